-- Grain: one row per department; key: department_id; filters: city_code, adcode, name; units: filings and years counted.
-- Departments as their filings name them, over all years.
-- department_id: the division's code and the office's name without the division's, under its present name where
-- `mappings/departments.yaml` knows it to have been renamed: 420700-自然资源局.
-- name: the wording printed most often in the newest year. wordings, codes, years: all that are printed, parted by |.
-- former_names: the names before, where the office was renamed. merged_into: the office that took it over, whose filings
-- are another department's: no year is compared with it. changed_in: the year of either.
-- Null: codes and years where none is printed; former_names, merged_into and changed_in where no change is known.
-- Filings whose division or department is unknown are in no row; superseded copies are not counted.
CREATE OR REPLACE VIEW departments AS
WITH changes(former, present, year, change) AS (VALUES {{changes}}),
filed AS (
    SELECT
        links.department_id,
        links.city_code,
        links.adcode,
        links.province,
        links.city,
        links.county,
        links.department,
        links.fiscal_year,
        links.scope,
        links.stage,
        f.department_code,
        count(*) OVER (PARTITION BY links.department_id, links.fiscal_year, links.department) AS printed
    FROM filing_links AS links
    JOIN filings AS f ON f.filing_id = links.filing_id
    WHERE links.department_id IS NOT NULL
),
placed AS (
    -- The newest year first, then the wording that is printed most often.
    SELECT
        *,
        row_number() OVER (
            PARTITION BY department_id ORDER BY fiscal_year DESC NULLS LAST, printed DESC, department
        ) AS place
    FROM filed
),
grouped AS (
    SELECT
        department_id,
        city_code,
        adcode,
        province,
        city,
        county,
        max(department) FILTER (place = 1) AS name,
        string_agg(DISTINCT department, '|' ORDER BY department) AS wordings,
        string_agg(DISTINCT department_code, '|' ORDER BY department_code) AS codes,
        min(fiscal_year) AS first_year,
        max(fiscal_year) AS last_year,
        string_agg(DISTINCT fiscal_year::VARCHAR, '|' ORDER BY fiscal_year::VARCHAR) AS years,
        count(*) FILTER (stage = 'target')::INTEGER AS targets,
        count(*) FILTER (stage = 'self_evaluation')::INTEGER AS evaluations,
        (count(*) FILTER (scope IS DISTINCT FROM 'department'))::INTEGER AS of_projects
    FROM placed
    GROUP BY ALL
),
offices AS (
    SELECT *, substr(department_id, length(adcode::VARCHAR) + 2) AS office FROM grouped
),
renamed AS (
    SELECT present, string_agg(former, '|' ORDER BY former) AS former_names, max(year) AS year
    FROM changes
    WHERE change = 'renamed'
    GROUP BY present
)
SELECT
    offices.department_id,
    offices.city_code,
    offices.adcode,
    offices.province,
    offices.city,
    offices.county,
    offices.name,
    offices.wordings,
    offices.codes,
    renamed.former_names,
    offices.adcode || '-' || merged.present AS merged_into,
    coalesce(merged.year, renamed.year)::INTEGER AS changed_in,
    offices.first_year,
    offices.last_year,
    offices.years,
    offices.targets,
    offices.evaluations,
    offices.of_projects
FROM offices
LEFT JOIN renamed ON renamed.present = offices.office
LEFT JOIN changes AS merged ON merged.change = 'merged' AND merged.former = offices.office;
