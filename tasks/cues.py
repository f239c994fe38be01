"""The vocabulary of attribution: which words introduce what somebody said, and how often they do.

Read once a process from `data/cues.toml` (chosen by hand), `data/cues.tsv` (counted in a corpus) and `data/roles.toml`
(how sources are spoken of).
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas by what they can do; `share` is how much of a word's use introduces a statement, from 0 to 1."""

    speech: frozenset[str]
    clause: frozenset[str]
    count: frozenset[str]
    noun: frozenset[str]
    relay: frozenset[str]
    source_phrases: tuple[str, ...]
    count_nouns: frozenset[str]
    share: dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Roles:
    """Nouns for sources by what they stand for."""

    person: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    body: frozenset[str]
    unnamed: frozenset[str]
    document: frozenset[str]
    audience: frozenset[str]


@cache
def load_cues() -> Cues:
    """The words that introduce what somebody said."""
    words = tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))
    phrases = tuple(words.pop("source_phrases"))
    return Cues(**{name: frozenset(lemmas) for name, lemmas in words.items()}, source_phrases=phrases, share=_shares())


@cache
def load_roles() -> Roles:
    """The nouns by which sources are spoken of."""
    words = tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))
    return Roles(**{name: frozenset(lemmas) for name, lemmas in words.items()})


def _shares() -> dict[tuple[str, str], float]:
    rows = [line.split("\t") for line in (DATA / "cues.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return {
        (lemma, pos): (int(direct) + int(clause)) / max(1, int(seen))
        for lemma, pos, seen, direct, clause, _ in rows[1:]
    }
