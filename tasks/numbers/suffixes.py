"""Letters glued on to digits that are a scale or a unit: "$5m" and "5m people", but "a 5m wall".

A step of `measures`.
"""

import re
from dataclasses import replace

from tasks.numbers.arithmetic import multiply
from tasks.numbers.number_atoms import load_words
from tasks.numbers.numbers import Number


def read_suffix(text: str, number: Number, *, signed: bool) -> Number:
    """The number times the letters glued on to it where they are a scale: "$5m" and "5m people", not "a 5m wall"."""
    apart = _APART.match(text, number.char_end) if signed and number.scale == 1 and not number.suffix else None
    suffix = apart.group(1).lower() if apart else number.suffix.lower()
    if suffix not in load_words().suffixes:
        return number
    end = apart.end() if apart else number.char_end + len(suffix)
    if not signed and not (suffix == "m" and _MILLIONS.search(text, max(0, number.char_start - 60), number.char_start)):
        thousands = suffix == "k" and not _SCREEN.match(text, end)
        millions = suffix == "m" and number.suffix == "M" and not text.startswith(("W", "B"), end)
        people = suffix in ("m", "b", "cr", "mil") and _is_counted(text, end)
        if not (thousands or millions or people):
            return number
    value = multiply(number.value or 0.0, load_words().suffixes[suffix])
    return replace(
        number, char_end=end, value=value, low=value, high=value, suffix="", scale=value / (number.value or 1)
    )


_APART = re.compile(r"\s(mil|m|b|k)\b(?![.'’-]\w)")  # "RM 750 mil"
_MILLIONS = re.compile(
    r"\bwhom\s$|(?:[$£€][\d.,]+m|\dm\s(?:euros?|dollars?|pounds?))\b[^.;\d]{0,24}"
    r"\b(?:plus|from|against|versus|with|to|and|or)\s$"
)
_SCREEN = re.compile(r"[ -](?:tv|television|video|display|screen|resolution|monitor|camera|ultra)", re.IGNORECASE)
_METRES = re.compile(
    r"[- ](?:high|tall|wide|deep|long|thick|above|below|away|from|off|of water|sprint|hurdles|race|final|freestyle"
    r"|relay|radius|\(|x |by |and |to |in |at )|[.,;)]|$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" (?:[a-z]+ ){0,2}?(?:[a-z]{3,}(?<!s)s|people|children|women|men|euros?|dollars?|pounds?|of the)\b"
)


def _is_counted(text: str, at: int) -> bool:
    return bool(_COUNTED.match(text, at)) and not _METRES.match(text, at)
