-- The day of publication that an article gives is one that its own words, taken together, leave possible (a page that
-- shows today's date as its own is common). One clue alone proves nothing: last spring's storm may be told without its
-- year, so only the row for all clues together counts.
-- severity: warn
SELECT r.revision_id, r.published_from, r.published_to, r.published_origin, e.implies, e.date_from, e.date_to
FROM dating_evidence AS e JOIN revisions AS r USING (revision_id)
WHERE e.implies LIKE 'all clues together%' AND NOT e.used
    AND r.published_from IS NOT NULL AND (
        r.published_from > e.date_to + INTERVAL 1 DAY OR coalesce(r.published_to, r.published_from) < e.date_from - INTERVAL 1 DAY
    )
