-- The figures of the current revision of $document with what hangs on them, each once.
WITH sources AS (
    SELECT figure_id, string_agg(claimant, ' ← ' ORDER BY depth) AS claimant FROM figure_sources GROUP BY figure_id
),
places AS (
    SELECT p.figure_id, string_agg(DISTINCT e.name, ', ' ORDER BY e.name) AS place
    FROM figure_places AS p JOIN entities AS e USING (entity_id) GROUP BY p.figure_id
),
days AS (
    SELECT figure_id, min(date_from) AS date_from, max(date_to) AS date_to FROM figure_dates GROUP BY figure_id
)
SELECT f.text, f.comparator, f.value, f.low, f.high, f.unit, f.event, f.status, s.claimant, p.place, t.date_from, t.date_to
FROM documents AS d JOIN figures AS f ON f.revision_id = d.current_revision_id
LEFT JOIN sources AS s USING (figure_id) LEFT JOIN places AS p USING (figure_id) LEFT JOIN days AS t USING (figure_id)
WHERE d.document_id = $document AND f.repeat_of IS NULL
ORDER BY f.char_start, f.char_end
