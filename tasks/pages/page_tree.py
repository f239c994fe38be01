"""A page as a tree, parsed within limits that surely hold; the reading of its elements that several modules share.

Under `html`. The HTML parser knows no entity but the standard's, so that entity bombs are dead letters; depth, number
of elements and size are bounded here, before anything recursive or quadratic sees the tree.
"""

import re
from itertools import islice

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tasks.errors import RejectedError
from tasks.pages.page_names import marks, page_names

MAX_CHARS = 20 * 1024 * 1024
MAX_ELEMENTS = 60_000
_TAGS = re.compile(r"<[A-Za-z]")
_LONG_VALUE = re.compile(r"""(<[A-Za-z][^<>]{0,4000}?=\s{0,9})(?:"[^"]{8001,}"|'[^']{8001,}')""")
_LONG_TAG = re.compile(
    r"(<[A-Za-z][\w:-]{0,40})[^<>]{16001,}(?=>|$)"
)  # a parser's time grows with its attributes' square
_PARAGRAPHS_OF_LAYOUT = 4
_PARAGRAPHS = ("p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "h5", "figcaption", "blockquote")
_SECTIONS = ("div", "ul", "ol", "dl", "table", "tr", "section", "article", "aside", "header", "footer", "main", "nav")
BLOCKS = frozenset((*_PARAGRAPHS, *_SECTIONS, "figure"))
SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "button", "select", "form", "iframe", "object", "nav")
)


def parse_page(html: str) -> HtmlElement:
    """The page's root element; refused when it is larger, deeper or of more elements than any article is.

    >>> parse_page("<p>Ten <b>died").text_content()
    'Ten died'
    """
    if len(html) > MAX_CHARS:
        raise RejectedError("clean", "too_large", f"a page of {len(html):,} characters, more than {MAX_CHARS:,}")
    tags = sum(1 for _ in _TAGS.finditer(html))
    if tags > MAX_ELEMENTS:
        raise RejectedError("clean", "too_large", f"a page of some {tags:,} elements, more than {MAX_ELEMENTS:,}")
    parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)  # type: ignore[no-untyped-call]
    html = _LONG_TAG.sub(r"\1", _LONG_VALUE.sub(r"\1''", html))
    try:
        root: HtmlElement = document_fromstring(html.encode("utf-8"), parser=parser)  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, AssertionError) as error:
        raise RejectedError("clean", "no_article", f"not readable as HTML: {error}") from error
    except Exception as error:
        if type(error).__name__ not in ("ParserError", "XMLSyntaxError"):
            raise
        raise RejectedError("clean", "no_article", f"not readable as HTML: {error}") from error
    _refuse_cut(parser)
    _unfold_layout(root)
    return root


def _refuse_cut(parser: HTMLParser) -> None:
    """The parser leaves out, with a note in its log, what exceeds its limits: half a page is no page."""
    for entry in parser.error_log:
        if "xcessive depth" in entry.message:
            raise RejectedError("clean", "too_deep", "elements nested deeper than 255, which no article is")
        if "esource limit" in entry.message or "uge text node" in entry.message:
            raise RejectedError("clean", "too_large", "a single stretch of text of more than 10 MB")


def _unfold_layout(root: HtmlElement) -> None:
    """Tables that only lay out the page become divisions: those with a headline or several paragraphs in one cell."""
    for cell in list(root.iter("td")):
        paragraphs = sum(1 for _ in islice(cell.iter("p", "h1"), _PARAGRAPHS_OF_LAYOUT))
        if paragraphs < _PARAGRAPHS_OF_LAYOUT and next(cell.iter("h1"), None) is None:
            continue
        for above in (cell, *cell.iterancestors()):
            if above.tag in ("td", "tr", "tbody", "table"):
                for sibling in above if above.tag == "tr" else ():
                    sibling.tag = "div" if sibling.tag in ("td", "th") else sibling.tag
                above.tag = "div"


def text_of(element: HtmlElement) -> str:
    """The element's visible words on one line, scripts and the like left out.

    >>> text_of(parse_page("<h1>Ten <script>x()</script><em>died</em></h1>"))
    'Ten died'
    """
    pieces: list[str] = []
    _collect(element, pieces)
    return " ".join("".join(pieces).split())


def _collect(element: HtmlElement, pieces: list[str]) -> None:
    """Depth is bounded by `parse_page`, so recursion is."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED:
        return
    if element.tag in ("br", "p", "div", "li", "h1", "h2", "h3"):
        pieces.append(" ")
    pieces.append(element.text or "")
    for child in element:
        _collect(child, pieces)
        pieces.append(child.tail or "")


def find_leaves(root: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """The visible elements that hold words and no further block, in order, with their words; outermost ones only.

    >>> [text for _, text in find_leaves(parse_page("<div><p>Ten <b>died</b></p><p hidden>x</p><p>Two</div>"))]
    ['Ten died', 'Two']
    """
    leaves: list[tuple[HtmlElement, str]] = []
    _descend(root, leaves)
    return leaves


def _descend(element: HtmlElement, leaves: list[tuple[HtmlElement, str]]) -> None:
    for child in element:
        if not isinstance(child.tag, str) or child.tag in SKIPPED or _is_hidden(child):
            continue
        if any(part.tag in BLOCKS for part in child.iterdescendants()):
            _descend(child, leaves)
        elif text := text_of(child):
            leaves.append((child, text))


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return "hidden" in element.attrib or "display:none" in style


def element_marks(element: HtmlElement) -> frozenset[str]:
    """The words of the element's class, id, itemprop and rel."""
    return marks(element.get("class"), element.get("id"), element.get("itemprop"), element.get("rel"))


def is_foreign(element: HtmlElement, within: HtmlElement | None = None) -> bool:
    """Whether the element stands in a part of the page that isn't the article's: navigation, adverts, teasers."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor is within or ancestor.tag in ("body", "html", "article", "main"):
            return False
        if ancestor.tag in ("nav", "footer", "aside", "form") or element_marks(ancestor) & page_names().foreign:
            return True
    return False
