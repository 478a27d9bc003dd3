-- Grain: one row per filing that prints money; key: filing_id; filters: scope, stage, city_code, fiscal_year; units: yuan.
-- The budget of the filing's own year, a line of the catalogue a column, and beside it what became of the totals.
-- Forms of departments and of projects both are here: say scope = 'department' or they are summed twice; a target form
-- and its self-evaluation both print the budget: say stage = 'target' or 'self_evaluation'.
-- Units: yuan to the cent, whatever unit the form prints; execution_rate is a fraction of the adjusted budget, where none
-- is printed of the budget.
-- income_*, expenditure_*: the budget. adjusted_*, executed_*: 全年预算数 and 全年执行数 of the totals. prior_*: the totals of
-- the year before as the filing prints them. Other years, lines and measures: `funding_by_measure`.
-- Null: where the form prints no such line (a printed 0 is 0), where its unit is unknown, and where it prints the line
-- twice with different amounts.
-- amounts counts the printed amounts of the filing; unplaced those of them that no column holds for one of these
-- reasons, or because they are another year's, measure's or line's: look them up in `funding`.
-- verified counts those that tie out with others; doubtful where an error or a warning speaks of one of them.
CREATE OR REPLACE VIEW funding_wide AS
WITH counted AS (
    SELECT
        filing_id,
        sum(amounts)::INTEGER AS amounts,
        sum(verified)::INTEGER AS verified,
        sum(findings)::INTEGER AS findings,
        bool_or(doubtful) AS doubtful
    FROM funding_by_measure
    GROUP BY filing_id
),
own AS (
    SELECT * FROM funding_by_measure WHERE period = 'current'
    -- A form that prints two years as its own is no wide row's: nothing tells the right one.
    QUALIFY count(*) OVER (PARTITION BY filing_id, measure) = 1
),
before AS (
    SELECT * FROM funding_by_measure WHERE period = 'prior' AND measure = 'budget' AND year = fiscal_year - 1
    QUALIFY count(*) OVER (PARTITION BY filing_id) = 1
)
SELECT
    f.filing_id,
    f.city_code,
    f.fiscal_year,
    {{filing}},
    budget.* LIKE 'income_%',
    budget.* LIKE 'expenditure_%',
    adjusted.income_total AS adjusted_income_total,
    adjusted.expenditure_total AS adjusted_expenditure_total,
    executed.income_total AS executed_income_total,
    executed.expenditure_total AS executed_expenditure_total,
    CASE
        WHEN executed.income_total IS NOT NULL
            THEN executed.income_total / nullif(coalesce(adjusted.income_total, budget.income_total), 0)
        ELSE executed.expenditure_total / nullif(coalesce(adjusted.expenditure_total, budget.expenditure_total), 0)
    END::DOUBLE AS execution_rate,
    before.income_total AS prior_income_total,
    before.expenditure_total AS prior_expenditure_total,
    counted.amounts,
    (
        counted.amounts
        - coalesce(budget.amounts - budget.unplaced, 0)
        - coalesce((adjusted.income_total IS NOT NULL)::INTEGER + (adjusted.expenditure_total IS NOT NULL)::INTEGER, 0)
        - coalesce((executed.income_total IS NOT NULL)::INTEGER + (executed.expenditure_total IS NOT NULL)::INTEGER, 0)
        - coalesce((before.income_total IS NOT NULL)::INTEGER + (before.expenditure_total IS NOT NULL)::INTEGER, 0)
    )::INTEGER AS unplaced,
    counted.verified,
    counted.findings,
    counted.doubtful
FROM counted
JOIN filings AS f ON f.filing_id = counted.filing_id
LEFT JOIN own AS budget ON budget.filing_id = counted.filing_id AND budget.measure = 'budget'
LEFT JOIN own AS adjusted ON adjusted.filing_id = counted.filing_id AND adjusted.measure = 'adjusted'
LEFT JOIN own AS executed ON executed.filing_id = counted.filing_id AND executed.measure = 'executed'
LEFT JOIN before ON before.filing_id = counted.filing_id;
