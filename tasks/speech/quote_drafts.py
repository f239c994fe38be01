"""Ties what stands between quotation marks to the statements around it: drafts of rows, before ids.

Stands between `attributions`, `direct_speech` and `quotes`. A statement that the marks show
already is dropped; quoted words inside a statement are a piece of it; the spans of one quotation are linked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.speech.attributions import Attribution
from tasks.speech.candidates import MAX_SPAN
from tasks.speech.direct_speech import Utterance
from tasks.text.dependencies import Tree

# up to so many characters, words quoted inside a statement are a piece of it, whatever verb is right before them
PIECE = 25
# marks and stops that may stand between the end of a statement and the end of the words quoted in it
SLACK = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A row before ids: characters, kind, cue and speaker as tokens, and which draft it goes on from."""

    start: int
    end: int
    kind: str
    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    goes_on: int | None = None


def draft_quotes(tree: Tree, utterances: Sequence[Utterance], told: Sequence[Attribution]) -> list[Draft]:
    """The statements without marks, then what is quoted, tied to the statement or the quotation it goes on from."""
    drafts = _draft_statements(tree, utterances, told)
    places = sorted(range(len(drafts)), key=lambda i: drafts[i].start)
    starts = [drafts[i].start for i in places]
    quoted: dict[int, int] = {}
    for at, utterance in enumerate(utterances):
        first = tree.at(utterance.marked.char_start)
        reach = tree.start[max(0, first - MAX_SPAN - 1)] if first < len(tree) else 0
        near = places[bisect_left(starts, reach) : bisect_right(starts, utterance.marked.char_start)]
        draft = _draft_quoted(tree, utterance, [(i, drafts[i]) for i in near], quoted)
        if draft is not None:
            quoted[at] = len(drafts)
            drafts.append(draft)
    return drafts


def _draft_statements(tree: Tree, utterances: Sequence[Utterance], told: Sequence[Attribution]) -> list[Draft]:
    """The statements but for those that are quoted directly by more than half; a later span goes on from the first."""
    direct = [False] * len(tree)
    for one in utterances:
        if not one.is_fragment:
            first, last = tree.at(one.marked.outer_start), tree.before(one.marked.outer_end)
            direct[first : last + 1] = [True] * (last + 1 - first)
    ends = [one.marked.outer_end for one in utterances]
    drafts: list[Draft] = []
    for statement in told:
        marks = [direct[i] for first, last in statement.spans for i in range(first, last + 1)]
        if 2 * sum(marks) > len(marks):
            continue
        root, kind = len(drafts), "direct" if statement.is_spoken else "indirect"
        for first, last in statement.spans:
            cue, goes_on = (statement.cue_first, statement.cue_last), None if len(drafts) == root else root
            end = _close_marks(tree.end[last], utterances, ends)
            drafts.append(Draft(tree.start[first], end, kind, cue, statement.speaker, goes_on))
    return drafts


def _close_marks(end: int, utterances: Sequence[Utterance], ends: Sequence[int]) -> int:
    """The end of a statement, moved past the stop and the mark that close the words quoted last in it."""
    at = bisect_left(ends, end)
    if at < len(ends) and utterances[at].marked.outer_start < end and ends[at] - end <= SLACK + 1:
        return ends[at]
    return end


def _draft_quoted(
    tree: Tree, one: Utterance, statements: Sequence[tuple[int, Draft]], quoted: dict[int, int]
) -> Draft | None:
    """A direct quotation, or a quoted piece of the smallest statement around it; None for what nobody says."""
    if one.is_title:
        return None
    start, end = one.marked.char_start, one.marked.char_end
    cue = None if one.cue is None else (one.cue, one.cue)
    if not one.is_fragment:
        goes_on = None if one.continues is None else quoted.get(one.continues)
        return Draft(start, end, "direct", cue, one.speaker, goes_on)
    own = _own_cue(tree, one) if end - start > PIECE else -1
    around = [
        (told.end - told.start, i, told)
        for i, told in statements
        if told.start <= start and one.marked.outer_end - SLACK <= told.end and not told.start <= own <= told.end
    ]
    if around:
        _, inner, told = min(around, key=lambda found: found[:2])
        return Draft(start, end, "mixed", told.cue, told.speaker, inner)
    if one.speaker is None or (one.cue is not None and not _is_told_by(tree, one, one.cue)):
        return None
    if tree.start[one.speaker[0]] < end and start < tree.end[one.speaker[1]]:  # "is often called “a miracle”"
        return None
    return Draft(start, end, "mixed", cue, one.speaker)


def _is_told_by(tree: Tree, one: Utterance, cue: int) -> bool:
    """Whether a verb before the words is what they hang on: not *continue to praise her “work”*."""
    first, last = tree.at(one.marked.outer_start), tree.before(one.marked.outer_end)
    if cue > first or tree.pos[cue] != "VERB":
        return True
    token = first
    while tree.head[token] != token and (first <= token <= last or tree.pos[token] not in {"VERB", "AUX"}):
        token = tree.head[token]
    return token == cue or tree.head[token] != cue or tree.dep[token] != "xcomp"


def _own_cue(tree: Tree, one: Utterance) -> int:
    """The first character of a cue that stands right before the quoted words, -1 where none does."""
    if one.cue is None or not 0 <= tree.before(one.marked.outer_start) - one.cue <= 1:
        return -1
    return tree.start[one.cue]
