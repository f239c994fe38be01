"""Currencies beside a number: signs, codes and words, with the ISO 4217 code that the article's place gives them.

Used by `quantities`. The vocabulary is data (`data/currencies.toml`, `data/currency_homes.tsv`).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from tasks.numbers.units import Unit
from tasks.records import Reading
from tasks.vocabulary import read_rows, read_table


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

    The outlet's domain decides, then the dateline, then the places named: of dollars, pounds and yen only where one
    country that has such a currency is named, three times or more; of others where one is named twice as often as the
    next. A text that writes "C$" for its own dollars means another one by "$".
    """
    otherwise = _money().otherwise[name]
    own = _own_currency(name, home) or otherwise
    signs = _money().signs_of.get(own, ()) if own != otherwise else ()
    return otherwise if any(sign in home.text for sign in signs) else own


def _own_currency(name: str, home: Home) -> str | None:
    homes = _money().homes[name]
    if home.tld in homes.tlds:
        return homes.tlds[home.tld]
    place = homes.pattern.search(home.dateline)
    if place:
        return homes.places[place.group().lower()]
    common = name in _COMMON
    if common and home.dateline:
        return None
    counts = Counter(homes.places[match.lower()] for match in homes.pattern.findall(home.text))
    code, most = max(counts.items(), key=lambda item: item[1], default=("", 0))
    if common:
        return code if most >= _SAFE and len(counts) == 1 else None
    return code if most and all(2 * n <= most for other, n in counts.items() if other != code) else None


_COMMON = frozenset(("dollar", "cent", "pound", "penny", "yen"))
_SAFE = 3


@dataclass(frozen=True, slots=True)
class _Homes:
    """Where the currencies of one name are at home: the codes by top-level domain and by place."""

    tlds: dict[str, str]
    places: dict[str, str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Money:
    signs: dict[str, str]
    signs_of: dict[str, tuple[str, ...]]
    narrow: frozenset[str]
    trailing: dict[str, str]
    words: dict[str, str]
    at_least: dict[str, float]
    adjectives: dict[str, dict[str, str]]
    otherwise: dict[str, str]
    homes: dict[str, _Homes]
    before: re.Pattern[str]
    word: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _money() -> _Money:
    table = read_table("currencies.toml")
    codes = table["codes"].split()
    adjectives = table["adjectives"]
    adjoined = {word for own in adjectives.values() for word in own}
    words = {*table["words"], *adjoined, *(f"{word}s" for word in adjoined)}
    signs = re.sub(r"(?<=[B-Z.])\\\$", r"[ ]?\\$", _alternatives(table["signs"]))  # "US $58", but "A $58 fine"
    iso = "|".join(codes)
    return _Money(
        signs=table["signs"],
        signs_of={code: _lettered(table["signs"], code) for code in set(table["signs"].values())},
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


def _lettered(signs: dict[str, str], code: str) -> tuple[str, ...]:
    """The signs of a currency that have letters before them: "C$"."""
    return tuple(sign for sign, name in signs.items() if name == code and len(sign) > 1 and sign[-1] in "$£¥")


def _homes() -> dict[str, _Homes]:
    homes: dict[str, _Homes] = {}
    rows = read_rows("currency_homes.tsv")[1:]
    for name in {row[0] for row in rows}:
        own = [row for row in rows if row[0] == name]
        places = [(place, code) for _, code, _, names in own for place in names.split("|")]
        written = [form for place, _ in places for form in (place, place.upper())]  # datelines are in capitals
        homes[name] = _Homes(
            tlds={tld: code for _, code, tlds, _ in own for tld in tlds.split("|")},
            places={place.lower(): code for place, code in places},
            pattern=re.compile(rf"(?<!\w)(?=[A-Z])(?:{_alternatives(written)})(?!\w)"),
        )
    return homes


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
