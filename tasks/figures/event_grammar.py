"""Which events the parse ties to a noun: as subject, object, in *the death of*, in a clause that hangs on it.

The grammar half of `events`; the words come from `event_words` and `event_verbs`.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from tasks.figures.event_verbs import (
    grammar_words,
    is_level,
    is_level_noun,
    is_light,
    is_scored,
    is_share,
    takes_object,
)
from tasks.figures.event_words import Found, is_person, noun_event, read_vocabulary, state_event
from tasks.figures.joined_events import joined_nouns, joined_verbs, shares
from tasks.numbers.number_atoms import load_words
from tasks.text.phrases import NOUNS, complement_of, subject_of, words_under

_RELATIVE = frozenset({"WDT", "WP"})
_BESIDES = frozenset({"along", "together"})
_DEPTH = 4
_WHOLES = frozenset({"whom", "which", "them", "those", "these"})


def acts_on(token: Token, depth: int = 0, after: int = 0) -> Iterator[Found]:
    """The events that the parse ties to a noun, the closest first, each with its word.

    Of the clauses that hang on the noun only those behind token `after` count: in *5 people displaced and 7 at risk*
    the participle says nothing of the 7.
    """
    if depth > _DEPTH:
        return
    yield from clauses_on(token, after)
    head, dep = token.head, token.dep_
    if dep in {"nsubj", "nsubjpass", "csubj"}:
        yield from _among(head, head.lefts)
        if dep == "nsubjpass" and (event := read_vocabulary().objects.get(_pair(head, token))):
            yield event, head
        yield from as_subject(head, passive=dep == "nsubjpass")
    elif dep in {"dobj", "oprd", "attr", "dative"}:
        yield from _as_object(head, token)
    elif dep == "pobj" and head.lower_ == "with" and head.head.lower_ in _BESIDES and head.head.dep_ == "prep":
        yield from acts_on(head.head.head, depth + 1, token.i)  # "the rector, along with 12 monks, was killed"
    elif dep == "pobj":
        yield from _as_prepositional(head, depth)
    elif dep == "conj" and head.dep_ == "dobj" and (event := _remains_of(head, next(iter(head.rights), head))):
        yield event, head
    elif dep in {"conj", "appos", "nmod", "nummod", "compound", "npadvmod", "quantmod"} and head != token:
        yield from acts_on(head, depth + 1, token.i if dep == "conj" else 0)
    elif dep in {"amod", "advmod", "acomp"} and head != token:
        event = state_event(head) or noun_event(head)
        if event:
            yield event, head


def opens_clause(anchor: Token, last: int) -> bool:
    """Whether the parser joined the subject of the next verb to the object before: *hurt 12 men and 14 felt it*."""
    if anchor.dep_ != "conj" or last >= len(anchor.doc):
        return False
    verb = anchor.doc[last]
    return verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.pos_ == "VERB" and takes_object(verb)


def clauses_on(token: Token, after: int = 0) -> Iterator[Found]:
    """*people displaced by the storm*, *people who were killed*, *homes that collapsed*, *bodies recovered*."""
    for child in token.children:
        if child.i < max(token.i, after):
            continue
        if child.dep_ == "acl":
            if child.tag_ in {"VBN", "VBD"}:
                yield from joined_verbs(child, "object")
                yield from _complements(child)
            else:
                yield from as_subject(child, passive=False)
        elif child.dep_ == "relcl":
            yield from _relative_clause(child)
        elif child.dep_ == "amod":
            event = state_event(child)
            if event:
                yield event, child


def _relative_clause(verb: Token) -> Iterator[Found]:
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.tag_ in _RELATIVE or subject.lower_ == "that":
        yield from as_subject(verb, passive=subject is not None and subject.dep_ == "nsubjpass")
    elif not any(child.lower_ in {"whom", "whose", "which"} and child.dep_ != "dobj" for child in words_under(verb)):
        yield from joined_verbs(verb, "object")


def _among(verb: Token, phrases: Iterable[Token]) -> Iterator[Found]:
    """*were among the dead*, *Among those freed were …*: whose event it was."""
    for phrase in phrases:
        if phrase.dep_ == "prep" and phrase.lower_ == "among" and verb.lemma_ == "be":
            for noun in phrase.children:
                event = noun_event(noun) or state_event(noun) or read_vocabulary().states.get(noun.lower_)
                yield from [(event, noun)] if event else clauses_on(noun)


def as_subject(verb: Token, *, passive: bool) -> Iterator[Found]:
    """What befell the subject of a verb: passive, intransitive, or by a state (*were homeless*, *remain missing*)."""
    if passive or any(child.dep_ == "auxpass" for child in verb.children):
        yield from joined_verbs(verb, "object")
    else:
        yield from joined_verbs(verb, "subject")
        if verb.tag_ in {"VBN", "VBD"} and not takes_object(verb):
            yield from joined_verbs(verb, "object")
    if verb.pos_ == "ADJ" and (event := state_event(verb)):
        yield event, verb
    for child in verb.children:
        if child.dep_ == "dobj" and (event := read_vocabulary().subject_objects.get(_pair(verb, child))):
            yield event, verb
    yield from _complements(verb)
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and shares(child, "subject"):
            yield from as_subject(child, passive=child.tag_ == "VBN" and verb.tag_ == "VBN")


def _complements(verb: Token) -> Iterator[Found]:
    """*were homeless*, *remain missing*, *had to be evacuated*, *were among the dead*, *were victims*."""
    light = is_light(verb)
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in {"acomp", "oprd", "advmod", "attr"}:
            is_whom = (
                child.dep_ == "attr" and child.lemma_.lower() in read_vocabulary().people and not _is_share_of(verb)
            )
            event = state_event(child) or (noun_event(child) if is_whom else None)
            if event:
                yield event, child
        elif child.dep_ in {"xcomp", "ccomp"} and light:
            yield from as_subject(child, passive=child.tag_ == "VBN")
        elif child.dep_ == "prep" and child.lower_ == "as" and light:
            yield from ((event, word) for word in child.children if (event := state_event(word)))
    yield from _among(verb, verb.rights)


def _is_share_of(verb: Token) -> bool:
    """*three of whom were refugees*: who they were, not what befell them."""
    wholes = (
        inner.lower_
        for c in verb.lefts
        if c.dep_ in {"nsubj", "nsubjpass"}
        for of in c.children
        for inner in of.children
    )
    return not _WHOLES.isdisjoint(wholes)


def _as_object(verb: Token, token: Token) -> Iterator[Found]:
    """What befell the object of a verb: *killed 12*, *forced 300 to evacuate*, *left 3,000 homeless*."""
    if token.dep_ == "attr":
        yield from _among(verb, verb.lefts)
        subject = subject_of(verb)
        event = noun_event(subject) if subject is not None else None
        if event and subject is not None:
            yield event, subject
        return
    if token.pos_ == "NUM" and is_level(verb) and not any(child.lower_ == "of" for child in token.children):
        return
    if verb.lemma_ == "include":
        subject = subject_of(verb)
        named = (noun_event(subject) or read_vocabulary().states.get(subject.lower_)) if subject is not None else None
        if named:
            yield named, verb
        return
    paired = read_vocabulary().objects.get(_pair(verb, token))
    if paired:
        yield paired, verb
    if not (is_level(verb) and (is_share(token) or is_scored(token) or is_level_noun(subject_of(verb)))):
        yield from joined_verbs(verb, "object")
    if verb.lemma_.lower() in grammar_words()["causing_verbs"]:
        yield from _caused(verb, token)


def _pair(verb: Token, noun: Token) -> tuple[str, str]:
    """The verb and what is counted: the lives of *claimed hundreds of lives*."""
    of = next((child for child in noun.rights if child.lower_ == "of"), None)
    many = of is not None and (noun.like_num or noun.lower_ in load_words().plurals)
    counted = complement_of(of) if many and of is not None else None
    return verb.lemma_.lower(), (counted or noun).lemma_.lower()


def _caused(verb: Token, token: Token) -> Iterator[Found]:
    """*left 3,000 homeless*, *forced 300 to flee*: what follows the object tells what befell it."""
    for child in (*verb.children, *token.children):
        if child.i <= token.i or child.dep_ not in {"xcomp", "ccomp", "oprd", "acomp", "advcl", "acl", "relcl"}:
            continue
        if any(own.dep_ in {"nsubj", "nsubjpass"} and own.tag_ not in _RELATIVE for own in child.children):
            continue
        event = state_event(child) if child.pos_ == "ADJ" else None
        if verb.lemma_.lower() in grammar_words()["forcing_verbs"] and child.pos_ == "VERB":
            event = event or read_vocabulary().forced_verbs.get(child.lemma_.lower())
        if event:
            yield event, child
        yield from as_subject(child, passive=child.tag_ == "VBN")


def _as_prepositional(preposition: Token, depth: int) -> Iterator[Found]:
    """*the release of 130 captives*, *a death toll of 90*, *injuries to 12*, *a total of 30 were killed*."""
    above = preposition.head
    if above != preposition and preposition.lower_ in {"including", "like"}:
        yield from joined_verbs(above, "object") if above.pos_ == "VERB" else acts_on(above, depth + 1)
    if above == preposition or preposition.lower_ not in grammar_words()["links"]:
        return
    if above.pos_ in NOUNS:
        event = noun_or_compound(above) or _remains_of(above, preposition)
        if event:
            yield joined_nouns(above, event), above
        elif preposition.lower_ in {"of", "at"} and above.lemma_.lower() in grammar_words()["group_nouns"]:
            yield from acts_on(above, depth + 1)


def noun_or_compound(noun: Token) -> str | None:
    """The event of *death*, *death toll* or *body count*."""
    event = read_vocabulary().nouns.get(noun.lemma_.lower())
    compounds = (noun_event(child) for child in noun.children if child.dep_ == "compound")
    return event or next((found for found in compounds if found), None)


def _remains_of(noun: Token, preposition: Token) -> str | None:
    """*the bodies of 16 sailors*, *claimed the lives of 12 nurses*: the noun that stands for those whom it befell."""
    if preposition.lower_ != "of":
        return None
    words = read_vocabulary()
    if noun.tag_ == "NNS" and noun.lemma_.lower() in words.remains and any(map(is_person, preposition.children)):
        return words.remains[noun.lemma_.lower()]
    return words.objects.get(_pair(noun.head, noun)) if noun.dep_ in {"dobj", "nsubjpass"} else None
