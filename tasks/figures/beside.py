"""The noun right beside a figure that it measures: *70% of voters*, *a $3 billion fine*, *a 38-year-old teacher*.

The half of `measured` that needs no verb.
"""

from spacy.tokens import Doc, Token

from tasks.figures.counted import stands_in
from tasks.figures.following_noun import HYPHENS
from tasks.figures.sites import (
    Site,
    change_nouns,
    is_taken,
    kept_changes,
    level_nouns,
    names_time,
    past_bracket,
    says_nothing,
)
from tasks.numbers.money import Home, currency_after
from tasks.text.phrases import NOUNS, walk_noun

_MARKS = frozenset({'"', "“", "‘"})  # a three-month "grace period"
_OPENINGS = frozenset({"(", "/", "[", "–", "—"})


def restates(site: Site) -> bool:
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


def of_phrase(site: Site) -> Token | None:
    """*70% of whom*, *60% of its market cap*, *18 tonnes of rice*, *three years of war*."""
    doc, at = site.doc, _past_parenthesis(site)
    at = _past_worth(doc, at, site.limit)
    if site.kind == "age" or at + 1 >= site.limit or doc[at].lower_ != "of" or _is_within(site):
        return None
    at += 1
    while at < site.limit and (doc[at].pos_ in {"DET", "NUM"} or doc[at].tag_ in _BEFORE_NOUN):
        if stands_in(doc[at]) and not (at + 1 < site.limit and doc[at + 1].pos_ in {*NOUNS, "ADJ"}):
            break
        at += 1
    if at < site.limit and stands_in(doc[at]):
        return doc[at]
    walked = walk_noun(doc, at, site.limit)
    owned = walked[1] + 1 if walked and walked[1] < site.limit and doc[walked[1]].tag_ == "POS" else 0
    if owned and owned < site.limit and doc[owned].tag_ in {"CD", "$"}:  # "half of the firm's $728 million plan"
        while owned < site.limit and doc[owned].tag_ in {"CD", "$"}:
            owned += 1
        money = currency_after(doc.text, doc[owned - 1].idx + len(doc[owned - 1]), Home("", "", ""), 1.0, scaled=True)
        walked = walked if money else walk_noun(doc, owned, site.limit) or walked
    return doc[walked[1] - 1] if walked else None


_BEFORE_NOUN = frozenset({"PRP$", "CD", "PDT", "$"})


def _past_worth(doc: Doc, at: int, limit: int) -> int:
    """One past *worth* or *'s worth* (*$5 worth of apples*, *an hour's worth of tea*), else `at`."""
    to = at + 1 if at < limit and doc[at].lower_ in {"'", "’", "'s", "’s"} else at
    return to + 1 if to + 1 < limit and doc[to].lower_ == "worth" and doc[to + 1].lower_ == "of" else at


def _is_within(site: Site) -> bool:
    """*within 50 miles of the border*: the measure is of the way there, not of the place."""
    doc, at = site.doc, site.figure.start
    near = doc[at].lower_ == "within" or (at > 0 and doc[at - 1].lower_ == "within")
    return near and site.kind == "measurement"


def _past_parenthesis(site: Site) -> int:
    """One past the figure, and past the other unit in brackets after it (*8 miles (13 km) of tunnels*)."""
    doc, at = site.doc, site.figure.end
    if at < site.limit and doc[at].lower_ == "(":
        return past_bracket(doc, at, site.limit)
    conversion = site.figure.start and doc[site.figure.start - 1].lower_ == "(" and restates(site)
    return at + 1 if conversion and at < site.limit and doc[at].lower_ == ")" else at


def attributive(site: Site) -> Token | None:
    """*a $3 billion fine*, *a 25% duty*; of *a 19% drop in exports*, the exports."""
    doc, at = site.doc, site.figure.end
    if "/" in doc[at - 1].text and doc[at - 1].text[0].isdigit():  # of "24/32 mpg" the parser makes one word
        return None
    at = _past_conversion(site, at)
    is_alone = at == site.figure.end
    while at < site.limit and doc[at].lower_ in {*HYPHENS, *_MARKS, "point", "points"}:
        at += 1
    at += is_alone and site.kind == "duration" and at < site.limit and doc[at].tag_ == "POS"  # "12 years' protection"
    if at + 1 < site.limit and doc[at].lower_ in {"more", "less", "fewer"} and doc[at + 1].pos_ in {"NOUN", "ADJ"}:
        at += 1
    while at + 2 < site.limit and doc[at].like_num and doc[at + 1].lower_ in HYPHENS:
        sized = at + 3 < site.limit and doc[at + 3].like_num  # "a 185-hp 3-litre four-cylinder engine"
        at += 3 if sized else 2
    if at >= site.limit or doc[at].lower_ in {"more", "less", "higher", "lower"}:
        return None
    if doc[at].tag_ == "VBG" and doc[at].dep_ in {"acl", "advcl", "xcomp", "pcomp"}:  # "15 ppb requiring action"
        return None
    walked = walk_noun(doc, at, site.limit)
    if walked is None:
        return _past_comma(site, at)
    noun = doc[walked[1] - 1]
    apart = is_alone and noun.dep_ in {"nsubj", "nsubjpass"} and not any(_inside(token, noun) for token in site.figure)
    listed = noun.pos_ == "PROPN" and walked[1] < site.limit and doc[walked[1]].like_num  # "Orla fell 3% Tarma 2%"
    if says_nothing(noun) or apart or noun.like_num or (listed and site.kind == "percent"):
        return None
    return (changed(noun, site) or _changed_before(site) or noun) if noun.lemma_.lower() in change_nouns() else noun


def _past_conversion(site: Site, at: int) -> int:
    """One past the same in another unit: *a 2,200-mile (3,540-km) wall*, not *drove 40 miles (64 km) Monday*."""
    doc, unit = site.doc, site.doc[at - 1].lower_
    past = past_bracket(doc, at, site.limit)
    goes_on = at < past < site.limit and doc[past].pos_ in {*NOUNS, "ADJ"}
    return past if goes_on and site.kind == "measurement" and not unit.endswith("s") else at


def _past_comma(site: Site, at: int) -> Token | None:
    """*a two-year, $18 million deal*: the noun of which the figure is the first of several attributes."""
    root = site.figure.root
    if site.doc[at].text != "," or root.dep_ not in _ATTRIBUTES:
        return None
    noun = root.head
    far = not at < noun.i < min(site.limit, at + _LIST)
    if far or noun.pos_ not in NOUNS:
        return None
    own = site.doc[noun.i - 1].like_num and not any(token.is_currency for token in site.doc[at + 1 : noun.i])
    return None if own else noun  # "he is 6 feet, 200 pounds"


_ATTRIBUTES = frozenset({"nmod", "amod", "compound", "nummod"})
_LIST = 9


def _changed_before(site: Site) -> Token | None:
    """*Prices rose 0.6% after a 0.1% gain*: a change of nothing named is of what changed before."""
    start, end = site.before[-1] if site.before else (0, 0)
    return site.doc[start] if end and site.doc[end - 1].lower_ == site.figure[-1].lower_ else None


def _inside(token: Token, head: Token) -> bool:
    return any(above == head for above in token.ancestors)


def changed(noun: Token, site: Site) -> Token | None:
    """What a *drop*, a *rise* or a *loss* is of: its *in* or *of* phrase, else the noun or the subject before it."""
    if (thing := _led_by(noun, _WHOSE, site)) is not None:
        return thing
    owner = next((child for child in noun.children if child.dep_ == "poss" and child.pos_ in NOUNS), None)
    if owner is not None and noun.tag_ == "NN" and noun.i < site.figure.start:  # "the deficit's climb to $90 billion"
        return owner
    before = noun.nbor(-1) if noun.i else noun
    if not kept_changes().isdisjoint((noun.lemma_.lower(), f"{before.lower_} {noun.lemma_.lower()}")):
        return None
    is_noun = before.pos_ in NOUNS and before.lemma_.lower() not in level_nouns()  # "a record high of 40"
    if is_noun and before.dep_ == "compound" and not site.figure.start <= before.i < site.figure.end:
        return before
    return _led_by(noun, _ON_WHAT, site)


_WHOSE, _ON_WHAT = frozenset({"in", "of"}), frozenset({"for", "on"})


def _led_by(noun: Token, prepositions: frozenset[str], site: Site) -> Token | None:
    """The noun that one of the prepositions ties to another: the exports of *a drop in exports*."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in prepositions and child.i < site.limit:
            for thing in child.children:
                named = thing.pos_ in NOUNS and not says_nothing(thing)
                if named and thing.dep_ == "pobj" and not site.figure.start <= thing.i <= site.figure.end:
                    return thing
    return None


def in_brackets(site: Site) -> Token | None:
    """*the poverty line (about $25,000 for a family of four)*: what stands right before the bracket."""
    at = site.figure.start
    if site.before and site.doc[site.before[-1][0] - 1].text == "(" and _is_inside(site):
        return site.doc[site.before[-1][0]]
    if at < 2 or site.doc[at - 1].text not in {"(", "["}:
        return None
    noun = site.doc[at - 2]
    return noun if noun.pos_ in NOUNS and not is_taken(site, noun) and not names_time(noun) else None


def _is_inside(site: Site) -> bool:
    """*Lind (40% against to 39% for)*: in the brackets that the figure before opens, in the same unit."""
    start, end = site.before[-1]
    between = site.doc[end : site.figure.start]
    same_unit = site.doc[end - 1].lower_ == site.figure[-1].lower_
    return start > 0 and same_unit and len(between) <= _BRIEF and not any(token.text in {")", ";"} for token in between)


_BRIEF = 4


def elliptic(site: Site) -> Token | None:
    """*Gold added 1% to $1,281 and silver 2%*: the noun that a joined clause without a verb opens with."""
    doc, at = site.doc, site.figure.start
    if at < 2 or not site.before or site.kind not in {"percent", "money", "index"}:
        return None
    noun = doc[at - 1]
    opens = (
        doc[at - 2].lower_ in _JOINTS
        or site.before[-1][1] == at - 1
        or (noun.dep_ == "compound" and at > 2 and doc[at - 3].lower_ in _JOINTS)
    )
    named = opens and noun.pos_ in NOUNS and not is_taken(site, noun) and not says_nothing(noun)
    return noun if named else None


_JOINTS = frozenset({"and", ",", "while", "but"})
