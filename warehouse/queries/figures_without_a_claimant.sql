-- Which figures does an outlet report in its own voice, where others name who says so?
SELECT f.source, f.text, f.event, f.place, f.published_from, string_agg(DISTINCT o.claimant, ', ' ORDER BY o.claimant) AS elsewhere_according_to
FROM facts AS f
JOIN figure_claims AS m USING (figure_id)
JOIN figure_claims AS n ON n.claim_id = m.claim_id AND n.figure_id <> m.figure_id
JOIN facts AS o ON o.figure_id = n.figure_id AND o.document_id <> f.document_id
WHERE f.claimant IS NULL AND f.repeat_of IS NULL AND f.status = 'stated' AND o.claimant IS NOT NULL
GROUP BY f.figure_id, f.source, f.text, f.event, f.place, f.published_from
ORDER BY f.published_from NULLS LAST, f.source, f.text
LIMIT 40
