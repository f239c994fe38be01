"""Which figures are of an earlier time: values that another has replaced, and what happened long before the news.

The half of `status` that decides on *past*: *up from 23*, *an earlier statement had put it at 9*, *a flood in 1987*.
"""

from bisect import bisect_left
from functools import cache

from spacy.tokens import Doc, Span, Token

from tasks.figures.following_noun import time_words
from tasks.figures.times import Times
from tasks.text.cues import load_roles
from tasks.text.phrases import clause_verb, governors, words_after, words_before, words_under
from tasks.vocabulary import read_words

_OLD_REACH = 26
_WAYS = frozenset({"up", "down", "higher", "lower"})
_SINCE_REACH = 5
_BASES_OF_CHANGE = frozenset({"over", "on", "from"})
_BASES = frozenset({"than", "versus"})
_ENDS = frozenset({"to", "through", "until", "till"})
_COMPARING = frozenset({"compared with", "compared to"})
_VERSUS = frozenset({"versus", "vs", "vs."})
_OF_OTHERS = frozenset({"for", "of", "among", "in", "who"})
_AGO = frozenset({"ago", "prior", "before", "last"})
_COMPARED_REACH = 8
_FROM_REACH, _FAR_FROM, _AGAINST_REACH = 10, 40, 12


@cache
def status_words() -> dict[str, frozenset[str]]:
    """The words that say how real a figure is, from `data/status.toml`."""
    return read_words("status.toml")


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
    return others and not any(word.lower_ in _dating_words() or _is_year(word) for word in after)


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


@cache
def changes() -> frozenset[str]:
    trend = read_words("trend.toml")
    return trend["up_verbs"] | trend["down_verbs"] | trend["up_nouns"] | trend["down_nouns"] | trend["revising_verbs"]


def is_old(doc: Doc, figure: Span, times: Times) -> bool:
    """Whether a date long before publication stands near in the sentence (*a flood in 1987 killed 90*).

    Not so where the date is what is compared with (*98 seats, up from 61 in 2020*), nor of what still is.
    """
    verb, old = clause_verb(figure.root), times.old
    helpers = [verb, *verb.children] if verb is not None else []
    if any(helper.lemma_ in {"be", "have"} and helper.tag_ in {"VBZ", "VBP"} for helper in helpers):
        return False
    for first, last in old[max(0, bisect_left(old, (figure.start - _OLD_REACH, 0))) :]:
        if first > figure.start + _OLD_REACH:
            return False
        low, high = sorted((first, figure.start))
        told = first < figure.start and _tells_of(doc, last, figure.start)
        apart = any(token.is_sent_start or (token.text == ";" and not told) for token in doc[low + 1 : high + 1])
        compares = low == figure.start and _compares(doc, figure.end, first)
        compares = compares or _is_measured_from(doc, first, last) or _is_base(doc, first, figure)
        since = _is_since(doc, first, last) and not _tells_of(doc, last, figure.start)
        described = _only_describes(doc[first:last].root, figure)
        if not apart and not compares and not since and not described and last <= len(doc):
            return verb is None or clause_verb(doc[first]) == verb or not _is_late(doc, verb, figure, times)
    return False


def _is_late(doc: Doc, verb: Token, figure: Span, times: Times) -> bool:
    """*Six died in 2019, and this year 14 were killed*: the figure's own clause has a day of late."""
    for first, _ in times.late[max(0, bisect_left(times.late, (figure.start - _OLD_REACH, 0))) :]:
        if first > figure.start + _OLD_REACH:
            return False
        if clause_verb(doc[first]) == verb:
            return True
    return False


def _only_describes(day: Token, figure: Span) -> bool:
    """Whether the date is that of a document or in a clause on another noun: *a 2021 report*, *men held in 2022*."""
    if not load_roles().document.isdisjoint((day.head.lemma_.lower(), day.lemma_.lower())):
        return True
    above = (figure.root, *governors(figure.root))
    if day.dep_ == "pobj" and _is_other_figure(day.head.head, figure):
        return True
    verb = clause_verb(day)
    if verb is None or verb in above or verb.head.i in range(figure.start, figure.end):
        return False
    if verb.dep_ in {"acl", "relcl"} and (verb.head.i > figure.start or _is_told_of_now(verb.head)):
        return True
    if verb.dep_ == "relcl" and any(child.lower_ == "who" for child in verb.children):  # "who lost in 2019, closed 12"
        return True
    joined = figure.root in governors(verb)
    return verb.dep_ in {"acl", "relcl", "advcl"} and not joined and _counts_its_own(verb, day)


def _is_other_figure(noun: Token, figure: Span) -> bool:
    """Whether a date hangs on another figure: *the 90 of a year before*, *3%, from a peak of 9% in 2019*."""
    if _is_year(noun) or noun in figure or figure.root in governors(noun):
        return False
    inner = next((c for of in noun.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), noun)
    counted = inner not in figure and any(child.dep_ == "nummod" for child in inner.children)
    return noun.pos_ == "NUM" or (counted and noun.i > figure.end and noun.dep_ in {"pobj", "conj"})


def _is_year(token: Token) -> bool:
    """The 2010 of *from 2010 to 2014*."""
    return token.shape_ == "dddd" and token.text[:2] in {"19", "20"}


def _is_told_of_now(noun: Token) -> bool:
    """*The measures announced in 2021 are shielding 80*: the clause of the noun is of today."""
    verb = clause_verb(noun)
    helpers = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})] if verb is not None else []
    return any(helper.tag_ in {"VBZ", "VBP"} for helper in helpers)


def _counts_its_own(verb: Token, day: Token) -> bool:
    """*which peaked at 410 in 2012*: the day is that of another number of its clause."""
    return any(word.like_num and word != day and word.head != day for word in words_under(verb))


def _is_since(doc: Doc, first: int, last: int) -> bool:
    """*since 1970*, *until the end of 1970*, *since records began in 1970*; the end of *from 1970 to May* tells."""
    if first and last < len(doc) and doc[first - 1].lower_ == "from" and doc[last].lower_ in _ENDS:
        return True
    for token in reversed(list(doc[max(0, first - _SINCE_REACH) : first])):
        if token.is_punct and token.text != "-":  # "since the full-scale war of 2022"
            return False
        if token.lower_ in {"since", "until"}:
            return True
    return any(_begins(token) for token in (doc[first:last].root, *governors(doc[first:last].root)))


def _begins(token: Token) -> bool:
    """*the worst since a long war on the island ended a decade ago*: what a *since* hangs on, or is."""
    return token.lower_ == "since" or any(c.lower_ == "since" and c.dep_ in {"mark", "prep"} for c in token.lefts)


def _compares(doc: Doc, start: int, stop: int) -> bool:
    """Whether words between a figure and a date compare it with an earlier one: *to 3 million from 1 in 2020*."""
    text = doc[start:stop].text.lower()
    led = (doc[i + 1 : i + 3] for i in range(start, stop) if doc[i].lower_ == "from")
    if any(token.like_num and not _is_year(token) for words in led for token in words):
        return True
    return any(phrase in text for phrase in status_words()["past_phrases"]) or bool(
        {"than", "against"} & set(text.split())
    )


def _is_measured_from(doc: Doc, first: int, last: int) -> bool:
    """*up 5% from a year earlier*, *more than a year ago*: a day that is only compared with."""
    led = {token.lower_ for token in doc[max(0, first - 1) : first + 1]}
    return bool(led & {"from", "than"}) and doc[min(last, len(doc)) - 1].lower_ in {"earlier", "before", "ago"}


def _is_base(doc: Doc, first: int, figure: Span) -> bool:
    """*further ahead than 2008*, *up 50% on 2012*: the year that is compared with."""
    led = [token.lower_ for token in words_before(doc, first, 2)]
    is_change = any(token.lower_ in {"%", "percent", "cent"} for token in figure)
    on = is_change and first >= figure.end and not _BASES_OF_CHANGE.isdisjoint(led[-1:])
    level = first + 1 < len(doc) and doc[first + 1].lower_ in {"level", "levels"}  # "from 2019 levels"
    way = first + 2 == figure.start and doc[first + 1].lower_ == "to"  # "from 33% in 2019 to 50% this year"
    return on or level or way or not _BASES.isdisjoint(led)


def _tells_of(doc: Doc, start: int, stop: int) -> bool:
    """*the worst since 1992, when 109 died*: the figure is of that day."""
    return any(token.lower_ == "when" for token in doc[start : min(start + 2, stop)])
