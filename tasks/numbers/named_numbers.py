"""Numbers that are part of a name: *the Stonebridge 500*, *a Corvel 802*, *Wards 7 and 8*.

Asked by `exclusions`; the words beside the number say so.
"""

import re

from spacy.tokens import Token

from tasks.numbers.measures import Measure
from tasks.numbers.number_context import load_context
from tasks.numbers.surroundings import Surroundings, token_at

_CAPITALISED = re.compile(r"\s[A-Z][a-z]+(?<!s)\b")


def is_before_name(text: str, measure: Measure, around: Surroundings) -> bool:
    """Whether the number begins a name: "a 787 Dreamliner"."""
    token = token_at(around, measure.number_start)
    if token is None or not _CAPITALISED.match(text, measure.number_end) or (measure.value or 0) < 100:
        return False
    return token.head.i == token.i + 1 and token.head.tag_ == "NNP"


def is_in_name(text: str, start: int, around: Surroundings) -> bool:
    """Whether the number goes on from a name that stands right before it ("the Stonebridge 500 rose")."""
    token = token_at(around, start)
    if token is None or token.i == 0 or text[start - 1 : start] != " ":
        return False
    before = around.doc[token.i - 1]
    if _is_of_craft(before, token):
        return not _is_after_place(around, token)
    if before.pos_ != "PROPN" or not before.text[:1].isupper() or (before.text.isupper() and len(before) > 5):
        return False
    if _is_after_place(around, token) or _is_gapped(around, token):
        return False
    return not modifies(token) or _is_of_index(token)


def _is_after_place(around: Surroundings, token: Token) -> bool:
    """Whether the number counts what follows it, after a place: "in Oslo 7 people were hurt", "in Oslo 7 died"."""
    doc, at = around.doc, token.i
    return at > 1 and at + 1 < len(doc) and doc[at - 2].tag_ == "IN" and doc[at + 1].tag_ in {"NNS", "VBD"}


def _is_gapped(around: Surroundings, token: Token) -> bool:
    """Whether a second count leaves out verb and noun: the 31 of "Lind won 40 seats and Moss 31"."""
    doc, at = around.doc, token.i
    if at + 1 < len(doc) and not doc[at + 1].is_punct:
        return False
    at -= 1
    while at > 0 and doc[at].pos_ == "PROPN":
        at -= 1
    before = next((one for one in reversed(doc[max(0, at - _GAP) : at]) if one.tag_ == "CD"), None)
    return doc[at].lower_ in {"and", "while"} and before is not None and modifies(before) and before.head.tag_ == "NNS"


_GAP = 10  # tokens
_NAMED_BEFORE = re.compile(r"(?<=[a-z]s )\d{1,3}(?:,\s\d{1,3}){0,4},?\s(?:and|or|to)\s$")


def list_start(text: str, start: int) -> int:
    """Where the list of numbers begins that a plural name leads: the 7 of "in Wards 7 and 8"."""
    named = _NAMED_BEFORE.search(text, max(0, start - 30), start)
    return named.start() if named else start


def _is_of_index(token: Token) -> bool:
    """Whether the number belongs to the name of an index: "the MSX 40 index gained 1%"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in {"index", "average"}


def _is_of_craft(name: Token, token: Token) -> bool:
    """Whether the number belongs to the name of a model: "Corvel 802 jets were grounded"."""
    context = load_context()
    is_name = name.tag_ in {"NN", "NNP"} and name.text.istitle() and name.lower_ not in context.days
    return (
        is_name
        and len(token.text) > 2
        and token.text.isdigit()
        and token.i + 1 < len(token.doc)
        and token.nbor().lemma_.lower() in context.craft
    )


def modifies(token: Token) -> bool:
    return token.dep_ == "nummod" and token.head.i > token.i
