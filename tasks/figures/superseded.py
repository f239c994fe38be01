"""Which figures another has replaced: *up from 23*, *an earlier statement had put it at 9*, *a previous toll of 12*.

Asked by `status` first, and by `figures` for what a bare number goes on from. What happened long ago is in `past_days`.
"""

from functools import cache

from spacy.tokens import Doc, Span, Token

from tasks.figures.following_noun import time_words
from tasks.figures.status_words import changes, status_words
from tasks.figures.times import is_year
from tasks.text.phrases import clause_verb, governors, words_after, words_before

_WAYS = frozenset({"up", "down", "higher", "lower"})
_COMPARING = frozenset({"compared with", "compared to"})
_VERSUS = frozenset({"versus", "vs", "vs."})
_OF_OTHERS = frozenset({"for", "of", "among", "in", "who"})
_AGO = frozenset({"ago", "prior", "before", "last"})
_COMPARED_REACH = 8
_FROM_REACH, _FAR_FROM, _AGAINST_REACH = 10, 40, 12


def is_superseded(doc: Doc, figure: Span) -> bool:
    """*up from 23*, *lifting the toll from 23 to 40*, *compared with 80 last year*, *a previous toll of 12*."""
    before = words_before(doc, figure.start, 4)
    text = before.text.lower()
    words = status_words()["past_words"] - (_VERSUS if _is_of_others(figure) else frozenset())
    if any(phrase in text for phrase in _past_phrases(figure)) or any(
        t.lower_ in words and not _ends_aside(t) for t in before
    ):
        return True
    if _is_way_from(before) or _is_of_an_earlier_telling(figure) or _is_set_against(figure):
        return True
    if not text.endswith(("from", "from the")) or _is_span(figure):
        return False
    if any(
        token.lower_ == "to" and token.nbor().like_num for token in before[:-2]
    ):  # "to 35 from 39", "to 9 boats from 12"
        return True
    left = words_before(doc, figure.start, _FAR_FROM if text.endswith(", from") else _FROM_REACH)
    return any(token.lemma_.lower() in changes() for token in left)


def _is_way_from(before: Span) -> bool:
    """*up slightly from 23*, *down sharply from the 40 of May*: the adverb between makes no difference."""
    words = [token for token in before if token.pos_ != "ADV" or token.lower_ in _WAYS]
    words = words[:-1] if words and words[-1].lower_ == "the" else words
    return len(words) > 1 and words[-1].lower_ == "from" and words[-2].lower_ in _WAYS


def _past_phrases(figure: Span) -> frozenset[str]:
    """What leads to a value of the past; *compared with 24% for Brandt* is another's of today."""
    return status_words()["past_phrases"] - (_COMPARING if _is_of_others(figure) else frozenset())


def _is_of_others(figure: Span) -> bool:
    """*24% for Brandt*, *versus 29 percent who do not*: told of others, of no other time."""
    after = words_after(figure.doc, figure.end, _COMPARED_REACH)
    others = len(after) > 0 and after[0].lower_ in _OF_OTHERS
    return others and not any(word.lower_ in _dating_words() or is_year(word) for word in after)


@cache
def _dating_words() -> frozenset[str]:
    return time_words() | status_words()["past_words"] | _AGO


def _ends_aside(word: Token) -> bool:
    """*up from a year earlier, with 900 out of work*, *up from a week earlier to 61*: what follows is of today."""
    return word.lower_ == "earlier" and word.i + 1 < len(word.doc) and word.nbor(1).lower_ in {",", "to"}


def _is_set_against(figure: Span) -> bool:
    """*It cost $1,870, against $4,900 in January and $8,000 a year ago.*"""
    before = words_before(figure.doc, figure.start, _AGAINST_REACH)
    words = status_words()
    for token in reversed(before):
        if token.lemma_.lower() in words["target_nouns"] | words["forecast_nouns"]:
            return False
        if token.lower_ == "against":
            return token.i > 0 and token.nbor(-1).text == ","
        if token.pos_ in {"VERB", "AUX"} or token.text == ",":
            return False
    return False


def _is_of_an_earlier_telling(figure: Span) -> bool:
    """*An earlier statement had put it at 9*, *Police at first said 11 had died*, *On Friday it had spoken of 9*."""
    words, verb = status_words(), clause_verb(figure.root)
    subjects = [child for child in verb.children if child.dep_ == "nsubj"] if verb is not None else []
    if any(word.lower_ in words["past_words"] for subject in subjects for word in subject.children):
        return True
    above = (figure.root, *governors(figure.root))
    return any(token.lemma_.lower() in words["telling_verbs"] and _told_before(token) for token in above)


def _told_before(verb: Token) -> bool:
    """Whether the main verb of saying is set in an earlier time than the news: *at first said*, *had spoken of*."""
    if verb.pos_ != "VERB" or verb.dep_ not in {"ROOT", "ccomp", "conj", "relcl"}:
        return False
    words = {child.lower_ for child in verb.children if not _is_in_a_list(child)}
    words |= {word.lower_ for child in verb.children if child.lower_ == "at" for word in child.children}
    if words & status_words()["past_adverbs"]:
        return True
    return verb.dep_ == "ROOT" and verb.tag_ == "VBN" and bool(words & {"had", "'d"}) and not words & {"by", "as"}


def _is_in_a_list(word: Token) -> bool:
    """*First, he said …*: the first of his points, nothing of an earlier time."""
    return word.text == "First" and word.i + 1 < len(word.doc) and word.nbor(1).text == ","


def _is_span(figure: Span) -> bool:
    """Whether the figure is itself all of *from 0 to 60*; *from 5 to 7 percent to 8* leaves a range behind."""
    if figure.end < len(figure.doc) and figure.doc[figure.end].lower_ == "to":
        return False
    to = next((i for i, token in enumerate(figure) if token.lower_ == "to"), 0)
    return any(token.like_num for token in figure[:to])
