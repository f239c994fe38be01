"""The noun nearest before a figure, where grammar says nothing of what it measures.

The last resort of `measured`: who tells the figure, and what another clause is about, are passed over.
"""

from spacy.tokens import Token

from tasks.figures.sites import Site, is_taken, says_nothing
from tasks.text.cues import load_cues
from tasks.text.phrases import NOUNS, clause_verb, words_before

_REACH = 12
_FRONTED = 4  # tokens from the noun to the pronoun, a comma and "of four" between
_NARROWING = frozenset({"of", "excluding", "including", "for", "in"})


def nearest(site: Site) -> Token | None:
    """The noun just before the figure in the sentence, where grammar says nothing."""
    if site.kind in {"percent", "money"} and site.figure.root.dep_ in {"nsubj", "nsubjpass"}:
        return _asked(site)
    start = words_before(site.doc, site.figure.start, _REACH).start
    pronoun = _pronoun_before(site)
    for i in range(site.figure.start - 1, start - 1, -1):
        noun = site.doc[i]
        if pronoun is not None and i < pronoun.i and not _is_meant(noun, pronoun):
            continue
        if noun.pos_ in NOUNS and not is_taken(site, noun) and not says_nothing(noun):
            found = None if _tells(noun) or _is_source(noun) else _above(site, noun)
            return None if found is None or _tells(found) else found
    return None


def _pronoun_before(site: Site) -> Token | None:
    """The pronoun that is the subject: what is before it is of another clause (*he left; she is at 2.5%*)."""
    verb = clause_verb(site.figure.root)
    subject = next((c for c in verb.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None) if verb is not None else None
    return subject if subject is not None and subject.tag_ == "PRP" and subject.i < site.figure.start else None


def _is_meant(noun: Token, pronoun: Token) -> bool:
    """Whether a noun before the pronoun is what is told of: *shares fell; they were*, *For families, it is*."""
    near = noun.doc[pronoun.i - 1].text == "," and pronoun.i - noun.i <= _FRONTED
    fronted = near and noun.dep_ == "pobj" and noun.head.lower_ in _AMONG and noun.head.is_sent_start
    return fronted or (pronoun.lower_ == "they" and noun.tag_ in {"NNS", "NNPS"})


def _tells(noun: Token) -> bool:
    """*The service says 900 hectares have burned*: who says so is not what is measured."""
    while noun.dep_ == "appos" and noun.head.i < noun.i:
        noun = noun.head
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in load_cues().clause


def _is_source(noun: Token) -> bool:
    """*According to the palace, $50 million will go there*."""
    led = [token.lower_ for token in words_before(noun.doc, noun.i, _REACH)]
    return "according" in led and "," not in led[led.index("according") :]


def _asked(site: Site) -> Token | None:
    """*Among Liberals, 75% agreed*: whom the sentence begins with; *31% said so* leaves it open."""
    before = words_before(site.doc, site.figure.start, _REACH)
    if not len(before) or before[0].lower_ not in _AMONG:
        return None
    return next((child for child in before[0].children if child.dep_ == "pobj" and child.pos_ in NOUNS), None)


_AMONG = frozenset({"of", "among", "amongst", "for"})


def _above(site: Site, noun: Token) -> Token:
    """The noun that *excluding banks* or *of the firms* is said of; the noun itself where it hangs on none."""
    while noun.dep_ == "pobj" and noun.head.lower_ in _NARROWING and noun.head.head.pos_ in NOUNS:
        above = noun.head.head
        if above.i >= noun.i or is_taken(site, above) or says_nothing(above):
            break
        noun = above
    return noun
