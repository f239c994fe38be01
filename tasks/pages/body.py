"""The words of the article on a page, block by block: trafilatura finds them, this module gives them their roles.

Under `html`. Lines that are no words of the article (advertisement, share, read more) are taken out by the patterns of
`data/boilerplate.toml`; where the page holds its text in JSON-LD only, that is taken.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml.etree import _Element
from lxml.html import HtmlElement

from tasks.vocabulary import read_table

_ROLES = {"head": "heading", "item": "list_item", "quote": "blockquote", "p": "paragraph", "code": "paragraph"}
_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*$""")
_LONGEST_BOILERPLATE = 500
_LONGEST_CELL = 400
_SHORTEST_PARAGRAPH = 40
_ENOUGH = 0.5
_ENOUGH_OF_BALANCED = 0.35
_BLOCKS_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the article with its role; its text is one line."""

    role: str
    text: str


def find_body(tree: HtmlElement, url: str | None = None) -> list[Block]:
    """The article's blocks in reading order; empty where the page holds no article.

    trafilatura's precise setting is the better one on news, unless it took most of the article for something else:
    where it left half of the page's paragraphs, the balanced setting is asked, and the generous one after it.
    """
    precise = _extract(tree, url, "precision")
    found = _length(precise)
    if found and found >= _ENOUGH * _length_of_paragraphs(tree):
        return precise
    balanced = _extract(tree, url, "balance")
    if found and found >= _ENOUGH_OF_BALANCED * _length(balanced):
        return precise
    return balanced if len(balanced) >= _BLOCKS_AT_LEAST else _extract(tree, url, "recall")


def _extract(tree: HtmlElement, url: str | None, setting: str) -> list[Block]:
    import trafilatura  # a second that plain text need not pay

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds no article in becomes a reject of ours
    document = trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        favor_precision=setting == "precision",
        favor_recall=setting == "recall",
    )
    if not isinstance(document, trafilatura.settings.Document):
        return []
    return [block for block in _cut_echoes(_blocks(document.body)) if not is_boilerplate(block.text)]


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _length_of_paragraphs(tree: HtmlElement) -> int:
    lengths = (len(" ".join((paragraph.text_content() or "").split())) for paragraph in tree.iter("p"))
    return sum(length for length in lengths if length >= _SHORTEST_PARAGRAPH)


def split_body(text: str) -> list[Block]:
    """The blocks of a text that came without markup, a paragraph a line."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [Block("paragraph", line) for line in lines if line and not is_boilerplate(line)]


def is_boilerplate(text: str) -> bool:
    """Whether a whole block is none of the article's words.

    >>> is_boilerplate("ADVERTISEMENT"), is_boilerplate("The advertisement was withdrawn.")
    (True, False)
    """
    return len(text) <= _LONGEST_BOILERPLATE and _boilerplate().fullmatch(text) is not None


def _blocks(element: _Element) -> Iterator[Block]:
    """The blocks under an element of trafilatura's tree, which is as deep as the page at most."""
    if element.text and element.tag in ("body", "div", "quote"):
        yield from _lines("blockquote" if element.tag == "quote" else "paragraph", element.text)
    for child in element:
        yield from _block(child, inside_quote=element.tag == "quote")
        if child.tail and child.tail.strip() and element.tag in ("body", "div", "quote"):
            yield from _lines("blockquote" if element.tag == "quote" else "paragraph", child.tail)


def _block(element: _Element, *, inside_quote: bool) -> Iterator[Block]:
    tag = element.tag
    if tag == "table":
        for row in element.iter("row"):
            yield from _row(list(row.iter("cell")))
    elif tag == "quote" and not len(element.findall(".//p")) and not element.findall(".//item"):
        yield from _lines("blockquote", _text(element))
    elif tag in ("list", "div", "quote", "body"):
        yield from _blocks(element)
    elif tag not in ("graphic", "lb"):
        role = _ROLES.get(str(tag), "paragraph")
        yield from _lines("blockquote" if inside_quote and role == "paragraph" else role, _text(element))


def _row(cells: list[_Element]) -> Iterator[Block]:
    """A row of a table as one block, or its paragraphs where the table only lays out the page."""
    texts = [_text(cell) for cell in cells]
    if any(len(text) > _LONGEST_CELL for text in texts):
        for text in texts:
            yield from _lines("paragraph", text)
    else:
        joined = (" ".join(text.split()) for text in texts)
        yield from _lines("table", " | ".join(text for text in joined if text))


def _text(element: _Element) -> str:
    """The words of an element, its line breaks as such."""
    pieces = [element.text or ""]
    for part in element.iterdescendants():
        if part.tag in ("lb", "p", "item", "head"):
            pieces.append("\n")
        pieces.append(part.text or "")
        pieces.append(part.tail or "")
    return "".join(pieces)


def _lines(role: str, text: str) -> Iterator[Block]:
    """One block, or several where a line break stands for a paragraph: after the end of a sentence."""
    waiting = ""
    for line in text.split("\n"):
        words = " ".join(line.split())
        if not words:
            continue
        if waiting and (_SENTENCE_END.search(waiting) or role == "list_item"):
            yield Block(role, waiting)
            waiting = words
        else:
            waiting = f"{waiting} {words}".strip()
    if waiting:
        yield Block(role, waiting)


def _cut_echoes(blocks: Iterator[Block]) -> list[Block]:
    """List items without the words of the items nested in them, which follow as items of their own."""
    listed = list(blocks)
    kept = []
    for place, block in enumerate(listed):
        text = block.text
        if block.role == "list_item":
            nested = ""
            for following in listed[place + 1 : place + 30]:
                nested = f"{nested} {following.text}".strip()
                if following.role != "list_item" or len(nested) >= len(text):
                    break
                if text.endswith(nested):
                    text = text[: -len(nested)].rstrip()
                    break
        if text:
            kept.append(Block(block.role, text))
    return kept


@cache
def _boilerplate() -> re.Pattern[str]:
    data = read_table("boilerplate.toml")
    return re.compile("|".join(f"(?:{pattern})" for pattern in data["blocks"]), re.IGNORECASE)
