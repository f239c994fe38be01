"""Fractions in words: what tells "a third of the town" from the third town and "one fifth" from one fifth place.

Used by `numbers`, which puts numerators and denominators together.
"""

import re

from tasks.numbers.number_atoms import Atom


def is_fraction(text: str, atom: Atom, *, determined: bool) -> bool:
    """Whether a denominator without a number before it is a fraction ("half", "a third of"), no ordinal or period.

    `determined` says that "a" or "one" stands before it.

    >>> from tasks.numbers.number_atoms import find_atoms
    >>> [is_fraction(t, next(find_atoms(t)), determined=False) for t in ("half of them", "half time")]
    [True, False]
    """
    before = _BEFORE_FRACTION.search(text, max(0, atom.start - 16), atom.start)
    if _HALVED.match(text, atom.end) and atom.word in ("half", "quarter"):
        return not _HALF_OF_TWO.search(text, max(0, atom.start - 12), atom.start)
    if atom.word in ("half", "halves"):
        return not _HALF_OF_TWO.search(text, max(0, atom.start - 12), atom.start) and bool(
            _AFTER_HALF.match(text, atom.end)
            or text.startswith((" were ", " are "), atom.end)
            or text.endswith(" and a ", 0, atom.start)
            or _AGAIN.match(text, atom.end)
            or ((before or text.endswith("remaining ", 0, atom.start)) and _AFTER_FRACTION.match(text, atom.end))
            or (text.endswith(" by ", 0, atom.start) and text.startswith(" and ", atom.end))  # "cut it by half and"
        )
    if _OF.match(text, atom.end):
        return determined and not (atom.word == "quarter" and _QUARTER_YEAR.match(text, atom.end))
    verb = text.startswith(
        (" were", " are", " have", " had", " more than", " less than", " higher", " lower", " fewer"), atom.end
    )
    if before is not None and before[0].startswith("and"):  # "a fourth man was hurt and a third was lost"
        before = None
    return determined and (verb or (before is not None and _AFTER_FRACTION.match(text, atom.end) is not None))


_AGAIN = re.compile(r" \(\d")  # "more than half (51%)"
_OF = re.compile(r" of\b")
_AFTER_HALF = re.compile(
    r"[ -](?:of|an?|the|its|his|her|their|our|my|all|that|those|these|this|per ?cent|degrees?|point)\b", re.IGNORECASE
)
_BEFORE_FRACTION = re.compile(
    r"\b(?:nearly|almost|about|around|roughly|some|over|under|than|least|most|to|by|just|only|another|and) (?:an? )?$",
    re.IGNORECASE,
)
_AFTER_FRACTION = re.compile(
    r" (?:were|was|are|is|have|has|had|say|said|from|in|would|will|did|do|who|since|this|last|over|compared|during"
    r"|after|as|when|while|among|to|but|with|within)\b|[.,;)%]|\s?(?:--|—|–)|\s*$"
)
_HALF_OF_TWO = re.compile(
    r"\b(?:first|second|1st|2nd|other|latter|former|back|top|bottom|upper|lower|each|either|this|that|final) $",
    re.IGNORECASE,
)
_HALVED = re.compile(  # "a half-mile", "a quarter-point cut"; a half-century may be 50 runs
    r"[ -](?:mile|hour|inch|kilomet(?:re|er)|met(?:re|er)|acre|ounce|pound|pint|lit(?:re|er)|tonne?|minute|second|day"
    r"|(?:percentage[ -])?point|per ?cent|century(?= (?:ago|later|earlier|of|old|since)\b))\b"
)
_QUARTER_YEAR = re.compile(  # "after a quarter of slow growth": three months, no fraction
    r" of (?:strong|weak|slow|slower|record|steady|negative|positive|flat|solid|falling|rising|growth|contraction"
    r"|losses)\b"
)


def is_numerator(text: str, above: float, end: int, below: Atom) -> bool:
    """Whether it is a fraction ("one third", "three-quarters"): not "one fifth place", not a count of quarters."""
    plural = below.word.endswith("s")
    if not 0 < above < below.value or plural != (above > 1):
        return False
    hyphenated = text[end] != " "
    named = below.word not in ("quarters", "quarter", "half") and plural
    ends = _AFTER_FRACTION.match(text, below.end) is not None and below.word not in ("quarters", "quarter")
    return hyphenated or named or ends or _OF_WHOLE.match(text, below.end) is not None


_OF_WHOLE = re.compile(r" (?:of|percent|per cent|the)\b")
