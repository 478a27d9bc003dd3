-- Grain: one row per project of a department and year; key: filing_id, seq; filters: city_code, fiscal_year, department_id;
-- units: yuan, rates as fractions.
-- What a project was given, what that became, and what was spent of it.
-- filing_id, seq: the project's own target form (seq 0), else its own self-evaluation (seq 0), else the row of `projects` in
-- its department's form. A project that has its own form and stands in its department's form is one row.
-- evaluation_filing_id: its self-evaluation by `filing_links`. listed_filing_id, listed_seq: where the department's form lists
-- it: the same name, quotation marks, blanks and the budget year aside, once in both. listed_evaluation_filing_id: the
-- department's self-evaluation that lists it, likewise.
-- budget_yuan: 年初预算数 by budget_from: target (the project's target form), self_evaluation (its self-evaluation), list (its
-- department's form). adjusted_yuan: 全年预算数. executed_yuan: 全年执行数. Of forms the printed total of income, else of
-- expenditure; without a printed total null, as sums of sources may be parts of one another.
-- execution_rate: executed over adjusted, where that is not printed over budget; printed_rate: as the form prints it.
-- conflict, parted by |: budget (the self-evaluation prints another 年初预算数 than the target form), list (the department's
-- form lists another budget), rate (the printed rate is not the reckoned one, by more than half a percent point).
-- Null: what no form prints, and amounts whose unit is unknown. Superseded copies are not here.
CREATE OR REPLACE VIEW projects_panel AS
WITH links AS (
    SELECT
        links.*,
        f.total_score,
        f.grade,
        f.project_code
    FROM filing_links AS links
    JOIN filings AS f ON f.filing_id = links.filing_id
),
rates AS (
    SELECT filing_id, any_value(execution_rate) AS printed_rate
    FROM funding
    WHERE item = 'total' AND period = 'current' AND execution_rate IS NOT NULL
    GROUP BY filing_id
    HAVING count(DISTINCT execution_rate) = 1
),
money AS (
    SELECT
        wide.filing_id,
        coalesce(income_total, expenditure_total) AS budget,
        coalesce(adjusted_income_total, adjusted_expenditure_total) AS adjusted,
        coalesce(executed_income_total, executed_expenditure_total) AS executed,
        rates.printed_rate,
        doubtful
    FROM funding_wide AS wide
    LEFT JOIN rates ON rates.filing_id = wide.filing_id
),
forms AS (
    SELECT
        own,
        evaluation,
        target.budget AS target_budget,
        report.budget AS report_budget,
        coalesce(report.adjusted, target.adjusted) AS adjusted,
        coalesce(report.executed, target.executed) AS executed,
        coalesce(report.printed_rate, target.printed_rate) AS printed_rate,
        coalesce(target.doubtful, false) OR coalesce(report.doubtful, false) AS doubtful
    FROM links AS own
    LEFT JOIN links AS evaluation
        ON evaluation.filing_id = CASE own.stage
            WHEN 'self_evaluation' THEN own.filing_id ELSE own.evaluation_filing_id
        END
    LEFT JOIN money AS target ON target.filing_id = own.filing_id AND own.stage = 'target'
    LEFT JOIN money AS report ON report.filing_id = evaluation.filing_id
    WHERE own.scope IS DISTINCT FROM 'department' AND own.project IS NOT NULL AND own.target_filing_id IS NULL
),
parts AS (
    SELECT
        filing_id,
        project_seq,
        measure,
        CASE WHEN count(*) = 1 THEN max(amount_yuan) ELSE max(amount_yuan) FILTER (item = 'total') END AS yuan
    FROM project_funding
    WHERE period = 'current' AND measure IN ('adjusted', 'executed')
    GROUP BY filing_id, project_seq, measure
    HAVING count(*) = 1 OR count(*) FILTER (item = 'total') = 1
),
rows AS (
    SELECT
        links AS own,
        links.filing_id,
        links.evaluation_filing_id,
        links.target_filing_id,
        p.seq,
        p.name,
        p.category,
        p.total_budget_yuan,
        p.year_budget_yuan,
        adjusted.yuan AS adjusted,
        executed.yuan AS executed,
        p.execution_rate AS printed_rate
    FROM projects AS p
    JOIN links ON links.filing_id = p.filing_id AND links.scope = 'department'
    LEFT JOIN parts AS adjusted
        ON adjusted.measure = 'adjusted' AND adjusted.filing_id = p.filing_id AND adjusted.project_seq = p.seq
    LEFT JOIN parts AS executed
        ON executed.measure = 'executed' AND executed.filing_id = p.filing_id AND executed.project_seq = p.seq
),
keyed AS (
    SELECT
        *,
        regexp_replace(
            translate(rtrim(name, ':：'), '（） 　*“”„"''‘’「」『』《》〈〉', '()'),
            concat('^', own.fiscal_year, '年度?|\(', own.fiscal_year, '年度?\)$'), ''
        ) AS word
    FROM rows
),
alone AS (
    SELECT * FROM keyed QUALIFY count(*) OVER (PARTITION BY filing_id, word) = 1
),
listed AS (
    SELECT
        line.own AS form,
        report.own AS report,
        line.seq AS seq,
        line.name AS name,
        line.word AS word,
        line.category AS category,
        line.total_budget_yuan AS total_budget,
        line.year_budget_yuan AS budget,
        coalesce(report.adjusted, line.adjusted) AS adjusted,
        coalesce(report.executed, line.executed) AS executed,
        coalesce(report.printed_rate, line.printed_rate) AS printed_rate,
        single.seq IS NOT NULL AS alone
    FROM keyed AS line
    LEFT JOIN alone AS single ON single.filing_id = line.filing_id AND single.seq = line.seq
    LEFT JOIN alone AS report
        ON single.seq IS NOT NULL AND report.filing_id = line.evaluation_filing_id AND report.word = line.word
    WHERE single.seq IS NULL OR NOT EXISTS (
        FROM alone AS promise WHERE promise.filing_id = line.target_filing_id AND promise.word = line.word
    )
),
worded AS (
    SELECT
        *,
        regexp_replace(
            translate(rtrim(own.project, ':：'), '（） 　*“”„"''‘’「」『』《》〈〉', '()'),
            concat('^', own.fiscal_year, '年度?|\(', own.fiscal_year, '年度?\)$'), ''
        ) AS word
    FROM forms
),
single_forms AS (
    SELECT
        own.filing_id AS filing_id,
        own.department_id AS department_id,
        own.fiscal_year AS fiscal_year,
        word
    FROM worded
    WHERE own.department_id IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY own.department_id, own.fiscal_year, word) = 1
),
single_lists AS (
    SELECT *, form.department_id AS department_id, form.fiscal_year AS fiscal_year
    FROM listed
    WHERE alone AND form.department_id IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY form.department_id, form.fiscal_year, word) = 1
),
matched AS (
    SELECT f.filing_id AS filing_id, l AS list
    FROM single_forms AS f
    JOIN single_lists AS l
        ON l.department_id = f.department_id AND l.fiscal_year = f.fiscal_year AND l.word = f.word
),
joined AS (
    SELECT
        f.own AS own,
        0 AS seq,
        f.own.project AS project,
        f.evaluation AS evaluation,
        m.list.form.filing_id AS listed_filing_id,
        m.list.seq AS listed_seq,
        m.list.report.filing_id AS listed_evaluation_filing_id,
        m.list.category AS category,
        m.list.total_budget AS total_budget,
        f.target_budget,
        f.report_budget,
        m.list.budget AS listed_budget,
        coalesce(f.adjusted, m.list.adjusted) AS adjusted,
        coalesce(f.executed, m.list.executed) AS executed,
        coalesce(f.printed_rate, m.list.printed_rate) AS printed_rate,
        f.doubtful
    FROM worded AS f
    LEFT JOIN matched AS m ON m.filing_id = f.own.filing_id
    UNION ALL
    SELECT
        l.form,
        l.seq,
        l.name,
        NULL,
        l.form.filing_id,
        l.seq,
        l.report.filing_id,
        l.category,
        l.total_budget,
        NULL,
        NULL,
        l.budget,
        l.adjusted,
        l.executed,
        l.printed_rate,
        false
    FROM listed AS l
    WHERE NOT EXISTS (
        FROM matched WHERE matched.list.form.filing_id = l.form.filing_id AND matched.list.seq = l.seq
    )
),
reckoned AS (
    SELECT
        *,
        coalesce(target_budget, report_budget, listed_budget) AS budget,
        executed::DOUBLE / nullif(coalesce(adjusted, target_budget, report_budget, listed_budget), 0)::DOUBLE AS rate
    FROM joined
)
SELECT
    own.filing_id AS filing_id,
    seq,
    own.city_code AS city_code,
    own.fiscal_year AS fiscal_year,
    own.province AS province,
    own.city AS city,
    own.county AS county,
    own.department_id AS department_id,
    own.department AS department,
    project,
    own.project_code AS project_code,
    own.scope AS scope,
    category,
    evaluation.filing_id AS evaluation_filing_id,
    listed_filing_id,
    listed_seq,
    listed_evaluation_filing_id,
    total_budget AS total_budget_yuan,
    budget AS budget_yuan,
    CASE
        WHEN target_budget IS NOT NULL THEN 'target'
        WHEN report_budget IS NOT NULL THEN 'self_evaluation'
        WHEN listed_budget IS NOT NULL THEN 'list'
    END AS budget_from,
    adjusted AS adjusted_yuan,
    executed AS executed_yuan,
    rate AS execution_rate,
    printed_rate,
    evaluation.total_score AS total_score,
    evaluation.grade AS grade,
    nullif(concat_ws(
        '|',
        CASE WHEN target_budget <> report_budget THEN 'budget' END,
        CASE WHEN coalesce(target_budget, report_budget) <> listed_budget THEN 'list' END,
        CASE WHEN abs(rate - printed_rate) > 0.005 THEN 'rate' END
    ), '') AS conflict,
    doubtful
FROM reckoned;
