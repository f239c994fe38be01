"""Whose age a figure tells: *a 38-year-old teacher*, *Ana Duro, 44,*, *children under the age of 5*.

One of the places in which `measured` looks for what a figure is of.
"""

from spacy.tokens import Token

from tasks.figures.sites import Site
from tasks.text.phrases import NOUNS, walk_noun

_AGE_LINKS = frozenset(
    {
        "aged",
        "age",
        "at",
        "of",
        "the",
        "over",
        "under",
        "is",
        "was",
        "who",
        "are",
        "were",
        "ages",
        "and",
        "or",
        "between",
    }
)


def aged(site: Site) -> Token | None:
    """*a 38-year-old teacher*, *Ana Duro, 44,*, *children under the age of 5*."""
    if site.kind != "age":
        return None
    doc = site.doc
    at = site.figure.start - 1
    if at >= 0 and site.figure[0].lower_ in {"over", "under"} and (doc[at].pos_ in NOUNS or doc[at].lower_ == "those"):
        return doc[at]
    walked = walk_noun(doc, site.figure.end, site.limit)
    if walked:
        return doc[walked[1] - 1]
    while at > 0 and (doc[at].is_punct or doc[at].lower_ in _AGE_LINKS or doc[at].like_num):
        at -= 1
    return doc[at] if at >= 0 and doc[at].pos_ in NOUNS else None
