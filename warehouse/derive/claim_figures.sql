-- What grouping figures into claims goes by: a row per figure that counts something or tells what befell them.
-- is_other: its sentence sets out to tell of another event than the story's (Another blast ..., not Another 17 people),
-- or they died of other causes.
WITH
places AS (
    SELECT p.figure_id, list(p.entity_id ORDER BY p.entity_id) AS places, bool_and(p.inherited) AS place_inherited,
        bool_and(p.is_left) AS place_left
    FROM (
        SELECT DISTINCT figure_id, entity_id, role = 'origin' AS is_left, inherited, rank() OVER (
            PARTITION BY figure_id
            ORDER BY CASE role WHEN 'where' THEN 0 WHEN 'destination' THEN 1 ELSE 2 END, inherited
        ) AS choice
        FROM figure_places
    ) AS p
    WHERE p.choice = 1 GROUP BY p.figure_id
),
days AS (
    SELECT d.figure_id,
        min(d.date_from) FILTER (d.role = 'event' AND NOT d.inherited) AS event_from,
        max(d.date_to) FILTER (d.role = 'event' AND NOT d.inherited) AS event_to,
        min(d.date_from) FILTER (d.role IN ('event', 'as_of') AND NOT d.inherited) AS held_from,
        max(d.date_to) FILTER (d.role IN ('event', 'as_of') AND NOT d.inherited) AS held_to,
        min(d.date_from) FILTER (d.role = 'since' AND NOT d.inherited) AS since,
        max(d.date_to) FILTER (d.role = 'until' AND NOT d.inherited) AS until,
        min(d.date_from) FILTER (d.inherited) AS inherited_from,
        max(d.date_to) FILTER (d.inherited) AS inherited_to
    FROM figure_dates AS d GROUP BY d.figure_id
),
wholes AS (
    SELECT part_figure_id AS figure_id, list(whole_figure_id ORDER BY whole_figure_id) AS wholes
    FROM figure_parts GROUP BY part_figure_id
)
SELECT f.figure_id, r.document_id, f.revision_id, r.revision_no, r.published_from AS published, f.char_start, f.text,
    s.text AS sentence,
    substr(s.text, greatest(1, f.char_start - s.char_start - 59), least(60, f.char_start - s.char_start)) AS before,
    substr(s.text, f.char_end - s.char_start + 1, 60) AS after,
    f.kind, f.unit, f.event, f.counted, f.counted_head, f.status,
    -- a level that was reached (rose to 90) is the level, whichever way it came
    CASE WHEN NOT regexp_matches(substr(s.text, 1, f.char_start - s.char_start), '(?i)\b(to|at)\s$') THEN f.trend END AS trend,
    f.flow, coalesce(f.value, f.low, f.high) AS number, i.least, i.greatest,
    coalesce(c.claimant_entity_id::VARCHAR, lower(c.claimant)) AS claimant, p.places, p.place_inherited, p.place_left,
    d.event_from, d.event_to, d.held_from, d.held_to, d.since, d.until, d.inherited_from, d.inherited_to,
    regexp_matches(substr(s.text, f.char_end - s.char_start + 1, 60), '(?i)^[^.,;]{0,30}\b(of|from) (other|natural|unrelated) causes\b')
        OR regexp_matches(s.text, '(?i)^(elsewhere|(in )?(another|an unrelated|a (separate|second|third|different|further)))\s')
        AND NOT regexp_matches(s.text, '(?i)^another (\d|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|dozen|people|person|m[ae]n|wom[ae]n|child|boy|girl|report|source|group|official|witness|spokes)')
        AS is_other,
    w.wholes, f.repeat_of
FROM figures AS f
JOIN revisions AS r USING (revision_id)
LEFT JOIN sentences AS s USING (sentence_id)
LEFT JOIN intervals AS i ON i.figure_id = f.figure_id
LEFT JOIN claimants AS c ON c.figure_id = f.figure_id
LEFT JOIN places AS p ON p.figure_id = f.figure_id
LEFT JOIN days AS d ON d.figure_id = f.figure_id
LEFT JOIN wholes AS w ON w.figure_id = f.figure_id
WHERE (f.event IS NOT NULL OR f.counted_head IS NOT NULL) AND f.kind NOT IN ('age', 'score')
ORDER BY r.published_from NULLS LAST, r.published_at NULLS LAST, r.document_id, r.revision_no, f.char_start, f.figure_id
