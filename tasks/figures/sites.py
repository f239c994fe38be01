"""A figure where it stands, and the words that may or may not be what it measures.

Shared by `measured` (nouns near the figure) and `levels` (the verbs it hangs on).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Span, Token

from tasks.figures.counted import Counted, stands_in
from tasks.text.phrases import noun_phrase
from tasks.vocabulary import read_words

_BRACKET = 8  # tokens
_COMPARED = frozenset({"more", "less", "fewer"})
_DIMENSIONS = frozenset({"long", "wide", "tall", "high", "deep", "thick", "old", "strong", "heavy", "away"})


@dataclass(frozen=True, slots=True)
class Site:
    """A figure where it stands: its words, the end of its sentence, its kind, and the figures before it."""

    doc: Doc
    figure: Span
    limit: int
    kind: str
    before: Sequence[tuple[int, int]]


def make_phrase(site: Site, word: Token, blank: Counted) -> Counted:
    """The noun's phrase, kept clear of the figure itself; a pronoun or another figure's word is left to be resolved."""
    if word.lower_ in {"old", "olds"}:
        first = next((start for start, end in site.before if start <= word.i < end), word.i)
        return replace(blank, first=first, last=word.i + 1, head=word)
    if word.lower_ == "those" and word.i + 1 < site.limit and word.nbor().tag_ in {"VBN", "JJ"}:  # of those enrolled
        return replace(blank, first=word.i, last=word.i + 2, head=word)
    if stands_in(word) or is_taken(site, word):
        return replace(blank, stand_in=word)
    first, last = noun_phrase(word)
    first += any(token.tag_ in {"VBG", "VBN"} for token in site.doc[first : word.i]) and max(
        0, word.left_edge.i - first
    )
    first = _past_dash(site.doc, _past_size(site.doc, first, word.i), word.i)
    while first < word.i and is_taken(site, site.doc[first]):
        first += 1
    if first and site.doc[first - 1].like_num and not site.doc[first - 1].whitespace_:  # "4K video"
        first -= 1
    while first < word.i and site.doc[first].lower_ in _COMPARED:
        first += 1
    if first < site.figure.end <= word.i:
        first = site.figure.end
        while first < word.i and (not site.doc[first].is_alpha or site.doc[first].lower_ in _DIMENSIONS | _COMPARED):
            first += 1
    elif word.i < site.figure.start < last:
        last = word.i + 1
    elif word.pos_ == "PROPN" and last == word.i + 1 < site.figure.start and site.doc[last].is_digit:
        last += not is_taken(site, site.doc[last])
    return replace(blank, first=first, last=last, head=word)


def _past_dash(doc: Doc, first: int, head: int) -> int:
    """Where the phrase goes on after a dateline's dash (*Orla - Ana Brill, 22, said*)."""
    dashes = (i for i in range(first, head) if doc[i].lower_ == "-" and doc[i].whitespace_ and doc[i - 1].whitespace_)
    return max(dashes, default=first - 1) + 1


def _past_size(doc: Doc, first: int, head: int) -> int:
    """Where the phrase goes on after what is left of a size: the report of *a 600-page report*."""
    if first < 2 or doc[first - 1].lower_ != "-" or not doc[first - 2].like_num:
        return first
    while first + 2 <= head and doc[first + 1].lower_ == "-":
        first += 2
    return min(first + 1, head)


def past_bracket(doc: Doc, at: int, limit: int) -> int:
    """One past the brief bracket that opens there (*8 miles (13 km) of tunnels*); `at` where none does."""
    if at >= limit or doc[at].text != "(":
        return at
    return next((i + 1 for i in range(at, min(at + _BRACKET, limit)) if doc[i].text == ")"), at)


def is_taken(site: Site, word: Token) -> bool:
    """Whether a word belongs to a figure before this one."""
    return any(start <= word.i < end for start, end in site.before)


def says_nothing(noun: Token) -> bool:
    """Whether a noun (*exchange*, *Monday*) is never what is measured."""
    return noun.lower_ in _empty() or names_time(noun)


def names_time(noun: Token) -> bool:
    """Whether a noun is a day or a month (*Monday*, *today*)."""
    return noun.lower_ in _calendar()


@cache
def _calendar() -> frozenset[str]:
    return read_words("counted.toml")["calendar_nouns"]


@cache
def _empty() -> frozenset[str]:
    return read_words("counted.toml")["empty_nouns"]


@cache
def change_nouns() -> frozenset[str]:
    """*drop*, *rise*, *gap*: what they are of is measured."""
    words = read_words("trend.toml")
    return words["up_nouns"] | words["down_nouns"] | words["neutral_nouns"]


@cache
def kept_changes() -> frozenset[str]:
    """*budget gap*, *capital gains*: they are measured themselves, not what stands before them."""
    return read_words("trend.toml")["kept_changes"]


@cache
def changing_verbs() -> frozenset[str]:
    """*rise*, *fall*: their subject goes up or down."""
    words = read_words("trend.toml")
    return (words["up_verbs"] | words["down_verbs"]) - words["transitive_verbs"]


@cache
def moving_verbs() -> frozenset[str]:
    """*fall*, *raise*, *wipe*: they move a level."""
    words = read_words("trend.toml")
    return words["up_verbs"] | words["down_verbs"] | words["moving_verbs"]


@cache
def level_verbs() -> frozenset[str]:
    """*stand*, *reach*, *fall*: their subject or object has a level."""
    return moving_verbs() | read_words("event_grammar.toml")["level_verbs"]


@cache
def settling_verbs() -> frozenset[str]:
    """*close*, *trade*: their subject has the level that *at* or *around* names."""
    return read_words("trend.toml")["settling_verbs"]


@cache
def level_nouns() -> frozenset[str]:
    """*average*, *total*: they lead on to what is measured."""
    return read_words("counted.toml")["level_nouns"]
