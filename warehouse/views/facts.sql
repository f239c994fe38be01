-- A row per figure of the current wordings, copies left out, with all that is known of it in words.
CREATE OR REPLACE VIEW facts AS
WITH
places AS (
    SELECT p.figure_id, string_agg(DISTINCT e.name, ', ' ORDER BY e.name) AS place
    FROM (
        SELECT *, rank() OVER (
            PARTITION BY figure_id
            ORDER BY CASE role WHEN 'where' THEN 0 WHEN 'destination' THEN 1 ELSE 2 END, inherited
        ) AS choice
        FROM figure_places
    ) AS p
    JOIN entities AS e USING (entity_id)
    WHERE p.choice = 1 GROUP BY p.figure_id
),
dates_of AS (
    SELECT figure_id, date_from, date_to
    FROM figure_dates
    QUALIFY row_number() OVER (
        PARTITION BY figure_id
        ORDER BY CASE role WHEN 'event' THEN 0 WHEN 'as_of' THEN 1 WHEN 'since' THEN 2 WHEN 'until' THEN 3 ELSE 4 END,
            inherited, date_from, date_to
    ) = 1
)
SELECT f.figure_id, a.document_id, a.source_id, a.source, a.title, a.published_from, s.text AS sentence, f.text, f.kind,
    f.value, f.low, f.high, f.comparator, f.unit, f.counted, f.event, f.status, c.claimant, p.place, d.date_from,
    d.date_to, f.counted_head, f.trend, f.flow, f.repeat_of, f.revision_id, f.char_start, f.char_end
FROM articles AS a
JOIN figures AS f USING (revision_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN claimants AS c ON c.figure_id = f.figure_id
LEFT JOIN places AS p ON p.figure_id = f.figure_id
LEFT JOIN dates_of AS d ON d.figure_id = f.figure_id;

COMMENT ON VIEW facts IS 'A row per figure of the current wordings, copies left out; for a sum leave out those with repeat_of';
COMMENT ON COLUMN facts.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN facts.document_id IS 'documents.document_id';
COMMENT ON COLUMN facts.source_id IS 'The document''s id within its source';
COMMENT ON COLUMN facts.source IS 'The outlet, collection or folder';
COMMENT ON COLUMN facts.title IS 'The headline';
COMMENT ON COLUMN facts.published_from IS 'First possible day of publication';
COMMENT ON COLUMN facts.sentence IS 'The sentence that the figure stands in';
COMMENT ON COLUMN facts.text IS 'The figure as written';
COMMENT ON COLUMN facts.kind IS 'As figures.kind';
COMMENT ON COLUMN facts.value IS 'The number as stated, in the unit; null for ranges, vague numbers and scores';
COMMENT ON COLUMN facts.low IS 'Lower bound that the words give';
COMMENT ON COLUMN facts.high IS 'Upper bound that the words give';
COMMENT ON COLUMN facts.comparator IS '=, ~, >, >=, <, <= or range';
COMMENT ON COLUMN facts.unit IS 'ISO 4217, UCUM, % or pp; null for a count';
COMMENT ON COLUMN facts.counted IS 'What is counted, as written';
COMMENT ON COLUMN facts.event IS 'What befell them';
COMMENT ON COLUMN facts.status IS 'stated, denied, feared, forecast, target, past or negated';
COMMENT ON COLUMN facts.claimant IS 'Who says so; null where the outlet reports in its own voice';
COMMENT ON COLUMN facts.place IS 'Where; several names with commas between';
COMMENT ON COLUMN facts.date_from IS 'First day that the figure is about';
COMMENT ON COLUMN facts.date_to IS 'Last day that the figure is about';
COMMENT ON COLUMN facts.counted_head IS 'The lemma of what is counted';
COMMENT ON COLUMN facts.trend IS 'up or down';
COMMENT ON COLUMN facts.flow IS 'stock, increment or cumulative';
COMMENT ON COLUMN facts.repeat_of IS 'The figure that this one repeats word for word in the same article';
COMMENT ON COLUMN facts.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN facts.char_start IS 'First code point in revisions.text';
COMMENT ON COLUMN facts.char_end IS 'Code point after the last one';
