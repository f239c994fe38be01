-- No interval ends before it begins: publication, dates, figures, their dates, claims.
-- severity: fail
SELECT 'revisions' AS table_name, revision_id AS id FROM revisions WHERE published_to < published_from
UNION ALL SELECT 'dates', date_id FROM dates WHERE date_to < date_from
UNION ALL SELECT 'figure_dates', figure_id FROM figure_dates WHERE date_to < date_from
UNION ALL SELECT 'figures', figure_id FROM figures WHERE high < low
UNION ALL SELECT 'claims', claim_id FROM claims WHERE period_to < period_from
