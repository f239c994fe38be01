-- Who said what: quotations with their speakers.

CREATE TABLE quotes (
    quote_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    sentence_id UUID NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    speaker VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    speaker_entity_id UUID,
    cue VARCHAR,
    continues UUID,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE quotes IS 'One unbroken quoted or reported span, without its outer quotation marks';
COMMENT ON COLUMN quotes.quote_id IS 'Computed from revision, span and ordinal';
COMMENT ON COLUMN quotes.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN quotes.sentence_id IS 'The sentence it begins in: sentences.sentence_id';
COMMENT ON COLUMN quotes.char_start IS 'First code point in revisions.text';
COMMENT ON COLUMN quotes.char_end IS 'Code point after the last one';
COMMENT ON COLUMN quotes.text IS 'What was said, without the outer quotation marks';
COMMENT ON COLUMN quotes.kind IS 'direct, indirect or mixed';
COMMENT ON COLUMN quotes.speaker IS 'The speaker as written (she), equal to revisions.text from speaker_start to speaker_end; null where nobody is named';
COMMENT ON COLUMN quotes.speaker_start IS 'First code point of the speaker''s words in revisions.text';
COMMENT ON COLUMN quotes.speaker_end IS 'Code point after the last one of the speaker''s words';
COMMENT ON COLUMN quotes.speaker_entity_id IS 'Who that is: entities.entity_id; null where not known';
COMMENT ON COLUMN quotes.cue IS 'The verb or phrase of saying';
COMMENT ON COLUMN quotes.continues IS 'The quotation that this one goes on from: quotes.quote_id';
COMMENT ON COLUMN quotes.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN quotes.run_id IS 'The run that wrote the row: runs.run_id';
