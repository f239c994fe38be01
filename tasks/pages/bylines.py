"""Bylines, datelines and credit lines of wire copy: what a block says of who wrote it, where and when. Under `wire`."""

import re
from dataclasses import dataclass
from functools import cache

from tasks.vocabulary import read_table

ENDS_SENTENCE = re.compile(r"""[.!?…]["'”’)\]]*$""")
_MAX_BYLINE = 160


def match_dateline(block: str) -> tuple[int, str | None] | None:
    """How much of a paragraph is its dateline, and the dateline as written (null where it is an agency alone).

    >>> match_dateline("PORT ELLA, Marania (AP) — Ten people died.")
    (26, 'PORT ELLA, Marania (AP)')
    >>> match_dateline("THE END — or so it seemed to all of us.") is None
    True
    """
    patterns = _patterns()
    head = block[:140]
    for pattern in (patterns.capitals, patterns.mixed, patterns.alone):
        found = pattern.match(head)
        if found and not (
            found["place"].split(",")[0].strip().lower() in patterns.labels
            or _first_word(found["place"]) in patterns.labels
        ):
            return found.end(), found["line"].strip()
    found = patterns.agency.match(head)
    return (found.end(), None) if found else None


def is_byline(block: str) -> bool:
    """Whether a block is a byline and nothing else (*By Ana Reyes in Tolva*).

    >>> is_byline("By Ana Reyes and Tom Oduya"), is_byline("By Friday the water had fallen.")
    (True, False)
    """
    patterns = _patterns()
    found = patterns.opening.match(block)
    if not found or len(block) > _MAX_BYLINE or "\n\n" in block:
        return False
    words = re.findall(r"[^\s,;|/]+", block[found.end() :])
    if not 1 <= len(words) <= 20 or (ENDS_SENTENCE.search(block) and len(words) > 6):
        return False
    plain = [word for word in words if not (word[0].isupper() or word.startswith(("@", "(", "&", "•", "–", "—", "-")))]
    return words[0][0].isupper() and all(
        word.lower() in patterns.joining or word.lower() in patterns.jobs for word in plain
    )


def is_credit(block: str) -> bool:
    """Whether a block is the agency's credit line at the end: *(Reporting by Ana Reyes; Editing by Tom Oduya)*."""
    return len(block) < 2 * _MAX_BYLINE and _patterns().credit.match(block) is not None


def byline_authors(block: str) -> tuple[str, ...]:
    """The names in a byline, without jobs and places.

    >>> byline_authors("By Ana Reyes, Senior Correspondent, and Tom Oduya in Tolva")
    ('Ana Reyes', 'Tom Oduya')
    """
    patterns = _patterns()
    found = patterns.opening.match(block)
    rest = block[found.end() :] if found else block
    names = []
    for piece in re.split(r"\s*(?:,|;|\||\n|\band\b|&|\bwith\b|/)\s*", rest):
        name = re.split(r"\s+(?:in|for|at|of)\s+|\s+[–—-]\s+|\s*\(|\s+@", piece)[0].strip(" .•·–—-")
        letters = re.findall(r"[^\W\d_]+", name.lower())
        if name[:1].isupper() and 1 < len(letters) <= 6 and not patterns.jobs.intersection(letters):
            names.append(" ".join(name.split()))
    return tuple(dict.fromkeys(names))


def _first_word(place: str) -> str:
    return place.split()[0].lower().strip(",.") if place.split() else ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    capitals: re.Pattern[str]
    mixed: re.Pattern[str]
    alone: re.Pattern[str]
    agency: re.Pattern[str]
    opening: re.Pattern[str]
    credit: re.Pattern[str]
    joining: frozenset[str]
    jobs: frozenset[str]
    labels: frozenset[str]


@cache
def _patterns() -> _Patterns:
    data = read_table("byline.toml")
    month = data["months"]
    day = rf"(?:(?:{data['weekdays']}),?\s+)?(?:(?:{month})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{month}))(?:,?\s+\d{{4}})?"
    word = r"[A-Z][\w.'’\-]{0,30}"
    name = rf"{word}(?:\s+(?:{word}|de|da|do|la|of|the|and|el|al|upon|on)){{0,3}}"
    capital = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’\-]{1,30}"
    capitals = rf"{capital}(?:(?:\s+|/)(?:{capital}|de|da|do|la|of|el|al|DE|ON)){{0,3}}"
    agency = r"\((?=[^()]{0,38}[A-Z])[A-Z][\w .,&'’/\-]{1,38}\)"
    dash = r"\s*(?:—|–|―|--|(?<=[\s)])-)\s*"
    return _Patterns(
        capitals=re.compile(
            rf"(?P<line>(?P<place>{capitals}(?:,\s+{name}){{0,2}}?)(?:,\s+{day})?(?:\s*{agency})?)(?:{dash}|:\s+)(?=\S)"
        ),
        mixed=re.compile(
            rf"(?P<line>(?P<place>{name}(?:,\s+{name}){{0,2}}?)(?:,?\s+{day}\s*{agency}|,\s+{day}|\s*{agency}))(?:{dash}|:\s+)(?=\S)"
        ),
        alone=re.compile(
            rf"(?P<line>(?P<place>{name}(?:,\s+{name}){{0,2}}?)(?:,\s+{day}(?:\s*{agency})?|\s*{agency}))\s*(?:—|–|―|--|-|:)?\s*$"
        ),
        agency=re.compile(rf"{agency}(?:{dash})(?=\S)"),
        opening=re.compile(rf"(?:{_any_of(data['openings'])})\b:?\s+", re.IGNORECASE),
        credit=re.compile(rf"\(?\s*(?:{_any_of(data['credits'])})\b", re.IGNORECASE),
        joining=frozenset(data["joining"]),
        jobs=frozenset(data["jobs"]),
        labels=frozenset(data["labels"]),
    )


def _any_of(phrases: list[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
