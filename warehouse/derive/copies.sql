-- Which document repeats which: document_id, duplicate_of. A body is compared by its sentences, without case,
-- punctuation and dateline, so that another headline, byline or paragraphing makes no difference. Documents are
-- ordered by publication and point only backwards, so the answer depends on no order of arrival and has no cycle.
-- Every sentence leads to at most the five earliest documents that have it: work grows with the text, not its square.
WITH
body AS (
    SELECT r.document_id, r.revision_id, s.text,
        row_number() OVER (PARTITION BY r.revision_id ORDER BY s.ordinal) AS position
    FROM segments AS s JOIN revisions AS r USING (revision_id)
    WHERE s.role IN ('paragraph', 'list_item', 'blockquote', 'table')
),
-- A dateline (QUILLPORT, March 3 (Agency) - A ferry sank) is cut from the first block; in other texts that open with
-- a dash the same cut is made on both sides, which does no harm.
pieces AS MATERIALIZED (
    SELECT document_id, revision_id, unnest(regexp_split_to_array(
        CASE position WHEN 1 THEN regexp_replace(text, '^[^.!?—–]{2,60}?(\s-{1,2}\s|\s*[—–]\s*)', '') ELSE text END,
        '[.!?]+["”’'')\]]*\s+|\n+')) AS piece
    FROM body
),
normalised AS MATERIALIZED (
    SELECT document_id, revision_id, trim(replace(regexp_replace(lower(piece), '[^\pL\pN ]+', '', 'g'), '  ', ' ')) AS words
    FROM pieces WHERE piece LIKE '% % % %'
),
-- masked: numbers replaced, so that an updated toll is told from a sentence of one's own.
sentences_of AS MATERIALIZED (
    SELECT DISTINCT document_id, revision_id, hash(words) AS sentence, length(words) AS chars,
        hash(regexp_replace(words, '\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|thousands?|dozens?|million|billion)\b', '#', 'g')) AS masked,
        regexp_matches(words, '\d') AS has_number
    FROM normalised
),
-- Words of an outlet's own (subscribe to our newsletter): in many documents that have little else in common.
spread AS (
    SELECT sentence, count(DISTINCT document_id) >= 4 AS is_common FROM sentences_of GROUP BY sentence
),
shares AS (
    SELECT u.revision_id, sum(u.chars) FILTER (s.is_common) / sum(u.chars) AS common_share
    FROM sentences_of AS u JOIN spread AS s USING (sentence) GROUP BY u.revision_id
),
boilerplate AS (
    SELECT u.sentence
    FROM sentences_of AS u JOIN spread AS s USING (sentence) JOIN shares AS h USING (revision_id)
    WHERE s.is_common GROUP BY u.sentence HAVING avg(h.common_share) < 0.5
),
own AS MATERIALIZED (
    SELECT u.*, sum(u.chars) OVER (PARTITION BY u.revision_id) AS total_chars
    FROM sentences_of AS u ANTI JOIN boilerplate USING (sentence)
),
-- A document of which only the day is known counts as published at its end, an undated one last; of two of the same
-- day the longer comes first, because the shorter may be cut from it.
published AS (
    SELECT document_id, min(coalesce(published_at, published_to::TIMESTAMPTZ + INTERVAL 1 DAY)) AS published
    FROM revisions GROUP BY document_id
),
ranked AS MATERIALIZED (
    SELECT document_id, any_value(p.published) AS published,
        row_number() OVER (ORDER BY any_value(p.published) NULLS LAST, max(o.total_chars) DESC, document_id) AS rank
    FROM own AS o JOIN published AS p USING (document_id) GROUP BY document_id
),
owners AS MATERIALIZED (
    SELECT sentence, document_id, rank
    FROM (SELECT DISTINCT sentence, document_id FROM own WHERE chars >= 25) JOIN ranked USING (document_id)
    QUALIFY row_number() OVER (PARTITION BY sentence ORDER BY rank) <= 5
),
later AS MATERIALIZED (
    SELECT o.*, r.rank, r.published
    FROM own AS o JOIN documents AS d ON d.current_revision_id = o.revision_id JOIN ranked AS r ON r.document_id = d.document_id
),
candidates AS (
    SELECT DISTINCT l.document_id, w.document_id AS original, w.rank AS original_rank
    FROM later AS l JOIN owners AS w USING (sentence) WHERE w.rank < l.rank
),
pairs AS (
    SELECT c.document_id, c.original, c.original_rank, v.revision_id AS original_revision
    FROM candidates AS c JOIN revisions AS v ON v.document_id = c.original
),
compared AS (
    SELECT p.document_id, p.original, p.original_rank, p.original_revision,
        sum(l.chars) FILTER (o.sentence IS NOT NULL) AS shared_chars,
        any_value(l.total_chars) AS total_chars,
        any_value(l.published) AS published,
        bool_or(o.sentence IS NULL AND l.has_number) AS adds_numbers,
        bool_or(o.sentence IS NULL AND m.masked IS NOT NULL) AS changes_numbers
    FROM pairs AS p
    JOIN later AS l ON l.document_id = p.document_id
    LEFT JOIN own AS o ON o.revision_id = p.original_revision AND o.sentence = l.sentence
    LEFT JOIN (SELECT DISTINCT revision_id, masked FROM own) AS m
        ON m.revision_id = p.original_revision AND m.masked = l.masked
    GROUP BY p.document_id, p.original, p.original_rank, p.original_revision
),
-- Nearly all repeated; or most of it, when what is added holds no number that would be lost. Short texts need to be
-- the same whole, and of the same days: a weather note or a closing price returns word for word.
copies AS (
    SELECT c.document_id, c.original, c.original_rank
    FROM compared AS c JOIN ranked AS r ON r.document_id = c.original
    WHERE NOT c.changes_numbers
        AND CASE
            WHEN c.shared_chars < 60 THEN false
            WHEN c.shared_chars < 250 THEN c.shared_chars >= 0.95 * c.total_chars
                AND coalesce(abs(date_diff('day', r.published, c.published)) <= 3, c.shared_chars >= 120)
            ELSE c.shared_chars >= 0.9 * c.total_chars OR (c.shared_chars >= 0.6 * c.total_chars AND NOT c.adds_numbers)
        END
)
SELECT document_id, arg_min(original, original_rank) AS duplicate_of FROM copies GROUP BY document_id
