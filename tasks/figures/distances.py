"""Distances: a length that says how far away something is (*12 km inland*, *6 miles (10 km) east of Varn*).

Asked by `figures` and `measured`: nothing befalls a distance, and it is of what lies there, if anything.
"""

from functools import cache

from spacy.tokens import Span, Token

from tasks.figures.clause_subjects import find_subject
from tasks.figures.sites import Site, is_taken, moving_verbs, past_bracket, says_nothing
from tasks.text.phrases import NOUNS, clause_verb
from tasks.vocabulary import read_words

_LENGTHS = frozenset({"km", "m", "[mi_i]", "[nmi_i]", "[ft_i]", "[yd_i]"})


def is_distance(figure: Span, unit: str | None) -> bool:
    """Whether it is a length and words of direction follow, also behind the other unit in brackets.

    *The wall rose 2 metres from 3*: no way of so much.
    """
    doc, at = figure.doc, figure.end
    if unit not in _LENGTHS:
        return False
    if at < len(doc) and doc[at].text == "(":
        at = past_bracket(doc, at, len(doc))
    elif figure.start and doc[figure.start - 1].text == "(" and at < len(doc) and doc[at].text == ")":
        at += 1
    if at >= len(doc) or doc[at].lower_ not in _words()["direction_words"]:
        return False
    verb = clause_verb(figure.root)
    return doc[at].lower_ != "from" or verb is None or verb.lemma_.lower() not in moving_verbs()


def far_away(site: Site) -> Token | None:
    """What is so far away: the noun right before the distance (*a town 40 km north*), or what lies there."""
    before = site.doc[site.figure.start - 1] if site.figure.start else site.figure.root
    if before.pos_ in NOUNS and not is_taken(site, before) and not says_nothing(before):
        return before
    verb = clause_verb(site.figure.root)
    if verb is None or verb.lemma_.lower() not in _words()["lying_verbs"] or verb.i > site.figure.start:
        return None
    subject = find_subject(site, verb)
    return subject if subject is not None and subject.pos_ in NOUNS and not is_taken(site, subject) else None


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words("counted.toml")
