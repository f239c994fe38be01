"""Numerals: every number in the text, once, with what became of it and why; the last step of `article`.

This is how "nothing lost" is kept: a number that is no figure and no date still has its row and its reason.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from spacy.tokens import Doc

from tasks.numbers.exclusions import find_exclusion
from tasks.numbers.measures import read_measure
from tasks.numbers.money import read_home
from tasks.numbers.numbers import Number, read_numbers
from tasks.numbers.surroundings import Surroundings, read_surroundings
from tasks.records import Date, Figure, Mention, Numeral, Reading


def account_numerals(
    reading: Reading, doc: Doc, figures: Sequence[Figure], dates: Sequence[Date], mentions: Sequence[Mention]
) -> tuple[Numeral, ...]:
    """Every number of the text in order, none overlapping: digits of any script, words, ordinals, Roman numerals.

    The first that covers a number has it: a figure, then a date, then a name; else the reason says what it is.
    """
    owners = (
        _Owners("figure", [(f.char_start, f.char_end, f.figure_id, _figure_reason(f)) for f in figures]),
        _Owners("date", [(d.char_start, d.char_end, d.date_id, f"part of the date “{_short(d.text)}”") for d in dates]),
        _Owners(
            "name", [(m.char_start, m.char_end, m.mention_id, f"part of the name “{_short(m.text)}”") for m in mentions]
        ),
    )
    around: Surroundings | None = None
    rows: list[Numeral] = []
    for start, end, number in _numbers(reading.text, figures, mentions):
        owned = next((row for owner in owners if (row := owner.find(start, end))), None)
        if owned is None:
            around = around or read_surroundings(reading.text, doc)
            owned = _explain(reading, number, around)
        outcome, object_id, reason = owned
        rows.append(Numeral(reading.revision_id, start, end, reading.text[start:end], outcome, object_id, reason))
    return tuple(rows)


_Owned = tuple[str, UUID | None, str]
_MOST = 60


def _figure_reason(figure: Figure) -> str:
    what = figure.counted_head or figure.unit_text or figure.kind
    return f"the {figure.kind} “{_short(figure.text)}”" if what == figure.kind else f"{figure.kind}: {_short(what)}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST else f"{flat[:_MOST]}…"


@dataclass(frozen=True, slots=True)
class _Owners:
    """The spans of one kind of object; built from rows of (start, end, id, reason)."""

    outcome: str
    rows: list[tuple[int, int, UUID, str]]

    def find(self, start: int, end: int) -> _Owned | None:
        """The object that covers the number, the innermost of several, or overlaps it where none does."""
        at = bisect_right(self.rows, start, key=lambda row: row[0])
        near = self.rows[max(0, at - 4) : at + 1]
        best = max(near, key=lambda row: (min(end, row[1]) - max(start, row[0]), row[0] - row[1]), default=None)
        if best is None or min(end, best[1]) <= max(start, best[0]):
            return None
        return self.outcome, best[2], best[3]


_ROMAN = re.compile(r"(?<![\w.-])(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w-]|\.\w)")
_DIGIT_RUN = re.compile(r"\d+")


_NOUGHT = re.compile(r"\b(?:no|none)\b", re.IGNORECASE)


def _numbers(
    text: str, figures: Sequence[Figure], mentions: Sequence[Mention]
) -> Iterator[tuple[int, int, Number | None]]:
    """The spans of all numbers: what `numbers` reads, "no" that is a figure, Roman numerals in names, digits left."""
    spans: list[tuple[int, int, Number | None]] = [(n.char_start, n.char_end, n) for n in read_numbers(text)]
    nought = [_NOUGHT.match(text, figure.char_start) for figure in figures if figure.value == 0]
    spans += [(match.start(), match.end(), None) for match in nought if match]
    for mention in mentions:
        found = _ROMAN.finditer(text, mention.char_start, mention.char_end)
        spans += [
            (m.start(), m.end(), None) for m in found if m.end() - m.start() > 1 or m.start() > mention.char_start
        ]
    spans += [(match.start(), match.end(), None) for match in _DIGIT_RUN.finditer(text)]
    reached = 0
    for start, end, number in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= reached and end > start:
            reached = end
            yield start, end, number


def _explain(reading: Reading, number: Number | None, around: Surroundings) -> _Owned:
    """What a number is that no figure, date or name has."""
    if number is None:
        return "other", None, "digits within a word or sign"
    if number.form == "ordinal":
        return "ordinal", None, "an ordinal"
    if number.form == "bare":
        return "other", None, "a scale word without a number"
    measure = read_measure(reading.text, number, read_home(reading))
    exclusion = find_exclusion(reading.text, measure, around)
    if exclusion is None:
        return "other", None, "no quantity could be read from it"
    return exclusion.outcome, None, exclusion.reason
