"""What a page says of itself: title, authors, days, outlet, address, language, pictures; by BeautifulSoup.

Under `html`. In order of trust: JSON-LD of schema.org, Open Graph and other meta elements, then elements of the page
that are marked as what they are (`time`, `itemprop`, byline classes), then the address.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup
from bs4.element import Tag
from lxml.etree import tostring
from lxml.html import HtmlElement

from tasks.intake.timestamps import Stamp, parse_stamp
from tasks.intake.urls import canonical_url, choose_canonical
from tasks.pages.bylines import byline_authors
from tasks.pages.jsonld import Node, first_text, names_of, read_article
from tasks.pages.page_names import marks, page_names
from tasks.pages.page_tree import element_marks

_KEPT = frozenset(("meta", "link", "title", "time", "script", "base"))
_MAX_TELLING = 2000
_MAX_WORDS = 300
_ATTRIBUTES = frozenset(("class", "id", "itemprop", "rel", "datetime", "content", "title"))
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_MONTH_NAME = re.compile(
    r"/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})(?!\d)", re.IGNORECASE
)
_HAS_DAY = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; null where it says nothing."""

    titles: tuple[str, ...] = ()
    description: str | None = None
    authors: tuple[str, ...] = ()
    published: Stamp | None = None
    published_origin: str | None = None
    modified: Stamp | None = None
    outlet: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    article_body: str | None = None
    updates: tuple[tuple[str | None, str], ...] = ()
    base: str | None = None
    is_article: bool = False


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """What the page says of itself; `url` is where it came from, where that is known.

    >>> from tasks.pages.page_tree import parse_page
    >>> page = '<meta property="article:published_time" content="2026-03-07T08:00:00+03:00"><title>Ten dead</title>'
    >>> found = read_metadata(parse_page(page), None)
    >>> found.titles, found.published.day.isoformat(), found.published_origin
    (('Ten dead',), '2026-03-07', 'meta')
    """
    soup = BeautifulSoup(_telling(tree), "lxml")
    meta = _read_meta(soup)
    links = [*_canonical_links(soup), *_listed(meta, "url")]
    known = frozenset(filter(None, (url, canonical_url(url), *links)))
    node, by_id = read_article(_json_ld(soup), known)
    links.extend(filter(None, (first_text(node.get("url")), first_text(node.get("mainEntityOfPage")))))
    canonical = choose_canonical(url, links)
    published, origin = _published(node, meta, soup, canonical or url)
    base = soup.find("base", href=True)
    return Metadata(
        titles=tuple(dict.fromkeys([*_texts(node, "headline"), *_listed(meta, "title"), *_page_titles(soup)])),
        description=first_text(node.get("description")) or _first(meta, "description"),
        authors=_authors(node, by_id, meta, soup),
        published=published,
        published_origin=origin,
        modified=parse_stamp(first_text(node.get("dateModified"))) or _stamp_of(meta, "modified"),
        outlet=_first(meta, "outlet") or next(iter(names_of(node.get("publisher"), by_id)), None),
        canonical_url=canonical,
        language=_language(node, meta, tree),
        article_body=_article_body(node),
        updates=_updates(node),
        base=canonical_url(str(base["href"]), url) if isinstance(base, Tag) else url or canonical,
        is_article=bool(node) and bool(node.get("headline") or node.get("datePublished")),
    )


def _telling(tree: HtmlElement) -> str:
    """The elements that say something of the page, as HTML: a soup of the whole page takes ten times as long."""
    names = page_names()
    telling = names.byline | names.date
    found: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or len(found) >= _MAX_TELLING:
            continue
        if element.tag in _KEPT:
            if element.tag != "script" or "ld+json" in element.get("type", "").lower():
                found.append(tostring(element, encoding="unicode", method="html", with_tail=False))
        elif element.attrib and ("itemprop" in element.attrib or element_marks(element) & telling):
            found.append(_shallow(element))
    return "".join(found)


def _shallow(element: HtmlElement) -> str:
    """The element with its first words, its children left out: each that tells something is taken by itself."""
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in element.attrib.items() if key in _ATTRIBUTES)
    words = ""
    for text in element.itertext():
        words += text + " "
        if len(words) > _MAX_WORDS:
            break
    return f"<span{attributes}>{escape(words[:_MAX_WORDS])}</span>"


def _read_meta(soup: BeautifulSoup) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in soup.find_all("meta", content=True, limit=1000):
        content = " ".join(str(element["content"]).split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and element.get(key):
                found.setdefault(str(element[key]).strip().lower(), []).append(content)
    return found


def _listed(meta: Mapping[str, list[str]], field: str) -> list[str]:
    return [content for name in page_names().meta[field] for content in meta.get(name, ())]


def _first(meta: Mapping[str, list[str]], field: str) -> str | None:
    return next(iter(_listed(meta, field)), None)


def _stamp_of(meta: Mapping[str, list[str]], field: str) -> Stamp | None:
    return next((stamp for content in _listed(meta, field) if (stamp := parse_stamp(content))), None)


def _canonical_links(soup: BeautifulSoup) -> list[str]:
    links = soup.find_all("link", href=True, limit=1000)
    return [str(link["href"]) for link in links if "canonical" in str(link.get("rel", "")).lower()]


def _json_ld(soup: BeautifulSoup) -> list[str]:
    scripts = soup.find_all("script", limit=50)
    return [script.get_text() for script in scripts if "ld+json" in str(script.get("type", "")).lower()]


def _texts(node: Node, *keys: str) -> list[str]:
    return [text for key in keys if (text := first_text(node.get(key)))]


def _page_titles(soup: BeautifulSoup) -> Iterator[str]:
    if title := soup.find("title"):
        text = " ".join(title.get_text().split())
        if text:
            yield text


def _published(
    node: Node, meta: Mapping[str, list[str]], soup: BeautifulSoup, url: str | None
) -> tuple[Stamp | None, str | None]:
    """The day of publication from the best place that has one, and which place that was."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if stamp := parse_stamp(first_text(node.get(key))):
            return stamp, "json-ld"
    if stamp := _stamp_of(meta, "published"):
        return stamp, "meta"
    if stamp := _marked_day(soup):
        return stamp, "time"
    if stamp := _day_of_url(url):
        return stamp, "url"
    return None, None


def _marked_day(soup: BeautifulSoup) -> Stamp | None:
    """The day in the first element that is marked as the article's: itemprop, then `time`, then a class."""
    elements = [
        element for element in soup.find_all(True, limit=5000) if element.name not in ("meta", "script", "html")
    ]
    stated = [element for element in elements if "datepublished" in str(element.get("itemprop", "")).lower()]
    times = [element for element in elements if element.name == "time"]
    marked = [element for element in elements if _marks(element) & page_names().date and element.name != "time"]
    for element in [*stated, *[time for time in times if time.has_attr("pubdate")], *times[:3], *marked[:12]]:
        value = element.get("datetime") or element.get("content") or element.get("title")
        for text in (value, element.get_text(" ")[:120]):
            if isinstance(text, str) and _HAS_DAY.search(text) and (stamp := parse_stamp(" ".join(text.split()))):
                return stamp
    return None


def _day_of_url(url: str | None) -> Stamp | None:
    if not url:
        return None
    found = _URL_DAY.search(url)
    if found:
        return parse_stamp(f"{found[1]}-{found[2]}-{found[3]}")
    named = _URL_MONTH_NAME.search(url)
    return parse_stamp(f"{named[3]} {named[2]} {named[1]}") if named else None


def _authors(
    node: Node, by_id: Mapping[str, Node], meta: Mapping[str, list[str]], soup: BeautifulSoup
) -> tuple[str, ...]:
    names = list(names_of(node.get("author"), by_id) or names_of(node.get("creator"), by_id))
    if not names:
        contents = [content for content in _listed(meta, "author") if "://" not in content and len(content) < 200]
        names = [name for content in contents[:5] for name in byline_authors(content) or (content,)]
    if not names:
        bylines = [element for element in soup.find_all(True, limit=5000) if _marks(element) & page_names().byline]
        texts = (
            " ".join(element.get_text(" ").split()) for element in bylines[:5] if element.name not in ("meta", "html")
        )
        names = list(next((found for text in texts if len(text) < 160 and (found := byline_authors(text))), ()))
    split = [part for name in names for part in (byline_authors(name) or (name,))]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in split))[:20]


def _marks(element: Tag) -> frozenset[str]:
    values = (element.get(key) for key in ("class", "id", "itemprop", "rel"))
    return marks(*(" ".join(value) if isinstance(value, list) else value for value in values))


def _language(node: Node, meta: Mapping[str, list[str]], tree: HtmlElement) -> str | None:
    return first_text(node.get("inLanguage")) or tree.get("lang") or _first(meta, "language")


def _article_body(node: Node) -> str | None:
    body = node.get("articleBody")
    return body if isinstance(body, str) and body.strip() else None


def _updates(node: Node) -> tuple[tuple[str | None, str], ...]:
    listed = node.get("liveBlogUpdate")
    parts = [part for part in (listed if isinstance(listed, list) else [listed])[:500] if isinstance(part, Mapping)]
    return tuple((first_text(part.get("headline")), body) for part in parts if (body := _article_body(part)))
