-- Which articles were taken over by others, under which headline?
SELECT o.source AS original_by, ro.title AS original_title, ro.published_from AS published, c.source AS copied_by, rc.title AS copy_title,
    rc.published_from AS copy_published, length(rc.text) * 100 // length(ro.text) AS length_percent
FROM documents AS c
JOIN documents AS o ON o.document_id = c.duplicate_of
JOIN revisions AS rc ON rc.revision_id = c.current_revision_id
JOIN revisions AS ro ON ro.revision_id = o.current_revision_id
ORDER BY published NULLS LAST, original_by, original_title, copied_by
LIMIT 40
