"""What a figure measures by the verb that it hangs on: *exports fell 7%*, *cut emissions by 45%*.

The verbal half of `measured`.
"""

from spacy.tokens import Token

from tasks.figures.clause_subjects import find_subject
from tasks.figures.sites import (
    Site,
    is_taken,
    level_nouns,
    level_verbs,
    moving_verbs,
    names_time,
    says_nothing,
    settling_verbs,
)
from tasks.text.cues import load_cues
from tasks.text.phrases import NOUNS, clause_verb, complement_of, object_of, subject_of

_POINTS_IN_TIME = frozenset({"ago", "into", "later", "earlier", "before", "after", "prior", "old", "from", "since"})
_SAYS_SHARE = frozenset({"%", "percent", "cent"})
_COMPARED = frozenset({"more", "less", "fewer", "higher", "lower", "above", "below"})
_NEAR = 6
_TRANSITIVE = frozenset({"put", "bring", "take", "lift", "raise", "push", "set", "give", "cut", "lower"})

_COUNTING = frozenset({"count", "report", "confirm", "estimate"})  # whoever does so is not what is counted


def moved(site: Site) -> Token | None:
    """*wiping $340 million from the firm's value*, *adding 2% to the price*."""
    verb, at = site.figure.root.head, site.figure.end
    if (
        at + 1 >= site.limit
        or site.doc[at].lower_ not in {"from", "to", "off"}
        or verb.lemma_.lower() not in moving_verbs()
    ):
        return None
    thing = complement_of(site.doc[at])
    if (
        thing is None
        or thing.lemma_.lower() in level_nouns()  # "up 8% to a six-month high"
        or thing.pos_ not in NOUNS
        or not thing.is_alpha
        or any(not child.is_alpha or child.like_num for child in thing.children)
    ):
        return None
    return thing


def changed_by(site: Site) -> Token | None:
    """*cut emissions by 45%*, *cut emissions 45%*, *raised the age from 64 to 66*: the object of the change."""
    anchor = site.figure.root
    if anchor.dep_ == "quantmod" and anchor.head.pos_ == "NUM" and anchor.head.dep_ == "pobj":  # "from $3m to $2m"
        anchor = anchor.head
    preposition = anchor.head
    if preposition.lower_ == "between" and preposition.dep_ == "prep":  # from between 3 and 4 to between 5 and 6
        preposition = preposition.head
    direct = anchor.dep_ in {"npadvmod", "dobj", "oprd"} and preposition.pos_ == "VERB"  # "cut emissions 80 percent"
    if not direct and (anchor.dep_ != "pobj" or preposition.lower_ not in {"by", "from", "to"}):
        return None
    verb = preposition if direct else preposition.head
    for _ in range(4):  # the parser hangs "to" on "from" or on its number
        verb = verb.head if verb.dep_ in {"prep", "pobj"} or verb.pos_ == "NUM" else verb
    if verb.pos_ in NOUNS and verb.dep_ == "dobj":  # "lowered its bid from $3 to $2": hung on the bid
        verb = verb.head
    thing = object_of(verb) if verb.pos_ == "VERB" and verb.lemma_.lower() in moving_verbs() else None
    if thing is None or thing.pos_ not in NOUNS or thing.i >= site.figure.start or is_taken(site, thing):
        return None
    return thing


def goes_on(site: Site) -> Token | None:
    """*a profit of $84 million, down 12%*, *sold 40 boats, 12% fewer than in May*: the change of the figure before."""
    if not site.before:
        return None
    start, end = site.before[-1]
    gap = site.doc[end : site.figure.start]
    between = [token.lower_ for token in gap]
    same_unit = site.doc[end - 1].lower_ == site.figure[-1].lower_
    if between == ["from"] or (between[-2:] in _COMPARING and same_unit and len(between) <= _FAR):
        return site.doc[start]  # "exports fell to $4 from $5", "28% of votes compared with 24% for Lind"
    moved_on = 2 <= len(between) <= 4 and between[0] == "," and between[1] in _WAYS
    moved_on |= 0 < len(between) <= 4 and between[-1] in _WAYS and all(_says_when(token) for token in gap[:-1])
    after = site.doc[site.figure.end].lower_ if site.figure.end < site.limit else ""
    compared = site.kind == "percent" and after in _COMPARED and between[-1:] == [","] and len(between) <= _NEAR
    return site.doc[start] if moved_on or compared else None


_COMPARING = (["compared", "to"], ["compared", "with"])
_FAR = 8
_WAYS = frozenset({"up", "down"})
_IN = frozenset({"in", "on", "last", "this", "for", "year", "month", "week", "quarter"})


def _says_when(token: Token) -> bool:
    return token.lower_ in _IN or names_time(token)


def of_verb(site: Site) -> Token | None:
    """*exports fell 7%*, *the fine was $5*, *a village 90 miles wide*, *worth up to $8 million*."""
    anchor = site.figure.root
    if anchor.dep_ == "appos" and anchor.head.pos_ in NOUNS and not says_nothing(anchor.head):
        return anchor.head
    verb = _told(clause_verb(anchor), site.figure.start)
    if anchor.dep_ == "conj" and is_taken(site, anchor.head) and not _is_sum_of_share(site, verb):
        return anchor.head
    described = anchor.head
    if described.pos_ == "ADJ" and described.dep_ in {"amod", "acl", "relcl"} and described.head.pos_ in NOUNS:
        return described.head
    subject = find_subject(site, verb) if verb is not None else None
    if subject is None or site.figure.start <= subject.i < site.figure.end:
        return None
    if subject.head != verb and subject.head.lemma_.lower() in load_cues().clause:  # "says 900 hectares have burned"
        return None
    aged = subject.lower_ in {"old", "olds"} and subject.nbor(-1).lower_ == "-" if subject.i else False
    gerund = subject.dep_ in {"csubj", "nsubj"} and subject.tag_ == "VBG"
    if gerund and subject.nbor().tag_ in {"NNS", "NNPS"}:  # "starting wages doubled": an adjective
        return subject.nbor()
    named = subject.text[:1].isupper() and subject.pos_ not in {"PRON", "DET"}
    return subject if aged or gerund or named or subject.pos_ in NOUNS else None


def _is_sum_of_share(site: Site, verb: Token | None) -> bool:
    """*Debt reached 90 percent of output, or $3 million*, which is debt; not *lost 60% of its value, or $3 million*."""
    is_share = site.kind == "money" and site.figure.root.head.lower_ in _SAYS_SHARE
    return is_share and verb is not None and verb.lemma_.lower() not in moving_verbs()


def _told(verb: Token | None, at: int) -> Token | None:
    """The verb of what is told, for a figure behind who tells it: *Bread costs $4, the union said, up from $3*."""
    if verb is not None and verb.lower_ == "compared" and verb.dep_ in {"prep", "advcl"}:
        verb = verb.head
    if verb is None or verb.i > at or verb.lemma_.lower() not in load_cues().clause:
        return verb
    fronted = next((child for child in verb.lefts if child.dep_ == "ccomp"), None)
    return fronted or (verb.head if verb.dep_ == "parataxis" else verb)


def lasting(site: Site) -> Token | None:
    """*the war has gone on for five months*; *two months ago* is of nothing."""
    after = site.doc[site.figure.end].lower_ if site.figure.end < site.limit else ""
    if after in _POINTS_IN_TIME:
        return None
    verb = clause_verb(site.figure.root)
    doing = verb if verb is not None and verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "csubj"} else None
    return of_verb(site) or doing


def of_level_verb(site: Site) -> Token | None:
    """*horsepower jumped to 273*, *the number was 40*."""
    anchor = site.figure.root
    steps = 0
    while anchor.dep_ in {"nummod", "quantmod", "pobj", "npadvmod"} and anchor.head != anchor and steps < 3:
        anchor, steps = anchor.head, steps + 1
    verb = anchor if anchor.pos_ in {"VERB", "AUX"} else anchor.head
    if verb.lower_ == "from" and verb.dep_ == "prep":  # the parser hangs the "to" of "from 7 to 145" on "from"
        verb = verb.head
    settles = verb.lemma_.lower() in settling_verbs() and anchor.lower_ in {"at", "around", "near"}
    if not (settles or verb.lemma_.lower() in level_verbs()) or verb.i > site.figure.start:
        return None
    if anchor.dep_ == "dobj" and verb.lemma_.lower() in _COUNTING:
        return None
    thing = object_of(verb)
    if (thing is None or thing.pos_ == "PRON") and verb.lemma_.lower() in _TRANSITIVE:
        return None
    if thing is not None and thing.i >= site.figure.end and verb.lemma_.lower() in _TRANSITIVE:
        return thing if thing.pos_ in NOUNS else None  # "bring to 118 the number of dead"
    thing = thing or find_subject(site, verb)
    if thing is None or thing.pos_ not in NOUNS or thing.i >= site.figure.start:
        thing = find_subject(site, verb)
    if thing is None or thing.pos_ not in NOUNS or thing.i >= site.figure.start or is_taken(site, thing):
        return None
    return thing


def given(site: Site) -> Token | None:
    """*sold the unit for $3 million*, *fined the bank $45 million*, *sentenced Ode to 12 years*: what is dealt with."""
    anchor = site.figure.root
    preposition = anchor.head.lower_ if anchor.dep_ == "pobj" else ""
    if preposition:
        if preposition not in _DEALING.get(site.kind, frozenset()):
            return None
        verb = anchor.head.head
    else:
        verb = anchor.head if site.kind == "money" else anchor
    if verb.pos_ != "VERB" or verb.lemma_.lower() in _EARNING:
        return None
    for child in verb.rights:
        if child.i >= site.figure.start:
            break
        if child.dep_ in {"dobj", "dative"} and child.pos_ in NOUNS and child.is_alpha and not is_taken(site, child):
            return child
    return None


_LEVELLING = frozenset({"at", "to"})
_DEALING = {
    "money": frozenset({"for", "at", "to"}),
    "duration": frozenset({"to"}),
    "percent": _LEVELLING,
    "measurement": _LEVELLING,
}
_EARNING = frozenset({"cost", "earn", "save", "net", "bring"})


def subject_above(token: Token) -> Token | None:
    """The subject of the verb above a noun."""
    verb = clause_verb(token)
    subject = subject_of(verb) if verb is not None else None
    return subject if subject is not None and subject.pos_ in NOUNS and subject != token else None
