-- Filings with the ones to compare them with.
-- Grain: one row per filing that is current; superseded copies are not here.
-- Key: filing_id.
-- earlier_filing_id: the filing of the same department (and project, scope, stage) for the year before.
-- evaluation_filing_id: the self-evaluation of the same department (and project, scope) for the same year; of goals alone.
-- Null: where the dataset has no such filing, or several, of which nothing tells the right one; where the division,
-- the year, the department or a project's name is unknown; and where the filing itself is one of several.
CREATE OR REPLACE VIEW filing_links AS
WITH told AS (
    SELECT
        *,
        -- As copies of a filing are told: quotation marks, blanks and the form of brackets make no difference.
        translate(rtrim(department, ':：'), '（） 　*“”„"''‘’「」『』《》〈〉', '()') AS department_key,
        translate(rtrim(coalesce(project, ''), ':：'), '（） 　*“”„"''‘’「」『』《》〈〉', '()') AS project_key
    FROM filings
    WHERE status <> 'superseded'
),
alone AS (
    SELECT *
    FROM told
    WHERE adcode IS NOT NULL AND fiscal_year IS NOT NULL AND department IS NOT NULL
        AND (scope = 'department' OR project IS NOT NULL)
    QUALIFY count(*) OVER (PARTITION BY adcode, fiscal_year, department_key, scope, stage, project_key) = 1
),
pairs AS (
    SELECT
        own.filing_id,
        earlier.filing_id AS earlier_filing_id,
        evaluation.filing_id AS evaluation_filing_id
    FROM alone AS own
    LEFT JOIN alone AS earlier
        ON earlier.fiscal_year = own.fiscal_year - 1 AND earlier.stage = own.stage
        AND earlier.adcode = own.adcode AND earlier.scope = own.scope
        AND earlier.department_key = own.department_key AND earlier.project_key = own.project_key
    LEFT JOIN alone AS evaluation
        ON own.stage = 'target' AND evaluation.stage = 'self_evaluation' AND evaluation.fiscal_year = own.fiscal_year
        AND evaluation.adcode = own.adcode AND evaluation.scope = own.scope
        AND evaluation.department_key = own.department_key AND evaluation.project_key = own.project_key
)
SELECT
    f.filing_id,
    f.city_code,
    f.fiscal_year,
    f.province,
    f.city,
    f.county,
    f.adcode,
    f.department,
    f.project,
    f.scope,
    f.stage,
    f.title,
    f.source_name,
    f.status,
    pairs.earlier_filing_id,
    pairs.evaluation_filing_id
FROM filings AS f
LEFT JOIN pairs ON pairs.filing_id = f.filing_id
WHERE f.status <> 'superseded';
