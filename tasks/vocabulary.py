"""Word lists read from `tasks/data`: tables of words in TOML, read once a process."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def read_words(path: Path) -> dict[str, frozenset[str]]:
    """Each list of words in a flat TOML file, under its key, in lower case."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    return {key: frozenset(word.lower() for word in words) for key, words in table.items() if isinstance(words, list)}
