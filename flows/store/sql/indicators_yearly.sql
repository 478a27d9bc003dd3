-- Grain: one row per annual target (horizon annual, role target) of `indicators`; key: filing_id, row_id; filters: stage,
-- scope, city_code, fiscal_year; units: *_si in unit_si, growth a fraction.
-- Annual targets beside last year's value, last year's target and what was achieved; superseded copies have none.
-- Units: value_si and every *_si in unit_si, as in `indicators_named`.
-- prior_*: the value of the year before that the same printed row tells.
-- earlier_*: the annual target of the same indicator in last year's filing of the same department (`filing_links`).
-- actual_*: what was achieved: in the same printed row of a self-evaluation, else in the department's self-evaluation of
-- the same year.
-- Two filings' rows are one indicator where level3 is the same, else where indicator_id is; the columns *_matched
-- tell which.
-- Null: where there is no such row, or a filing has several, of which nothing tells the right one; differences and met
-- also where one of the two is no number or their units differ, met also where the target has no comparator.
CREATE OR REPLACE VIEW indicators_yearly AS
WITH annual AS (
    SELECT * FROM indicators_named WHERE horizon = 'annual'
),
beside AS (
    SELECT *
    FROM annual
    WHERE role = 'actual' OR (role = 'prior' AND year = fiscal_year - 1)
    QUALIFY count(*) OVER (PARTITION BY filing_id, goal, seq, role) = 1
),
named AS (
    SELECT filing_id, row_id, role, level3 AS word, 'level3' AS matched
    FROM annual
    WHERE role IN ('target', 'actual')
    UNION ALL
    SELECT filing_id, row_id, role, indicator_id, 'indicator_id'
    FROM annual
    WHERE role IN ('target', 'actual') AND indicator_id IS NOT NULL
),
alone AS (
    SELECT * FROM named QUALIFY count(*) OVER (PARTITION BY filing_id, role, matched, word) = 1
),
elsewhere AS (
    SELECT own.filing_id, own.row_id, other.role, other.filing_id AS other_filing_id, other.row_id AS other_row_id,
        own.matched
    FROM alone AS own
    JOIN filing_links AS links ON links.filing_id = own.filing_id
    JOIN alone AS other
        ON other.matched = own.matched AND other.word = own.word
        AND other.filing_id = CASE other.role
            WHEN 'target' THEN links.earlier_filing_id ELSE links.evaluation_filing_id
        END
    WHERE own.role = 'target'
    QUALIFY row_number() OVER (PARTITION BY own.filing_id, own.row_id, other.role ORDER BY own.matched DESC) = 1
),
joined AS (
    SELECT
        t,
        prior,
        earlier,
        to_earlier.matched AS earlier_matched,
        CASE WHEN achieved.filing_id IS NULL THEN later ELSE achieved END AS actual,
        CASE WHEN achieved.filing_id IS NULL THEN to_later.matched ELSE 'row' END AS actual_matched
    FROM annual AS t
    LEFT JOIN beside AS prior
        ON prior.role = 'prior' AND prior.filing_id = t.filing_id AND prior.seq = t.seq
        AND prior.goal IS NOT DISTINCT FROM t.goal
    LEFT JOIN beside AS achieved
        ON achieved.role = 'actual' AND achieved.filing_id = t.filing_id AND achieved.seq = t.seq
        AND achieved.goal IS NOT DISTINCT FROM t.goal
    LEFT JOIN elsewhere AS to_earlier
        ON to_earlier.role = 'target' AND to_earlier.filing_id = t.filing_id AND to_earlier.row_id = t.row_id
    LEFT JOIN annual AS earlier
        ON earlier.filing_id = to_earlier.other_filing_id AND earlier.row_id = to_earlier.other_row_id
    LEFT JOIN elsewhere AS to_later
        ON to_later.role = 'actual' AND to_later.filing_id = t.filing_id AND to_later.row_id = t.row_id
    LEFT JOIN annual AS later
        ON later.filing_id = to_later.other_filing_id AND later.row_id = to_later.other_row_id
    WHERE t.role = 'target'
),
compared AS (
    SELECT
        *,
        CASE WHEN prior.unit_si IS NOT DISTINCT FROM t.unit_si THEN prior.value_si END AS prior_comparable,
        CASE WHEN earlier.unit_si IS NOT DISTINCT FROM t.unit_si THEN earlier.value_si END AS earlier_comparable,
        CASE WHEN actual.unit_si IS NOT DISTINCT FROM t.unit_si THEN actual.value_si END AS actual_comparable
    FROM joined
)
SELECT
    t.filing_id,
    t.row_id,
    t.city_code,
    t.fiscal_year,
    t.province,
    t.city,
    t.county,
    t.department,
    t.project,
    t.scope,
    t.stage,
    t.title,
    t.source_name,
    t.page,
    t.level1,
    t.level2,
    t.level3,
    t.indicator_id,
    t.indicator,
    t.name,
    t.kind,
    t.value_raw,
    t.op,
    t.value,
    t.unit,
    t.value_si,
    t.unit_si,
    prior.row_id AS prior_row_id,
    prior.value_raw AS prior_value_raw,
    prior.op AS prior_op,
    prior.value_si AS prior_value_si,
    prior.unit_si AS prior_unit_si,
    round(t.value_si - prior_comparable, 10) AS prior_difference_si,
    (t.value_si - prior_comparable) / nullif(abs(prior_comparable), 0) AS prior_growth,
    earlier.filing_id AS earlier_filing_id,
    earlier.row_id AS earlier_row_id,
    earlier_matched,
    earlier.value_raw AS earlier_value_raw,
    earlier.op AS earlier_op,
    earlier.value_si AS earlier_value_si,
    earlier.unit_si AS earlier_unit_si,
    round(t.value_si - earlier_comparable, 10) AS earlier_difference_si,
    (t.value_si - earlier_comparable) / nullif(abs(earlier_comparable), 0) AS earlier_growth,
    actual.filing_id AS actual_filing_id,
    actual.row_id AS actual_row_id,
    actual_matched,
    actual.value_raw AS actual_value_raw,
    actual.value_si AS actual_value_si,
    actual.unit_si AS actual_unit_si,
    round(actual_comparable - t.value_si, 10) AS actual_difference_si,
    CASE t.op
        WHEN '>=' THEN actual_comparable >= t.value_si
        WHEN '<=' THEN actual_comparable <= t.value_si
        WHEN '>' THEN actual_comparable > t.value_si
        WHEN '<' THEN actual_comparable < t.value_si
        WHEN '=' THEN actual_comparable = t.value_si
    END AS met,
    t.confidence,
    t.findings,
    t.doubtful
FROM compared;
