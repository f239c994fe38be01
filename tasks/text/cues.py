"""The vocabulary of attribution: words that introduce what somebody said, and nouns for those who say it.

Read once a process from `data/cues.toml` and `data/roles.toml`, which say what each list is for.
"""

from dataclasses import dataclass
from functools import cache

from tasks.vocabulary import read_words


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas by what they can do."""

    speech: frozenset[str]
    near: frozenset[str]
    judging: frozenset[str]
    clause: frozenset[str]
    count: frozenset[str]
    telling: frozenset[str]
    hearing: frozenset[str]
    denying: frozenset[str]
    facing: frozenset[str]
    noun: frozenset[str]
    relay: frozenset[str]
    count_nouns: frozenset[str]
    giving: frozenset[str]
    silent: frozenset[str]
    taken: frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """Nouns for sources by what they stand for."""

    person: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    body: frozenset[str]
    companies: frozenset[str]
    groups: frozenset[str]
    press: frozenset[str]
    notices: frozenset[str]
    unnamed: frozenset[str]
    document: frozenset[str]
    studies: frozenset[str]


@cache
def load_cues() -> Cues:
    """The words that introduce what somebody said."""
    return Cues(**read_words("cues.toml"))


@cache
def load_roles() -> Roles:
    """The nouns by which sources are spoken of."""
    return Roles(**read_words("roles.toml"))
