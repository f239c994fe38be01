"""What holds numbers that are no figures: names and dates, without what only stands beside a name in the tagger's eyes.

Used by `figures`, before `quantities` reads the numbers.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from tasks.records import Date, Mention
from tasks.text.phrases import span_at


def taken_spans(doc: Doc, mentions: Sequence[Mention], dates: Sequence[Date]) -> list[tuple[int, int]]:
    """The characters of dates, times and names with digits in them, in order."""
    days = [(date.char_start, date.char_end) for date in dates if date.timex_type in {"DATE", "TIME"}]
    names = [(_name_start(doc, m), name_end(m)) for m in mentions if any(map(str.isdigit, m.text))]
    return sorted(days + names)


_COUNT_BEFORE = re.compile(r"\d{1,3}(?:,\d{3})* (?=[A-Z])")


def _name_start(doc: Doc, mention: Mention) -> int:
    """Where a name begins; after the number that counts what is named (*96 Varnholt fans*)."""
    count = _COUNT_BEFORE.match(mention.text)
    span = span_at(doc, mention.char_start, mention.char_end) if count else None
    if count is None or span is None or span.end >= len(doc) or doc[span.end].tag_ != "NNS":
        return mention.char_start
    return mention.char_start + count.end()


_AGE_AFTER = re.compile(r"(?<=[^\W\d_]) \d\d$")


def name_end(mention: Mention) -> int:
    """Where a name ends; a person's without the age that the text puts after it (*Ana Duro 44 has won*)."""
    age = _AGE_AFTER.search(mention.text) if mention.type == "PERSON" and mention.text.count(" ") > 1 else None
    return mention.char_start + age.start() if age else mention.char_end
