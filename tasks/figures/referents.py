"""What a figure is of, whatever its kind: the noun that it counts or measures, or the level that it tells.

Asked by `figures` for one quantity after another; `counted`, `measured` and their finders do the looking.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from tasks.figures.counted import Counted, find_counted
from tasks.figures.distances import is_distance
from tasks.figures.event_words import is_person
from tasks.figures.following_noun import HYPHENS
from tasks.figures.known_figures import Known
from tasks.figures.measured import find_level, find_measured
from tasks.figures.sites import Site, level_nouns
from tasks.numbers.quantities import Quantity
from tasks.text.phrases import NOUNS, noun_phrase, span_at, words_before

COUNTING = frozenset({"count", "fraction"})
_SENTENCE_REACH, _PHRASE_REACH, _RECALLED = 80, 15, 12


def find_referent(quantity: Quantity, whole: Span, limit: int, known: Sequence[Known]) -> Counted:
    """The noun of one quantity, as far as its own sentence says it."""
    doc = whole.doc
    if quantity.kind == "fraction" and (inside := _within_share(whole)) is not None:
        return inside
    if quantity.kind in COUNTING:
        number = span_at(doc, quantity.char_start, quantity.number_end) if quantity.unit is not None else whole
        return find_counted(doc, number or whole, limit, quantity.value or quantity.high)
    kind = "distance" if is_distance(whole, quantity.unit) else quantity.kind
    return find_measured(Site(doc, whole, limit, kind, _spans_here(whole, known)))


def _within_share(whole: Span) -> Counted | None:
    """The child of *one child in five*, which stands inside its number."""
    last = next((token for token in whole if token.tag_ == "NN" and token.i + 1 < whole.end), None)
    if last is None or last.nbor().lower_ != "in":
        return None
    first = next(token.i for token in whole if token.pos_ in {"ADJ", "NOUN"})
    return Counted(first, last.i + 1, last, last)


def is_measure(quantity: Quantity, counted: Counted, whole: Span) -> bool:
    """Whether a hyphen ties the counted thing to a noun, as in *a 12-vehicle pile-up*: no one else counts those.

    People are counted so all the same (*a six-man crew was rescued*).
    """
    if quantity.kind != "count" or counted.head is None or is_person(counted.head):
        return False
    at = counted.first - 1
    return at >= whole.end - 1 and whole.doc[at].lower_ in HYPHENS and counted.head.tag_ not in {"NNS", "NNPS"}


def of_toll(counted: Counted, word: Token | None) -> Counted | None:
    """*Talks resume as toll in Varn passes 2,000*: the toll that tells the event is what the number is of."""
    if word is None or word.lemma_.lower() != "toll":
        return None
    first, last = noun_phrase(word, with_of=False)
    return replace(counted, first=first, last=last, head=word)


def of_level(counted: Counted, whole: Span, known: Sequence[Known]) -> Counted:
    """A bare number that nothing before explains counts what it is the level of, if anything."""
    here = _spans_here(whole, known)
    found = find_level(Site(whole.doc, whole, whole.end, "count", here))
    if _is_average(whole):
        same = next((k for k in reversed(known[-_RECALLED:]) if k.span in here and k.kind == "count"), None)
        found = replace(found, first=same.first, last=same.last, head=same.head) if same and same.head else found
    return counted if found.head is None else replace(counted, first=found.first, last=found.last, head=found.head)


def _is_average(whole: Span) -> bool:
    """Whether a number is only said to be an average or a total, of what was counted before: *against a mean of 20*."""
    doc, at = whole.doc, whole.start
    return at > 1 and doc[at - 1].lower_ == "of" and doc[at - 2].lemma_.lower() in level_nouns()


def _spans_here(whole: Span, known: Sequence[Known]) -> list[tuple[int, int]]:
    """The words of the last few figures before this one in its sentence."""
    start = words_before(whole.doc, whole.start, _SENTENCE_REACH).start
    return [k.span for k in known[-_RECALLED:] if k.span[0] >= start]


def phrase_end(quantity: Quantity, counted: Counted, whole: Span) -> int:
    """One past the figure's whole phrase, its *of* phrase included: where the word that says the event may follow."""
    follows = quantity.kind in COUNTING and counted.first >= whole.end and counted.last - whole.end < _PHRASE_REACH
    return max(whole.end, counted.end or 0, counted.last if follows else 0)


def name_head(quantity: Quantity, counted: Counted, whole: Span, known: Sequence[Known]) -> str | None:
    """The head's lemma; of a level or movement told in points, the points (*rose 64 points to 4,577*)."""
    if quantity.kind != "index" or counted.head is None:
        return _lemma(counted)
    spans = [*(k.span for k in known[-2:] if k.kind == "index" and _same_sentence(whole, k)), (whole.start, whole.end)]
    return "point" if any(whole.doc[end - 1].lower_.startswith("point") for _, end in spans) else _lemma(counted)


def _same_sentence(whole: Span, known: Known) -> bool:
    return words_before(whole.doc, whole.start, _SENTENCE_REACH).start <= known.span[0]


def _lemma(counted: Counted) -> str | None:
    """The head in its dictionary form; the lemmatizer leaves plural names as they are (*Palestinians*)."""
    head = counted.head
    if head is None:
        return None
    lemma = f"{_hyphened_to(head)}{head.lemma_.lower()}"
    plural = head.tag_ == "NNPS" or (head.tag_ == "NNP" and counted.end is not None)
    return lemma[:-1] if plural and len(lemma) > 3 and lemma[-1] == "s" and lemma[-2] != "s" else lemma


def _hyphened_to(head: Token) -> str:
    """The first part of *co-ops*, *whistle-blowers*, *cease-fires*; none in *a 12-page report*."""
    before = head.doc[max(0, head.i - 2) : head.i]
    tied = len(before) == 2 and before[1].lower_ in HYPHENS and not before.text_with_ws[-1].isspace()
    is_word = tied and head.pos_ in NOUNS and before[0].is_alpha and not before[0].like_num
    is_word = is_word and not before[0].whitespace_
    return before.text.lower() if is_word else ""
