"""The noun that the last item of a list has for all of them: the plants of *40 coal, two gas and three oil plants*.

A step of `counted`, before it looks for a noun right behind the number.
"""

from spacy.tokens import Doc, Span

from tasks.figures.event_words import read_vocabulary
from tasks.figures.following_noun import invariant_nouns, time_words
from tasks.text.phrases import NOUNS, walk_noun

_PLURAL = frozenset({"NNS", "NNPS"})
_OWN = 3  # words of an item's own
_ITEMS = 6
_LINKS = frozenset({"and", "or", "&"})
_OTHERS = frozenset({"others"})


def find_shared(doc: Doc, number: Span, at: int, limit: int) -> tuple[int, int, int] | None:
    """One past the item's own words, and the noun phrase that all items share, as (end, first, last); None for no list.

    Items without words of their own share the whole phrase (*40 and 31 provincial seats*), the others its head.
    """
    own = end = _past_own(doc, at, limit)
    for _ in range(_ITEMS):
        opens, is_last = _past_link(doc, end, limit)
        if opens is None:
            return None
        walked = walk_noun(doc, opens, limit)
        if walked is not None and doc[walked[1] - 1].tag_ in _PLURAL:
            fits = is_last and _is_shared(number, walked, has_own=own > at)
            return (own, walked[1] - 1 if own > at else walked[0], walked[1]) if fits else None
        end = _past_own(doc, opens, limit)
    return None


def _past_own(doc: Doc, at: int, limit: int) -> int:
    """One past the adjectives and singular nouns of an item."""
    end = at
    while end < min(limit, at + _OWN) and (doc[end].pos_ in {*NOUNS, "ADJ"} or doc[end].tag_ == "VBN"):
        word = doc[end].lower_
        if doc[end].tag_ in _PLURAL or word in invariant_nouns() or word in read_vocabulary().states:
            return at
        end += 1
    return end


def _past_link(doc: Doc, at: int, limit: int) -> tuple[int | None, bool]:
    """One past the comma or *and*, and the number after it; and whether it was an *and*."""
    opens = at + (at < limit and doc[at].text == ",")
    is_last = opens < limit and doc[opens].lower_ in _LINKS
    opens += is_last
    end = opens
    while end < limit and doc[end].tag_ == "CD":
        end += 1
    return (end if at < opens < end < limit else None), is_last


def _is_shared(number: Span, walked: tuple[int, int], *, has_own: bool) -> bool:
    """Whether the plural is the number's as well; not so in *killed 12 and 31 people were hurt*."""
    head = number.doc[walked[1] - 1]
    if head.lower_ in _OTHERS or head.lower_ in time_words():
        return False
    subject = head.dep_ in {"nsubj", "nsubjpass"} and head.head.i > head.i
    if not subject:
        return True
    if has_own:
        return number.root.dep_ == "nummod"
    led = number.start > 0 and number.doc[number.start - 1].pos_ == "VERB"
    return not led and head in number.root.ancestors
