-- The arithmetic of wholes and their parts: do the parts that an article gives fit into the whole that it gives?
CREATE OR REPLACE VIEW part_sums AS
SELECT p.whole_figure_id, any_value(w.text) AS whole_text, any_value(w.revision_id) AS revision_id, p.relation,
    string_agg(f.text, '; ' ORDER BY f.char_start) AS parts_text,
    any_value(wi.greatest) AS whole_greatest,
    sum(pi.least) AS parts_least,
    count(*) AS parts,
    CASE p.relation
        WHEN 'subset_of' THEN max(pi.least) <= any_value(wi.greatest)
        ELSE sum(pi.least) <= any_value(wi.greatest)
    END AS fits
FROM figure_parts AS p
JOIN figures AS w ON w.figure_id = p.whole_figure_id
JOIN figures AS f ON f.figure_id = p.part_figure_id
JOIN intervals AS wi ON wi.figure_id = w.figure_id
JOIN intervals AS pi ON pi.figure_id = f.figure_id
WHERE f.repeat_of IS NULL AND p.relation IN ('part_of', 'subset_of') AND f.kind = w.kind
    AND f.unit IS NOT DISTINCT FROM w.unit
GROUP BY p.whole_figure_id, p.relation;

COMMENT ON VIEW part_sums IS 'Wholes with their parts in the same article, and whether the parts fit into the whole; shares are left out';
COMMENT ON COLUMN part_sums.whole_figure_id IS 'The whole: figures.figure_id';
COMMENT ON COLUMN part_sums.whole_text IS 'The whole as written';
COMMENT ON COLUMN part_sums.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN part_sums.relation IS 'part_of (parts add up) or subset_of (parts may overlap)';
COMMENT ON COLUMN part_sums.parts_text IS 'The parts as written';
COMMENT ON COLUMN part_sums.whole_greatest IS 'The most that the words for the whole allow';
COMMENT ON COLUMN part_sums.parts_least IS 'The least that the words for the parts allow, summed';
COMMENT ON COLUMN part_sums.parts IS 'How many parts';
COMMENT ON COLUMN part_sums.fits IS 'Whether the parts fit into the whole';
