"""A page of a news outlet made into one text with roles: what `clean` does with HTML.

The parts come from four modules (metadata, masthead, body, pictures); here they are put in reading order: headline,
standfirst, byline, dateline, body with captions where the pictures stand, blank lines between.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml.html import HtmlElement

from tasks.errors import RejectedError
from tasks.intake.decode import mend_mojibake
from tasks.pages.body import Block, find_body, is_boilerplate, split_body
from tasks.pages.bylines import byline_authors, is_byline, is_credit, match_dateline
from tasks.pages.masthead import Masthead, find_masthead, same_words
from tasks.pages.metadata import Metadata, read_metadata
from tasks.pages.page_tree import find_leaves, parse_page
from tasks.pages.pictures import Placed, find_pictures
from tasks.pages.shown_dates import find_shown_day
from tasks.pages.tongues import detect_language
from tasks.records import Cleaned, Picture, Span

_MIN_LETTERS = 60
_TOP = 6
_LONG_ENOUGH = 40
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://\S{1,2000})\s*-->")


def clean_page(html: str, url: str | None, title: str | None = None, declared: str | None = None) -> Cleaned:
    """The article on a page; refused: `no_article`, `too_large`, `too_deep`.

    `url` is where the page came from, `title` and `declared` (a language) what a record says beside it.
    """
    html = mend_mojibake(html)
    tree = parse_page(html)
    leaves = find_leaves(tree)
    shown = [text for _, text in leaves]
    metadata = _with_shown_day(read_metadata(tree, url or _saved_from(html)), tree)
    body = _with_repeats(_with_headings(_find_words(tree, metadata), leaves), shown)
    if sum(character.isalpha() for block in body for character in block.text) < _MIN_LETTERS:
        raise RejectedError("clean", "no_article", "the page holds no article (a front page, a video, an error page?)")
    masthead = find_masthead(tree, metadata, [block.text for block in body[:4]])
    placed = find_pictures(tree, [block.text for block in body], masthead.headline, metadata.base)
    return _compose(_arrange(masthead, body, placed, Counter(shown)), metadata, masthead, title, declared)


def _saved_from(html: str) -> str | None:
    """The address that browsers write into a page when they save it."""
    saved = _SAVED_FROM.search(html[:3000])
    return saved[1] if saved else None


def _with_shown_day(metadata: Metadata, tree: HtmlElement) -> Metadata:
    """Where the metadata name no day of publication: the day shown, else a marked one, else that of the last change."""
    if metadata.published_origin in ("json-ld", "meta"):
        return metadata
    shown = find_shown_day(tree)
    if shown and not shown[1]:
        return replace(metadata, published=shown[0], published_origin="page")
    if metadata.published:
        return metadata
    modified = metadata.modified or (shown[0] if shown else None)
    return replace(metadata, published=modified, published_origin="modified" if modified else None, modified=modified)


@dataclass(frozen=True, slots=True)
class _Part:
    """A block of the text to be, with the picture that it is the caption of."""

    role: str
    text: str
    picture: Picture | None = None


def _find_words(tree: HtmlElement, metadata: Metadata) -> list[Block]:
    body = find_body(tree, metadata.canonical_url)
    held = split_body(metadata.article_body or "") or _live_updates(metadata)
    if sum(len(block.text) for block in held) > 2 * sum(len(block.text) for block in body):
        return held
    return body


def _live_updates(metadata: Metadata) -> list[Block]:
    """A live blog's posts, newest first as they are listed, each under its headline."""
    blocks: list[Block] = []
    for headline, text in metadata.updates:
        blocks.extend([Block("heading", headline)] if headline else [])
        blocks.extend(split_body(text))
    return blocks


def _with_headings(body: list[Block], leaves: list[tuple[HtmlElement, str]]) -> list[Block]:
    """The body with the headings that stand between two blocks of it, which trafilatura takes for links at times."""
    words = {block.text for block in body}
    before: dict[str, str] = {}
    for (_, above), (element, text), (_, below) in zip(leaves, leaves[1:], leaves[2:], strict=False):
        if element.tag in _HEADINGS and text not in words and {above, below} <= words and not is_boilerplate(text):
            before.setdefault(below, text)
    whole: list[Block] = []
    for block in body:
        heading = before.pop(block.text, None)
        whole.extend([Block("heading", heading), block] if heading else [block])
    return whole


def _with_repeats(body: list[Block], shown: list[str]) -> list[Block]:
    """The body with the blocks that the page shows twice in a row, of which trafilatura keeps one (a pull quote)."""
    twice = {one for one, other in pairwise(shown) if one == other and len(one) >= _LONG_ENOUGH}
    whole: list[Block] = []
    for place, block in enumerate(body):
        whole.append(block)
        if block.text in twice and block.text not in [other.text for other in body[place + 1 : place + 2]]:
            whole.append(block)
            twice.remove(block.text)
    return whole


def _arrange(masthead: Masthead, body: list[Block], placed: list[Placed], shown: Counter[str]) -> list[_Part]:
    """The parts in reading order; what trafilatura took from the masthead into the body is said once more only
    where the page shows it twice.
    """
    over = [
        ("headline", masthead.headline or masthead.title),
        ("standfirst", masthead.standfirst),
        ("byline", masthead.byline),
    ]
    parts = [_Part(role, text) for role, text in over if text]
    top, rest = body[:_TOP], body[_TOP:]
    for part in parts:
        copies = [block for block in top if same_words(block.text, part.text)]
        for block in copies[: max(0, len(copies) - max(0, shown[part.text] - 1))]:
            top = _without(top, block)
    blocks = top + rest
    captions = {placed_one.picture.caption for placed_one in placed if placed_one.picture.caption}
    waiting = list(placed)
    said = {block.text for block in blocks}
    for after in ("", *(block.text for block in body[:_TOP] if block.text not in said)):
        parts.extend(_captions(waiting, after))
    for block in blocks:
        if block.text not in captions:
            parts.extend(_split_dateline(block, is_first=not any(part.role == "paragraph" for part in parts)))
        parts.extend(_captions(waiting, block.text))
    parts.extend(_Part("caption", one.picture.caption or "", one.picture) for one in waiting)
    return parts


def _without(blocks: list[Block], block: Block) -> list[Block]:
    place = next(place for place, other in enumerate(blocks) if other is block)
    return blocks[:place] + blocks[place + 1 :]


def _captions(waiting: list[Placed], after: str) -> list[_Part]:
    found = [one for one in waiting if one.after == after]
    for one in found:
        waiting.remove(one)
    return [_Part("caption", one.picture.caption or "", one.picture) for one in found]


def _split_dateline(block: Block, *, is_first: bool) -> list[_Part]:
    if block.role == "paragraph" and (is_byline(block.text) if is_first else is_credit(block.text)):
        return [_Part("byline", block.text)]
    found = match_dateline(block.text) if is_first and block.role == "paragraph" else None
    if not found:
        return [_Part(block.role, block.text)]
    dateline, paragraph = block.text[: found[0]].rstrip(), block.text[found[0] :].lstrip()
    return [_Part("dateline", dateline), _Part("paragraph", paragraph)]


def _compose(
    parts: list[_Part], metadata: Metadata, masthead: Masthead, title: str | None, declared: str | None
) -> Cleaned:
    text = ""
    spans: list[Span] = []
    pictures: list[Picture] = []
    for part in parts:
        if part.text:
            text += "\n\n" if text else ""
            spans.append(Span(part.role, len(text), len(text) + len(part.text)))
            text += part.text
        if part.picture:
            pictures.append(replace(part.picture, caption_span=len(spans) - 1 if part.text else None))
    dateline = next((part.text for part in parts if part.role == "dateline"), None)
    written = match_dateline(f"{dateline} x") if dateline else None
    published = metadata.published
    return Cleaned(
        text=text,
        spans=tuple(spans),
        title=title or masthead.title,
        authors=metadata.authors or (byline_authors(masthead.byline) if masthead.byline else ()),
        language=detect_language(text, declared or metadata.language),
        canonical_url=metadata.canonical_url,
        outlet=metadata.outlet,
        published_at=published.instant if published else None,
        published_from=published.day if published else None,
        published_to=published.day if published else None,
        published_origin=metadata.published_origin,
        modified_at=metadata.modified.instant if metadata.modified else None,
        dateline=written[1] if written else None,
        pictures=tuple(pictures),
    )
