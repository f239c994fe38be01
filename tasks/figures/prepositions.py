"""What stands before the preposition that leads to a figure: *a fee of 5%*, *an altitude of 3,000 feet*.

One of the places in which `measured` looks for what a figure is of.
"""

from spacy.tokens import Token

from tasks.figures.beside import changed
from tasks.figures.levels import subject_above
from tasks.figures.sites import (
    Site,
    change_nouns,
    kept_changes,
    level_nouns,
    says_nothing,
)
from tasks.text.phrases import NOUNS, object_of, words_before

_PREPOSITIONS = frozenset(
    {"of", "at", "to", "by", "from", "above", "below", "over", "under", "with", "between", "for", "than"}
)


LATEST_GAP = 12
_LONGEST_LEAD = 4


def before_preposition(site: Site) -> Token | None:
    """*a fee of 5%*, *an altitude of 3,000 feet*, *Burlow by 2.6%*, *a ban for three months*."""
    anchor = site.figure.root
    preposition = anchor.head if anchor.dep_ == "pobj" else site.doc[max(0, site.figure.start - 1)]
    if preposition.lower_ not in _PREPOSITIONS or preposition.i >= site.figure.start or not preposition.i:
        return None
    beside = preposition.nbor(-1)
    if preposition.lower_ == "of" and _is_crowd(site) and beside.lemma_.lower() not in level_nouns():
        return None
    noun = beside if preposition.lower_ == "at" and beside.pos_ == "PROPN" else preposition.head
    if site.kind == "money" and preposition.lower_ == "for":
        noun = _bought(noun)
    if noun.pos_ not in NOUNS or noun.i >= preposition.i or preposition.i - noun.i > LATEST_GAP:
        noun = beside
        gapped = (
            not _is_in_object(preposition, beside)
            and noun.i
            and words_before(site.doc, _start_of(noun), 1).text.lower() in {",", "and", "but", "while"}
        )
        if noun.pos_ not in NOUNS or not gapped:
            return None
    if preposition.lower_ == "at" and says_nothing(noun):  # "were neck and neck at 24%"
        return None
    if site.kind == "money" and noun.lemma_.lower() == "loss":  # no fall of something, as in "a loss of 4%"
        return noun
    if noun.lemma_.lower() in change_nouns() or noun.lemma_.lower() in level_nouns():
        if f"{noun.nbor(-1).lower_} {noun.lemma_.lower()}" in kept_changes():
            return noun
        thing = changed(noun, site)
        where = thing is not None and thing.head.lower_ == "in" and noun.lemma_.lower() in level_nouns()
        thing = None if where else thing  # "reached a high of 64% in the poll"
        return thing or (noun if _is_beside_change(noun, site) else subject_above(noun) or noun)
    return _whose(noun) if preposition.lower_ == "of" else noun


def _is_beside_change(noun: Token, site: Site) -> bool:
    """*40% said so, an increase from the 36% of May*: a change that only says more of the figure before."""
    first = noun.left_edge.i
    return bool(site.before) and site.before[-1][1] <= first - 1 and site.doc[first - 1].text == ","


def _is_crowd(site: Site) -> bool:
    """*the lives of thousands*: whose lives, not how many."""
    return site.kind == "count" and site.figure.root.tag_ == "NNS"


def _whose(noun: Token) -> Token:
    """The margin of *a margin of error of 9%*: two *of* in a row hang on the first noun."""
    above = noun.head.head
    bare = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.i == noun.i - 1 and above.pos_ == "NOUN"
    return above if bare and above.i == noun.i - 2 and above.lemma_.lower() not in level_nouns() else noun


def _is_in_object(preposition: Token, noun: Token) -> bool:
    """*set the tax on gains and rents at 15%*: the noun before *at* belongs to the object of the verb."""
    thing = object_of(preposition.head) if preposition.head.pos_ == "VERB" else None
    return thing is not None and thing.i < noun.i <= thing.right_edge.i


def _start_of(noun: Token) -> int:
    """Where the adjectives and nouns before a noun begin."""
    at = noun.i
    while at > 0 and noun.i - at < _LONGEST_LEAD and noun.doc[at - 1].pos_ in {*NOUNS, "ADJ"}:
        at -= 1
    return at


def _bought(noun: Token) -> Token:
    """What has the price: the plan of *a plan with a 60 GB cap for $20*."""
    for _ in range(4):
        if noun.dep_ != "pobj" or noun.head.head.pos_ not in NOUNS:
            break
        noun = noun.head.head
    return noun
