"""Numbers as English news writes them, in digits, words and both; the first step of `quantities` and `numerals`.

Every number of the text is found, also those that turn out to be ordinals, names or dates: what a number is part
of is decided by its readers. Ranges, comparators and units are theirs as well.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tasks.numbers.arithmetic import multiply
from tasks.numbers.cardinals import GAP, read_cardinal
from tasks.numbers.fractions import is_fraction, is_numerator
from tasks.numbers.number_atoms import Atom, find_atoms, load_words


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its span, what it says, and how it is written.

    `form`: digits, words, fraction, ordinal, vague (no `value`, only bounds) or bare (a scale word without a
    number: "per million"). `scale` is the multiplier that ends it ("3 million": 1e6), for ranges that share it;
    `suffix` the letters glued on to the digits that may be a scale or a unit ("5m"), not yet counted in.
    """

    char_start: int
    char_end: int
    value: float | None
    low: float | None
    high: float | None
    form: str
    scale: float = 1.0
    suffix: str = ""


def read_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of the text in order, none overlapping.

    >>> [(n.form, n.value) for n in read_numbers("Twenty-seven of 1,234.5; 2.2 million and two thirds")]
    [('words', 27.0), ('digits', 1234.5), ('digits', 2200000.0), ('fraction', 0.6666666666666666)]
    >>> read_numbers("tens of thousands")[0].low
    20000.0
    """
    atoms = tuple(find_atoms(text))
    found: list[Number] = []
    at = 0
    while at < len(atoms):
        number, at = _parse(text, atoms, at)
        if number is not None and not (found and number.char_start < found[-1].char_end):
            found.append(number)
    return tuple(found)


_Parsed = tuple[Number | None, int]
_Atoms = Sequence[Atom]


def _parse(text: str, atoms: _Atoms, at: int) -> _Parsed:
    atom = atoms[at]
    if atom.kind == "ordinal":
        return _number(atom.start, atom.end, atom.value, "ordinal"), at + 1
    if atom.kind == "plural":
        return _parse_plural(text, atoms, at)
    if atom.kind == "denominator":
        return _parse_denominator(text, atoms, at)
    if atom.kind in ("vulgar", "slash"):
        return _scaled(text, atoms, at + 1, _number(atom.start, atom.end, atom.value, "fraction"))
    if atom.kind == "digits":
        return _parse_digits(text, atoms, at)
    if atom.kind == "scale":
        return _parse_scale(text, atoms, at)
    return _parse_words(text, atoms, at)


def _number(start: int, end: int, value: float, form: str, scale: float = 1.0) -> Number:
    return Number(start, end, value, value, value, form, scale)


def _times(number: Number, scale: float, end: int) -> Number:
    value = multiply(number.value or 0.0, scale)
    return replace(number, char_end=end, value=value, low=value, high=value, scale=number.scale * scale)


_OF = re.compile(r"\s(?:upon|of)\s")
_BEFELL = re.compile(r"\b(?:kill|injur|wound|hurt|arrest|detain|displac|evacuat|rescu)(?:e?d|es?|s|ing)? $")
_SCORES_OF = re.compile(
    r"\s(?:of|more|others|dead|killed|injured|wounded|hurt|missing|(?:were|are)\s[a-z]+(?:ed|ing))\b"
)


def _parse_plural(text: str, atoms: _Atoms, at: int) -> _Parsed:
    """Bounds alone: "hundreds", "tens of thousands"."""
    plurals = load_words().plurals
    start, end = atoms[at].start, atoms[at].end
    befell = _BEFELL.search(text, max(0, start - 16), start)  # "injured scores and ..."
    if atoms[at].word == "scores" and not befell and not _SCORES_OF.match(text, end):  # "test scores", "he scores"
        return None, at + 1
    low, high = plurals[atoms[at].word]
    at += 1
    while at < len(atoms) and atoms[at].kind == "plural" and _OF.fullmatch(text, end, atoms[at].start):
        if " upon " not in text[end : atoms[at].start]:  # "thousands upon thousands" are thousands
            scale = plurals[atoms[at].word][0] / 2
            low, high = low * scale, (high + 1) * scale - 1
        end, at = atoms[at].end, at + 1
    return Number(start, end, None, low, high, "vague"), at


_DETERMINER = re.compile(r"(?<!\w)(?:an?|one)[ -]$", re.IGNORECASE)
_SCALE_OF = re.compile(r"[ -](?:of )?an?[ -]|[ -]")


def _parse_denominator(text: str, atoms: _Atoms, at: int) -> _Parsed:
    """A fraction without a number before it ("half", "a quarter of a million", "a third of"), else an ordinal."""
    atom = atoms[at]
    determiner = _DETERMINER.search(text, max(0, atom.start - 5), atom.start)
    fraction = _number(determiner.start() if determiner else atom.start, atom.end, 1 / atom.value, "fraction")
    scaled, after = _scaled(text, atoms, at + 1, fraction, _SCALE_OF)
    if scaled.scale > 1:
        return scaled, after
    if is_fraction(text, atom, determined=determiner is not None):
        return fraction, at + 1
    ordinal = load_words().ordinals.get(atom.word)
    return (_number(atom.start, atom.end, ordinal, "ordinal") if ordinal else None), at + 1


_SCALE_GAP = re.compile(rf"{GAP.pattern}|\+ |[ -]plus[ -]")


def _scaled(
    text: str, atoms: _Atoms, at: int, number: Number, glue: re.Pattern[str] = _SCALE_GAP
) -> tuple[Number, int]:
    """The number times the scale words that follow it ("2.2 million", "300-plus million", "half a dozen")."""
    while at < len(atoms) and atoms[at].kind == "scale" and glue.fullmatch(text, number.char_end, atoms[at].start):
        number = _times(number, atoms[at].value, atoms[at].end)
        at, glue = at + 1, GAP
    return number, at


def _parse_digits(text: str, atoms: _Atoms, at: int) -> _Parsed:
    atom, words = atoms[at], load_words()
    number = _number(atom.start, atom.end, atom.value, "digits")
    at += 1
    suffix = atom.word.lower()
    if suffix:
        if suffix not in words.suffixes or suffix in words.contextual:
            return replace(number, suffix=atom.word), at
        return _times(number, words.suffixes[suffix], atom.end + len(suffix)), at
    if at < len(atoms) and atoms[at].kind in ("vulgar", "slash") and text[atom.end : atoms[at].start] in ("", " "):
        number = _number(atom.start, atoms[at].end, atom.value + atoms[at].value, "digits")
        at += 1
    return _parse_tail(text, atoms, at, number)


_MANY = re.compile(r"(?<!\w)((?:an? |the )?(?:few|several|couple(?: of)?|many))[ -]$", re.IGNORECASE)
_GIVEN = re.compile(  # "the dozen measures", but "sold by the dozen"
    r"(?<!\bby )\b(?:the|these|those|another|last|first|next|past|its|his|her|our|their) $", re.IGNORECASE
)
_AFTER_BARE = re.compile(r"[ -](?:dollars?|euros?|pounds?|strong|rupees?|yen|francs?|people)\b", re.IGNORECASE)


def _parse_scale(text: str, atoms: _Atoms, at: int) -> _Parsed:
    """A number that begins with its scale: "a million", "a hundred and ten", "several hundred thousand"."""
    atom = atoms[at]
    many = _MANY.search(text, max(0, atom.start - 14), atom.start)
    if many:
        low, high = load_words().multipliers[" ".join(many.group(1).lower().split())]
        number, after = _scaled(text, atoms, at + 1, _number(many.start(), atom.end, atom.value, "vague"))
        scale = number.value or 0.0
        return replace(number, value=None, low=low * scale, high=high * scale - 1, scale=1.0), after
    determiner = _DETERMINER.search(text, max(0, atom.start - 5), atom.start)
    start = determiner.start() if determiner else atom.start
    given = atom.word == "dozen" and _GIVEN.search(text, max(0, atom.start - 12), atom.start)
    if not determiner and not given and not _AFTER_BARE.match(text, atom.end):
        return _number(atom.start, atom.end, atom.value, "bare"), at + 1
    value, scale, after = read_cardinal(text, atoms, at, 1.0)
    return _parse_tail(text, atoms, after, _number(start, atoms[after - 1].end, value, "words", scale))


def _parse_words(text: str, atoms: _Atoms, at: int) -> _Parsed:
    start = atoms[at].start
    value, scale, after = read_cardinal(text, atoms, at)
    number = _number(start, atoms[after - 1].end, value, "words", scale)
    if after < len(atoms) and GAP.fullmatch(text, number.char_end, atoms[after].start):
        last = atoms[after]
        if last.kind == "denominator" and is_numerator(text, value, number.char_end, last):
            fraction = _number(start, last.end, value / last.value, "fraction")
            return _scaled(text, atoms, after + 1, fraction, _SCALE_OF)
        ordinal = load_words().ordinals.get(last.word)
        if ordinal and ordinal < 10 and value >= 20:
            return _number(start, last.end, value + ordinal, "ordinal"), after + 1
    if after < len(atoms) and scale == 1:
        number, after = _decimal_words(text, atoms, after, number)
    return _parse_tail(text, atoms, after, number)


def _decimal_words(text: str, atoms: _Atoms, at: int, number: Number) -> tuple[Number, int]:
    """The number with its decimals in words: "two point five"."""
    if atoms[at].kind not in ("unit", "teen") or text[number.char_end : atoms[at].start] != " point ":
        return number, at
    digits = ""
    end = number.char_end
    while at < len(atoms) and atoms[at].kind == "unit" and (not digits or text[end : atoms[at].start] == " "):
        digits, end, at = f"{digits}{atoms[at].value:.0f}", atoms[at].end, at + 1
    return _number(number.char_start, end, (number.value or 0.0) + float(f"0.{digits or 0}"), "words"), at


_AND_A_HALF = re.compile(r"[ -]and[ -](?:an?|one|three)[ -](half|quarters?|third)\b", re.IGNORECASE)
_SHARE = re.compile(r"(?:[ -]in[ -]|[ -]out[ -]of[ -])(?:(?:every|each)[ ])?", re.IGNORECASE)
# "one child in five is hungry", but "one child in five schools"
_ONE_OF_THEM = re.compile(
    r" (?:[a-z]{3,15} ){1,2}in (?:every )?(?=[a-z\d]+(?: (?:is|are|was|were|has|have|had|will|can|do|does"
    r"|did|goes|go|lives?|dies?|said|says|worldwide|globally|now|still)\b|[.,;:)]))"
)
_SHARED_BY = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100, 200, 250, 500))
_PERIOD = re.compile(
    r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|games?|matches|seasons?|innings|overs)\b"
)


def _parse_tail(text: str, atoms: _Atoms, at: int, number: Number) -> _Parsed:
    """What may follow a number and belongs to it: a half, more scale words, the whole that it is a share of."""
    half = _AND_A_HALF.match(text, number.char_end)
    if half:
        part = {"h": 0.5, "q": 0.25, "t": 1 / 3}[half.group(1)[0].lower()]
        part *= 3 if " three" in half.group().lower() else 1
        value = (number.value or 0.0) + part * number.scale
        number = replace(number, char_end=half.end(), value=value, low=value, high=value)
        while at < len(atoms) and atoms[at].start < half.end():
            at += 1
    number, at = _scaled(text, atoms, at, number)
    return _parse_share(text, atoms, at, number)


def _parse_share(text: str, atoms: _Atoms, at: int, number: Number) -> _Parsed:
    """One fraction of what is written as a share: "one in four", "nine out of every 10"."""
    if at >= len(atoms) or number.value is None or number.scale > 1 or not 0 < number.value < 100:
        return number, at
    words = _SHARE.fullmatch(text, number.char_end, atoms[at].start)
    if not words and number.value == 1 and number.form == "words":
        named = _ONE_OF_THEM.match(text, number.char_end)
        words = named if named and named.end() == atoms[at].start else None
    if not words or atoms[at].kind not in ("unit", "teen", "tens", "digits") or atoms[at].word in load_words().suffixes:
        return number, at
    if atoms[at].kind == "digits":
        whole, end, after = atoms[at].value, atoms[at].end, at + 1
    else:
        whole, _, after = read_cardinal(text, atoms, at)
        end = atoms[after - 1].end
    follows = _PERIOD.match(text, end) if "in" in words.group().lower() else None
    if follows or whole <= number.value or (whole not in _SHARED_BY and whole % 1000):
        return number, at
    return _number(number.char_start, end, number.value / whole, "fraction"), after
