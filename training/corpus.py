"""What the tagger learns from: labelled word lists, varied afresh each epoch, as word pieces with labels.

Stands before `train`. Words go through the encoder's own reading of text, so that training and run time agree on
what a word is. A label is a set of outputs that are right: the sets from elsewhere don't tell all our types
apart, and where they don't say, the network isn't told either.
"""

import gzip
import hashlib
import itertools
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tasks.names.name_spans import LABELS, TYPES, Scores
from tasks.names.word_pieces import encode

Word = tuple[str, str]  # the word and its BIO label in our types
Unit = list[Word]

NEWSWIRE = {
    "Person": "PERSON", "Organization": "ORG", "Location": "LOCATION", "Facility": "FACILITY", "NORP": "NORP",
    "Product": "PRODUCT", "Misc": "MISC", "Date": "DATE", "Money": "MONEY",
}  # fmt: skip
# Other sets' labels, and those of our types that each may stand for.
ELSEWHERE = {
    "wikigold": {
        "PER": ["PERSON"], "ORG": ["ORG"], "LOC": ["LOCATION", "FACILITY"], "MISC": ["MISC", "NORP", "PRODUCT"],
        "O": ["O", "DATE", "MONEY"],
    },
    "uner": {
        "PER": ["PERSON"], "ORG": ["ORG"], "LOC": ["LOCATION", "FACILITY"],
        "O": ["O", "DATE", "MONEY", "NORP", "MISC", "PRODUCT"],
    },
}  # fmt: skip
LONGEST = 120  # words
TEMPER = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A unit ready for the network: `words` numbers each piece's word, `allowed` is one bit set per word."""

    pieces: list[int]
    shapes: list[int]
    words: list[int]
    allowed: list[int]


def is_held_out(document: str) -> bool:
    """Whether the document is of the fifth that is never trained on (a hash of its id decides)."""
    return hashlib.sha256(document.encode()).digest()[0] % 5 == 0


def read_rows(path: Path) -> list[dict]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def newswire(path: Path) -> tuple[list[list[Unit]], list[list[Unit]]]:
    """Articles to train on and articles held out, in paragraphs; what stands in both, word for word, is held out."""
    train, held = list[list[Unit]](), list[list[Unit]]()
    for row in read_rows(path):
        article = [
            [(word, label[:2] + NEWSWIRE[label[2:]] if label != "O" else label) for word, label in paragraph]
            for paragraph in row["tokens"]
        ]
        (held if is_held_out(row["id"]) else train).append(article)
    seen = {_words(unit) for article in held for unit in article}
    return [[unit for unit in article if len(unit) < 8 or _words(unit) not in seen] for article in train], held


def _words(unit: Unit) -> str:
    return " ".join(word for word, _ in unit)


def elsewhere(path: Path) -> list[Unit]:
    """Sentences of the other sets, labelled `B-wikigold:LOC`: `allowed_bits` knows what that may mean."""
    units = []
    for row in read_rows(path):
        origin = row["origin"].split("-")[0]
        for sentence in row["tokens"]:
            unit, last = [], "O"
            for word, label in sentence:
                # In IOB1 a name begins with I, unless another of its type ends just before it.
                begins = label[:1] == "B" or (label[:1] == "I" and last[2:] != label[2:])
                unit.append((word, f"{'B' if begins else label[0]}-{origin}:{label[2:] or 'O'}"))
                last = label
            units.append(unit)
    return units


def allowed_bits(label: str, first: bool) -> int:
    """The outputs that are right for a word with this label, as bits; `first`: of a word that was split further.

    >>> allowed_bits("O", True), allowed_bits("B-PERSON", True), allowed_bits("B-PERSON", False)
    (1, 2, 4)
    """
    if ":" in label:
        origin, name = label[2:].split(":")
        types = ELSEWHERE[origin][name]
    else:
        types = [label[2:] or "O"]
    begins = label[0] == "B" and first
    bits = 0
    for kind in types:
        if kind == "O":
            bits |= 1
        elif label[0] == "O" or (label[2:].endswith(":O")):
            bits |= 0b110 << 2 * TYPES.index(kind)
        else:
            bits |= (0b010 if begins else 0b100) << 2 * TYPES.index(kind)
    return bits


def example(unit: Unit) -> Example:
    """The unit in pieces, each word with the outputs that are right for it."""
    starts, text = dict[int, str](), ""
    for word, label in unit:
        # "did n't" is "didn't" in real text, which the encoder splits elsewhere
        text += "" if word == "n't" or not text else " "
        starts[len(text)] = label
        text += word
    e = encode(text)
    allowed, label = [], "O"
    for start, _ in e.extents:
        first = start in starts
        label = starts.get(start, label)
        allowed.append(allowed_bits(label, first))
    words = [-1] * len(e.pieces)
    for number, first_piece in enumerate(e.firsts):
        words[first_piece] = number
    for piece in range(1, len(words)):
        words[piece] = words[piece] if words[piece] >= 0 else words[piece - 1]
    return Example(e.pieces, e.shapes, words, allowed)


def is_right(bits: int) -> list[bool]:
    """The bits, one flag an output."""
    return [bool(bits >> output & 1) for output in range(LABELS)]


def count_transitions(units: Sequence[Unit]) -> Scores:
    """What is added to a label's score when another comes before it: the log of how often that is so, tempered.

    An I that continues nothing is ruled out. The words' own scores already know much of what the counts say, hence
    `TEMPER` (0.3 to 0.7 do as well).
    """
    counts = np.full((LABELS, LABELS), 0.5)
    for unit in units:
        labels = [0, *(bits.bit_length() - 1 for bits in example(unit).allowed), 0]
        np.add.at(counts, (labels[:-1], labels[1:]), 1)
    chances = TEMPER * np.log(counts / counts.sum(axis=1, keepdims=True))
    for inside in range(2, LABELS, 2):
        chances[[label for label in range(LABELS) if label not in (inside - 1, inside)], inside] = -50
    return chances.astype(np.float32)


class Variation:
    """One epoch's units: sentences, paragraphs or several at once, names swapped, case and quotation marks changed."""

    def __init__(
        self, articles: Sequence[Sequence[Unit]], more: Sequence[Unit], places: Sequence[str], seed: int
    ) -> None:
        self._articles, self._more, self._random = articles, more, random.Random(seed)  # noqa: S311 - reproducible
        names: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
        for unit in itertools.chain.from_iterable(articles):
            for kind, words in _names(unit):
                names[kind][tuple(words)] += 1
        # A name once, however often it is in the news: rare names are what has to be learned.
        self._names = {kind: sorted(found) for kind, found in names.items()}
        self._places = [place.split() for place in places]

    def epoch(self) -> list[Example]:
        """All units, varied."""
        units = [part for article in self._articles for part in self._parts(article)]
        units += [unit for unit in self._more if self._random.random() < 0.5]
        # What has no name in it teaches less than it costs: half of it is enough.
        units = [unit for unit in units if _has_name(unit) or self._random.random() < 0.5]
        return [example(self._vary(unit)) for unit in units]

    def _parts(self, article: Sequence[Unit]) -> Iterator[Unit]:
        dice = self._random.random()
        if dice < 0.3:
            yield from (sentence for unit in article for sentence in split(unit))
        elif dice < 0.5:
            yield from (part for unit in article for part in _joined(split(unit)))
        else:
            yield from _joined(sentence for unit in article for sentence in split(unit))

    def _vary(self, unit: Unit) -> Unit:
        chance = self._random.random
        if chance() < 0.15:
            unit = self._swap(unit)
        if chance() < 0.3:
            unit = list(_curl(unit))
        dice = chance()
        if dice < 0.02:
            return [(word.upper(), label) for word, label in unit]
        if dice < 0.03:
            return [(word.lower(), label) for word, label in unit]
        if dice < 0.06 and len(unit) < 25:
            return [(word if any(map(str.isupper, word)) else word.title(), label) for word, label in unit]
        return unit

    def _swap(self, unit: Unit) -> Unit:
        out: Unit = []
        skipping = False
        for word, label in unit:
            if label[0] == "B":
                kind = label[2:]
                skipping = kind in ("PERSON", "ORG", "LOCATION") and self._random.random() < 0.4
                if skipping:
                    out += _labelled(self._another(kind), kind)
            if label[0] != "I":
                skipping = skipping and label[0] == "B"
            if not skipping:
                out.append((word, label))
        return out

    def _another(self, kind: str) -> Sequence[str]:
        if kind == "LOCATION" and self._places and self._random.random() < 0.5:
            return self._random.choice(self._places)
        return self._random.choice(self._names[kind])


def _joined(sentences: Iterable[Unit]) -> Iterator[Unit]:
    """As many sentences at once as may be."""
    part: Unit = []
    for sentence in sentences:
        if part and len(part) + len(sentence) > LONGEST:
            yield part
            part = []
        part = part + sentence
    if part:
        yield part


def _has_name(unit: Unit) -> bool:
    return any(label[0] == "B" and not label.endswith(":O") for _, label in unit)


def _labelled(words: Sequence[str], kind: str) -> Unit:
    return [(word, f"{'I' if number else 'B'}-{kind}") for number, word in enumerate(words)]


def _names(unit: Unit) -> Iterator[tuple[str, list[str]]]:
    name: list[str] = []
    kind = ""
    for word, label in [*unit, ("", "O")]:
        if label[0] != "I" and name:
            yield kind, name
            name = []
        if label[0] == "B":
            kind, name = label[2:], [word]
        elif label[0] == "I" and name:
            name.append(word)


def split(unit: Unit) -> Iterator[Unit]:
    """The unit's sentences, roughly: after a full stop (and what closes behind it) where a capital follows."""
    sentence: Unit = []
    for number, (word, label) in enumerate(unit):
        sentence.append((word, label))
        after = unit[number + 1] if number + 1 < len(unit) else None
        ends = word in {".", "!", "?"} or (
            word in {'"', "'", "”"} and number and unit[number - 1][0] in {".", "!", "?"}
        )
        if (ends and after and after[0][0].isupper() and after[1][0] != "I") or len(sentence) >= LONGEST:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _curl(unit: Unit) -> Iterator[Word]:
    opening = True
    for word, label in unit:
        if word == '"':
            yield "“" if opening else "”", label
            opening = not opening
        else:
            yield word.replace("'", "’"), label
