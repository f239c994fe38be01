"""Quotations of a reading: direct, mixed and indirect, with cue, speaker and who that is.

Runs after names are linked. What stands between marks comes from `tasks/quotation_marks.py` and
`tasks/direct_speech.py`, statements without marks from `tasks/attributions.py`; this module makes rows of both. Quoted
words inside an indirect statement are a row of kind `mixed` that `continues` the statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from spacy.tokens import Doc

from tasks.attributions import Attribution, find_attributions
from tasks.coreference import Cast, gather_cast, resolve
from tasks.dependencies import Tree, read_tree
from tasks.direct_speech import Utterance, find_utterances
from tasks.identity import fact_id
from tasks.quotation_marks import Marked, find_marked
from tasks.records import Mention, Quote, Reading, Sentence
from tasks.spans import covering_sentence

# up to so many characters, words quoted inside a statement are a piece of it, whatever verb is right before them
PIECE = 25


@dataclass(frozen=True, slots=True)
class Draft:
    """A row before ids: characters, kind, cue and speaker as tokens, and which draft it goes on from."""

    start: int
    end: int
    kind: str
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    goes_on: int | None = None


def find_quotes(
    reading: Reading, doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quote, ...]:
    """The reading's quotations in the order of their first characters."""
    if not len(doc) or not sentences:
        return ()
    tree = read_tree(doc)
    marked = find_marked(reading)
    quoted = mark_tokens(tree, marked)
    utterances = find_utterances(reading, tree, marked, quoted)
    told = [one for one in find_attributions(tree, quoted) if not _is_quoted_whole(tree, one, utterances)]
    drafts = _draft(tree, utterances, told)
    return _write(reading, tree, sentences, gather_cast(tree, mentions, quoted), drafts)


def mark_tokens(tree: Tree, marked: Sequence[Marked]) -> list[bool]:
    """For each token, whether it stands inside quotation marks."""
    quoted = [False] * len(tree)
    for one in marked:
        first, last = tree.at(one.outer_start), tree.before(one.outer_end)
        quoted[first : last + 1] = [True] * (last + 1 - first)
    return quoted


def _is_quoted_whole(tree: Tree, told: Attribution, utterances: Sequence[Utterance]) -> bool:
    """Whether the parser's statement is what the marks show already: more than half of it is quoted directly."""
    size = sum(tree.end[last] - tree.start[first] for first, last in told.spans)
    inside = 0
    for one in utterances:
        if not one.is_fragment:
            for first, last in told.spans:
                inside += max(
                    0, min(one.marked.outer_end, tree.end[last]) - max(one.marked.outer_start, tree.start[first])
                )
    return 2 * inside > size


def _draft(tree: Tree, utterances: Sequence[Utterance], told: Sequence[Attribution]) -> list[Draft]:
    """The statements without marks, then what is quoted, tied to the statement or the quotation it goes on from."""
    drafts: list[Draft] = []
    for statement in told:
        root = len(drafts)
        for first, last in statement.spans:
            cue, goes_on = (statement.cue_first, statement.cue_last), None if len(drafts) == root else root
            drafts.append(Draft(tree.start[first], tree.end[last], "indirect", cue, statement.speaker, goes_on))
    statements = len(drafts)
    places: dict[int, int] = {}
    for at, utterance in enumerate(utterances):
        draft = _draft_quoted(tree, utterance, drafts[:statements], places)
        if draft is not None:
            places[at] = len(drafts)
            drafts.append(draft)
    return drafts


def _draft_quoted(tree: Tree, one: Utterance, statements: Sequence[Draft], places: dict[int, int]) -> Draft | None:
    """A direct quotation, or a quoted piece of the smallest statement around it; None for what nobody says."""
    if one.is_title:
        return None
    start, end = one.marked.char_start, one.marked.char_end
    cue = None if one.cue is None else (one.cue, one.cue)
    if not one.is_fragment:
        goes_on = None if one.continues is None else places.get(one.continues)
        return Draft(start, end, "direct", cue, one.speaker, goes_on)
    is_beside = one.cue is not None and 0 <= tree.before(one.marked.outer_start) - one.cue <= 1 and end - start > PIECE
    own = tree.start[one.cue] if one.cue is not None and is_beside else -1
    around = [
        i
        for i, told in enumerate(statements)
        if told.start <= start and one.marked.outer_end - 2 <= told.end and not told.start <= own <= told.end
    ]
    inner = min(around, key=lambda i: statements[i].end - statements[i].start, default=None)
    if inner is not None:
        return Draft(start, end, "mixed", statements[inner].cue, statements[inner].speaker, inner)
    return None if one.speaker is None else Draft(start, end, "mixed", cue, one.speaker)


def _write(
    reading: Reading, tree: Tree, sentences: Sequence[Sentence], cast: Cast, drafts: Sequence[Draft]
) -> tuple[Quote, ...]:
    """The rows of the drafts, in the order of the text; of two with the same span the first is kept."""
    ids = [fact_id(reading.revision_id, "quotes", draft.start, draft.end) for draft in drafts]
    rows: dict[UUID, Quote] = {}
    last_speaker: UUID | None = None
    for at in sorted(range(len(drafts)), key=lambda i: (drafts[i].start, -drafts[i].end)):
        draft, key = drafts[at], ids[at]
        sentence = covering_sentence(sentences, draft.start)
        if key in rows or sentence is None:
            continue
        entity = None if draft.speaker is None else resolve(cast, tree, draft.speaker, last_speaker)
        last_speaker = entity or last_speaker
        name = None if draft.speaker is None else (tree.start[draft.speaker[0]], tree.end[draft.speaker[1]])
        root = None if draft.goes_on is None else ids[draft.goes_on]
        rows[key] = Quote(
            quote_id=key,
            revision_id=reading.revision_id,
            sentence_id=sentence.sentence_id,
            char_start=draft.start,
            char_end=draft.end,
            text=reading.text[draft.start : draft.end],
            kind=draft.kind,
            speaker=None if name is None else reading.text[name[0] : name[1]],
            speaker_start=None if name is None else name[0],
            speaker_end=None if name is None else name[1],
            speaker_entity_id=entity,
            cue=None if draft.cue is None else reading.text[tree.start[draft.cue[0]] : tree.end[draft.cue[1]]],
            continues=None if root == key or root not in ids else root,
        )
    return tuple(rows.values())
