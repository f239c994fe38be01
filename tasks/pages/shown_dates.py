"""The day of publication as the page shows it beside its headline, where no metadata says it.

Under `html`: the last resort before the address and before what `dating` makes of the text.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from lxml.html import HtmlElement

from tasks.intake.timestamps import Stamp, parse_stamp
from tasks.pages.page_tree import is_foreign, text_of

_AFTER = 150
_BEFORE = 40
_LONGEST = 70
_YEAR = re.compile(r"(?:19|20)\d\d")
_ONLY_DATE = re.compile(
    r"\W*(?:(?P<what>(?:(?:last|first|originally|date|was|and)\s+)*"
    r"(?:published|posted|updated|modified|reviewed|created|issued|released|date|on))\s*(?:on|at|date)?\s*[:\-–—]?\s*)?"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
    r"(?P<date>[\w.,/\- ]{6,22}?(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})"
    r"(?:[T,\s|·•@-]*(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d)?)?"
    r"\W*(?:\d{1,3}[ -]?min(?:ute)?s?(?:\s+read(?:ing)?)?(?:\s+time)?)?\W*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"updated|modified|reviewed", re.IGNORECASE)


def find_shown_day(tree: HtmlElement) -> tuple[Stamp, bool] | None:
    """The day shown around the first headline, and whether it is that of an update; null where none is shown.

    >>> from tasks.pages.page_tree import parse_page
    >>> page = "<h1>Ten dead</h1><p>March 7, 2026 · 4 min read</p><p>Ten people died."
    >>> day, is_update = find_shown_day(parse_page(page))
    >>> day.day.isoformat(), is_update
    ('2026-03-07', False)
    """
    headline = next((element for element in tree.iter("h1") if text_of(element)), None)
    if headline is None:
        return None
    updated = None
    for text in _short_texts(headline):
        found = _ONLY_DATE.fullmatch(text)
        stamp = parse_stamp(found["date"].strip(" .,-")) if found else None
        if found and stamp:
            if not _UPDATED.search(found["what"] or ""):
                return stamp, False
            updated = updated or stamp
    return (updated, True) if updated else None


def _short_texts(headline: HtmlElement) -> Iterator[str]:
    """The words of the elements around the headline that may be a date and nothing else, nearest first."""
    around = chain(
        islice(headline.xpath("following::*"), _AFTER), islice(headline.xpath("preceding::*")[::-1], _BEFORE)
    )
    for element in around:
        if not isinstance(element.tag, str) or len(element) > 3:
            continue
        for words in (text_of(element), " ".join((element.text or "").split())):
            if 8 <= len(words) <= _LONGEST and _YEAR.search(words) and not is_foreign(element):
                yield words
