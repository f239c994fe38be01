"""Names from raw spans, whichever tagger found them: the second step of extraction.

A raw span becomes a mention without article, possessive, title or stray punctuation. Then the article as a whole
corrects the tagger: the gazetteer's countries and demonyms have one type, the same words get the type that most of them
have, and a name found once is found wherever its words stand again.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tasks.gazetteer import demonym_place, find_country, find_places, first_words
from tasks.identity import fact_id
from tasks.local_bodies import find_local_place
from tasks.records import Mention, Reading, Sentence
from tasks.titles import find_title, is_titled, split_title

LARGE_PLACE = 100_000
MAX_TITLED_SPACES = 3

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_EDGE_LEFT = " \t\n\"“”‘'’`´,;:.!?()[]{}<>|*•–—-/&@#…"
_EDGE_RIGHT = " \t\n\"“”‘'’`´,;:!?([{<>|*•–—-/&…"
_POSSESSIVE = re.compile(r"(?:\s?['’`]\s?s|(?<=s)['’])\Z")
_SUFFIX = re.compile(r"(?<=[\w.])-[a-z]+\Z")  # Qatar-based, Saudi-led
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}\Z|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros|No|St)\.\Z")
_CAPITAL = re.compile(r"(?<![\w’'-])[A-Z\u00c0-\u00de]\w*")
_WHERE = re.compile(
    r"\b(?:in|near|outside|around|across|into|throughout|downtown|(?:north|south|east|west) of) (?:the )?\Z"
)
_LETTER = re.compile(r"[^\W\d_]")
_DATELINE = re.compile(r"([A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'’-]+[A-Z])(?=[,/ (][^\n]{0,60}?(?:—|–|--| - |\) ))")


@dataclass(frozen=True, slots=True)
class RawName:
    """A span that a tagger calls a name of that type."""

    start: int
    end: int
    type: str


def shape_names(reading: Reading, sentences: tuple[Sentence, ...], raw: Iterable[RawName]) -> tuple[Mention, ...]:
    """The mentions that the raw spans are, with those that the article shows to be missing, in order."""
    text = reading.text
    names = [name for span in raw for name in _trim(text, sentences, span)]
    names = _without_overlaps([*_datelines(reading), *names])
    names = _vote(text, [_force(text, name) for name in names])
    names = _without_overlaps([*names, *_recur(text, names)])
    names = sorted([*names, *_local_places(text, names)], key=lambda name: (name.start, -name.end))
    return tuple(_mentions(reading, sentences, names))


def _trim(text: str, sentences: tuple[Sentence, ...], span: RawName) -> Iterable[RawName]:
    """The span inside one sentence, without what is not the name; nothing where no name is left."""
    start, end = span.start, span.end
    at = _sentence_at(sentences, start)
    if at is None:
        return
    end = min(end, sentences[at].char_end)
    end = _line_end(text, start, end)
    while start < end and text[start] in _EDGE_LEFT:
        start += 1
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    end = _trim_right(text, start, end)
    if span.type == "PERSON":
        slash = text.find("/", start, end)
        end = end if slash < 0 else _trim_right(text, start, slash)
        start = split_title(text, start, end)
    if end - start > 1 and _LETTER.search(text, start, end):
        yield RawName(start, end, span.type)


def _line_end(text: str, start: int, end: int) -> int:
    at = text.find("\n", start, end)
    return end if at < 0 else at


def _trim_right(text: str, start: int, end: int) -> int:
    while end > start:
        possessive = _POSSESSIVE.search(text, start, end) or _SUFFIX.search(text, start, end)
        if possessive:
            end = possessive.start()
        elif _is_stray(text, start, end):
            end -= 1
        else:
            break
    return end


def _is_stray(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last == ".":
        return _ABBREVIATION.search(text, start, end) is None
    if last in ")]}":
        return "(" not in text[start:end] and "[" not in text[start:end]
    return last in _EDGE_RIGHT


def _force(text: str, name: RawName) -> RawName:
    """The name with the type that the gazetteer's countries and demonyms have."""
    words = text[name.start : name.end]
    if find_country(words):
        return _typed(name, "LOCATION")
    if demonym_place(words):
        return _typed(name, "NORP")
    return name


def _typed(name: RawName, type_: str) -> RawName:
    return name if name.type == type_ else RawName(name.start, name.end, type_)


def _datelines(reading: Reading) -> Iterable[RawName]:
    """Places in capitals at the start of a block, as wire copy has them (*CAIRO, Jan. 5 (Wire) —*)."""
    for segment in reading.segments:
        found = _DATELINE.match(reading.text, segment.char_start, segment.char_end)
        if found and find_places(found[1]):
            yield RawName(found.start(1), found.end(1), "LOCATION")


def _vote(text: str, names: list[RawName]) -> list[RawName]:
    """The names with one type for the same words: the gazetteer's, a person's whose surname they are, or most votes."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    for name in names:
        words = text[name.start : name.end]
        counts[words][name.type] += 1
        if name.type != "PERSON" and words.count(" ") < MAX_TITLED_SPACES and is_titled(text, name.start):
            counts[words]["PERSON"] += 2
        if name.type == "PERSON" and " " in words:
            surnames.add(words.rsplit(" ", 1)[1])
    where = {text[n.start : n.end] for n in names if n.type not in ("LOCATION", "NORP") and _is_where(text, n)}
    decided = {words: _decide(words, votes, surnames, where) for words, votes in counts.items()}
    return [_typed(name, decided[text[name.start : name.end]]) for name in names]


def _is_where(text: str, name: RawName) -> bool:
    return _WHERE.search(text, max(0, name.start - 16), name.start) is not None


def _decide(words: str, votes: Counter[str], surnames: set[str], where: set[str]) -> str:
    best = votes.most_common(1)[0][0]
    if find_country(words) and not (words in surnames and best == "PERSON"):
        return "LOCATION"
    if words in surnames:
        return "PERSON"
    if words in where and any(place.is_main for place in find_places(words)):
        return "LOCATION"
    if best in ("PERSON", "ORG", "PRODUCT", "WORK", "FACILITY") and _is_large_place(words):
        return "LOCATION"
    return best


def _is_large_place(words: str) -> bool:
    if not words[:1].isupper() or (words.isupper() and len(words) < 5):
        return False
    return any(
        place.is_main and (place.population >= LARGE_PLACE or place.kind == "admin1") for place in find_places(words)
    )


def _recur(text: str, names: list[RawName]) -> Iterable[RawName]:
    """Names that the tagger missed: words that it tagged elsewhere, countries and demonyms."""
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        words = text[name.start : name.end]
        _remember(known, words, name.type)
        if name.type == "PERSON" and " " in words:
            _remember(known, words.rsplit(" ", 1)[1], "PERSON")
    taken = {position for name in names for position in range(name.start, name.end)}
    for capital in _CAPITAL.finditer(text):
        if capital.start() in taken:
            continue
        word, start = capital[0], capital.start()
        for words, type_ in [*sorted(known.get(word, {}).items(), key=_longest), *_closed(text, word, start)]:
            end = start + len(words)
            if text.startswith(words, start) and not _continues(text, end):
                yield RawName(start, end, type_)
                break


def _remember(known: dict[str, dict[str, str]], words: str, type_: str) -> None:
    first = _CAPITAL.match(words)
    if first and len(words) > 2:
        known[first[0]].setdefault(words, type_)
        if len(words) > 3 and not words.isupper():
            known[first[0].upper()].setdefault(words.upper(), type_)


def _longest(item: tuple[str, str]) -> int:
    return -len(item[0])


def _closed(text: str, word: str, start: int) -> Iterable[tuple[str, str]]:
    """Countries and demonyms that begin with the word, longest first."""
    for words in first_words().get(word, ()):
        if text.startswith(words, start):
            yield words, "LOCATION" if find_country(words) else "NORP"


def _continues(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return after.isalnum() or after == "_" or (after == "-" and text[end + 1 : end + 2].isupper())


def _without_overlaps(names: list[RawName]) -> list[RawName]:
    kept: list[RawName] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _local_places(text: str, names: list[RawName]) -> Iterable[RawName]:
    for name in names:
        words = text[name.start : name.end]
        if " " not in words or name.type not in ("ORG", "FACILITY", "LOCATION", "PERSON"):
            continue
        if inside := find_local_place(words):
            yield RawName(name.start + inside[0], name.start + inside[1], "LOCATION")


def _mentions(reading: Reading, sentences: tuple[Sentence, ...], names: list[RawName]) -> Iterable[Mention]:
    text, floor = reading.text, 0
    for name in names:
        at = _sentence_at(sentences, name.start)
        if at is None or name.end > sentences[at].char_end:
            continue
        sentence = sentences[at]
        title = None
        if name.type == "PERSON":
            begins = find_title(text, max(floor, sentence.char_start), name.start)
            title = text[begins : name.start].strip() or None
        floor = name.end
        key = fact_id(reading.revision_id, "mentions", name.start, name.end)
        words = text[name.start : name.end]
        yield Mention(key, reading.revision_id, sentence.sentence_id, name.type, name.start, name.end, words, title)


def _sentence_at(sentences: tuple[Sentence, ...], start: int) -> int | None:
    at = bisect_right(sentences, start, key=lambda sentence: sentence.char_start) - 1
    return at if at >= 0 and start < sentences[at].char_end else None
