"""What a figure counts: the noun phrase of its own clause, without the number.

Stands between `quantities` (which number, which bounds, which unit) and `events` (what befell them). What is measured
rather than counted is in `measured`; numbers that leave their noun to the reader are resolved in `antecedents`.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from tasks.figures.following_noun import (
    HYPHENS,
    TIME_LEADS,
    bare_of,
    day_names,
    find_noun,
    is_attribute,
    is_verb,
    join_nouns,
    mistagged,
    skip_more,
)
from tasks.figures.list_heads import find_shared
from tasks.text.phrases import NOUNS, after_of, noun_phrase, walk_noun, words_before

STAND_INS = frozenset({"whom", "which", "them", "those", "these", "us", "you", "it", "that", "they"})
_AND = frozenset({"and", ",", "but"})
_WHOLES = frozenset({"whom", "them"})
_POINTING = frozenset({"these", "those"})
_DROPPED = frozenset({"more", "additional", "further", "extra", "fewer", "less", "such", "total"})
_OTHERS = frozenset({"other", "others"})
_ASIDE = 6
_PLURAL = frozenset({"NNS", "NNPS"})
_MARKS = frozenset({'"', "“", "”", "‘", "’", "'"})
_BEFORE_MARKS = 3
_COMPARED = frozenset({"more", "fewer", "many", "few", "most"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, as far as the figure's own words say it.

    `first:last` are its tokens (none when `first == last`), `head` the counted noun (behind them where the last item
    of a list has it for all), `anchor` the word by which the whole figure hangs in its sentence, `stand_in` a pronoun
    (*whom*, *them*) that is counted instead of a noun. Where the noun goes on right after the number, `end` is one past
    the last token of the figure's own text.
    """

    first: int
    last: int
    head: Token | None
    anchor: Token
    stand_in: Token | None = None
    end: int | None = None


def find_counted(doc: Doc, number: Span, limit: int, value: float | None) -> Counted:
    """What the count in `number` counts, looking no further than token `limit`."""
    at = _past_aside(number, limit)
    if at + 1 < limit and doc[at].text in _MARKS and doc[at + 1].lower_ == "of":  # '"dozens" of calls'
        return replace(_of_phrase(doc, number, at + 2, limit), end=None)
    if at + 1 < limit and doc[at].lower_ in HYPHENS and not number[-1].whitespace_:
        return _hyphenated(doc, number, at + 1)
    if at > number.end:
        return replace(_of_phrase(doc, number, at + 1, limit), end=None)
    if at + 1 < limit and doc[at].lower_ == "out" and doc[at + 1].lower_ == "of":
        at += 1
    if at < limit and doc[at].lower_ == "of":
        return _of_phrase(doc, number, at + 1, limit)
    if (named := _in_marks(doc, number, at, limit)) is not None:
        return named
    if value is not None and 0 < value < 1 and at < limit and _leads(doc[at]):  # "half the passengers"
        at += doc[at].lower_ not in TIME_LEADS
    return _following(doc, number, at, limit, value)


def _following(doc: Doc, number: Span, at: int, limit: int, value: float | None) -> Counted:
    """The noun that goes on right after the number, from token `at` on, or that a list of numbers shares."""
    if (shared := find_shared(doc, number, at, limit)) is not None and value != 1:
        return _listed(doc, number, at, shared)
    walked = find_noun(doc, number, at, limit, value)
    if walked is None:
        return _apposed(number, doc[number.start : max(number.end, skip_more(doc, at, limit))].root)
    first, last = walked
    last -= last - first > 1 and doc[last - 1].lower_ in day_names()  # "300 shares Thursday"
    head = doc[last - 1]
    if head.lower_ in _OTHERS:
        return Counted(first, last, None, doc[number.start : last].root, stand_in=head)
    if is_verb(head, first, last, value):
        return Counted(at, at, None, number.root)
    if is_attribute(doc, first, last, value):
        return Counted(first, first + 1, doc[first], doc[number.start : last].root, end=first + 1)
    last, head = join_nouns(doc, head, last, limit, many=value != 1)
    return _phrase(doc, number, first, last, head, limit)


def _listed(doc: Doc, number: Span, at: int, shared: tuple[int, int, int]) -> Counted:
    """The item's own words, with the noun that the list shares; that alone where the item has none."""
    own, first, last = shared
    anchor = doc[number.start : max(own, number.end)].root
    if own == at:
        return Counted(first, last, doc[last - 1], anchor)
    return Counted(at, own, doc[last - 1], anchor, end=own)


def _past_aside(number: Span, limit: int) -> int:
    """Where the words after a number go on: behind the aside of *hundreds, if not thousands, of rules*."""
    doc, at = number.doc, number.end
    commas = at < limit and doc[at].text == ","
    first = at + commas
    words = [token.lower_ for token in doc[first : min(first + _ASIDE, limit)]]
    if words[:2] == ["if", "not"] and "of" in words[3:]:
        return first + words.index("of")
    inside = number.start > 1 and [token.lower_ for token in doc[number.start - 2 : number.start]] == ["if", "not"]
    return first if commas and inside and words[:1] == ["of"] else at


def _phrase(doc: Doc, number: Span, first: int, last: int, head: Token, limit: int) -> Counted:
    """The counted phrase with its *of* phrase; the figure's text takes in a bare one only."""
    bare = bare_of(doc, head, last, limit)
    while first < last - 1 and doc[first].lower_ in _DROPPED:
        first += 1
    return Counted(first, after_of(doc, last, limit), head, doc[number.start : head.i + 1].root, end=bare)


def _in_marks(doc: Doc, number: Span, at: int, limit: int) -> Counted | None:
    """*two "facts"*, *14 "independent" members*, *300 "road deaths"*: what is counted in somebody's words."""
    opens = at
    while opens < min(limit, at + _BEFORE_MARKS) and doc[opens].pos_ == "ADJ":
        opens += 1
    if opens + 2 >= limit or doc[opens].text not in _MARKS or not doc[opens - 1].whitespace_:
        return None
    inside = walk_noun(doc, opens + 1, limit)
    end = inside[1] if inside is not None else opens + 1
    closes = next((i for i in range(end, min(limit, end + _BEFORE_MARKS)) if doc[i].text in _MARKS), None)
    behind = walk_noun(doc, closes + 1, limit) if closes is not None and doc[closes].whitespace_ else None
    is_whole = inside is not None and doc[inside[1] - 1].tag_ in _PLURAL
    if not is_whole and closes is not None and behind is not None and doc[behind[1] - 1].tag_ in _PLURAL:
        return Counted(opens, behind[1], doc[behind[1] - 1], number.root, end=behind[1])
    return None if inside is None else Counted(*inside, doc[inside[1] - 1], number.root)


def _apposed(number: Span, anchor: Token) -> Counted:
    """*Fewer people, 800, came*: a bare number beside a plural counts that; else nothing that its own words say."""
    at, noun = number.end, number.root.head
    named = _named_by_of(number)
    if named is not None:
        return named
    whole = _whole_before(number)
    if whole is not None:
        return Counted(at, at, None, anchor, stand_in=whole)
    if number.root.dep_ != "appos" or noun.tag_ not in {"NNS", "NNPS"} or noun.i >= number.start:
        return Counted(at, at, None, anchor)
    first, last = noun_phrase(noun, with_of=False)
    while first < noun.i and noun.doc[first].lower_ in _COMPARED:
        first += 1
    return Counted(first, last, noun, anchor)


def _named_by_of(number: Span) -> Counted | None:
    """*put the number of deaths at 23 and of cases at 181*: the cases, their *of* left alone by the number before."""
    before = words_before(number.doc, number.start, 6)
    of = next((token for token in before if token.lower_ == "of" and number.doc[token.i - 1].lower_ in _AND), None)
    if of is None or before[-1].lower_ not in {"at", "to"} or of.i + 1 >= before[-1].i:
        return None
    first, last = of.i + 1, before[-1].i
    head = number.doc[last - 1]
    return Counted(first, last, head, head) if head.tag_ in {"NNS", "NNPS"} else None


def _whole_before(number: Span) -> Token | None:
    """The pronoun of *61, of whom 12 were children* and of *Of them, 12 were children*."""
    before = [token for token in words_before(number.doc, number.start, 3) if token.text != ","][-2:]
    return before[1] if len(before) == 2 and before[0].lower_ == "of" and before[1].lower_ in STAND_INS else None


def _hyphenated(doc: Doc, number: Span, at: int) -> Counted:
    """*12-page report*: the pages are counted, and nothing befalls them."""
    token = doc[at]
    if token.pos_ not in {*NOUNS, "ADJ", "VERB"} or not token.text[-1].isalpha():
        return Counted(at, at, None, number.root)
    team = walk_noun(doc, at + 1, len(doc)) if token.lower_ == "strong" else None
    if team is not None:  # "a 40-strong team of nurses"
        return Counted(team[0], after_of(doc, team[1], len(doc)), doc[team[1] - 1], number.root, end=at + 1)
    return Counted(at, at + 1, token, number.root, end=at + 1)


def _of_phrase(doc: Doc, number: Span, at: int, limit: int) -> Counted:
    """*three of the captives*, *7 of the 11*, *two of them*, *hundreds of people*, *a third of those screened*."""
    if (named := _in_marks(doc, number, at, limit)) is not None:  # hundreds of "analysts"
        return named
    start = at
    while at < limit and (_leads(doc[at]) or (at + 1 < limit and at > start and doc[at + 1].like_num)):
        at += 1
        glued = at < limit and doc[at - 1].like_num and not doc[at - 1].whitespace_
        at += glued and doc[at].is_alpha  # "of the 4.3M copies"
    if at < limit and doc[at].lower_ in _POINTING and doc[at].dep_ == "det" and doc[at].head.i < limit:
        at += 1  # "12 of these people", "one of these two people"
        at += at + 1 < limit and doc[at].tag_ == "CD"
    if at < limit and stands_in(doc[at]):
        if doc[at].lower_ == "those" and at + 1 < limit and doc[at + 1].tag_ in {"VBN", "JJ"}:
            return Counted(at, at + 2, doc[at], number.root, end=at + 2)
        who = walk_noun(doc, at + 1, limit) if doc[at].lower_ in _WHOLES else None
        if who is not None and doc[who[1] - 1].tag_ == "NNS":  # "seven people, two of them women"
            last, head = join_nouns(doc, doc[who[1] - 1], who[1], limit)
            return Counted(who[0], last, head, number.root, doc[at], end=last)
        return Counted(start, start, None, number.root, stand_in=doc[at])
    walked = walk_noun(doc, at, limit) or (mistagged(doc, at, limit, 2) if doc[at - 1].like_num else None)
    if walked is None:
        if at < limit and doc[at].tag_ in {"JJ", "VBN", "VBG"} and doc[at - 1].lower_ == "the":
            return Counted(at, at + 1, doc[at], number.root, end=at + 1)
        return Counted(at, at, None, number.root)
    first, last = _owned(doc, walked, limit)
    if doc[last - 1].lower_ in _OTHERS:
        return Counted(first, last, None, number.root, stand_in=doc[last - 1])
    last, head = join_nouns(doc, doc[last - 1], last, limit)
    counts_again = any(token.like_num for token in doc[start:first])
    end = None if counts_again else bare_of(doc, head, last, limit)
    return Counted(first, after_of(doc, last, limit), head, number.root, end=end)


def stands_in(token: Token) -> bool:
    """Whether a word is counted instead of a noun (*whom*, *us*, but not the *US*)."""
    return token.lower_ in STAND_INS and token.text != "US"


def _owned(doc: Doc, walked: tuple[int, int], limit: int) -> tuple[int, int]:
    """*of the country's 2.3 million children*: the children, where the owner's things have a number of their own."""
    first, last = walked
    at = next((i + 1 for i in range(first, min(last + 1, limit)) if doc[i].tag_ == "POS"), limit)
    after = at
    while after < limit and doc[after].tag_ == "CD":
        after += 1
    things = walk_noun(doc, after, limit) if at < after else None
    return things if things is not None and doc[things[1] - 1].tag_ in {"NNS", "NNPS"} else walked


def _leads(token: Token) -> bool:
    """Whether a word may stand between *of* and the noun."""
    return (token.pos_ in {"DET", "NUM"} or token.tag_ in {"PRP$", "CD", "PDT"}) and not stands_in(token)
