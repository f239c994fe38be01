-- What a person has decided on who is who, and the entity that the extractor had named where that has changed it.

CREATE TABLE entity_reviews (
    entity_id UUID NOT NULL,
    document_id UUID,
    decision VARCHAR NOT NULL,
    other_entity_id UUID NOT NULL,
    other_name VARCHAR,
    reviewed_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE entity_reviews IS 'A person''s decisions on who is who; resolve applies them to every row that names an entity, at every run';
COMMENT ON COLUMN entity_reviews.entity_id IS 'The entity as extracted';
COMMENT ON COLUMN entity_reviews.document_id IS 'The one document that the decision holds in: documents.document_id; null for all';
COMMENT ON COLUMN entity_reviews.decision IS 'same (entity_id is other_entity_id) or different (never suggest the two again)';
COMMENT ON COLUMN entity_reviews.other_entity_id IS 'Who it is: another entity, or one that the decision makes';
COMMENT ON COLUMN entity_reviews.other_name IS 'The name of the other entity where the decision makes or renames it';
COMMENT ON COLUMN entity_reviews.reviewed_at IS 'When the decision was read in (UTC)';

ALTER TABLE mentions ADD COLUMN extracted_entity_id UUID;
COMMENT ON COLUMN mentions.extracted_entity_id IS 'The entity as extracted, where a review has made it another; null where none has';
ALTER TABLE clusters ADD COLUMN extracted_entity_id UUID;
COMMENT ON COLUMN clusters.extracted_entity_id IS 'The entity as extracted, where a review has made it another; null where none has';
ALTER TABLE quotes ADD COLUMN extracted_entity_id UUID;
COMMENT ON COLUMN quotes.extracted_entity_id IS 'The speaker as extracted, where a review has made it another; null where none has';
ALTER TABLE figure_sources ADD COLUMN extracted_entity_id UUID;
COMMENT ON COLUMN figure_sources.extracted_entity_id IS 'The claimant as extracted, where a review has made it another; null where none has';
ALTER TABLE figure_places ADD COLUMN extracted_entity_id UUID;
COMMENT ON COLUMN figure_places.extracted_entity_id IS 'The place as extracted, where a review has made it another; null where none has';
