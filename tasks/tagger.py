"""Names in a reading: the raw spans of the language model, shaped into mentions.

Only this module asks the model for names; names.py makes mentions of spans from any tagger.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from tasks.name_evidence import RawName
from tasks.names import shape_names
from tasks.records import Mention, Reading, Sentence

TYPES = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "LOCATION",
    "LOC": "LOCATION",
    "FAC": "FACILITY",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "PRODUCT": "PRODUCT",
    "WORK_OF_ART": "WORK",
    "LAW": "LAW",
}


def find_names(reading: Reading, doc: Doc, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """The names in the text in order, not yet linked to one another."""
    return shape_names(reading, sentences, _spans(doc))


def _spans(doc: Doc) -> Iterator[RawName]:
    for ent in doc.ents:
        if ent.label_ in TYPES:
            yield RawName(ent.start_char, ent.end_char, TYPES[ent.label_])
