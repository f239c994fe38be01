-- No row stands twice in the tables that have no id of their own, and no document has two revisions of one number.
-- severity: fail
WITH keys AS (
    SELECT 'document_addresses' AS table_name, document_id AS id, address AS key FROM document_addresses
    UNION ALL SELECT 'revisions', document_id, revision_no::VARCHAR FROM revisions
    UNION ALL SELECT 'clusters', revision_id, cluster::VARCHAR FROM clusters
    UNION ALL SELECT 'figure_sources', figure_id, concat_ws('-', depth, char_start, char_end) FROM figure_sources
    UNION ALL SELECT 'figure_dates', figure_id, concat_ws(' ', role, date_id, date_from, date_to) FROM figure_dates
    UNION ALL SELECT 'figure_places', figure_id, concat_ws(' ', role, entity_id, mention_id) FROM figure_places
    UNION ALL SELECT 'figure_parts', whole_figure_id, concat_ws(' ', relation, part_figure_id) FROM figure_parts
    UNION ALL SELECT 'numerals', revision_id, concat_ws('-', char_start, char_end) FROM numerals
)
SELECT table_name, id, key, count(*) AS times FROM keys GROUP BY table_name, id, key HAVING count(*) > 1
