"""Where the noun is that follows a number: right behind it, behind a size or a model, or mistaken by the tagger.

A step of `counted`, which makes of it what the figure counts.
"""

from functools import cache

from spacy.tokens import Doc, Span, Token

from tasks.figures.event_words import read_vocabulary
from tasks.numbers.number_atoms import load_words
from tasks.text.cues import load_cues
from tasks.text.phrases import NOUNS, walk_noun
from tasks.vocabulary import read_words

HYPHENS = frozenset({"-", "–", "‑"})
_MORE = frozenset({"more", "additional", "further", "extra", "other", "others", "new", "fewer", "less"})
TIME_LEADS = frozenset({"last", "next", "this", "early", "late", "earlier", "later", "previous"})
_MODEL = 4
_PASTS = frozenset({"VBD", "VBN"})
_COMMON = frozenset({"NN", "NNS"})
_MANY = frozenset({"many", "several", "few", "numerous", "countless"})  # "millions of people and many firms"


def find_noun(doc: Doc, number: Span, at: int, limit: int, value: float | None) -> tuple[int, int] | None:
    """The noun phrase from token `at` on that the number counts, as (first, one past the last); None for none."""
    walked = (
        _sized(doc, at, limit)
        or walk_noun(doc, skip_more(doc, at, limit), limit)
        or _modelled(doc, number, limit)
        or mistagged(doc, at, limit, value)
    )
    if walked is None or _belongs_elsewhere(doc, number, walked):
        return None
    last = doc[walked[1] - 1]
    leads = walked[1] - walked[0] > 1 and last.tag_ == "NNS" and last.nbor(-1).tag_ == "NNS" and last.dep_ == "nsubj"
    return (walked[0], walked[1] - 1) if leads and last.head.dep_ == "relcl" else walked  # "9 reasons fans can use"


def _sized(doc: Doc, at: int, limit: int) -> tuple[int, int] | None:
    """*40 two-litre bottles*, *300 20-foot containers*: the things that a size with a number of its own describes."""
    if at + 2 >= limit or not doc[at].like_num or doc[at].tag_ != "CD":
        return None
    unit = at + 2 if doc[at + 1].lower_ in HYPHENS else at + 1
    walked = walk_noun(doc, unit, limit)
    if walked is None or walked[1] - unit < 2 or doc[unit].tag_ not in {"NN", "NNP"}:
        return None
    return (at, walked[1]) if doc[walked[1] - 1].tag_ in {"NNS", "NNPS"} else None


def _modelled(doc: Doc, number: Span, limit: int) -> tuple[int, int] | None:
    """*20 787-8 jets*, *five three-pointers*: the plural that the number hangs on, a name in figures between."""
    head = number.root.head
    if number.root.dep_ != "nummod" or head.tag_ not in {"NNS", "NNPS"} or not number.end < head.i < limit:
        return None
    if head.lemma_.lower() in time_words():  # "up from 191,000 four years ago"
        return None
    between = doc[number.end : head.i]
    joined = all(token.tag_ in {"CD", "SYM", "HYPH", ":", "NNP", "NN", "JJ"} for token in between)
    joined &= not any(token.tag_ == ":" and token.whitespace_ for token in between)  # "40 — some say crowds"
    return (number.end, head.i + 1) if joined and len(between) <= _MODEL else None


def mistagged(doc: Doc, at: int, limit: int, value: float | None) -> tuple[int, int] | None:
    """The noun taken for a verb in *24 of 31 passes*, *11 rebounds*: no verb after more than one has an *-s*."""
    if value is None or abs(value) <= 1 or at >= limit or doc[at].tag_ != "VBZ" or doc[at].pos_ != "VERB":
        return None
    is_plural = doc[at].text[-1:] == "s" and doc[at].lemma_.lower() not in load_cues().clause
    return (at, at + 1) if is_plural else None


def skip_more(doc: Doc, at: int, limit: int) -> int:
    """Where the words go on behind *more*, *other*, *new*."""
    while at < limit and doc[at].lower_ in _MORE and doc[at].pos_ not in NOUNS:  # not the New of "40 New Yorkers"
        at += 1
    return at


def _belongs_elsewhere(doc: Doc, number: Span, walked: tuple[int, int]) -> bool:
    """Whether the nouns after the number are a phrase of their own (*in 2019 30 farmers*, *of the 30 Mr. Ode said*)."""
    head = doc[walked[1] - 1]
    if doc[walked[0]].lower_ in TIME_LEADS and head.lower_ in time_words():
        return True
    if walked[1] - walked[0] == 1 and head.lower_ in day_names():  # "up from 443 million Thursday"
        return True
    top = number.root
    if head.tag_ == "NNS" and number.start and doc[number.start - 1].tag_ != "DT":  # "since 96 Orla fans came"
        return False
    if head.dep_ not in {"nsubj", "nsubjpass"} or top.head == head or any(a == head for a in top.ancestors):
        return False
    return doc[walked[0]].pos_ == "PROPN"


def is_verb(head: Token, first: int, last: int, value: float | None) -> bool:
    """*30,000 flee* in a headline, *9,000 forecast in May*: the tagger takes the verb for a singular noun."""
    if value is None or value <= 1:
        return False
    if (
        last - first == 2
        and head.tag_ == "NN"
        and head.nbor(-1).tag_ in _PASTS
        and head.lower_ not in invariant_nouns()
    ):
        return head.nbor(-1).lower_ not in read_vocabulary().states  # "fewer than 3 million needed help"
    lone = last - first == 1 and head.tag_ in {"NN", "NNP"}
    return lone and (head.lower_ in read_vocabulary().subject_verbs or head.lower_ in _forecasts())


@cache
def _forecasts() -> frozenset[str]:
    return read_words("status.toml")["forecast_verbs"]


def is_attribute(doc: Doc, first: int, last: int, value: float | None) -> bool:
    """*a 12 page document*: a singular head after more than one means that the first word is what is counted."""
    head = doc[last - 1]
    if last - first < 2 or value is None or abs(value) <= 1 or head.tag_ != "NN" or doc[first].tag_ != "NN":
        return False
    return head.lower_ not in invariant_nouns() and doc[first + 1].tag_ != "POS"


@cache
def invariant_nouns() -> frozenset[str]:
    """*staff*, *aircraft*: nouns of which the plural is like the singular."""
    return read_words("counted.toml")["invariant_nouns"]


@cache
def time_words() -> frozenset[str]:
    """Names of days and months, and nouns of time: what no noun that a number counts is read from."""
    words = read_words("counted.toml")
    return words["calendar_nouns"] | words["time_nouns"]


@cache
def day_names() -> frozenset[str]:
    """Names of days and months, *today* and *tonight*."""
    return read_words("counted.toml")["calendar_nouns"]


def join_nouns(doc: Doc, head: Token, last: int, limit: int, *, many: bool = True) -> tuple[int, Token]:
    """The end and head of *women and children* and of *Kia and Hyundai cars*; a noun with its own number ends it.

    Where there are `many`, a singular is no head: *coal and gas plants*.
    """
    listed = _last_listed(doc, head, last, limit) if many else None
    if listed is not None:
        return listed, doc[listed - 1]
    if last + 1 >= limit or doc[last].lower_ not in {"and", "or", "&"} or doc[last + 1].lower_ in _MANY:
        return last, head
    walked = walk_noun(doc, last + 1, limit)
    if walked is None:
        return last, head
    second = doc[walked[1] - 1]
    if second.lower_ in load_words().plurals:  # "nine deaths and scores of burns"
        return last, head
    names = head.pos_ == "PROPN" and doc[walked[0]].pos_ == "PROPN" and second.tag_ == "NNS"
    if names or (head.dep_ in {"compound", "nmod", "amod"} and head.head == second):
        return walked[1], second
    joined = second.dep_ == "conj" and head.i - 4 <= second.head.i <= head.i
    alike = second.tag_ == head.tag_ or (head.tag_ == "NNS" and second.lower_ in invariant_nouns())
    return (walked[1], head) if joined and alike else (last, head)


def _last_listed(doc: Doc, head: Token, last: int, limit: int) -> int | None:
    """One past *oil, gas and coal producers*, where the first of several singulars was taken for what is counted."""
    if head.tag_ != "NN" or last + 1 >= limit or doc[last].lower_ not in _COMMAS:
        return None
    if head.lower_ in invariant_nouns():
        return None
    at = last
    while at + 1 < limit and doc[at].lower_ in _COMMAS:
        opens = at + 1 + (doc[at + 1].lower_ in _COMMAS)
        walked = walk_noun(doc, opens, limit)
        if walked is not None and doc[walked[1] - 1].tag_ in {"NNS", "NNPS"}:
            return walked[1] if doc[opens - 1].lower_ != "," else None
        if opens < limit and doc[opens].tag_ in {"NN", "JJ"}:
            at = opens + 1
        else:
            return None
    return None


_COMMAS = frozenset({",", "and", "or"})


def bare_of(doc: Doc, head: Token, last: int, limit: int) -> int:
    """The end of *members of parliament*: an *of* phrase without article, name or number belongs to the noun."""
    if last + 1 < limit and doc[last].lower_ == "of" and doc[last + 1].pos_ in {"NOUN", "ADJ"}:
        walked = walk_noun(doc, last + 1, limit) if head.tag_ in _COMMON else None
        if walked:
            return walked[1]
    return last
