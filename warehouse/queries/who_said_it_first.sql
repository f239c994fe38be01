-- Who was the first with a figure that others report too?
WITH
told AS (
    SELECT h.*, row_number() OVER (PARTITION BY h.claim_id, h.low, h.high ORDER BY h.as_of, h.published_at NULLS LAST, h.source, h.figure_id) AS nth
    FROM figure_history AS h
    WHERE h.as_of IS NOT NULL
)
SELECT max(text) FILTER (nth = 1) AS figure, min(as_of) AS first_told, max(source) FILTER (nth = 1) AS first_outlet,
    max(coalesce(claimant, source || ' itself')) FILTER (nth = 1) AS according_to, count(DISTINCT source) AS outlets,
    max(as_of) AS last_told
FROM told
GROUP BY claim_id, low, high
HAVING count(DISTINCT source) > 1
ORDER BY outlets DESC, first_told, figure, first_outlet, claim_id, low, high
LIMIT 20
