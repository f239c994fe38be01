-- What depends on more than one article or revision, computed by resolve.

CREATE TABLE claims (
    claim_id UUID NOT NULL,
    event VARCHAR,
    counted_head VARCHAR,
    place_entity_id UUID,
    period_from DATE,
    period_to DATE
);
COMMENT ON TABLE claims IS 'What figures are about: one thing counted, wherever and whoever says how many';
COMMENT ON COLUMN claims.claim_id IS 'Computed from the figure that was published first';
COMMENT ON COLUMN claims.event IS 'What befell them, as figures.event; null where nothing did';
COMMENT ON COLUMN claims.counted_head IS 'The lemma of what is counted, as most of its figures have it';
COMMENT ON COLUMN claims.place_entity_id IS 'Where: entities.entity_id; null where nobody says';
COMMENT ON COLUMN claims.period_from IS 'First day of what the figures are about; null where unknown';
COMMENT ON COLUMN claims.period_to IS 'Last day of what the figures are about; null where unknown';

CREATE TABLE figure_claims (
    figure_id UUID NOT NULL,
    claim_id UUID NOT NULL
);
COMMENT ON TABLE figure_claims IS 'Which claim a figure makes';
COMMENT ON COLUMN figure_claims.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN figure_claims.claim_id IS 'claims.claim_id';

CREATE TABLE revision_changes (
    document_id UUID NOT NULL,
    from_revision_id UUID NOT NULL,
    to_revision_id UUID NOT NULL,
    object_kind VARCHAR NOT NULL,
    old_id UUID,
    new_id UUID,
    change VARCHAR NOT NULL
);
COMMENT ON TABLE revision_changes IS 'What changed from one revision of a document to the next';
COMMENT ON COLUMN revision_changes.document_id IS 'documents.document_id';
COMMENT ON COLUMN revision_changes.from_revision_id IS 'The earlier revision: revisions.revision_id';
COMMENT ON COLUMN revision_changes.to_revision_id IS 'The next revision: revisions.revision_id';
COMMENT ON COLUMN revision_changes.object_kind IS 'figure, quote, date or sentence';
COMMENT ON COLUMN revision_changes.old_id IS 'The row in the earlier revision, in figures, quotes, dates or sentences; null for what was added';
COMMENT ON COLUMN revision_changes.new_id IS 'The row in the next revision; null for what was withdrawn';
COMMENT ON COLUMN revision_changes.change IS 'added, withdrawn, raised, lowered or reworded';
