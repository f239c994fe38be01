-- What was read: documents, where they were seen, their revisions and the blocks of their text.

CREATE TABLE documents (
    document_id UUID NOT NULL,
    source_id VARCHAR NOT NULL,
    canonical_url VARCHAR,
    source VARCHAR NOT NULL,
    first_seen_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    current_revision_id UUID NOT NULL,
    duplicate_of UUID
);
COMMENT ON TABLE documents IS 'One row per document, whatever the number of its revisions and of the addresses it was seen under';
COMMENT ON COLUMN documents.document_id IS 'Computed from the identity: the canonical URL, else the pair (source, source_id)';
COMMENT ON COLUMN documents.source_id IS 'The record''s id, or the file''s path relative to the folder named; as first seen';
COMMENT ON COLUMN documents.canonical_url IS 'The address that the publisher calls the document''s own; null where none is known';
COMMENT ON COLUMN documents.source IS 'The outlet, collection or folder that the document came from; as first seen';
COMMENT ON COLUMN documents.first_seen_at IS 'When the document was first ingested (UTC)';
COMMENT ON COLUMN documents.last_seen_at IS 'When the document was last met in a source, changed or not (UTC)';
COMMENT ON COLUMN documents.current_revision_id IS 'The latest revision: revisions.revision_id';
COMMENT ON COLUMN documents.duplicate_of IS 'The earliest-published document of which some revision''s body is repeated here, whole or shortened: documents.document_id; null for an original';

CREATE TABLE document_addresses (
    document_id UUID NOT NULL,
    address VARCHAR NOT NULL,
    first_seen_at TIMESTAMPTZ NOT NULL,
    raw_sha256 VARCHAR,
    revision_id UUID
);
COMMENT ON TABLE document_addresses IS 'Every address that a document was seen under, one row each';
COMMENT ON COLUMN document_addresses.document_id IS 'documents.document_id';
COMMENT ON COLUMN document_addresses.address IS 'A URL or a file''s path; for a record with #line';
COMMENT ON COLUMN document_addresses.first_seen_at IS 'When the document was first seen at this address (UTC)';
COMMENT ON COLUMN document_addresses.raw_sha256 IS 'SHA-256 (hexadecimal) of the original last seen here, so that the same bytes need no second cleaning';
COMMENT ON COLUMN document_addresses.revision_id IS 'The revision that this original was read as: revisions.revision_id';

CREATE TABLE revisions (
    revision_id UUID NOT NULL,
    document_id UUID NOT NULL,
    revision_no INTEGER NOT NULL,
    raw_sha256 VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    title VARCHAR,
    authors VARCHAR[] NOT NULL,
    language VARCHAR,
    extraction VARCHAR NOT NULL,
    published_at TIMESTAMPTZ,
    published_from DATE,
    published_to DATE,
    published_origin VARCHAR,
    modified_at TIMESTAMPTZ,
    dateline VARCHAR,
    text VARCHAR NOT NULL,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE revisions IS 'One row per wording of a document: its text as cleaned, and what is known of it as a whole';
COMMENT ON COLUMN revisions.revision_id IS 'Computed from document, revision number and text';
COMMENT ON COLUMN revisions.document_id IS 'documents.document_id';
COMMENT ON COLUMN revisions.revision_no IS '1 for the first wording seen, counting up';
COMMENT ON COLUMN revisions.raw_sha256 IS 'SHA-256 (hexadecimal) of the original bytes, after decompression';
COMMENT ON COLUMN revisions.text_sha256 IS 'SHA-256 (hexadecimal) of text in UTF-8';
COMMENT ON COLUMN revisions.fetched_at IS 'When this wording was first read (UTC)';
COMMENT ON COLUMN revisions.title IS 'The headline; null where there is none';
COMMENT ON COLUMN revisions.authors IS 'The names of the authors as written, in order; empty where none are named';
COMMENT ON COLUMN revisions.language IS 'ISO 639-1 code (en, de); null where it can''t be told';
COMMENT ON COLUMN revisions.extraction IS 'full, or why nothing was extracted: "skipped: language de"';
COMMENT ON COLUMN revisions.published_at IS 'The instant of publication (UTC); null where only the day is known or nothing';
COMMENT ON COLUMN revisions.published_from IS 'First possible day of publication, in the outlet''s local time; equals published_to where the day is known';
COMMENT ON COLUMN revisions.published_to IS 'Last possible day of publication, in the outlet''s local time';
COMMENT ON COLUMN revisions.published_origin IS 'Where the date is from: a name of the field, element or option it was read from, or inferred; null where unknown';
COMMENT ON COLUMN revisions.modified_at IS 'When the publisher says this wording was last changed (UTC)';
COMMENT ON COLUMN revisions.dateline IS 'The place (and agency) that the report opens with, as written; null where there is none';
COMMENT ON COLUMN revisions.text IS 'The cleaned text; every offset in the warehouse counts its Unicode code points';
COMMENT ON COLUMN revisions.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN revisions.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE segments (
    segment_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    ordinal INTEGER NOT NULL,
    role VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    repeat_of UUID,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE segments IS 'The blocks of a revision''s text, in reading order';
COMMENT ON COLUMN segments.segment_id IS 'Computed from revision, span and ordinal';
COMMENT ON COLUMN segments.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN segments.ordinal IS 'Position in the text, counting from 0';
COMMENT ON COLUMN segments.role IS 'headline, standfirst, byline, dateline, paragraph, list_item, blockquote, caption, heading or table';
COMMENT ON COLUMN segments.char_start IS 'First code point of the block in revisions.text';
COMMENT ON COLUMN segments.char_end IS 'Code point after the last one of the block';
COMMENT ON COLUMN segments.text IS 'The block, equal to revisions.text from char_start to char_end';
COMMENT ON COLUMN segments.repeat_of IS 'The first block with the same words in this revision: segments.segment_id; null for the first';
COMMENT ON COLUMN segments.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN segments.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE sentences (
    sentence_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    segment_id UUID NOT NULL,
    ordinal INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    repeat_of UUID,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE sentences IS 'The sentences of a revision''s text; none crosses a block';
COMMENT ON COLUMN sentences.sentence_id IS 'Computed from revision, span and ordinal';
COMMENT ON COLUMN sentences.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN sentences.segment_id IS 'The block it stands in: segments.segment_id';
COMMENT ON COLUMN sentences.ordinal IS 'Position in the revision, counting from 0';
COMMENT ON COLUMN sentences.char_start IS 'First code point in revisions.text';
COMMENT ON COLUMN sentences.char_end IS 'Code point after the last one';
COMMENT ON COLUMN sentences.text IS 'The sentence, equal to revisions.text from char_start to char_end';
COMMENT ON COLUMN sentences.repeat_of IS 'The first sentence with the same words in this revision: sentences.sentence_id; null for the first';
COMMENT ON COLUMN sentences.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN sentences.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE images (
    image_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    ordinal INTEGER NOT NULL,
    url VARCHAR NOT NULL,
    alt VARCHAR,
    caption VARCHAR,
    credit VARCHAR,
    width INTEGER,
    height INTEGER,
    caption_segment_id UUID,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE images IS 'The article''s own pictures and charts';
COMMENT ON COLUMN images.image_id IS 'Computed from revision, address and ordinal';
COMMENT ON COLUMN images.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN images.ordinal IS 'Position in the article, counting from 0';
COMMENT ON COLUMN images.url IS 'The picture''s address';
COMMENT ON COLUMN images.alt IS 'The alternative text given for it';
COMMENT ON COLUMN images.caption IS 'The caption as written';
COMMENT ON COLUMN images.credit IS 'Photographer or agency as written';
COMMENT ON COLUMN images.width IS 'Width in pixels as stated; null where not stated';
COMMENT ON COLUMN images.height IS 'Height in pixels as stated; null where not stated';
COMMENT ON COLUMN images.caption_segment_id IS 'The block that holds the caption: segments.segment_id; null where the caption is not in the text';
COMMENT ON COLUMN images.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN images.run_id IS 'The run that wrote the row: runs.run_id';
