"""Names from raw spans, whichever tagger found them: the second step of extraction.

A raw span becomes a mention without article, possessive, title or stray punctuation. Then the article as a whole
corrects the tagger: the gazetteer's countries and demonyms have one type, and a name found once is found wherever its
words stand again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from tasks.identity import fact_id
from tasks.names.local_bodies import find_local_place
from tasks.names.name_evidence import RawName, correct_types, find_recurring, trim_place
from tasks.names.titles import find_title, split_title
from tasks.places.countries import find_country
from tasks.places.gazetteer import find_places, region_abbreviations
from tasks.records import Mention, Reading, Sentence
from tasks.vocabulary import read_lists

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_EDGE_LEFT = "\u200b\"“”‘'’`´,;:.!?()[]{}<>|*•–—-/&@#…"
_EDGE_RIGHT = "\u200b\"“”‘'’`´,;:!?([{<>|*•–—-/&…"
_POSSESSIVE = re.compile(r"(?:\s?['’`]\s?s|(?<=s)['’])\Z")
_SUFFIX = re.compile(r"(?<=[\w.])-([a-z]+)\Z")  # Qatar-based, Saudi-led
_LINK = re.compile(r" (?:and|or|of|for|the)\Z")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}\Z|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros|No|St)\.\Z")
_PARTY = re.compile(r"(?:D|R|I|DFL)-(?=[A-Z])")  # Sen. Ada Voss (D-Orsk)
_SMALL_TAIL = re.compile(r"(?<=\w)(?: [a-zß-ÿ]+)+\Z")  # a verb after the name
_OWNED = re.compile(r"(?<=\w)['’]s?(?: [a-z]{2,20}){1,3} (?=[A-Z])")  # whose, and which part of it
_LETTER = re.compile(r"[^\W\d_]")
_CAPITALS = re.compile(r"([A-Z\u00c0-\u00de][A-Z\u00c0-\u00de .'’-]+[A-Z\u00c0-\u00de])(?=[,/ (]|\Z)")
_AGENCY = re.compile(r"[^\n(]{2,60}\(([A-Z][\w .&/-]{0,30})\)")
_DATELINE = re.compile(_CAPITALS.pattern + r"[^\n]{0,60}?(?:—|–|--| - |\) )")


def shape_names(reading: Reading, sentences: tuple[Sentence, ...], raw: Iterable[RawName]) -> tuple[Mention, ...]:
    """The mentions that the raw spans are, with those that the article shows to be missing, in order."""
    text = reading.text
    names = [name for span in raw for name in _trim(text, sentences, span)]
    names = _without_overlaps([*_datelines(reading), *names])
    names = correct_types(text, names)
    names = _without_overlaps([*names, *find_recurring(text, names)])
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
    closed = max(text.rfind(")", start, end - 1), text.rfind("]", start, end - 1))  # *(Ada) Voss*: it ends within
    while start < end and (text[start] in _EDGE_LEFT or text[start].isspace()):
        if text[start] in "([" and start < closed:
            break
        start += 1
    if text[start - 1 : start] in ("(", "[") and start <= closed:
        start -= 1
    if article := _ARTICLE.match(text, start, end):
        start = article.end()
    end = _trim_right(text, start, end, span.type)
    type_ = span.type
    if party := _PARTY.match(text, start, end):
        start, type_ = party.end(), "LOCATION"
    for low, high in _parts(text, start, end, type_):
        if high - low > 1 and _LETTER.search(text, low, high) and (type_ == "NORP" or not text[low:high].islower()):
            yield RawName(low, high, type_)


def _parts(text: str, start: int, end: int, type_: str) -> Iterable[tuple[int, int]]:
    """The one name in the span, or the town and the abbreviated region after it (*Orsk, Tenn.*), or two countries."""
    if type_ == "PERSON":
        slash = text.find("/", start, end)
        end = end if slash < 0 else _trim_right(text, start, slash, type_)
        end = start + len(_SMALL_TAIL.sub("", text[start:end]))
        yield split_title(text, start, end), end
    elif type_ == "LOCATION":
        if owner := _OWNED.search(text, start, end):  # "Kenya's western Busia"
            yield from _parts(text, start, owner.start(), type_)
            start = owner.end()
        comma = text.rfind(", ", start, end)
        behind = text[comma + 2 : end]
        are_listed = comma > 0 and find_country(text[start:comma]) and find_country(behind)  # "against Norway, Chile"
        if comma > 0 and (are_listed or behind.rstrip(".") in region_abbreviations()):
            yield from _parts(text, start, _trim_right(text, start, comma, type_), type_)
            start = comma + 2
        yield trim_place(text, start, end)
    else:
        yield start, end


def _line_end(text: str, start: int, end: int) -> int:
    at = text.find("\n", start, end)
    return end if at < 0 else at


def _trim_right(text: str, start: int, end: int, type_: str) -> int:
    """Where the name ends, the stop of *the U.S.* in it even where the tagger left it out."""
    if text[end : end + 1] == "." and _ABBREVIATION.search(text, start, end + 1):
        return end + 1
    while end > start:
        behind = (
            _POSSESSIVE.search(text, start, end) or _suffix(text, start, end, type_) or _LINK.search(text, start, end)
        )
        if behind:
            end = behind.start()
        elif _is_stray(text, start, end):
            end -= 1
        else:
            break
    return end


def _suffix(text: str, start: int, end: int, type_: str) -> re.Match[str] | None:
    """*Orsk-based*, *Voss-backed*; not the second syllable of *Park Min-ho*."""
    found = _SUFFIX.search(text, start, end)
    is_syllable = found and type_ == "PERSON" and not found[1].endswith("ed") and found[1] not in _suffixes()
    return None if is_syllable else found


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(read_lists("names_generic.toml")["suffixes"])


def _is_stray(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    if last == ".":
        return _ABBREVIATION.search(text, start, end) is None
    if last in ")]}":
        return "(" not in text[start:end] and "[" not in text[start:end]
    return last in _EDGE_RIGHT or last.isspace()


def _datelines(reading: Reading) -> Iterable[RawName]:
    """Places in capitals at the start of a block, as wire copy has them, and the agency (*CAIRO, Jan. 5 (Wire) —*).

    What segmentation knows for a dateline names a place even if the gazetteer lacks it.
    """
    for segment in reading.segments:
        is_known = segment.role == "dateline"
        shape = _CAPITALS if is_known else _DATELINE
        found = shape.match(reading.text, segment.char_start, segment.char_end)
        if found and (is_known or find_places(found[1])):
            yield RawName(found.start(1), found.end(1), "LOCATION")
            if agency := _AGENCY.match(reading.text, segment.char_start, segment.char_end):
                yield RawName(agency.start(1), agency.end(1), "ORG")


def _without_overlaps(names: list[RawName]) -> list[RawName]:
    kept: list[RawName] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _local_places(text: str, names: list[RawName]) -> Iterable[RawName]:
    """*Orsk* in *Orsk Police Department*; not *Voss* in *the Voss Justice Department* of an article on Ada Voss."""
    people = {text[name.start : name.end].rpartition(" ")[2] for name in names if name.type == "PERSON"}
    for name in names:
        words = text[name.start : name.end]
        if " " not in words or name.type not in ("ORG", "FACILITY", "PERSON"):
            continue
        inside = find_local_place(words)
        if inside and words[slice(*inside)] not in people:
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
