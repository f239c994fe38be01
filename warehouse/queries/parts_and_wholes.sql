-- Where do the parts that an article gives not fit into its own total?
SELECT a.source, a.title, p.whole_text AS total, p.parts_text AS parts, p.parts_least AS parts_sum_at_least, p.whole_greatest AS total_at_most
FROM part_sums AS p
JOIN articles AS a USING (revision_id)
WHERE NOT p.fits
ORDER BY a.source, a.title, total
LIMIT 20
