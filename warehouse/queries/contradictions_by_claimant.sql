-- Where do claimants contradict each other?
SELECT coalesce(x.claimant_a, x.source_a || ' itself') AS one, x.text_a AS says,
    coalesce(x.claimant_b, x.source_b || ' itself') AS other, x.text_b AS says_instead, c.event, e.name AS place,
    x.published_a, x.published_b
FROM contradictions AS x
JOIN claims AS c USING (claim_id)
LEFT JOIN entities AS e ON e.entity_id = c.place_entity_id
WHERE coalesce(x.claimant_a, x.source_a) <> coalesce(x.claimant_b, x.source_b)
ORDER BY x.published_a NULLS LAST, place, one, other, says, says_instead
LIMIT 40
