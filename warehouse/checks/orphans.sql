-- Whatever a row points to is there.
-- severity: fail
WITH links AS (
    SELECT 'documents.current_revision_id' AS link, current_revision_id AS id, 'revisions' AS target FROM documents
    UNION ALL SELECT 'documents.duplicate_of', duplicate_of, 'documents' FROM documents
    UNION ALL SELECT 'document_addresses.document_id', document_id, 'documents' FROM document_addresses
    UNION ALL SELECT 'revisions.document_id', document_id, 'documents' FROM revisions
    UNION ALL SELECT 'segments.revision_id', revision_id, 'revisions' FROM segments
    UNION ALL SELECT 'segments.repeat_of', repeat_of, 'segments' FROM segments
    UNION ALL SELECT 'sentences.revision_id', revision_id, 'revisions' FROM sentences
    UNION ALL SELECT 'sentences.segment_id', segment_id, 'segments' FROM sentences
    UNION ALL SELECT 'sentences.repeat_of', repeat_of, 'sentences' FROM sentences
    UNION ALL SELECT 'images.revision_id', revision_id, 'revisions' FROM images
    UNION ALL SELECT 'images.caption_segment_id', caption_segment_id, 'segments' FROM images
    UNION ALL SELECT 'mentions.revision_id', revision_id, 'revisions' FROM mentions
    UNION ALL SELECT 'mentions.sentence_id', sentence_id, 'sentences' FROM mentions
    UNION ALL SELECT 'mentions.entity_id', entity_id, 'entities' FROM mentions
    UNION ALL SELECT 'clusters.revision_id', revision_id, 'revisions' FROM clusters
    UNION ALL SELECT 'clusters.entity_id', entity_id, 'entities' FROM clusters
    UNION ALL SELECT 'dates.revision_id', revision_id, 'revisions' FROM dates
    UNION ALL SELECT 'dates.sentence_id', sentence_id, 'sentences' FROM dates
    UNION ALL SELECT 'dating_evidence.revision_id', revision_id, 'revisions' FROM dating_evidence
    UNION ALL SELECT 'dating_evidence.date_id', date_id, 'dates' FROM dating_evidence
    UNION ALL SELECT 'figures.revision_id', revision_id, 'revisions' FROM figures
    UNION ALL SELECT 'figures.sentence_id', sentence_id, 'sentences' FROM figures
    UNION ALL SELECT 'figures.repeat_of', repeat_of, 'figures' FROM figures
    UNION ALL SELECT 'figure_sources.figure_id', figure_id, 'figures' FROM figure_sources
    UNION ALL SELECT 'figure_sources.claimant_entity_id', claimant_entity_id, 'entities' FROM figure_sources
    UNION ALL SELECT 'figure_sources.quote_id', quote_id, 'quotes' FROM figure_sources
    UNION ALL SELECT 'figure_dates.figure_id', figure_id, 'figures' FROM figure_dates
    UNION ALL SELECT 'figure_dates.date_id', date_id, 'dates' FROM figure_dates
    UNION ALL SELECT 'figure_places.figure_id', figure_id, 'figures' FROM figure_places
    UNION ALL SELECT 'figure_places.entity_id', entity_id, 'entities' FROM figure_places
    UNION ALL SELECT 'figure_places.mention_id', mention_id, 'mentions' FROM figure_places
    UNION ALL SELECT 'figure_parts.whole_figure_id', whole_figure_id, 'figures' FROM figure_parts
    UNION ALL SELECT 'figure_parts.part_figure_id', part_figure_id, 'figures' FROM figure_parts
    UNION ALL SELECT 'quotes.revision_id', revision_id, 'revisions' FROM quotes
    UNION ALL SELECT 'quotes.sentence_id', sentence_id, 'sentences' FROM quotes
    UNION ALL SELECT 'quotes.speaker_entity_id', speaker_entity_id, 'entities' FROM quotes
    UNION ALL SELECT 'quotes.continues', continues, 'quotes' FROM quotes
    UNION ALL SELECT 'numerals.revision_id', revision_id, 'revisions' FROM numerals
    UNION ALL SELECT 'numerals.object_id', object_id, CASE outcome WHEN 'figure' THEN 'figures' WHEN 'date' THEN 'dates' ELSE 'mentions' END
        FROM numerals WHERE outcome IN ('figure', 'date', 'name')
    UNION ALL SELECT 'claims.place_entity_id', place_entity_id, 'entities' FROM claims
    UNION ALL SELECT 'figure_claims.figure_id', figure_id, 'figures' FROM figure_claims
    UNION ALL SELECT 'figure_claims.claim_id', claim_id, 'claims' FROM figure_claims
    UNION ALL SELECT 'revision_changes.from_revision_id', from_revision_id, 'revisions' FROM revision_changes
    UNION ALL SELECT 'revision_changes.to_revision_id', to_revision_id, 'revisions' FROM revision_changes
    UNION ALL SELECT 'revision_changes.old_id', old_id, object_kind || 's' FROM revision_changes
    UNION ALL SELECT 'revision_changes.new_id', new_id, object_kind || 's' FROM revision_changes
    UNION ALL SELECT 'revisions.run_id', run_id, 'runs' FROM revisions
    UNION ALL SELECT 'revisions.extractor_id', extractor_id, 'extractors' FROM revisions
    UNION ALL SELECT DISTINCT 'figures.extractor_id', extractor_id, 'extractors' FROM figures
    UNION ALL SELECT DISTINCT 'dates.extractor_id', extractor_id, 'extractors' FROM dates
    UNION ALL SELECT DISTINCT 'quotes.extractor_id', extractor_id, 'extractors' FROM quotes
    UNION ALL SELECT DISTINCT 'mentions.extractor_id', extractor_id, 'extractors' FROM mentions
    UNION ALL SELECT DISTINCT 'sentences.extractor_id', extractor_id, 'extractors' FROM sentences
    UNION ALL SELECT 'rejects.run_id', run_id, 'runs' FROM rejects
    UNION ALL SELECT 'rejects.resolved_by_run_id', resolved_by_run_id, 'runs' FROM rejects
),
targets AS (
    SELECT 'documents' AS target, document_id AS id FROM documents
    UNION ALL SELECT 'revisions', revision_id FROM revisions
    UNION ALL SELECT 'segments', segment_id FROM segments
    UNION ALL SELECT 'sentences', sentence_id FROM sentences
    UNION ALL SELECT 'mentions', mention_id FROM mentions
    UNION ALL SELECT 'entities', entity_id FROM entities
    UNION ALL SELECT 'dates', date_id FROM dates
    UNION ALL SELECT 'figures', figure_id FROM figures
    UNION ALL SELECT 'quotes', quote_id FROM quotes
    UNION ALL SELECT 'claims', claim_id FROM claims
    UNION ALL SELECT 'runs', run_id FROM runs
    UNION ALL SELECT 'extractors', extractor_id FROM extractors
)
SELECT l.link, l.id, count(*) AS rows_affected
FROM links AS l ANTI JOIN targets AS t USING (target, id)
WHERE l.id IS NOT NULL GROUP BY l.link, l.id
