"""Machine-written dates and times, as records, JSON-LD and meta elements hold them: text in, instant and local day out.

Beside `clean` and `metadata`. What a date in running text means is the business of `dates`, not of this module.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from tasks.errors import UsageError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_CLOCK = re.compile(
    r"[T\s,]\s*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\b\.?)?\s*(Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2}|[+-]\d{2}\b)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{10}|\d{13}")
_LOOSE_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_MONTH_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?" + _MONTH_NAME + r",?[\s-]+(\d{4})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(r"\b" + _MONTH_NAME + r"\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_LONGEST = 100
_FIRST, _LAST = 1600, 2400  # years; 0001-01-01 and 9999-12-31 are how machines write *unknown* and *never*


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day as it was written where it was published, and the instant in UTC (midnight where no time was given)."""

    day: date
    instant: datetime


def parse_stamp(value: object) -> Stamp | None:
    """The day and instant that a machine-written date means; null where it is none, or could be two days.

    >>> parse_stamp("2026-03-07T23:30:00-05:00")
    Stamp(day=datetime.date(2026, 3, 7), instant=datetime.datetime(2026, 3, 8, 4, 30, tzinfo=datetime.timezone.utc))
    >>> parse_stamp("7 March 2026").day.isoformat(), parse_stamp("03/04/2026")
    ('2026-03-07', None)
    """
    stamp = _read(value)
    return stamp if stamp and _is_of_news(stamp.day) else None


def check_day(day: date) -> date:
    """The day that a person named for articles without one; `UsageError` where none can be of it."""
    if not _is_of_news(day):
        raise UsageError(f"no article is of {day}: name a day from {_FIRST} to {_LAST - 1}")
    return day


def _read(value: object) -> Stamp | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _from_epoch(float(value))
    if not isinstance(value, str):
        return None
    text = value.strip()[:_LONGEST]
    if _EPOCH.fullmatch(text):
        return _from_epoch(float(text))
    try:
        return _from_iso(text) or _from_mail(text) or _from_words(text)
    except (ValueError, OverflowError):
        return None


def _is_of_news(day: date) -> bool:
    """From the first newspapers on, with room for the years that an article tells of."""
    return _FIRST <= day.year < _LAST


def _from_epoch(seconds: float) -> Stamp | None:
    if seconds >= 1e11:
        seconds /= 1000
    try:
        instant = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return Stamp(instant.date(), instant) if instant.year >= 1970 and seconds > 1e8 else None


def _from_iso(text: str) -> Stamp | None:
    found = _ISO.match(text) or _LOOSE_ISO.match(text)
    return _stamp(int(found[1]), int(found[2]), int(found[3]), text[found.end() :]) if found else None


def _from_mail(text: str) -> Stamp | None:
    """RFC 5322, as HTTP and feeds write it: `Sat, 07 Mar 2026 10:00:00 +0100`."""
    if not re.match(r"[A-Za-z]{3},?\s+\d", text):
        return None
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return Stamp(instant.date(), _to_utc(instant))


def _from_words(text: str) -> Stamp | None:
    if found := _DAY_FIRST.search(text):
        return _stamp(int(found[3]), _month(found[2]), int(found[1]), text[found.end() :])
    if found := _MONTH_FIRST.search(text):
        return _stamp(int(found[3]), _month(found[1]), int(found[2]), text[found.end() :])
    if found := _SLASHED.search(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if first == second or second > 12:
            return _stamp(year, first, second, "")
        if first > 12:
            return _stamp(year, second, first, "")
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1


def _stamp(year: int, month: int, day: int, rest: str) -> Stamp | None:
    written = datetime(year, month, day)  # noqa: DTZ001 - the zone is read next
    clock = _CLOCK.match(rest)
    if clock:
        hour = int(clock[1]) % 12 + (12 if clock[4].lower().startswith("p") else 0) if clock[4] else int(clock[1])
        if hour == 24:
            hour = 0
        written = written.replace(hour=hour, minute=int(clock[2]), second=min(int(clock[3] or 0), 59))
        written = written.replace(tzinfo=_zone(clock[5]))
    return Stamp(written.date(), _to_utc(written))


def _zone(written: str | None) -> timezone:
    if not written or written[0] not in "+-":
        return UTC
    minutes = int(written[1:3]) * 60 + int(written[-2:] if len(written) > 3 else 0)
    return timezone(timedelta(minutes=minutes if written[0] == "+" else -minutes))


def _to_utc(instant: datetime) -> datetime:
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
