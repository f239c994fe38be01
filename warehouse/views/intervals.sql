-- Every figure as the interval that its words allow: infinite where they give no bound, widened where they say about.
CREATE OR REPLACE VIEW intervals AS
SELECT f.figure_id, f.revision_id,
    CASE
        WHEN f.low IS NOT NULL AND f.comparator = '>' THEN f.low + CASE f.kind WHEN 'count' THEN 1 ELSE abs(f.low) * 1e-9 END
        WHEN f.low IS NOT NULL THEN f.low
        WHEN f.comparator = '~' THEN f.value - c.about_tolerance * abs(f.value)
        WHEN f.comparator IN ('<', '<=') AND f.kind = 'count' THEN 0.0
        WHEN f.comparator IN ('<', '<=') THEN '-infinity'::DOUBLE
        ELSE f.value
    END AS least,
    CASE
        WHEN f.high IS NOT NULL AND f.comparator = '<' THEN f.high - CASE f.kind WHEN 'count' THEN 1 ELSE abs(f.high) * 1e-9 END
        WHEN f.high IS NOT NULL THEN f.high
        WHEN f.comparator = '~' THEN f.value + c.about_tolerance * abs(f.value)
        WHEN f.comparator IN ('>', '>=') THEN 'infinity'::DOUBLE
        ELSE f.value
    END AS greatest
FROM figures AS f CROSS JOIN conventions AS c
WHERE coalesce(f.value, f.low, f.high) IS NOT NULL;

COMMENT ON VIEW intervals IS 'Every figure as the interval that its words allow; scores and figures without a number are left out';
COMMENT ON COLUMN intervals.figure_id IS 'figures.figure_id';
COMMENT ON COLUMN intervals.revision_id IS 'revisions.revision_id';
COMMENT ON COLUMN intervals.least IS 'The least that the words allow, in the figure''s unit; -infinity where they give no bound (a count: 0)';
COMMENT ON COLUMN intervals.greatest IS 'The most that the words allow, in the figure''s unit; infinity where they give no bound';
