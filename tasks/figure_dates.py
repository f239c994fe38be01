"""When a figure holds: the dates of its clause with their role, else what it inherits from its context.

Behind `tasks/context.py`. Roles: `event` (when it happened), `since` and `until` (one end is open), `as_of` (when it
was counted), `reported` (when it was said).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from spacy.tokens import Doc, Token

from tasks.clauses import FAR, distance, head_of, path_up, verb_of
from tasks.records import Date, Figure, FigureDate, Reading, Sentence
from tasks.tense import tense_words

_SINCE, _UNTIL = "since", frozenset({"until", "till", "through"})
_TIED = 6  # arcs: a date further away in the sentence belongs to something else if a nearer one is there


@dataclass(frozen=True, slots=True)
class _Placed:
    """A date of the sentence with its token, its role and the way up from it.

    `aside` is the verb of a clause that only describes a noun or what is compared: *a ferry built in 1989*.
    """

    row: Date
    token: Token
    role: str
    path: list[int]
    until: date | None
    aside: int | None


def find_figure_dates(
    reading: Reading, doc: Doc, sentences: tuple[Sentence, ...], figures: tuple[Figure, ...], dates: tuple[Date, ...]
) -> tuple[FigureDate, ...]:
    """The dates of every figure, in its order: its sentence's own, or one inherited row."""
    by_sentence: dict[UUID, list[Date]] = {}
    undated = set()  # sentences that name a time which nothing resolves: they inherit none
    for row in dates:
        if row.date_from is not None and row.timex_type != "SET":
            by_sentence.setdefault(row.sentence_id, []).append(row)
        elif row.timex_type in {"DATE", "TIME"} and not (row.timex_value or "").endswith("_REF"):
            undated.add(row.sentence_id)
    segment_of = {sentence.sentence_id: sentence.segment_id for sentence in sentences}
    placed: dict[UUID, list[_Placed]] = {}
    last: dict[UUID, FigureDate] = {}
    found: list[FigureDate] = []
    for figure in figures:
        key = figure.sentence_id
        if key not in placed:
            placed[key] = _place(reading.text, doc, by_sentence.get(key, []))
        own = list(_own(reading, doc, figure, placed[key]))
        asides = {one.row.date_id for one in placed[key] if one.aside is not None}
        for dated in own:
            if dated.role in {"event", "since"} and key in segment_of and dated.date_id not in asides:
                last[segment_of[key]] = dated
        before = None if key in undated else last.get(segment_of.get(key, key))
        found += own or _inherited(reading, figure, before)
    return tuple(found)


def _place(text: str, doc: Doc, rows: Sequence[Date]) -> list[_Placed]:
    """The dates of one sentence with their roles; the second of *from … to …* closes the first."""
    placed: list[_Placed] = []
    skip = False
    for at, row in enumerate(rows):
        if skip:
            skip = False
            continue
        token = head_of(doc, row.char_start, row.char_end)
        if token is None:
            continue
        following = rows[at + 1] if at + 1 < len(rows) else None
        until = _closing(text, row, following)
        skip = until is not None
        placed.append(_Placed(row, token, _role(text, row, token), path_up(token), until, _aside(token)))
    return placed


def _aside(token: Token) -> int | None:
    verb = verb_of(token)
    if verb is None:
        return None
    compared = verb.dep_ in {"advcl", "ccomp"} and any(
        child.lower_ == "than" and child.dep_ in {"mark", "prep"} for child in (*verb.children, verb.head)
    )
    describing = verb.dep_ in {"acl", "relcl"} and verb.head.dep_ != "ROOT"  # a root that is a noun is a headline
    return verb.i if compared or describing else None


def _closing(text: str, row: Date, following: Date | None) -> date | None:
    """The end of *between November 24 and December 1*, *from Monday to Wednesday*, *Monday through Wednesday*."""
    if following is None or following.char_start - row.char_end > 12:
        return None
    joint = text[row.char_end : following.char_start].strip(" ,").lower()
    before = text[max(0, row.char_start - 9) : row.char_start].lower().split()
    opened = before[-1] if before else ""
    if (
        joint in {"through", "–", "—"}
        or (opened == "from" and joint in {"to", "until", "till"})
        or (opened == "between" and joint == "and")
    ):
        return following.date_to
    return None


def _role(text: str, row: Date, token: Token) -> str:
    before = text[max(0, row.char_start - 24) : row.char_start].lower().split()
    last = before[-1].strip("(,") if before else ""
    if last == _SINCE:
        return "since"
    if last in _UNTIL:
        return "until"
    if before[-2:] == ["as", "of"] or last == "by":
        return "as_of"
    verb = verb_of(token)
    if verb is not None and verb.lemma_ in tense_words()["saying"] and row.timex_type in {"DATE", "TIME"}:
        return "reported"
    return "event"


def _own(reading: Reading, doc: Doc, figure: Figure, placed: Sequence[_Placed]) -> Iterator[FigureDate]:
    """The rows from the figure's own sentence: the nearest event date, and the others that hang on the same verb."""
    token = head_of(doc, figure.char_start, figure.char_end)
    if token is None or not placed:
        return
    path = path_up(token)
    outside = [
        one for one in placed if not (figure.char_start <= one.row.char_start and one.row.char_end <= figure.char_end)
    ]
    ranked = sorted(
        ((distance(path, one.path), abs(one.row.char_start - figure.char_start), one) for one in outside),
        key=lambda ranked_one: ranked_one[:2],
    )
    taken: set[str] = set()
    for steps, _, one in ranked:
        if one.aside is not None and one.aside not in path:
            continue
        if one.token.i in path and one.role in {"since", "until"}:
            one = replace(one, role="event")  # noqa: PLW2901 ("since 2010, when nine people died")
        if one.role in taken or (steps > _TIED and taken) or steps >= FAR:
            continue
        if one.role in {"event", "since"} and taken & {"event", "since"}:
            continue
        taken.add(one.role)
        yield _row(reading, figure, one)


def _row(reading: Reading, figure: Figure, one: _Placed) -> FigureDate:
    first, last = one.row.date_from, one.until or one.row.date_to
    if one.role == "since":
        last = one.until
    if one.role == "until":
        first = None
    return FigureDate(figure.figure_id, reading.revision_id, one.row.date_id, one.role, first, last, False)


def _inherited(reading: Reading, figure: Figure, before: FigureDate | None) -> list[FigureDate]:
    """The row of the paragraph's last dated figure; else the figure holds as of the publication."""
    if before is not None:
        return [
            FigureDate(
                figure.figure_id,
                reading.revision_id,
                before.date_id,
                before.role,
                before.date_from,
                before.date_to,
                True,
            )
        ]
    if reading.published_to is None:
        return []
    return [
        FigureDate(
            figure.figure_id, reading.revision_id, None, "as_of", reading.published_from, reading.published_to, True
        )
    ]
