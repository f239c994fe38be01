"""The vocabulary of events, read from `data/events.toml`: which word names which event, and of whom it says so.

`events` crosses it with grammar. A word stands for one event only; where two entries list it the first keeps it.
"""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from tasks.places.countries import demonym_country
from tasks.text.cues import load_roles
from tasks.text.phrases import complement_of, words_under
from tasks.vocabulary import read_table

_CONTEXT_BEFORE, _CONTEXT_AFTER = 80, 40
_TABLES = (
    "object_verbs",
    "person_verbs",
    "subject_verbs",
    "nouns",
    "sometimes",
    "people",
    "remains",
    "states",
    "forced_verbs",
)


Found = tuple[str, Token]  # an event and the word that says it


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Events by lemma (states by the word as it stands).

    `of_things` befall no people, `of_living` nothing lifeless; `one_with`: the event that one is to a toll.
    """

    object_verbs: dict[str, str]
    person_verbs: dict[str, str]
    subject_verbs: dict[str, str]
    nouns: dict[str, str]
    sometimes: dict[str, str]
    people: dict[str, str]
    remains: dict[str, str]
    states: dict[str, str]
    forced_verbs: dict[str, str]
    phrases: dict[str, str]
    phrase: re.Pattern[str]
    rank: dict[str, int]
    of_things: frozenset[str]
    of_living: frozenset[str]
    one_with: dict[str, str]
    lifeless: frozenset[str]
    rooms: frozenset[str]
    objects: dict[tuple[str, str], str]
    subject_objects: dict[tuple[str, str], str]
    context: dict[str, frozenset[str]]
    persons: frozenset[str]
    of_state: frozenset[str]
    unreal: frozenset[str]
    suspects: frozenset[str]


@cache
def read_vocabulary() -> Vocabulary:
    """The event vocabulary of `data/events.toml`.

    >>> read_vocabulary().subject_verbs["die"]
    'died'
    """
    table = dict(read_table("events.toml"))
    persons, lifeless, rooms, of_state, unreal, suspects = (
        frozenset(table.pop(key)) for key in ("persons", "lifeless", "rooms", "of_state", "unreal", "suspects")
    )
    by: dict[str, dict[str, str]] = {key: {} for key in _TABLES}
    for event, entry in table.items():
        for key, words in by.items():
            for word in entry.get(key, []):
                words.setdefault(word, event)
    phrases = {phrase: event for event, entry in table.items() for phrase in entry.get("phrases", [])}
    longest_first = sorted(phrases, key=len, reverse=True)
    phrase = re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")", re.IGNORECASE)
    rank = {event: entry["rank"] for event, entry in table.items()}
    of_things, of_living = (
        frozenset(event for event, entry in table.items() if entry.get(only)) for only in ("things_only", "living_only")
    )
    objects, subject_objects = (
        {
            (verb, noun): event
            for event, entry in table.items()
            for noun, verbs in entry.get(key, {}).items()
            for verb in verbs
        }
        for key in ("objects", "subject_objects")
    )
    context = {event: frozenset(entry["context"]) for event, entry in table.items() if "context" in entry}
    return Vocabulary(
        **by,
        phrases=phrases,
        phrase=phrase,
        rank=rank,
        of_things=of_things,
        of_living=of_living,
        one_with={event: entry["one_with"] for event, entry in table.items() if "one_with" in entry},
        lifeless=lifeless,
        rooms=rooms,
        objects=objects,
        subject_objects=subject_objects,
        context=context,
        persons=persons,
        of_state=of_state,
        unreal=unreal,
        suspects=suspects,
    )


def verb_event(verb: Token, role: str) -> str | None:
    """The event of a verb for its `object` or its `subject`, with its particle where it has one (*lay off*).

    The lemmatizer errs on rare verbs (*gutted*), so a past form is also looked up among the states.
    """
    words = read_vocabulary()
    table = words.object_verbs if role == "object" else words.subject_verbs
    lemma = verb.lemma_.lower()
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    if particle is None and verb.i + 1 < len(verb.doc):  # the parser takes it for an adverb: "shot down 46"
        particle = verb.nbor().lower_
    if particle is not None and (event := table.get(f"{lemma} {particle}")):
        return event
    if role == "object" and (event := words.phrases.get(_dead_phrase(verb))):
        return event
    past = words.states.get(verb.lower_) if role == "object" and verb.tag_ in {"VBN", "VBD"} else None
    return table.get(lemma) or past


def _dead_phrase(verb: Token) -> str:
    """*shot dead*, *stabbed to death*, *found dead*: the verb with what it comes to."""
    follows = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3]]
    if follows == ["to", "death"]:
        return f"{verb.lower_} to death"
    is_dead = follows[:1] == ["dead"] or any(child.lower_ == "dead" for child in verb.children)
    return f"{verb.lower_} dead" if is_dead else ""


def noun_event(token: Token) -> str | None:
    """The event that a noun names (*evacuation*) or whose people it names (*captives*)."""
    words = read_vocabulary()
    lemma = token.lemma_.lower()
    if any(left.lower_ in words.unreal for left in token.lefts):
        return None
    if lemma in words.remains and _is_collection(token):
        return None
    named = words.nouns.get(lemma) or words.people.get(lemma) or words.people.get(token.lower_)
    perhaps = words.sometimes.get(lemma) if token.head.lower_ != "in" else None  # "in one case", a manner of speaking
    return named or (perhaps if perhaps and _has_context(token, perhaps) and not _of_another(token, perhaps) else None)


def _is_collection(token: Token) -> bool:
    """*bodies of evidence*, *her body*: of what has no plural there are no dead, nor is whose body is told of."""
    follows = token.doc[token.i + 1 : token.i + 4]
    if token.tag_ == "NN":  # "burns over 40 percent of her body"
        return any(child.tag_ == "PRP$" or child.dep_ == "poss" for child in token.lefts)
    if token.tag_ != "NNS" or len(follows) < _OF_NOUN or follows[0].lower_ != "of":
        return False
    return follows[1].tag_ == "NN" and (len(follows) == _OF_NOUN or follows[2].pos_ not in {"NOUN", "PROPN"})


_OF_NOUN = 2


def _of_another(token: Token, event: str) -> bool:
    """*cases of torture*: its own phrase says what it is of, and that is no word of the event's."""
    of = next((child for child in token.children if child.lower_ == "of"), None)
    inner = complement_of(of) if of is not None else None
    if inner is None or inner.pos_ == "PROPN":
        return False
    words = {word.lemma_.lower() for word in words_under(inner)} | {word.lower_ for word in words_under(inner)}
    return not words & read_vocabulary().context[event]


def _has_context(token: Token, event: str) -> bool:
    near = token.doc[max(0, token.i - _CONTEXT_BEFORE) : token.i + _CONTEXT_AFTER]
    wanted = read_vocabulary().context[event]
    return any(word.lower_ in wanted for word in near)


def is_person(token: Token) -> bool:
    """Whether a noun is one of the common words for people, or for who they are by office, trade or nation."""
    lemma = re.sub("men$", "man", token.lemma_.lower())  # the lemmatizer leaves "servicemen"
    if lemma in read_vocabulary().persons or lemma in load_roles().person:
        return True
    return token.tag_ in {"NNPS", "NNS"} and token.is_title and demonym_country(token.text) is not None


def state_event(token: Token) -> str | None:
    """The event of an adjective or a passive participle (*dead*, *displaced*)."""
    words = read_vocabulary()
    if token.lower_ in words.states and token.pos_ != "PROPN":
        return words.states[token.lower_]
    return verb_event(token, "object") if token.tag_ == "VBN" else None


def stronger(*events: str) -> str:
    """The event that claims the most: what *killed and injured* says."""
    return max(events, key=read_vocabulary().rank.__getitem__)


def weaker(*events: str) -> str:
    """The event that claims the least: all that *damaged or destroyed* says of each."""
    return min(events, key=read_vocabulary().rank.__getitem__)
