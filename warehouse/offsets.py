"""The promise of traceability, checked before loading: every row's text is what stands at its offsets."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from uuid import UUID

_SPANS = (
    ("segments", "text", "char_start", "char_end"),
    ("sentences", "text", "char_start", "char_end"),
    ("mentions", "text", "char_start", "char_end"),
    ("dates", "text", "char_start", "char_end"),
    ("figures", "text", "char_start", "char_end"),
    ("figure_sources", "claimant", "char_start", "char_end"),
    ("quotes", "text", "char_start", "char_end"),
    ("quotes", "speaker", "speaker_start", "speaker_end"),
    ("numerals", "text", "char_start", "char_end"),
)


def check_offsets(tables: Mapping[str, Sequence[object]]) -> dict[UUID, str]:
    """Revision -> what is wrong, for each revision with a row whose text is not what stands at its offsets.

    `tables` are the rows as they are staged, dataclasses or dicts, their ids of one type; the texts are those of
    `revisions`. Only the first fault of a revision is told: it is rejected whole.
    """
    texts: dict[UUID, str] = dict(_read(tables.get("revisions", ()), "revision_id", "text"))
    faults: dict[UUID, str] = {}
    for table, column, start_column, end_column in _SPANS:
        rows = tables.get(table, ())
        for revision, words, start, end in _read(rows, "revision_id", column, start_column, end_column):
            text = texts.get(revision)
            if text is None or start is None or start < 0 or end < start or text[start:end] != words:
                fault = _explain(text, words, start, end)
                if fault:
                    faults.setdefault(revision, f"{table}.{column}: {fault}")
    return faults


def _read(rows: Sequence[object], *names: str) -> Iterator[tuple]:  # type: ignore[type-arg]  # cells of any type
    getter: Callable[[object], tuple] = attrgetter(*names)  # type: ignore[type-arg]
    if rows and isinstance(rows[0], Mapping):
        getter = itemgetter(*names)  # type: ignore[assignment]
    return map(getter, rows)


def _explain(text: str | None, words: str | None, start: int | None, end: int | None) -> str | None:
    if text is None:
        return "its revision is not in the batch"
    if words is None and start is None and end is None:
        return None
    if start is None or end is None or not 0 <= start <= end <= len(text):
        return f"{start} to {end} is no span of a text of {len(text)} characters"
    return f"{words!r} is not what stands at {start} to {end}: {text[start:end]!r}"
