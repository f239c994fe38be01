"""The words around numbers that tell what they are, compiled from `data/numbers_context.toml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tasks.vocabulary import read_table


@dataclass(frozen=True, slots=True)
class Context:
    """Patterns for what stands before a number (they end at it) and after it (they begin there)."""

    label: re.Pattern[str]
    name: re.Pattern[str]
    pronoun_one: re.Pattern[str]
    one_of: re.Pattern[str]
    idiom_one: re.Pattern[str]
    befalls_one: frozenset[str]
    before_score: re.Pattern[str]
    after_score: re.Pattern[str]
    after_range: re.Pattern[str]
    change: re.Pattern[str]
    change_right_before: re.Pattern[str]
    none: frozenset[str]
    people: re.Pattern[str]
    people_before: re.Pattern[str]
    kin: re.Pattern[str]
    at_age: re.Pattern[str]
    index: re.Pattern[str]
    polls: re.Pattern[str]
    year_nouns: re.Pattern[str]
    craft: frozenset[str]
    days: frozenset[str]


@cache
def load_context() -> Context:
    """The patterns, compiled once a process."""
    table = read_table("numbers_context.toml")
    # "Articles 5 and 6", "sections 3, 4": the label holds for the numbers that follow the first
    more = r"(?:\d[\w.()]{0,7}(?:,|\sand|\sor|\sto|\s?[-–])\s?){0,3}"
    return Context(
        label=re.compile(
            rf"(?<![\w-])(?:{_any(table['labels']['words'])})(?:[\s-]|(?<=\.))#?(?:{more})$", re.IGNORECASE
        ),
        name=re.compile(rf"(?<!\w)(?:{_any(table['names']['words'])})[\s-]$"),
        pronoun_one=re.compile(rf"(?<!\w)(?:{_any(table['one']['pronoun_before'])})\s$", re.IGNORECASE),
        one_of=re.compile(
            rf"\sof\s(?:them|whom|(?:the|those|these|its|his|her|their)?\s?(?:\d|(?:{_any(table['one']['whole'])})\b))",
            re.IGNORECASE,
        ),
        idiom_one=re.compile(rf"[\s-](?:{_any(table['one']['idioms'])})\b", re.IGNORECASE),
        befalls_one=frozenset(table["one"]["verbs"]),
        before_score=re.compile(rf"(?<!\w)(?:{_any(table['score']['before'])})\b[^.;]{{0,24}}$", re.IGNORECASE),
        after_score=re.compile(rf",?\s(?:{_any(table['score']['after'])})\b", re.IGNORECASE),
        after_range=re.compile(r"\s(?:[a-z]+\s){0,2}(?:[a-z]+(?<!s)s|people|children|women|men)\b|-\w", re.IGNORECASE),
        change=re.compile(rf"\b(?:{_any(table['change']['stems'])})", re.IGNORECASE),
        change_right_before=re.compile(
            rf"\b(?:{_any(table['change']['right_before'])})\s(?:a\sfurther\s|another\s|an\sadditional\s)?"
            r"(?:(?:about|around|nearly|almost|roughly|some|over|just|more\sthan|less\sthan|at\sleast|as\smuch\sas)\s)*$",
            re.IGNORECASE,
        ),
        none=frozenset(table["none"]["nouns"]),
        people=re.compile(
            rf"\b(?:(?i:{_any(table['age']['people'])})|[A-Z][a-z]+s)\s(?:aged\s)?(?:under|over|above|below)[\s-]$"
        ),
        people_before=re.compile(rf"\b(?:{_any(table['age']['people'])})\s$", re.IGNORECASE),
        kin=re.compile(
            rf"\b(?:{_any(table['age']['kin'])})"
            r"(?P<comma>, (?:now |then )?| (?:who )?(?:is|are|was|were) (?:now |then )?)$",
            re.IGNORECASE,
        ),
        at_age=re.compile(rf"\b(?:{_any(table['age']['at'])})\sat\s$", re.IGNORECASE),
        index=re.compile(rf"(?<!\w)(?:{_any(table['index']['words'])})(?!\w)", re.IGNORECASE),
        polls=re.compile(rf"\b(?:{_any(table['polls']['words'])})\b", re.IGNORECASE),
        year_nouns=re.compile(rf"\s(?:[a-z-]+\s)?(?:{_any(table['years']['nouns'])})\b"),
        craft=frozenset(table["craft"]["nouns"]),
        days=frozenset(table["craft"]["days"]),
    )


def _any(phrases: Iterable[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in longest)
