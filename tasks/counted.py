"""What a figure counts: the noun phrase of its own clause, without the number.

Stands between `quantities` (which number, which bounds, which unit) and `events` (what befell them). What is measured
rather than counted is in `measured`; numbers that leave their noun to the reader are resolved in `antecedents`.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tasks.phrases import NOUNS, walk_noun

_MORE = frozenset({"more", "additional", "further", "extra", "other", "others", "new", "fewer", "less"})
_DROPPED = frozenset({"more", "additional", "further", "extra", "fewer", "less", "such", "total"})
_STAND_INS = frozenset({"whom", "which", "them", "those", "these", "us", "you", "it", "that", "they"})
_HYPHENS = frozenset({"-", "–", "‑"})
_OTHERS = frozenset(
    {"other", "more", "rest", "remainder", "total", "latter", "former", "hundred", "thousand", "million"}
)
_ABOUT_TIME = frozenset({"while", "time", "bit", "lot"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, as far as the figure's own words say it.

    `first:last` are its tokens (none when `first == last`), `head` the counted noun, `anchor` the word by which the
    whole figure hangs in its sentence, `stand_in` a pronoun (*whom*, *them*) that is counted instead of a noun.
    `adjacent` says whether the noun goes on right after the number, so that the figure's text ends with it.
    """

    first: int
    last: int
    head: Token | None
    anchor: Token
    stand_in: Token | None = None
    adjacent: bool = False


def find_counted(doc: Doc, number: Span, limit: int) -> Counted:
    """What the count in `number` counts, looking no further than token `limit`."""
    at = number.end
    if at < limit and doc[at].lower_ in _HYPHENS and not number[-1].whitespace_ and at + 1 < limit:
        return _hyphenated(doc, number, at + 1, limit)
    if at < limit and doc[at].lower_ == "of":
        return _of_phrase(doc, number, at + 1, limit)
    walked = walk_noun(doc, _skip_more(doc, at, limit), limit)
    if walked and not _belongs_elsewhere(doc, number, walked):
        first, last = walked
        head = doc[last - 1]
        if head.lemma_.lower() in _OTHERS:
            return Counted(at, at, None, doc[number.start : last].root)
        last = _coordinated(doc, head, last, limit)
        last = _bare_of(doc, head, last, limit)
        first = _without_more(doc, first, last)
        return Counted(first, last, head, doc[number.start : head.i + 1].root, adjacent=True)
    return Counted(at, at, None, doc[number.start : max(number.end, _skip_more(doc, at, limit))].root)


def _hyphenated(doc: Doc, number: Span, at: int, limit: int) -> Counted:
    """*12-page report*: the pages are counted, and nothing befalls them."""
    token = doc[at]
    last = at + 1 if at < limit and token.pos_ in {*NOUNS, "ADJ", "VERB"} else at
    return Counted(at, last, token if last > at else None, number.root, adjacent=last > at)


def _of_phrase(doc: Doc, number: Span, at: int, limit: int) -> Counted:
    """*three of the captives*, *7 of the 11*, *two of them*, *hundreds of people*."""
    start = at
    while (
        at < limit
        and (doc[at].pos_ in {"DET", "NUM"} or doc[at].tag_ in {"PRP$", "CD", "PDT"})
        and doc[at].lower_ not in _STAND_INS
    ):
        at += 1
    if at < limit and doc[at].lower_ in {"those", "these"} and walk_noun(doc, at + 1, limit) and doc[at].dep_ == "det":
        at += 1
    if at < limit and doc[at].lower_ in _STAND_INS:
        return Counted(start, start, None, number.root, stand_in=doc[at])
    walked = walk_noun(doc, at, limit)
    if walked is None:
        named = at < limit and doc[at].tag_ in {"JJ", "VBN"} and doc[at - 1].lower_ == "the"
        return (
            Counted(at, at + 1, doc[at], number.root, adjacent=True)
            if named
            else Counted(start, start, None, number.root)
        )
    first, last = walked
    head = doc[last - 1]
    return Counted(
        first, _bare_of(doc, head, _coordinated(doc, head, last, limit), limit), head, number.root, adjacent=True
    )


def _skip_more(doc: Doc, at: int, limit: int) -> int:
    while at < limit and doc[at].lower_ in _MORE and doc[at].pos_ != "NOUN":
        at += 1
    return at


def _without_more(doc: Doc, first: int, last: int) -> int:
    while first < last - 1 and doc[first].lower_ in _DROPPED:
        first += 1
    return first


def _belongs_elsewhere(doc: Doc, number: Span, walked: tuple[int, int]) -> bool:
    """Whether the nouns after the number begin a phrase of their own (*of the 30 Mr. Ode said …*)."""
    head = doc[walked[1] - 1]
    top = number.root
    if head.dep_ in {"nsubj", "nsubjpass"} and top.head is not head and not _within(top, head):
        return doc[walked[0]].pos_ == "PROPN" or doc[number.end - 1].whitespace_ == ""
    return head.lower_ in _ABOUT_TIME or (head.ent_iob_ == "B" and doc[walked[0]].is_punct)


def _within(token: Token, head: Token) -> bool:
    for _ in range(4):
        if token.head is head:
            return True
        token = token.head
    return False


def _coordinated(doc: Doc, head: Token, last: int, limit: int) -> int:
    """The end of *women and children*: a second plural noun without a number or an article of its own."""
    if last + 1 >= limit or doc[last].lower_ not in {"and", "or", "&"}:
        return last
    walked = walk_noun(doc, last + 1, limit)
    if walked is None:
        return last
    second = doc[walked[1] - 1]
    joined = second.dep_ == "conj" and second.head.i <= head.i and second.head.i >= head.i - 4
    return walked[1] if joined and second.tag_ == head.tag_ else last


def _bare_of(doc: Doc, head: Token, last: int, limit: int) -> int:
    """The end of *members of parliament*: an *of* phrase without article, name or number belongs to the noun."""
    if (
        last + 1 < limit
        and doc[last].lower_ == "of"
        and doc[last + 1].pos_ in {"NOUN", "ADJ"}
        and head.tag_ in {"NNS", "NN"}
    ):
        walked = walk_noun(doc, last + 1, limit)
        if walked:
            return walked[1]
    return last
