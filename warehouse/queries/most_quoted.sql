-- Who is quoted most, how often, and where?
SELECT speaker, type, quotes, direct_quotes, documents, array_to_string(sources, ', ') AS outlets
FROM speakers
WHERE speaker_entity_id IS NOT NULL
ORDER BY quotes DESC, speaker, outlets, speaker_entity_id
LIMIT 20
