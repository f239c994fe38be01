"""The article's own pictures, with captions and credits, and where in the reading order they stand.

Under `html`. A picture is the article's when it stands in a figure (or what serves as one) between the headline and the
end of the body, outside of navigation, adverts and related stories, and is no link to another story.
"""

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from tasks.pages.page_names import marks
from tasks.pages.page_tree import element_marks, is_foreign, text_of
from tasks.records import Picture

_FIGURES = frozenset(("figure",))
_FIGURE_MARKS = frozenset(
    ("wp-caption", "article-image", "article__image", "story-image", "image-caption-wrapper", "captioned-image")
)
_CAPTION_MARKS = frozenset(
    ("caption", "wp-caption-text", "figcaption", "image-caption", "photo-caption", "image__caption", "media-caption")
)
_CREDIT_MARKS = frozenset(("credit", "copyright", "photographer", "attribution", "source", "copyrightholder"))
_CREDIT_AT_END = re.compile(
    r"\s*(?:[\[(|/]\s*)?(?P<credit>(?:(?:Photo(?:graph)?|Picture|Image|Credit|Source|Courtesy)s?(?:\s+(?:by|credit|of))?\s*:?\s+|©\s*)[^|\[\](]{2,80}?"
    r"|(?<=[(\[|])[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,5})\s*[\])]?\s*$"
)
_MAX_CAPTION = 1000
_MAX_PICTURES = 100


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture and the words of the last block before it, by which its caption finds its place."""

    picture: Picture
    after: str


def find_pictures(tree: HtmlElement, body: list[str], headline: str | None, base: str | None) -> list[Placed]:
    """The pictures between the headline (or the body's start) and the body's end, in reading order.

    >>> from tasks.pages.page_tree import parse_page
    >>> figure = "<figure><img src=/a.jpg alt=River><figcaption>The Tolva river. Photo: NWA</figcaption></figure>"
    >>> page = f"<h1>Ten dead</h1>{figure}<p>A flood."
    >>> placed, = find_pictures(parse_page(page), ["A flood."], "Ten dead", "https://news.example/x")
    >>> placed.picture.url, placed.picture.caption, placed.picture.credit
    ('https://news.example/a.jpg', 'The Tolva river. Photo: NWA', 'NWA')
    """
    wanted = set(body)
    placed: list[Placed] = []
    after = ""
    last = body[-1] if body else ""
    seen_headline = headline is None
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "h1" and not seen_headline:
            seen_headline = text_of(element) == headline
        elif _is_figure(element):
            picture = _read_figure(element, base) if seen_headline or after else None
            if picture and len(placed) < _MAX_PICTURES and picture.url not in {known.picture.url for known in placed}:
                placed.append(Placed(picture, after))
        elif element.tag in ("p", "li", "blockquote", "h2", "h3", "h4", "td", "div") and (
            not len(element) or element.tag != "div"
        ):
            text = text_of(element)
            if text in wanted:
                after = text
                if text == last:
                    break
    return placed


def _is_figure(element: HtmlElement) -> bool:
    if element.tag in _FIGURES:
        return not any(above.tag in _FIGURES for above in element.iterancestors())
    return element.tag == "div" and bool(element_marks(element) & _FIGURE_MARKS)


def _read_figure(figure: HtmlElement, base: str | None) -> Picture | None:
    image = next((img for img in figure.iter("img") if _address(img, base)), None)
    if image is None or is_foreign(figure) or _is_link_to_story(figure):
        return None
    caption_element = _caption_element(figure)
    caption = text_of(caption_element)[:_MAX_CAPTION] if caption_element is not None else None
    return Picture(
        url=_address(image, base) or "",
        alt=" ".join((image.get("alt") or "").split())[:_MAX_CAPTION] or None,
        caption=caption or None,
        credit=_credit(figure, caption),
        width=_pixels(image.get("width")),
        height=_pixels(image.get("height")),
    )


def _address(image: HtmlElement, base: str | None) -> str | None:
    for key in ("src", "data-src", "data-lazy-src", "data-original", "data-srcset", "srcset"):
        value = (image.get(key) or "").strip().split(" ")[0].rstrip(",")
        if not value or value.startswith(("data:", "blob:", "javascript:")):
            continue
        try:
            address = urljoin(base, value) if base else value
        except ValueError:
            continue
        if len(address) <= 2000:
            return address
    return None


def _is_link_to_story(figure: HtmlElement) -> bool:
    """A teaser: the figure stands in a link, or holds a heading."""
    return (
        any(above.tag == "a" for above in figure.iterancestors())
        or next(figure.iter("h2", "h3", "h4"), None) is not None
    )


def _caption_element(figure: HtmlElement) -> HtmlElement | None:
    caption: HtmlElement | None = next(iter(figure.iter("figcaption")), None)
    if caption is not None:
        return caption
    return next(
        (
            part
            for part in figure.iterdescendants()
            if isinstance(part.tag, str) and element_marks(part) & _CAPTION_MARKS
        ),
        None,
    )


def _credit(figure: HtmlElement, caption: str | None) -> str | None:
    for part in figure.iterdescendants():
        if (
            isinstance(part.tag, str)
            and part.tag != "img"
            and marks(part.get("class"), part.get("itemprop")) & _CREDIT_MARKS
        ):
            text = re.sub(
                r"^(?:(?:photo(?:graph)?|picture|image)?\s*(?:credit|source|copyright|by)?\s*:|©)\s*",
                "",
                text_of(part),
                flags=re.IGNORECASE,
            )
            if 0 < len(text) <= 120:
                return text.strip(" ()[]")
    found = _CREDIT_AT_END.search(caption or "")
    if not found:
        return None
    credit = re.sub(
        r"^(?:(?:Photo(?:graph)?|Picture|Image|Credit|Source|Courtesy)s?(?:\s+(?:by|credit|of))?\s*:?\s*|©\s*)",
        "",
        found["credit"],
    )
    return credit.strip(" .()[]") or None


def _pixels(value: str | None) -> int | None:
    found = re.match(r"\s*(\d{1,5})(?:px|\s*$)", value or "")
    return int(found[1]) if found else None
