"""What the time expressions of an article hint about the day that it was published.

For `dating`: each expression that says something becomes a `Clue` of a kind whose odds `dating_odds`
knows, such as *the date of an embedded post* or *a weekday of the past*.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tasks.dates.date_expressions import Expression
from tasks.dates.date_mentions import Found
from tasks.dates.holidays import holiday_rules
from tasks.records import Reading

_POST = re.compile(r"\(@\w{1,30}\)\s*(?:on\s+)?\Z")
_CREDIT = re.compile(r"Photo|Getty|REUTERS|Reuters|\bAP\b|AFP|\b[Pp]ool\b|[Ii]mages?\b|[Pp]hotograph|Caption")
_OWN = re.compile(r"REUTERS/|\(AP Photo")  # an agency's own caption; others put old pictures above new articles
_FILE = re.compile(r"\bFILE\b|\b[Ff]ile [Pp]hoto")
_FILED = re.compile(r"\W{0,3}(?:FILE\b|File [Pp]hoto)")  # so a caption begins, wherever its credit stands
_SOON = r"(?:[^\n]{0,14}|[^.\n]{0,40})\Z"
_PUBLISHED = re.compile(rf"(?:published|posted|filed){_SOON}", re.IGNORECASE)
_UPDATED = re.compile(
    rf"(?:updated|modified|amended|correct(?:ion|ed)|editor.s note|clarification){_SOON}", re.IGNORECASE
)
_PRINTED = re.compile(rf"(?:print edition|appear(?:s|ed) in|issue){_SOON}", re.IGNORECASE)
_ISSUE = re.compile(r",?\s+(?:print\s+)?(?:issue|edition)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:Super|Black|Cyber|Giving|Ash|Fat|Palm|Bloody) \Z")  # "Super Tuesday" is a day by name
_SHOW = re.compile(r" (?:Live|Football|Show|Review|Times|Post|Edition)\b")  # "Saturday Night Live" is none
_OPENING = re.compile(r"(?:[^a-z]*(?:[:|·•–—-]\s*)?|[Aa]s (?:of|at) |[A-Z][a-z]+: )\Z")  # a label or a place leads
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^.\n]{0,25}\Z", re.IGNORECASE)
# "PORT AMSEL, Nov 29 (Reuters) -": an agency's dateline; "/2018/11/10/": the path of an address
_PLACE = re.compile(r"[A-Z][\w .,/'’-]{2,38},?\s*\Z")
_AGENCY = re.compile(r"\s*\((?:Reuters|AP|AFP|Xinhua|UPI|TASS|dpa|ANI|PTI|CNN|IRIN)\b|\s*(?:--?|[–—])\s")
_PATH = re.compile(r"/(0?[1-9]|1[0-2])/([0-3]?\d)(?=/|\Z)")
_LINE = 45  # characters: a paragraph no longer than that which opens with a date is a date line
_CAPTION = 400  # characters: a longer paragraph is no caption, whatever credit stands in it


@dataclass(frozen=True, slots=True)
class Clue:
    """One hint: its kind, the expression, and the part of the calendar that it names (year, month, day, weekday)."""

    kind: str
    found: Found
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    holiday: str | None = None
    last_year: bool = False


def find_clues(reading: Reading, found: Sequence[Found]) -> Iterator[Clue]:
    """The clues of a reading, in the order of its text."""
    manner = "weekdays" if _names_weekdays(found) else "story"
    last_year: Found | None = None
    paragraphs = {segment.segment_id: (segment.char_start, segment.char_end) for segment in reading.segments}
    for one in found:
        clue = _clue(reading.text, one, paragraphs.get(one.sentence.segment_id, (0, 0)))
        if clue is not None and clue.kind.startswith("day_of_year.story."):
            told = one.tense == "past" and last_year is not None and _follows(one, last_year)
            clue = replace(clue, kind=clue.kind.replace("story", manner), last_year=told)
            last_year = one if told else None
        else:
            last_year = one if _is_last_year(one) else None
        if clue is not None:
            yield clue


def _is_last_year(one: Found) -> bool:
    word = one.expression.word("shift")
    return (
        one.expression.kind == "unit"
        and one.expression.name("unit") == "year"
        and word is not None
        and word.kind == "last"
    )


def _follows(one: Found, before: Found) -> bool:
    """Whether a day goes on from *last year*: "the truce late last year. It held from November 24 to December 1"."""
    near = one.sentence.ordinal - before.sentence.ordinal <= 1
    return near and one.sentence.segment_id == before.sentence.segment_id


def _names_weekdays(found: Sequence[Found]) -> bool:
    """Whether the article calls the days of its week by their names: then a day of the month is further away."""
    weekdays = {
        one.expression.number("weekday")
        for one in found
        if one.expression.kind == "weekday" and one.tense == "past" and not one.expression.has("shift")
    }
    return len(weekdays) > 1


def _clue(text: str, one: Found, paragraph: tuple[int, int]) -> Clue | None:
    expression = one.expression
    if expression.has("year2"):
        return None
    year, month, day = expression.number("year"), expression.number("month"), expression.number("day")
    weekday = expression.number("weekday")
    if expression.kind in {"iso", "slash"}:
        named = _by_number(expression)
        return (
            None
            if named is None
            else Clue(f"day.{_setting(text, one, paragraph)}", one, named.year, named.month, named.day)
        )
    if expression.kind in {"calendar", "time"} and month is not None:
        return _calendar(text, one, paragraph, (year, month, day, weekday))
    if expression.kind == "year" and year is not None:
        return _of_address(text, one, year) or Clue(_year_kind(text, one), one, year)
    if expression.kind in {"weekday", "time"} and weekday is not None:
        return _weekday(text, one, weekday)
    name = expression.name("holiday")
    if expression.kind == "holiday" and name in holiday_rules():
        tense = one.tense or "none"
        return Clue(f"holiday.{tense}", one, year, holiday=name) if year is None else None
    return None


def _of_address(text: str, one: Found, year: int) -> Clue | None:
    """The day in the path of an address, where a page names its own or one like it: *news/2018/11/10/ferry*."""
    start, end = one.expression.char_start, one.expression.char_end
    path = _PATH.match(text, end, end + 7) if start and text[start - 1] == "/" else None
    return Clue("day.address", one, year, int(path[1]), int(path[2])) if path is not None else None


def _year_kind(text: str, one: Found) -> str:
    expression = one.expression
    if _COPYRIGHT.search(text, max(0, expression.char_start - 40), expression.char_start):
        return "copyright"
    before = expression.before
    if before is not None and before.kind in {"in", "prep", "on"}:
        word = text[before.char_start : before.char_end].lower()
        if word == "in" and one.tense == "future":
            return "year.in.future"
        return f"year.{word}" if word in {"in", "since", "by", "until"} else "year.other"
    return "year.other"


def _calendar(
    text: str, one: Found, paragraph: tuple[int, int], parts: tuple[int | None, int, int | None, int | None]
) -> Clue | None:
    year, month, day, weekday = parts
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    setting = _setting(text, one, paragraph)
    if setting == "story":
        setting = f"story.{one.tense or 'none'}"
    exact = "+" if weekday is not None else ""
    if day is None:
        tense = one.tense or "none"
        return Clue(f"month.{tense}" if year is None else f"month_year.{tense}", one, year, month)
    if year is None:
        return Clue(f"day_of_year{exact}.{setting}", one, None, month, day, weekday)
    return Clue(f"day{exact}.{setting}", one, year, month, day, weekday)


def _weekday(text: str, one: Found, weekday: int) -> Clue | None:
    start, end = one.expression.char_start, one.expression.char_end
    if _NAMED.search(text, max(0, start - 12), start) or _SHOW.match(text, end, end + 12):
        return None
    word = one.expression.word("shift")
    how = word.kind if word is not None else "bare"
    if how in {"same", "that", "previous", "following"} or one.expression.kind == "set":
        return None
    tense = (one.tense or "none") if how in {"bare", "this"} else how
    return Clue(f"weekday.{tense}", one, weekday=weekday)


def _setting(text: str, one: Found, paragraph: tuple[int, int]) -> str:
    """Where the date stands: in a post, a line about publication, a caption, on a line of its own, or in the story."""
    start, end = one.expression.char_start, one.expression.char_end
    if _POST.search(text, max(0, start - 60), start):
        return "post"
    if one.role in {"byline", "dateline"}:
        return "published"
    before = max(paragraph[0], start - 80)
    if _ISSUE.match(text, end, end + 20):
        return "printed"
    for manner, words in (("updated", _UPDATED), ("published", _PUBLISHED), ("printed", _PRINTED)):
        if words.search(text, before, start):
            return manner
    if _is_dateline(text, start, end, paragraph):
        return "dateline"
    if _FILED.match(text, paragraph[0], paragraph[1]) and end - paragraph[0] < _CAPTION:
        return "file"
    own = _OWN.search(text, end, min(paragraph[1], end + 500))
    credit = own or _CREDIT.search(text, end, min(paragraph[1], end + 90))
    if one.role == "caption" or (credit is not None and end - paragraph[0] < _CAPTION):
        if _FILE.search(text, paragraph[0], min(paragraph[1], paragraph[0] + 800)):
            return "file"
        return "caption" if own is not None or one.role == "caption" else "stock"
    if paragraph[1] - paragraph[0] < _LINE and _OPENING.match(text, paragraph[0], start):
        return "line"
    return "story"


def _is_dateline(text: str, start: int, end: int, paragraph: tuple[int, int]) -> bool:
    """Whether a place leads and an agency or a dash follows the date, at the head of a paragraph."""
    if start - paragraph[0] > 40 or _AGENCY.match(text, end, paragraph[1]) is None:
        return False
    led = text[paragraph[0] : start]
    return _PLACE.fullmatch(led) is not None and sum(char.isupper() for char in led) * 2 > len(led.strip())


def _by_number(expression: Expression) -> date | None:
    try:
        if expression.kind == "iso":
            return date.fromisoformat((expression.name("iso") or "")[:10])
        month, day, year = (int(part) for part in (expression.name("slash") or "").split("/"))
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
