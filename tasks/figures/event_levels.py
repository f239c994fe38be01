"""Which event a figure is the level of: *the death toll rose to 90*, *bringing to 40 the number of injured*.

The half of `event_grammar` for numbers that do not count a noun of their own but are what a count came to.
"""

from spacy.tokens import Token

from tasks.figures.event_grammar import clauses_on, noun_or_compound
from tasks.figures.event_verbs import grammar_words, is_level
from tasks.figures.event_words import Found, noun_event, read_vocabulary, state_event
from tasks.text.phrases import NOUNS, subject_of, words_before

_DEPTH, _HEADLINE = 4, 6
_PLACING = frozenset({"in", "on", "across", "during", "near", "inside", "within", "for", "with", "among"})


def level_event(anchor: Token) -> Found | None:
    """*the death toll rose to 90*, *lifting the number of injured to 40*: the noun whose level the figure is."""
    verb = anchor
    for _ in range(_DEPTH):
        if verb.pos_ == "VERB":  # "passes 1,200": the verb belongs to the figure as its comparator
            break
        verb = verb.head
        # "counted bodies in three villages", "cases reported from three villages", but "rose from three"
        if verb.pos_ == "ADP" and (verb.lower_ in _PLACING or (verb.lower_ == "from" and anchor.pos_ in NOUNS)):
            return None
        if verb.pos_ not in {"ADP", "SCONJ", "NUM", "ADV", "SYM"}:
            break
    if verb.dep_ == "acl" and not is_level(verb):  # "brought the number of children hurt this year to 31"
        verb = verb.head.head if verb.head.dep_ != "pobj" else verb.head.head.head.head
    if verb.pos_ not in {"VERB", "AUX"} or not is_level(verb):
        return None
    if (toll := _toll_before(verb)) is not None:
        return toll
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    for word in (*objects, *subjects, subject_of(verb)):
        noun = _level_before(word) if word in objects and word.lower_ == "it" else word
        if noun is not None and noun != anchor and noun.pos_ in NOUNS:
            event = noun_event(noun) or noun_or_compound(noun) or _counted_event(noun)
            if event:
                return event, noun
    return None


def _toll_before(verb: Token) -> Found | None:
    """*Talks resume as toll in Varn passes 2,000*: the toll of a headline, whatever the parser hangs it on."""
    for word in reversed(list(words_before(verb.doc, verb.i, _HEADLINE))) if verb.tag_ == "VBZ" else ():
        if word.is_punct or word.pos_ in {"VERB", "AUX"}:
            return None
        if word.lemma_.lower() == "toll" and (event := noun_or_compound(word)):
            return event, word
    return None


def _level_before(pronoun: Token) -> Token | None:
    """*The number of dead is not known. Officials put it at 40*: the count that the sentence before speaks of."""
    start = pronoun.sent.start
    before = pronoun.doc[start - 1].sent if start else ()
    return next((token for token in before if token.lemma_.lower() in grammar_words()["count_nouns"]), None)


def _counted_event(noun: Token) -> str | None:
    """The event of those whose *number* is given: *the number of injured*, *the count of displaced families*."""
    if noun.lemma_.lower() not in grammar_words()["count_nouns"]:
        return None
    for preposition in (child for child in noun.children if child.dep_ == "prep"):
        for inner in preposition.children:
            event = noun_event(inner) or state_event(inner) or read_vocabulary().states.get(inner.lower_)
            event = event or next((said for left in inner.lefts if (said := state_event(left))), None)
            event = event or next((said for said, _ in clauses_on(inner)), None)
            if event:
                return event
    return next((said for said, _ in clauses_on(noun)), None)
