"""The words for what is counted and what befell it, brought to what they have in common over reports."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tasks.vocabulary import read_table, read_words

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LAST = re.compile(r"[^\W\d_][\w'’-]*\Z")
_COUNT_OF = re.compile(r"\bof (?:the |its |their )?(.*?)(?= (?:in|on|at|of|who|that|with|from)\b|[,;(]|\Z)")
_IES = re.compile(r"(?<=[^\W\d_aeiou])ies\Z")
_PLURAL = re.compile(r"(ch|sh|ss|x)es\Z|(?<!s)s\Z")
_NEAR = 4  # words
_ADDS_WITHIN = 6  # words: "bringing the official number of dead to"
_CLAUSE_END = re.compile(r"[;:—–]|, (?:and|but|while)\b")


@lru_cache(maxsize=65_536)
def wording_of(counted: str | None, head: str | None, event: str | None) -> tuple[str | None, frozenset[str]]:
    """The head of what is counted, any mere people as `person`, and the words that narrow it.

    >>> wording_of("local villagers", "villager", "killed")
    ('person', frozenset())
    >>> wording_of("Ostian soldiers", "soldier", "killed")
    ('soldier', frozenset({'ostian'}))
    >>> wording_of("flood toll", "toll", "died")
    ('person', frozenset())
    >>> wording_of("suspected cases", "case", "infected"), wording_of("homes", "home", "destroyed")
    (('person', frozenset({'suspected'})), ('house', frozenset()))
    """
    people, loose = _words("people"), _words("loose_words")
    stem = (head or "").lower()
    is_toll = stem in _words("tolls")  # words before it tell of what: the flood toll
    is_people = (event is not None and (head is None or is_toll)) or stem in people
    is_people = is_people or stem in read_table("claims.toml")["heads_of_event"].get(event or "", ())
    words = set() if is_toll else {word.lower() for word in _WORD.findall(counted or "")} - loose - people
    words -= _implied().get(stem, frozenset())
    narrowing = {word for word in words if not stem or not word.startswith(stem[: max(3, len(stem) - 2)])}
    return ("person" if is_people else same_head(head)), frozenset(narrowing)


def is_group(head: str | None) -> bool:
    """Whether the head may stand for all whom an event befell: *17 men*, *23 miners*."""
    return (head or "").lower() in _words("groups")


def is_found(head: str | None) -> bool:
    """Whether the head is of those who are found: *bodies*."""
    return (head or "").lower() in _words("found")


def is_person(head: str | None) -> bool:
    """Whether the head is of people, of whatever kind: *girls*, *officers*."""
    word = (head or "").lower()
    lists = (_words("people"), _words("groups"), _words("persons"), read_words("events.toml")["persons"])
    return any(word in words for words in lists)


def deed_of_head(head: str | None) -> str | None:
    """What the head alone says that people did: *a turnout of 40,000*, *12,000 demonstrators*."""
    return _deeds_of_heads().get((head or "").lower())


def noun_of_count(counted: str | None, head: str | None) -> tuple[str | None, str | None]:
    """The noun phrase that a *number of* counts with its head, else both as they are.

    >>> noun_of_count("number of cities", "number"), noun_of_count("homes", "home")
    (('cities', 'city'), ('homes', 'home'))
    """
    found = _COUNT_OF.search(counted or "") if (head or "").lower() in _words("tolls") else None
    last = _LAST.search(found[1]) if found else None
    return (found[1], _PLURAL.sub(r"\1", _IES.sub("y", last[0]))) if found and last else (counted, head)


def is_remaining(before: str, after: str) -> bool:
    """Whether the words beside a number say that so many are left: *91 remain in captivity*."""
    behind, ahead = _CLAUSE_END.split(before)[-1].lower(), _CLAUSE_END.split(after)[0].lower()
    near = _WORD.findall(behind)[-_NEAR:] + _WORD.findall(ahead)[:_NEAR]
    return not _words("remaining").isdisjoint(near)


def is_holding(event: str | None) -> bool:
    """Whether the event holds those whom it befell until they are let go."""
    return event in _words("holding")


def is_burning(head: str | None) -> bool:
    """Whether the head is of what burned an area or grew there: *the fire burned 300 hectares*."""
    return (head or "").lower() in _words("burning")


def adds_up(before: str) -> bool:
    """Whether the words before a number say that others were added to it: *bringing the toll to*."""
    return not _words("adding").isdisjoint(_WORD.findall(before.lower())[-_ADDS_WITHIN:])


def is_level(head: str | None) -> bool:
    """Whether the head is a count of what happened so far, new on the day of the report: *toll*, *number*, *bodies*."""
    return is_found(head) or (head or "").lower() in _words("tolls")


@lru_cache(maxsize=65_536)
def kinds_of_event(text: str) -> frozenset[str]:
    """The kinds of events that the words tell of, several where a word may be of any.

    >>> sorted(kinds_of_event("Gunmen fired on a bus")), sorted(kinds_of_event("A blast shook the mine"))
    (['shooting', 'transport'], ['accident', 'bombing'])
    """
    pattern, kinds = _kinds()
    return frozenset[str]().union(*(kinds[word] for word in pattern.findall(text.lower())))


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
    """
    behind, ahead = _CLAUSE_END.split(before)[-1].lower(), _CLAUSE_END.split(after)[0].lower()
    pattern, deeds = _deeds()
    things: dict[str, list[str]] = read_table("claims.toml")["deeds_of_things"]
    thing = same_head(head)
    near = [(len(behind) - match.end(), match[0]) for match in pattern.finditer(behind)]
    near += [(match.start(), match[0]) for match in pattern.finditer(ahead)]
    of_it = [deeds[word] for _, word in sorted(near) if thing in things.get(deeds[word], (None,))]
    return of_it[0] if of_it else None


def is_thing_of(deed: str | None, head: str | None) -> bool:
    """Whether the deed is one of things, and the head one of those that it concerns."""
    return same_head(head) in read_table("claims.toml")["deeds_of_things"].get(deed, ())


def is_thing(head: str | None) -> bool:
    """Whether there are deeds that concern things of that head."""
    return any(same_head(head) in heads for heads in read_table("claims.toml")["deeds_of_things"].values())


def same_head(head: str | None) -> str | None:
    """The head that stands for all that count one thing: `house` for `home`."""
    heads: dict[str, str] = read_table("claims.toml")["same_head"]
    return heads.get(head.lower(), head.lower()) if head else None


def is_loosely_one(deed: str | None) -> bool:
    """Whether the deed is one with another only where no text tells of both: *evacuated*, *displaced*."""
    same: dict[str, str] = read_table("claims.toml")["same_event"]
    return deed in same or deed in same.values()


def event_class(event: str) -> str:
    """The event that stands for all that are one to a toll: `killed` for `died`."""
    return _same_events().get(event, event)


@cache
def _implied() -> dict[str, frozenset[str]]:
    return {head: frozenset(words) for head, words in read_table("claims.toml")["implied"].items()}


@cache
def _deeds_of_heads() -> dict[str, str]:
    return {head: deed for deed, heads in read_table("claims.toml")["heads_of_deed"].items() for head in heads}


@cache
def _deeds() -> tuple[re.Pattern[str], dict[str, str]]:
    deeds = {word: deed for deed, words in read_table("claims.toml")["deeds"].items() for word in words}
    return _any_of(deeds), deeds


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b")


def _words(key: str) -> frozenset[str]:
    return read_words("claims.toml")[key]


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
