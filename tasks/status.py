"""How real a figure is: stated, denied, feared, forecast, a target, of the past, or negated.

After `events`. The words on the way from the figure up to its main verb are asked, nearest first: *feared dead*,
*is expected to reach 90*, *denied that 12 were killed*; then whether the clause speaks of an earlier time.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from tasks.phrases import NOUNS, clause_verb, governors, words_before
from tasks.vocabulary import read_words

_HELPERS = frozenset({"aux", "auxpass", "acomp", "advmod", "amod", "oprd"})
_OLD_REACH, _NEAR = 20, 4
_KINDS = ("denied", "feared", "target", "forecast")


@cache
def _words() -> dict[str, frozenset[str]]:
    return read_words(Path(__file__).parent / "data" / "status.toml")


def find_status(figure: Span, anchor: Token, said_by: Token | None, old: Sequence[tuple[int, int]]) -> str:
    """The status of the figure; `said_by` is its event's word, `old` are token spans of dates long past."""
    doc = figure.doc
    if is_superseded(doc, figure):
        return "past"
    own_clause = True
    for token, helpers in _above(said_by if said_by is not None else anchor):
        named = next((kind for kind in _KINDS if _says(token, kind, anchor, said_by) or _helps(helpers, kind)), None)
        named = named or _modal(token, helpers, happened=said_by is not None)
        if named is not None:
            return named
        if own_clause and _negates(token):
            return "negated"
        own_clause = own_clause and token.dep_ not in {"ccomp", "advcl", "conj", "relcl", "acl", "pcomp"}
    follows = doc[figure.end : said_by.i] if said_by is not None and 0 <= said_by.i - figure.end <= _NEAR else ()
    near = {token.lower_ for token in (*words_before(doc, figure.start, 3), *follows)}
    close = next((kind for kind in _KINDS if near & _words()[f"{kind}_words"]), None)
    return close or ("past" if _is_old(doc, figure, old) else "stated")


def _above(start: Token) -> Iterator[tuple[Token, frozenset[str]]]:
    """The words that have a say over a figure, nearest first, each with its helpers' words.

    A relative clause speaks for itself (*will remember the 12 who died*), and so does a finite adverbial one.
    """
    token = start
    for above in (start, *governors(start)):
        if above != start and (_is_other_clause(token, above) or _is_aside(token)):
            return
        if not (token.dep_ == "nsubj" and above.lemma_.lower() in _wishes()):
            yield above, _helpers(above)
        if above != start and _ends_scope(token, above):
            return
        token = above


@cache
def _wishes() -> frozenset[str]:
    """Verbs of wishing and expecting, which say nothing of how many it is that wish: *54 percent want a vote*."""
    return _words()["target_verbs"] | _words()["forecast_verbs"]


def _is_other_clause(token: Token, above: Token) -> bool:
    """*The union says 15 died; the minister denies that*: each side of a semicolon speaks for itself."""
    low, high = sorted((token.i, above.i))
    return any(between.text == ";" for between in token.doc[low:high])


def _is_aside(token: Token) -> bool:
    """Whether a finite adverbial clause ends here: *after its loss widened to $420 million*."""
    if token.dep_ not in {"advcl", "pcomp"}:
        return False
    return any(child.dep_ in {"mark", "nsubj", "nsubjpass"} for child in token.children)


def _helpers(token: Token) -> frozenset[str]:
    words = frozenset(child.lower_ for child in token.children if child.dep_ in _HELPERS)
    return words - _words()["verbal_words"] if token.pos_ in NOUNS else words


def _ends_scope(token: Token, above: Token) -> bool:
    """Whether what holds of `above` no longer holds of what hangs on `token`."""
    if token.dep_ in {"relcl", "acl"}:
        return above.lemma_.lower() not in _words()["content_nouns"]
    return token.dep_ == "prep" and token.lower_ != "of" and above.pos_ in NOUNS


def _says(token: Token, kind: str, anchor: Token, said_by: Token | None) -> bool:
    """Whether a word above the figure names the kind: *fears*, *expects*, *aim*; an event's own verb does not."""
    words, lemma = _words(), token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma in words[f"{kind}_verbs"]:
        rejects_things = kind == "denied" and said_by is None and anchor.head == token
        at_them = any(child.lower_ == "at" and child.dep_ == "prep" and child.i < anchor.i for child in token.children)
        return token != said_by and not rejects_things and not (kind == "target" and at_them)
    if token.pos_ == "NOUN" and lemma in words[f"{kind}_nouns"]:
        if token == anchor and any(child.pos_ == "NUM" for child in token.children):  # "14 goals", "two threats"
            return False
        return kind != "target" or token.dep_ != "attr"
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None) if token.lemma_ == "be" else None
    return subject is not None and subject.lemma_.lower() in words[f"{kind}_nouns"]


def _helps(helpers: frozenset[str], kind: str) -> bool:
    return bool(helpers & _words()[f"{kind}_words"])


def _modal(token: Token, helpers: frozenset[str], *, happened: bool) -> str | None:
    """*may have died* is feared, *will reach* is forecast; *could hear* says nothing."""
    words = _words()
    if helpers & words["forecast_modals"]:
        return "forecast"
    if helpers & words["feared_modals"]:
        grows = token.lemma_.lower() in _changes() or token.lemma_.lower() in words["reaching_verbs"]
        return "feared" if happened else "forecast" if grows else None
    return None


def _negates(token: Token) -> bool:
    return any(child.dep_ == "neg" and child.lower_ in _words()["negated_words"] for child in token.children)


def is_superseded(doc: Doc, figure: Span) -> bool:
    """*up from 23*, *lifting the toll from 23 to 40*, *compared with 80 last year*, *a previous toll of 12*."""
    before = words_before(doc, figure.start, 4)
    text = before.text.lower()
    if any(phrase in text for phrase in _words()["past_phrases"]) or any(
        t.lower_ in _words()["past_words"] for t in before
    ):
        return True
    if _is_of_an_earlier_telling(figure):
        return True
    if not text.endswith("from") or _is_span(figure):
        return False
    if len(before) > 2 and before[-2].like_num and before[-3].lower_ == "to":  # "to 35 from 39"
        return True
    left = words_before(doc, figure.start, 10)
    return any(token.lemma_.lower() in _changes() for token in left)


def _is_of_an_earlier_telling(figure: Span) -> bool:
    """*An earlier statement had put the toll at 9*."""
    verb = clause_verb(figure.root)
    subjects = [child for child in verb.children if child.dep_ == "nsubj"] if verb is not None else []
    return any(word.lower_ in _words()["past_words"] for subject in subjects for word in subject.children)


def _is_span(figure: Span) -> bool:
    """Whether the figure is itself all of *from 0 to 60*; *from 5 to 7 percent to 8* leaves a range behind."""
    if figure.end < len(figure.doc) and figure.doc[figure.end].lower_ == "to":
        return False
    to = next((i for i, token in enumerate(figure) if token.lower_ == "to"), 0)
    return any(token.like_num for token in figure[:to])


@cache
def _changes() -> frozenset[str]:
    trend = read_words(Path(__file__).parent / "data" / "trend.toml")
    return trend["up_verbs"] | trend["down_verbs"] | trend["up_nouns"] | trend["down_nouns"] | trend["revising_verbs"]


def _is_old(doc: Doc, figure: Span, old: Sequence[tuple[int, int]]) -> bool:
    """Whether a date long before publication stands near in the sentence (*a flood in 1987 killed 90*).

    Not so where the date is what is compared with (*98 seats, up from 61 in 2020*), nor of what still is.
    """
    verb = clause_verb(figure.root)
    helpers = [verb, *verb.children] if verb is not None else []
    if any(helper.lemma_ == "be" and helper.tag_ in {"VBZ", "VBP"} for helper in helpers):
        return False
    for first, last in old[max(0, bisect_left(old, (figure.start - _OLD_REACH, 0))) :]:
        if first > figure.start + _OLD_REACH:
            return False
        low, high = sorted((first, figure.start))
        apart = any(token.is_sent_start or token.text == ";" for token in doc[low + 1 : high + 1])
        compares = low == figure.start and _compares(doc, figure.end, first)
        since = doc[first - 1].lower_ in {"since", "until"} and not _tells_of(doc, last, figure.start)
        if not apart and not compares and not since and last <= len(doc):
            return True
    return False


def _compares(doc: Doc, start: int, stop: int) -> bool:
    """Whether words between a figure and a date compare it with an earlier one."""
    text = doc[start:stop].text.lower()
    return any(phrase in text for phrase in _words()["past_phrases"]) or bool({"than", "against"} & set(text.split()))


def _tells_of(doc: Doc, start: int, stop: int) -> bool:
    """*the worst since 1992, when 109 died*: the figure is of that day."""
    return any(token.lower_ == "when" for token in doc[start : min(start + 2, stop)])
