-- Every id stands once in its table.
-- severity: fail
WITH ids AS (
    SELECT 'documents' AS table_name, document_id AS id FROM documents
    UNION ALL SELECT 'revisions', revision_id FROM revisions
    UNION ALL SELECT 'segments', segment_id FROM segments
    UNION ALL SELECT 'sentences', sentence_id FROM sentences
    UNION ALL SELECT 'images', image_id FROM images
    UNION ALL SELECT 'mentions', mention_id FROM mentions
    UNION ALL SELECT 'entities', entity_id FROM entities
    UNION ALL SELECT 'dates', date_id FROM dates
    UNION ALL SELECT 'figures', figure_id FROM figures
    UNION ALL SELECT 'quotes', quote_id FROM quotes
    UNION ALL SELECT 'claims', claim_id FROM claims
    UNION ALL SELECT 'figure_claims', figure_id FROM figure_claims
    UNION ALL SELECT 'runs', run_id FROM runs
    UNION ALL SELECT 'extractors', extractor_id FROM extractors
    UNION ALL SELECT 'rejects', reject_id FROM rejects
)
SELECT table_name, id, count(*) AS times FROM ids GROUP BY table_name, id HAVING count(*) > 1
