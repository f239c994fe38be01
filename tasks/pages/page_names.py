"""The names under which pages keep what they say of themselves: `data/page_metadata.toml`, read once."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.vocabulary import read_table


@dataclass(frozen=True, slots=True)
class PageNames:
    """See the comments in the data file."""

    article_types: tuple[str, ...]
    weak_types: frozenset[str]
    meta: dict[str, tuple[str, ...]]
    byline: frozenset[str]
    standfirst: frozenset[str]
    date: frozenset[str]
    foreign: frozenset[str]


@cache
def page_names() -> PageNames:
    """The names, as the data file lists them."""
    data = read_table("page_metadata.toml")
    fields = ("published", "modified", "title", "description", "author", "outlet", "language", "url")
    return PageNames(
        article_types=tuple(data["article_types"]),
        weak_types=frozenset(data["weak_types"]),
        meta={name: tuple(data[name]) for name in fields},
        byline=frozenset(data["byline_marks"]),
        standfirst=frozenset(data["standfirst_marks"]),
        date=frozenset(data["date_marks"]),
        foreign=frozenset(data["foreign_marks"]),
    )


def marks(*values: str | None) -> frozenset[str]:
    """The words of an element's class, id and itemprop, whole and in their parts.

    >>> sorted(marks("article__byline js-x", None, "author"))
    ['article', 'article__byline', 'author', 'byline', 'js', 'js-x', 'x']
    """
    words = " ".join(value for value in values if value)[:1000].lower().split()
    return frozenset(words) | frozenset(part for word in words for part in re.split(r"[-_:]+", word) if part)
