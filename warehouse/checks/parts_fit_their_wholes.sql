-- The parts that an article gives fit into the whole that it gives.
-- severity: warn
SELECT whole_figure_id, whole_text, relation, parts_text, whole_greatest, parts_least FROM part_sums WHERE NOT fits
