"""The words for what is counted and what befell it, brought to what they have in common over reports."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from tasks.vocabulary import read_words

_VOCABULARY = Path(__file__).parent / "data" / "claims.toml"
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
    is_people = (head is None and event is not None) or (head or "").lower() in people
    is_toll = (head or "").lower() in _words("tolls")  # words before it tell of what: the flood toll
    words = set() if is_toll else {word.lower() for word in _WORD.findall(counted or "")} - loose - people
    stem = (head or "").lower()
    narrowing = {word for word in words if not stem or not word.startswith(stem[: max(3, len(stem) - 2)])}
    return ("person" if is_people else stem or None), frozenset(narrowing)


def event_class(event: str) -> str:
    """The event that stands for all that are one to a toll: `killed` for `died`."""
    return _same_events().get(event, event)


def _words(key: str) -> frozenset[str]:
    return read_words(_VOCABULARY)[key]


@cache
def _same_events() -> dict[str, str]:
    same: dict[str, str] = tomllib.loads(_VOCABULARY.read_text(encoding="utf-8"))["same_event"]
    return same
