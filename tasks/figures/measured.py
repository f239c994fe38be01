"""What a percentage, a sum or a measure is of: *70% of whom*, *a fee of 5%*, *shares rose 9%*, *a $3 billion fine*.

The counterpart of `counted` for figures with a unit: here the noun seldom follows the number, so it is looked for in
the places that grammar gives it, the surest first. Where the place is taken by another figure (*5 miles (8 km)*,
*5.4 and 6.1 inches*), the two measure the same, and `antecedents` fills it in.
"""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from tasks.figures.aged import aged
from tasks.figures.beside import attributive, changed, elliptic, in_brackets, of_phrase, restates
from tasks.figures.counted import Counted
from tasks.figures.distances import far_away
from tasks.figures.levels import changed_by, given, goes_on, lasting, moved, of_level_verb, of_verb
from tasks.figures.nearest import nearest
from tasks.figures.prepositions import LATEST_GAP, before_preposition
from tasks.figures.sites import (
    Site,
    change_nouns,
    changing_verbs,
    is_taken,
    level_verbs,
    make_phrase,
    says_nothing,
    settling_verbs,
)
from tasks.figures.sums import after_in, dealt_out, meant_for, owned, worth
from tasks.text.phrases import NOUNS, clause_verb, complement_of, words_before

_BOUNDS = frozenset({"up", "over", "under", "above", "below", "beyond", "within", "exceeding", "between"})
_SOMEBODY = frozenset({"i", "you", "we", "they"})
_SAYS_UNIT = frozenset({"percent", "cent", "%", "age", "ages"})
_THOSE = frozenset({"the", "those", "these", "both", "all"})


def find_measured(site: Site) -> Counted:
    """What the figure with a unit is of; its `head` is None where nothing within the sentence says so."""
    blank = Counted(0, 0, None, site.figure.root)
    if site.kind == "score":
        return blank
    if site.kind == "age" and _names_whom(site):
        return blank
    if site.kind == "distance" and not restates(site):
        word = far_away(site)
        return blank if word is None else make_phrase(site, word, blank)
    if restates(site) and of_phrase(site) is None:
        return replace(blank, stand_in=site.doc[site.before[-1][0]])
    if site.kind == "duration" and site.figure.end < site.limit and site.doc[site.figure.end].lower_ == "ago":
        return blank
    for find in _DURATION_FINDERS if site.kind == "duration" else _FINDERS:
        word = find(site)
        if word is not None and word.lower_ in _SAYS_UNIT:  # "the 4 percent of the 30 percent", "at the age of 46"
            continue
        if word is not None and _falls_from(site, word):
            return replace(blank, stand_in=site.doc[site.before[-1][0]])
        if word is not None and word.text[0] not in "'’":  # the 's of "that's 90%" is tagged as a noun
            return make_phrase(site, _of_change(site, word), blank)
    return replace(blank, stand_in=_moving_pronoun(site))


def _moving_pronoun(site: Site) -> Token | None:
    """*The rate was 3%. In May it rose to 4%*: what has moved is known by a pronoun."""
    verb = clause_verb(site.figure.root)
    if verb is None or verb.lemma_.lower() not in changing_verbs() | settling_verbs() or site.kind == "duration":
        return None
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject if subject is not None and subject.lower_ in {"it", "they"} else None


def _falls_from(site: Site, word: Token) -> bool:
    """*locks in $98 billion, a drop from the $100 billion of May*: a change of nothing named, of the sum before."""
    doc, at = site.doc, site.figure.start
    led = [token.lower_ for token in doc[word.i + 1 : at]]
    alike = bool(site.before) and site.before[-1][1] <= word.i and word.lemma_.lower() in change_nouns()
    return alike and led in (["from"], ["from", "the"]) and changed(word, site) is None


def _names_whom(site: Site) -> bool:
    """*18-year olds*, *the 22-year-old was held*, *until they are 31*: the figure itself or a pronoun says who."""
    doc, figure = site.doc, site.figure
    if any(token.lower_ in _SOMEBODY and token.dep_ == "nsubj" for token in words_before(doc, figure.start, 2)):
        return True
    led = figure.start > 0 and doc[figure.start - 1].tag_ in {"DT", "PRP$"}
    follows = doc[figure.end].pos_ if figure.end < site.limit else ""
    alone = figure[-1].lower_ == "old" and led and follows not in {*NOUNS, "ADJ", "NUM"}
    return figure[-1].lower_ == "olds" or alone


def _of_change(site: Site, word: Token) -> Token:
    """The profit of *saw a drop in profit to $3 million*; another word stands for itself."""
    is_change = word.lemma_.lower() in change_nouns() and word.i < site.figure.start
    return changed(word, site) or word if is_change and word.lemma_.lower() != "loss" else word


def find_level(site: Site) -> Counted:
    """What a bare number is the level of (*an average of 1,500*, *the toll rose to 90*)."""
    blank = Counted(0, 0, None, site.figure.root)
    before = site.doc[site.figure.start - 1].lower_ if site.figure.start else ""
    if before in _THOSE:  # "no love was lost between the two"
        return blank
    for find in (
        (of_level_verb,) if before in {"between", "with", "for", "than"} else (before_preposition, of_level_verb)
    ):
        word = find(site)
        if word is not None and (_is_level(site) or not _acts(word)):
            return make_phrase(site, word, blank)
    return blank


def _is_level(site: Site) -> bool:
    """Whether the figure's own verb tells a level, whatever its subject does besides (*saw losses to trade at 90*)."""
    verb = clause_verb(site.figure.root)
    return verb is not None and verb.lemma_.lower() in settling_verbs() | changing_verbs()


def _acts(word: Token) -> bool:
    """Whether a noun is the subject of a verb that tells no level (*the firm invests a total of 40*)."""
    if word.dep_ not in {"nsubj", "nsubjpass"} or word.head.pos_ != "VERB":
        return False
    return word.head.lemma_.lower() not in level_verbs() | settling_verbs() and not any(
        child.dep_ == "xcomp" for child in word.head.children
    )


def _beside_way(site: Site) -> Token | None:
    """*with the Brask index down 8%*, *sending crude down 9%*: the noun right before the way, in such a phrase."""
    doc, at = site.doc, site.figure.start
    if at < 3 or doc[at - 1].lower_ not in _WAYS or doc[at - 2].pos_ not in NOUNS or says_nothing(doc[at - 2]):
        return None
    noun = doc[at - 2]
    led = words_before(doc, at - 2, LATEST_GAP)
    opens = next((w for w in reversed(led) if w.lower_ == "with" or w.lemma_ in _SENDING or w.is_punct), noun)
    return noun if not opens.is_punct and opens != noun and not is_taken(site, noun) else None


_WAYS = frozenset({"up", "down"})
_SENDING = frozenset({"send", "leave", "push", "drive", "drag"})


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
    same_sign = site.doc[start].is_currency and site.doc[start].lower_ == site.figure[0].lower_
    return site.doc[start] if same_words or (same_sign and _of_pronoun(site)) else None


def _of_pronoun(site: Site) -> bool:
    """*The pound fell to $1.20 before it went back to $1.25.*"""
    verb = clause_verb(site.figure.root)
    return verb is not None and any(child.lower_ in {"it", "they"} and child.dep_ == "nsubj" for child in verb.lefts)


def _listed(site: Site) -> Token | None:
    """*was 3.4% in May and 3.6 in June*, *a 25% tax on steel and a 10% on tin*: of what the figure before is of."""
    doc, at = site.doc, site.figure.start
    if not site.before or not at:
        return None
    bare = doc[at - 1].lower_ == "and" and all(token.like_num for token in site.figure)
    same_unit = doc[site.before[-1][1] - 1].lower_ == site.figure[-1].lower_
    again = same_unit and at > 1 and doc[at - 1].lower_ == "a" and doc[at - 2].lower_ == "and"
    return doc[site.before[-1][0]] if bare or again else None


def _rival(site: Site) -> Token | None:
    """*Lind had 64 percent to 33 percent for Moss*: whose the second share of a vote is."""
    doc, at, end = site.doc, site.figure.start, site.figure.end
    if site.kind != "percent" or not site.before or site.before[-1][1] != at - 1 or doc[at - 1].lower_ != "to":
        return None
    thing = complement_of(doc[end]) if end < site.limit and doc[end].lower_ == "for" else None
    return thing if thing is not None and thing.pos_ == "PROPN" else None


_FINDERS: tuple[Callable[[Site], Token | None], ...] = (
    of_phrase,
    aged,
    attributive,
    in_brackets,
    _listed,
    _rival,
    worth,
    dealt_out,
    after_in,
    owned,
    _beside_way,
    moved,
    goes_on,
    changed_by,
    _bounded,
    before_preposition,
    elliptic,
    given,
    meant_for,
    of_verb,
    _same_unit,
    nearest,
)


_DURATION_FINDERS = (of_phrase, attributive, before_preposition, given, lasting)
