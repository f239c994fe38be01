-- Pairs of statements about the same thing that can't both be right: their intervals do not meet. Current wordings
-- only, what is stated only, copies and repeats left out; a is the earlier report. What an article says twice (in its
-- headline and again with its claimant) is one statement. Two reports of different days may both have been right when
-- they were made: compare published_a and published_b. Whoever gives another number another day has revised it, which is
-- history, and so is what the later report calls past in the same sentence (180, down from 300 on Tuesday); and bodies
-- found are at least as many dead, not all of them.
CREATE OR REPLACE VIEW contradictions AS
WITH
all_stated AS (
    SELECT m.claim_id, f.figure_id, f.revision_id, f.sentence_id, g.role = 'headline' AS is_headline, a.source, a.source_id, a.published_from, a.published_at, f.text, f.char_start,
        c.claimant, i.least, CASE WHEN f.counted_head IN ('body', 'corpse') AND f.flow IS DISTINCT FROM 'cumulative' THEN 'infinity'::DOUBLE ELSE i.greatest END AS greatest,
        coalesce('by ' || v.voice, 'in ' || a.source) AS voice
    FROM figure_claims AS m
    JOIN figures AS f USING (figure_id)
    JOIN articles AS a ON a.revision_id = f.revision_id
    JOIN intervals AS i ON i.figure_id = f.figure_id
    LEFT JOIN sentences AS t ON t.sentence_id = f.sentence_id
    LEFT JOIN segments AS g ON g.segment_id = t.segment_id
    LEFT JOIN claimants AS c ON c.figure_id = f.figure_id
    LEFT JOIN voices AS v ON v.figure_id = f.figure_id
    WHERE f.status = 'stated' AND f.repeat_of IS NULL
    QUALIFY (c.claimant IS NOT NULL OR NOT bool_or(c.claimant IS NOT NULL) OVER (
            PARTITION BY m.claim_id, f.revision_id, i.least, i.greatest))
        AND row_number() OVER (
            PARTITION BY m.claim_id, f.revision_id, i.least, i.greatest, lower(c.claimant) ORDER BY f.char_start) = 1
),
-- A headline says the number that the text gives in full: it is a statement of its own only where it says another.
stated AS (
    SELECT * FROM all_stated AS s
    WHERE NOT coalesce(s.is_headline, false) OR NOT EXISTS (
        FROM all_stated AS b
        WHERE b.claim_id = s.claim_id AND b.revision_id = s.revision_id AND NOT coalesce(b.is_headline, false)
            AND b.least <= s.greatest AND s.least <= b.greatest
    )
),
superseded AS (
    SELECT m.claim_id, f.sentence_id, i.least, i.greatest
    FROM figure_claims AS m JOIN figures AS f USING (figure_id) JOIN intervals AS i USING (figure_id)
    WHERE f.status = 'past'
),
ordered AS (
    SELECT *, row_number() OVER (
        PARTITION BY claim_id
        ORDER BY published_from NULLS LAST, published_at NULLS LAST, source, source_id, char_start
    ) AS position
    FROM stated
)
SELECT a.claim_id, a.figure_id AS figure_id_a, b.figure_id AS figure_id_b, a.claimant AS claimant_a,
    b.claimant AS claimant_b, a.text AS text_a, b.text AS text_b, a.source AS source_a, b.source AS source_b,
    a.published_from AS published_a, b.published_from AS published_b
FROM ordered AS a
JOIN ordered AS b ON b.claim_id = a.claim_id AND b.position > a.position
WHERE (a.greatest < b.least OR b.greatest < a.least)
    AND NOT (a.published_from <> b.published_from AND (a.voice = b.voice OR EXISTS (
        FROM superseded AS p
        WHERE p.claim_id = a.claim_id AND p.sentence_id = b.sentence_id AND p.least <= a.greatest AND a.least <= p.greatest
    )));

COMMENT ON VIEW contradictions IS 'Pairs of statements about the same thing whose intervals do not meet, among current wordings; a is the earlier report';
COMMENT ON COLUMN contradictions.claim_id IS 'claims.claim_id';
COMMENT ON COLUMN contradictions.figure_id_a IS 'The earlier report''s figure: figures.figure_id';
COMMENT ON COLUMN contradictions.figure_id_b IS 'The later report''s figure: figures.figure_id';
COMMENT ON COLUMN contradictions.claimant_a IS 'Who says a; null where the outlet reports in its own voice';
COMMENT ON COLUMN contradictions.claimant_b IS 'Who says b; null where the outlet reports in its own voice';
COMMENT ON COLUMN contradictions.text_a IS 'Figure a as written';
COMMENT ON COLUMN contradictions.text_b IS 'Figure b as written';
COMMENT ON COLUMN contradictions.source_a IS 'The outlet that reports a';
COMMENT ON COLUMN contradictions.source_b IS 'The outlet that reports b';
COMMENT ON COLUMN contradictions.published_a IS 'First possible day on which a was published';
COMMENT ON COLUMN contradictions.published_b IS 'First possible day on which b was published';
