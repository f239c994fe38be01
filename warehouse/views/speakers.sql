-- Who is quoted, how often, where: copies and repeated sentences left out, a quotation over several spans counted once.
CREATE OR REPLACE VIEW speakers AS
SELECT coalesce(e.name, q.speaker) AS speaker, q.speaker_entity_id, any_value(e.type) AS type,
    count(*) AS quotes,
    count(*) FILTER (q.kind = 'direct') AS direct_quotes,
    count(DISTINCT a.document_id) AS documents,
    list(DISTINCT a.source ORDER BY a.source) AS sources,
    min(a.published_from) AS first_published,
    max(a.published_from) AS last_published
FROM quotes AS q
JOIN articles AS a USING (revision_id)
JOIN sentences AS s USING (sentence_id)
LEFT JOIN entities AS e ON e.entity_id = q.speaker_entity_id
WHERE q.continues IS NULL AND s.repeat_of IS NULL AND q.speaker IS NOT NULL
GROUP BY coalesce(e.name, q.speaker), q.speaker_entity_id;

COMMENT ON VIEW speakers IS 'Who is quoted, how often, where; copies and repeated sentences left out';
COMMENT ON COLUMN speakers.speaker IS 'The name where it is known who that is, else the words of the text (he, a resident)';
COMMENT ON COLUMN speakers.speaker_entity_id IS 'entities.entity_id; null where it is not known who that is';
COMMENT ON COLUMN speakers.type IS 'As entities.type';
COMMENT ON COLUMN speakers.quotes IS 'Quotations, one that is interrupted counted once';
COMMENT ON COLUMN speakers.direct_quotes IS 'Those of them in quotation marks throughout';
COMMENT ON COLUMN speakers.documents IS 'Articles that quote them';
COMMENT ON COLUMN speakers.sources IS 'Outlets that quote them, in alphabetical order';
COMMENT ON COLUMN speakers.first_published IS 'First day on which an article quotes them';
COMMENT ON COLUMN speakers.last_published IS 'Last day on which an article quotes them';
