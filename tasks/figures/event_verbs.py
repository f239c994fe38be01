"""Which verbs lead on to an event, and which tell a level or a score that nobody suffers.

Asked by `event_grammar` and `event_neighbours`; the words are in `data/event_grammar.toml`.
"""

from functools import cache

from spacy.tokens import Token

from tasks.text.phrases import subject_of, words_after, words_before
from tasks.vocabulary import read_words

_ROUND = 20


@cache
def grammar_words() -> dict[str, frozenset[str]]:
    """The verbs and nouns through which an event word reaches its figure, from `data/event_grammar.toml`."""
    return read_words("event_grammar.toml")


def is_light(verb: Token) -> bool:
    """Whether a verb only leads from its subject to the event that follows (*were left*, *had to be*)."""
    return verb.lemma_.lower() in grammar_words()["light_verbs"]


def is_level(verb: Token) -> bool:
    """Whether a bare number after the verb is a level that was reached (*hit 90*)."""
    return verb.lemma_.lower() in grammar_words()["level_verbs"]


def is_score(verb: Token, number: Token) -> bool:
    """Whether a bare number that somebody shot is a round of golf: *shot 67 to take the lead*."""
    if verb.lemma_.lower() != "shoot":
        return False
    subject = subject_of(verb)
    named = subject is not None and (subject.pos_ == "PROPN" or subject.tag_ == "PRP")
    near = (*words_before(verb.doc, verb.i, _ROUND), *words_after(verb.doc, number.i, _ROUND))
    return named or any(token.lower_ in grammar_words()["round_words"] for token in near)


def takes_object(verb: Token) -> bool:
    """Whether a verb has an object or a clause of its own."""
    return any(child.dep_ in {"dobj", "ccomp"} and child.i > verb.i for child in verb.children)


def is_share(token: Token) -> bool:
    """Whether the object is a percentage of nothing: a level (*hit 5%*), nothing that is hit."""
    return token.lower_ in grammar_words()["percent_words"] and not any(
        child.lower_ == "of" for child in token.children
    )


def is_scored(token: Token) -> bool:
    """*hit 30 home runs*: what a player does, not what befalls it."""
    return token.lemma_.lower() in grammar_words()["scored_nouns"]


def is_level_noun(noun: Token | None) -> bool:
    """*The number of users hit 3 million people*: the object is its level."""
    is_count = (
        noun is not None and noun.lemma_.lower() in grammar_words()["count_nouns"] | grammar_words()["measured_nouns"]
    )
    return is_count and noun is not None and not any(child.lower_ == "a" for child in noun.children)
