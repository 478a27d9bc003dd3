/* What each sample filing is, how much money and how many indicators it declares, and how much of it a person should look at. */
SELECT coalesce(city, province) AS place, department, fiscal_year AS year,
       (SELECT max(amount_yuan) FROM funding AS f
        WHERE f.filing_id = g.filing_id AND f.item = 'total' AND f.period = 'current') AS total_yuan,
       (SELECT count(*) FROM indicators AS i WHERE i.filing_id = g.filing_id) AS "values",
       (SELECT count(*) FROM findings AS n WHERE n.filing_id = g.filing_id AND n.severity <> 'info') AS doubts
FROM filings AS g ORDER BY ALL
