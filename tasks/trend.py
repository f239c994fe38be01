"""Which way a figure moved (`trend`) and whether it adds, sums up or stands (`flow`).

After `counted` and `measured`: both ask the words next to the figure first, its verb second.
"""

from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from tasks.vocabulary import read_words

_LEVEL = frozenset({"to", "at", "from"})


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words(Path(__file__).parent / "data" / "trend.toml")


def find_trend(doc: Doc, figure: Span, anchor: Token, kind: str) -> str | None:
    """`up` or `down` where the figure is the size of a change (*rose by 12*, *up 9%*, *a 5% drop*), else None.

    A level that was reached (*rose to 90*) is no change, and neither is one left behind (*from 23*).
    """
    if kind in {"age", "score", "duration"}:
        return None
    while anchor.dep_ in {"nummod", "quantmod", "compound"} and anchor.head is not anchor:
        anchor = anchor.head
    before = doc[figure.start - 1].lower_ if figure.start else ""
    if before in _LEVEL:
        return None
    return _beside(doc, figure) or _of_noun(doc, figure, anchor) or _of_verb(figure, anchor)


def _beside(doc: Doc, figure: Span) -> str | None:
    """*up 19 cents*, *9% lower*."""
    words = _words()
    for i in (figure.start - 1, figure.end):
        if 0 <= i < len(doc):
            word = doc[i].lower_
            if i == figure.end and word in {"more", "up", "down", "off"}:
                continue
            for trend in ("up", "down"):
                if word in words[f"{trend}_words"] and word != "more":
                    return trend
    return None


def _of_noun(doc: Doc, figure: Span, anchor: Token) -> str | None:
    """*a 5% drop*, *a rise of 12*, *a gain of 2%*."""
    words = _words()
    nouns = [
        doc[i] for i in range(figure.end, min(figure.end + 4, len(doc))) if doc[i].pos_ in {"NOUN", "PUNCT", "ADJ"}
    ]
    after = next((t for t in nouns if t.pos_ == "NOUN" and t.i - figure.end < 4), None)
    if after is not None and all(doc[i].pos_ in {"NOUN", "PUNCT", "ADJ", "PROPN"} for i in range(figure.end, after.i)):
        for token in doc[after.i : min(after.i + 3, len(doc))]:
            if token.pos_ != "NOUN":
                break
            for trend in ("up", "down"):
                if token.lemma_.lower() in words[f"{trend}_nouns"]:
                    return trend
    preposition = anchor.head
    if anchor.dep_ == "pobj" and preposition.lower_ in {"of", "by"}:
        for trend in ("up", "down"):
            if preposition.head.lemma_.lower() in words[f"{trend}_nouns"]:
                return trend
    return None


def _of_verb(figure: Span, anchor: Token) -> str | None:
    """*rose 9%*, *fell by 12*, *cut spending by $3m*."""
    root, verb = anchor, anchor.head
    if root.dep_ == "pobj" and verb.lower_ == "by":
        verb = verb.head
    elif root.dep_ == "pobj" or root.dep_ in {"nsubj", "nsubjpass"}:
        return None
    if (
        verb.pos_ not in {"VERB", "AUX"}
        or verb.i > figure.start
        or any(t.lower_ in _LEVEL for t in figure.doc[verb.i : figure.start])
    ):
        return None
    words = _words()
    for trend in ("up", "down"):
        if verb.lemma_.lower() in words[f"{trend}_verbs"]:
            return trend
    return None


def find_flow(doc: Doc, figure: Span, anchor: Token, kind: str, event: str | None) -> str | None:
    """`increment` (*another 12*), `cumulative` (*bringing the total to 90*), `stock` (*3,000 remain*) or None."""
    if kind not in {"count", "percent", "fraction", "money", "measurement"}:
        return None
    words = _words()
    around = [token.lower_ for token in doc[max(0, figure.start - 2) : min(len(doc), figure.end + 2)]]
    if any(word in words["increment_words"] for word in around[:2] + around[-2:]) and not _is_comparator(doc, figure):
        return "increment"
    clause = " ".join(
        token.lower_ for token in doc[max(figure.sent.start, figure.start - 8) : min(figure.sent.end, figure.end + 6)]
    )
    if any(phrase in clause for phrase in _phrases()):
        return "cumulative"
    left = [token.lower_ for token in doc[max(figure.sent.start, figure.start - 6) : figure.start]]
    if any(word in words["cumulative_words"] for word in left):
        return "cumulative"
    near = [anchor.head, *anchor.head.children, *anchor.children]
    if any(token.lower_ in words["stock_words"] for token in near) and event is not None:
        return "stock"
    return None


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(sorted(_words()["cumulative_phrases"]))


def _is_comparator(doc: Doc, figure: Span) -> bool:
    """*more than 12* is a bound, not twelve more."""
    words = {token.lower_ for token in figure}
    return (
        "more" in words
        and "than" in words
        and not {"another", "additional"} & {t.lower_ for t in doc[max(0, figure.start - 2) : figure.start]}
    )
