-- Every document's current revision is its own and its latest, and revisions are numbered from 1 without gaps.
-- severity: fail
WITH numbered AS (
    SELECT document_id, count(*) AS revisions, max(revision_no) AS latest, arg_max(revision_id, revision_no) AS latest_id
    FROM revisions GROUP BY document_id
)
SELECT d.document_id, d.current_revision_id, n.latest_id, n.revisions, n.latest
FROM documents AS d LEFT JOIN numbered AS n USING (document_id)
WHERE n.latest_id IS DISTINCT FROM d.current_revision_id OR n.latest <> n.revisions
