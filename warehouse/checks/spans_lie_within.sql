-- Sentences, mentions, dates and figures lie within the block or sentence that they name, of the same revision.
-- severity: fail
WITH inner_spans AS (
    SELECT 'mentions' AS table_name, mention_id AS id, sentence_id, revision_id, char_start, char_end FROM mentions
    UNION ALL SELECT 'figures', figure_id, sentence_id, revision_id, char_start, char_end FROM figures
)
SELECT i.table_name, i.id, i.sentence_id
FROM inner_spans AS i JOIN sentences AS s USING (sentence_id)
WHERE i.revision_id <> s.revision_id OR i.char_start < s.char_start OR i.char_end > s.char_end
UNION ALL
SELECT 'sentences', s.sentence_id, s.segment_id
FROM sentences AS s JOIN segments AS g USING (segment_id)
WHERE s.revision_id <> g.revision_id OR s.char_start < g.char_start OR s.char_end > g.char_end
