-- The documents that $wanted may mean: an id, a source id, an address or a URL; else those whose id begins with it.
WITH candidates AS (
    SELECT DISTINCT d.document_id, d.source,
        coalesce($wanted IN (d.source_id, d.canonical_url, a.address), false)
            OR d.document_id::VARCHAR = lower($wanted) AS is_named
    FROM documents AS d LEFT JOIN document_addresses AS a USING (document_id)
    WHERE is_named OR (len($wanted) >= 4 AND starts_with(d.document_id::VARCHAR, lower($wanted)))
)
SELECT DISTINCT document_id, source FROM candidates QUALIFY is_named = max(is_named) OVER () ORDER BY 2, 1
