"""What stands over an article on its page: headline, standfirst and byline, as the reader sees them.

Under `html`. Each is an element of the page: what only the metadata say is no part of the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml.html import HtmlElement

from tasks.metadata import Metadata
from tasks.page_names import page_names
from tasks.tree import element_marks, is_foreign, text_of
from tasks.wire import is_byline

_SITE_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*\|\s*")
_MAX_HEADLINE = 300
_MAX_STANDFIRST = 600
_MAX_BYLINE = 160
_SEARCHED = 400


@dataclass(frozen=True, slots=True)
class Masthead:
    """The words over the article, null where the page shows none; `title` is its name even where none is shown."""

    title: str | None = None
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None


def find_masthead(tree: HtmlElement, metadata: Metadata, first_words: str) -> Masthead:
    """The masthead of the article whose body begins with `first_words`."""
    headings = [(element, text) for element in tree.iter("h1") if 0 < len(text := text_of(element)) <= _MAX_HEADLINE]
    chosen = _choose_headline(headings, metadata)
    if chosen is None:
        return Masthead(title=_bare_title(metadata))
    element, headline = chosen
    following = _following(element, first_words)
    return Masthead(
        title=headline,
        headline=headline,
        standfirst=_standfirst(following, metadata, headline),
        byline=_byline(following),
    )


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two texts are the same but for case, punctuation and white space.

    >>> same_words("Ten dead, ministry says", "Ten Dead – Ministry Says")
    True
    """
    return _bare(one) == _bare(other) != ""


def _choose_headline(headings: list[tuple[HtmlElement, str]], metadata: Metadata) -> tuple[HtmlElement, str] | None:
    """The first h1 that the metadata know, else the only one, else the first in the article."""
    titles = [_bare(title) for title in metadata.titles]
    for element, text in headings:
        bare = _bare(text)
        if bare and any(
            bare == title or (len(bare) >= 12 and bare in title) or (len(title) >= 20 and title in bare)
            for title in titles
        ):
            return element, text
    own = [(element, text) for element, text in headings if len(_bare(text)) >= 12 and not is_foreign(element)]
    inside = [
        (element, text)
        for element, text in own
        if any(above.tag in ("article", "main") for above in element.iterancestors())
    ]
    return next(iter(inside or own), None)


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


def _following(headline: HtmlElement, first_words: str) -> list[HtmlElement]:
    """The elements after the headline, up to the body's first words."""
    found: list[HtmlElement] = []
    start = _bare(first_words)[:60]
    for element in headline.xpath("following::*"):
        if len(found) >= _SEARCHED:
            break
        if start and element.tag in ("p", "div") and not len(element) and _bare(element.text or "").startswith(start):
            break
        found.append(element)
    return found


def _standfirst(elements: Iterable[HtmlElement], metadata: Metadata, headline: str) -> str | None:
    for element in elements:
        if element.tag not in ("p", "h2", "h3", "h4", "div", "span", "section"):
            continue
        marked = element_marks(element) & page_names().standfirst
        if not marked and not (metadata.description and element.tag in ("p", "h2", "h3", "h4", "div")):
            continue
        text = text_of(element) if len(element) <= 12 else ""
        if not 15 <= len(text) <= _MAX_STANDFIRST or same_words(text, headline) or is_foreign(element):
            continue
        if same_words(text, metadata.description) or (marked and len(text.split()) >= 5 and not is_byline(text)):
            return text
    return None


def _byline(elements: Iterable[HtmlElement]) -> str | None:
    """The first element after the headline that is a byline by its words, or by its class and its opening *By*."""
    for element in elements:
        if element.tag not in ("p", "div", "span", "address", "a", "li", "em", "strong", "section", "h4", "h5"):
            continue
        text = text_of(element) if len(element) <= 12 else ""
        if not 4 <= len(text) <= _MAX_BYLINE or is_foreign(element):
            continue
        if is_byline(text) and (
            element_marks(element) & page_names().byline or element.tag in ("p", "address", "div", "span")
        ):
            return text
    return None


def _bare(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").lower()))
