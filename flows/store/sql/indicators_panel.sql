-- Grain: one row per indicator that a filing promises or reports; key: filing_id, row_id; filters: promised_in, city_code,
-- fiscal_year, scope, department_id, indicator_id; units: *_si in *unit_si, attainment a fraction, weight and score points.
-- What was promised, what was reached, and what the year before said: department by project by indicator by year.
-- filing_id, row_id: the annual target in the target form; where there is none, the row of the self-evaluation; where an
-- indicator is of the long term alone, its long-term target. promised_in tells which: target, self_evaluation, long_term.
-- evaluation_*: the same indicator in the self-evaluation of `filing_links`; of promised_in self_evaluation the row itself.
-- earlier_*: the same indicator in last year's filing of `filing_links`, with what was reached of it.
-- prior_*: the value of the year before that the same printed row tells. long_*: the long-term target of the same form.
-- Two rows are one indicator by the first of these that holds between them alone; *_matched tells which:
--   level3        the mended name
--   levels        names that are printed several times, of which level 2 tells one
--   indicator_id  the catalogue's id
--   measure       metric and subject: the same in other words or another order
-- *_matched_score: how surely they are one: 1 by name, the worse of both matches by id, by
-- measure the letters in both names over the letters in either.
-- actual_*: what was reached, in the row of the self-evaluation.
-- attained: whether it satisfies the promise; attained_by tells how that is known: operator (comparator of the target),
-- direction (no comparator, or = and reached the better side; more or less is better of such measures), equal (the same
-- number or words). Null where that cannot be told: units differ, words differ, no number, no direction.
-- attainment: reached over promised, of targets for which less is better promised over reached: 1 is just attained.
-- verified: whether the self-evaluation prints the target that the target form does; null where one of them prints none.
-- conflict, parted by |: target (the self-evaluation prints another target), unit (promised and reached in different
-- units, so not compared), several (the name is printed several times in the other filing, and nothing tells them apart).
-- findings and doubtful are of both rows, confidence is the lesser. Superseded copies are not here.
CREATE OR REPLACE VIEW indicators_panel AS
WITH directions(metric, direction) AS (VALUES {{directions}}),
named AS (
    SELECT n.*, links.evaluation_filing_id, links.earlier_filing_id, links.department_id
    FROM indicators_named AS n
    JOIN filing_links AS links ON links.filing_id = n.filing_id
),
counted AS (
    SELECT *, count(*) OVER (PARTITION BY city_code, fiscal_year, filing_id, horizon, goal, seq, role) AS alike
    FROM named
    WHERE role IN ('target', 'actual') OR (role = 'prior' AND year = fiscal_year - 1)
),
printed AS (
    -- One row per printed line: its target with what stands beside it, or what was reached where it prints no target.
    SELECT
        own,
        CASE own.role WHEN 'target' THEN own END AS target,
        CASE own.role WHEN 'actual' THEN own ELSE actual END AS actual,
        prior
    FROM counted AS own
    LEFT JOIN counted AS actual
        ON own.role = 'target' AND actual.role = 'actual' AND actual.alike = 1
        AND actual.city_code IS NOT DISTINCT FROM own.city_code
        AND actual.filing_id = own.filing_id AND actual.horizon = own.horizon AND actual.seq = own.seq
        AND actual.goal IS NOT DISTINCT FROM own.goal
    LEFT JOIN counted AS prior
        ON prior.role = 'prior' AND prior.alike = 1
        AND prior.city_code IS NOT DISTINCT FROM own.city_code
        AND prior.filing_id = own.filing_id AND prior.horizon = own.horizon AND prior.seq = own.seq
        AND prior.goal IS NOT DISTINCT FROM own.goal
    WHERE own.role = 'target' OR own.role = 'actual' AND NOT EXISTS (
        FROM counted AS promised
        WHERE promised.role = 'target' AND promised.filing_id = own.filing_id AND promised.horizon = own.horizon
            AND promised.seq = own.seq AND promised.goal IS NOT DISTINCT FROM own.goal
    )
),
keyed AS (
    SELECT
        filing_id,
        row_id,
        horizon,
        level3,
        match_score,
        way.tier,
        way.matched,
        way.word
    FROM (
        SELECT
            own.filing_id AS filing_id,
            own.row_id AS row_id,
            own.horizon AS horizon,
            own.level3 AS level3,
            own.match_score AS match_score,
            unnest([
                {'tier': 1, 'matched': 'level3', 'word': own.level3},
                {'tier': 2, 'matched': 'levels', 'word': own.level2 || '|' || own.level3},
                {'tier': 3, 'matched': 'indicator_id', 'word': own.indicator_id},
                {'tier': 4, 'matched': 'measure', 'word': own.metric || '|' || own.subject}
            ]) AS way
        FROM printed
    )
    WHERE way.word IS NOT NULL
),
crowded AS (
    SELECT *, count(*) OVER (PARTITION BY filing_id, horizon, tier, word) AS alike FROM keyed
),
alone AS (
    SELECT * FROM crowded WHERE alike = 1
),
beside AS (
    -- Which filings' rows are laid beside which, and which of their rows.
    SELECT filing_id, 'annual' AS horizon, evaluation_filing_id AS other_id, 'annual' AS other_horizon, 'evaluation' AS kind
    FROM filing_links WHERE evaluation_filing_id IS NOT NULL
    UNION ALL
    SELECT filing_id, 'annual', earlier_filing_id, 'annual', 'earlier'
    FROM filing_links WHERE earlier_filing_id IS NOT NULL
    UNION ALL
    SELECT filing_id, 'annual', filing_id, 'long_term', 'long' FROM filing_links
),
pairs AS (
    SELECT
        own.filing_id,
        own.row_id,
        beside.kind,
        other.filing_id AS other_filing_id,
        other.row_id AS other_row_id,
        own.matched,
        CASE own.matched
            WHEN 'indicator_id' THEN least(own.match_score, other.match_score)
            WHEN 'measure' THEN
                len(list_intersect(string_split(own.level3, ''), string_split(other.level3, '')))
                / len(list_distinct(string_split(own.level3, '') || string_split(other.level3, '')))
            ELSE 1
        END::FLOAT AS score
    FROM alone AS own
    JOIN beside ON beside.filing_id = own.filing_id AND beside.horizon = own.horizon
    JOIN alone AS other
        ON other.filing_id = beside.other_id AND other.horizon = beside.other_horizon
        AND other.tier = own.tier AND other.word = own.word
    QUALIFY own.tier = min(own.tier) OVER (PARTITION BY own.filing_id, own.row_id, beside.kind)
        AND own.tier = min(own.tier) OVER (PARTITION BY other.filing_id, other.row_id, beside.kind)
),
evaluated AS (
    SELECT * FROM pairs WHERE kind = 'evaluation'
),
several AS (
    SELECT DISTINCT own.filing_id, own.row_id
    FROM crowded AS own
    JOIN beside ON beside.kind = 'evaluation' AND beside.filing_id = own.filing_id AND beside.horizon = own.horizon
    JOIN crowded AS other
        ON other.filing_id = beside.other_id AND other.horizon = 'annual' AND other.tier = 1 AND other.word = own.word
    WHERE own.tier = 1 AND (own.alike > 1 OR other.alike > 1)
),
rows AS (
    SELECT
        promise.own AS own,
        CASE
            WHEN promise.own.horizon = 'long_term' THEN 'long_term'
            WHEN promise.own.stage = 'target' THEN 'target'
            ELSE 'self_evaluation'
        END AS promised_in,
        CASE promise.own.horizon WHEN 'annual' THEN promise.target END AS target,
        promise.prior AS prior,
        CASE promise.own.horizon WHEN 'long_term' THEN promise.own ELSE long_row.own END AS long,
        CASE
            WHEN promise.own.horizon = 'long_term' THEN NULL
            WHEN promise.own.stage = 'self_evaluation' THEN promise.own
            ELSE report.own
        END AS evaluation,
        CASE WHEN promise.own.stage = 'target' THEN report.target END AS retold,
        CASE
            WHEN promise.own.horizon = 'long_term' THEN NULL
            WHEN promise.own.stage = 'target' THEN report.actual
            ELSE promise.actual
        END AS actual,
        to_report.matched AS evaluation_matched,
        to_report.score AS evaluation_matched_score,
        to_earlier.other_filing_id AS earlier_filing_id,
        to_earlier.other_row_id AS earlier_row_id,
        to_earlier.matched AS earlier_matched,
        to_earlier.score AS earlier_matched_score,
        several.row_id IS NOT NULL AND to_report.row_id IS NULL AS crowded
    FROM printed AS promise
    LEFT JOIN pairs AS to_long
        ON to_long.kind = 'long' AND to_long.filing_id = promise.own.filing_id AND to_long.row_id = promise.own.row_id
    LEFT JOIN printed AS long_row
        ON long_row.own.filing_id = to_long.other_filing_id AND long_row.own.row_id = to_long.other_row_id
    LEFT JOIN evaluated AS to_report
        ON to_report.filing_id = promise.own.filing_id AND to_report.row_id = promise.own.row_id
    LEFT JOIN printed AS report
        ON report.own.filing_id = to_report.other_filing_id AND report.own.row_id = to_report.other_row_id
    LEFT JOIN pairs AS to_earlier
        ON to_earlier.kind = 'earlier' AND to_earlier.filing_id = promise.own.filing_id
        AND to_earlier.row_id = promise.own.row_id
    LEFT JOIN several ON several.filing_id = promise.own.filing_id AND several.row_id = promise.own.row_id
    -- Rows that stand beside a promise are no rows of their own.
    WHERE NOT EXISTS (
        FROM evaluated
        WHERE evaluated.other_filing_id = promise.own.filing_id AND evaluated.other_row_id = promise.own.row_id
    ) AND NOT EXISTS (
        FROM pairs AS longer
        WHERE longer.kind = 'long' AND longer.other_filing_id = promise.own.filing_id
            AND longer.other_row_id = promise.own.row_id
    )
),
compared AS (
    SELECT
        rows.*,
        directions.direction,
        target.value_si AS promised,
        CASE WHEN actual.unit_si IS NOT DISTINCT FROM target.unit_si THEN actual.value_si END AS reached
    FROM rows
    LEFT JOIN directions ON directions.metric = own.metric
),
judged AS (
    SELECT
        *,
        CASE
            WHEN reached IS NULL OR promised IS NULL THEN CASE
                WHEN target.kind = 'qualitative' AND actual.kind = 'qualitative' AND ltrim(actual.value_raw, '=＝') = ltrim(target.value_raw, '=＝')
                    THEN {'attained': true, 'by': 'equal'}
            END
            -- What is reached with a comparator of its own is a bound: ≥95% satisfies ≥90%, and says nothing of ≤90%.
            WHEN actual.op IN ('>=', '>') THEN CASE
                WHEN target.op IN ('>=', '>') AND reached >= promised THEN {'attained': true, 'by': 'operator'}
            END
            WHEN actual.op IN ('<=', '<') THEN CASE
                WHEN target.op IN ('<=', '<') AND reached <= promised THEN {'attained': true, 'by': 'operator'}
            END
            WHEN target.op = '>=' THEN {'attained': reached >= promised, 'by': 'operator'}
            WHEN target.op = '<=' THEN {'attained': reached <= promised, 'by': 'operator'}
            WHEN target.op = '>' THEN {'attained': reached > promised, 'by': 'operator'}
            WHEN target.op = '<' THEN {'attained': reached < promised, 'by': 'operator'}
            WHEN reached = promised THEN {'attained': true, 'by': 'equal'}
            WHEN direction = 'higher' THEN {'attained': reached >= promised, 'by': 'direction'}
            WHEN direction = 'lower' THEN {'attained': reached <= promised, 'by': 'direction'}
            WHEN target.op = '=' THEN {'attained': false, 'by': 'operator'}
        END AS verdict,
        CASE
            WHEN actual.op IN ('>=', '>', '<=', '<') OR promised <= 0 OR reached < 0 THEN NULL
            WHEN target.op IN ('<=', '<') OR (target.op IS DISTINCT FROM '>=' AND target.op IS DISTINCT FROM '>'
                AND direction = 'lower') THEN promised / nullif(reached, 0)
            ELSE reached / promised
        END AS attainment,
        CASE
            WHEN target.value_raw IS NULL OR retold.value_raw IS NULL THEN NULL
            WHEN target.value_si IS NOT NULL AND retold.value_si IS NOT NULL
                AND target.unit_si IS NOT DISTINCT FROM retold.unit_si
                THEN target.value_si = retold.value_si AND target.op IS NOT DISTINCT FROM retold.op
            ELSE ltrim(target.value_raw, '=＝') = ltrim(retold.value_raw, '=＝')
        END AS verified
    FROM compared
),
panel AS (
    SELECT
        own.filing_id AS filing_id,
        own.row_id AS row_id,
        own.city_code AS city_code,
        own.fiscal_year AS fiscal_year,
        own.province AS province,
        own.city AS city,
        own.county AS county,
        own.department_id AS department_id,
        own.department AS department,
        own.project AS project,
        own.scope AS scope,
        own.source_name AS source_name,
        own.page AS page,
        promised_in,
        own.level1 AS level1,
        own.level2 AS level2,
        own.level3 AS level3,
        own.indicator_id AS indicator_id,
        own.indicator AS indicator,
        own.name AS name,
        own.metric AS metric,
        own.subject AS subject,
        direction,
        target.kind AS kind,
        target.value_raw AS target_raw,
        target.op AS op,
        target.value_si AS target_si,
        target.unit_si AS unit_si,
        long.row_id AS long_row_id,
        long.value_raw AS long_raw,
        long.op AS long_op,
        long.value_si AS long_si,
        long.unit_si AS long_unit_si,
        long.year AS long_until,
        evaluation.filing_id AS evaluation_filing_id,
        evaluation.row_id AS evaluation_row_id,
        evaluation_matched,
        evaluation_matched_score,
        evaluation.source_name AS evaluation_source_name,
        evaluation.page AS evaluation_page,
        retold.value_raw AS evaluation_target_raw,
        actual.row_id AS actual_row_id,
        actual.value_raw AS actual_raw,
        actual.value_si AS actual_si,
        actual.unit_si AS actual_unit_si,
        verdict.attained AS attained,
        verdict.by AS attained_by,
        attainment,
        coalesce(evaluation.weight, actual.weight, own.weight) AS weight,
        coalesce(actual.score, evaluation.score) AS score,
        prior.value_raw AS prior_raw,
        prior.value_si AS prior_si,
        prior.unit_si AS prior_unit_si,
        earlier_filing_id,
        earlier_row_id,
        earlier_matched,
        earlier_matched_score,
        verified,
        nullif(concat_ws(
            '|',
            CASE WHEN NOT verified THEN 'target' END,
            CASE
                WHEN promised IS NOT NULL AND actual.value_si IS NOT NULL
                    AND actual.unit_si IS DISTINCT FROM target.unit_si THEN 'unit'
            END,
            CASE WHEN crowded THEN 'several' END
        ), '') AS conflict,
        least(own.confidence, evaluation.confidence, actual.confidence) AS confidence,
        -- Of a row that is promise and report at once the findings count once.
        (
            own.findings
            + CASE WHEN evaluation.filing_id <> own.filing_id THEN evaluation.findings ELSE 0 END
            + CASE WHEN actual.row_id <> evaluation.row_id THEN actual.findings ELSE 0 END
        )::INTEGER AS findings,
        own.doubtful OR coalesce(evaluation.doubtful, false) OR coalesce(actual.doubtful, false) AS doubtful
    FROM judged
)
SELECT
    panel.* EXCLUDE (verified, conflict, confidence, findings, doubtful),
    earlier.target_raw AS earlier_target_raw,
    earlier.op AS earlier_op,
    earlier.target_si AS earlier_target_si,
    earlier.unit_si AS earlier_unit_si,
    earlier.actual_raw AS earlier_actual_raw,
    earlier.actual_si AS earlier_actual_si,
    earlier.attained AS earlier_attained,
    panel.verified,
    panel.conflict,
    panel.confidence,
    panel.findings,
    panel.doubtful
FROM panel
LEFT JOIN panel AS earlier
    ON earlier.filing_id = panel.earlier_filing_id AND earlier.row_id = panel.earlier_row_id;
