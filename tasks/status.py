"""How real a figure is: stated, denied, feared, forecast, a target, of the past, or negated.

After `events`. The words on the way from the figure up to its main verb are asked, nearest first: *feared dead*,
*is expected to reach 90*, *denied that 12 were killed*; then whether the clause speaks of an earlier time.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from tasks.phrases import governors
from tasks.vocabulary import read_words

_KINDS = ("denied", "feared", "target", "forecast")


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words(Path(__file__).parent / "data" / "status.toml")


def find_status(doc: Doc, figure: Span, said_by: Token | None, old: Sequence[tuple[int, int]]) -> str:
    """The status of the figure; `said_by` is the event's word, `old` are token spans of dates long past."""
    start = said_by if said_by is not None else figure.root
    if _is_superseded(doc, figure):
        return "past"
    for token, words in _above(start, figure):
        for kind in _KINDS:
            if _says(token, words, kind):
                return kind
        if _negates(token, figure):
            return "negated"
    near = {token.lower_ for token in doc[max(figure.sent.start, figure.start - 3) : figure.start]}
    for kind in _KINDS:
        if near & _words()[f"{kind}_words"]:
            return kind
    return "past" if _is_old(doc, figure, old) else "stated"


def _above(start: Token, figure: Span) -> Iterator[tuple[Token, frozenset[str]]]:
    """The governors that have a say over the figure, each with its helpers' words."""
    token = start
    for above in (start, *governors(start)):
        if (
            above is not start
            and token.dep_ in {"relcl", "advcl", "acl"}
            and token.i <= figure.start
            and above.i < token.i
        ):
            yield above, frozenset()
            return
        yield (
            above,
            frozenset(
                child.lower_
                for child in above.children
                if child.dep_ in {"aux", "auxpass", "acomp", "advmod", "amod", "oprd"}
            ),
        )
        if token.dep_ in {"relcl", "conj"} and above is not start:
            return
        token = above


def _says(token: Token, helpers: frozenset[str], kind: str) -> bool:
    words = _words()
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma in words[f"{kind}_verbs"]:
        return True
    if token.pos_ == "NOUN" and lemma in words[f"{kind}_nouns"]:
        return True
    if helpers & words[f"{kind}_words"]:
        return True
    return bool(helpers & words.get(f"{kind}_modals", frozenset()))


def _negates(token: Token, figure: Span) -> bool:
    if token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ"}:
        return False
    return any(
        child.dep_ == "neg" and child.lower_ in _words()["negated_words"] and child.i < figure.start
        for child in token.children
    )


def _is_superseded(doc: Doc, figure: Span) -> bool:
    """*up from 23*, *lifting the toll from 23*, *compared with 80 last year*."""
    before = doc[max(figure.sent.start, figure.start - 4) : figure.start]
    text = before.text.lower()
    if text.endswith("from") and figure.root.dep_ == "pobj":
        verb = figure.root.head.head
        return (
            text.endswith(("up from", "down from", "revised from"))
            or any(child.lower_ == "to" and child.dep_ == "prep" for child in verb.children)
            or verb.lemma_
            in {"lift", "raise", "increase", "rise", "up", "revise", "drop", "fall", "lower", "decline", "climb"}
        )
    return any(
        phrase in text
        for phrase in ("compared with", "compared to", "up from", "down from", "against", "instead of", "revised from")
    ) or bool(
        {"previous", "previously", "earlier", "versus", "initial", "initially"} & {token.lower_ for token in before}
    )


def _is_old(doc: Doc, figure: Span, old: Sequence[tuple[int, int]]) -> bool:
    """Whether a date long before publication stands in the figure's own clause (*a flood in 1987 killed 90*)."""
    sentence = figure.sent
    for first, last in old:
        if first < sentence.start or last > sentence.end:
            continue
        low, high = sorted((first, figure.start))
        between = doc[low:high].text
        if ";" in between or doc[first - 1].lower_ in {"since", "until"} or abs(first - figure.start) > 20:
            continue
        return True
    return False
