"""What numbers count that leave their noun to the reader: *of whom*, *three others*, *up from 23*, *just 6*.

After `counted` and `measured`, which handle the figure's own words; here the figures before it are asked, in the same
sentence first, then in the one before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tasks.counted import Counted
from tasks.phrases import NOUNS, noun_phrase, walk_noun

_SENTENCES_BACK = 2
_RELATIVES = frozenset({"whom", "which", "that", "who"})


@dataclass(frozen=True, slots=True)
class Known:
    """A figure read before this one: its place, its kind, what it counts (tokens of the text) and what befell it."""

    sentence: int
    kind: str
    first: int
    last: int
    head: Token | None
    event: str | None
    start: int


def resolve_counted(
    doc: Doc, counted: Counted, known: Sequence[Known], sentence: int, kind: str, event: str | None
) -> Counted:
    """The counted noun filled in from the figures before, where the figure's own words leave it out."""
    if counted.head is not None:
        return counted
    if counted.stand_in is not None and counted.stand_in.lower_ in _RELATIVES:
        noun = _relative_antecedent(counted.stand_in)
        if noun is not None:
            return _with(counted, *_as_counted(doc, noun))
    source = _matching(known, sentence, kind, event, stand_in=counted.stand_in is not None)
    if source is None or source.head is None:
        return counted
    return _with(counted, source.first, source.last, source.head)


def _with(counted: Counted, first: int, last: int, head: Token) -> Counted:
    return Counted(first, last, head, counted.anchor, counted.stand_in)


def _relative_antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative clause hangs on, else the nearest noun before the pronoun's own phrase."""
    token = pronoun
    for _ in range(8):
        if token.dep_ in {"relcl", "acl"} and token.head.pos_ in NOUNS:
            return token.head
        if token.head is token:
            break
        token = token.head
    doc = pronoun.doc
    for i in range(pronoun.i - 1, max(pronoun.sent.start, pronoun.i - 20) - 1, -1):
        if doc[i].text in {",", "(", "–", "—"}:
            for j in range(i - 1, max(pronoun.sent.start, i - 12) - 1, -1):
                if doc[j].tag_ in {"NNS", "NNPS"}:
                    return doc[j]
    return None


def _as_counted(doc: Doc, noun: Token) -> tuple[int, int, Token]:
    first, last = noun_phrase(noun, with_of=False)
    while first < noun.i and doc[first].pos_ == "NUM":
        first += 1
    walked = walk_noun(doc, first, last)
    return (walked[0], walked[1], doc[walked[1] - 1]) if walked else (first, last, noun)


def _matching(known: Sequence[Known], sentence: int, kind: str, event: str | None, *, stand_in: bool) -> Known | None:
    """The latest figure near enough that counts something: of the same event first, of any event for a casualty."""
    near = [k for k in reversed(known) if sentence - k.sentence <= _SENTENCES_BACK and k.head is not None]
    if kind == "count":
        near = [k for k in near if k.kind == "count"]
        same = next((k for k in near if k.event is not None and k.event == event), None)
        if same is not None:
            return same
        if event is not None or stand_in:
            return next((k for k in near if k.event is not None or stand_in), None)
        return next((k for k in near if k.sentence == sentence), None)
    return next((k for k in near if k.sentence == sentence and (k.kind == kind or stand_in)), None)
