-- Columns with a fixed vocabulary hold nothing else.
-- severity: fail
SELECT 'segments.role' AS column_name, role AS value, count(*) AS rows_affected FROM segments
WHERE role NOT IN ('headline', 'standfirst', 'byline', 'dateline', 'paragraph', 'list_item', 'blockquote', 'caption', 'heading', 'table')
GROUP BY role
UNION ALL SELECT 'mentions.type', type, count(*) FROM mentions
WHERE type NOT IN ('PERSON', 'ORG', 'LOCATION', 'FACILITY', 'NORP', 'EVENT', 'PRODUCT', 'WORK', 'LAW') GROUP BY type
UNION ALL SELECT 'dates.timex_type', timex_type, count(*) FROM dates
WHERE timex_type NOT IN ('DATE', 'TIME', 'DURATION', 'SET') GROUP BY timex_type
UNION ALL SELECT 'figures.kind', kind, count(*) FROM figures
WHERE kind NOT IN ('count', 'percent', 'fraction', 'money', 'measurement', 'duration', 'age', 'score', 'index') GROUP BY kind
UNION ALL SELECT 'figures.comparator', comparator, count(*) FROM figures
WHERE comparator NOT IN ('=', '~', '>', '>=', '<', '<=', 'range') GROUP BY comparator
UNION ALL SELECT 'figures.status', status, count(*) FROM figures
WHERE status NOT IN ('stated', 'denied', 'feared', 'forecast', 'target', 'past', 'negated') GROUP BY status
UNION ALL SELECT 'figures.flow', flow, count(*) FROM figures WHERE flow NOT IN ('stock', 'increment', 'cumulative') GROUP BY flow
UNION ALL SELECT 'figure_dates.role', role, count(*) FROM figure_dates
WHERE role NOT IN ('event', 'as_of', 'since', 'until', 'reported') GROUP BY role
UNION ALL SELECT 'figure_places.role', role, count(*) FROM figure_places
WHERE role NOT IN ('where', 'origin', 'destination') GROUP BY role
UNION ALL SELECT 'figure_parts.relation', relation, count(*) FROM figure_parts
WHERE relation NOT IN ('part_of', 'share_of', 'subset_of') GROUP BY relation
UNION ALL SELECT 'quotes.kind', kind, count(*) FROM quotes WHERE kind NOT IN ('direct', 'indirect', 'mixed') GROUP BY kind
UNION ALL SELECT 'numerals.outcome', outcome, count(*) FROM numerals
WHERE outcome NOT IN ('figure', 'date', 'name', 'ordinal', 'other') GROUP BY outcome
