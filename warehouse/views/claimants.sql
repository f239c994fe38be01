-- Who says a figure, nearest first in the text: by name where the text itself names them there or stands a pronoun for
-- them (Mayor Ford, she), else in the words of the text (the mayor), which stay true if the link should be wrong.
CREATE OR REPLACE VIEW claimants AS
WITH named AS (
    SELECT s.*, e.name,
        regexp_extract_all(lower(s.claimant), '[\pL\pN]{2,}') AS words,
        regexp_extract_all(lower(concat_ws(' ', e.name, array_to_string(e.aliases, ' '))), '[\pL\pN]{2,}') AS name_words
    FROM figure_sources AS s
    LEFT JOIN entities AS e ON e.entity_id = s.claimant_entity_id
    WHERE s.depth = 0
)
SELECT n.figure_id, n.revision_id,
    CASE
        WHEN n.name IS NULL THEN n.claimant
        WHEN lower(n.claimant) IN ('he', 'she', 'it', 'they', 'him', 'her', 'his', 'its', 'them', 'their', 'who', 'which')
            THEN n.name
        WHEN len(list_filter(list_intersect(n.words, n.name_words),
            lambda word: word NOT IN ('the', 'of', 'and', 'for', 'in', 'at', 'on', 'by', 'to', 'an', 'de', 'la', 'al'))) > 0
            THEN n.name
        ELSE n.claimant
    END AS claimant,
    n.claimant AS claimant_words, n.claimant_entity_id, n.verb, n.quote_id
FROM named AS n
QUALIFY row_number() OVER (PARTITION BY n.figure_id ORDER BY n.char_start, n.char_end) = 1;

COMMENT ON VIEW claimants IS 'Who says a figure, one row for each figure that somebody says; none where the outlet reports in its own voice';
COMMENT ON COLUMN claimants.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN claimants.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN claimants.claimant IS 'The name where the words hold a word of it or are a pronoun, else the words of the text';
COMMENT ON COLUMN claimants.claimant_words IS 'The words of the text';
COMMENT ON COLUMN claimants.claimant_entity_id IS 'entities.entity_id; null where it is not known who that is';
COMMENT ON COLUMN claimants.verb IS 'The verb or phrase of saying';
COMMENT ON COLUMN claimants.quote_id IS 'The quotation that the figure stands in: quotes.quote_id';
