-- Who, where and when: names in the text, what they name, time expressions, and what they say about the day of publication.

CREATE TABLE mentions (
    mention_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    sentence_id UUID NOT NULL,
    type VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    title VARCHAR,
    cluster INTEGER,
    entity_id UUID,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE mentions IS 'A name in the text';
COMMENT ON COLUMN mentions.mention_id IS 'Computed from revision, span and ordinal';
COMMENT ON COLUMN mentions.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN mentions.sentence_id IS 'sentences.sentence_id';
COMMENT ON COLUMN mentions.type IS 'PERSON, ORG, LOCATION, FACILITY, NORP, EVENT, PRODUCT, WORK or LAW';
COMMENT ON COLUMN mentions.char_start IS 'First code point in revisions.text';
COMMENT ON COLUMN mentions.char_end IS 'Code point after the last one';
COMMENT ON COLUMN mentions.text IS 'The name without article, possessive or title';
COMMENT ON COLUMN mentions.title IS 'The title or role before the name, as written (Defence Minister); null where there is none';
COMMENT ON COLUMN mentions.cluster IS 'Mentions with the same number in one revision name the same thing';
COMMENT ON COLUMN mentions.entity_id IS 'What is named: entities.entity_id; null where that is not known';
COMMENT ON COLUMN mentions.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN mentions.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE clusters (
    revision_id UUID NOT NULL,
    cluster INTEGER NOT NULL,
    entity_id UUID NOT NULL,
    type VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    aliases VARCHAR[] NOT NULL,
    geonames_id INTEGER,
    country_code VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE clusters IS 'What one article''s mentions of one thing say together: the article''s side of an entity';
COMMENT ON COLUMN clusters.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN clusters.cluster IS 'The number that its mentions carry: mentions.cluster';
COMMENT ON COLUMN clusters.entity_id IS 'entities.entity_id';
COMMENT ON COLUMN clusters.type IS 'As mentions.type';
COMMENT ON COLUMN clusters.name IS 'The fullest form of the name in this article, or the gazetteer''s name of the place';
COMMENT ON COLUMN clusters.aliases IS 'Other forms in this article';
COMMENT ON COLUMN clusters.geonames_id IS 'The place''s GeoNames id; null for what is no place or not in the gazetteer';
COMMENT ON COLUMN clusters.country_code IS 'ISO 3166-1 alpha-2 code of the place''s country';
COMMENT ON COLUMN clusters.latitude IS 'Degrees north, WGS 84';
COMMENT ON COLUMN clusters.longitude IS 'Degrees east, WGS 84';
COMMENT ON COLUMN clusters.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN clusters.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE entities (
    entity_id UUID NOT NULL,
    type VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    aliases VARCHAR[] NOT NULL,
    geonames_id INTEGER,
    country_code VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    wikidata_id VARCHAR
);
COMMENT ON TABLE entities IS 'A person, organisation, place or other named thing over all articles; computed by resolve from clusters';
COMMENT ON COLUMN entities.entity_id IS 'Computed from type and normalised name or GeoNames id';
COMMENT ON COLUMN entities.type IS 'As mentions.type';
COMMENT ON COLUMN entities.name IS 'The full form used by most documents';
COMMENT ON COLUMN entities.aliases IS 'All other forms, in alphabetical order';
COMMENT ON COLUMN entities.geonames_id IS 'The place''s GeoNames id; null for what is no place or not in the gazetteer';
COMMENT ON COLUMN entities.country_code IS 'ISO 3166-1 alpha-2 code of the place''s country';
COMMENT ON COLUMN entities.latitude IS 'Degrees north, WGS 84';
COMMENT ON COLUMN entities.longitude IS 'Degrees east, WGS 84';
COMMENT ON COLUMN entities.wikidata_id IS 'Wikidata item (Q1234); null where unknown';

CREATE TABLE dates (
    date_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    sentence_id UUID NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    timex_type VARCHAR NOT NULL,
    timex_value VARCHAR,
    timex_mod VARCHAR,
    edtf VARCHAR,
    date_from DATE,
    date_to DATE,
    anchor VARCHAR,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE dates IS 'A time expression (TIMEX3) with the days it names';
COMMENT ON COLUMN dates.date_id IS 'Computed from revision, span and ordinal';
COMMENT ON COLUMN dates.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN dates.sentence_id IS 'sentences.sentence_id';
COMMENT ON COLUMN dates.char_start IS 'First code point in revisions.text';
COMMENT ON COLUMN dates.char_end IS 'Code point after the last one';
COMMENT ON COLUMN dates.text IS 'The expression''s own extent';
COMMENT ON COLUMN dates.timex_type IS 'DATE, TIME, DURATION or SET';
COMMENT ON COLUMN dates.timex_value IS 'TIMEX3 value (2024-03-04, P3D, XXXX-WXX-1); null where unresolved';
COMMENT ON COLUMN dates.timex_mod IS 'TIMEX3 mod (APPROX, START, MID, END, LESS_THAN and so on); null where there is none';
COMMENT ON COLUMN dates.edtf IS 'Extended Date/Time Format (ISO 8601-2), for what is uncertain or an interval';
COMMENT ON COLUMN dates.date_from IS 'First day; null where the words do not allow one';
COMMENT ON COLUMN dates.date_to IS 'Last day; null where the words do not allow one';
COMMENT ON COLUMN dates.anchor IS 'What it was resolved against: publication, dateline, preceding, text; null where unresolved';
COMMENT ON COLUMN dates.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN dates.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE dating_evidence (
    revision_id UUID NOT NULL,
    date_id UUID NOT NULL,
    implies VARCHAR NOT NULL,
    date_from DATE,
    date_to DATE,
    used BOOLEAN NOT NULL,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE dating_evidence IS 'How an undated article was dated: what each expression leaves possible for the day of publication';
COMMENT ON COLUMN dating_evidence.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN dating_evidence.date_id IS 'The expression: dates.date_id';
COMMENT ON COLUMN dating_evidence.implies IS 'What it says about the day of publication, in words';
COMMENT ON COLUMN dating_evidence.date_from IS 'First day that it leaves possible; null for no bound';
COMMENT ON COLUMN dating_evidence.date_to IS 'Last day that it leaves possible; null for no bound';
COMMENT ON COLUMN dating_evidence.used IS 'Whether it took part in the answer';
COMMENT ON COLUMN dating_evidence.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN dating_evidence.run_id IS 'The run that wrote the row: runs.run_id';
