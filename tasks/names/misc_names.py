"""Which of the contract's types a name is that the network calls MISC: told by its words and the marks about it.

Called by `name_agreement`. The words are data: `data/ner/misc.toml`.
"""

import re
from functools import cache

from tasks.vocabulary import read_table

LONGEST = 200

_NUMBERING = re.compile(r"(?:[\s,]+(?:\d{1,4}|[IVX]{1,4}|of|for|in|on|\([^()]*\)))+\Z")
_COMPLEMENT = re.compile(r"\s+(?:on|of|for|in|against|to)\s+.*", re.DOTALL)
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}


def sort_misc(text: str, start: int, end: int) -> str:
    """`EVENT`, `LAW` or `WORK`; `MISC` where nothing tells.

    >>> [sort_misc(name, 0, len(name)) for name in ("World War II", "Orsk Convention", "National Convention")]
    ['EVENT', 'LAW', 'EVENT']
    """
    # No name is longer than this; junk may be, and the pattern is not made for it.
    name = _NUMBERING.sub("", text[start : min(end, start + LONGEST)]).lower()
    words = name.split()
    head = _COMPLEMENT.sub("", name).split()
    last, first = _words()
    for ending in (" ".join(each[-size:]) for each in (words, head) for size in (2, 1)):
        if ending in last:
            return last[ending]
    for size in (2, 1):
        if " ".join(words[:size]) in first:
            return first[" ".join(words[:size])]
    closing = _QUOTES.get(text[start - 1 : start])
    return "WORK" if closing and text[end : end + 1] == closing else "MISC"


@cache
def _words() -> tuple[dict[str, str], dict[str, str]]:
    lists = read_table("ner/misc.toml")
    last, first = ({word: kind for kind, each in lists.items() for word in each[end]} for end in ("last", "first"))
    return last, first
