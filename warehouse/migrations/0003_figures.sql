-- How many of what: figures, who says so, when and where they hold, how they hang together, and what became of every number.

CREATE TABLE figures (
    figure_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    sentence_id UUID NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    value DOUBLE,
    low DOUBLE,
    high DOUBLE,
    comparator VARCHAR NOT NULL,
    trend VARCHAR,
    unit VARCHAR,
    unit_text VARCHAR,
    counted VARCHAR,
    counted_head VARCHAR,
    event VARCHAR,
    status VARCHAR NOT NULL,
    flow VARCHAR,
    repeat_of UUID,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE figures IS 'A figure: from the comparator to the last word of the unit or of the counted noun';
COMMENT ON COLUMN figures.figure_id IS 'Computed from revision, span and ordinal';
COMMENT ON COLUMN figures.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN figures.sentence_id IS 'sentences.sentence_id';
COMMENT ON COLUMN figures.char_start IS 'First code point in revisions.text';
COMMENT ON COLUMN figures.char_end IS 'Code point after the last one';
COMMENT ON COLUMN figures.text IS 'The figure as written (at least 110 Israeli and foreign captives)';
COMMENT ON COLUMN figures.kind IS 'count, percent, fraction, money, measurement, duration, age, score or index';
COMMENT ON COLUMN figures.value IS 'The number as stated (2.2 million is 2200000, 70% is 70); null for ranges, vague numbers and scores';
COMMENT ON COLUMN figures.low IS 'Lower bound that the words give; null where they give none';
COMMENT ON COLUMN figures.high IS 'Upper bound that the words give; null where they give none';
COMMENT ON COLUMN figures.comparator IS '=, ~, >, >=, <, <= or range';
COMMENT ON COLUMN figures.trend IS 'up or down (rose by 12, fell 9%); null where not said';
COMMENT ON COLUMN figures.unit IS 'ISO 4217 for money, UCUM for measures and durations, % or pp for percent; null for a count';
COMMENT ON COLUMN figures.unit_text IS 'The unit as written';
COMMENT ON COLUMN figures.counted IS 'The noun phrase that is counted or measured, without the number';
COMMENT ON COLUMN figures.counted_head IS 'The lemma of its head noun';
COMMENT ON COLUMN figures.event IS 'What befell them (killed, injured, displaced and so on: the vocabulary of tasks/data); null where nothing did';
COMMENT ON COLUMN figures.status IS 'stated, denied, feared, forecast, target, past or negated';
COMMENT ON COLUMN figures.flow IS 'stock, increment or cumulative; null where not said';
COMMENT ON COLUMN figures.repeat_of IS 'The figure that this one repeats word for word in the same article: figures.figure_id';
COMMENT ON COLUMN figures.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN figures.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE figure_sources (
    figure_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    depth INTEGER NOT NULL,
    claimant VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    claimant_entity_id UUID,
    verb VARCHAR,
    quote_id UUID,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE figure_sources IS 'Who says a figure: depth 0 the subject of the text''s own said, then whom they cite or who relays them; no row where the outlet reports in its own voice';
COMMENT ON COLUMN figure_sources.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN figure_sources.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN figure_sources.depth IS '0 for the nearest, counting up';
COMMENT ON COLUMN figure_sources.claimant IS 'The claimant''s words as written, equal to revisions.text from char_start to char_end';
COMMENT ON COLUMN figure_sources.char_start IS 'First code point of the claimant''s words in revisions.text';
COMMENT ON COLUMN figure_sources.char_end IS 'Code point after the last one';
COMMENT ON COLUMN figure_sources.claimant_entity_id IS 'Who that is: entities.entity_id; null where not known';
COMMENT ON COLUMN figure_sources.verb IS 'The verb or phrase of saying (said, according to)';
COMMENT ON COLUMN figure_sources.quote_id IS 'The quotation that the figure stands in: quotes.quote_id; null outside quotations';
COMMENT ON COLUMN figure_sources.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN figure_sources.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE figure_dates (
    figure_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    date_id UUID,
    role VARCHAR NOT NULL,
    date_from DATE,
    date_to DATE,
    inherited BOOLEAN NOT NULL,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE figure_dates IS 'When a figure holds';
COMMENT ON COLUMN figure_dates.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN figure_dates.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN figure_dates.date_id IS 'The expression that says so: dates.date_id; null where it comes from the day of publication';
COMMENT ON COLUMN figure_dates.role IS 'event, as_of, since, until or reported';
COMMENT ON COLUMN figure_dates.date_from IS 'First day; null for an open interval';
COMMENT ON COLUMN figure_dates.date_to IS 'Last day; null for an open interval';
COMMENT ON COLUMN figure_dates.inherited IS 'Whether it comes from outside the figure''s own sentence';
COMMENT ON COLUMN figure_dates.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN figure_dates.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE figure_places (
    figure_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    entity_id UUID NOT NULL,
    mention_id UUID,
    role VARCHAR NOT NULL,
    inherited BOOLEAN NOT NULL,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE figure_places IS 'Where a figure holds';
COMMENT ON COLUMN figure_places.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN figure_places.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN figure_places.entity_id IS 'The place: entities.entity_id';
COMMENT ON COLUMN figure_places.mention_id IS 'The name that says so: mentions.mention_id; null where none in the text does';
COMMENT ON COLUMN figure_places.role IS 'where, origin or destination';
COMMENT ON COLUMN figure_places.inherited IS 'Whether it comes from outside the figure''s own sentence';
COMMENT ON COLUMN figure_places.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN figure_places.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE figure_parts (
    whole_figure_id UUID NOT NULL,
    part_figure_id UUID NOT NULL,
    revision_id UUID NOT NULL,
    relation VARCHAR NOT NULL,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE figure_parts IS 'How two figures of one article hang together';
COMMENT ON COLUMN figure_parts.whole_figure_id IS 'The whole: figures.figure_id';
COMMENT ON COLUMN figure_parts.part_figure_id IS 'The part: figures.figure_id';
COMMENT ON COLUMN figure_parts.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN figure_parts.relation IS 'part_of, share_of or subset_of';
COMMENT ON COLUMN figure_parts.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN figure_parts.run_id IS 'The run that wrote the row: runs.run_id';

CREATE TABLE numerals (
    revision_id UUID NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    object_id UUID,
    reason VARCHAR NOT NULL,
    extractor_id UUID NOT NULL,
    run_id UUID NOT NULL
);
COMMENT ON TABLE numerals IS 'Every number in the text, in digits or words, once, whatever became of it';
COMMENT ON COLUMN numerals.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN numerals.char_start IS 'First code point in revisions.text';
COMMENT ON COLUMN numerals.char_end IS 'Code point after the last one';
COMMENT ON COLUMN numerals.text IS 'The number as written';
COMMENT ON COLUMN numerals.outcome IS 'figure, date, name, ordinal or other';
COMMENT ON COLUMN numerals.object_id IS 'The figure, date or mention that holds it; null where none does';
COMMENT ON COLUMN numerals.reason IS 'Why it became that, in words';
COMMENT ON COLUMN numerals.extractor_id IS 'Which extractor, at which version and settings, made the row: extractors.extractor_id';
COMMENT ON COLUMN numerals.run_id IS 'The run that wrote the row: runs.run_id';
