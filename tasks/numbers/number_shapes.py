"""Spans of the text that hold numbers but no quantities, told by their shape alone.

Dates and times in figures, telephone numbers, addresses on the web, numbers of several parts. A fallback: what `dates`
finds it finds better; used by `exclusions`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exclusion:
    """What a number is instead of a quantity: the outcome as in `numerals`, and the reason in words."""

    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shapes:
    """The spans found in one text, in order."""

    starts: Sequence[int]
    ends: Sequence[int]
    exclusions: Sequence[Exclusion]

    def find(self, start: int, end: int) -> Exclusion | None:
        """What the characters from `start` to `end` lie in, or overlap."""
        at = bisect_right(self.starts, end - 1) - 1
        return self.exclusions[at] if at >= 0 and self.ends[at] > start else None


def find_shapes(text: str) -> Shapes:
    """The spans of dates, times, telephone numbers and web addresses.

    >>> find_shapes("Call +44 20 7946 0018.").find(9, 11).reason
    'a telephone number'
    """
    found = [(m.start(), m.end(), _EXCLUSIONS[m.lastgroup or ""]) for m in _SHAPE.finditer(text)]
    return Shapes([row[0] for row in found], [row[1] for row in found], [row[2] for row in found])


_EXCLUSIONS = {
    "web": Exclusion("other", "part of a web or mail address"),
    "iso": Exclusion("date", "a date in figures"),
    "clock": Exclusion("date", "a time of day"),
    "date": Exclusion("date", "part of a date"),
    "years": Exclusion("date", "a span of years"),
    "decade": Exclusion("date", "a decade"),
    "phone": Exclusion("other", "a telephone number"),
    "parts": Exclusion("other", "a number of several parts, such as a version"),
    "model": Exclusion("name", "the model number of an aircraft"),
    "ratio": Exclusion("other", "one of several numbers of a sign, such as a ratio"),
    "picture": Exclusion("other", "the name of a picture's sharpness"),
    "legal": Exclusion("other", "the number of a law, rule or paragraph"),
    "counter": Exclusion("other", "a place in a row of pictures or pages"),
    "verse": Exclusion("other", "chapter and verse"),
    "formula": Exclusion("name", "part of a chemical formula"),
}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_LATER = rf"(?:\s?(?:-|–|to|and|or)\s?{_DAY}(?![\d%]|[.,:]\d|\s(?:per\s?cent|pct)))?"
_NOON = r"(?:[ap]\.m\.|[ap]m\b|AM\b|PM\b|o['’]clock)"
_SHAPE = re.compile(
    rf"""
    (?=[\d+(§'’@\#hwJFMASOND]) (?:
    (?P<web> https?://\S{{1,400}} | \bwww\.\S{{1,400}} | [@\#]\w{{1,64}}(?:\.\w{{1,64}})* )
  | (?P<iso> (?<![\d.,]) \d{{4}}-\d{{2}}-\d{{2}} (?:T[\d:.,]+(?:Z|[+-]\d\d:?\d\d)?)? (?!\d)
      | (?<![\d/.,]) \d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}}) (?![\d/]|\.\d)
      | (?<![\w.,-]) \d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d (?![\w-]) )
  | (?P<clock> (?<![\d:.,]) [0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)? (?![\d:]) (?:\s?[ap]\.?m\b\.?)?
      | (?<![\d.,:]) (?:1[0-2]|0?\d)(?:\.[0-5]\d)?(?:\s?[-–]\s?(?:1[0-2]|0?\d))?\s?{_NOON}
      | (?<![\d.,:]) (?:[0-2]\d|[0-2]?\d\.)[0-5]\d\s?(?:GMT|UTC|hrs|hours\s(?:GMT|local)|E[SD]T|BST|IST|CES?T)\b )
  | (?P<date> \b{_MONTH}\s{_DAY}(?![\d%]|[.,:]\d){_LATER}(?:,?\s(?:19|20)\d\d\b)?
      | (?<![\d.,-]){_DAY}(?:\s?(?:-|–|to|and|or)\s?{_DAY})?\s(?:of\s)?{_MONTH}(?!\w)(?:,?\s(?:19|20)\d\d\b)?
      | \b{_MONTH},?\s(?:of\s)?(?:19|20)\d\d\b )
  | (?P<years> (?<![\d.,$£€-]) {_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d) (?![\d%]|[.,]\d) )
  | (?P<decade> (?<![\w.,]) ['’]?(?:(?:1\d|20)\d0|[2-9]0)['’]?s\b )
  | (?P<phone> (?<![\w.]) \+\d[\d\s().-]{{6,18}}\d (?!\d)
      | (?<![\w.]) (?:\(\d{{2,5}}\)\s?|\d{{3,5}}[.-])\d{{3}}[\s.-]\d{{3,4}} (?![\d,]|\s\d)
      | (?<![\w.,]) 0\d{{2,4}}[\s-]\d{{3,4}}(?:[\s-]\d{{3,4}})? (?![\d,.]\d)
      | (?<![\w.-]) 1-8\d\d-[\w-]{{7,12}} | (?<![\w.,-]) \d{{3}}-\d{{4}} (?![\d-]) )
  | (?P<parts> (?<![\w.]) (?!\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)) \d+(?:\.\d+){{2,}} (?!\w)
      | (?<![\w-]) \d+(?:-\d+){{2,}} (?![\w-]) )
  | (?P<model> (?<![\w.,-]) 7[0-8]7 (?:-\d{{1,3}}(?:ER|LR|F)?(?![\w-]*\d) | (?=\s(?:MAX|Max|Dreamliner))) )
  | (?P<ratio> (?<![\w.,-]) \d{{1,3}}-for-\d{{1,3}} (?![\w-])
      | (?:(?<=\n)|\A) \d{{1,2}}/\d{{1,2}} (?=[:.)]?\s[A-Z“"]) )
  | (?P<picture> (?<![\w.,$£€-]) (?:1?\d[Kk] | (?:480|720|1080|1440|2160)[pi])
      (?=[\s-](?:ultra|UHD|HDR|OLED|LCD|TVs?|televisions?|videos?|displays?|screens?|resolution|footage|monitors?|cameras?
          |panels?|streaming|recording|content|gaming|Blu-ray|full\sHD|HD|at\s\d+\s?(?:fps|frames|Hz))\b) )
  | (?P<legal> §+\s?\d[\w.()]*
      | (?<![\w.,-]) \d{{1,3}}\s(?:U\.?S\.?C\.?|C\.?F\.?R\.?)\s(?:§+\s?)?\d[\w.()]*
      | \b\d+\(\w{{1,4}}\)(?:\(\w{{1,4}}\))* )
  | (?P<verse> (?<![\d:.,]) \d{{1,3}}:\d{{1,3}}[-–]\d{{1,3}} (?![\d:]) (?:,\s\d{{1,3}}(?:[-–]\d{{1,3}})?(?![\d:]))*
      | (?<![\w.,]) [1-3] (?=\s[A-Z][a-z]+\.?\s\d{{1,3}}:\d) )
  | (?P<counter> (?:(?<=\bCaption\s)|(?<=\bPhoto\s)|(?<=\bImage\s)|(?<=\bSlide\s)|(?<=\bPicture\s)|(?<=\bPage\s))
          \d{{1,3}}\sof\s\d{{1,3}} (?![\w%]|[.,]\d)
      | (?<![\w.,$£€-]) \d{{1,3}}\sof\s\d{{1,3}} (?=\s(?:Photos|Images|Slides|Pictures)\b) )
  | (?P<formula> (?<=\b[CN]O\s) [2x] (?=\s[a-z]|[.,;:)]) )
    )
    """,
    re.VERBOSE,
)
