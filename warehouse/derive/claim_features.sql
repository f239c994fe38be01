-- What tells that two articles are about one story: the words of the names in them, and of their headline and opening.
-- A name that an article opens with weighs twice. What stands in more than a fiftieth of many articles tells nothing; what
-- few share is rare in a small collection too, as it would be among a hundred. A title outside the text is not searched
-- for names: a word of it that is the whole name of something elsewhere is a name. An outlet's own name tells nothing.
WITH
documents_with_figures AS (
    SELECT DISTINCT r.document_id, r.revision_id, r.title, lower(d.source) AS source
    FROM figures AS f JOIN revisions AS r USING (revision_id) JOIN documents AS d USING (document_id)
),
named AS (
    SELECT DISTINCT d.document_id, lower(c.name) AS name
    FROM clusters AS c JOIN documents_with_figures AS d USING (revision_id)
    WHERE c.type <> 'NORP' AND lower(c.name) <> d.source
),
in_titles AS (
    SELECT DISTINCT document_id, lower(unnest(regexp_extract_all(title, '\p{Lu}[\pL\pN]{2,}'))) AS word
    FROM documents_with_figures WHERE title IS NOT NULL
),
names AS (
    SELECT DISTINCT document_id, unnest(regexp_extract_all(name, '[\pL\pN]{3,}')) AS word, true AS is_name FROM named
    UNION
    SELECT document_id, word, true FROM in_titles WHERE word IN (SELECT name FROM named)
),
openings AS (
    SELECT d.document_id, lower(concat_ws(' ', d.title, left(string_agg(s.text, ' ' ORDER BY s.ordinal), 600))) AS opening
    FROM segments AS s JOIN documents_with_figures AS d USING (revision_id)
    WHERE s.role IN ('headline', 'standfirst', 'paragraph') AND s.char_start < 1000
    GROUP BY d.document_id, d.revision_id, d.title
),
words AS (
    SELECT DISTINCT document_id, unnest(regexp_extract_all(opening, '\pL{4,}')) AS word, false AS is_name FROM openings
),
features AS (
    SELECT document_id, word, bool_or(is_name) AS is_name, count(DISTINCT is_name) AS weight
    FROM (FROM names UNION ALL FROM words) GROUP BY document_id, word
),
spread AS (SELECT word, count(*) AS documents FROM features GROUP BY word),
total AS (SELECT count(DISTINCT document_id) AS documents FROM documents_with_figures)
SELECT f.document_id, f.word, f.is_name,
    f.weight * ln(1 + greatest(100, t.documents) / s.documents) AS rarity
FROM features AS f JOIN spread AS s USING (word) CROSS JOIN total AS t
WHERE s.documents <= greatest(20, t.documents / 50)
ORDER BY f.document_id, f.word
