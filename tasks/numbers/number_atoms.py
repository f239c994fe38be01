"""The pieces that numbers are written with: digit groups, number words, fractions; and their vocabulary.

`numbers` puts them together. One pass of one regular expression over the text, words looked up in a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tasks.vocabulary import read_table


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece: `kind` is digits, unit, teen, tens, scale, plural, denominator, ordinal, slash or vulgar.

    `word` is the word in lower case, of digits the letters glued on to them ("5m": "m").
    """

    start: int
    end: int
    kind: str
    value: float
    word: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary: `kinds` maps a word to (kind, value), the rest are the tables of the data files."""

    kinds: dict[str, tuple[str, float]]
    ordinals: dict[str, float]
    suffixes: dict[str, float]
    contextual: frozenset[str]
    plurals: dict[str, tuple[float, float]]
    multipliers: dict[str, tuple[float, float]]


def find_atoms(text: str) -> Iterator[Atom]:
    """The pieces of numbers in the text, in order.

    >>> [(a.kind, a.value) for a in find_atoms("two hundred, 1,250 and ½")]
    [('unit', 2.0), ('scale', 100.0), ('digits', 1250.0), ('vulgar', 0.5)]
    """
    kinds = load_words().kinds
    at = 0
    while match := _ATOM.search(text, at):
        start, at = match.span()
        group = match.lastgroup
        if group == "word":
            word = match.group().lower()
            known = kinds.get(word)
            if known:
                yield Atom(start, at, known[0], known[1], word)
        elif group == "digits":
            if " " in match.group() and _MONTH_BEFORE.search(text, max(0, start - 12), start):
                at = start + match.group().index(" ")
            atom = _digits(text, start, at)
            at = atom.end
            yield atom
        elif group == "slash":
            yield from _slash(text, start, at)
        else:
            yield Atom(start, at, "vulgar", unicodedata.numeric(match.group()))


@cache
def load_words() -> Words:
    """The vocabulary of `data/numbers.toml` and `data/vague.toml`."""
    table = read_table("numbers.toml")
    vague = read_table("vague.toml")
    kinds: dict[str, tuple[str, float]] = {}
    for kind in ("ordinal", "denominator", "unit", "teen", "tens", "scale"):
        group = kind if kind == "tens" else kind + "s"
        kinds |= {word: (kind, float(value)) for word, value in table[group].items()}
    kinds |= {word: ("plural", float(bounds["low"])) for word, bounds in vague["plurals"].items()}
    return Words(
        kinds=kinds,
        ordinals={word: float(value) for word, value in table["ordinals"].items()},
        suffixes={word: float(value) for word, value in table["suffixes"].items()},
        contextual=frozenset(table["contextual"]["suffixes"]),
        plurals={word: (float(b["low"]), float(b["high"])) for word, b in vague["plurals"].items()},
        multipliers={word: (float(b["low"]), float(b["high"])) for word, b in vague["multipliers"].items()},
    )


# Groups of three by comma, by the spaces of print, by a plain space (humanitarian reports: "14 000 people"), by
# apostrophe (Swiss) and by dots where there are two or more; groups of two and three (India: 1,20,000); a comma before
# one or two digits and a scale is a decimal one ("2,25 billion").
_ATOM = re.compile(
    r"""
    (?P<slash> (?<![\w/.]) (?:\d{1,3}[ -])? \d{1,3} [/⁄] \d{1,3} (?![\w/⁄] | [.,]\d) )
  | (?P<digits>
        \d{1,3} (?:,\d{3})+ (?!\d) (?:\.\d+)?
      | \d{1,2} (?:,\d{2})+ ,\d{3} (?!\d) (?:\.\d+)?
      | (?<![\d.,]) \d{1,3} ,\d{1,2} (?= [ -]?(?:million|billion|trillion|m?bn|mln|crore|lakh)\b )
      | \d{1,3} (?:[\u00a0\u2009\u202f]\d{3})+ (?!\d) (?:\.\d+)?
      | (?<![\d.,:/-]) (?<!\d[ ]) \d{1,3} (?:[ ]\d{3})+ (?![\d:/-] | [.,]\d)
      | \d{1,3} (?:['’]\d{3})+ (?!\d) (?:\.\d+)?
      | \d{1,3} (?:\.\d{3}){2,} (?!\d)
      | \d+ (?:\.\d+)?
      | (?<![\w.]) \.\d+
    )
  | (?P<vulgar> [¼½¾⅐-⅞↉] )
  | (?P<word> [^\W\d_]+ )
    """,
    re.VERBOSE,
)
_ORDINAL_SUFFIX = re.compile(r"(?:st|nd|rd|th)s?(?![^\W_])", re.IGNORECASE)
_SUFFIX = re.compile(r"[^\W\d_¼-¾⅐-⅞↉]+")
_MONTH_BEFORE = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? $", re.IGNORECASE)
_FRACTION_BELOW = (2, 3, 4, 5, 6, 8, 10, 16, 20, 32, 100)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_MOST_DIGITS = 300
_PAIR = re.compile(r"[ -]?mpg\b", re.IGNORECASE)  # "24/32 mpg city/highway" are two


def _digits(text: str, start: int, end: int) -> Atom:
    written = text[start:end]
    value = _decimal(written)
    ordinal = _ORDINAL_SUFFIX.match(text, end)
    if ordinal and "." not in written:
        return Atom(start, ordinal.end(), "ordinal", value)
    suffix = _SUFFIX.match(text, end)
    return Atom(start, end, "digits", value, suffix.group() if suffix else "")


def _decimal(written: str) -> float:
    if written.count(".") > 1:
        written = written.replace(".", "")
    if _DECIMAL_COMMA.fullmatch(written):
        written = written.replace(",", ".")
    return float(re.sub(r"[,'’\s]", "", written)[:_MOST_DIGITS])


def _slash(text: str, start: int, end: int) -> Iterator[Atom]:
    """A fraction where it can be one ("1/3", "2 1/2"), else the digits on both sides of the stroke."""
    pieces = list(re.finditer(r"\d+", text[start:end]))
    numbers = [float(piece.group()) for piece in pieces]
    above, below = numbers[-2], numbers[-1]
    if 0 < above < below and below in _FRACTION_BELOW and not _PAIR.match(text, end):
        whole = numbers[0] if len(numbers) > 2 else 0.0
        yield Atom(start, end, "slash", whole + above / below)
        return
    for piece, value in zip(pieces, numbers, strict=True):
        yield Atom(start + piece.start(), start + piece.end(), "digits", value)
