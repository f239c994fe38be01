"""Text as the names' network reads it: word pieces with their shapes, in windows that it can take in at once.

Stands under `encoder`, and under `training`, which must read text in the same way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from tokenizers import Tokenizer

from tasks.vocabulary import DATA

TOKENIZER = DATA / "ner" / "tokenizer.json"

# What a word looks like: the vocabulary is lower-cased, so the network is told. 0 stands for what is no word.
LOWER, TITLE, UPPER, LETTER, MIXED, NUMBER, ALNUM, MARK, OTHER = range(1, 10)
CONTINUED = 10  # added for a word's second and later pieces
SHAPES = 2 * CONTINUED

WINDOW = 224  # pieces that one pass reads at most
CONTEXT = 40  # pieces of a window that its neighbour decides about

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as the network reads it: the pieces' numbers and shapes, and each word's first piece and extent."""

    pieces: list[int]
    shapes: list[int]
    firsts: list[int]
    extents: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `low` to `high` of a text, its pieces `start` to `end`; `keep_low` to `keep_high` are decided here."""

    text: int
    low: int
    high: int
    keep_low: int
    keep_high: int
    start: int
    end: int


def encode(text: str) -> Encoded:
    """The text in word pieces; a word is a run of letters and digits, or one mark."""
    found = _tokenizer().encode(_readable(text), add_special_tokens=False)
    words, offsets = found.word_ids, found.offsets
    firsts = [piece for piece, word in enumerate(words) if piece == 0 or word != words[piece - 1]]
    ends = [*firsts, len(words)][1:]
    extents = [(offsets[first][0], offsets[end - 1][1]) for first, end in zip(firsts, ends, strict=True)]
    shapes: list[int] = []
    for (start, stop), first, end in zip(extents, firsts, ends, strict=True):
        shape = shape_of(text[start:stop])
        shapes += [shape, *[shape + CONTINUED] * (end - first - 1)]
    return Encoded(found.ids, shapes, firsts, extents)


def _readable(text: str) -> str:
    """The text, with surrogates (which the tokenizer refuses) replaced one for one."""
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


@lru_cache(maxsize=65536)
def shape_of(word: str) -> int:
    """What the word looks like.

    >>> [shape_of(w) for w in ("Kabul", "UN", "McAdam", "7th", ",")] == [TITLE, UPPER, MIXED, ALNUM, MARK]
    True
    """
    if not word.isalpha():
        return NUMBER if word.isnumeric() else ALNUM if word.isalnum() else MARK
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else LETTER
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED if word.upper() != word.lower() else OTHER


def cut(text: int, e: Encoded) -> Iterator[Window]:
    """The text as one window, or several that overlap where it is long."""
    words = len(e.firsts)
    bounds = np.array([*e.firsts, len(e.pieces)])
    low = keep = 0
    while keep < words:
        high = max(int(np.searchsorted(bounds, bounds[low] + WINDOW, "right")) - 1, keep + 1)
        settled = words if high == words else max(int(np.searchsorted(bounds, bounds[high] - CONTEXT)), keep + 1)
        yield Window(text, low, high, keep, settled, int(bounds[low]), int(bounds[high]))
        keep = settled
        low = max(int(np.searchsorted(bounds, bounds[keep] - CONTEXT)), low + 1)


@cache
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
