"""Figures: every quantity of an article with what it counts, what befell it, how real it is and which way it moved.

The fifth step of `article`, after names and dates: `quantities` finds the numbers, `counted`, `measured` and
`antecedents` what they are of, `events`, `status` and `trend` the rest. Sources, places and days come later.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Doc, Span

from tasks.antecedents import Known, resolve_counted
from tasks.counted import Counted, find_counted
from tasks.events import find_event
from tasks.identity import fact_id
from tasks.measured import find_measured
from tasks.phrases import span_at
from tasks.quantities import Quantity, find_quantities
from tasks.records import Cluster, Date, Figure, Mention, Reading, Sentence
from tasks.repeats import mark_repeats
from tasks.status import find_status
from tasks.trend import find_flow, find_trend

_COUNTING = frozenset({"count", "fraction"})
_BEFALLS = frozenset({"count", "fraction", "percent", "measurement"})
_LONG_AGO = timedelta(days=300)


def find_figures(
    reading: Reading,
    doc: Doc,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    clusters: Sequence[Cluster],
    dates: Sequence[Date],
) -> tuple[Figure, ...]:
    """Every figure of the text, in order; days, times and names with a number in them are none."""
    del clusters
    if not sentences or not len(doc):
        return ()
    starts = [sentence.char_start for sentence in sentences]
    old = _old_dates(reading, doc, dates)
    known: list[Known] = []
    figures: list[Figure] = []
    for quantity in find_quantities(reading, doc, sentences, _taken(mentions, dates)):
        index = max(0, bisect_right(starts, quantity.char_start) - 1)
        number = span_at(doc, quantity.number_start, quantity.number_end)
        whole = span_at(doc, quantity.char_start, quantity.char_end)
        if number is None or whole is None:
            continue
        figures.append(_read_figure(reading, doc, quantity, number, whole, sentences[index], index, known, old))
    return mark_repeats(tuple(figures), sentences)


def _taken(mentions: Sequence[Mention], dates: Sequence[Date]) -> list[tuple[int, int]]:
    days = [(date.char_start, date.char_end) for date in dates if date.timex_type in {"DATE", "TIME"}]
    names = [(m.char_start, m.char_end) for m in mentions if any(map(str.isdigit, m.text))]
    return sorted(days + names)


def _old_dates(reading: Reading, doc: Doc, dates: Sequence[Date]) -> list[tuple[int, int]]:
    """Token spans of the dates that ended long before the article came out."""
    if reading.published_from is None:
        return []
    before = reading.published_from - _LONG_AGO
    old = [d for d in dates if d.timex_type in {"DATE", "TIME"} and d.date_to is not None and d.date_to < before]
    spans = [span_at(doc, date.char_start, date.char_end) for date in old]
    return [(span.start, span.end) for span in spans if span is not None]


def _read_figure(
    reading: Reading,
    doc: Doc,
    quantity: Quantity,
    number: Span,
    whole: Span,
    sentence: Sentence,
    index: int,
    known: list[Known],
    old: list[tuple[int, int]],
) -> Figure:
    limit = _limit(doc, sentence, whole)
    counted = (
        find_counted(doc, whole, limit)
        if quantity.unit is None and quantity.kind in _COUNTING
        else find_measured(doc, whole, limit, quantity.kind)
    )
    counted = _without_score(counted, quantity)
    last = max(counted.last, whole.end) if counted.adjacent else whole.end
    event, word = (
        find_event(doc, counted.anchor, counted.head if counted.adjacent else None, whole.start, last)
        if quantity.kind in _BEFALLS
        else (None, None)
    )
    counted = resolve_counted(doc, counted, known, index, quantity.kind, event)
    first, end = counted.first, counted.last
    known.append(Known(index, quantity.kind, first, end, counted.head, event, whole.start))
    text = doc[first:end].text if counted.head is not None else None
    char_end = (
        max(quantity.char_end, doc[end - 1].idx + len(doc[end - 1]))
        if counted.adjacent and text and quantity.unit is None
        else quantity.char_end
    )
    del number
    return Figure(
        figure_id=fact_id(reading.revision_id, "figures", quantity.char_start, char_end),
        revision_id=reading.revision_id,
        sentence_id=sentence.sentence_id,
        char_start=quantity.char_start,
        char_end=char_end,
        text=reading.text[quantity.char_start : char_end],
        kind=quantity.kind,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        comparator=quantity.comparator,
        trend=find_trend(doc, whole, quantity.kind),
        unit=quantity.unit,
        unit_text=quantity.unit_text,
        counted=text,
        counted_head=counted.head.lemma_.lower() if counted.head is not None else None,
        event=event,
        status=find_status(doc, whole, word, old),
        flow=find_flow(doc, whole, quantity.kind, event),
    )


def _limit(doc: Doc, sentence: Sentence, whole: Span) -> int:
    """One past the last token of the sentence."""
    span = span_at(doc, whole.start_char, sentence.char_end) if sentence.char_end > whole.start_char else None
    return span.end if span is not None else min(len(doc), whole.end)


def _without_score(counted: Counted, quantity: Quantity) -> Counted:
    return Counted(0, 0, None, counted.anchor) if quantity.kind == "score" else counted
