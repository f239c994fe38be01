"""What the words next to a figure say befell it: *20 dead*, *Quake kills 14*, *12 families lost their homes*.

The half of `events` for which grammar is not asked, or not first: the small parser is lost in headlines.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from tasks.figures.event_verbs import is_level, is_light, takes_object
from tasks.figures.event_words import Found, read_vocabulary, state_event, stronger, verb_event, weaker
from tasks.text.phrases import NOUNS, clause_verb, span_at, words_after, words_before

_PHRASE_REACH = 16
_BREAK = re.compile(r"[;:—–]|\s-\s")
_SKIPPED = frozenset({"AUX", "ADV", "PART", "SCONJ", "PRON", "SPACE"})
_BOUNDS = frozenset(
    {"at", "least", "some", "about", "up", "to", "than", "more", "as", "many", "over", "nearly", "around"}
)
_LEADING_REACH = 5  # "back on for all but"
_CLAUSE_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "ROOT", "appos", "nummod", "pobj", "quantmod"})


def by_neighbours(doc: Doc, anchor: Token, head: Token | None, first: int, last: int) -> Iterator[Found]:
    """The events that the words beside the figure tell, those nearest to it first."""
    yield from _one(_word_after(doc, last))
    yield from _one(_word_before(doc, head, first, last))
    yield from _one(_phrase_after(doc, anchor, last))
    yield from _one(_phrase_before(doc, first))


def _one(found: Found | None) -> Iterator[Found]:
    if found is not None:
        yield found


def state_after(doc: Doc, last: int) -> Found | None:
    """*20 dead*, *14 wounded*, *250 homeless*: a state right after the figure."""
    if last >= len(doc):
        return None
    token = doc[last]
    if token.pos_ in {"ADJ", "PROPN"} and token.text[:1].isupper() and last + 1 < len(doc):  # "95,000 Orskian dead"
        token = doc[last + 1]
    event = read_vocabulary().states.get(token.lower_)
    if (
        event is None
        or token.pos_ not in {"ADJ", "VERB", "ADV", "NOUN"}
        or (token.pos_ == "VERB" and takes_object(token))
    ):
        return None
    return _either(token, event), token


def _either(token: Token, event: str) -> str:
    """Of *dead or missing* the weaker, of *affected and displaced* the stronger of two states."""
    after = token.i + 1
    if after + 1 >= len(token.doc) or token.nbor().lower_ not in {"and", "or"}:
        return event
    other = state_event(token.nbor(2))
    if other is None or token.nbor(2).dep_ != "conj":
        return event
    return (weaker if token.nbor().lower_ == "or" else stronger)(event, other)


def _word_after(doc: Doc, last: int) -> Found | None:
    """The first word of weight after the figure, where it is an event's: *Quake: 14 reported killed*."""
    for token in words_after(doc, last, 8):
        if (token.is_punct and token.text != "-") or (token.pos_ == "VERB" and takes_object(token)):
            return None
        if token.pos_ == "VERB" and _counts_others(token, last):
            return None
        event = state_event(token) or _past_event(token)
        if event:
            return event, token
        if token.pos_ not in _SKIPPED and not is_light(token):
            return None
    return None


def _counts_others(verb: Token, last: int) -> bool:
    """*30 homes in a hamlet of 300 people were hit*: the subject counts something of its own before the figure."""
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or not subject.i < last - 1 <= subject.right_edge.i:
        return False
    return any(child.dep_ == "nummod" and child.i < subject.i for child in subject.children)


def _past_event(token: Token) -> str | None:
    """*6 homes destroyed*: the parser takes the participle of a headline for a past tense."""
    if token.pos_ != "VERB":
        return read_vocabulary().subject_verbs.get(token.lower_) if token.tag_ in {"NN", "NNP"} else None
    passive = verb_event(token, "object") if token.tag_ in {"VBN", "VBD"} and not takes_object(token) else None
    return passive or verb_event(token, "subject")


def _word_before(doc: Doc, head: Token | None, first: int, last: int) -> Found | None:
    """The verb right before the figure: *Quake kills 14*, tagged as a noun by the parser as often as not."""
    words = read_vocabulary()
    for i in range(first - 1, max(-1, first - 5), -1):
        token = doc[i]
        if token.pos_ in {"DET", "ADV", "ADJ"} or token.lower_ in _BOUNDS:
            continue
        event = verb_event(token, "object") or words.object_verbs.get(_verb_form(token))
        if is_level(token) and head is None and not (last < len(doc) and doc[last].lower_ == "of"):
            return None
        if event and token.pos_ in {"VERB", *NOUNS} and not any(c.dep_ in {"dobj", "auxpass"} for c in token.children):
            return event, token
        return None
    return None


def _verb_form(token: Token) -> str:
    return token.lower_.removesuffix("s")


def _phrase_before(doc: Doc, first: int) -> Found | None:
    """*cut power to 300 homes*, *restored to all but 12 homes*: a phrase that leads to what it befalls."""
    text = words_before(doc, first, _LEADING_REACH).text.lower()
    found = next((phrase for phrase in _leading_phrases() if text.endswith(phrase)), None)
    return (read_vocabulary().phrases[found], doc[first - 1]) if found else None


@cache
def _leading_phrases() -> tuple[str, ...]:
    return tuple(phrase for phrase in read_vocabulary().phrases if phrase.endswith((" to", " but")))


def _phrase_after(doc: Doc, anchor: Token, last: int) -> Found | None:
    """*took shelter*, *lost their homes*: a phrase of the clause that the figure is subject or object of."""
    if anchor.dep_ not in _CLAUSE_PLACES:
        return None
    text = words_after(doc, last, _PHRASE_REACH).text
    broken = _BREAK.search(text)
    text = text[: broken.start()] if broken else text
    words = read_vocabulary()
    match = words.phrase.search(text)
    if match is None:
        return None
    at, event = match.start(), words.phrases[match.group().lower()]
    said = span_at(doc, doc[last].idx + at, doc[last].idx + at + 1)
    if said is None or (at and not _same_clause(said[0], anchor)):
        return None
    return event, said[0]


def _same_clause(word: Token, anchor: Token) -> bool:
    """Whether the way up from a word meets the figure's verb or noun before another clause with its own subject."""
    if anchor.dep_ == "pobj" and anchor.head.lower_ != "of":
        return False
    verb = clause_verb(anchor)
    token = word
    for _ in range(12):
        if verb is None or token in (verb, anchor):
            return True
        if any(child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ not in {"WDT", "WP"} for child in token.children):
            return False
        if token.pos_ in NOUNS and any(
            child.dep_ == "nummod" for child in token.children
        ):  # "46 cases and 12 deaths in"
            return False
        if token.head == token or (token.dep_ == "conj" and token.pos_ == "VERB" and anchor.dep_ == "dobj"):
            return False
        token = token.head
    return False
