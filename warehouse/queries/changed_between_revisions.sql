-- What changed when an article was revised?
SELECT d.source, d.source_id, r.revision_no AS revision, v.object_kind AS what, v.change,
    coalesce(fo.text, qo.text, so.text, do_.text) AS before, coalesce(fn.text, qn.text, sn.text, dn.text) AS after
FROM revision_changes AS v
JOIN documents AS d USING (document_id)
JOIN revisions AS r ON r.revision_id = v.to_revision_id
LEFT JOIN figures AS fo ON fo.figure_id = v.old_id
LEFT JOIN figures AS fn ON fn.figure_id = v.new_id
LEFT JOIN quotes AS qo ON qo.quote_id = v.old_id
LEFT JOIN quotes AS qn ON qn.quote_id = v.new_id
LEFT JOIN sentences AS so ON so.sentence_id = v.old_id
LEFT JOIN sentences AS sn ON sn.sentence_id = v.new_id
LEFT JOIN dates AS do_ ON do_.date_id = v.old_id
LEFT JOIN dates AS dn ON dn.date_id = v.new_id
WHERE d.duplicate_of IS NULL
ORDER BY d.source, d.source_id, r.revision_no,
    CASE v.object_kind WHEN 'figure' THEN 0 WHEN 'quote' THEN 1 WHEN 'date' THEN 2 ELSE 3 END, before, after
LIMIT 60
