-- Who says a figure, nearest first in the text: by name where it is known who that is, else in the words of the text.
CREATE OR REPLACE VIEW claimants AS
SELECT s.figure_id, s.revision_id, coalesce(e.name, s.claimant) AS claimant, s.claimant AS claimant_words,
    s.claimant_entity_id, s.verb, s.quote_id
FROM figure_sources AS s
LEFT JOIN entities AS e ON e.entity_id = s.claimant_entity_id
WHERE s.depth = 0
QUALIFY row_number() OVER (PARTITION BY s.figure_id ORDER BY s.char_start, s.char_end) = 1;

COMMENT ON VIEW claimants IS 'Who says a figure, one row for each figure that somebody says; none where the outlet reports in its own voice';
COMMENT ON COLUMN claimants.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN claimants.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN claimants.claimant IS 'The name where it is known who that is, else the words of the text';
COMMENT ON COLUMN claimants.claimant_words IS 'The words of the text';
COMMENT ON COLUMN claimants.claimant_entity_id IS 'entities.entity_id; null where it is not known who that is';
COMMENT ON COLUMN claimants.verb IS 'The verb or phrase of saying';
COMMENT ON COLUMN claimants.quote_id IS 'The quotation that the figure stands in: quotes.quote_id';
