-- The quotes of the current revision of $document, each with who says it: as written, and who that is.
SELECT q.text, q.kind, q.speaker, e.name, q.cue
FROM documents AS d JOIN quotes AS q ON q.revision_id = d.current_revision_id
LEFT JOIN entities AS e ON e.entity_id = q.speaker_entity_id
WHERE d.document_id = $document ORDER BY q.char_start, q.char_end
