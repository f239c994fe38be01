-- The document $document and its current revision.
SELECT d.document_id, d.source, d.source_id, d.canonical_url, r.title, r.authors, r.revision_no, r.published_from,
    r.published_to, r.published_origin, d.duplicate_of, r.extraction, r.text
FROM documents AS d JOIN revisions AS r ON r.revision_id = d.current_revision_id
WHERE d.document_id = $document
