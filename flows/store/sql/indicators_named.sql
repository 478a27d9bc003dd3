-- Grain: one row per row of `indicators`; key: filing_id, row_id; filters: horizon, role, year, stage, scope, indicator_id;
-- units: value in unit, value_si in unit_si.
-- Indicators with whose they are, and what is in doubt; superseded copies of a filing have none.
-- Units: value is the printed number in unit, value_si the same in unit_si: 万 and 亿 multiplied out, percent as a
-- fraction with unit_si 1. Only numbers of one unit_si compare; it is null where the form prints no unit.
-- Null: value and value_si where the value is no number or a cell holds several; indicator where the catalogue has no
-- such name, `name` then being level3; role and year where the form does not tell them.
-- findings counts what is told of this row alone; doubtful where one of them is an error or a warning.
CREATE OR REPLACE VIEW indicators_named AS
WITH told AS (
    SELECT filing_id, target_row_id, count(*) AS findings, bool_or(severity <> 'info') AS doubtful
    FROM findings
    WHERE table_name = 'indicators' AND target_row_id IS NOT NULL
    GROUP BY filing_id, target_row_id
)
SELECT
    i.filing_id,
    i.row_id,
    i.city_code,
    i.fiscal_year,
    {{filing}},
    i.page,
    i.horizon,
    i.goal,
    i.seq,
    i.level1,
    i.level2,
    i.level3,
    i.indicator_id,
    i.indicator,
    i.metric,
    i.subject,
    i.subject_class,
    coalesce(i.indicator, i.level3) AS name,
    i.role,
    i.year,
    i.kind,
    i.value_raw,
    i.op,
    i.value,
    i.unit,
    i.value_si,
    CASE
        WHEN i.value_si IS NULL THEN NULL
        -- These begin like a scale and are units of their own: 亿千瓦时 is counted in 千瓦时.
        WHEN regexp_matches(i.unit, '^[十百千万亿]*?(千米|千克|千瓦|千分点|百分点)')
            THEN regexp_replace(i.unit, '^[十百千万亿]*?(千米|千克|千瓦|千分点|百分点)', '\1')
        ELSE nullif(regexp_replace(regexp_replace(i.unit, '^[十百千万亿]+', ''), '^[%‰‱成]$', '1'), '')
    END AS unit_si,
    i.weight,
    i.score,
    i.match_method,
    i.match_score,
    i.confidence,
    coalesce(told.findings, 0)::INTEGER AS findings,
    coalesce(told.doubtful, false) AS doubtful
FROM indicators AS i
JOIN filings AS f ON f.filing_id = i.filing_id
LEFT JOIN told ON told.filing_id = i.filing_id AND told.target_row_id = i.row_id;
