"""What befell those who are counted, or what they did, brought to what reports have in common: `killed` for `died`.

For `claim_told` and the judges of claims; what is counted is read by `claim_words`.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tasks.claims.claim_words import same_head, words_in
from tasks.vocabulary import read_table, read_words

_NUMBER = re.compile(r"\d[\d.,]*")
_NEAR = 4  # words
_CLAUSE_END = re.compile(r"[;:—–]|, (?:and|but|while)\b")


def deed_of_head(head: str | None) -> str | None:
    """What the head alone says that people did: *a turnout of 40,000*, *12,000 demonstrators*."""
    return _deeds_of_heads().get((head or "").lower())


@lru_cache(maxsize=65_536)
def deed_of(before: str, after: str, head: str | None = None) -> str | None:
    """What people, or things of that head, are counted for by the words beside their number, the nearest first.

    None where nothing tells.

    >>> deed_of("Police put the turnout at ", "."), deed_of("", " people crossed into Ostia, police said.")
    ('attended', 'crossed')
    >>> deed_of("The march ended; ", " houses burned.")
    >>> deed_of("left some ", " without electricity", "home"), deed_of("left some ", " without electricity")
    ('powerless', None)
    >>> deed_of("reached ", " cut off by the flood", "home"), deed_of("had reached ", " by dusk", "home")
    ('powerless', None)
    >>> deed_of("will cut 700 of the ", " in Varn", "job")
    """
    behind, ahead = _CLAUSE_END.split(before)[-1].lower(), _CLAUSE_END.split(after)[0].lower()
    behind = _NUMBER.split(behind)[-1] if head else behind  # what stands before another number is said of that
    pattern, deeds = _deeds()
    things = _heads_of_things()
    thing = same_head(head)
    near = [(len(behind) - match.end(), match[0]) for match in pattern.finditer(behind)]
    near += [(match.start(), match[0]) for match in pattern.finditer(ahead)]
    of_it = [deeds[word] for _, word in sorted(near) if thing in things.get(deeds[word], (None,))]
    return of_it[0] if of_it else None


def deed_of_share(before: str, after: str) -> str | None:
    """What a share is of by the words beside it, the nearest first; None where nothing tells.

    >>> deed_of_share("The blaze was ", " contained."), deed_of_share("The union demands a raise of ", ".")
    ('contained', 'demanded')
    >>> deed_of_share("The demand fell by ", " in Varn.")
    """
    behind = _NUMBER.split(_CLAUSE_END.split(before)[-1].lower())[-1]
    beside = words_in(after.lower())[:1] + words_in(behind)[: -_NEAR - 1 : -1]
    deeds: dict[str, list[str]] = read_table("claims.toml")["deeds_of_shares"]
    said = next((deed for word in beside for deed, words in deeds.items() if word in words), None)
    return said or next((deed for deed, words in deeds.items() if behind.rstrip().endswith(tuple(words))), None)


def is_thing_of(deed: str | None, head: str | None) -> bool:
    """Whether all things that the deed concerns are one to a count, and the head is of those."""
    return same_head(head) in read_table("claims.toml")["deeds_of_things"].get(deed, ())


def is_thing(head: str | None) -> bool:
    """Whether there are deeds that concern things of that head."""
    return any(same_head(head) in heads for heads in _heads_of_things().values())


def is_loosely_one(deed: str | None) -> bool:
    """Whether the deed is one with another only where no text tells of both: *evacuated*, *displaced*."""
    same: dict[str, str] = read_table("claims.toml")["same_event"]
    return deed in same or deed in same.values()


def event_class(event: str) -> str:
    """The event that stands for all that are one to a toll: `killed` for `died`."""
    return _same_events().get(event, event)


def is_remaining(before: str, after: str) -> bool:
    """Whether the words beside a number say that so many are left: *91 remain in captivity*."""
    behind, ahead = _CLAUSE_END.split(before)[-1].lower(), _CLAUSE_END.split(after)[0].lower()
    near = words_in(behind)[-_NEAR:] + words_in(ahead)[:_NEAR]
    return not _words("remaining").isdisjoint(near)


def is_holding(event: str | None) -> bool:
    """Whether the event holds those whom it befell until they are let go."""
    return event in _words("holding")


def is_burning(head: str | None) -> bool:
    """Whether the head is of what burned an area or grew there: *the fire burned 300 hectares*."""
    return (head or "").lower() in _words("burning")


def is_placeless(event: str | None) -> bool:
    """Whether articles tell of it from anywhere, as of what befell nobody: a firm's jobs and prices."""
    return event is None or event in _words("placeless")


@lru_cache(maxsize=65_536)
def kinds_of_event(text: str) -> frozenset[str]:
    """The kinds of events that the words tell of, several where a word may be of any.

    >>> sorted(kinds_of_event("Gunmen fired on a bus")), sorted(kinds_of_event("A blast shook the mine"))
    (['shooting', 'transport'], ['accident', 'bombing'])
    """
    pattern, kinds = _kinds()
    return frozenset[str]().union(*(kinds[word] for word in pattern.findall(text.lower())))


@cache
def _deeds_of_heads() -> dict[str, str]:
    return {head: deed for deed, heads in read_table("claims.toml")["heads_of_deed"].items() for head in heads}


@cache
def _heads_of_things() -> dict[str, list[str]]:
    tables = read_table("claims.toml")
    return {**tables["deeds_of_things"], **tables["deeds_of_kinds"]}


@cache
def _deeds() -> tuple[re.Pattern[str], dict[str, str]]:
    deeds = {word: deed for deed, words in read_table("claims.toml")["deeds"].items() for word in words}
    return _any_of(deeds), deeds


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b")


@cache
def _same_events() -> dict[str, str]:
    same: dict[str, str] = read_table("claims.toml")["same_event"]
    events = read_table("events.toml").items()
    return same | {event: entry["one_with"] for event, entry in events if "one_with" in entry}


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern that finds the words for kinds of events, and the kinds that each may be of."""
    kinds: dict[str, frozenset[str]] = {}
    for kind, words in read_table("claims.toml")["kinds_of_event"].items():
        for word in words:
            kinds[word] = kinds.get(word, frozenset()) | {kind}
    return _any_of(kinds), kinds


def _words(key: str) -> frozenset[str]:
    return read_words("claims.toml")[key]
