"""What stands over an article on its page: headline, standfirst and byline, as the reader sees them.

Under `html`. Each is an element of the page: what only the metadata say is no part of the text.
"""

import re
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from tasks.pages.bylines import is_byline
from tasks.pages.metadata import Metadata
from tasks.pages.page_names import page_names
from tasks.pages.page_tree import element_marks, is_foreign, text_of

_SITE_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*")
_MAX_HEADLINE = 300
_MAX_STANDFIRST = 600
_MAX_BYLINE = 160
_SEARCHED = 400
_SHORTEST_HEADLINE = 12
_ALIKE = 0.35
_OVER = frozenset(
    "p h2 h3 h4 h5 div span section address a li em strong i b small font".split(" ")  # noqa: SIM905 - a line, not twenty
)
_BLOCKS = frozenset(
    ("p", "div", "ul", "ol", "li", "table", "h1", "h2", "h3", "h4", "section", "article", "figure", "img")
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The words over the article, null where the page shows none; `title` is its name even where none is shown."""

    title: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None


def find_masthead(tree: HtmlElement, metadata: Metadata, body: list[str]) -> Masthead:
    """The masthead of the article with these blocks, of which the first may be the standfirst."""
    headings = [(element, text) for element in tree.iter("h1") if 0 < len(text := text_of(element)) <= _MAX_HEADLINE]
    chosen = _choose_headline(headings, metadata)
    if chosen is None:
        return Masthead(title=_bare_title(metadata))
    element, headline = chosen
    own = [text for text in body if not same_words(text, headline)] or body
    following = _following(element, own[1:3] or own)
    return Masthead(
        title=headline,
        headline=headline,
        standfirst=_standfirst(following, metadata, headline, own[0]),
        byline=_byline(following),
    )


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two texts are the same but for case, punctuation and white space.

    >>> same_words("Ten dead, ministry says", "Ten Dead – Ministry Says")
    True
    """
    return _bare(one) == _bare(other) != ""


def _choose_headline(headings: list[tuple[HtmlElement, str]], metadata: Metadata) -> tuple[HtmlElement, str] | None:
    """The h1 that is nearest to what the metadata call the page, else the first in the article.

    An h1 that is a small part of the page's title is the site's name.
    """
    titles = [_bare(title) for title in metadata.titles]
    likeness = [max((_likeness(_bare(text), title) for title in titles), default=0.0) for _, text in headings]
    best = max(range(len(headings)), key=likeness.__getitem__, default=None)
    if best is not None and likeness[best] >= _ALIKE:
        return headings[best]
    own = [
        (element, text)
        for (element, text), alike in zip(headings, likeness, strict=True)
        if alike == 0 and len(_bare(text)) >= _SHORTEST_HEADLINE and not is_foreign(element)
    ]
    inside = (pair for pair in own if any(above.tag in ("article", "main") for above in pair[0].iterancestors()))
    return next(inside, None) or next(iter(own), None)


def _likeness(one: str, other: str) -> float:
    """How much of the longer text the shorter is, where it is a part of it."""
    short, long = sorted((one, other), key=len)
    return len(short) / len(long) if short and short in long else 0.0


def _bare_title(metadata: Metadata) -> str | None:
    """The page's title without the site's name: what several metadata agree on, else the longest part of the first."""
    if not metadata.titles:
        return None
    first = metadata.titles[0]
    for title in metadata.titles[1:]:
        if len(_bare(title)) >= 12 and _bare(first).startswith(_bare(title)):
            return title
    outlet = _bare(metadata.outlet)
    parts = [part for part in _SITE_SEPARATOR.split(first) if part.strip()]
    if len(parts) > 1 and (not outlet or _bare(parts[-1]) == outlet or len(parts[-1].split()) <= 4):
        cut = first[: first.rindex(parts[-1])]
        return re.sub(r"[\s|–—·•»:-]+$", "", cut) or first
    return first


def _following(headline: HtmlElement, body: list[str]) -> list[tuple[HtmlElement, str]]:
    """The elements of a few words after the headline, with their words, up to the body's second block."""
    found: list[tuple[HtmlElement, str]] = []
    starts = tuple(start for text in body if (start := _bare(text)[:60]))
    for element in islice(headline.xpath("following::*"), _SEARCHED):
        if element.tag not in _OVER or _holds_blocks(element):
            continue
        text = text_of(element)
        marked = element_marks(element) & page_names().standfirst
        if element.tag == "p" and not marked and _bare(text).startswith(starts):
            break
        if text and len(text) <= _MAX_STANDFIRST and not is_foreign(element):
            found.append((element, text))
    return found


def _holds_blocks(element: HtmlElement) -> bool:
    return len(element) > 12 or any(part.tag in _BLOCKS for part in element.iterdescendants())


def _standfirst(
    elements: list[tuple[HtmlElement, str]], metadata: Metadata, headline: str, first_block: str
) -> str | None:
    """What is marked as one, or stands apart from the body and is what the page is described by, or follows as h2."""
    for place, (element, text) in enumerate(elements):
        if len(text) < 15 or len(text.split()) < 4 or same_words(text, headline) or is_byline(text):
            continue
        apart = not same_words(text, first_block)
        described = apart and element.tag != "span" and same_words(text, metadata.description)
        under = place == 0 and element.tag == "h2" and element.getprevious() is not None
        if described or under or element_marks(element) & page_names().standfirst:
            return text
    return None


def _byline(elements: list[tuple[HtmlElement, str]]) -> str | None:
    """The first element after the headline that is a byline by its words."""
    return next((text for _, text in elements if len(text) <= _MAX_BYLINE and is_byline(text)), None)


def _bare(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").lower()))
