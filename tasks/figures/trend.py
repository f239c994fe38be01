"""Which way a figure moved (`trend`) and whether it adds, sums up or stands (`flow`).

After `counted` and `measured`: both ask the words next to the figure first, its verb second.
"""

import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Span, Token

from tasks.figures.following_noun import time_words
from tasks.text.phrases import object_of, words_after, words_before
from tasks.vocabulary import read_words

_LEVEL = frozenset({"to", "at", "from"})
_TAKEN_AS = frozenset({"average", "total", "maximum", "minimum", "combined"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words("trend.toml")


def find_trend(doc: Doc, figure: Span, anchor: Token, kind: str) -> str | None:
    """`up` or `down` where the words say so of a change (*rose by 12*, *up 9%*, *a 5% drop*) or of the level reached.

    Of *rose from 23 to 90* the 90 went up; the level left behind did not.
    """
    if kind in {"age", "score", "duration"}:
        return None
    while anchor.dep_ in {"nummod", "quantmod", "compound"} and anchor.head != anchor:
        anchor = anchor.head
    if anchor.dep_ == "pobj" and anchor.head.lower_ == "of" and anchor.head.head.lower_ in _TAKEN_AS:
        anchor = anchor.head.head  # "rose by an average of 14%"
    if figure.start and doc[figure.start - 1].lower_ in _LEVEL:
        return _reached(figure, kind)
    return _beside(doc, figure, kind) or _of_noun(doc, figure, anchor, kind) or _of_verb(figure, anchor, kind)


def _reached(figure: Span, kind: str) -> str | None:
    """*rose to 90*, *closed down 1% at 4,102*, *lost 1% to end at 4,102*: by which way the level was reached."""
    words = _words()
    above = figure.doc[figure.start - 1]
    for step in range(_STEPS if above.lower_ != "from" else 0):
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            things = not step and kind == "count" and above.lemma_.lower() in words["transitive_verbs"]
            out = any(child.dep_ == "prt" and child.lower_ == "out" for child in above.rights)
            trend = None if things or out else _moved(above) or _named(above, "verbs") or _seen(above, figure)
            settles = above.lemma_.lower() in words["settling_verbs"] and above.dep_ in {"xcomp", "advcl"}
            settles &= not any(token.lower_ in _STILL for token in figure.doc[above.i : figure.start])
            if trend or not settles:
                return trend
        elif above.lower_ in _WAYS:
            return _WAYS[above.lower_]
        elif trend := _named(above, "nouns"):
            return trend
    return None


_STEPS = 5
_OFF = 6
_STILL = frozenset({"unchanged", "flat", "steady", "even"})
_WAYS = {"up": "up", "higher": "up", "down": "down", "lower": "down"}


def _seen(verb: Token, figure: Span) -> str | None:
    """*saw a drop in profit to $3 million*: the way that the verb's object tells."""
    objects = (child for child in verb.rights if child.dep_ in {"dobj", "attr"} and child.i < figure.start)
    changes = (child for child in objects if child.lemma_.lower() != "loss")  # "put losses at $3m"
    return next((trend for child in changes if (trend := _named(child, "nouns"))), None)


def _moved(verb: Token) -> str | None:
    """*went up to*, *closed down at*: the way that a particle or adverb of a verb tells."""
    words = _words()
    if verb.lemma_.lower() not in words["particle_verbs"] | words["settling_verbs"]:
        return None
    near = [child.lower_ for child in verb.children]
    return next((_WAYS[word] for word in near if word in _WAYS), None)


def _beside(doc: Doc, figure: Span, kind: str) -> str | None:
    """*up 19 cents*, *up by 9%*, *9% lower*, *two points lower*."""
    words = _words()
    at = figure.start - 1
    if at > 0 and doc[at].lower_ == "by" and doc[at - 1].lower_ != "off":
        at -= 1
    before = doc[at].lower_ if at >= 0 and not _is_part_of_verb(doc[at]) else ""
    things = kind == "count" and not _is_points(figure)
    if things and (before == "off" or (at >= 0 and doc[at].dep_ in {"prt", "prep"})):  # "a fifty off 40 balls"
        before = ""
    end = figure.end
    if end + 1 < len(doc) and doc[end].lower_ in {"point", "points"}:
        end += 1
    after = doc[end].lower_ if end < len(doc) else ""
    summits = words["summit_nouns"] if after == "off" and kind != "measurement" else frozenset()  # "2 km off High Isle"
    if any(token.lemma_.lower() in summits for token in words_after(doc, end, _OFF)):
        return "down"  # "22% off its high"
    for trend in ("up", "down"):
        if before in words[f"{trend}_words"] or after in words[f"{trend}_after_words"]:
            return trend
    return None


def _is_part_of_verb(token: Token) -> bool:
    """Whether *up* or *down* belongs to a verb that tells no change: *made up 60%*, but not *settled up 43 cents*."""
    words = _words()
    return token.dep_ == "prt" and token.head.lemma_.lower() not in words["settling_verbs"] | words["particle_verbs"]


def _of_noun(doc: Doc, figure: Span, anchor: Token, kind: str) -> str | None:
    """*a 5% drop*, *a 60 basis point improvement*, *a rise of 12*."""
    following = doc[figure.end : min(figure.end + 5, len(doc))]
    phrase = list(takewhile(lambda token: token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.lower_ == "-", following))
    preposition = anchor.head
    if anchor.dep_ == "pobj" and preposition.lower_ in {"of", "by"}:
        phrase.append(preposition.head)
    if kind == "money":  # a loss of $3m is no fall, and a gain is a rise only in something
        phrase = [token for token in phrase if token.lemma_.lower() not in {"loss", "gain"} or _is_in(token)]
    # "11 rebounds", "one loss" are things
    changes = (token for token in phrase if kind != "count" or (token.tag_ != "NNS" and token.i != figure.end))
    return next((trend for token in changes if (trend := _named(token, "nouns"))), None)


def _is_in(noun: Token) -> bool:
    return noun.lemma_.lower() == "gain" and any(child.lower_ == "in" for child in noun.rights)


def _of_verb(figure: Span, anchor: Token, kind: str) -> str | None:
    """*rose 9%*, *fell by 12*, *cut spending by $3m*; who *adds three members* or *raises $20m* has not gone up."""
    verb = anchor.head
    by = anchor.dep_ == "pobj" and verb.lower_ == "by"
    if by:
        verb = verb.head
    elif anchor.dep_ in {"pobj", "nsubj", "nsubjpass"}:
        return None
    if verb.pos_ not in {"VERB", "AUX"} or verb.i > figure.start:
        return None
    if any(token.lower_ in _LEVEL for token in figure.doc[verb.i : figure.start]):
        return None
    beaten = (by and verb.lemma_.lower() == "lose") or any(
        child.dep_ == "prt" and child.lower_ == "out" for child in verb.rights
    )
    beaten |= verb.lemma_.lower() == "edge" and object_of(verb) is not None
    if beaten:  # "lost by four points", "edged out a rival 47 percent to 45"
        return None
    if kind == "count" and not by and not _is_points(figure):
        return None
    takes_things = verb.lemma_.lower() in _words()["transitive_verbs"]
    amounts = kind in {"percent", "index"} or (
        kind == "measurement" and verb.lemma_.lower() in _words()["amount_verbs"]
    )
    amounts |= kind == "money" and _reaches_level(figure)
    return None if takes_things and not by and not amounts else _named(verb, "verbs")


def _reaches_level(figure: Span) -> bool:
    """*Gold added $4 to $1,281*: after the change, the level."""
    doc, at = figure.doc, figure.end
    if at + 3 < len(doc) and doc[at + 1].lemma_.lower() in _words()["settling_verbs"] and doc[at + 2].lower_ == "at":
        return doc[at].lower_ in {"to", "and"}
    return at + 1 < len(doc) and doc[at].lower_ == "to" and (doc[at + 1].is_currency or doc[at + 1].like_num)


def _is_points(figure: Span) -> bool:
    after = figure.doc[figure.end].lower_ if figure.end < len(figure.doc) else ""
    return after.startswith("point") or figure[-1].lower_.startswith("point")


def _named(token: Token, kind: str) -> str | None:
    lemma = token.lemma_.lower()
    return next((trend for trend in ("up", "down") if lemma in _words()[f"{trend}_{kind}"]), None)


def goes_on(doc: Doc, end: int, figure: Span, *, same_unit: bool) -> bool:
    """Whether a figure shares the movement of the one that ends at token `end`: no verb of its own comes between.

    *Rose 3% in May and 2% in June*, *fell 12 points, or 0.3%*, *Orla fell 2%, Tarma by 3%*.
    """
    between = doc[end : figure.start]
    words = [token.lower_ for token in between]
    if not words or len(words) > _ELLIPSIS or not set(words) & _JOINTS:
        return False
    after = doc[figure.end].lower_ if figure.end < len(doc) else ""
    if len(words) < 3 and (words[-1] == "or" or (words == [","] and after in _CLOSING)):
        return True
    if (
        not same_unit
        or after in _APART
        or any(token.pos_ in {"VERB", "AUX"} or token.text in {";", ":"} for token in between)
    ):
        return False
    return words[-1] in _OPENING or between[-1].pos_ in {"NOUN", "PROPN"}


_ELLIPSIS = 12
_CLOSING = frozenset({",", ".", ")", "to", "at"})
_JOINTS = frozenset({"and", ",", "or"})
_OPENING = frozenset({"and", ",", "or", "by"})
_APART = frozenset({"of", "above", "below", "more", "less", "higher", "lower", "-"})


_COMPARED = 8
_IN_ALL = frozenset({"in all"})
_EACH = re.compile(r"\bin all (?:of|or|but|the|its|[a-z]+s)\b")  # "illegal in all or most cases"


def find_flow(
    doc: Doc, figure: Span, anchor: Token, kind: str, event: str | None, before: Collection[str]
) -> str | None:
    """`increment` (*another 12*), `cumulative` (*bringing the total to 90*), `stock` (*3,000 remain*) or None.

    `before`: what befell those who were counted before; another 12 who are missing are no more of the 30 killed.
    """
    if kind not in {"count", "percent", "fraction", "money", "measurement"}:
        return None
    words = _words()
    left = [token.lower_ for token in words_before(doc, figure.start, 8)]
    after = doc[figure.end].lower_ if figure.end < len(doc) else ""
    compared = any(token.lower_ == "than" for token in words_after(doc, figure.end, _COMPARED))
    if event is not None and after in words["increment_event_words"]:
        return "increment"
    adds = (after in words["increment_words"] and not compared) or set(left[-2:]) & words["increment_before_words"]
    if after in words["increment_other_words"] and event in before:
        return "increment"
    if adds and (event is None or not before or event in before):
        return "increment"
    right = [token.lower_ for token in (*figure, *words_after(doc, figure.end, 6))]
    if any(
        word == "alone" and before in time_words() for before, word in pairwise(right)
    ):  # "3,200 came yesterday alone"
        return "increment"
    spread = left[-2:] == ["in", "all"] and len(left) > 2
    clause = " ".join(left + right)
    phrases = words["cumulative_phrases"] - (_IN_ALL if _EACH.search(clause) else frozenset())
    summed = any(phrase in clause for phrase in phrases) and not spread
    if summed or set(left[-6:]) & words["cumulative_words"]:
        return "cumulative"
    near = (anchor.head, *anchor.head.children, *anchor.children)
    return "stock" if event is not None and any(token.lower_ in words["stock_words"] for token in near) else None
