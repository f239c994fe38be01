"""Currencies beside a number: signs, codes and words, with the ISO 4217 code that the article's place gives them.

Used by `quantities`. The vocabulary is data (`data/currencies.toml`, `data/currency_homes.tsv`).
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from tasks.records import Reading
from tasks.units import Unit

_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Home:
    """Where an article is at home, as far as it says: its outlet's top-level domain, its dateline, its words."""

    tld: str
    dateline: str
    text: str


def read_home(reading: Reading) -> Home:
    """Where this article is at home; what that means for a currency is looked up when one is ambiguous."""
    try:
        host = urlsplit(reading.url or "").hostname or ""
    except ValueError:
        host = ""
    return Home(host.rpartition(".")[2].lower(), reading.dateline or "", reading.text)


def currency_before(text: str, at: int, home: Home, *, plain: bool = False) -> Unit | None:
    """The currency sign or code that ends at `at`; `plain` numbers (one or two digits alone) refuse letters that may
    be a name ("R1", "PS5").

    >>> currency_before("for US $58.24", 8, Home("", "", "")).code
    'USD'
    """
    match = _money().before.search(text, max(0, at - 8), at)
    if not match:
        return None
    sign = match.group(1) or match.group(2)
    if sign in _money().narrow and (plain or match.end() > match.end(match.lastindex or 0)):
        return None
    name = _money().signs.get(sign.replace(" ", ""), sign)
    return _unit(match.start(match.lastindex or 0), match.end(match.lastindex or 0), sign, name, home)


def currency_after(text: str, at: int, home: Home, value: float, *, scaled: bool) -> Unit | None:
    """The currency word, code or sign that follows a number at `at`.

    >>> currency_after("92 million Danish crowns", 10, Home("", "", ""), 92e6, scaled=True).code
    'DKK'
    """
    money = _money()
    match = money.word.match(text, at)
    if match:
        adjective, word = (match.group(1) or "").lower(), match.group(2).lower()
        name = _named(adjective, word)
        if name is not None and (scaled or value >= money.at_least.get(word, 0)):
            start = match.start(1) if adjective else match.start(2)
            return _unit(start, match.end(), text[start : match.end()], name, home)
    match = money.after.match(text, at)
    if not match:
        return None
    written = match.group(1) or match.group(2)
    if match.group(2) and match.start(2) > at and written in ("c", "p", "R", "$", "£"):
        return None
    group = 1 if match.group(1) else 2
    return _unit(match.start(group), match.end(group), written, money.trailing.get(written, written), home)


def _unit(start: int, end: int, written: str, name: str, home: Home) -> Unit:
    code = name if name[:3].isupper() or not name else resolve_currency(name, home)
    currency, _, minor = code.partition("/")
    return Unit(start, end, currency or None, "money", written, 0.01 if minor else 1.0)


def _named(adjective: str, word: str) -> str | None:
    """The code or ambiguous name of a currency word with its adjective; None where it is no currency."""
    money = _money()
    own = money.adjectives.get(adjective, {})
    name = money.words.get(word)
    for form in (word, word.removesuffix("s"), name or ""):
        if form in own:
            return own[form]
    return name


@lru_cache(maxsize=1024)
def resolve_currency(name: str, home: Home) -> str:
    """The code that an ambiguous name has in this article, empty where the article doesn't tell.

    The outlet's domain decides, then the dateline, then the places named, where one country is named at least
    twice as often as any other that has such a currency (dollars, pounds, yen and their parts: at least three times).
    """
    money = _money()
    homes = money.homes.get(name, ())
    for code, tlds, _ in homes:
        if home.tld in tlds:
            return code
    for code, _, places in homes:
        if places.search(home.dateline):
            return code
    otherwise = money.otherwise[name]
    common = name in ("dollar", "cent", "pound", "penny", "yen")
    if common and home.dateline:
        return otherwise
    counts = sorted(((len(places.findall(home.text)), code) for code, _, places in homes), reverse=True)
    if not counts or counts[0][0] < (_SAFE if common else 1):
        return otherwise
    second = counts[1][0] if len(counts) > 1 else 0
    return counts[0][1] if counts[0][0] >= 2 * second else otherwise


_SAFE = 3
_Place = tuple[str, frozenset[str], re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class _Money:
    signs: dict[str, str]
    narrow: frozenset[str]
    trailing: dict[str, str]
    words: dict[str, str]
    at_least: dict[str, float]
    adjectives: dict[str, dict[str, str]]
    otherwise: dict[str, str]
    homes: dict[str, tuple[_Place, ...]]
    before: re.Pattern[str]
    word: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _money() -> _Money:
    table = tomllib.loads((_DATA / "currencies.toml").read_text("utf-8"))
    codes = table["codes"].split()
    adjectives = table["adjectives"]
    adjoined = {word for own in adjectives.values() for word in own}
    words = {*table["words"], *adjoined, *(f"{word}s" for word in adjoined)}
    signs = re.sub(r"(?<=[A-Z.])\\\$", r"[ ]?\\$", _alternatives(table["signs"]))  # "US $58"
    iso = "|".join(codes)
    return _Money(
        signs=table["signs"],
        narrow=frozenset((*table["narrow"]["signs"], *table["narrow"]["codes"])),
        trailing=table["after"],
        words=table["words"],
        at_least={word: float(least) for word, least in table["at_least"].items()},
        adjectives=adjectives,
        otherwise={name: entry["otherwise"] for name, entry in table["ambiguous"].items()},
        homes=_homes(),
        before=re.compile(rf"(?:(?<![\w$])({signs})|(?<![\w$])({iso}))[ \u00a0\u202f]?$"),
        word=re.compile(
            rf"[\s-]{{0,2}}(?:({_alternatives(adjectives)})[\s-])?({_alternatives(words)})(?!\w)", re.IGNORECASE
        ),
        after=re.compile(rf"[ \u00a0\u202f-]?(?:({iso})|({_alternatives(table['after'])}))(?!\w)"),
    )


def _homes() -> dict[str, tuple[_Place, ...]]:
    homes: dict[str, list[_Place]] = {}
    lines = (_DATA / "currency_homes.tsv").read_text("utf-8").splitlines()
    for line in [line for line in lines if line[:1] != "#"][1:]:
        name, code, tlds, places = line.split("\t")
        names = places.split("|")  # datelines are in capitals; "us" is no place
        pattern = re.compile(rf"(?<!\w)(?:{_alternatives((*names, *map(str.upper, names)))})(?!\w)")
        homes.setdefault(name, []).append((code, frozenset(tlds.split("|")), pattern))
    return {name: tuple(rows) for name, rows in homes.items()}


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
