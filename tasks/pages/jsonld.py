"""What a page's JSON-LD says of the article on it (schema.org), however broken and however deep.

Under `metadata`. Publishers wrap the article in lists and `@graph`s, put two scripts on a page, leave commas trailing
and comments around; what can't be read is left out, never raised.
"""

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from tasks.pages.page_names import page_names

Node: TypeAlias = Mapping[str, object]

_MAX_SCRIPT = 2_000_000
_MAX_NODES = 5_000
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage", "article", "itemReviewed")
_LISTS = ("blogPost", "blogPosts", "hasPart", "itemListElement", "item")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/|;)\s*$"
)


def read_article(scripts: Iterable[str], addresses: frozenset[str] = frozenset()) -> tuple[Node, Mapping[str, Node]]:
    """The node of the article on the page (empty where there is none), and all nodes by their `@id`.

    Of several the one whose address is among `addresses` counts, then the most telling type, then the first.

    >>> script = '{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Ten dead",}]}'
    >>> node, _ = read_article([script])
    >>> node["headline"]
    'Ten dead'
    """
    found = [pair for script in scripts for pair in _walk(_parse(script))]
    nodes = [node for node, is_listed in found if not is_listed or _address(node) in addresses]
    by_id = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and len(node) > 1}
    order = {name: place for place, name in enumerate(page_names().article_types)}
    ranked = [
        (_address(node) not in addresses, order[kind], place)
        for place, node in enumerate(nodes)
        if (kind := min(_types(node) & order.keys(), key=order.__getitem__, default=None)) is not None
    ]
    weak = page_names().weak_types
    strong = [rank for rank in ranked if not _types(nodes[rank[2]]) & weak]
    return (nodes[min(strong or ranked)[2]] if ranked else {}), by_id


def first_text(value: object) -> str | None:
    """The text of a property that may be a string, a list of them, or an object with a value or name.

    >>> first_text([{"@value": "Ten dead"}, "x"]), first_text({"name": "Wire"}), first_text(7)
    ('Ten dead', 'Wire', None)
    """
    for _ in range(4):
        if isinstance(value, list):
            value = next(iter(value), None)
        elif isinstance(value, Mapping):
            value = next((value[key] for key in ("@value", "name", "url", "@id") if value.get(key)), None)
        else:
            break
    text = html.unescape(value).strip() if isinstance(value, str) else ""
    return " ".join(text.split()) or None


def names_of(value: object, by_id: Mapping[str, Node]) -> tuple[str, ...]:
    """The names of the persons or organisations in a property: strings, objects, lists, references by `@id`.

    >>> names_of([{"@type": "Person", "name": "Ana Reyes"}, {"@id": "#t"}], {"#t": {"@id": "#t", "name": "Tom Oduya"}})
    ('Ana Reyes', 'Tom Oduya')
    """
    names: list[str] = []
    for part in (value if isinstance(value, list) else [value])[:50]:
        person = by_id.get(str(part.get("@id")), part) if isinstance(part, Mapping) and not part.get("name") else part
        listed = person.get("name") if isinstance(person, Mapping) else person
        texts = map(first_text, listed if isinstance(listed, list) else [listed])
        names.extend(text for text in texts if text)
    return tuple(dict.fromkeys(name for name in names if not name.startswith(("http:", "https:", "#"))))


def _parse(script: str) -> object:
    if len(script) > _MAX_SCRIPT:
        return None
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip()
    for attempt in (str, _mend):
        try:
            return json.loads(attempt(text), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _mend(text: str) -> str:
    mended = _TRAILING_COMMA.sub("", text)
    if "&quot;" in mended and '"' not in mended:
        mended = html.unescape(mended)
    first = re.search(r"[\[{]", mended)
    return mended[first.start() :] if first else mended


def _walk(content: object) -> Iterator[tuple[Node, bool]]:
    """The nodes of the page, wrappers before what they wrap, and whether they stand in a list of articles."""
    waiting: deque[tuple[object, bool]] = deque([(content, False)])
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        value, is_listed = waiting.popleft()
        if isinstance(value, list):
            waiting.extend((part, is_listed) for part in value[:_MAX_NODES])
        elif isinstance(value, Mapping):
            yield value, is_listed
            waiting.extend((value[key], is_listed) for key in _WRAPPERS if value.get(key))
            waiting.extend((value[key], True) for key in _LISTS if value.get(key))


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {name.rsplit("/", 1)[-1].removeprefix("schema:") for name in names if isinstance(name, str)}


def _address(node: Node) -> str | None:
    return first_text(node.get("url")) or first_text(node.get("mainEntityOfPage")) or first_text(node.get("@id"))
