"""Where an article's story is set: the place that its lead names for what happened, else its dateline.

Under `figure_places`, which lets figures inherit it. A reporter sits where the dateline says; the flood may be in the
next province. So the headline and the first paragraph are asked first, and the dateline only where they name no place.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tasks.records import Mention, Reading
from tasks.text.sentences import is_ended

_DATELINE = re.compile(
    r"\A[^\n.!?]{2,80}?(?:\([A-Z][\w .]{1,20}\)\s*)?(?:—|–|--|_|-)\s|\A[^\n.!?]{2,60}?\([A-Z][\w .]{1,20}\)\s"
)
AGAIN = 3  # times that a place must be named to be that of a text whose lead names none
_OPENING = frozenset({"headline", "standfirst"})
_TOLD = frozenset({"headline", "standfirst", "paragraph", "list_item", "blockquote"})


@dataclass(frozen=True, slots=True)
class Home:
    """The place where a story is set.

    `is_dateline`: only the dateline says so; `is_main`: the text names no other place as often.
    """

    mention: Mention
    is_dateline: bool
    is_main: bool


def find_home(reading: Reading, mentions: Sequence[Mention], standing: Callable[[Mention], str]) -> Home | None:
    """The place of the story: the first that the lead sets it in, else the dateline's, else one that it comes back to.

    `standing` tells how a name stands in its sentence: `scene` (something is or happens there), `way` (somebody goes
    or comes from there) or `other`.
    """
    places = [one for one in mentions if one.type == "LOCATION"]
    dateline = _dateline(reading)
    reach = _lead_end(reading)
    inside = [one for one in places if dateline is not None and dateline[0] <= one.char_start < dateline[1]]
    bylines = [segment for segment in reading.segments if segment.role == "byline"]
    written = [one for one in places if any(line.char_start <= one.char_start < line.char_end for line in bylines)]
    inside = inside or (written if len(written) == 1 else [])  # "By Ada Voss in Orsk"; of two reporters neither
    told = [one for one in places if one not in inside and one not in written]
    lead = next((one for one in told if one.char_start < reach and standing(one) == "scene"), None)
    if lead is None and inside:
        return Home(inside[0], True, _is_main(inside[0], places))
    named = next((one for one in told if one.char_start < reach and standing(one) == "other"), None)
    again = named is not None and sum(one.entity_id == named.entity_id for one in told) > 1
    found = lead or _most_named(told, standing) or (named if again else None)
    return None if found is None else Home(found, False, _is_main(found, places))


def _is_main(place: Mention, places: Sequence[Mention]) -> bool:
    times = Counter(one.entity_id for one in places)
    own = times.pop(place.entity_id)
    return own > max(times.values(), default=0)


def _most_named(told: Sequence[Mention], standing: Callable[[Mention], str]) -> Mention | None:
    """The place that a text without a scene in its lead comes back to, a scene twice as often as any other, or none."""
    scenes = [one for one in told if standing(one) == "scene"]
    (main, most), (_, second) = [*Counter(one.entity_id for one in scenes).most_common(2), (None, 0), (None, 0)][:2]
    if most < max(2, 2 * second) or sum(one.entity_id == main for one in told) < AGAIN:
        return None
    return next(one for one in scenes if one.entity_id == main)


def _dateline(reading: Reading) -> tuple[int, int] | None:
    """The characters of the dateline: a segment of its own, or the head of the first paragraph that opens with one."""
    for segment in reading.segments:
        if segment.role == "dateline":
            return segment.char_start, segment.char_end
        match = _DATELINE.match(segment.text[:200]) if segment.role == "paragraph" else None
        if match is not None:
            return segment.char_start, segment.char_start + match.end()
    return None


def _lead_end(reading: Reading) -> int:
    """Where the lead ends: after the headline, the standfirst and the first paragraph of whole sentences."""
    told = [segment for segment in reading.segments if segment.role in _TOLD]
    first = next((one for one in told if one.role not in _OPENING and is_ended(one.text)), None)
    opening = [segment.char_end for segment in told if segment.role in _OPENING]
    return max([*opening, first.char_end if first is not None else 0])
