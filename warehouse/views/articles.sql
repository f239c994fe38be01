-- One row per document in its current wording, copies left out: what every other view reads from.
CREATE OR REPLACE VIEW articles AS
SELECT d.document_id, r.revision_id, r.revision_no, d.source_id, d.source, d.canonical_url, r.title, r.authors,
    r.language, r.published_at, r.published_from, r.published_to, r.modified_at, r.dateline, d.first_seen_at
FROM documents AS d
JOIN revisions AS r ON r.revision_id = d.current_revision_id
WHERE d.duplicate_of IS NULL;

COMMENT ON VIEW articles IS 'One row per document in its current wording, copies left out';
COMMENT ON COLUMN articles.document_id IS 'documents.document_id';
COMMENT ON COLUMN articles.revision_id IS 'The current revision: revisions.revision_id';
COMMENT ON COLUMN articles.revision_no IS '1 for the first wording seen, counting up';
COMMENT ON COLUMN articles.source_id IS 'Its id within the source';
COMMENT ON COLUMN articles.source IS 'The outlet, collection or folder';
COMMENT ON COLUMN articles.canonical_url IS 'The publisher''s own address of it; null where none is known';
COMMENT ON COLUMN articles.title IS 'The headline';
COMMENT ON COLUMN articles.authors IS 'The names of the authors as written';
COMMENT ON COLUMN articles.language IS 'ISO 639-1 code';
COMMENT ON COLUMN articles.published_at IS 'The instant of publication (UTC); null where only the day is known';
COMMENT ON COLUMN articles.published_from IS 'First possible day of publication, in the outlet''s local time';
COMMENT ON COLUMN articles.published_to IS 'Last possible day of publication, in the outlet''s local time';
COMMENT ON COLUMN articles.modified_at IS 'When the publisher says this wording was last changed (UTC)';
COMMENT ON COLUMN articles.dateline IS 'The place that the report opens with, as written';
COMMENT ON COLUMN articles.first_seen_at IS 'When the document was first ingested (UTC)';
