"""What numbers count that leave their noun to the reader: *of whom*, *three others*, *up from 23*, *just 6*.

After `counted` and `measured`, which handle the figure's own words; here the figures before it are asked, in the same
sentence first, then in the two before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from tasks.counted import Counted
from tasks.event_words import read_vocabulary
from tasks.phrases import NOUNS, noun_phrase, walk_noun, words_before
from tasks.vocabulary import read_words

_SENTENCES_BACK = 2
_RECALLED = 12
_SENTENCE_REACH = 60
_CONTINUING = frozenset({"just", "only", "another", "other", "remaining", "rest", "all", "versus"})
_RELATIVES = frozenset({"whom", "which", "that", "who"})


@dataclass(frozen=True, slots=True)
class Known:
    """A figure already read: its sentence, its kind, what it counts (tokens of the text) and what befell it."""

    sentence: int
    kind: str
    span: tuple[int, int]
    first: int
    last: int
    head: Token | None
    event: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the figure to be resolved stands, and what its own words say of it."""

    sentence: int
    kind: str
    figure: Span
    event: str | None
    superseded: bool


def resolve_counted(doc: Doc, counted: Counted, known: Sequence[Known], place: Place) -> tuple[Counted, str | None]:
    """What is counted and what befell it, filled in from the figures before where the words leave it out."""
    if counted.head is not None:
        return counted, place.event
    if counted.stand_in is not None and counted.stand_in.lower_ in _RELATIVES:
        noun = _relative_antecedent(counted.stand_in)
        if noun is not None and (noun.tag_ in {"NNS", "NNPS"} or place.kind != "count"):
            found = _with(counted, *_as_counted(doc, noun))
            same = next((k for k in reversed(known[-_RECALLED:]) if k.head is not None and k.head.i == noun.i), None)
            return found, place.event or (same.event if same else None)
    source = _said_by(known, counted.stand_in) or _matching(known, place, counted.stand_in)
    if source is None or source.head is None:
        return _with_itself(doc, counted), place.event
    return _with(counted, source.first, source.last, source.head), place.event or _inherited(source, counted, place)


def _with(counted: Counted, first: int, last: int, head: Token) -> Counted:
    return replace(counted, first=first, last=last, head=head)


def _with_itself(doc: Doc, counted: Counted) -> Counted:
    """*others* where nothing before says which: the word itself is counted."""
    named = counted.stand_in is not None and counted.last > counted.first
    return _with(counted, counted.first, counted.last, doc[counted.last - 1]) if named else counted


def _inherited(source: Known, counted: Counted, place: Place) -> str | None:
    """The event of the figure that is taken up again: *up from 23*, *the count rose to 40*, *14 of whom*."""
    figure = place.figure
    pronoun = counted.stand_in is not None and counted.last == counted.first
    of_the = _opens_with_of(figure) and source.sentence == place.sentence
    listed = breaks_down(figure) or figure.root.dep_ == "conj"
    return source.event if pronoun or of_the or listed or place.superseded or _names_count(figure) else None


def _relative_antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative clause hangs on, else the last plural before the comma that opens it."""
    token = pronoun
    for _ in range(8):
        if token.dep_ in {"relcl", "acl"} and token.head.pos_ in NOUNS:
            return token.head
        if token.head == token:
            break
        token = token.head
    before = list(words_before(pronoun.doc, pronoun.i, 30))
    opening = next((t.i for t in reversed(before) if t.text in {",", "(", "–", "—"}), pronoun.i)
    return next((t for t in reversed(before) if t.i < opening and t.tag_ in {"NNS", "NNPS"}), None)


def _as_counted(doc: Doc, noun: Token) -> tuple[int, int, Token]:
    first, last = noun_phrase(noun, with_of=False)
    walked = walk_noun(doc, first, last)
    return (walked[0], walked[1], doc[walked[1] - 1]) if walked else (first, last, noun)


def _said_by(known: Sequence[Known], word: Token | None) -> Known | None:
    """The figure among whose words the stand-in is (*5 miles (8 km)*)."""
    return None if word is None else _first(k for k in reversed(known[-_RECALLED:]) if k.span[0] <= word.i < k.span[1])


def _matching(known: Sequence[Known], place: Place, stand_in: Token | None) -> Known | None:
    """The latest figure near enough that counts something: of the same event first, then of any of its kind."""
    near = [
        k for k in reversed(known[-_RECALLED:]) if place.sentence - k.sentence <= _SENTENCES_BACK and k.head is not None
    ]
    here = [k for k in near if k.sentence == place.sentence]
    if place.kind != "count":
        alike = [k for k in here if k.kind == place.kind]
        return _first(alike) if place.superseded else _first(here if stand_in is not None else [])
    near = [k for k in near if k.kind == "count"]
    if stand_in is not None:
        return _first(near)
    if place.event is not None:
        same = (k for k in near if k.event == place.event)
        return _first(same) or _first(k for k in near if k.event is not None and _alike(k.event, place.event))
    if _names_count(place.figure):
        return _first(k for k in near if k.event is not None)
    return (
        _first(k for k in near if k.sentence == place.sentence) if place.superseded or _goes_on(place.figure) else None
    )


def _alike(one: str, other: str) -> bool:
    """Whether two events befall the same sort: people are not destroyed, houses are not wounded."""
    things = read_vocabulary().of_things
    return (one in things) == (other in things)


def _goes_on(figure: Span) -> bool:
    """Whether a bare number takes up the count before it: *just 6*, *the other 12*, *12 boys and 14*."""
    before = [token.lower_ for token in words_before(figure.doc, figure.start, 2)]
    of_the = _opens_with_of(figure)
    return of_the or breaks_down(figure) or figure.root.dep_ == "conj" or bool(_CONTINUING & set(before))


def _opens_with_of(figure: Span) -> bool:
    """*Of the 52 passengers, 40 were pupils.*"""
    before = words_before(figure.doc, figure.start, _SENTENCE_REACH)
    return len(before) > 0 and before[0].lower_ == "of"


def breaks_down(figure: Span) -> bool:
    """Whether the figure stands in a list after a colon (*17 people have died: 15 in Ruhn and two in Orla*)."""
    if figure.end >= len(figure.doc) or figure.doc[figure.end].lower_ not in {"in", "from", "at", "on"}:
        return False
    return any(token.text == ":" for token in words_before(figure.doc, figure.start, 30))


def _first(found: Iterable[Known]) -> Known | None:
    return next(iter(found), None)


def _names_count(figure: Span) -> bool:
    """Whether the figure is said to be a count: *lifting the tally from 23*, *the total rose to 40*."""
    before = words_before(figure.doc, figure.start, 8)
    return any(token.lemma_.lower() in _count_nouns() for token in before)


@cache
def _count_nouns() -> frozenset[str]:
    return read_words(Path(__file__).parent / "data" / "event_grammar.toml")["count_nouns"]
