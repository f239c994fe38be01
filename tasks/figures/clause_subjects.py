"""The subject of the clause that a figure stands in, also where the parser has lost it.

A step of `levels`. In long sentences the small parser gives a verb the subject of the clause before: *Orla fell 1%,
while Varn, last year's best, fell 2%*. The words themselves tell: a clause opens with its subject.
"""

from spacy.tokens import Doc, Token

from tasks.figures.sites import Site, is_taken, says_nothing
from tasks.text.phrases import NOUNS, SUBJECTS, subject_of, walk_noun

_STRONG = frozenset({"while", "whilst", "whereas", "but", "though", "although", ";", ":", "—", "–"})
_WEAK = frozenset({"and", "as", "when"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_REACH = 30


def find_subject(site: Site, verb: Token) -> Token | None:
    """The verb's subject: the parser's own, else the noun that opens the clause, else the subject it shares."""
    owned = [child for child in verb.children if child.dep_ in SUBJECTS and child.dep_ != "expl"]
    own = owned[0] if owned else None
    if len(owned) > 1 and is_taken(site, owned[0]) and not is_taken(site, owned[-1]):  # a magnitude 5 quake
        return owned[-1]
    subject = None
    if own is None or is_taken(site, own):
        subject = _opening_noun(site, verb)
    if subject is None:
        subject = _above_per(subject_of(_sharing(verb)))
    return subject


def _above_per(noun: Token | None) -> Token | None:
    """The investment of *an investment per person, which is 5,000*."""
    if noun is not None and noun.dep_ == "pobj" and noun.head.lower_ == "per" and noun.head.head.pos_ in NOUNS:
        return noun.head.head
    return noun


def _sharing(verb: Token) -> Token:
    """The verb whose subject a finite verb shares: not the infinitive that it is joined to (*to come, and offers*)."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBZ", "VBD"} or verb.head.tag_ != "VB":
        return verb
    above = verb.head
    for _ in range(4):
        above = above.head
        if above.tag_ in _FINITE:
            return above
    return verb


def _opening_noun(site: Site, verb: Token) -> Token | None:
    """The head of the noun phrase with which the verb's clause opens, after *while*, *but*, a colon or a figure."""
    doc, end = site.doc, _start_of(verb)
    if not _is_finite(verb) or _shares(doc, end):
        return None
    strong = weak = None
    for i in range(end - 1, max(-1, end - _REACH), -1):
        token = doc[i]
        if token.tag_ in _FINITE and not _is_sign(token):
            break
        opens = token.lower_ in _WEAK or (token.text == "," and any(i == last for _, last in site.before))
        strong = i if strong is None and token.lower_ in _STRONG else strong
        weak = i if opens else weak
        if token.is_sent_start:
            break
    start = strong if strong is not None else weak
    return None if start is None else _noun_from(site, start + 1, end)


def _start_of(verb: Token) -> int:
    """The first token of the verb's own group: its auxiliaries."""
    return min([child.i for child in verb.lefts if child.dep_ in _AUXILIARIES], default=verb.i)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(child.tag_ in _FINITE for child in verb.lefts if child.dep_ in _AUXILIARIES)


def _shares(doc: Doc, end: int) -> bool:
    """Whether the verb follows a conjunction and so shares the subject before it (*fell 3% but rose 5% in Asia*)."""
    at = end - 1
    while at > 0 and doc[at].pos_ == "ADV":
        at -= 1
    return at >= 0 and doc[at].pos_ == "CCONJ"


def _is_sign(token: Token) -> bool:
    """Whether a token is capitals only, which the tagger may take for a verb."""
    return token.text.isupper() and len(token) > 1


def _noun_from(site: Site, at: int, end: int) -> Token | None:
    doc = site.doc
    while at < end and (doc[at].lower_ in _WEAK or doc[at].pos_ == "DET" or doc[at].tag_ in {"PRP$", "PDT"}):
        at += 1
    if at < end and doc[at].pos_ == "ADV" and doc[at].is_title:  # a name that the tagger does not know
        return doc[at]
    walked = walk_noun(doc, at, end) if at < end and doc[at].pos_ not in {"ADP", "ADV", "SCONJ", "PRON"} else None
    if walked is None:
        return None
    last = walked[1]
    while last < end and _is_sign(doc[last]):
        last += 1
    head = doc[last - 1]
    return None if is_taken(site, head) or says_nothing(head) else head
