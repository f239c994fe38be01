"""What a percentage, a sum or a measure is of: *70% of whom*, *a fee of 5%*, *shares rose 9%*, *a $3 billion fine*.

The counterpart of `counted` for figures with a unit: here the noun seldom follows the number, so it is looked for in
the places that grammar gives it, the surest first.
"""

from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from tasks.counted import Counted
from tasks.phrases import NOUNS, clause_verb, noun_phrase, subject_of, walk_noun
from tasks.vocabulary import read_words

_STAND_INS = frozenset({"whom", "which", "them", "those", "these", "us"})
_IN_PREPOSITIONS = frozenset({"in", "for"})
_NOUN_PREPOSITIONS = frozenset({"of", "at", "to", "by", "from", "above", "below", "over", "under", "with", "between"})


@cache
def _changes() -> frozenset[str]:
    words = read_words(Path(__file__).parent / "data" / "trend.toml")
    return words["up_nouns"] | words["down_nouns"] | words["neutral_nouns"]


def find_measured(doc: Doc, figure: Span, limit: int, kind: str) -> Counted:
    """What the figure with a unit is of; its `head` is None where nothing within the sentence says so."""
    anchor = figure.root
    finders = (_after_of, _age_of, _attributive, _after_in, _before_preposition, _of_verb, _nearest)
    for finder in finders:
        found = finder(doc, figure, limit, kind)
        if found is not None:
            head, stand_in = found
            if stand_in is not None:
                return Counted(0, 0, None, anchor, stand_in=stand_in)
            if head is not None:
                return _phrase(head, anchor, doc, finder is _after_of)
    return Counted(0, 0, None, anchor)


Found = tuple[Token | None, Token | None]


def _phrase(head: Token, anchor: Token, doc: Doc, walked: bool) -> Counted:
    first, last = noun_phrase(head)
    del doc, walked
    return Counted(first, last, head, anchor)


def _after_of(doc: Doc, figure: Span, limit: int, kind: str) -> Found | None:
    """*70% of whom*, *60% of its market cap*, *18 tonnes of rice*."""
    at = figure.end
    if kind in {"age", "duration"} or at + 1 >= limit or doc[at].lower_ != "of":
        return None
    at += 1
    while (
        at < limit
        and (doc[at].pos_ in {"DET", "NUM"} or doc[at].tag_ in {"PRP$", "CD", "PDT"})
        and doc[at].lower_ not in _STAND_INS
    ):
        at += 1
    if at < limit and doc[at].lower_ in _STAND_INS:
        after = doc[at + 1] if at + 1 < limit else None
        if (
            doc[at].lower_ in {"those", "these"}
            and after is not None
            and after.pos_ in {*NOUNS, "ADJ"}
            and after.dep_ != "nsubj"
        ):
            at += 1
        else:
            return None, doc[at]
    walked = walk_noun(doc, at, limit)
    return (doc[walked[1] - 1], None) if walked else None


def _age_of(doc: Doc, figure: Span, limit: int, kind: str) -> Found | None:
    """*a 38-year-old teacher*, *Ana Duro, 44,*, *aged 12*."""
    if kind != "age":
        return None
    walked = walk_noun(doc, figure.end, limit)
    if walked:
        return doc[walked[1] - 1], None
    before = figure.start - 1
    while before > 0 and (
        doc[before].is_punct
        or doc[before].lower_ in {"aged", "age", "at", "of", "the", "over", "under", "is", "was", "who", "are", "were"}
    ):
        before -= 1
    if before >= 0 and doc[before].pos_ in NOUNS:
        return doc[before], None
    verb = clause_verb(figure.root)
    subject = subject_of(verb) if verb is not None else None
    return (subject, None) if subject is not None and subject.pos_ in NOUNS else (None, None)


def _attributive(doc: Doc, figure: Span, limit: int, kind: str) -> Found | None:
    """*a $3 billion fine*, *a 25% duty*; of *a 19% drop in exports*, the exports."""
    del kind
    at = figure.end
    if at < limit and doc[at].lower_ in {"-", "–"}:
        at += 1
    walked = walk_noun(doc, at, limit)
    if walked is None or doc[at].lower_ in {"more", "less"}:
        return None
    noun = doc[walked[1] - 1]
    if noun.dep_ in {"nsubj", "nsubjpass"} and figure.root.head is not noun and not any(t.head is noun for t in figure):
        return None
    if noun.lemma_.lower() in _changes():
        return _changed(noun, limit) or (noun, None)
    return noun, None


def _changed(noun: Token, limit: int) -> Found | None:
    """What a *drop*, a *rise* or a *loss* is of: its *in* or *of* phrase, else the noun before it."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "of", "for", "on"} and child.i < limit:
            for thing in child.children:
                if thing.pos_ in NOUNS and thing.dep_ == "pobj":
                    return thing, None
    before = noun.i - 1
    if (
        before >= 0
        and noun.doc[before].pos_ in NOUNS
        and noun.doc[before].dep_ == "compound"
        and noun.doc[before].lower_ not in {"percent", "%"}
    ):
        return noun.doc[before], None
    return None


def _after_in(doc: Doc, figure: Span, limit: int, kind: str) -> Found | None:
    """*$40 million in aid*, *$5 for the house*."""
    at = figure.end
    if kind != "money" or at + 1 >= limit or doc[at].lower_ not in _IN_PREPOSITIONS:
        return None
    if doc[at].lower_ == "for" and doc[at + 1].pos_ not in {"DET", *NOUNS}:
        return None
    start = at + 1
    while start < limit and doc[start].pos_ == "DET":
        start += 1
    walked = walk_noun(doc, start, limit)
    if walked is None or doc[walked[1] - 1].pos_ != "NOUN":
        return None
    return doc[walked[1] - 1], None


def _before_preposition(doc: Doc, figure: Span, limit: int, kind: str) -> Found | None:
    """*a fee of 5%*, *an altitude of 3,000 feet*, *profits of $2 million*."""
    del kind
    anchor = figure.root
    preposition = anchor.head
    if anchor.dep_ != "pobj" or preposition.dep_ != "prep" or preposition.lower_ not in _NOUN_PREPOSITIONS:
        return None
    noun = preposition.head
    if noun.pos_ not in NOUNS or noun.i > figure.start or figure[0].i - noun.i > 12:
        return None
    if noun.lemma_.lower() in _changes():
        return _changed(noun, figure.start) or (noun, None)
    del doc, limit
    return noun, None


def _of_verb(doc: Doc, figure: Span, limit: int, kind: str) -> Found | None:
    """*exports fell 7%*, *the fine was $5*, *a village 90 miles wide*: the verb's subject."""
    del doc, limit, kind
    anchor = figure.root
    if anchor.dep_ in {"appos", "conj"} and anchor.head.pos_ in NOUNS and anchor.dep_ == "appos":
        return anchor.head, None
    verb = clause_verb(anchor)
    if verb is None:
        return None
    subject = subject_of(verb)
    if subject is not None and subject.pos_ in NOUNS and subject.i not in range(figure.start, figure.end):
        return subject, None
    return None


def _nearest(doc: Doc, figure: Span, limit: int, kind: str) -> Found | None:
    """The noun just before the figure in the sentence, where grammar says nothing."""
    del limit, kind
    start = figure.sent.start
    for i in range(figure.start - 1, max(start, figure.start - 15) - 1, -1):
        if doc[i].pos_ in NOUNS:
            return doc[i], None
    return None
