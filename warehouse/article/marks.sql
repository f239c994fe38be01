-- The spans of the facts of the current revision of $document, by kind.
WITH revision AS (SELECT current_revision_id AS revision_id FROM documents WHERE document_id = $document)
SELECT 'quote', char_start, char_end FROM quotes SEMI JOIN revision USING (revision_id)
UNION ALL SELECT 'name', char_start, char_end FROM mentions SEMI JOIN revision USING (revision_id)
UNION ALL SELECT 'date', char_start, char_end FROM dates SEMI JOIN revision USING (revision_id)
UNION ALL SELECT 'figure', char_start, char_end FROM figures SEMI JOIN revision USING (revision_id)
ORDER BY ALL
