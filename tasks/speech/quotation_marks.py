"""Finds what stands between quotation marks, before anybody asks who said it.

Curly, straight, doubled-single and LaTeX-style marks, guillemets, single quotes that are no apostrophes; only the
outermost pair counts. A paragraph that leaves its mark open while the next one opens again is one quotation over
several paragraphs. Marks that have no partner are left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.records import Reading, Segment

MARK = re.compile(r"``|''|[\"“”„‟＂«»‹›‘’‚‛'`]")
# what may stand directly before an opening mark, besides white space
BEFORE_OPENING = set("([{—–-/|:…\"“”‘’„«»'`") | {"\u200b", "\ufeff", "\u00a0"}
OPENERS = {
    "“": "double",
    "„": "double",
    "``": "double",
    "«": "guillemet",
    "‹": "guillemet",
    "‘": "single",
    "‚": "single",
}
CLOSERS = {"”": "double", "‟": "double", "''": "double", "»": "guillemet", "›": "guillemet", "’": "single"}
EITHER = {'"': "double", "＂": "double", "'": "single", "`": "single", "‛": "single"}
FAMILY = OPENERS | CLOSERS | EITHER
ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|bout|round|neath|cos|am)\b", re.IGNORECASE)
NEVER_OPENING = {"»", "›", "’"}
# how many marks ahead a partner is looked for: more are not inside one quotation, and the search stays linear
REACH = 30
UNMARKED_ROLES = {"byline", "dateline"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between marks: `outer_*` with them, `char_*` without them and without white space at the edges.

    `segment` is its place in `Reading.segments`; `reopens`: it goes on from an open quotation in the segment before.
    """

    outer_start: int
    outer_end: int
    char_start: int
    char_end: int
    segment: int
    family: str
    is_closed: bool = True
    reopens: bool = False


def find_marked(reading: Reading) -> tuple[Marked, ...]:
    """What stands between quotation marks, in order, never overlapping; nothing without a letter or digit in it."""
    found: list[Marked] = []
    open_family = None
    for number, segment in enumerate(reading.segments):
        if segment.role in UNMARKED_ROLES:
            continue
        following = reading.segments[number + 1] if number + 1 < len(reading.segments) else None
        spans = _scan(reading.text, segment, following)
        for at, (start, end, family, is_closed) in enumerate(spans):
            opening = 2 if reading.text.startswith(("``", "''"), start) else 1
            closing = (2 if reading.text.startswith("''", end - 2) and opening == 2 else 1) if is_closed else 0
            a, b = _trim(reading.text, start + opening, end - closing)
            if any(c.isalnum() for c in reading.text[a:b]):
                reopens = at == 0 and open_family == family and not reading.text[segment.char_start : start].strip()
                found.append(Marked(start, end, a, b, number, family, is_closed, reopens))
        open_family = spans[-1][2] if spans and not spans[-1][3] else None
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _scan(text: str, segment: Segment, following: Segment | None) -> list[tuple[int, int, str, bool]]:
    """Start, end (with marks), family, and whether it is closed, for each outermost pair of one segment."""
    marks = [
        m for m in MARK.finditer(text, segment.char_start, segment.char_end) if not _is_apostrophe(text, m, segment)
    ]
    found: list[tuple[int, int, str, bool]] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        family = FAMILY[mark.group()]
        if not _opens(text, mark, segment):
            at += 1
            continue
        partner = _find_partner(text, marks, at, family, segment)
        if partner is not None:
            found.append((mark.start(), marks[partner].end(), family, True))
            at = partner + 1
        elif family == "double" and _stays_open(text, mark, segment, following):
            found.append((mark.start(), segment.char_end, family, False))
            break
        else:
            at += 1
    return found


def _is_apostrophe(text: str, mark: re.Match[str], segment: Segment) -> bool:
    if FAMILY[mark.group()] != "single":
        return False
    before = text[mark.start() - 1] if mark.start() > segment.char_start else " "
    after = text[mark.end()] if mark.end() < segment.char_end else " "
    if before.isalnum() and after.isalnum():
        return True
    return not before.isalnum() and ELISION.match(text, mark.end()) is not None and mark.group() != "‘"


def _opens(text: str, mark: re.Match[str], segment: Segment) -> bool:
    """Whether this mark can begin a quotation: something follows it directly, nothing is glued to its front."""
    if mark.end() >= segment.char_end:
        return False
    before = text[mark.start() - 1] if mark.start() > segment.char_start else " "
    after = text[mark.end()]
    is_free = before.isspace() or before in BEFORE_OPENING
    if mark.group() in OPENERS:
        return FAMILY[mark.group()] != "single" or is_free
    return is_free and not after.isspace() and after not in ",.;:!?)" and mark.group() not in NEVER_OPENING


def _find_partner(text: str, marks: Sequence[re.Match[str]], at: int, family: str, segment: Segment) -> int | None:
    if family == "single":
        return _find_single(text, marks, at, segment)
    return _find_balanced(text, marks, at, family, segment)


def _find_balanced(text: str, marks: Sequence[re.Match[str]], at: int, family: str, segment: Segment) -> int | None:
    """The mark that closes this one, past pairs of the same family; where they don't balance, the first that closes."""
    depth, first = 0, None
    for other in range(at + 1, min(len(marks), at + REACH)):
        mark = marks[other]
        if FAMILY[mark.group()] != family:
            continue
        if mark.group() in OPENERS and not (mark.group() == "“" and marks[at].group() == "„"):
            depth += 1
        elif _closes(text, mark, segment):
            first = other if first is None else first
            if depth == 0:
                return other
            depth -= 1
        elif first is None and _opens(text, mark, segment) and mark.group() in EITHER:
            return None
    return first if first is not None and not _reopened_before(marks, at, first, family) else None


def _reopened_before(marks: Sequence[re.Match[str]], at: int, first: int, family: str) -> bool:
    return any(marks[i].group() in OPENERS and FAMILY[marks[i].group()] == family for i in range(at + 1, first))


def _closes(text: str, mark: re.Match[str], segment: Segment) -> bool:
    if mark.group() in EITHER or mark.group() == "''":
        before = text[mark.start() - 1] if mark.start() > segment.char_start else " "
        after = text[mark.end()] if mark.end() < segment.char_end else " "
        return not before.isspace() or after.isspace()
    return True


def _find_single(text: str, marks: Sequence[re.Match[str]], at: int, segment: Segment) -> int | None:
    """The single mark that closes this one: before no letter, and after a plural's *s* only if no other does."""
    plural = None
    for other in range(at + 1, min(len(marks), at + REACH)):
        mark = marks[other]
        if FAMILY[mark.group()] != "single" or mark.group() in OPENERS:
            continue
        before = text[mark.start() - 1]
        after = text[mark.end()] if mark.end() < segment.char_end else " "
        if before.isspace() or after.isalnum():
            if before.isspace() and _opens(text, mark, segment):
                break
        elif before != "s" or not after.isspace():
            return other
        elif plural is None:
            plural = other
    return plural


def _stays_open(text: str, mark: re.Match[str], segment: Segment, following: Segment | None) -> bool:
    """Whether an unclosed mark holds to the paragraph's end: the next one opens again, or it began after a break."""
    if following is not None:
        again = MARK.match(text, following.char_start)
        if again is not None and FAMILY[again.group()] == "double" and again.group() not in {"”", "‟"}:
            return True
    if any(
        FAMILY[m.group()] == "double" for m in MARK.finditer(text, mark.end(), min(segment.char_end, mark.end() + 5000))
    ):
        return False
    before = text[max(segment.char_start, mark.start() - 3) : mark.start()].rstrip()
    return (not before or before[-1] in ":,") and segment.char_end - mark.end() > 20
