"""What a *not* denies: *did not pay 3 million*, not the 12,000 of *12,000 cannot return*.

Asked by `status` for each word above a figure.
"""

from spacy.tokens import Token

from tasks.figures.status_words import changes, status_words
from tasks.text.phrases import NOUNS, governors, words_under

DEFINITE = frozenset({"the", "these", "those", "both", "all"})
# what hangs behind a verb and is denied with it: "did not pay 3 million", "did not talk to 12", "is not 40"
_SCOPE = frozenset({"dobj", "attr", "oprd", "dative", "prep", "agent", "acomp", "xcomp", "ccomp", "npadvmod", "pobj"})
_ABLE = frozenset({"can", "could", "ca"})


def is_amount(anchor: Token) -> bool:
    """Whether one can aim at so much (*5% growth*, *$2m*, *3 million tonnes*); what is hit are *two vehicles*."""
    scales = status_words()["amounts"]
    return any(token.is_currency or token.lower_ in scales for token in words_under(anchor))


def is_known(said_by: Token, verb: Token) -> bool:
    """*The seven deaths could be blamed on ...*: what is spoken of is no less real for what may be said of it."""
    if said_by.pos_ in NOUNS and said_by.dep_ == "pobj" and any(c.lower_ in DEFINITE for c in said_by.lefts):
        return True  # "could be to blame for the deaths of 12"
    comes_about = verb.lemma_.lower() in changes() | status_words()["happening_verbs"]
    return said_by.dep_ in {"nsubj", "nsubjpass"} and said_by.head == verb and said_by.pos_ in NOUNS and not comes_about


def lacks_proof(token: Token) -> bool:
    """*no evidence of 31 deaths*, *without a sign that 12 had fled*."""
    is_proof = token.lemma_.lower() in status_words()["evidence_nouns"]
    return is_proof and (token.head.lower_ == "without" or any(child.lower_ == "no" for child in token.children))


def is_denied_by(verb: Token, anchor: Token, said_by: Token | None) -> bool:
    """Whether the *not* of a verb says of the figure that it was not so: *did not pay 3 million*.

    *12,000 cannot return* and *With 7 seats it has no majority* tell of 12,000 and of 7; *did not free 12* of no 12.
    """
    if verb in (said_by, anchor):
        return True
    if said_by is not None and is_known(said_by, verb):  # "are not linked to the deaths of 12"
        return False
    if any(token.lower_ == "enough" for token in verb.doc[verb.i : anchor.i]):  # "not enough to win over three voters"
        return False
    named = anchor.dep_ == "pobj" and _is_definite(anchor)
    if named and anchor.head.lower_ != "of":  # "cannot choose between the two systems"
        return False
    branch = next((word for word in (anchor, *governors(anchor)) if word.head == verb), anchor)
    if branch.lower_ == "with" and branch.i and branch.nbor(-1).text == ",":  # "was not moved, with it up 40 points"
        return False
    if anchor.head.lower_ == "of" and anchor.head.head == branch and _is_definite(branch):
        return False  # "did not know the names of 12 boys"
    if any(child.lower_ in _ABLE for child in verb.lefts) and not is_amount(anchor):
        return False  # "could not find 12 boys"
    return branch.i > verb.i and branch.dep_ in _SCOPE


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in noun.lefts)


def negates(token: Token) -> bool:
    negated = status_words()["negated_words"]
    return any(c.dep_ == "neg" and c.lower_ in negated and not _is_contrast(c) for c in token.children)


def _is_contrast(word: Token) -> bool:
    """*by $4, not $8*, *one, not a Red, was asked*: only what follows is not so."""
    before, after = word.doc[word.i - 1 : word.i], word.doc[word.i + 1 : word.i + 2]
    return before.text == "," and len(after) == 1 and (after[0].pos_ in _NAMING or after[0].is_currency)


_NAMING = frozenset({"DET", "NOUN", "PROPN", "NUM", "ADP", "PRON"})
