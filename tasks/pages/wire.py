"""The parts of plain wire copy: headline, standfirst, byline, dateline, paragraphs, told only where they are plain.

Under `clean`, for given text and for the blocks of a page. The text itself is never changed: parts are spans of it.
"""

import re
from dataclasses import dataclass
from functools import cache

from tasks.records import Span
from tasks.vocabulary import read_table

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?=[^\S\n]*\S)[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-*•‣▪–]|\(?\d{1,2}[.)])\s+\S")
_ENDS_SENTENCE = re.compile(r"""[.!?…]["'”’)\]]*$""")
_MAX_HEADLINE = 150
_MAX_STANDFIRST = 400
_MAX_BYLINE = 160
_TOP = 6


@dataclass(frozen=True, slots=True)
class WireParts:
    """The spans of a text in order, its dateline as written (without the dash) and whom the byline names."""

    spans: tuple[Span, ...]
    headline: str | None = None
    dateline: str | None = None
    authors: tuple[str, ...] = ()


def find_parts(text: str, title: str | None = None) -> WireParts:
    r"""The parts of a plain text; `title` is the headline that came with it, where one did.

    >>> parts = find_parts("Ferry sinks off Tolva\n\nBy Ana Reyes\n\nTOLVA, March 3 (NWA) - A ferry sank on Monday.")
    >>> [span.role for span in parts.spans], parts.dateline, parts.authors
    (['headline', 'byline', 'dateline', 'paragraph'], 'TOLVA, March 3 (NWA)', ('Ana Reyes',))
    """
    blocks = _find_blocks(text)
    words = [text[start:end] for start, end in blocks]
    roles = _find_roles(words, title)
    spans: list[Span] = []
    dateline = None
    authors: tuple[str, ...] = ()
    for (start, end), block, role in zip(blocks, words, roles, strict=True):
        if role == "byline":
            authors = authors or byline_authors(block)
        elif role == "dateline":
            length, dateline = match_dateline(block) or (len(block), block)
            spans.append(Span("dateline", start, start + len(block[:length].rstrip())))
            rest = len(block[length:].lstrip())
            if rest:
                spans.append(Span("paragraph", end - rest, end))
            continue
        spans.append(Span(role, start, end))
    headline = next((block for block, role in zip(words, roles, strict=True) if role == "headline"), None)
    return WireParts(tuple(spans), headline, dateline, authors)


def match_dateline(block: str) -> tuple[int, str | None] | None:
    """How much of a paragraph is its dateline, and the dateline as written (null where it is an agency alone).

    >>> match_dateline("PORT ELLA, Marania (AP) — Ten people died.")
    (26, 'PORT ELLA, Marania (AP)')
    >>> match_dateline("THE END — or so it seemed to all of us.") is None
    True
    """
    patterns = _patterns()
    head = block[:140]
    for pattern in (patterns.capitals, patterns.mixed, patterns.alone):
        found = pattern.match(head)
        if found and not (
            found["place"].split(",")[0].strip().lower() in patterns.labels
            or _first_word(found["place"]) in patterns.labels
        ):
            return found.end(), found["line"].strip()
    found = patterns.agency.match(head)
    return (found.end(), None) if found else None


def is_byline(block: str) -> bool:
    """Whether a block is a byline and nothing else (*By Ana Reyes in Tolva*).

    >>> is_byline("By Ana Reyes and Tom Oduya"), is_byline("By Friday the water had fallen.")
    (True, False)
    """
    patterns = _patterns()
    found = patterns.opening.match(block)
    if not found or len(block) > _MAX_BYLINE or "\n\n" in block:
        return False
    words = re.findall(r"[^\s,;|/]+", block[found.end() :])
    if not 1 <= len(words) <= 20 or (_ENDS_SENTENCE.search(block) and len(words) > 6):
        return False
    plain = [word for word in words if not (word[0].isupper() or word.startswith(("@", "(", "&", "•", "–", "—", "-")))]
    return words[0][0].isupper() and all(
        word.lower() in patterns.joining or word.lower() in patterns.jobs for word in plain
    )


def is_credit(block: str) -> bool:
    """Whether a block is the agency's credit line at the end: *(Reporting by Ana Reyes; Editing by Tom Oduya)*."""
    return len(block) < 2 * _MAX_BYLINE and _patterns().credit.match(block) is not None


def byline_authors(block: str) -> tuple[str, ...]:
    """The names in a byline, without jobs and places.

    >>> byline_authors("By Ana Reyes, Senior Correspondent, and Tom Oduya in Tolva")
    ('Ana Reyes', 'Tom Oduya')
    """
    patterns = _patterns()
    found = patterns.opening.match(block)
    rest = block[found.end() :] if found else block
    names = []
    for piece in re.split(r"\s*(?:,|;|\||\n|\band\b|&|\bwith\b|/)\s*", rest):
        name = re.split(r"\s+(?:in|for|at|of)\s+|\s+[–—-]\s+|\s*\(|\s+@", piece)[0].strip(" .•·–—-")
        letters = re.findall(r"[^\W\d_]+", name.lower())
        if name[:1].isupper() and 1 < len(letters) <= 6 and not patterns.jobs.intersection(letters):
            names.append(" ".join(name.split()))
    return tuple(dict.fromkeys(names))


def _find_blocks(text: str) -> list[tuple[int, int]]:
    """Paragraphs: blocks between blank lines where lines were wrapped to a width, else single lines."""
    blocks = []
    for block in _BLOCK.finditer(text):
        if _is_wrapped(block[0]):
            blocks.append(block.span())
        else:
            blocks.extend(
                (block.start() + line.start(), block.start() + line.end()) for line in _LINE.finditer(block[0])
            )
    trimmed = ((start, start + len(text[start:end].rstrip())) for start, end in blocks)
    return [(start + _indent(text[start:end]), end) for start, end in trimmed if start < end]


def _indent(block: str) -> int:
    return len(block) - len(block.lstrip())


def _is_wrapped(block: str) -> bool:
    """Several lines of nearly one width, most of which end within a sentence."""
    lines = block.split("\n")
    if len(lines) < 2:
        return False
    full = [line.rstrip() for line in lines[:-1]]
    widest = max(map(len, full))
    if not 40 <= widest <= 100 or any(_BULLET.match(line) for line in lines):
        return False
    near = sum(len(line) >= widest - 20 for line in full)
    within = sum(not _ENDS_SENTENCE.search(line) for line in full)
    return near >= 0.8 * len(full) and within >= 0.6 * len(full)


def _find_roles(blocks: list[str], title: str | None) -> list[str]:
    roles = ["list_item" if _BULLET.match(block) else "paragraph" for block in blocks]
    for place in range(max(0, len(blocks) - 4), len(blocks)):
        if place > 0 and is_credit(blocks[place]):
            roles[place] = "byline"
    top = range(min(_TOP, len(blocks)))
    for place in top:
        if is_byline(blocks[place]):
            roles[place] = "byline"
    dateline = next((place for place in top if roles[place] == "paragraph" and match_dateline(blocks[place])), None)
    if dateline is not None:
        roles[dateline] = "dateline"
    opening = next((place for place in top if roles[place] in ("byline", "dateline")), None)
    start = 0
    if blocks and roles[0] == "paragraph" and _is_headline(blocks, roles, opening, title):
        roles[0] = "headline"
        start = 1
    _mark_standfirst(blocks, roles, start, opening)
    return roles


def _is_headline(blocks: list[str], roles: list[str], opening: int | None, title: str | None) -> bool:
    first = blocks[0]
    if title and _same(first, title):
        return True
    if len(blocks) < 2 or title or "\n" in first or len(first) > _MAX_HEADLINE or first.endswith((".", ":", ",", ";")):
        return False
    if opening is not None and opening <= 2:
        return True
    following = [block for block, role in zip(blocks[1:4], roles[1:4], strict=True) if role == "paragraph"]
    return (
        bool(following)
        and len(first.split()) >= 3
        and all(_ENDS_SENTENCE.search(block) and len(block) > 60 for block in following)
    )


def _mark_standfirst(blocks: list[str], roles: list[str], start: int, opening: int | None) -> None:
    """The block between headline and byline or dateline, or a first block that the body says again."""
    if start < len(blocks) and roles[start] == "paragraph" and len(blocks[start]) <= _MAX_STANDFIRST:
        between = start == 1 and opening == 2
        again = any(_same(blocks[start], block) for block in blocks[start + 2 :])
        if between or (again and _ENDS_SENTENCE.search(blocks[start])):
            roles[start] = "standfirst"


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _first_word(place: str) -> str:
    return place.split()[0].lower().strip(",.") if place.split() else ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    capitals: re.Pattern[str]
    mixed: re.Pattern[str]
    alone: re.Pattern[str]
    agency: re.Pattern[str]
    opening: re.Pattern[str]
    credit: re.Pattern[str]
    joining: frozenset[str]
    jobs: frozenset[str]
    labels: frozenset[str]


@cache
def _patterns() -> _Patterns:
    data = read_table("byline.toml")
    month = data["months"]
    day = rf"(?:(?:{data['weekdays']}),?\s+)?(?:(?:{month})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{month}))(?:,?\s+\d{{4}})?"
    word = r"[A-Z][\w.'’\-]{0,30}"
    name = rf"{word}(?:\s+(?:{word}|de|da|do|la|of|the|and|el|al|upon|on)){{0,3}}"
    capital = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]{1,30}"
    capitals = rf"{capital}(?:(?:\s+|/)(?:{capital}|de|da|do|la|of|el|al|DE|ON)){{0,3}}"
    agency = r"\((?=[^()]{0,38}[A-Z])[A-Z][\w .,&'’/\-]{1,38}\)"
    dash = r"\s*(?:—|–|―|--|(?<=[\s)])-)\s*"
    return _Patterns(
        capitals=re.compile(
            rf"(?P<line>(?P<place>{capitals}(?:,\s+{name}){{0,2}}?)(?:,\s+{day})?(?:\s*{agency})?)(?:{dash}|:\s+)(?=\S)"
        ),
        mixed=re.compile(
            rf"(?P<line>(?P<place>{name}(?:,\s+{name}){{0,2}}?)(?:,?\s+{day}\s*{agency}|,\s+{day}|\s*{agency}))(?:{dash}|:\s+)(?=\S)"
        ),
        alone=re.compile(
            rf"(?P<line>(?P<place>{name}(?:,\s+{name}){{0,2}}?)(?:,\s+{day}(?:\s*{agency})?|\s*{agency}))\s*(?:—|–|―|--|-|:)?\s*$"
        ),
        agency=re.compile(rf"{agency}(?:{dash})(?=\S)"),
        opening=re.compile(rf"(?:{_any_of(data['openings'])})\b:?\s+", re.IGNORECASE),
        credit=re.compile(rf"\(?\s*(?:{_any_of(data['credits'])})\b", re.IGNORECASE),
        joining=frozenset(data["joining"]),
        jobs=frozenset(data["jobs"]),
        labels=frozenset(data["labels"]),
    )


def _any_of(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
