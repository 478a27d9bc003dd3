-- Indicators of one kind over cities and years: what they measure and of what class of subject.
-- Grain: one row per city, year, horizon, role, metric, class of subject and unit of the rows of `indicators_named`
-- that have a metric; superseded copies of a filing have none.
-- Key: city_code, fiscal_year, horizon, role, metric, subject_class, unit_si; each of them but horizon and metric may be
-- null.
-- Units: value_si_* in unit_si, as in `indicators_named`; they are over `numbers` rows, of which each counts once,
-- whatever the size of its department.
-- Null: value_si_* where no row of the family is one number; unit_si where the form prints none and of values that are
-- no number, which are a row of their own.
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
