"""Figures: every quantity of an article with what it counts, what befell it, how real it is and which way it moved.

The fifth step of `article`, after names and dates: `quantities` finds the numbers, `counted`, `measured` and
`antecedents` what they are of, `events`, `status` and `trend` the rest. Sources, places and days come later.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from tasks.figures.antecedents import resolve_counted
from tasks.figures.counted import Counted, find_counted
from tasks.figures.distances import is_distance
from tasks.figures.earlier_figures import Known, Place
from tasks.figures.event_words import is_person, noun_event, read_vocabulary
from tasks.figures.events import find_event
from tasks.figures.following_noun import HYPHENS
from tasks.figures.measured import find_level, find_measured
from tasks.figures.repeats import mark_repeats
from tasks.figures.sites import Site, level_nouns
from tasks.figures.status import find_status
from tasks.figures.superseded import is_superseded, status_words
from tasks.figures.table_labels import read_label
from tasks.figures.taken import name_end, taken_spans
from tasks.figures.times import Times, find_times
from tasks.figures.trend import find_flow, find_trend, goes_on
from tasks.identity import fact_id
from tasks.numbers.quantities import Quantity, find_quantities
from tasks.records import Date, Figure, Mention, Reading, Sentence
from tasks.text.phrases import noun_phrase, span_at, words_before

_COUNTING = frozenset({"count", "fraction"})
_BEFALLS = frozenset({"count", "fraction", "percent", "measurement"})
_STEADY = frozenset({"age", "duration", "score"})
_SENTENCE_REACH, _PHRASE_REACH, _RECALLED = 80, 15, 12
_CROWDED = 40  # figures in one sentence: a table or junk, where grammar says nothing and costs most
_ENDLESS = 6000  # characters of such a sentence: each step of the grammar may walk all of it


def find_figures(
    reading: Reading,
    doc: Doc,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    dates: Sequence[Date],
) -> tuple[Figure, ...]:
    """Every figure of the text, in order; days, times and names with a number in them are none."""
    if not sentences or not len(doc):
        return ()
    starts = [sentence.char_start for sentence in sentences]
    times = find_times(reading, doc, dates)
    known: list[Known] = []
    figures: list[Figure] = []
    people = frozenset(name_end(m) for m in mentions if m.type == "PERSON" and " " in m.text)
    for found in find_quantities(reading, doc, sentences, taken_spans(doc, mentions, dates), people):
        index = max(0, bisect_right(starts, found.number_start) - 1)
        quantity = _within(found, sentences[index])
        whole = span_at(doc, quantity.char_start, quantity.char_end)
        if whole is not None:
            figure = _read_figure(reading, quantity, whole, (index, sentences[index]), known, times)
            if figures and len(known) > 1 and known[-2].sentence == index:
                figure = _with_trend(reading.text, figure, figures[-1], (known[-2].span, whole))
            figures.append(figure)
    return mark_repeats(_on_scale(figures), sentences)


_SCALES = frozenset({"Cel", "[degF]"})


def _on_scale(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, bare degrees of heat on the only scale that the article names (*46.8C … highs of 43 degrees*)."""
    scales = {figure.unit for figure in figures if figure.unit in _SCALES}
    if len(scales) != 1:
        return tuple(figures)
    scale = scales.pop()
    return tuple(
        replace(one, unit=scale) if one.unit is None and one.kind == "measurement" and _is_heat(one) else one
        for one in figures
    )


def _is_heat(figure: Figure) -> bool:
    return (figure.unit_text or "").lower().startswith("degree")


_AGAIN = re.compile(r" \((?:or )?")


def _with_trend(text: str, figure: Figure, before: Figure, place: tuple[tuple[int, int], Span]) -> Figure:
    """The figure with the trend of the one that it converts or goes on from: *fell by 4 metres (13 feet)*.

    `place` is the words of the figure before, and those of this one.
    """
    if figure.trend is not None or before.trend is None:
        return figure
    (start, end), whole = place
    same_unit = before.kind == figure.kind and before.unit == figure.unit
    if not same_unit and start and whole.doc[start - 1].lower_ in {"to", "at"}:  # "rose to 90, or 5% of all"
        return figure
    again = before.kind == figure.kind and _AGAIN.fullmatch(text, before.char_end, figure.char_start)
    shared = (again and not same_unit) or goes_on(whole.doc, end, whole, same_unit=same_unit)
    return replace(figure, trend=before.trend) if shared else figure


def _within(quantity: Quantity, sentence: Sentence) -> Quantity:
    """The quantity, cut to the sentence of its number where a line break parts it from its comparator."""
    start = max(quantity.char_start, min(sentence.char_start, quantity.number_start))
    return quantity if start == quantity.char_start else replace(quantity, char_start=start)


def _read_figure(
    reading: Reading, quantity: Quantity, whole: Span, place: tuple[int, Sentence], known: list[Known], times: Times
) -> Figure:
    """The figure of one quantity; `known` are the figures before it, and it is added to them."""
    doc, (index, sentence) = whole.doc, place
    bare = _make_figure(reading, sentence, quantity, quantity.char_end)
    is_endless = sentence.char_end - sentence.char_start > _ENDLESS
    if is_endless or (len(known) >= _CROWDED and known[-_CROWDED].sentence == index):
        known.append(Known(index, quantity.kind, (whole.start, whole.end), 0, 0, None, None))
        return bare
    counted = _find_counted(quantity, whole, _limit(doc, sentence, whole), known)
    last = _phrase_end(quantity, counted, whole)
    event, word = _find_event(quantity, counted, whole, last)
    wanted = Place(index, quantity.kind, whole, event, is_superseded(doc, whole))
    counted, event = resolve_counted(doc, counted, known, wanted)
    if event is None and quantity.kind == "count":
        counted, event, word = read_label(counted, whole)
    event = event if quantity.kind in _BEFALLS else None  # nothing befalls the "six months" in which 12 were killed
    if counted.head is None and quantity.kind in _COUNTING:
        told = word is not None and word.i == whole.end  # the 90 of "the names of 90 killed" are no names
        counted = _of_toll(counted, word) or (counted if told else _of_level(counted, whole, known))
    head = None if _is_measure(quantity, counted, whole) else counted.head
    known.append(Known(index, quantity.kind, (whole.start, last), counted.first, counted.last, head, event))
    return replace(
        _make_figure(reading, sentence, quantity, _text_end(doc, quantity, counted)),
        trend=find_trend(doc, whole, counted.anchor, quantity.kind),
        counted=doc[counted.first : counted.last].text if counted.head is not None else None,
        counted_head=_name_head(quantity, counted, whole, known[:-1]),
        event=event,
        status="stated" if _is_steady(quantity, whole) else _find_status(whole, counted.anchor, word, times),
        flow=_find_flow(whole, counted.anchor, quantity.kind, event, known[-_CROWDED:-1]),
    )


def _find_status(whole: Span, anchor: Token, word: Token | None, times: Times) -> str:
    """The status; a *not* that is a part of the figure's own bound denies nothing (*is not over 40 km*)."""
    status = find_status(whole, anchor, word, times)
    return "stated" if status == "negated" and any(token.dep_ == "neg" for token in whole) else status


def _find_flow(whole: Span, anchor: Token, kind: str, event: str | None, known: Sequence[Known]) -> str | None:
    one_with = read_vocabulary().one_with
    before = {one_with.get(k.event, k.event) for k in known if k.event is not None}
    return find_flow(whole.doc, whole, anchor, kind, one_with.get(event, event) if event else None, before)


def _is_steady(quantity: Quantity, whole: Span) -> bool:
    """Whether a figure only describes (*a 134-page bill would …*, *aged 44*), whatever its sentence expects."""
    doc = whole.doc
    hyphened = whole.end < len(doc) and doc[whole.end].lower_ == "-" and not doc[whole.end - 1].whitespace_
    attribute = quantity.unit_text is not None and any(token.lower_ == "-" for token in whole[1:-1])
    return quantity.kind in _STEADY or hyphened or (attribute and quantity.kind == "measurement")


def _is_measure(quantity: Quantity, counted: Counted, whole: Span) -> bool:
    """Whether a hyphen ties the counted thing to a noun, as in *a 12-vehicle pile-up*: no one else counts those.

    People are counted so all the same (*a six-man crew was rescued*).
    """
    if quantity.kind != "count" or counted.head is None or is_person(counted.head):
        return False
    at = counted.first - 1
    return at >= whole.end - 1 and whole.doc[at].lower_ in HYPHENS and counted.head.tag_ not in {"NNS", "NNPS"}


def _make_figure(reading: Reading, sentence: Sentence, quantity: Quantity, end: int) -> Figure:
    """The figure as far as its own number says it."""
    return Figure(
        figure_id=fact_id(reading.revision_id, "figures", quantity.char_start, end),
        revision_id=reading.revision_id,
        sentence_id=sentence.sentence_id,
        char_start=quantity.char_start,
        char_end=end,
        text=reading.text[quantity.char_start : end],
        kind=quantity.kind,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        unit=quantity.unit,
        unit_text=quantity.unit_text,
    )


def _limit(doc: Doc, sentence: Sentence, whole: Span) -> int:
    """One past the last token of the sentence."""
    span = span_at(doc, whole.start_char, sentence.char_end) if sentence.char_end > whole.start_char else None
    return span.end if span is not None else whole.end


def _find_counted(quantity: Quantity, whole: Span, limit: int, known: Sequence[Known]) -> Counted:
    doc = whole.doc
    if quantity.kind == "fraction" and (inside := _within_share(whole)) is not None:
        return inside
    if quantity.kind in _COUNTING:
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


def _of_toll(counted: Counted, word: Token | None) -> Counted | None:
    """*Talks resume as toll in Varn passes 2,000*: the toll that tells the event is what the number is of."""
    if word is None or word.lemma_.lower() != "toll":
        return None
    first, last = noun_phrase(word, with_of=False)
    return replace(counted, first=first, last=last, head=word)


def _of_level(counted: Counted, whole: Span, known: Sequence[Known]) -> Counted:
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


def _phrase_end(quantity: Quantity, counted: Counted, whole: Span) -> int:
    """One past the figure's whole phrase, its *of* phrase included: where the word that says the event may follow."""
    follows = quantity.kind in _COUNTING and counted.first >= whole.end and counted.last - whole.end < _PHRASE_REACH
    return max(whole.end, counted.end or 0, counted.last if follows else 0)


def _find_event(quantity: Quantity, counted: Counted, whole: Span, last: int) -> tuple[str | None, Token | None]:
    if quantity.kind not in _BEFALLS or _is_measure(quantity, counted, whole) or is_distance(whole, quantity.unit):
        return None, None
    if counted.head is not None and counted.head is counted.anchor and counted.head.i < whole.start:
        return noun_event(counted.head), counted.head  # "and of cases at 181"
    named = counted.head or (counted.stand_in if counted.last > counted.first else None)
    head = named if counted.first >= whole.start else None
    event, word = find_event(whole.doc, counted.anchor, head, whole.start, last)
    misplaced = quantity.kind == "measurement" and event not in read_vocabulary().of_things
    return (None, None) if misplaced or _is_reached(quantity, whole, word) else (event, word)


def _is_reached(quantity: Quantity, whole: Span, word: Token | None) -> bool:
    """*has hit 2 percent support*: a level that is reached; *hit 40 percent of the farms* tells what befell them."""
    is_share = whole.end < len(whole.doc) and whole.doc[whole.end].lower_ == "of"
    reaches = word is not None and word.lemma_.lower() in status_words()["reaching_verbs"]
    return quantity.kind == "percent" and reaches and not is_share


def _text_end(doc: Doc, quantity: Quantity, counted: Counted) -> int:
    """Where the figure's text ends: with its unit, or with the noun that goes on after the number."""
    if counted.end is None or counted.head is None:
        return quantity.char_end
    word = doc[counted.end - 1]
    return max(quantity.char_end, word.idx + len(word))


def _name_head(quantity: Quantity, counted: Counted, whole: Span, known: Sequence[Known]) -> str | None:
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
    lemma = head.lemma_.lower()
    plural = head.tag_ == "NNPS" or (head.tag_ == "NNP" and counted.end is not None)
    return lemma[:-1] if plural and len(lemma) > 3 and lemma[-1] == "s" and lemma[-2] != "s" else lemma
