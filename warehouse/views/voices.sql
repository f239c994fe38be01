-- Who says a figure, the same over all figures of a claim: the union is the miners' union where that speaks too and no
-- other union does, the mayor is Mayor Brandt, an official is the officials, a spokesman (police spokesman Halka) who he
-- speaks for, a minister the ministry. Known by words alone, with those of the name and title that they are linked to;
-- a body that the text takes up as *it* and that has no name is who was last told before.
CREATE OR REPLACE VIEW voices AS
WITH
titles AS (
    SELECT revision_id, entity_id, string_agg(DISTINCT title, ' ') AS title
    FROM mentions WHERE title IS NOT NULL AND entity_id IS NOT NULL GROUP BY revision_id, entity_id
),
told AS (
    SELECT DISTINCT revision_id, char_start, lower(claimant) AS words,
        claimant_entity_id IS NULL AND lower(claimant) IN ('it', 'they') AS is_taken_up
    FROM figure_sources
),
taken_up AS (
    SELECT revision_id, char_start, is_taken_up, last_value(CASE WHEN NOT is_taken_up THEN words END IGNORE NULLS) OVER (
        PARTITION BY revision_id ORDER BY char_start, words ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS words
    FROM told
),
spoken AS (
    SELECT c.figure_id, c.revision_id, c.claimant_entity_id, any_value(coalesce(u.words, c.claimant_words)) AS claimant_words
    FROM claimants AS c
    LEFT JOIN figure_sources AS s ON s.figure_id = c.figure_id AND s.depth = 0
    LEFT JOIN taken_up AS u ON u.revision_id = s.revision_id AND u.char_start = s.char_start AND u.is_taken_up
    GROUP BY c.figure_id, c.revision_id, c.claimant_entity_id
),
named AS (
    SELECT m.claim_id, c.figure_id, lower(c.claimant_words) AS claimant, regexp_extract_all(
        -- without the s of plurals and possessives
        regexp_replace(lower(
            CASE WHEN regexp_matches(t.title, '(?i)\pL.* spokes(wo)?(man|person)$') THEN t.title
                WHEN regexp_matches(t.title, '(?i)\pL.* minister$')
                        AND NOT regexp_matches(t.title, '(?i)\b(prime|first|chief|deputy|former)\b')
                    THEN regexp_replace(t.title, '(?i)minister$', 'ministry')
                ELSE concat_ws(' ', c.claimant_words, e.name, t.title) END
        ), '(\pL{2}[^s\PL])[''’]?s[''’]?\b', '\1', 'g'),
        '[\pL\pN]+'
    ) AS words
    FROM spoken AS c
    JOIN figure_claims AS m USING (figure_id)
    LEFT JOIN entities AS e ON e.entity_id = c.claimant_entity_id
    LEFT JOIN titles AS t ON t.revision_id = c.revision_id AND t.entity_id = c.claimant_entity_id
),
heard AS (
    SELECT claim_id, figure_id, claimant, list_sort(list_distinct(list_filter(words, lambda word: word NOT IN (
        'the', 'a', 'an', 'of', 'and', 'for', 's', 'its', 'their', 'his', 'her', 'he', 'she', 'it', 'they', 'who', 'which', 'in', 'at',
        'spokesman', 'spokeswoman', 'spokesperson', 'office', 'statement'
    )))) AS words
    FROM named
),
forms AS (SELECT DISTINCT claim_id, words FROM heard),
fuller AS (
    SELECT f.claim_id, f.words, list(g.words ORDER BY len(g.words) DESC, g.words) AS others
    FROM forms AS f JOIN forms AS g ON g.claim_id = f.claim_id AND list_has_all(g.words, f.words)
    WHERE len(f.words) > 0 GROUP BY f.claim_id, f.words
)
SELECT h.claim_id, h.figure_id,
    CASE
        WHEN len(h.words) = 0 THEN h.claimant
        WHEN len(list_filter(u.others, lambda other: NOT list_has_all(u.others[1], other))) = 0
            THEN array_to_string(u.others[1], ' ')
        ELSE array_to_string(h.words, ' ')
    END AS voice
FROM heard AS h LEFT JOIN fuller AS u ON u.claim_id = h.claim_id AND u.words = h.words;

COMMENT ON VIEW voices IS 'Who says a figure, the same over all figures of a claim; none where the outlet reports in its own voice';
COMMENT ON COLUMN voices.claim_id IS 'claims.claim_id';
COMMENT ON COLUMN voices.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN voices.voice IS 'The words of the fullest name that the claimant goes by in the claim, in alphabetical order: for comparing, not for reading';
