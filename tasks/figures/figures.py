"""Figures: every quantity of an article with what it counts, what befell it, how real it is and which way it moved.

The fifth step of `article`, after names and dates: `quantities` finds the numbers, `referents` and `antecedents`
what they are of, `events`, `status` and `trend` the rest. Sources, places and days come later.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from tasks.figures.antecedents import resolve_counted
from tasks.figures.counted import Counted
from tasks.figures.distances import is_distance
from tasks.figures.event_words import noun_event, read_vocabulary
from tasks.figures.events import find_event
from tasks.figures.known_figures import Known, Place
from tasks.figures.referents import COUNTING, find_referent, is_measure, name_head, of_level, of_toll, phrase_end
from tasks.figures.repeats import mark_repeats
from tasks.figures.status import find_status
from tasks.figures.status_words import status_words
from tasks.figures.superseded import is_superseded
from tasks.figures.table_labels import read_label
from tasks.figures.taken import name_end, taken_spans
from tasks.figures.times import Times, find_times
from tasks.figures.trend import find_flow, find_trend, goes_on
from tasks.identity import fact_id
from tasks.numbers.quantities import Quantity, find_quantities
from tasks.records import Date, Figure, Mention, Reading, Sentence
from tasks.text.phrases import span_at

_BEFALLS = frozenset({"count", "fraction", "percent", "measurement"})
_STEADY = frozenset({"age", "duration", "score"})
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
    people = frozenset(name_end(m) for m in mentions if m.type == "PERSON" and (" " in m.text or m.title))
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
    counted = find_referent(quantity, whole, _limit(doc, sentence, whole), known)
    last = phrase_end(quantity, counted, whole)
    event, word = _find_event(quantity, counted, whole, last)
    wanted = Place(index, quantity.kind, whole, event, is_superseded(doc, whole))
    counted, event = resolve_counted(doc, counted, known, wanted)
    if event is None and quantity.kind == "count":
        counted, event, word = read_label(counted, whole)
    event = event if quantity.kind in _BEFALLS else None  # nothing befalls the "six months" in which 12 were killed
    if counted.head is None and quantity.kind in COUNTING:
        told = word is not None and word.i == whole.end  # the 90 of "the names of 90 killed" are no names
        counted = of_toll(counted, word) or (counted if told else of_level(counted, whole, known))
    head = None if is_measure(quantity, counted, whole) else counted.head
    known.append(Known(index, quantity.kind, (whole.start, last), counted.first, counted.last, head, event))
    return replace(
        _make_figure(reading, sentence, quantity, _text_end(doc, quantity, counted)),
        trend=find_trend(doc, whole, counted.anchor, quantity.kind),
        counted=_counted_words(doc, counted),
        counted_head=name_head(quantity, counted, whole, known[:-1]),
        event=event,
        status="stated" if _is_steady(quantity, whole) else _find_status(whole, counted.anchor, word, times),
        flow=_find_flow(whole, counted.anchor, quantity.kind, event, known[-_CROWDED:-1]),
    )


def _counted_words(doc: Doc, counted: Counted) -> str | None:
    """The counted phrase; an item of a list with the noun that the last one has for all (*coal plants*)."""
    if counted.head is None:
        return None
    own = doc[counted.first : counted.last].text
    return own if counted.head.i < counted.last else f"{own} {counted.head.text}"


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


def _find_event(quantity: Quantity, counted: Counted, whole: Span, last: int) -> tuple[str | None, Token | None]:
    if quantity.kind not in _BEFALLS or is_measure(quantity, counted, whole) or is_distance(whole, quantity.unit):
        return None, None
    if counted.head is not None and counted.head is counted.anchor and counted.head.i < whole.start:
        return noun_event(counted.head), counted.head  # "and of cases at 181"
    named = counted.head or (counted.stand_in if counted.last > counted.first else None)
    head = named if counted.first >= whole.start else None
    event, word = find_event(whole.doc, counted.anchor, head, whole.start, last)
    if event is None and quantity.kind == "percent" and head is not None and head.i > last:  # "9% of those killed"
        event, word = find_event(whole.doc, head, head, whole.start, counted.last)
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
