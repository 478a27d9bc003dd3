-- Grain: one row per current filing; key: filing_id; filters: city_code, fiscal_year, stage, scope; units: scores 0 to 1.
-- Filings with the ones to compare them with: last year's, and of a target form and its self-evaluation the other one.
-- Superseded copies are not here.
-- department_id: the row of `departments` that the filing is of; null where its division or department is unknown.
-- earlier_*: the filing of the same department (and project, stage) for the year before.
-- evaluation_*: the self-evaluation of the same department (and project) for the same year; of goals alone.
-- target_filing_id: the other way: the goals that a self-evaluation evaluates.
-- *_method: what both filings print alike, and no third one of the division, year and stage:
--   name     department and project (and scope), quotation marks, blanks and the form of brackets aside
--   unit     these, or what written and renamed tell, and 实施单位: several units carry out one project
--   code     项目代码, of a department's form 部门代码; the names resemble each other
--   written  the names without the division's name before the department and the budget year about the project
--   renamed  so, with offices that `mappings/departments.yaml` knows to have been renamed
-- The first that holds is taken, and only where it holds from both sides.
-- *_score: how alike the names are as printed: letters in both over letters in either, of the department or the project,
-- whichever are less alike.
-- *_conflict: why there is no link although something is alike: several (nothing tells the right one of several), code
-- (the names are alike and the codes differ), unit (the names are alike and 实施单位 differs), name (the codes are alike and
-- the names differ), ways (names and codes lead to different filings).
-- Null: where the division, the year, the department or a project's name is unknown, or the dataset has no such filing.
CREATE OR REPLACE VIEW filing_links AS
WITH changes(former, present) AS (VALUES {{renamed}}),
told AS (
    SELECT
        *,
        -- As copies of a filing are told: quotation marks, blanks and the form of brackets make no difference.
        translate(rtrim(department, ':：'), '（） 　*“”„"''‘’「」『』《》〈〉', '()') AS department_key,
        translate(rtrim(coalesce(project, ''), ':：'), '（） 　*“”„"''‘’「」『』《》〈〉', '()') AS project_key,
        translate(rtrim(coalesce(unit, ''), ':：'), '（） 　*“”„"''‘’「」『』《》〈〉', '()') AS unit_key,
        CASE scope WHEN 'department' THEN 'department' ELSE 'project' END AS about,
        CASE scope WHEN 'department' THEN department_code ELSE project_code END AS code
    FROM filings
    WHERE status <> 'superseded'
),
shorter AS (
    SELECT
        *,
        regexp_replace(department_key, concat('^(', province, ')?(', city, ')?(', county, ')?'), '') AS office,
        regexp_replace(unit_key, concat('^(', province, ')?(', city, ')?(', county, ')?'), '') AS unit_office,
        -- 2024年道路养护, 2024年度道路养护 and 道路养护(2024年) are 道路养护.
        regexp_replace(
            project_key, concat('^', fiscal_year, '年度?|\(', fiscal_year, '年度?\)$'), ''
        ) AS undated
    FROM told
),
known AS (
    SELECT
        filing_id,
        city_code,
        fiscal_year,
        adcode,
        stage,
        scope,
        about,
        code,
        department_key,
        project_key,
        unit_key,
        unit_office,
        -- A name of a division and no more, or of a letter behind it, stays as it is.
        CASE WHEN length(office) > 1 THEN office ELSE department_key END AS office,
        CASE WHEN undated <> '' THEN undated ELSE project_key END AS undated
    FROM shorter
    WHERE adcode IS NOT NULL AND department IS NOT NULL
),
named AS (
    SELECT
        known.*,
        coalesce(changes.present, office) AS present,
        list_distinct(string_split(department_key, '')) AS department_letters,
        CASE WHEN project_key = '' THEN [] ELSE list_distinct(string_split(project_key, '')) END AS project_letters
    FROM known
    LEFT JOIN changes ON changes.former = known.office
),
keyed AS (
    SELECT
        * EXCLUDE (way),
        way.tier,
        way.method,
        way.key
    FROM (
        SELECT
            *,
            unnest([
                {'tier': 1, 'method': 'name', 'key': concat_ws('|', department_key, project_key, scope)},
                {'tier': 2, 'method': 'unit', 'key': concat_ws('|', department_key, project_key, scope, unit_key)},
                {'tier': 3, 'method': 'code', 'key': code},
                {'tier': 4, 'method': 'written', 'key': concat_ws('|', office, undated)},
                {'tier': 5, 'method': 'renamed', 'key': concat_ws('|', present, undated)},
                {'tier': 6, 'method': 'unit', 'key': concat_ws('|', present, undated, unit_office)}
            ]) AS way
        FROM named
        WHERE fiscal_year IS NOT NULL AND (scope = 'department' OR project_key <> '')
    )
    WHERE way.key IS NOT NULL AND (way.method <> 'unit' OR unit_key <> '')
),
counted AS (
    SELECT *, count(*) OVER (PARTITION BY city_code, fiscal_year, adcode, stage, about, tier, key) AS alike
    FROM keyed
),
alone AS (
    SELECT * FROM counted WHERE alike = 1
),
candidates AS (
    SELECT
        own.filing_id,
        other.filing_id AS other_id,
        other.stage <> own.stage AS evaluates,
        own.tier,
        own.method,
        own.code <> other.code AND other.stage <> own.stage AS codes_differ,
        own.unit_key <> '' AND other.unit_key <> '' AND own.unit_office <> other.unit_office
        AND own.about = 'project' AS units_differ,
        least(
            len(list_intersect(own.department_letters, other.department_letters))
            / len(list_distinct(own.department_letters || other.department_letters)),
            coalesce(
                len(list_intersect(own.project_letters, other.project_letters))
                / nullif(len(list_distinct(own.project_letters || other.project_letters)), 0),
                1
            )
        ) AS score
    FROM alone AS own
    JOIN alone AS other
        ON other.city_code = own.city_code AND other.adcode = own.adcode AND other.about = own.about
        AND other.tier = own.tier AND other.key = own.key
        AND (
            other.stage = own.stage AND other.fiscal_year = own.fiscal_year - 1
            OR own.stage = 'target' AND other.stage = 'self_evaluation' AND other.fiscal_year = own.fiscal_year
        )
),
judged AS (
    SELECT
        *,
        CASE
            WHEN
                max(other_id) OVER (PARTITION BY filing_id, evaluates)
                <> min(other_id) OVER (PARTITION BY filing_id, evaluates)
                OR max(filing_id) OVER (PARTITION BY other_id, evaluates)
                <> min(filing_id) OVER (PARTITION BY other_id, evaluates)
                THEN 'ways'
            WHEN codes_differ THEN 'code'
            WHEN units_differ THEN 'unit'
            WHEN method = 'code' AND score < 0.5 THEN 'name'
        END AS conflict
    FROM candidates
    QUALIFY row_number() OVER (PARTITION BY filing_id, evaluates ORDER BY tier) = 1
),
crowds AS (
    SELECT own.filing_id, other.stage <> own.stage AS evaluates
    FROM counted AS own
    JOIN (
        SELECT DISTINCT city_code, fiscal_year, adcode, stage, about, tier, key, alike FROM counted
    ) AS other
        ON other.city_code = own.city_code AND other.adcode = own.adcode AND other.about = own.about
        AND other.tier = own.tier AND other.key = own.key
        AND (
            other.stage = own.stage AND other.fiscal_year = own.fiscal_year - 1
            OR own.stage = 'target' AND other.stage = 'self_evaluation' AND other.fiscal_year = own.fiscal_year
        )
    GROUP BY ALL
),
linked AS (
    SELECT filing_id, other_id, evaluates, method, score::FLOAT AS score FROM judged WHERE conflict IS NULL
),
unlinked AS (
    SELECT
        crowds.filing_id,
        crowds.evaluates,
        coalesce(judged.conflict, 'several') AS conflict
    FROM crowds
    LEFT JOIN judged ON judged.filing_id = crowds.filing_id AND judged.evaluates = crowds.evaluates
    WHERE judged.filing_id IS NULL OR judged.conflict IS NOT NULL
)
SELECT
    f.filing_id,
    f.city_code,
    f.fiscal_year,
    f.province,
    f.city,
    f.county,
    f.adcode,
    f.adcode || '-' || named.present AS department_id,
    f.department,
    f.project,
    f.scope,
    f.stage,
    f.title,
    f.source_name,
    f.status,
    earlier.other_id AS earlier_filing_id,
    earlier.method AS earlier_method,
    earlier.score AS earlier_score,
    no_earlier.conflict AS earlier_conflict,
    evaluation.other_id AS evaluation_filing_id,
    evaluation.method AS evaluation_method,
    evaluation.score AS evaluation_score,
    no_evaluation.conflict AS evaluation_conflict,
    target.filing_id AS target_filing_id
FROM filings AS f
LEFT JOIN named ON named.filing_id = f.filing_id
LEFT JOIN linked AS earlier ON earlier.filing_id = f.filing_id AND NOT earlier.evaluates
LEFT JOIN linked AS evaluation ON evaluation.filing_id = f.filing_id AND evaluation.evaluates
LEFT JOIN linked AS target ON target.other_id = f.filing_id AND target.evaluates
LEFT JOIN unlinked AS no_earlier ON no_earlier.filing_id = f.filing_id AND NOT no_earlier.evaluates
LEFT JOIN unlinked AS no_evaluation ON no_evaluation.filing_id = f.filing_id AND no_evaluation.evaluates
WHERE f.status <> 'superseded';
