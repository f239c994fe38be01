-- How did each toll develop, and according to whom?
WITH
told AS (  -- what one wording of an article says twice of the same voice is told once, in its fullest words
    SELECT h.claim_id, h.as_of, h.published_at, h.document_id, h.source, h.revision_no, e.name AS place, c.event,
        arg_max(h.text, (len(h.text), -f.char_start)) AS toll, arg_max(h.claimant, (len(h.claimant), -f.char_start)) AS claimant,
        arg_min(coalesce(h.change, ''), f.char_start) AS change, min(f.char_start) AS char_start
    FROM figure_history AS h
    JOIN claims AS c USING (claim_id)
    JOIN figures AS f USING (figure_id)
    LEFT JOIN entities AS e ON e.entity_id = c.place_entity_id
    WHERE c.event IN ('killed', 'died', 'injured', 'missing', 'displaced', 'evacuated') AND f.status IN ('stated', 'denied', 'past')
        AND f.kind = 'count'
    GROUP BY h.claim_id, h.as_of, h.published_at, h.document_id, h.source, h.revision_no, e.name, c.event, h.voice, h.low, h.high,
        f.status
)
SELECT coalesce(as_of::VARCHAR, 'undated') AS as_of, place, event, toll, coalesce(claimant, source || ' itself') AS according_to,
    source AS reported_by, revision_no AS revision, change
FROM told
QUALIFY count(*) OVER (PARTITION BY claim_id) > 1
ORDER BY count(*) OVER (PARTITION BY claim_id) DESC, claim_id, as_of NULLS LAST, published_at NULLS LAST, revision_no, source,
    document_id, char_start
LIMIT 40
