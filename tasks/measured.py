"""What a percentage, a sum or a measure is of: *70% of whom*, *a fee of 5%*, *shares rose 9%*, *a $3 billion fine*.

The counterpart of `counted` for figures with a unit: here the noun seldom follows the number, so it is looked for in
the places that grammar gives it, the surest first. Where the place is taken by another figure (*5 miles (8 km)*,
*5.4 and 6.1 inches*), the two measure the same, and `antecedents` fills it in.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from tasks.counted import STAND_INS, Counted
from tasks.levels import changed_by, goes_on, lasting, moved, of_level_verb, of_verb, subject_above
from tasks.phrases import NOUNS, walk_noun, words_before
from tasks.sites import (
    Site,
    change_nouns,
    is_taken,
    level_nouns,
    level_verbs,
    make_phrase,
    says_nothing,
    settling_verbs,
)

_HYPHENS = frozenset({"-", "–", "‑"})
_PREPOSITIONS = frozenset(
    {"of", "at", "to", "by", "from", "above", "below", "over", "under", "with", "between", "for", "than"}
)
_BOUNDS = frozenset({"over", "under", "above", "below", "beyond", "within", "exceeding", "between"})
_NARROWING = frozenset({"of", "excluding", "including", "for", "in"})
_SPENDING = frozenset({"spend", "waste", "splash", "squander"})
_AGE_LINKS = frozenset({"aged", "age", "at", "of", "the", "over", "under", "is", "was", "who", "are", "were", "ages"})
_OPENINGS = frozenset({"(", "/", "[", "–", "—"})
_LATEST_GAP = 12


def find_measured(site: Site) -> Counted:
    """What the figure with a unit is of; its `head` is None where nothing within the sentence says so."""
    blank = Counted(0, 0, None, site.figure.root)
    if site.kind == "score":
        return blank
    if _restates(site) and _after_of(site) is None:
        return replace(blank, stand_in=site.doc[site.before[-1][0]])
    for find in _DURATION_FINDERS if site.kind == "duration" else _FINDERS:
        word = find(site)
        if word is not None:
            return make_phrase(site, word, blank)
    return blank


def find_level(site: Site) -> Counted:
    """What a bare number is the level of (*an average of 1,500*, *the toll rose to 90*)."""
    blank = Counted(0, 0, None, site.figure.root)
    before = site.doc[site.figure.start - 1].lower_ if site.figure.start else ""
    for find in (
        (of_level_verb,) if before in {"between", "with", "for", "than"} else (_before_preposition, of_level_verb)
    ):
        word = find(site)
        if word is not None and not _acts(word):
            return make_phrase(site, word, blank)
    return blank


def _acts(word: Token) -> bool:
    """Whether a noun is the subject of a verb that tells no level (*the firm invests a total of 40*)."""
    if word.dep_ not in {"nsubj", "nsubjpass"} or word.head.pos_ != "VERB":
        return False
    return word.head.lemma_.lower() not in level_verbs() | settling_verbs() and not any(
        child.dep_ == "xcomp" for child in word.head.children
    )


def _restates(site: Site) -> bool:
    """*5 miles (8 km)*, *C$6 (US$4.46)*: the same thing in another unit."""
    if not site.before:
        return False
    end = site.before[-1][1]
    between = [token.lower_ for token in site.doc[end : site.figure.start]]
    return (
        bool(between)
        and len(between) <= 3
        and between[0] in _OPENINGS
        and not any(token.is_sent_start for token in site.doc[end : site.figure.start])
    )


def _after_of(site: Site) -> Token | None:
    """*70% of whom*, *60% of its market cap*, *18 tonnes of rice*, *three years of war*."""
    doc, at = site.doc, _past_parenthesis(site)
    if site.kind == "age" or at + 1 >= site.limit or doc[at].lower_ != "of":
        return None
    at += 1
    while at < site.limit and (doc[at].pos_ in {"DET", "NUM"} or doc[at].tag_ in {"PRP$", "CD", "PDT"}):
        if doc[at].lower_ in STAND_INS and not (at + 1 < site.limit and doc[at + 1].pos_ in {*NOUNS, "ADJ"}):
            break
        at += 1
    if at < site.limit and doc[at].lower_ in STAND_INS:
        return doc[at]
    walked = walk_noun(doc, at, site.limit)
    return doc[walked[1] - 1] if walked else None


def _past_parenthesis(site: Site) -> int:
    """One past the figure, and past the other unit in brackets after it (*8 miles (13 km) of tunnels*)."""
    doc, at = site.doc, site.figure.end
    if at < site.limit and doc[at].lower_ == "(":
        closed = next((i for i in range(at, min(at + 8, site.limit)) if doc[i].lower_ == ")"), None)
        return closed + 1 if closed is not None else at
    return at + 1 if at < site.limit and doc[at].lower_ == ")" else at


def _aged(site: Site) -> Token | None:
    """*a 38-year-old teacher*, *Ana Duro, 44,*, *children under the age of 5*."""
    if site.kind != "age":
        return None
    doc = site.doc
    walked = walk_noun(doc, site.figure.end, site.limit)
    if walked:
        return doc[walked[1] - 1]
    at = site.figure.start - 1
    while at > 0 and (doc[at].is_punct or doc[at].lower_ in _AGE_LINKS):
        at -= 1
    return doc[at] if at >= 0 and doc[at].pos_ in NOUNS else None


def _attributive(site: Site) -> Token | None:
    """*a $3 billion fine*, *a 25% duty*; of *a 19% drop in exports*, the exports."""
    doc, at = site.doc, site.figure.end
    while at < site.limit and doc[at].lower_ in {*_HYPHENS, "point", "points"}:
        at += 1
    if at + 1 < site.limit and doc[at].lower_ in {"more", "less", "fewer"} and doc[at + 1].pos_ in {"NOUN", "ADJ"}:
        at += 1
    if at >= site.limit or doc[at].lower_ in {"more", "less", "higher", "lower"}:
        return None
    walked = walk_noun(doc, at, site.limit)
    if walked is None:
        return None
    noun = doc[walked[1] - 1]
    if says_nothing(noun) or (noun.dep_ in {"nsubj", "nsubjpass"} and not _inside(site.figure.root, noun)):
        return None
    return (_changed(noun, site) or noun) if noun.lemma_.lower() in change_nouns() else noun


def _inside(token: Token, head: Token) -> bool:
    return any(above == head for above in token.ancestors)


def _changed(noun: Token, site: Site) -> Token | None:
    """What a *drop*, a *rise* or a *loss* is of: its *in* or *of* phrase, else the noun or the subject before it."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "of", "for", "on"} and child.i < site.limit:
            for thing in child.children:
                if thing.pos_ in NOUNS and thing.dep_ == "pobj" and not site.figure.start <= thing.i <= site.figure.end:
                    return thing
    before = noun.nbor(-1) if noun.i else noun
    if before.pos_ in NOUNS and before.dep_ == "compound" and not site.figure.start <= before.i < site.figure.end:
        return before
    return None


def _after_in(site: Site) -> Token | None:
    """*$40 million in aid*, *$5 for the house*, *spends $9 million on roads*."""
    doc, at = site.doc, site.figure.end
    if site.kind != "money" or at + 1 >= site.limit or doc[at].lower_ not in {"in", "for", "on"}:
        return None
    if doc[at].lower_ == "on" and site.figure.root.head.lemma_.lower() not in _SPENDING:
        return None
    thing = next((child for child in doc[at].children if child.dep_ == "pobj"), None)
    if thing is None or thing.pos_ != "NOUN" or says_nothing(thing):
        return None
    bare = doc[at + 1].pos_ in {"NOUN", "ADJ"}
    return thing if doc[at].lower_ == "on" or (doc[at].lower_ == "in") == bare else None


def _before_preposition(site: Site) -> Token | None:
    """*a fee of 5%*, *an altitude of 3,000 feet*, *Burlow by 2.6%*, *a ban for three months*."""
    anchor = site.figure.root
    preposition = anchor.head if anchor.dep_ == "pobj" else site.doc[max(0, site.figure.start - 1)]
    if preposition.lower_ not in _PREPOSITIONS or preposition.i >= site.figure.start or not preposition.i:
        return None
    beside = preposition.nbor(-1)
    noun = beside if preposition.lower_ == "at" and beside.pos_ == "PROPN" else preposition.head
    if noun.pos_ not in NOUNS or noun.i >= preposition.i or preposition.i - noun.i > _LATEST_GAP:
        noun = beside
        gapped = noun.i and noun.nbor(-1).lower_ in {",", "and", "but", "while"}
        if noun.pos_ not in NOUNS or not gapped:
            return None
    if noun.lemma_.lower() in change_nouns() or noun.lemma_.lower() in level_nouns():
        return _changed(noun, site) or subject_above(noun) or noun
    return noun


def _bounded(site: Site) -> Token | None:
    """*loans over $5 million*, *speeds above 50 mph*: the bound's own preposition hangs on the noun beside it."""
    at = site.figure.start
    if not at or site.doc[at].lower_ not in _BOUNDS or site.doc[at].is_sent_start:
        return None
    noun = site.doc[at - 1]
    return noun if noun.pos_ in NOUNS and not says_nothing(noun) and not is_taken(site, noun) else None


def _same_unit(site: Site) -> Token | None:
    """*fell to 49 Hz on Monday, 52 Hz on Tuesday*: a figure without grammar of its own goes on from the one before."""
    if not site.before:
        return None
    start, end = site.before[-1]
    same_words = site.doc[end - 1].lower_ == site.figure[-1].lower_
    return site.doc[start] if same_words else None


def _nearest(site: Site) -> Token | None:
    """The noun just before the figure in the sentence, where grammar says nothing."""
    start = words_before(site.doc, site.figure.start, _LATEST_GAP).start
    for i in range(site.figure.start - 1, start - 1, -1):
        if site.doc[i].pos_ in NOUNS and not is_taken(site, site.doc[i]) and not says_nothing(site.doc[i]):
            return _above(site, site.doc[i])
    return None


def _above(site: Site, noun: Token) -> Token:
    """The noun that *excluding banks* or *of the firms* is said of; the noun itself where it hangs on none."""
    while noun.dep_ == "pobj" and noun.head.lower_ in _NARROWING and noun.head.head.pos_ in NOUNS:
        above = noun.head.head
        if above.i >= noun.i or is_taken(site, above) or says_nothing(above):
            break
        noun = above
    return noun


_FINDERS: tuple[Callable[[Site], Token | None], ...] = (
    _after_of,
    _aged,
    _attributive,
    _after_in,
    moved,
    goes_on,
    changed_by,
    _bounded,
    _before_preposition,
    of_verb,
    _same_unit,
    _nearest,
)


_DURATION_FINDERS = (_after_of, _attributive, _before_preposition, lasting)
