-- What is denied, feared, forecast or aimed at, and by whom?
SELECT status, text, event, claimant, place, source, published_from, sentence
FROM facts
WHERE status IN ('denied', 'feared', 'forecast', 'target') AND repeat_of IS NULL
ORDER BY status, published_from NULLS LAST, source, char_start
LIMIT 40
