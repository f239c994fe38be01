-- What comparing revisions goes by: the sentences, figures, quotations and dates of documents with several revisions,
-- revision by revision in reading order. Figures of repeated sentences are left out, as are the repeats.
WITH
revised AS (SELECT document_id FROM revisions GROUP BY document_id HAVING count(*) > 1),
chosen AS (SELECT r.document_id, r.revision_id, r.revision_no FROM revisions AS r JOIN revised USING (document_id)),
first_sentences AS (
    SELECT s.* FROM sentences AS s JOIN chosen USING (revision_id) WHERE s.repeat_of IS NULL
),
objects AS (
    SELECT revision_id, 'sentence' AS object_kind, sentence_id AS object_id, sentence_id, char_start, text,
        NULL AS said_by, NULL AS kind, NULL AS unit, NULL AS event, NULL AS counted, NULL AS counted_head,
        NULL AS status, NULL::DOUBLE AS least, NULL::DOUBLE AS greatest, NULL::DOUBLE AS size
    FROM first_sentences
    UNION ALL
    SELECT f.revision_id, 'figure', f.figure_id, f.sentence_id, f.char_start, f.text,
        coalesce(c.claimant_entity_id::VARCHAR, lower(c.claimant)), f.kind, f.unit, f.event, f.counted, f.counted_head,
        f.status, i.least, i.greatest, coalesce(f.value, f.low, f.high)
    FROM figures AS f
    JOIN first_sentences AS s USING (sentence_id)
    LEFT JOIN intervals AS i ON i.figure_id = f.figure_id
    LEFT JOIN claimants AS c ON c.figure_id = f.figure_id
    WHERE f.repeat_of IS NULL
    UNION ALL
    SELECT q.revision_id, 'quote', q.quote_id, q.sentence_id, q.char_start, q.text,
        coalesce(q.speaker_entity_id::VARCHAR, lower(q.speaker)), q.kind, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM quotes AS q JOIN first_sentences AS s USING (sentence_id)
    UNION ALL
    SELECT d.revision_id, 'date', d.date_id, d.sentence_id, d.char_start, d.text,
        NULL, d.timex_type, coalesce(d.edtf, d.timex_value), NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM dates AS d JOIN first_sentences AS s USING (sentence_id)
)
SELECT c.document_id, c.revision_id, c.revision_no, o.* EXCLUDE (revision_id)
FROM chosen AS c LEFT JOIN objects AS o USING (revision_id)
ORDER BY c.document_id, c.revision_no, o.object_kind, o.char_start, o.object_id
