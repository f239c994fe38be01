"""Units of measure after a number, and the rates made with them ("tonnes a year", "$3 per head").

Used by `quantities`. The vocabulary with its UCUM codes is data (`data/units.tsv`, `data/rates.toml`); currencies are
`money`'s.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tasks.vocabulary import read_rows, read_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in the text: its span, UCUM or ISO 4217 code (null: unknown), the kind of figure that it makes.

    `factor` turns the number as written into the unit's (cents: 0.01 of the currency); `text` is the unit as written.
    """

    char_start: int
    char_end: int
    code: str | None
    kind: str
    text: str
    factor: float = 1.0


def unit_after(text: str, at: int) -> Unit | None:
    """The unit that stands right after a number that ends at `at`.

    >>> unit_after("40 square miles", 2).code, unit_after("a 12.3-inch screen", 6).code
    ('[smi_us]', '[in_i]')
    >>> unit_after("40 people", 2) is None
    True
    """
    table = _units()
    match = table.symbol.match(text, at)
    if match and not _is_word(text, match):
        code, kind = table.by_symbol[match.group(1)]
        return Unit(match.start(1), match.end(1), code, kind, match.group(1))
    match = table.word.match(text, at)
    if not match:
        return None
    code, kind = table.by_word[_key(match.group(1))]
    written = match.group(1)
    if written[-1] == "." and _SENTENCE_END.match(text, match.end(1)):
        written = written[:-1]
    return Unit(match.start(1), match.start(1) + len(written), code, kind, written)


_SENTENCE_END = re.compile(r"\s*$|\s+[A-Z“\"]")


@dataclass(frozen=True, slots=True)
class Rate:
    """What a number is counted per: where the words end and the code of the denominator."""

    char_end: int
    code: str
    text: str


def rate_after(text: str, at: int, *, money: bool) -> Rate | None:
    """The denominator that follows a unit or a number at `at`: "a year", "per head", "/kg".

    `money`: sums may also be per article ("a share"), where "a" would else begin something new.

    >>> rate_after("60,000 tonnes a year", 13, money=False).code
    'a'
    >>> rate_after("$52 a barrel", 3, money=True).code
    '[bbl_us]'
    """
    many = _MANY.match(text, at)
    if many:
        return _per_many(text, many)
    match = _rates().rate.match(text, at)
    if not match:
        return None
    joiner, word = match.group(1).lower().strip(" -"), match.group(2)
    if word.lower() in _POWERS:
        area = unit_after(text, match.start(2))
        return Rate(area.char_end, area.code or area.text, area.text) if area else None
    if joiner in ("a", "an") and _rates().pointers.match(text, match.end(2)):
        return None
    code = _denominator(word, articles=money)
    if code is None and joiner in ("per", "/") and word.lower() not in _NOT_PER:
        code = _annotation(word, money=money)
    return Rate(match.end(2), code, text[match.start(2) : match.end(2)]) if code else None


# Symbols that are also words or initials: with a space between, only where no other word goes on ("5 A", "3 C Street").
_RISKY = frozenset(
    ("C", "F", "A", "N", "J", "V", "K", "h", "s", "PS", "PP", "Pa", "mi", "t", "L", "l", "pc", "cc", "nm", "MB", "T")
)


@dataclass(frozen=True, slots=True)
class _Units:
    by_word: dict[str, tuple[str, str]]
    by_symbol: dict[str, tuple[str, str]]
    word: re.Pattern[str]
    symbol: re.Pattern[str]


@cache
def _units() -> _Units:
    by_word: dict[str, tuple[str, str]] = {}
    by_symbol: dict[str, tuple[str, str]] = {}
    for code, kind, words, symbols in read_rows("units.tsv")[1:]:
        by_word |= {_key(word): (code, kind) for word in words.split("|") if word}
        by_symbol |= {symbol: (code, kind) for symbol in symbols.split("|") if symbol}
    return _Units(
        by_word,
        by_symbol,
        re.compile(rf"[\s-]{{0,2}}({_alternatives(by_word)})(?![\w])", re.IGNORECASE),
        re.compile(rf"[ \u00a0\u202f-]?({_alternatives(by_symbol)})(?!\w|(?<!%)-\w|\.[a-z])"),
    )


def _alternatives(names: Iterable[str]) -> str:
    longest = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in longest)


def _key(written: str) -> str:
    return re.sub(r"[\s-]+", " ", written).lower()


def _is_word(text: str, match: re.Match[str]) -> bool:
    if match.start(1) == match.start():
        return match.group(1) in ("s", "T")
    if match.group(1) in ("in", "MP") or (match.group(1) in _LETTERS and not _CLOSED.match(text, match.end())):
        return True
    return match.group(1) in _RISKY and _INITIAL.match(text, match.end()) is not None


# letters that are a unit only where no noun goes on: "2.5 F, and 5 volts", but "three K visas", "11 J protests"
_LETTERS = frozenset(("F", "J", "K", "N"))
_CLOSED = re.compile(r"\s?(?:[,.;:)]|$)|\s(?:and|or|of|at|in|to|on|when|as|is|was|are|were|with|for|from|by|per)\b")
_INITIAL = re.compile(r"\s?[A-Z]|\.\w|\.\s?(?!(?:The|It|An?|In|At|This|That|He|She|They|We|But|And)\b)[A-Z]")
_MANY = re.compile(
    r" per (\d{1,3}(?:[, ]\d{3})+|\d+(?: (?:thousand|million))?|hundred|thousand|million)(?![\d.,]*\d)", re.IGNORECASE
)
_HUNDREDS = {"hundred": "100", "thousand": "1000", "million": "1000000"}
_RATE = r"([ -](?:an?|per|each)[ -]|\s?/\s?)(?:(?:{adjectives})[ -])?([^\W\d_][\w]*(?:\.(?=\w))?)"
_POWERS = frozenset(("square", "cubic"))
_NOT_PER = frozenset(("cent", "se", "annum's", "or"))


@dataclass(frozen=True, slots=True)
class _Rates:
    denominators: dict[str, str]
    articles: frozenset[str]
    pointers: re.Pattern[str]
    rate: re.Pattern[str]


@cache
def _rates() -> _Rates:
    table = read_table("rates.toml")
    pointers = re.compile(rf"\s(?:{_alternatives(table['pointers']['words'])})\b(?!\stax)", re.IGNORECASE)
    rate = re.compile(_RATE.format(adjectives=_alternatives(table["adjectives"]["words"])), re.IGNORECASE)
    return _Rates(dict(table["denominators"]), frozenset(table["articles"]["words"]), pointers, rate)


def _per_many(text: str, many: re.Match[str]) -> Rate:
    """The denominator with a number of its own: "per 100,000 people", "per 100 ml"."""
    written = many.group(1).lower()
    digits, _, scale = written.partition(" ") if written[-1].isalpha() else (written, "", "")
    number = _HUNDREDS.get(written) or re.sub(r"\D", "", digits) + _HUNDREDS.get(scale, "1")[1:]
    unit = unit_after(text, many.end())
    end = unit.char_end if unit else many.end()
    code = f"{number}.{unit.code}" if unit and unit.code else number
    return Rate(end, code, text[many.start(1) : end])


def _denominator(word: str, *, articles: bool) -> str | None:
    key = word.lower()
    code = _rates().denominators.get(key)
    if code is None and articles and key in _rates().articles:
        return key
    return code


def _annotation(word: str, *, money: bool) -> str:
    """The counted thing as a denominator: a UCUM annotation, a plain word beside a currency (which is not UCUM)."""
    unit = _units().by_word.get(word.lower()) or _units().by_symbol.get(word)
    if unit:
        return unit[0]
    return word.lower() if money else f"{{{word.lower()}}}"
