"""Names in a reading: the spans that the network finds, shaped into mentions.

Only this module asks a model for names; names.py makes mentions of spans from any tagger.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from tasks.names.name_agreement import find_article_names
from tasks.names.name_evidence import RawName
from tasks.names.names import shape_names
from tasks.records import Mention, Reading, Sentence

TYPES = frozenset({"PERSON", "ORG", "LOCATION", "FACILITY", "NORP", "EVENT", "PRODUCT", "WORK", "LAW"})


def find_names(reading: Reading, doc: Doc, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:  # noqa: ARG001
    """The names in the text in order, not yet linked to one another; the parse is given as to every extractor."""
    return shape_names(reading, sentences, _spans(reading))


def _spans(reading: Reading) -> Iterator[RawName]:
    found = find_article_names([segment.text for segment in reading.segments])
    for segment, spans in zip(reading.segments, found, strict=True):
        for start, end, type_ in spans:
            if type_ in TYPES:
                yield RawName(segment.char_start + start, segment.char_start + end, type_)
