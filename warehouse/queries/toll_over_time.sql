-- How did each toll develop, and according to whom?
SELECT coalesce(h.as_of::VARCHAR, 'undated') AS as_of, e.name AS place, c.event, h.text AS toll,
    coalesce(h.claimant, h.source || ' itself') AS according_to, h.source AS reported_by, h.revision_no AS revision, h.change
FROM figure_history AS h
JOIN claims AS c USING (claim_id)
JOIN figures AS f USING (figure_id)
LEFT JOIN entities AS e ON e.entity_id = c.place_entity_id
WHERE c.event IN ('killed', 'died', 'injured', 'missing', 'displaced', 'evacuated') AND f.status IN ('stated', 'denied', 'past')
    AND f.kind = 'count'
QUALIFY count(*) OVER (PARTITION BY h.claim_id) > 1
ORDER BY count(*) OVER (PARTITION BY h.claim_id) DESC, h.claim_id, h.as_of NULLS LAST, h.revision_no, h.source, f.char_start
LIMIT 40
