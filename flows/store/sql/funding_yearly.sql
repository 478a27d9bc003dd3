-- Grain: one row per current amount of `funding`; key: filing_id, row_id; filters: section, item, measure, scope, stage;
-- units: yuan, growth a fraction.
-- Money year on year: this year's amounts beside last year's, as the same filing and as last year's filing print them.
-- Superseded copies have none.
-- Units: yuan to the cent; growth is a fraction of the older amount: 0.05 is 5 percent more.
-- prior_*: the filing's own column of the year before, same section, line and measure.
-- earlier_*: the current amount of last year's filing of the same department (`filing_links`), likewise.
-- restated_yuan: prior_yuan less earlier_yuan; not 0 where this year's filing tells last year's amount otherwise.
-- Null: where there is no such amount or its unit or year is unknown; where a filing prints the line twice, of which
-- nothing tells the right one; growth also where the older amount is 0.
CREATE OR REPLACE VIEW funding_yearly AS
WITH told AS (
    SELECT filing_id, target_row_id, bool_or(severity <> 'info') AS doubtful
    FROM findings
    WHERE table_name = 'funding' AND target_row_id IS NOT NULL
    GROUP BY filing_id, target_row_id
),
alone AS (
    SELECT filing_id, row_id, section, item_name, measure, year, period, amount_yuan
    FROM funding
    WHERE year IS NOT NULL
    QUALIFY count(*) OVER (PARTITION BY filing_id, section, item_name, measure, year, period) = 1
),
pairs AS (
    SELECT
        own.filing_id,
        own.row_id,
        prior.row_id AS prior_row_id,
        prior.amount_yuan AS prior_yuan,
        earlier.filing_id AS earlier_filing_id,
        earlier.row_id AS earlier_row_id,
        earlier.amount_yuan AS earlier_yuan
    FROM alone AS own
    LEFT JOIN filing_links AS links ON links.filing_id = own.filing_id
    LEFT JOIN alone AS prior
        ON prior.filing_id = own.filing_id AND prior.period = 'prior' AND prior.year = own.year - 1
        AND prior.section = own.section AND prior.item_name = own.item_name AND prior.measure = own.measure
    LEFT JOIN alone AS earlier
        ON earlier.filing_id = links.earlier_filing_id AND earlier.period = 'current' AND earlier.year = own.year - 1
        AND earlier.section = own.section AND earlier.item_name = own.item_name AND earlier.measure = own.measure
    WHERE own.period = 'current'
)
SELECT
    m.filing_id,
    m.row_id,
    m.city_code,
    m.fiscal_year,
    {{filing}},
    m.page,
    m.section,
    m.item,
    m.item_name,
    m.year,
    m.measure,
    m.amount_yuan,
    pairs.prior_row_id,
    pairs.prior_yuan,
    (m.amount_yuan - pairs.prior_yuan)::DECIMAL(20, 2) AS prior_difference_yuan,
    (m.amount_yuan - pairs.prior_yuan)::DOUBLE / nullif(pairs.prior_yuan, 0)::DOUBLE AS prior_growth,
    pairs.earlier_filing_id,
    pairs.earlier_row_id,
    pairs.earlier_yuan,
    (m.amount_yuan - pairs.earlier_yuan)::DECIMAL(20, 2) AS earlier_difference_yuan,
    (m.amount_yuan - pairs.earlier_yuan)::DOUBLE / nullif(pairs.earlier_yuan, 0)::DOUBLE AS earlier_growth,
    (pairs.prior_yuan - pairs.earlier_yuan)::DECIMAL(20, 2) AS restated_yuan,
    m.verified,
    m.confidence,
    coalesce(told.doubtful, false) AS doubtful
FROM funding AS m
JOIN filings AS f ON f.filing_id = m.filing_id
LEFT JOIN pairs ON pairs.filing_id = m.filing_id AND pairs.row_id = m.row_id
LEFT JOIN told ON told.filing_id = m.filing_id AND told.target_row_id = m.row_id
WHERE m.period = 'current';
