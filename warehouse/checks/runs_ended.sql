-- Every run that has ended says how, and its counts add up to what it found.
-- severity: warn
SELECT run_id, flow, status, items, documents_new, documents_changed, documents_unchanged, rejected FROM runs
WHERE (status <> 'running' AND ended_at IS NULL)
    OR (status = 'completed' AND flow = 'ingest' AND items <> documents_new + documents_changed + documents_unchanged + rejected)
