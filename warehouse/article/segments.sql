-- The blocks of the current revision of $document.
SELECT s.role, s.char_start, s.char_end
FROM documents AS d JOIN segments AS s ON s.revision_id = d.current_revision_id
WHERE d.document_id = $document ORDER BY s.ordinal
