"""When a figure holds: the dates of its clause with their role, else what it inherits from its context.

Behind `context`. Roles: `event` (when it happened), `since` and `until` (one end is open), `as_of` (when it
was counted), `reported` (when it was said). A date that is only compared with (*up from 61 in 2020*) or that an aside
tells dates nothing else; what is inherited is an occasion, not a period of months, and an old one by old tales only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from spacy.tokens import Doc, Token

from tasks.figures.days_after import find_earlier_day
from tasks.figures.event_words import verb_event
from tasks.figures.placed_dates import QUOTES, PlacedDate, place_dates
from tasks.records import Date, Figure, FigureDate, Reading, Sentence
from tasks.text.clauses import FAR, distance, head_of, is_apart, is_set_against, path_up, verb_of
from tasks.vocabulary import read_words

_LONGEST = timedelta(days=31)
_RECENT = timedelta(days=60)
_BEGINNING = frozenset({"begin", "start", "break", "erupt", "open"})
_PRESENT = frozenset({"VBZ", "VBP"})
_PLANNED = frozenset({"forecast", "target"})
_LED_BY = frozenset({"after", "because", "since", "following"})
_OPENS_CLAUSE = re.compile(r",? (?:and|but|while) (?:in |on |by |since |during )?\Z")
_OPENERS = frozenset({"since", "until", "till"})
_RECORD = 14  # words from *the highest* to its *since*
_LAWS = frozenset({"act", "law", "treaty", "convention", "agreement", "accord", "constitution", "code"})
_TIED = 6  # arcs: a date further away in the sentence belongs to something else if a nearer one is there
_TIED_EVENT = 10  # the same for *the toll from the quake that struck on Monday*


def find_figure_dates(
    reading: Reading, doc: Doc, sentences: tuple[Sentence, ...], figures: tuple[Figure, ...], dates: tuple[Date, ...]
) -> tuple[FigureDate, ...]:
    """The dates of every figure, in its order: its sentence's own, or one inherited row."""
    by_sentence: dict[UUID, list[Date]] = {}
    lengths: dict[UUID, list[Date]] = {}
    undated = set()  # sentences that name a time which nothing resolves: they inherit none
    for row in dates:
        if row.date_from is not None and row.timex_type != "SET":
            by_sentence.setdefault(row.sentence_id, []).append(row)
        elif row.timex_type == "DURATION":
            lengths.setdefault(row.sentence_id, []).append(row)
        elif row.timex_type in {"DATE", "TIME"} and not (row.timex_value or "").endswith("_REF"):
            undated.add(row.sentence_id)
    told: dict[UUID, list[Figure]] = {}
    for figure in figures:
        told.setdefault(figure.sentence_id, []).append(figure)
    starts = {sentence.sentence_id: sentence.char_start for sentence in sentences}
    segment_of = {sentence.sentence_id: sentence.segment_id for sentence in sentences}
    last: dict[UUID, FigureDate] = {}
    found: list[FigureDate] = []
    for key, counted in told.items():
        placed = place_dates(reading.text, doc, starts.get(key, 0), by_sentence.get(key, ()), counted)
        asides = {one.row.date_id for one in placed if one.aside is not None or one.compared is not None}
        segment = segment_of.get(key, key)
        for figure in counted:
            earlier = find_earlier_day(reading, figure, (*lengths.get(key, ()), *by_sentence.get(key, ())))
            own = [earlier] if earlier else list(_own(reading, doc, figure, placed))
            before = None if key in undated else last.get(segment)
            found += own or _inherited(reading, doc, figure, before)
            occasions = (one for one in own if one.date_id not in asides and _is_occasion(reading, one))
            last.update((segment, one) for one in occasions)
    return tuple(found)


def _own(reading: Reading, doc: Doc, figure: Figure, placed: Sequence[PlacedDate]) -> Iterator[FigureDate]:
    """The rows from the figure's own sentence: the nearest event date, and the others that hang on the same verb."""
    token = head_of(doc, figure.char_start, figure.char_end)
    if token is None or not placed:
        return
    path = path_up(token)
    concerning = [one for one in placed if _concerns(one, figure, token, path, placed)]
    concerning = [one for one in concerning if not is_set_against(reading.text, figure, one.row)]
    concerning = [one for one in concerning if not _is_of_an_age_to_come(reading, figure, one)]
    concerning = [one for one in concerning if not _is_of_cause(reading, figure, one, path)]
    concerning = [one for one in concerning if not _is_told_of(figure, one, token, path)]
    near = [one for one in concerning if not _is_of_another(reading.text, figure, one)] or concerning
    if any(verb_of(one.token) == verb_of(token) for one in near):
        near = [one for one in near if not _is_of_joined(one.token, token)]
    own = [one for one in near if _is_of_participle(figure, one, token)]
    if own or _befell_before(figure, token):
        near = [*own, *(one for one in near if one.role == "reported")]
    ranked = sorted(
        ((distance(path, one.path), abs(one.row.char_start - figure.char_start), one) for one in near),
        key=lambda ranked_one: ranked_one[:2],
    )
    taken: set[str] = set()
    for steps, _, one in ranked:
        inside = one.token.i in path or _is_in_clause(one, path)
        if one.role in {"since", "until"} and (inside or _tells_of(reading.text, figure, one)):
            one = replace(one, role="event")  # noqa: PLW2901 ("since 2010, when nine people died")
        if one.is_event and _lasts_since(one, token):
            one = replace(one, role="since")  # noqa: PLW2901 ("the war, which began in 2021, has killed 900")
        if one.role in taken or (steps > (_TIED_EVENT if one.is_event else _TIED) and taken) or steps >= FAR:
            continue
        if one.role in {"event", "since"} and taken & {"event", "since"}:
            continue
        taken.add(one.role)
        yield _row(reading, figure, one)


def _is_of_participle(figure: Figure, one: PlacedDate, token: Token) -> bool:
    """*On Thursday they buried 24 people killed in Tuesday's strike*: the day of what befell them, by its own word."""
    told = (one.token.doc[at] for at in one.path if one.token.doc[at].dep_ == "acl")
    return figure.event is not None and any(v.head == token and verb_event(v, "object") == figure.event for v in told)


def _befell_before(figure: Figure, token: Token) -> bool:
    """*Most of the 90 people evacuated were let home on Tuesday*: the day is of what they did after it befell them."""
    done = next((v for v in token.rights if v.dep_ == "acl" and v.tag_ == "VBN"), None)
    if done is None or figure.event is None or verb_event(done, "object") != figure.event:
        return False
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head
    return token.dep_ in {"nsubj", "nsubjpass"} and verb_event(token.head, "object") != figure.event


def _is_of_another(text: str, figure: Figure, one: PlacedDate) -> bool:
    """Whether the date opens a clause behind the figure's: *In 2016 raids killed 14, and in 2018 a fire 5*."""
    between = text[figure.char_end : one.row.char_start]
    return is_apart(text, figure, one.row) or _OPENS_CLAUSE.search(between) is not None


def _is_of_joined(day: Token, token: Token) -> bool:
    """*40 were moved overnight and 12 more will go by Friday*: a day of the clause joined to the figure's own, or of
    what that tells (*…, and said all would by Friday*).
    """
    own, other = verb_of(token), verb_of(day)
    if own is None or other is None or own == other:
        return False
    first, second = sorted((own, other), key=lambda verb: verb.i)
    while second.dep_ == "ccomp" and second.head not in (second, first):
        second = second.head
    return second.dep_ == "conj" and second.head == first


def _tells_of(text: str, figure: Figure, one: PlacedDate) -> bool:
    """*the worst since 2010, when a ferry sank; nine drowned*: what follows is of that day."""
    return figure.char_start > one.row.char_end and text.startswith(", when ", one.row.char_end)


def _concerns(one: PlacedDate, figure: Figure, token: Token, path: Sequence[int], placed: Sequence[PlacedDate]) -> bool:
    """Whether a date of the sentence can be one of the figure's."""
    if figure.char_start <= one.row.char_start and one.row.char_end <= figure.char_end:
        return False
    is_own = one.aside is not None and (
        _describes(token.doc[one.aside].head, token, path)
        or token.doc[one.aside].idx == figure.char_end + 1  # "a peak of 40 reached in May", whatever it hangs on
    )
    if one.aside is not None and one.aside not in path and not is_own and not (one.is_event and figure.event):
        return False
    if one.is_quoted and not _is_inside(token, one.token):
        return False
    if (one.role == "event" and _is_told_aside(token, path, one)) or _is_ahead(token, path, one):
        return False
    if _is_of_what_they_say(token, path, one) or _is_of_record(one, token) or _is_of_law(one.token):
        return False
    described = _present_clause(token)
    if described is not None and described not in one.path:
        return False
    if one.compared is not None:
        return figure.char_start in one.compared
    return not any(other.compared is not None and figure.char_start in other.compared for other in placed)


def _describes(noun: Token, token: Token, path: Sequence[int]) -> bool:
    """*340 patients seen since May*, *cases and deaths reported since May*: an aside on what is counted or its list."""
    return noun.i in path[:2] or any(token in (joined, joined.head) for joined in noun.conjuncts)


def _is_inside(token: Token, day: Token) -> bool:
    """Whether no mark of a quotation stands between the figure and a day that somebody names in his own words."""
    first, last = sorted((token.i, day.i))
    return all(between.text not in QUOTES for between in token.doc[first:last])


def _is_told_aside(token: Token, path: Sequence[int], one: PlacedDate) -> bool:
    """*Schools closed on Wednesday after police said that 12 had died*: the day is not of what they said."""
    doc, saying = token.doc, read_words("tense.toml")["saying"]
    told = next((doc[at] for at in path if doc[at].dep_ == "advcl" and doc[at].lemma_ in saying), None)
    return told is not None and told.i not in one.path


def _is_of_an_age_to_come(reading: Reading, figure: Figure, one: PlacedDate) -> bool:
    """*If the 39-year-old wins on Friday*: an age is that of today."""
    day, first = reading.published_to, one.row.date_from
    return figure.kind == "age" and day is not None and first is not None and first > day


def _is_of_what_they_say(token: Token, path: Sequence[int], one: PlacedDate) -> bool:
    """*Nine percent said they will vote in May*: the day is of what they say, not of how many say so."""
    doc, saying = token.doc, read_words("tense.toml")["saying"]
    told = next((doc[at].head for at in path if doc[at].dep_ == "nsubj" and doc[at].head.lemma_ in saying), None)
    return told is not None and any(doc[at].dep_ == "ccomp" and doc[at].head == told for at in one.path)


def _is_in_clause(one: PlacedDate, path: Sequence[int]) -> bool:
    """*the first visit since he spoke to 900 people in 1979*: the figure stands in the clause that *since* opens."""
    verb = verb_of(one.token)
    return verb is not None and verb.i in path and any(c.lower_ in _OPENERS and c.dep_ == "mark" for c in verb.lefts)


def _is_of_record(one: PlacedDate, token: Token) -> bool:
    """*27 percent, the highest since 2002*: since when nothing was higher is no day of the figure."""
    doc = one.token.doc
    if one.role != "since" or any(word.lower_ == "when" for word in doc[one.token.i : one.token.i + 4]):
        return False
    for at in range(one.token.i - 1, max(0, one.token.i - _RECORD), -1):
        if doc[at].is_punct or at == token.i:
            return False
        if doc[at].tag_ in {"JJS", "RBS"}:
            return True
    return False


def _is_of_law(day: Token) -> bool:
    """*the Ports Act of 2031*: the year is a part of the name."""
    of = day.head
    return day.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _LAWS and of.head.is_title


def _is_of_cause(reading: Reading, figure: Figure, one: PlacedDate, path: Sequence[int]) -> bool:
    """*It will cut 12 jobs after its loss widened in March*: the day of what led to a plan is not the plan's."""
    day, doc, verb = reading.published_from, one.token.doc, verb_of(one.token)
    is_past = day is not None and one.row.date_to is not None and one.row.date_to < day
    if figure.status not in _PLANNED or not is_past:
        return False
    led = any(doc[at].lower_ in _LED_BY and doc[at].dep_ == "prep" and at not in path for at in one.path)
    return led or (verb is not None and verb.dep_ == "advcl" and verb.i not in path)


def _is_told_of(figure: Figure, one: PlacedDate, token: Token, path: Sequence[int]) -> bool:
    """*On Sunday it promised aid to victims of the flood, in which 12 died*: no day of the flood."""
    doc = token.doc
    clause = next((at for at in path if doc[at].dep_ == "relcl"), None)
    if figure.event is None or clause is None or clause in one.path or doc[clause].head.i in one.path:
        return False
    if one.row.char_start <= doc[clause].head.idx < one.row.char_end:  # "called on Monday, where they found"
        return False
    verb = verb_of(one.token)
    words = read_words("event_grammar.toml")["happening_verbs"]
    happens = verb is not None and verb.lemma_ in words
    subject = next((at for at in path if doc[at].dep_ in {"nsubj", "nsubjpass"} and doc[at].head == verb), None)
    return verb is not None and verb.i in path and not happens and subject is None


def _is_ahead(token: Token, path: Sequence[int], one: PlacedDate) -> bool:
    """*sought papers from before he was named a judge in 2006*: the day is of what came after them."""
    doc = token.doc
    clause = next((at for at in one.path if doc[at].dep_ in {"advcl", "pcomp"} and at not in path), None)
    if clause is None or doc[clause].head.i in path:
        return False
    return any(word.lower_ == "before" for word in (doc[clause].head, *doc[clause].children))


def _lasts_since(one: PlacedDate, token: Token) -> bool:
    """Whether the date is the beginning of what has gone on since then, by the perfect tense of the figure's verb."""
    verb = verb_of(token)
    began = one.aside is not None and token.doc[one.aside].lemma_ in _BEGINNING
    return began and verb is not None and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def _present_clause(token: Token) -> int | None:
    """The verb of a relative clause in the present tense that the token stands in: *which employs 900 people*."""
    verb = verb_of(token)
    if verb is not None and verb.dep_ == "conj" and verb.head.dep_ == "relcl":  # "which makes gears and employs 900"
        verb = verb.head
    return verb.i if verb is not None and verb.dep_ == "relcl" and verb.tag_ in _PRESENT else None


def _is_present(verb: Token) -> bool:
    return bool(_PRESENT & {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"})})


def _row(reading: Reading, figure: Figure, one: PlacedDate) -> FigureDate:
    first, last = one.row.date_from, one.until or one.row.date_to
    if one.role == "since":
        last = one.until
    if one.role == "until":
        first = None
    return FigureDate(figure.figure_id, reading.revision_id, one.row.date_id, one.role, first, last, False)


def _is_occasion(reading: Reading, dated: FigureDate) -> bool:
    """Whether a date is one that the next figures of the paragraph can share: some days, not months or years."""
    last = dated.date_to or reading.published_to
    return (
        dated.role in {"event", "since"}
        and dated.date_from is not None
        and (last is None or last - dated.date_from <= _LONGEST or _is_old(reading, dated))
    )


def _is_old(reading: Reading, dated: FigureDate) -> bool:
    day = reading.published_from
    return day is not None and dated.date_to is not None and day - dated.date_to > _RECENT


def _inherited(reading: Reading, doc: Doc, figure: Figure, before: FigureDate | None) -> list[FigureDate]:
    """The row of the paragraph's last dated figure; else the figure holds as of the publication."""
    if before is not None and not (_is_old(reading, before) and _is_told_as_present(doc, figure)):
        return [replace(before, figure_id=figure.figure_id, inherited=True)]
    if reading.published_to is None:
        return []
    return [
        FigureDate(
            figure.figure_id, reading.revision_id, None, "as_of", reading.published_from, reading.published_to, True
        )
    ]


def _is_told_as_present(doc: Doc, figure: Figure) -> bool:
    token = head_of(doc, figure.char_start, figure.char_end)
    verb = None if token is None else verb_of(token)
    return verb is not None and _is_present(verb)
