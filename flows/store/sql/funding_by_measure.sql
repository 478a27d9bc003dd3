-- Grain: one row per filing, year, period and measure; key: these four; filters: period, measure, scope, stage; units: yuan.
-- Money tables as they are laid out, each column of the print a row: a line of the catalogue is a column.
-- year is null where the form does not tell it; superseded copies have no rows.
-- Units: yuan to the cent, whatever unit the form prints.
-- Null: where the form prints no such line (a printed 0 is 0), where its unit is unknown, and where it prints the line
-- twice with different amounts.
-- amounts counts the printed amounts of the row; unplaced those of them that no column holds for one of these
-- reasons or because the catalogue does not have their line: look them up in `funding`.
-- verified counts those that tie out with others; doubtful where an error or a warning speaks of one of them.
CREATE OR REPLACE VIEW funding_by_measure AS
WITH told AS (
    SELECT filing_id, target_row_id, count(*) AS findings, bool_or(severity <> 'info') AS doubtful
    FROM findings
    WHERE table_name = 'funding' AND target_row_id IS NOT NULL
    GROUP BY filing_id, target_row_id
),
lines AS (
    SELECT
        m.filing_id,
        m.year,
        m.period,
        m.measure,
        m.section,
        m.item,
        -- One amount, however often it is printed.
        CASE
            WHEN count(m.amount_yuan) = count(*) AND min(m.amount_yuan) = max(m.amount_yuan) THEN min(m.amount_yuan)
        END AS yuan,
        count(*) AS amounts,
        count(*) FILTER (m.verified) AS verified,
        sum(coalesce(told.findings, 0)) AS findings,
        bool_or(coalesce(told.doubtful, false)) AS doubtful
    FROM funding AS m
    LEFT JOIN told ON told.filing_id = m.filing_id AND told.target_row_id = m.row_id
    GROUP BY m.filing_id, m.year, m.period, m.measure, m.section, m.item
),
wide AS (
    SELECT
        filing_id,
        year,
        period,
        measure,
        max(yuan) FILTER (section = 'income' AND item = 'total') AS income_total,
        max(yuan) FILTER (section = 'income' AND item = 'fiscal_appropriation') AS income_fiscal_appropriation,
        max(yuan) FILTER (section = 'income' AND item = 'general_public_budget') AS income_general_public_budget,
        max(yuan) FILTER (section = 'income' AND item = 'government_fund') AS income_government_fund,
        max(yuan) FILTER (section = 'income' AND item = 'state_capital') AS income_state_capital,
        max(yuan) FILTER (section = 'income' AND item = 'special_account') AS income_special_account,
        max(yuan) FILTER (section = 'income' AND item = 'unit_funds') AS income_unit_funds,
        max(yuan) FILTER (section = 'income' AND item = 'other_funds') AS income_other_funds,
        max(yuan) FILTER (section = 'income' AND item = 'carryover') AS income_carryover,
        max(yuan) FILTER (section = 'income' AND item = 'transfers_down') AS income_transfers_down,
        max(yuan) FILTER (section = 'income' AND item = 'own_level') AS income_own_level,
        max(yuan) FILTER (section = 'income' AND item = 'central_funds') AS income_central_funds,
        max(yuan) FILTER (section = 'income' AND item = 'provincial_funds') AS income_provincial_funds,
        max(yuan) FILTER (section = 'income' AND item = 'municipal_funds') AS income_municipal_funds,
        max(yuan) FILTER (section = 'income' AND item = 'county_funds') AS income_county_funds,
        max(yuan) FILTER (section = 'income' AND item = 'township_funds') AS income_township_funds,
        max(yuan) FILTER (section = 'income' AND item = 'local_funds') AS income_local_funds,
        max(yuan) FILTER (section = 'expenditure' AND item = 'total') AS expenditure_total,
        max(yuan) FILTER (section = 'expenditure' AND item = 'basic') AS expenditure_basic,
        max(yuan) FILTER (section = 'expenditure' AND item = 'project') AS expenditure_project,
        max(yuan) FILTER (section = 'expenditure' AND item = 'personnel') AS expenditure_personnel,
        max(yuan) FILTER (section = 'expenditure' AND item = 'operations') AS expenditure_operations,
        max(yuan) FILTER (section = 'expenditure' AND item = 'targeted') AS expenditure_targeted,
        sum(amounts)::INTEGER AS amounts,
        coalesce(sum(amounts) FILTER (
            yuan IS NULL OR NOT coalesce(
                item IN (
                    'total', 'fiscal_appropriation', 'general_public_budget', 'government_fund', 'state_capital',
                    'special_account', 'unit_funds', 'other_funds', 'carryover', 'transfers_down', 'own_level',
                    'central_funds', 'provincial_funds', 'municipal_funds', 'county_funds', 'township_funds',
                    'local_funds'
                ) AND section = 'income' OR item IN (
                    'total', 'basic', 'project', 'personnel', 'operations', 'targeted'
                ) AND section = 'expenditure',
                false
            )
        ), 0)::INTEGER AS unplaced,
        sum(verified)::INTEGER AS verified,
        sum(findings)::INTEGER AS findings,
        bool_or(doubtful) AS doubtful
    FROM lines
    GROUP BY filing_id, year, period, measure
)
SELECT
    wide.filing_id,
    f.city_code,
    f.fiscal_year,
    {{filing}},
    wide.* EXCLUDE (filing_id)
FROM wide
JOIN filings AS f ON f.filing_id = wide.filing_id;
