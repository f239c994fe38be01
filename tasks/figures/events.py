"""What befell those whom a figure counts: an event word of the vocabulary that the words tie to the figure.

After `counted`, before `status`. Grammar is asked first (`event_grammar`), then the words next to the figure, then the
phrases of its clause: the small parser is lost in headlines. Never a stronger word than the text's.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from tasks.figures.event_grammar import (
    acts_on,
    as_subject,
    opens_clause,
)
from tasks.figures.event_levels import level_event
from tasks.figures.event_neighbours import by_neighbours, state_after
from tasks.figures.event_verbs import is_score
from tasks.figures.event_words import Found, is_person, noun_event, read_vocabulary, state_event

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


def find_event(doc: Doc, anchor: Token, head: Token | None, first: int, last: int) -> tuple[str | None, Token | None]:
    """The event that befell the figure whose tokens are `first:last`, and the word that says it; (None, None) for none.

    `anchor` is the word by which the figure hangs in its sentence, `head` the counted noun (None for a bare number).
    """
    found = (
        _named(doc, anchor, head, first)
        or _fitting(filter(None, [state_after(doc, last)]), head)
        or (None if _is_apart(anchor, first, last) else _fitting(acts_on(anchor), head))
        or level_event(anchor)
        or (None if _is_whole(doc, first) else _fitting(by_neighbours(doc, anchor, head, first, last), head))
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


def _fitting(found: Iterable[Found], head: Token | None) -> Found | None:
    """The first event that can befall what is counted: people are not demolished, reports are not freed."""
    words = read_vocabulary()
    barred: frozenset[str] = frozenset()
    if head is not None:
        is_lifeless = head.lemma_.lower() in words.lifeless
        is_known = head.lower_ != "others"  # of people or of things
        barred = words.of_things if is_known and is_person(head) else words.of_living if is_lifeless else barred
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
