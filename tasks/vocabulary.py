"""Knowledge of the language read from `tasks/data`: word lists in TOML, tables in TSV, read once a process."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def read_table(name: str) -> dict[str, Any]:
    """A TOML file as it is; it is the same object for all who read it, so nobody changes it."""
    return tomllib.loads((DATA / name).read_text("utf-8"))


@cache
def read_lists(name: str) -> dict[str, list[str]]:
    """Each list of words in a flat TOML file, under its key, as written."""
    return {key: words for key, words in read_table(name).items() if isinstance(words, list)}


@cache
def read_words(name: str) -> dict[str, frozenset[str]]:
    """Each list of words in a flat TOML file, under its key, in lower case."""
    return {key: frozenset(word.lower() for word in words) for key, words in read_lists(name).items()}


def read_rows(name: str) -> list[list[str]]:
    """The cells of each line of a TSV file but empty lines and comments (`#`); a header line is a row."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]
