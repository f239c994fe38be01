-- No document is a copy of itself, over however many steps.
-- severity: fail
WITH RECURSIVE steps AS (
    SELECT document_id, duplicate_of AS original, 1 AS length FROM documents WHERE duplicate_of IS NOT NULL
    UNION
    SELECT s.document_id, d.duplicate_of, s.length + 1
    FROM steps AS s JOIN documents AS d ON d.document_id = s.original
    WHERE d.duplicate_of IS NOT NULL AND s.original <> s.document_id AND s.length < 100
)
SELECT DISTINCT document_id FROM steps WHERE original = document_id OR length >= 100
