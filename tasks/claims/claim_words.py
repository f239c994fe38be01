"""The words for what is counted and what befell it, brought to what they have in common over reports."""

import re
import tomllib
from functools import cache, lru_cache

from tasks.vocabulary import DATA, read_words

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@lru_cache(maxsize=65_536)
def wording_of(counted: str | None, head: str | None, event: str | None) -> tuple[str | None, frozenset[str]]:
    """The head of what is counted, any mere people as `person`, and the words that narrow it.

    >>> wording_of("local villagers", "villager", "killed")
    ('person', frozenset())
    >>> wording_of("Ostian soldiers", "soldier", "killed")
    ('soldier', frozenset({'ostian'}))
    >>> wording_of("flood toll", "toll", "died")
    ('person', frozenset())
    """
    people, loose = _words("people"), _words("loose_words")
    is_toll = (head or "").lower() in _words("tolls")  # words before it tell of what: the flood toll
    is_people = (event is not None and (head is None or is_toll)) or (head or "").lower() in people
    words = set() if is_toll else {word.lower() for word in _WORD.findall(counted or "")} - loose - people
    stem = (head or "").lower()
    narrowing = {word for word in words if not stem or not word.startswith(stem[: max(3, len(stem) - 2)])}
    return ("person" if is_people else stem or None), frozenset(narrowing)


def is_group(head: str | None) -> bool:
    """Whether the head may stand for all whom an event befell: *17 men*, *23 miners*."""
    return (head or "").lower() in _words("groups")


def is_found(head: str | None) -> bool:
    """Whether the head is of those who are found: *bodies*."""
    return (head or "").lower() in _words("found")


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


def event_class(event: str) -> str:
    """The event that stands for all that are one to a toll: `killed` for `died`."""
    return _same_events().get(event, event)


def _words(key: str) -> frozenset[str]:
    return read_words("claims.toml")[key]


@cache
def _same_events() -> dict[str, str]:
    same: dict[str, str] = tomllib.loads((DATA / "claims.toml").read_text("utf-8"))["same_event"]
    return same


@cache
def _kinds() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern that finds the words for kinds of events, and the kinds that each may be of."""
    table: dict[str, list[str]] = tomllib.loads((DATA / "claims.toml").read_text("utf-8"))["kinds_of_event"]
    kinds: dict[str, frozenset[str]] = {}
    for kind, words in table.items():
        for word in words:
            kinds[word] = kinds.get(word, frozenset()) | {kind}
    longest = sorted(kinds, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"), kinds
