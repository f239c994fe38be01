"""Sentences of a reading: the first step of extraction, on whose rows every fact stands.

Where sentences end is told by the text alone (marks, abbreviations, quotation marks, the next word), so the split
costs microseconds, can be made before parsing, and does not change with the model. A sentence never crosses a segment.
"""

import re
from collections.abc import Iterator
from uuid import UUID

from spacy.tokens import Doc

from tasks.identity import fact_id
from tasks.records import Reading, Sentence
from tasks.vocabulary import read_words

MIN_REPEATED_WORDS = 4

_CLOSE = "\"'”’»)\\]"
_OPEN = "\"'“‘«(\\["
_CITATION = r"(?:\s?\[(?:\d{1,3}|\.\.\.|…)\](?:[-–,]\s?\[\d{1,3}\])*)"
_END = re.compile(
    rf"(?P<mark>[.!?…。！？]+)(?P<close>[{_CLOSE}]*)(?P<cite>{_CITATION}{{0,9}})(?:(?P<gap>\s+|\Z)|(?=[A-Z“\"‘]))"
)
_WORD_BEFORE = re.compile(r"[^\W_](?:[^\W_]|[.&’'-])*\Z")
_WORD_AFTER = re.compile(rf"[{_OPEN}—–-]*\s?([^\W_]+)")
_INITIALS = re.compile(r"[A-Z](?:[.-][A-Z])*")
_MIXED_CASE = re.compile(r"[a-z]{1,2}[A-Z]|(?:al|el|de|van|von)[- ][A-Z]")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])\Z")
_ASIDE = re.compile(r"\([^()\n]{3,160}\)\s*(?:\n|\Z)")
_SAYING_AFTER = re.compile(r"(?:[A-Z][\w.’'-]*[ ]){1,4}([a-z]+)\b")
_SPACE = re.compile(r"\s+")
# No mark is looked for farther off than this, so that junk without sentences takes linear time.
_PARENTHESIS_CHARS = 160
_QUOTATION_CHARS = 4000
_ENUMERATOR_CHARS = 12


def find_sentences(reading: Reading, doc: Doc) -> tuple[Sentence, ...]:  # noqa: ARG001 (every extractor is given the parse)
    """The reading's sentences in order, trimmed; `repeat_of` on the later of two that say the same words."""
    seen: dict[str, UUID] = {}
    sentences: list[Sentence] = []
    for segment in reading.segments:
        for start, end in split_text(reading.text, segment.char_start, segment.char_end):
            text = reading.text[start:end]
            key = fact_id(reading.revision_id, "sentences", start, end)
            words = _SPACE.sub(" ", text)
            repeat_of = seen.get(words)
            if repeat_of is None and words.count(" ") >= MIN_REPEATED_WORDS - 1:
                seen[words] = key
            sentences.append(
                Sentence(key, reading.revision_id, segment.segment_id, len(sentences), start, end, text, repeat_of)
            )
    return tuple(sentences)


def is_ended(text: str) -> bool:
    """Whether the text stops as a sentence does, which a headline does not.

    >>> is_ended("Varn falls silent"), is_ended("“The mine is shut (for now).”")
    (False, True)
    """
    return text.rstrip("\"'”’)]").endswith((".", "!", "?"))


def split_text(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, trimmed and in order.

    >>> text = 'Gen. Ada Voss left. "Why now?" she asked. He (b. 1970) is from Orsk.'
    >>> [text[a:b] for a, b in split_text(text, 0, len(text))]
    ['Gen. Ada Voss left.', '"Why now?" she asked.', 'He (b. 1970) is from Orsk.']
    """
    opened = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _is_end(text, opened, match):
            cut = _closing_quote(text, opened, match, end) or match.end("cite")
            yield from _trimmed(text, opened, cut)
            opened = cut
    yield from _trimmed(text, opened, end)


def _closing_quote(text: str, opened: int, match: re.Match[str], end: int) -> int | None:
    """The end of a quotation mark set off by a space ('… we wait. "') that closes what the sentence opened."""
    at = match.end()
    if (
        at - opened > _QUOTATION_CHARS
        or text[at : at + 1] not in ('"', "”")
        or not (at + 1 == end or text[at + 1].isspace())
    ):
        return None
    return at + 1 if text.count('"', opened, at) % 2 or text[at] == "”" else None


def _is_end(text: str, opened: int, match: re.Match[str]) -> bool:
    after = _WORD_AFTER.match(text, match.end())
    following = after[1] if after else ""
    if following[:1].islower() and not _MIXED_CASE.match(
        following + text[after.end() : after.end() + 2] if after else ""
    ):
        return text[match.end()] == "(" and match["mark"] == "." and _is_aside(text, match.end())
    if not match["gap"] and not _is_glued_end(text, match):
        return False
    if ")" not in match["close"] and _in_parenthesis(text, opened, match.start()):
        return False
    if match["mark"] != ".":
        return match.start() > opened and not (match["close"] and _goes_on_saying(text, match.end()))
    return bool(match["close"]) or _is_full_stop(text, opened, match.start(), following)


def _is_aside(text: str, at: int) -> bool:
    """Whether the parenthesis at `at` is the end of its line: a credit or a note, not part of the sentence before."""
    return _ASIDE.match(text, at) is not None


def _is_glued_end(text: str, match: re.Match[str]) -> bool:
    """Whether a mark without a space after it ends a sentence ('the town.Police said'), as scraped pages have it."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    return before.isalpha() and before.islower() and (after[1:].islower() or after[:1] in '“"‘' or bool(match["close"]))


def _in_parenthesis(text: str, opened: int, at: int) -> bool:
    """Whether a parenthesis that opened inside the sentence closes only after `at`, and soon."""
    start = text.rfind("(", max(opened + 1, at - 4 * _PARENTHESIS_CHARS), at)
    if start < 0 or text.find(")", start, at) >= 0:
        return False
    stop = text.find(")", at, at + _PARENTHESIS_CHARS)
    return stop >= 0 and text.find("(", at, stop) < 0


def _goes_on_saying(text: str, at: int) -> bool:
    verb = _SAYING_AFTER.match(text, at)
    return verb is not None and verb[1] in read_words("abbreviations.toml")["saying"]


def _is_full_stop(text: str, opened: int, at: int, following: str) -> bool:
    """Whether the full stop at `at` ends more than the abbreviation or the list number before it."""
    before = _WORD_BEFORE.search(text, max(opened, at - 24), at)
    if before is None:
        return True
    word, known = before[0], read_words("abbreviations.toml")
    if at - opened < _ENUMERATOR_CHARS and _ENUMERATOR.match(text[opened:at].strip()):
        return False
    lower = word.lower()
    opens = following.lower() in known["opening"]
    if lower in known["inside"] and (word[0].isupper() or not opens):
        return False
    if lower in known["before_number"] and before.start() > opened:
        return not following[:1].isdigit() and (opens or word[0].islower() or not following)
    if _INITIALS.fullmatch(word):
        return opens and (len(word) > 1 or text[: before.start()].rstrip()[-1:].islower())
    return opens or lower not in known["either"]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
