-- Every run of digits in an extracted text lies inside a numeral, a date or a name.
-- severity: warn
WITH digits AS (
    SELECT r.revision_id, length(list_aggregate(regexp_extract_all(r.text, '\d'), 'string_agg', '')) AS in_text
    FROM revisions AS r WHERE r.extraction = 'full' AND regexp_matches(r.text, '\d')
),
accounted AS (
    SELECT revision_id, sum(length(regexp_replace(text, '\D', '', 'g'))) AS in_numerals FROM numerals GROUP BY revision_id
)
SELECT d.revision_id, d.in_text AS digits_in_text, coalesce(a.in_numerals, 0) AS digits_in_numerals
FROM digits AS d LEFT JOIN accounted AS a USING (revision_id)
WHERE d.in_text > coalesce(a.in_numerals, 0)
