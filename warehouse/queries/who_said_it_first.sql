-- Who was the first with a figure that others report too?
SELECT arg_min(h.text, h.as_of) AS figure, min(h.as_of) AS first_told, arg_min(h.source, h.as_of) AS first_outlet,
    arg_min(coalesce(h.claimant, h.source || ' itself'), h.as_of) AS according_to, count(DISTINCT h.source) AS outlets,
    max(h.as_of) AS last_told
FROM figure_history AS h
WHERE h.as_of IS NOT NULL
GROUP BY h.claim_id
HAVING count(DISTINCT h.source) > 1
ORDER BY outlets DESC, first_told, figure
LIMIT 20
