"""When a figure holds: the dates of its clause with their role, else what it inherits from its context.

Behind `context`. Roles: `event` (when it happened), `since` and `until` (one end is open), `as_of` (when it
was counted), `reported` (when it was said). `dates_beside` tells which dates of the sentence can be the figure's,
`inherited_dates` what it takes over where none is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from uuid import UUID

from spacy.tokens import Doc, Token

from tasks.figures.clause_times import has_since
from tasks.figures.dates_beside import concerns
from tasks.figures.days_after import find_earlier_day
from tasks.figures.event_words import verb_event
from tasks.figures.inherited_dates import inherit_date, is_occasion
from tasks.figures.placed_dates import PlacedDate, place_dates
from tasks.records import Date, Figure, FigureDate, Reading, Sentence
from tasks.text.clauses import FAR, distance, head_of, is_apart, path_up, rows_around, verb_of
from tasks.text.cues import load_roles
from tasks.vocabulary import read_words

_BEGINNING = frozenset({"begin", "start", "break", "erupt", "open"})
_OPENS_CLAUSE = re.compile(r"(?:,? |[—–] ?)(?:and|but|while) (?:in |on |by |since |during )?\Z")
_OPENERS = frozenset({"since", "until", "till"})
_BEHIND = re.compile(r" (?:(?:in|on|during|by|for|since|as of) (?:the )?)?")
_BEFORE = re.compile(r"\bbefore \Z", re.IGNORECASE)
_LED = re.compile(r"\b(?:since|until|till) (?:the )?\Z", re.IGNORECASE)
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
            spans = (rows_around(rows.get(key, ()), figure.char_start, _start_of) for rows in (lengths, by_sentence))
            earlier = find_earlier_day(reading, figure, tuple(chain.from_iterable(spans)))
            around = rows_around(placed, figure.char_start, lambda one: one.row.char_start)
            own = [earlier] if earlier else list(_own(reading, doc, figure, around))
            before = None if key in undated else last.get(segment)
            found += own or inherit_date(reading, doc, figure, before)
            occasions = (one for one in own if one.date_id not in asides and is_occasion(reading, one))
            last.update((segment, one) for one in occasions)
    return tuple(found)


def _start_of(row: Date) -> int:
    return row.char_start


def _own(reading: Reading, doc: Doc, figure: Figure, placed: Sequence[PlacedDate]) -> Iterator[FigureDate]:
    """The rows from the figure's own sentence: the nearest event date, and the others that hang on the same verb."""
    token = head_of(doc, figure.char_start, figure.char_end)
    if token is None or not placed:
        return
    path = path_up(token)
    concerning = [one for one in placed if concerns(reading, figure, token, path, one, placed)]
    near = [one for one in concerning if not _is_of_another(reading.text, figure, one)]
    near = near or [one for one in concerning if one.row.char_start < figure.char_start]
    own_verb = verb_of(token)
    alone = [one for one in near if not _is_of_joined(one, token)]
    if own_verb is not None and any(own_verb.i in one.path for one in alone):
        near = alone
    behind = next((one for one in near if _stands_behind(reading.text, figure, one)), None)
    if behind is not None:
        near = [behind, *(one for one in near if one.role != behind.role)]
    own = [one for one in near if _is_of_participle(figure, one, token)]
    if own or _befell_before(figure, token):
        near = [*own, *(one for one in near if one.role == "reported")]
    ranked = sorted(
        ((distance(path, one.path), abs(one.row.char_start - figure.char_start), one) for one in near),
        key=lambda ranked_one: ranked_one[:2],
    )
    taken: set[str] = set()
    for steps, _, one in ranked:
        one = replace(one, role=_role(reading.text, figure, one, token, path))  # noqa: PLW2901
        if one.is_of_source and "event" in taken:
            continue
        if one.role in taken or (steps > (_TIED_EVENT if one.is_event else _TIED) and taken) or steps >= FAR:
            continue
        if one.role in {"event", "since"} and taken & {"event", "since"}:
            continue
        if one.role == "until" and "event" in taken and verb_of(one.token) != own_verb:
            continue  # "Until this week he did not know that it was shut in May for four days"
        taken.add(one.role)
        yield _row(reading, figure, one)


def _role(text: str, figure: Figure, one: PlacedDate, token: Token, path: Sequence[int]) -> str:
    """The role of a date for this figure, which may stand otherwise to it than the rest of the sentence."""
    named = (
        one.token.dep_ in {"nummod", "nmod", "compound"} and one.token.head.i in path
    )  # "since its 1972 issue, which"
    inside = named or one.token.i in path or _is_in_clause(one, path) or _is_led(text, figure)
    if one.role in {"since", "until"} and (inside or (_tells_of(text, figure, one) and not _is_clause_of(one, token))):
        return "event"  # "since 2010, when nine people died"
    if (one.is_event and _lasts_since(one, token)) or (one.role == "event" and _is_since_then(one, token)):
        return "since"  # "the war, which began in 2021, has killed 900"
    if one.role == "reported" and _is_of_those_who_say(one, token):
        return "event"  # "in May, 61 percent said that ..."
    if one.role == "event" and _is_published(one, path):
        return "reported"  # "on Monday it released a study of 90 mills"
    return one.role


def _stands_behind(text: str, figure: Figure, one: PlacedDate) -> bool:
    """*13 in 2017 and 38 today*: the day that the number has right behind it."""
    return _BEHIND.fullmatch(text, figure.char_end, max(figure.char_end, one.row.char_start)) is not None


def _is_of_those_who_say(one: PlacedDate, token: Token) -> bool:
    """*Last May, 61 percent said that they would go*: the day on which so many said so."""
    return token.dep_ == "nsubj" and token.head == verb_of(one.token) and not one.is_of_source


def _is_published(one: PlacedDate, path: Sequence[int]) -> bool:
    """*On Monday it released a study saying that 900 are ill*: the day of what the figure is told in."""
    verb = verb_of(one.token)
    if verb is None or verb.lemma_ not in read_words("tense.toml")["publishing"]:
        return False
    return any(
        word.dep_ == "dobj" and word.i in path[1:] and word.lemma_ in load_roles().document for word in verb.rights
    )


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


def _is_of_joined(one: PlacedDate, token: Token) -> bool:
    """*40 were moved overnight and 12 more will go by Friday*: a day of the clause joined to the figure's own, or of
    what that tells (*…, and said all would by Friday*).
    """
    own, other = verb_of(token), verb_of(one.token)
    if own is None or other is None or own == other or (one.role == "reported" and one.token.i < other.i < own.i):
        return False  # "On Monday it raised its count and put it at 12"
    first, second = sorted((own, other), key=lambda verb: verb.i)
    while second.dep_ == "ccomp" and second.head not in (second, first):
        second = second.head
    return second.dep_ == "conj" and second.head == first


def _tells_of(text: str, figure: Figure, one: PlacedDate) -> bool:
    """*the worst since 2010, when a ferry sank; nine drowned*: what follows is of that day."""
    return figure.char_start > one.row.char_end and text.startswith(", when ", one.row.char_end)


def _is_clause_of(one: PlacedDate, token: Token) -> bool:
    """*Since 2010, when the law passed, 40 mills have shut*: the clause of *since* is the figure's own."""
    verb = verb_of(token)
    return verb is not None and verb == verb_of(one.token) and one.token.i < token.i


def _is_in_clause(one: PlacedDate, path: Sequence[int]) -> bool:
    """*the first visit since he spoke to 900 people in 1979*: the figure stands in the clause that *since* opens."""
    verb = verb_of(one.token)
    return verb is not None and verb.i in path and any(c.lower_ in _OPENERS and c.dep_ == "mark" for c in verb.lefts)


def _is_led(text: str, figure: Figure) -> bool:
    """*wary since two attacks in May*: the figure opens the phrase of *since* itself."""
    return _LED.search(text, max(0, figure.char_start - 16), figure.char_start) is not None


def _lasts_since(one: PlacedDate, token: Token) -> bool:
    """Whether the date is the beginning of what has gone on since then, by the perfect tense of the figure's verb."""
    verb = verb_of(token)
    began = one.aside is not None and token.doc[one.aside].lemma_ in _BEGINNING
    return began and verb is not None and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def _is_since_then(one: PlacedDate, token: Token) -> bool:
    """*He joined in May and has since written 12 books*: from the day told before it."""
    verb = verb_of(token)
    return verb is not None and verb.i not in one.path and one.token.i < verb.i and has_since(verb)


def _row(reading: Reading, figure: Figure, one: PlacedDate) -> FigureDate:
    first, last = one.row.date_from, one.until or one.row.date_to
    if one.role == "since":
        last = one.until
    if one.role == "until":
        at = one.row.char_start
        if first is not None and _BEFORE.search(reading.text, max(0, at - 8), at):
            last = first - timedelta(1)  # "before 1997"
        first = None
    return FigureDate(figure.figure_id, reading.revision_id, one.row.date_id, one.role, first, last, False)
