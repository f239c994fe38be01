"""Entities of several articles that may be one: what a person is asked to decide, for nothing here is decided by rule.

Called by the `review` command. What one article's names are joined by (surname, spelling, acronym) is asked here of all
articles' entities, and so are names too bare to be known by elsewhere (*Supreme Court*), which extraction keeps apart.
"""

from collections import defaultdict
from collections.abc import Sequence

from tasks.names.organisations import is_acronym, link_organisations
from tasks.names.persons import is_full, link_persons, person_tokens


def find_namesakes(names: Sequence[tuple[str, str]]) -> list[tuple[int, int, str]]:
    """Pairs of positions in `names` ((type, name), the best known first) that may be one, and what speaks for it.

    >>> find_namesakes([("PERSON", "Ada Voss"), ("ORG", "Orsk Water Agency"), ("PERSON", "Voss"), ("ORG", "OWA")])
    [(2, 0, 'the only full name that fits'), (3, 1, 'its initials')]
    """
    by_type = defaultdict[str, list[int]](list)
    for position, (type_, _) in enumerate(names):
        by_type[type_].append(position)
    pairs = [*_persons(names, by_type["PERSON"]), *_organisations(names, by_type["ORG"])]
    return sorted(pairs)


def _persons(names: Sequence[tuple[str, str]], positions: Sequence[int]) -> list[tuple[int, int, str]]:
    heads = link_persons([names[position][1] for position in positions])
    return [(one, other, _why_person(names[one][1], names[other][1])) for one, other in _pairs(positions, heads)]


def _why_person(name: str, other: str) -> str:
    if person_tokens(name) == person_tokens(other):
        return "the same name"
    return "a like spelling or a longer name" if is_full(person_tokens(name)) else "the only full name that fits"


def _organisations(names: Sequence[tuple[str, str]], positions: Sequence[int]) -> list[tuple[int, int, str]]:
    heads = link_organisations([names[position][1] for position in positions], [None] * len(positions))
    return [
        (one, other, "its initials" if is_acronym(names[one][1]) else "the same name")
        for one, other in _pairs(positions, heads)
    ]


def _pairs(positions: Sequence[int], heads: Sequence[int]) -> list[tuple[int, int]]:
    return [
        (position, positions[head])
        for position, head in zip(positions, heads, strict=True)
        if positions[head] != position
    ]
