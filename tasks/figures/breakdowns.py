"""The items of a list that add up to the count before it: *17 people have died: 15 in Ruhn and two in Orla*.

Asked by `parts`, between what a part says of its whole itself and what *including* says.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from tasks.records import Figure, FigurePart

_LISTED = re.compile(r"[^.;:()]{0,60}?(?:,|,? and|,? plus)\s(?:another |a further )?", re.IGNORECASE)
_ITEM = re.compile(r"[^.;:()]{0,40}(?:,|:| –| —|,? and| plus)\s")
_ITEMS = 6  # figures from a whole to the last that makes it up
Link = tuple[UUID, str]


def broken_down(text: str, figures: Sequence[Figure], at: int, found: dict[UUID, FigurePart]) -> Link | None:
    """*17 people have died: 15 in Ruhn and two in Orla*: the items after a colon add up."""
    part = figures[at]
    if at == 0 or figures[at - 1].sentence_id != part.sentence_id or part.kind != "count":
        return None
    previous = figures[at - 1]
    if _adds_up(text, figures, at - 1):
        return previous.figure_id, "part_of"
    between = text[previous.char_end : part.char_start]
    if re.fullmatch(r"[^.;:]{0,80}[:–—]\s?(?:some |about |at least )?", between) and previous.kind == "count":
        follows = re.match(r"\s(?:in|at|from|on|near)\s", text[part.char_end : part.char_end + 8])
        return (previous.figure_id, "part_of") if follows else None
    earlier = found.get(previous.figure_id)
    if earlier is not None and earlier.relation == "part_of" and _LISTED.fullmatch(between):
        return earlier.whole_figure_id, "part_of"
    return None


def _adds_up(text: str, figures: Sequence[Figure], at: int) -> bool:
    """Whether the count is followed by counts that make it up: *390 people, 270 soldiers and 120 civilians*."""
    whole, total = figures[at], 0.0
    if whole.kind != "count" or whole.value is None:
        return False
    for before, item in pairwise(figures[at : at + _ITEMS]):
        between = text[before.char_end : item.char_start]
        if item.kind != "count" or item.value is None or not _ITEM.fullmatch(between):
            return False
        total += item.value
        if total >= whole.value:
            return total == whole.value and before is not whole
    return False
