"""Which figures tell of what happened long before the news: *a flood in 1987 killed 90*.

Asked by `status` last. A date long ago near a figure is not always the figure's own: it may be compared with, be the
day of a document, or stand in a clause of its own.
"""

from bisect import bisect_left

from spacy.tokens import Doc, Span, Token

from tasks.figures.status_words import status_words
from tasks.figures.times import Times, is_year
from tasks.text.cues import load_roles
from tasks.text.phrases import clause_verb, governors, words_before, words_under

_OLD_REACH = 26
_SINCE_REACH = 5
_BASES_OF_CHANGE = frozenset({"over", "on", "from"})
_BASES = frozenset({"than", "versus"})
_ENDS = frozenset({"to", "through", "until", "till"})


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
    of = day.head.head if day.head.lower_ == "of" else day.head
    if of.lemma_.lower() in status_words()["dated_nouns"]:  # "under the Budget Act of 2011"
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
    if is_year(noun) or noun in figure or figure.root in governors(noun):
        return False
    inner = next((c for of in noun.rights if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"), noun)
    counted = inner not in figure and any(child.dep_ == "nummod" for child in inner.children)
    return noun.pos_ == "NUM" or (counted and noun.i > figure.end and noun.dep_ in {"pobj", "conj"})


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
    if any(token.like_num and not is_year(token) for words in led for token in words):
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
