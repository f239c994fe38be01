-- The places that figures are about with what the gazetteer says of them, and the places that these lie in by the words
-- of some article: the Selva mine in the town of Dravnik; Dravnik, Kelmia; Marenta's Tilso district. holders: by name.
WITH
named AS (
    SELECT m.entity_id, m.sentence_id, r.text, m.char_start, m.char_end,
        lead(m.entity_id) OVER next AS next_id, lead(m.char_start) OVER next AS next_start, lead(m.char_end) OVER next AS next_end
    FROM mentions AS m JOIN revisions AS r USING (revision_id)
    WHERE m.type IN ('LOCATION', 'FACILITY') AND m.entity_id IS NOT NULL
    WINDOW next AS (PARTITION BY m.sentence_id ORDER BY m.char_start, m.char_end)
),
near AS (
    SELECT entity_id, next_id, substr(text, char_end + 1, next_start - char_end) AS gap,
        substr(text, greatest(1, char_start - 8), least(9, char_start)) AS before, substr(text, next_end + 1, 40) AS behind
    FROM named WHERE next_id <> entity_id AND next_start BETWEEN char_end AND char_end + 50
),
lie_in AS (
    SELECT entity_id, next_id AS holder_id FROM near
    WHERE (
        regexp_full_match(gap, '( [a-z-]+){0,3},? (in|at|on|off|near|outside) ((the|an?) )?([a-z-]+ ){0,4}?(of )?(the )?')
        AND NOT regexp_matches(before, '\b(from|to|and|or|by|of|via|between) (the )?$')
    ) OR regexp_full_match(gap, ',? ?(an? )?([a-z-]+ ){0,3}(district|suburb|quarter|part|town|city|village|port|county|region|province) of (the )?')
    OR (gap IN (', ', ', a ', ' (') AND NOT regexp_matches(behind, '^,? ?(\w+ )?(and|or) '))
    UNION
    SELECT next_id, entity_id FROM near WHERE regexp_full_match(gap, '[''’]s ([a-z-]+ ){0,3}')
),
holders AS (
    SELECT l.entity_id, list(DISTINCT lower(h.name) ORDER BY lower(h.name)) AS holders
    FROM lie_in AS l JOIN entities AS h ON h.entity_id = l.holder_id GROUP BY l.entity_id
)
SELECT e.entity_id, lower(e.name) AS name, e.geonames_id, e.country_code, e.latitude, e.longitude,
    coalesce(h.holders, []) AS holders
FROM entities AS e LEFT JOIN holders AS h USING (entity_id)
WHERE e.entity_id IN (SELECT entity_id FROM figure_places) OR h.holders IS NOT NULL
ORDER BY e.entity_id
