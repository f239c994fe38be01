"""What befell those whom a figure counts: an event word of the vocabulary that the words tie to the figure.

After `counted`, before `status`. Grammar is asked first (`event_grammar`), then the words next to the figure, then the
phrases of its clause: the small parser is lost in headlines. Never a stronger word than the text's.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from tasks.figures.event_grammar import (
    Found,
    acts_on,
    as_subject,
    is_level,
    is_light,
    is_score,
    opens_clause,
    takes_object,
)
from tasks.figures.event_levels import level_event
from tasks.figures.event_words import is_person, noun_event, read_vocabulary, state_event, stronger, verb_event, weaker
from tasks.text.phrases import NOUNS, clause_verb, span_at, words_after, words_before

_PHRASE_REACH = 16
_BREAK = re.compile(r"[;:—–]|\s-\s")
_SKIPPED = frozenset({"AUX", "ADV", "PART", "SCONJ", "PRON", "SPACE"})
_BOUNDS = frozenset(
    {"at", "least", "some", "about", "up", "to", "than", "more", "as", "many", "over", "nearly", "around"}
)
_SHARES = frozenset(
    {
        "percent",
        "%",
        "cent",
        "third",
        "half",
        "quarter",
        "thirds",
        "most",
        "some",
        "all",
        "none",
        "out",
        "fifth",
        "tenth",
        "sixth",
        "eighth",
    }
)
_FORMER = frozenset({"former", "ex"})
_PLACING = frozenset({"in", "on", "at", "across", "near", "inside", "within", "during"})
_DOERS = frozenset({"nsubj", "agent", "pobj"})
_SLIGHT = 30  # up to this rank an event tells too little of those who are named by another
_LEADING_REACH = 5  # "back on for all but"
_CLAUSE_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "ROOT", "appos", "nummod", "pobj", "quantmod"})


def find_event(doc: Doc, anchor: Token, head: Token | None, first: int, last: int) -> tuple[str | None, Token | None]:
    """The event that befell the figure whose tokens are `first:last`, and the word that says it; (None, None) for none.

    `anchor` is the word by which the figure hangs in its sentence, `head` the counted noun (None for a bare number).
    """
    found = (
        _named(doc, anchor, head, first)
        or _fitting(_one(_state_after(doc, last)), head)
        or (None if _is_apart(anchor, first, last) else _fitting(acts_on(anchor), head))
        or level_event(anchor)
        or (None if _is_whole(doc, first) else _fitting(_by_neighbours(doc, anchor, head, first, last), head))
    )
    if found and head is None and is_score(found[1], anchor):
        return None, None
    if found and found[1].dep_ in {"acl", "amod"} and found[1].head == anchor:
        found = _fitting(_outcome(anchor), head) or found
    return found or _of_person(anchor, head) or (None, None)


def _outcome(anchor: Token) -> Iterator[Found]:
    """*12 girls abducted last week have been freed*: what the clause tells, where a participle tells of before."""
    if anchor.dep_ in {"nsubj", "nsubjpass"} and anchor.head.pos_ == "VERB":
        yield from as_subject(anchor.head, passive=anchor.dep_ == "nsubjpass")


def _is_apart(anchor: Token, first: int, last: int) -> bool:
    """Whether the parser made the figure an argument of a verb that is not its own: *In 5 states 300 were killed*."""
    placed = first > 0 and anchor.doc[first - 1].lower_ in _PLACING and anchor.dep_ in {"nsubj", "nsubjpass"}
    return placed or opens_clause(anchor, last)


def _one(found: Found | None) -> Iterator[Found]:
    if found is not None:
        yield found


def _fitting(found: Iterable[Found], head: Token | None) -> Found | None:
    """The first event that can befall what is counted: people are not demolished, reports are not freed."""
    words = read_vocabulary()
    barred: frozenset[str] = frozenset()
    if head is not None:
        is_lifeless = head.lemma_.lower() in words.lifeless
        barred = words.of_things if is_person(head) else words.of_living if is_lifeless else barred
    return next((one for one in found if one[0] not in barred), None)


def _has_room(verb: Token) -> bool:
    """*The stadium holds 900 people*, *capable of holding 36 people*."""
    rooms = read_vocabulary().rooms
    able = verb.dep_ == "pcomp" and verb.head.head.lower_ == "capable"
    return able or any(child.dep_ == "nsubj" and child.lemma_.lower() in rooms for child in verb.children)


def _of_person(anchor: Token, head: Token | None) -> Found | None:
    """*captured 12 rebels*, *12 rebels captured there*: verbs that befall people, when people are counted."""
    people = _is_whom(head) or is_person(head) if head is not None else _is_of_them(anchor)
    clause = next((child for child in anchor.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    verb = anchor.head if anchor.dep_ in {"dobj", "nsubjpass"} else clause
    if not people or verb is None or verb.pos_ != "VERB":
        return None
    words = read_vocabulary()
    event = words.person_verbs.get(verb.lemma_.lower())
    if event == "captive" and head is not None and not is_person(head):  # "holds 12 inmates": the noun tells it better
        return None
    if event == "captive" and _has_room(verb):
        return None
    is_suspect = head is not None and head.lemma_.lower() in words.suspects
    if event == "captive" and is_suspect and not any(child.dep_ in {"nsubj", "agent"} for child in verb.children):
        event = "detained"
    if event == "captive" and any(child.dep_ in _DOERS and _is_of_state(child) for child in verb.children):
        event = "detained"
    return (event, verb) if event else None


def _is_of_them(anchor: Token) -> bool:
    """*hold 260 of them*: a pronoun for people, or at least for whom such a verb befalls."""
    return [word.lower_ for word in anchor.rights] == ["of"] and anchor.doc[
        anchor.i + 1 : anchor.i + 3
    ].text == "of them"


def _is_of_state(token: Token) -> bool:
    """Whether police, courts and the like do it, so that whom they hold is detained, not captive."""
    nouns = (token, *token.children)
    return any(noun.lemma_.lower() in read_vocabulary().of_state for noun in nouns)


def _is_whole(doc: Doc, first: int) -> bool:
    """*7 of the 11 were freed* says nothing of the 11."""
    at = first - 1
    while at > 0 and (doc[at].pos_ == "DET" or doc[at].tag_ == "PRP$"):
        at -= 1
    return at > 0 and doc[at].lower_ == "of" and (doc[at - 1].like_num or doc[at - 1].lower_ in _SHARES)


def _by_neighbours(doc: Doc, anchor: Token, head: Token | None, first: int, last: int) -> Iterator[Found]:
    yield from _one(_word_after(doc, last))
    yield from _one(_word_before(doc, head, first, last))
    yield from _one(_phrase_after(doc, anchor, last))
    yield from _one(_phrase_before(doc, first))


def _phrase_before(doc: Doc, first: int) -> Found | None:
    """*cut power to 300 homes*, *restored to all but 12 homes*: a phrase that leads to what it befalls."""
    text = words_before(doc, first, _LEADING_REACH).text.lower()
    found = next((phrase for phrase in _leading_phrases() if text.endswith(phrase)), None)
    return (read_vocabulary().phrases[found], doc[first - 1]) if found else None


@cache
def _leading_phrases() -> tuple[str, ...]:
    return tuple(phrase for phrase in read_vocabulary().phrases if phrase.endswith((" to", " but")))


def _named(doc: Doc, anchor: Token, head: Token | None, first: int) -> Found | None:
    """*14 deaths*, *130 captives*, *82,000 internally displaced persons*, *three of the dead*."""
    if head is None:
        return None
    for token in doc[first : head.i]:
        if token.lower_ in _FORMER:
            return None
        event = state_event(token)
        if event:
            return event, token
    event = noun_event(head)
    words = read_vocabulary()
    is_whom = _is_whom(head)
    event = event or words.states.get(head.lower_)
    if event is None and head.lower_ == "those":
        event, is_whom = (state_event(head.nbor()) if head.i + 1 < len(doc) else None), True
    if event is None:
        return None
    said = _fitting(acts_on(anchor), head) or _of_person(anchor, head) if is_whom else None
    return said if said is not None and _outdoes(said[0], event) else (event, head)


def _is_whom(noun: Token) -> bool:
    """Whether a noun names those whom something befell: *inmates*, *the wounded*."""
    words = read_vocabulary()
    return noun.lower_ in words.states or noun.lemma_.lower() in words.people


def _outdoes(said: str, named: str) -> bool:
    """Whether what is said of *three of the wounded* is news of them (*later died*); the dead stay dead."""
    if read_vocabulary().rank[named] >= read_vocabulary().rank["died"]:
        return said == "killed"
    return read_vocabulary().rank[said] > _SLIGHT


def _state_after(doc: Doc, last: int) -> Found | None:
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
