"""What changed between consecutive revisions of a document: added, withdrawn, raised, lowered, reworded.

Called by the `resolve` flow with the columns of `warehouse/derive/revision_rows.sql`; returns rows of
`revision_changes`. What is the same in both revisions is set aside first; what is left is paired by likeness, the
likest first, and what finds no pair was added or withdrawn. What did not change makes no row.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from uuid import UUID

from tasks.claims.claim_deeds import event_class
from tasks.claims.claim_words import wording_of

_WORD = re.compile(r"\w+")
_LIKE_SENTENCE, _LIKE_QUOTE = 0.4, 0.5
_FIGURE_AT_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class RevisionChange:
    """One thing that the next revision changed; field names are the columns of `revision_changes`."""

    document_id: UUID
    from_revision_id: UUID
    to_revision_id: UUID
    object_kind: str
    old_id: UUID | None
    new_id: UUID | None
    change: str


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, figure, quotation or date of one revision; field names are the columns of `revision_rows.sql`."""

    document_id: UUID
    revision_id: UUID
    revision_no: int
    object_kind: str | None
    object_id: UUID
    sentence_id: UUID
    char_start: int
    text: str
    said_by: str | None
    kind: str | None
    unit: str | None
    event: str | None
    counted: str | None
    counted_head: str | None
    status: str | None
    least: float | None
    greatest: float | None
    size: float | None


@dataclass(frozen=True, slots=True)
class _Matched:
    """What is the same, what was changed, what of the old is gone, what of the new was not there."""

    same: list[tuple[Part, Part]]
    changed: list[tuple[Part, Part]]
    withdrawn: list[Part]
    added: list[Part]


def compare_revisions(columns: Mapping[str, Sequence[object]]) -> list[RevisionChange]:
    """All changes from each revision to the next; the rows must be in order of document and revision."""
    rows = (Part(*row) for row in zip(*columns.values(), strict=True))
    revisions = [list(parts) for _, parts in groupby(rows, key=lambda part: part.revision_id)]
    return [
        change
        for old, new in pairwise(revisions)
        if old[0].document_id == new[0].document_id
        for change in _compare(old, new)
    ]


def _compare(old: Sequence[Part], new: Sequence[Part]) -> Iterator[RevisionChange]:
    before, after = _by_kind(old), _by_kind(new)
    sentences = _match(before["sentence"], after["sentence"], _words_of, _sentence_likeness)
    moved = {one.sentence_id: other.sentence_id for one, other in sentences.same + sentences.changed}
    quotes = _match(before["quote"], after["quote"], _quote_key, _quote_likeness)
    dates = _match(before["date"], after["date"], _date_key, _date_likeness(moved))
    figures = _match(before["figure"], after["figure"], _figure_key, _figure_likeness(moved))
    ends = old[0], new[0]
    for found in (sentences, quotes, dates, figures):
        yield from (_change(ends, one, other, _direction(one, other)) for one, other in found.changed)
        yield from (_change(ends, one, None, "withdrawn") for one in found.withdrawn)
        yield from (_change(ends, None, other, "added") for other in found.added)


def _by_kind(parts: Iterable[Part]) -> dict[str, list[Part]]:
    kinds: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.object_kind:
            kinds[part.object_kind].append(part)
    return kinds


def _match(
    old: Sequence[Part],
    new: Sequence[Part],
    key: Callable[[Part], object],
    likeness: Callable[[Part, Part], float | None],
) -> _Matched:
    waiting: dict[object, list[Part]] = defaultdict(list)
    for one in reversed(old):
        waiting[key(one)].append(one)
    same = [(waiting[key(other)].pop(), other) for other in new if waiting.get(key(other))]
    settled = {part.object_id for pair in same for part in pair}
    old_left = [one for one in old if one.object_id not in settled]
    new_left = [other for other in new if other.object_id not in settled]
    scored = [(likeness(one, other), i, j) for i, one in enumerate(old_left) for j, other in enumerate(new_left)]
    changed: list[tuple[Part, Part]] = []
    for _, i, j in sorted((-score, i, j) for score, i, j in scored if score is not None):
        if old_left[i].object_id not in settled and new_left[j].object_id not in settled:
            changed.append((old_left[i], new_left[j]))
            settled |= {old_left[i].object_id, new_left[j].object_id}
    withdrawn = [one for one in old_left if one.object_id not in settled]
    added = [other for other in new_left if other.object_id not in settled]
    return _Matched(same, changed, withdrawn, added)


def _words_of(part: Part) -> str:
    return " ".join(_WORD.findall(part.text.lower()))


def _overlap(one: Part, other: Part) -> float:
    first, second = set(_WORD.findall(one.text.lower())), set(_WORD.findall(other.text.lower()))
    return len(first & second) / max(1, len(first | second))


def _sentence_likeness(one: Part, other: Part) -> float | None:
    likeness = _overlap(one, other)
    return likeness if likeness >= _LIKE_SENTENCE else None


def _quote_key(part: Part) -> object:
    return _words_of(part), part.said_by


def _quote_likeness(one: Part, other: Part) -> float | None:
    likeness = _overlap(one, other)
    return likeness + (one.said_by == other.said_by) if likeness >= _LIKE_QUOTE else None


def _date_key(part: Part) -> object:
    return part.text.lower(), part.unit


def _date_likeness(moved: Mapping[UUID, UUID]) -> Callable[[Part, Part], float | None]:
    """A date is another's next wording where it stands in the same sentence, or in its next wording."""

    def like(one: Part, other: Part) -> float | None:
        if moved.get(one.sentence_id) != other.sentence_id or one.kind != other.kind:
            return None
        return 1.0 + (one.unit == other.unit) + _overlap(one, other)

    return like


def _figure_key(part: Part) -> object:
    return (
        part.text,
        part.kind,
        part.unit,
        part.event,
        part.counted,
        part.said_by,
        part.status,
        part.least,
        part.greatest,
    )


def _figure_likeness(moved: Mapping[UUID, UUID]) -> Callable[[Part, Part], float | None]:
    """A figure is another's next version when it is about the same, and its sentence or its claimant is the same."""

    def like(one: Part, other: Part) -> float | None:
        if _topic(one) != _topic(other):
            return None
        _, words = wording_of(one.counted, one.counted_head, one.event)
        _, other_words = wording_of(other.counted, other.counted_head, other.event)
        score = 2.0 * (moved.get(one.sentence_id) == other.sentence_id) + 1.5 * (one.said_by == other.said_by)
        score += (words == other_words) + 0.5 * (one.size == other.size) - 2.0 * (one.status != other.status)
        return score if score >= _FIGURE_AT_LEAST else None

    return like


def _topic(part: Part) -> object:
    head, _ = wording_of(part.counted, part.counted_head, part.event)
    return part.kind, part.unit, event_class(part.event) if part.event else None, head


def _direction(one: Part, other: Part) -> str:
    if one.object_kind != "figure" or one.size is None or other.size is None or one.size == other.size:
        return "reworded"
    return "raised" if other.size > one.size else "lowered"


def _change(ends: tuple[Part, Part], one: Part | None, other: Part | None, change: str) -> RevisionChange:
    old, new = ends
    part = one or other
    return RevisionChange(
        old.document_id,
        old.revision_id,
        new.revision_id,
        (part.object_kind if part else None) or "",
        one.object_id if one else None,
        other.object_id if other else None,
        change,
    )
