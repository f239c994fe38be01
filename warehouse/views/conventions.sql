-- What the views take words to mean where the words leave it open. Another convention: replace this view's numbers.
CREATE OR REPLACE VIEW conventions AS
SELECT 0.10 AS about_tolerance;

COMMENT ON VIEW conventions IS 'What the views take words to mean where the words leave it open: one row';
COMMENT ON COLUMN conventions.about_tolerance IS 'How far from the number that is told the true one may be after about, some, nearly or roughly: a share of it (0.10 is 10% to either side)';
