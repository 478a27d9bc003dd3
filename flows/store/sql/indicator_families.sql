-- Grain: one row per city, year, horizon, role, metric, class of subject and unit; key: these seven; filters: metric,
-- subject_class, role, horizon, unit_si; units: value_si_* in unit_si.
-- Indicators of one kind over cities and years: what they measure and of what class of subject, whatever their names.
-- Rows of `indicators_named` without a metric and superseded copies of a filing are not here. value_si_* are over the
-- `numbers` rows, of which each counts once, whatever the size of its department.
-- Null: value_si_* where no row of the family is one number; unit_si where the form prints none and of values that are
-- no number, which are a row of their own; city_code, fiscal_year, role and subject_class where nothing tells them.
CREATE OR REPLACE VIEW indicator_families AS
SELECT
    city_code,
    fiscal_year,
    min(province) AS province,
    min(city) AS city,
    horizon,
    role,
    metric,
    subject_class,
    unit_si,
    count(*)::INTEGER AS "values",
    count(value_si)::INTEGER AS numbers,
    count(DISTINCT filing_id)::INTEGER AS filings,
    count(DISTINCT department)::INTEGER AS departments,
    count(DISTINCT level3)::INTEGER AS names,
    count(DISTINCT indicator_id)::INTEGER AS indicators,
    min(value_si) AS value_si_min,
    median(value_si) AS value_si_median,
    max(value_si) AS value_si_max,
    count(*) FILTER (WHERE doubtful)::INTEGER AS doubtful
FROM indicators_named
WHERE metric IS NOT NULL
GROUP BY city_code, fiscal_year, horizon, role, metric, subject_class, unit_si;
