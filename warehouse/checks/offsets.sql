-- Every row's text is what stands at its offsets in the text of its revision.
-- severity: fail
WITH spans AS (
    SELECT 'segments' AS table_name, segment_id AS id, revision_id, char_start, char_end, text FROM segments
    UNION ALL SELECT 'sentences', sentence_id, revision_id, char_start, char_end, text FROM sentences
    UNION ALL SELECT 'mentions', mention_id, revision_id, char_start, char_end, text FROM mentions
    UNION ALL SELECT 'dates', date_id, revision_id, char_start, char_end, text FROM dates
    UNION ALL SELECT 'figures', figure_id, revision_id, char_start, char_end, text FROM figures
    UNION ALL SELECT 'figure_sources', figure_id, revision_id, char_start, char_end, claimant FROM figure_sources
    UNION ALL SELECT 'quotes', quote_id, revision_id, char_start, char_end, text FROM quotes
    UNION ALL SELECT 'quotes.speaker', quote_id, revision_id, speaker_start, speaker_end, speaker FROM quotes
        WHERE speaker IS NOT NULL
    UNION ALL SELECT 'numerals', object_id, revision_id, char_start, char_end, text FROM numerals
)
SELECT s.table_name, s.id, s.revision_id, s.char_start, s.char_end, s.text
FROM spans AS s LEFT JOIN revisions AS r USING (revision_id)
WHERE (substring(r.text, s.char_start + 1, s.char_end - s.char_start) = s.text AND s.char_start >= 0) IS NOT TRUE
