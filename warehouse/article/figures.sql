-- The figures of the current revision of $document with what hangs on them, each once.
WITH sources AS (
    SELECT figure_id, string_agg(claimant, ' ← ' ORDER BY depth) AS claimant FROM figure_sources GROUP BY figure_id
),
places AS (
    SELECT p.figure_id, string_agg(DISTINCT e.name, ', ' ORDER BY e.name) AS place
    FROM figure_places AS p JOIN entities AS e USING (entity_id) GROUP BY p.figure_id
),
dates_of AS ( -- the days that the text gives rather than inherited ones; when it was reported only where no other is given
    SELECT * FROM figure_dates QUALIFY dense_rank() OVER (PARTITION BY figure_id ORDER BY role = 'reported', inherited) = 1
),
said AS (
    SELECT DISTINCT figure_id, date_from,
        CASE role WHEN 'event' THEN '' WHEN 'as_of' THEN 'as of ' ELSE role || ' ' END || CASE
            WHEN role = 'since' THEN coalesce(date_from, date_to)::VARCHAR
            WHEN role = 'until' THEN coalesce(date_to, date_from)::VARCHAR
            WHEN strftime(date_from, '%m-%d') = '01-01' AND date_to = date_from + INTERVAL 1 YEAR - INTERVAL 1 DAY
                THEN strftime(date_from, '%Y')
            WHEN strftime(date_from, '%d') = '01' AND date_to = last_day(date_from) THEN strftime(date_from, '%Y-%m')
            ELSE concat_ws(' – ', date_from, nullif(date_to, date_from))
        END AS said
    FROM dates_of
),
days AS (
    SELECT figure_id, string_agg(said, ', ' ORDER BY date_from, said) AS said FROM said GROUP BY figure_id
)
SELECT f.text, f.comparator, f.value, f.low, f.high, coalesce(f.unit, f.unit_text) AS unit, f.event, f.status, s.claimant,
    p.place, t.said
FROM documents AS d JOIN figures AS f ON f.revision_id = d.current_revision_id
LEFT JOIN sources AS s USING (figure_id) LEFT JOIN places AS p USING (figure_id) LEFT JOIN days AS t USING (figure_id)
WHERE d.document_id = $document AND f.repeat_of IS NULL
ORDER BY f.char_start, f.char_end
