"""Which earlier figure a number takes up that leaves its noun to the reader: *three others*, *up from 23*, *just 6*.

Asked by `antecedents`: in the same sentence first, then in the two before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from tasks.claims.claim_words import is_found
from tasks.figures.bare_numbers import (
    adds,
    goes_on,
    is_beside,
    is_given,
    is_subject,
    names_count,
    names_own,
    opens_with_of,
)
from tasks.figures.event_verbs import grammar_words
from tasks.figures.event_words import is_person, noun_event, read_vocabulary
from tasks.figures.known_figures import Known, Place, agrees, has_level
from tasks.text.phrases import words_after

_SENTENCES_BACK = 2
RECALLED = 12
_BRIEF = 6  # words from the figure to the end of a sentence that only gives it (*Red Lantern says at least 31.*)
_OTHERS = frozenset({"other", "others"})
_SETTING = frozenset({"in", "at", "across", "within", "during", "after", "for", "from", "on", "over"})
_OF_PERSONS = frozenset({"killed", "died", "injured", "missing", "detained", "captive", "hospitalised", "displaced"})
INCLUDING = re.compile(
    r"\b(?:including|includes?|included|among (?:them|those|whom|which)|of (?:whom|them|which)|counting)\b",
    re.IGNORECASE,
)


def find_earlier(known: Sequence[Known], place: Place, stand_in: Token | None) -> Known | None:
    """The latest figure near enough that counts something: of the same event first, then of any of its kind."""
    near = [
        k for k in reversed(known[-RECALLED:]) if place.sentence - k.sentence <= _SENTENCES_BACK and k.head is not None
    ]
    here = [k for k in near if k.sentence == place.sentence]
    if place.kind != "count":
        alike = [k for k in here if k.kind == place.kind]
        if place.superseded or stand_in is None:
            return _first(alike) if place.superseded else None
        told = (k for k in near if place.sentence - k.sentence == 1 and k.kind == place.kind and has_level(k))
        return _first(here) or _first(k for k in told if agrees(k, stand_in))
    near = [k for k in near if k.kind == "count" and not _is_no_mass(k)]
    if stand_in is not None:
        back = 1 if stand_in.lower_ in _OTHERS else _SENTENCES_BACK
        fits = [k for k in near if place.sentence - k.sentence <= back and _can_befall(k, place.event)]
        wholes = [k for k in fits if not (back == 1 and _is_included(place.figure.doc, k))]
        return _first([k for k in wholes if not _is_setting(k)] or wholes or fits)
    if place.event is not None:
        same = (k for k in near if k.event == place.event)
        found = _first(same) or _first(k for k in near if k.event is not None and _alike(k.event, place.event))
        found = found if found is None or found in here else _whole_of(found, near)
        if found is None and (adds(place.figure) or opens_with_of(place.figure)):
            return _first(k for k in here if k.kind == "count")
        if found is not None and place.superseded and found.sentence == place.sentence:
            return found
        return found if found is not None and _is_shared(found, place) else None
    if names_own(place.figure):
        return None
    if names_count(place.figure) or is_given(place.figure):
        just_said = [k for k in near if k.event is None and place.sentence - k.sentence <= 1 and not _is_setting(k)]
        stated = _first(k for k in just_said if _there_were(k)) if names_count(place.figure) else None
        befallen = _first(_befallen(known, place))
        if stated is not None and (befallen is None or befallen.sentence < stated.sentence):
            return stated
        return befallen or (_first(just_said) if is_given(place.figure) else None)
    if is_subject(place.figure) or adds(place.figure):
        last = (k for k in near if place.sentence - k.sentence <= 1 and not _is_setting(k))
        before = _first(k for k in here if k.kind == "count" and not _is_setting(k)) or _first(last)
        return before if before is None or before in here else _whole_of(before, near)
    if not place.superseded and not goes_on(place.figure) and not _does_likewise(place.figure, here):
        return None
    counts = [k for k in here if k.kind == "count" and not _is_owned(k, place)]
    return _first(k for k in counts if not _is_setting(k)) or _first(counts)


def _does_likewise(figure: Span, here: Sequence[Known]) -> bool:
    """*Lind has 40 seats; Moss has 31*: the object of the same verb."""
    verb, before = figure.root.head, here[0].head if here else None
    same = before is not None and before.dep_ == "dobj" and before.head.lemma_ == verb.lemma_
    return same and figure.root.dep_ == "dobj" and verb.pos_ == "VERB"


def told_again(known: Sequence[Known], place: Place, stand_in: Token | None) -> Known | None:
    """The figure that is taken up with its own number: *the 90*, *the remaining seven*, *two of the six*."""
    doc, at, end = place.figure.doc, place.figure.start, place.figure.end
    if place.kind != "count" or stand_in is not None or at == 0:
        return None
    if _is_definite(doc, at):
        last = known[-1] if known else None
        if last is not None and doc[at - 2].lower_ == "of" and last.head is not None and last.last == at - 2:
            return last  # "40 seats of the 90"
        words = _digits_of(place.figure)
    else:
        led = [token.lower_ for token in doc[end : end + 2]]
        words = _digits_of(doc[end + 2 : end + 3]) if led == ["of", "the"] else []
    back = _SENTENCES_BACK if words in _COMMON else _FAR_BACK
    same = (k for k in reversed(known[-RECALLED:]) if place.sentence - k.sentence <= back and k.kind == "count")
    named = (k for k in same if k.head is not None and doc[k.first - 1].lower_ not in _HYPHENS)
    return _first(k for k in named if words and _digits_of(doc[slice(*k.span)]) == words)


_DEFINITE = frozenset({"the", "those", "these", "all"})
_COMMON = (["two"], ["three"], ["2"], ["3"])
_FAR_BACK = 10
_HYPHENS = frozenset({"-", "–", "‑"})


def _is_definite(doc: Doc, at: int) -> bool:
    """*the 90*, *the remaining 90*, *the high-risk six*; *the other two* are not those told of."""
    for token in reversed(doc[max(0, at - _DESCRIBED) : at]):
        if token.lower_ in _DEFINITE:
            return True
        if token.lower_ in _OTHERS or not (token.pos_ in {"ADJ", "NOUN"} or token.lower_ in _HYPHENS):
            return False
    return False


_DESCRIBED = 4


def _digits_of(words: Span) -> list[str]:
    return [token.lower_ for token in words if token.like_num]


def _is_owned(known: Known, place: Place) -> bool:
    """*the highest of its five phases*: the five are of what is counted, not what is counted."""
    return known.span[0] > 0 and place.figure.doc[known.span[0] - 1].tag_ == "PRP$"


def _whole_of(part: Known, near: Sequence[Known]) -> Known:
    """The 60 of *60 people, among them nine nurses, were hurt*: a new sentence goes on from the whole."""
    for one in reversed(near):
        if one.sentence == part.sentence and one.event == part.event and one.span[1] <= part.span[0]:
            between = part.head.doc[one.span[1] : part.span[0]].text if part.head is not None else ""
            return one if INCLUDING.search(between) else part
    return part


def _is_no_mass(known: Known) -> bool:
    """*No damage was reported. Two struck a field*: of what has no plural there are no two."""
    head = known.head
    return head is not None and head.tag_ == "NN" and head.doc[known.span[0]].lower_ == "no" and not is_person(head)


def _can_befall(known: Known, event: str | None) -> bool:
    """Whether *six others* of an event of people can be of what was counted before: drones are not wounded."""
    of_people = event is not None and event in _OF_PERSONS
    return not of_people or known.head is None or is_person(known.head) or known.event in _OF_PERSONS


def _is_included(doc: Doc, known: Known) -> bool:
    """The 10 of *killed 44 people, including 10 nurses, and hurt 200 others*: others are of the whole."""
    return known.span[0] > 0 and doc[known.span[0] - 1].lower_ == "including"


def _is_setting(known: Known) -> bool:
    """*In 5 states 300 came*: where or when something was, not of whom there were 300."""
    head = known.head
    return head is not None and head.dep_ == "pobj" and head.head.lower_ in _SETTING


def _there_were(known: Known) -> bool:
    """*There had been 187 passengers on board*: a count that is all the clause says, which *the figure* takes up."""
    head = known.head
    return head is not None and head.dep_ == "attr" and any(child.dep_ == "expl" for child in head.head.lefts)


def _befallen(known: Sequence[Known], place: Place) -> Iterator[Known]:
    """The counts before that something befell, for a number that is only named a count or given by somebody."""
    is_brief = len(words_after(place.figure.doc, place.figure.start, _BRIEF + 1)) <= _BRIEF
    back = _SENTENCES_BACK if is_brief or names_count(place.figure) else 0
    for one in reversed(known[-RECALLED:]):
        if one.kind == "count" and one.event is not None and place.sentence - one.sentence <= back:
            yield one


def _is_shared(source: Known, place: Place) -> bool:
    """Whether a bare number of an event can count the same: the noun of another sentence only if it says *people*.

    *Seven teachers were among the dead. In 2009 a fire killed 53* does not tell who the 53 were; nor are *38 bodies*
    and *74 wounded* both bodies, nor does a *death toll* count tolls.
    """
    head = source.head
    if head is None or head.lemma_.lower() in grammar_words()["count_nouns"]:
        return False
    if is_found(head.lemma_) and names_count(place.figure):  # bodies are found, the dead are counted
        return False
    if place.event != source.event and noun_event(head) is not None and not is_person(head):
        return False
    anybody = head.lemma_.lower() in grammar_words()["anybody"]
    if place.event != source.event and is_beside(place.figure) and not anybody:
        return False
    is_near = source.sentence == place.sentence or source.event in read_vocabulary().of_things
    return is_near or anybody or goes_on(place.figure)


def _alike(one: str, other: str) -> bool:
    """Whether two events befall the same sort: people are not destroyed, houses are not wounded."""
    things = read_vocabulary().of_things
    return (one in things) == (other in things)


def _first(found: Iterable[Known]) -> Known | None:
    return next(iter(found), None)
