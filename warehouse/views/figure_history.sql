-- One claim over time: every statement of it, through revisions and reports, in order. Copies and repeats are left out.
-- change: what the next revision made of the figure (raised, lowered, reworded, added), else how it stands to what the
-- same claimant, or the same outlet in its own voice, last said of it; null for what they say first. A superseded number
-- (up from 14) is no new statement of the claim.
CREATE OR REPLACE VIEW figure_history AS
WITH
said AS (
    SELECT m.claim_id, f.figure_id, d.document_id, d.source_id, d.source, r.revision_no, f.text, f.value, f.low, f.high,
        c.claimant, v.voice, coalesce('by ' || v.voice, 'in ' || d.source) AS said_by,
        coalesce(
            (SELECT max(t.date_to) FROM figure_dates AS t WHERE t.figure_id = f.figure_id AND t.role = 'as_of' AND NOT t.inherited),
            r.modified_at::DATE, r.published_from
        ) AS as_of,
        r.published_at, f.char_start, coalesce(f.value, f.low, f.high) AS size
    FROM figure_claims AS m
    JOIN figures AS f USING (figure_id)
    JOIN revisions AS r ON r.revision_id = f.revision_id
    JOIN documents AS d ON d.document_id = r.document_id
    LEFT JOIN claimants AS c ON c.figure_id = f.figure_id
    LEFT JOIN voices AS v ON v.figure_id = f.figure_id
    WHERE d.duplicate_of IS NULL AND f.repeat_of IS NULL
    QUALIFY f.status <> 'past' OR NOT bool_or(f.status <> 'past') OVER (PARTITION BY m.claim_id)
),
compared AS (
    SELECT *,
        lag(size) OVER (
            PARTITION BY claim_id, said_by ORDER BY as_of NULLS LAST, published_at NULLS LAST, revision_no, source, source_id, char_start
        ) AS size_before
    FROM said
)
SELECT s.claim_id, s.figure_id, s.source_id, s.revision_no, s.as_of, s.claimant, s.text, s.value, s.low, s.high,
    coalesce(
        v.change,
        CASE WHEN s.size > s.size_before THEN 'raised' WHEN s.size < s.size_before THEN 'lowered'
            WHEN s.size = s.size_before THEN 'unchanged' END
    ) AS change,
    s.source, s.document_id, s.published_at, s.voice
FROM compared AS s
LEFT JOIN revision_changes AS v ON v.new_id = s.figure_id AND v.object_kind = 'figure'
ORDER BY s.claim_id, s.as_of NULLS LAST, s.published_at NULLS LAST, s.revision_no, s.source, s.source_id, s.char_start;

COMMENT ON VIEW figure_history IS 'One claim over time, through revisions and reports, in order; copies and repeats left out';
COMMENT ON COLUMN figure_history.claim_id IS 'claims.claim_id';
COMMENT ON COLUMN figure_history.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN figure_history.source_id IS 'The document''s id within its source';
COMMENT ON COLUMN figure_history.revision_no IS 'The revision of the document that says so';
COMMENT ON COLUMN figure_history.as_of IS 'The day up to which it is said to hold, else the day of this wording';
COMMENT ON COLUMN figure_history.claimant IS 'Who says so; null where the outlet reports in its own voice';
COMMENT ON COLUMN figure_history.text IS 'The figure as written';
COMMENT ON COLUMN figure_history.value IS 'The number as stated';
COMMENT ON COLUMN figure_history.low IS 'Lower bound that the words give';
COMMENT ON COLUMN figure_history.high IS 'Upper bound that the words give';
COMMENT ON COLUMN figure_history.change IS 'raised, lowered, reworded, added or unchanged; null for what is said first';
COMMENT ON COLUMN figure_history.source IS 'The outlet, collection or folder';
COMMENT ON COLUMN figure_history.document_id IS 'documents.document_id';
COMMENT ON COLUMN figure_history.published_at IS 'The moment of publication, where the outlet gives it';
COMMENT ON COLUMN figure_history.voice IS 'The claimant, the same under all names that they go by in the claim (voices.voice): for comparing, not for reading';
