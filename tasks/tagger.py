"""Names in a reading: the spans that the network finds, shaped into mentions.

Only this module asks a model for names; names.py makes mentions of spans from any tagger.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from tasks.encoder import tag_names
from tasks.name_evidence import RawName
from tasks.names import shape_names
from tasks.records import Mention, Reading, Sentence

TYPES = frozenset({"PERSON", "ORG", "LOCATION", "FACILITY", "NORP", "EVENT", "PRODUCT", "WORK", "LAW"})


def find_names(reading: Reading, doc: Doc, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:  # noqa: ARG001
    """The names in the text in order, not yet linked to one another; the parse is given as to every extractor."""
    return shape_names(reading, sentences, _spans(sentences))


def _spans(sentences: tuple[Sentence, ...]) -> Iterator[RawName]:
    tagged = tag_names([sentence.text for sentence in sentences])
    for sentence, spans in zip(sentences, tagged, strict=True):
        for start, end, type_ in spans:
            if type_ in TYPES:
                yield RawName(sentence.char_start + start, sentence.char_start + end, type_)
