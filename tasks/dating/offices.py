"""Office-holders named in a text with the time that they were in office: a clue to the day of publication.

For `dating`. Who held what when is data (`tasks/data/office_terms.tsv`). *Former President Ode*, *then-Speaker
Ode* and *under President Ode* say nothing about the day of writing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tasks.vocabulary import read_rows

_PAST = re.compile(
    r"(?:\b(?:former|then|late|ex|past|old|under|with|predecessors?|like|by)\b[\s-]*(?:U\.?S\.?\s+)?)\Z", re.IGNORECASE
)
_OPEN = date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Term:
    """An office-holder as named, with the times in office."""

    text: str
    spans: tuple[tuple[date, date], ...]


def find_terms(text: str) -> Iterator[Term]:
    """Each office-holder once, at the first mention that doesn't look back.

    >>> [term.text for term in find_terms("Former President Obama met Chancellor Angela Merkel.")]
    ['Chancellor Merkel']
    """
    pattern, terms = _offices()
    seen: set[tuple[str, str]] = set()
    for match in pattern.finditer(text):
        key = (match["title"], match["name"])
        if key in seen or key not in terms or _PAST.search(text, max(0, match.start() - 24), match.start()):
            continue
        seen.add(key)
        yield Term(" ".join(key), terms[key])


@cache
def _offices() -> tuple[re.Pattern[str], dict[tuple[str, str], tuple[tuple[date, date], ...]]]:
    terms: dict[tuple[str, str], tuple[tuple[date, date], ...]] = {}
    for title, name, first, last in read_rows("office_terms.tsv")[1:]:
        span = (date.fromisoformat(first), date.fromisoformat(last) if last else _OPEN)
        terms[(title, name)] = (*terms.get((title, name), ()), span)
    titles = "|".join(sorted({re.escape(title) for title, _ in terms}, key=len, reverse=True))
    names = "|".join(sorted({re.escape(name) for _, name in terms}, key=len, reverse=True))
    first_names = r"(?:(?!(?:and|of|for)\b)[^\W\d_][\w.'’-]{0,20}\s){0,3}?"
    return re.compile(rf"\b(?P<title>{titles})\s{first_names}(?P<name>{names})\b"), terms
