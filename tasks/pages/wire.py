"""The parts of plain wire copy: headline, standfirst, byline, dateline, paragraphs, told only where they are plain.

Under `clean`, for given text and for the blocks of a page. The text itself is never changed: parts are spans of it.
"""

import re
from dataclasses import dataclass

from tasks.pages.bylines import ENDS_SENTENCE, byline_authors, is_byline, is_credit, match_dateline
from tasks.records import Span

_BLOCK = re.compile(r"\S[^\n]*(?:\n(?=[^\S\n]*\S)[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[-*•‣▪–]|\(?\d{1,2}[.)])\s+\S")
_MAX_HEADLINE = 150
_MAX_STANDFIRST = 400
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
    within = sum(not ENDS_SENTENCE.search(line) for line in full)
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
        and all(ENDS_SENTENCE.search(block) and len(block) > 60 for block in following)
    )


def _mark_standfirst(blocks: list[str], roles: list[str], start: int, opening: int | None) -> None:
    """The block between headline and byline or dateline, or a first block that the body says again."""
    if start < len(blocks) and roles[start] == "paragraph" and len(blocks[start]) <= _MAX_STANDFIRST:
        between = start == 1 and opening == 2
        again = any(_same(blocks[start], block) for block in blocks[start + 2 :])
        if between or (again and ENDS_SENTENCE.search(blocks[start])):
            roles[start] = "standfirst"


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
