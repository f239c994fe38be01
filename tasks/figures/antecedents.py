"""What numbers count that leave their noun to the reader: *of whom*, *three others*, *up from 23*, *just 6*.

After `counted` and `measured`, which handle the figure's own words; here the figures before it are asked, in the same
sentence first, then in the two before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from tasks.figures.bare_numbers import (
    breaks_down,
    is_given,
    is_joined,
    names_count,
    opens_with_of,
)
from tasks.figures.counted import Counted
from tasks.figures.earlier_figures import RECALLED, find_earlier, told_again
from tasks.figures.event_words import is_person, noun_event, read_vocabulary
from tasks.figures.known_figures import Known, Place
from tasks.figures.status_words import status_words
from tasks.text.phrases import NOUNS, noun_phrase, walk_noun, words_after, words_before

_ESTIMATES = frozenset({"estimate", "figure"})
_RESPECTIVELY = 8  # tokens from a figure to the word
_OF_PEOPLE = frozenset({"whom", "who"})
_RELATIVES = frozenset({"whom", "which", "that", "who"})


def resolve_counted(doc: Doc, counted: Counted, known: Sequence[Known], place: Place) -> tuple[Counted, str | None]:
    """What is counted and what befell it, filled in from the figures before where the words leave it out."""
    if counted.head is not None:
        of = _estimated(known, counted.head, place)
        if of is not None and of.head is not None:
            return _with(counted, of.first, of.last, of.head), place.event
        return counted, place.event or _event_of_whole(known, counted, place) or _event_of_apposed(counted, place)
    if counted.stand_in is not None and counted.stand_in.lower_ in _RELATIVES:
        noun = _relative_antecedent(counted.stand_in)
        bare = _bare_before(known, place, noun)
        if bare is not None:
            return counted, place.event or bare.event
        if noun is not None and counted.stand_in.lower_ in _OF_PEOPLE and not is_person(noun):
            noun = next((k.head for k in _here(known, place) if k.head is not None and is_person(k.head)), noun)
        if noun is not None and (noun.tag_ in {"NNS", "NNPS"} or place.kind != "count"):
            found = _with(counted, *_as_counted(doc, noun))
            same = next((k for k in reversed(known[-RECALLED:]) if k.head is not None and k.head.i == noun.i), None)
            return found, place.event or (same.event if same else None)
    bare = _bare_before(known, place, None)
    if bare is not None and _takes_up(counted, place.figure):
        return counted, place.event or bare.event
    source = _said_by(known, counted.stand_in) or told_again(known, place, counted.stand_in)
    source = source or find_earlier(known, place, counted.stand_in)
    if source is None:
        return _with_itself(doc, counted), place.event
    if source.head is None or (source.head.lower_ in read_vocabulary().states and names_count(place.figure)):
        return counted, place.event or _inherited(source, counted, place)
    next_in_turn = _next_in_turn(source.head, place.figure)
    if next_in_turn is not None:
        return _with(counted, *_as_counted(doc, next_in_turn)), place.event
    return _with(counted, source.first, source.last, source.head), place.event or _inherited(source, counted, place)


def _next_in_turn(head: Token, figure: Span) -> Token | None:
    """The Varn of *Orla and Varn fell 2% and 3% respectively*."""
    after = words_after(figure.doc, figure.end, _RESPECTIVELY)
    if not any(token.lower_ == "respectively" for token in after) or figure.start == 0:
        return None
    joined = figure.doc[figure.start - 1].lower_ in {"and", ","}
    return next((child for child in head.rights if child.dep_ == "conj" and joined and child.i < figure.start), None)


def _estimated(known: Sequence[Known], head: Token, place: Place) -> Known | None:
    """The damage of *They put the damage at $3 million; the state expects $5 million*, *its estimate is …*."""
    verb, root = head.head, place.figure.root
    is_estimate = head.lemma_.lower() in _ESTIMATES and any(child.dep_ == "poss" for child in head.lefts)
    forecasts = verb.lemma_.lower() in status_words()["forecast_verbs"] and root.dep_ == "dobj" and root.head == verb
    if place.kind == "count" or head.dep_ != "nsubj" or not (forecasts or (is_estimate and verb.lemma_ == "be")):
        return None
    near = (k for k in reversed(known[-RECALLED:]) if place.sentence - k.sentence <= 1)
    return next((k for k in near if k.kind == place.kind and k.head is not None), None)


def _event_of_whole(known: Sequence[Known], counted: Counted, place: Place) -> str | None:
    """What befell the 9 of *9 dead, 3 of them children*."""
    if counted.stand_in is None:
        return None
    whole = _bare_before(known, place, None) or find_earlier(known, place, counted.stand_in)
    return whole.event if whole is not None else None


def _event_of_apposed(counted: Counted, place: Place) -> str | None:
    """What the noun beside the number names: the deaths of *242 deaths, double the 94 told on Monday*."""
    root, head = place.figure.root, counted.head
    return noun_event(head) if head is not None and root.dep_ == "appos" and root.head == head else None


def _with(counted: Counted, first: int, last: int, head: Token) -> Counted:
    return replace(counted, first=first, last=last, head=head)


def _with_itself(doc: Doc, counted: Counted) -> Counted:
    """*others* where nothing before says which: the word itself is counted."""
    named = counted.stand_in is not None and counted.last > counted.first
    return _with(counted, counted.first, counted.last, doc[counted.last - 1]) if named else counted


def _inherited(source: Known, counted: Counted, place: Place) -> str | None:
    """The event of the figure that is taken up again: *up from 23*, *the count rose to 40*, *14 of whom*."""
    figure = place.figure
    pronoun = counted.stand_in is not None and counted.last == counted.first
    of_the = opens_with_of(figure) and source.sentence == place.sentence
    listed = breaks_down(figure) or is_joined(figure)
    if listed and figure.end < len(figure.doc) and figure.doc[figure.end].lower_ == "who":  # "and two who fled"
        return None
    if pronoun or of_the or listed or place.superseded or names_count(figure) or is_given(figure):
        return source.event
    return noun_event(source.head) if source.head is not None else None  # double the 94 (deaths) of Monday


def _relative_antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative clause hangs on, else the last plural before the comma that opens it."""
    token = pronoun
    for _ in range(8):
        if token.dep_ in {"relcl", "acl"} and token.head.pos_ in NOUNS:
            return token.head
        if token.head == token:
            break
        token = token.head
    before = list(words_before(pronoun.doc, pronoun.i, 30))
    opening = next((t.i for t in reversed(before) if t.text in {",", "(", "–", "—"}), pronoun.i)
    return next((t for t in reversed(before) if t.i < opening and t.tag_ in {"NNS", "NNPS"}), None)


def _bare_before(known: Sequence[Known], place: Place, noun: Token | None) -> Known | None:
    """The number without a noun that is taken up: the 61 of *In five states 61 died, 12 of whom …*, *Of them, 12 …*."""
    last = next((k for k in _here(known, place) if k.kind == "count"), None)
    if last is None or last.head is not None or last.event is None:
        return None
    return last if noun is None or noun.i < last.span[0] else None


def _takes_up(counted: Counted, figure: Span) -> bool:
    """*3 of them*, *Of the 61 killed, 12*: a part of what was counted right before."""
    pronoun = counted.stand_in is not None and counted.last == counted.first
    return pronoun or opens_with_of(figure) or breaks_down(figure)


def _here(known: Sequence[Known], place: Place) -> Iterator[Known]:
    """The figures before in the same sentence, the latest first."""
    return (k for k in reversed(known[-RECALLED:]) if k.sentence == place.sentence)


def _as_counted(doc: Doc, noun: Token) -> tuple[int, int, Token]:
    first, last = noun_phrase(noun, with_of=False)
    walked = walk_noun(doc, first, last)
    return (walked[0], walked[1], doc[walked[1] - 1]) if walked else (first, last, noun)


def _said_by(known: Sequence[Known], word: Token | None) -> Known | None:
    """The figure among whose words the stand-in is (*5 miles (8 km)*)."""
    if word is None:
        return None
    return next((k for k in reversed(known[-RECALLED:]) if k.span[0] <= word.i < k.span[1]), None)
