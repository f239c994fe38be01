-- The documents that $wanted may mean: an id, a source id, an address or a URL.
SELECT DISTINCT d.document_id, d.source
FROM documents AS d LEFT JOIN document_addresses AS a USING (document_id)
WHERE d.document_id::VARCHAR = lower($wanted)
    OR $wanted IN (d.source_id, d.canonical_url, a.address)
ORDER BY 2, 1
