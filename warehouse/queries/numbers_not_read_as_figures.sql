-- Which numbers in the articles are neither figure nor date nor name, and why?
SELECT n.reason, n.outcome, count(*) AS numbers, string_agg(DISTINCT n.text, ' | ' ORDER BY n.text) AS examples
FROM (SELECT *, row_number() OVER (PARTITION BY reason, outcome ORDER BY text, revision_id, char_start) AS nth FROM numerals) AS n
WHERE n.outcome IN ('other', 'ordinal') AND n.nth <= 1000
GROUP BY n.reason, n.outcome
ORDER BY numbers DESC, n.reason
LIMIT 20
