"""What is kept of the figures already read, and of the one to be resolved: the memory of `antecedents`."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from tasks.figures.sites import level_verbs, settling_verbs


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


def has_level(known: Known) -> bool:
    """Whether what was measured is the subject of its level: *it* is not the Lind of *Lind raised $3 million*."""
    head = known.head
    if head is None or head.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return head.head.pos_ != "VERB" or head.head.lemma_.lower() in level_verbs() | settling_verbs() | {"cost"}


def agrees(known: Known, pronoun: Token) -> bool:
    """Whether a pronoun may stand for what was measured: *it* for one thing, *they* for many."""
    tag = known.head.tag_ if known.head is not None else ""
    return tag in {"it": {"NN", "NNP"}, "they": {"NNS", "NNPS"}}.get(pronoun.lower_, set())
