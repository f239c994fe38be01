"""Places inside the names of local bodies (*Orsk* in *Orsk Police Department*): where a local story happens.

Called by names.py. Only towns, districts and regions beside the words of a public body (`data/names_generic.toml`)
count: in *Bank of America* or *Lebanese Army* the place says nothing of where something happened.
"""

import re
from functools import cache

from tasks.names.organisations import is_acronym
from tasks.places.countries import find_country
from tasks.places.gazetteer import find_places
from tasks.vocabulary import read_lists

_COUNTY = frozenset({"County", "Parish", "Township", "Twp", "Borough", "District"})
_WORD = re.compile(r"[^\W\d_][\w.’'-]*|[^\w\s]")
# what is called so is mostly called after a person: *Lexington School of Music*
_NAMED_AFTER = re.compile(r" (?:School of|University|College|Institute)\b")
_OF = re.compile(
    r"\b(?:City|Town|Village|Township|Borough|County|Diocese|Archdiocese|Port|District) of (?:the )?(?=[A-Z])"
)


def find_local_place(name: str) -> tuple[int, int] | None:
    """Where in the name of a local body its place stands.

    >>> name = "Wake County Sheriff's Office"
    >>> start, end = find_local_place(name) or (0, 0)
    >>> name[start:end], find_local_place("Superior Court"), find_local_place("Lexington School of Music")
    ('Wake County', None, None)
    """
    words = list(_WORD.finditer(name))[:6]
    for size in range(min(3, len(words) - 1), 0, -1):
        start, end = words[0].start(), words[size - 1].end()
        nearby = {word[0].removesuffix("'s").removesuffix("’s") for word in words[size : size + 2]}
        is_beside = name[end : end + 1] == " " and nearby & _local_words() and not _NAMED_AFTER.match(name, end)
        if is_beside and words[size][0] in _COUNTY and _is_local(name[start : words[size].end()]):
            return start, words[size].end()  # "Orsk County Detention Center"
        if is_beside and _is_local(name[start:end]):
            return start, end
    of = _OF.search(name)
    if of and find_places(name[of.start() :]):
        return of.start(), len(name)  # "District of Columbia"
    if of and of.end() < len(name) and _is_local(name[of.end() :]):
        return of.end(), len(name)
    return None


def _is_local(words: str) -> bool:
    if find_country(words) or words[:1].islower() or is_acronym(words) or words.lower() in _ordinary_words():
        return False
    last = words.rsplit(" ", 1)[-1]
    return any(place.is_main or last in _COUNTY for place in find_places(words) if place.kind != "continent")


@cache
def _local_words() -> frozenset[str]:
    return frozenset(read_lists("names_generic.toml")["local"])


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset([*read_lists("names_generic.toml")["words"], *read_lists("names_generic.toml")["ordinary"]])
