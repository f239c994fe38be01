-- Where do claimants contradict each other, each taken at their last word?
WITH
last_words AS (
    SELECT claim_id, arg_max(figure_id, (as_of, published_at, revision_no, figure_id)) AS figure_id
    FROM figure_history WHERE claimant IS NOT NULL GROUP BY claim_id, voice
)
SELECT x.claimant_a AS one, x.text_a AS says, x.claimant_b AS other, x.text_b AS says_instead, c.event, e.name AS place,
    x.source_a AS reported_by, x.source_b AS and_by, greatest(x.published_a, x.published_b) AS published
FROM contradictions AS x
JOIN last_words AS a ON a.figure_id = x.figure_id_a
JOIN last_words AS b ON b.figure_id = x.figure_id_b
JOIN claims AS c ON c.claim_id = x.claim_id
LEFT JOIN entities AS e ON e.entity_id = c.place_entity_id
ORDER BY c.event, place, one, other, says, says_instead
LIMIT 40
