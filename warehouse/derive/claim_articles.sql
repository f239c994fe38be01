-- What each article opens with (its headline and first lines, over all revisions) and the places that it names.
WITH
documents_with_figures AS (
    SELECT DISTINCT r.document_id, r.revision_id, r.title
    FROM figures AS f JOIN revisions AS r USING (revision_id)
),
openings AS (
    SELECT d.document_id, d.revision_id, concat_ws(' ', d.title, left(string_agg(s.text, ' ' ORDER BY s.ordinal), 300)) AS opening
    FROM documents_with_figures AS d
    LEFT JOIN segments AS s
        ON s.revision_id = d.revision_id AND s.role IN ('headline', 'standfirst', 'paragraph') AND s.char_start < 300
    GROUP BY d.document_id, d.revision_id, d.title
),
named AS (
    SELECT DISTINCT d.document_id, lower(e.name) AS place
    FROM clusters AS c JOIN documents_with_figures AS d USING (revision_id) JOIN entities AS e USING (entity_id)
    WHERE c.type IN ('LOCATION', 'FACILITY')
)
SELECT o.document_id, string_agg(o.opening, ' ' ORDER BY o.revision_id) AS opening,
    coalesce((SELECT list(n.place ORDER BY n.place) FROM named AS n WHERE n.document_id = o.document_id), []) AS places
FROM openings AS o GROUP BY o.document_id ORDER BY o.document_id
