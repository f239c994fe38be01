"""The names in an article's texts, each judged from all the places where it stands.

Stands between `encoder`, which judges each word in its paragraph, and `tagger`. A paragraph often does not tell whether
*Brandt* is a person or a firm; the article does. So a capitalised word's chances lean towards their mean over the
article, and a name gets the type that is likeliest over all its occurrences.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from tasks.names.encoder import Words, read_words, transitions
from tasks.names.misc_names import sort_misc
from tasks.names.name_spans import LABELS, TYPES, Scores, Span, log_chances, read_spans

SHARE = 0.3  # of a word's chances, that all its occurrences decide (0.2 to 0.5 do as well)
UNLIKELY = -5.0  # a log chance below this counts as this: one stray judgement must not outweigh the others
# added to the log chances of what the network is too ready to see: either half of the articles kept from training gains
LEANING = {"ORG": -0.2, "FACILITY": -0.75}
SURNAME = 1.5  # what a person's full name adds to the log chance of *person* for its last word


@dataclass(frozen=True, slots=True)
class _Name:
    text: int
    start: int
    end: int
    words: str
    chances: Scores  # the log chance of each type, the mean over the name's words


def find_article_names(texts: Sequence[str]) -> list[list[Span]]:
    """For each of one article's texts its names as (char_start, char_end, type): sorted, without overlap.

    Types are the contract's, DATE, MONEY, and MISC for a name of none of these (an illness, a language, an index).
    """
    read = read_words(texts)
    found: list[_Name] = []
    for number, (text, words, chances) in enumerate(zip(texts, read, _share(texts, read), strict=True)):
        found += _names(number, text, words, chances + _leaning())
    types = _agree(found)
    spans: list[list[Span]] = [[] for _ in texts]
    for name in found:
        type_ = types[name.words]
        kind = sort_misc(texts[name.text], name.start, name.end) if type_ == "MISC" else type_
        spans[name.text].append((name.start, name.end, kind))
    return spans


@cache
def _leaning() -> Scores:
    """`LEANING` for each label, B and I alike."""
    leaning = np.zeros(LABELS, np.float32)
    for type_, weight in LEANING.items():
        first = 1 + 2 * TYPES.index(type_)
        leaning[first : first + 2] = weight
    return leaning


def _share(texts: Sequence[str], read: Sequence[Words]) -> list[Scores]:
    """Each text's chances, those of capitalised words that stand in the article more than once leant to their mean."""
    chances = [words.chances.astype(np.float32) for words in read]
    words = [
        (number, row, word)
        for number, (text, one) in enumerate(zip(texts, read, strict=True))
        for row, (start, end) in enumerate(one.extents)
        if (word := text[start:end])[:1].isupper()
    ]
    counts = Counter(word for _, _, word in words)
    words = [each for each in words if counts[each[2]] > 1]
    if not words:
        return chances
    order: dict[str, int] = {}
    group = np.array([order.setdefault(word, len(order)) for _, _, word in words])
    rows = np.stack([chances[number][row] for number, row, _ in words])
    own = _by_type(rows)
    sums = np.zeros((len(order), own.shape[1]), np.float32)
    np.add.at(sums, group, np.maximum(own, UNLIKELY))
    mean = sums / np.bincount(group)[:, None]
    shift = SHARE * (mean[group] - own)
    leant = log_chances(rows + np.concatenate([shift[:, :1], np.repeat(shift[:, 1:], 2, axis=1)], axis=1))
    for (number, row, _), new in zip(words, leant, strict=True):
        chances[number][row] = new
    return chances


def _by_type(chances: Scores) -> Scores:
    """The log chances of no name and of each type, of B and I together."""
    types: Scores = np.concatenate([chances[:, :1], np.logaddexp(chances[:, 1::2], chances[:, 2::2])], axis=1)
    return types


def _names(number: int, text: str, words: Words, chances: Scores) -> Iterable[_Name]:
    rows = {start: row for row, (start, _) in enumerate(words.extents)}
    types = _by_type(chances)[:, 1:]
    for start, end, _ in read_spans(words.extents, chances, transitions()):
        first = last = rows[start]
        while words.extents[last][1] < end:
            last += 1
        yield _Name(number, start, end, text[start:end], types[first : last + 1].mean(axis=0))


def _agree(names: Sequence[_Name]) -> dict[str, str]:
    """The likeliest type of each name's words."""
    totals: dict[str, Scores] = defaultdict(lambda: np.zeros(len(TYPES), np.float32))
    for name in names:
        totals[name.words] += np.maximum(name.chances, UNLIKELY)
    person = TYPES.index("PERSON")
    for name in names:
        last = name.words.rpartition(" ")[2]
        if last != name.words and last in totals and name.chances.argmax() == person:
            totals[last][person] += SURNAME
    return {words: TYPES[int(total.argmax())] for words, total in totals.items()}
