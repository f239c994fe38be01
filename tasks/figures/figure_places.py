"""Where a figure holds: the places of its clause with their role, else what it inherits from its context.

Behind `context`, after the dates of figures. Roles: `where`, and `origin` and `destination` for what moves.
Inherited is the place where the paragraph was last, else that of the story (`places.setting`); what is told of
another time or of a whole country inherits neither, and how long something takes holds nowhere unless it befell
somebody.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cache
from typing import TypeVar
from uuid import UUID

from spacy.tokens import Doc

from tasks.figures.own_places import find_own_places, place_row, places_around
from tasks.figures.placed_places import (
    PlacedPlace,
    place_mention,
    place_mentions,
    standing_of,
    tells_of_itself,
)
from tasks.places.gazetteer import country_place
from tasks.places.setting import Home, find_home
from tasks.records import Cluster, Figure, FigureDate, FigurePlace, Mention, Reading, Sentence
from tasks.text.clauses import head_of, path_up
from tasks.vocabulary import read_words

_PLACES = frozenset({"LOCATION", "FACILITY"})
_STATISTICS = frozenset({"percent", "money", "index", "fraction"})
_LONGEST = timedelta(days=200)  # what befell people over a longer time is a statistic, not the story's event
_LEAD = 300  # characters
_ON_TOP = 4  # steps from a place to the verb of its sentence: what a paragraph is about stands there
_RECENT = timedelta(days=60)

Told = TypeVar("Told", Figure, Mention)


def find_figure_places(
    reading: Reading,
    doc: Doc,
    sentences: tuple[Sentence, ...],
    figures: tuple[Figure, ...],
    mentions: tuple[Mention, ...],
    clusters: tuple[Cluster, ...],
    dated: tuple[FigureDate, ...] = (),
) -> tuple[FigurePlace, ...]:
    """The places of every figure, in its order: its sentence's own, or one inherited row, or none."""
    usable = _usable(mentions, clusters)
    if not usable or not figures:
        return ()
    home = find_home(reading, usable, lambda mention: standing_of(place_mention(doc, mention)))
    if home is not None and home.is_dateline and _is_away(doc, home.mention, usable, clusters):
        home = None
    countries = {cluster.entity_id for cluster in clusters if _is_country(cluster)}
    places, told = _by_sentence(usable), _by_sentence(figures)
    aside = _told_of_another_time(reading, figures, dated)
    tells_events = any(figure.event for figure in figures)
    last: dict[UUID, PlacedPlace] = {}
    latest: PlacedPlace | None = None
    found: list[FigurePlace] = []
    for sentence in sentences:
        placed = place_mentions(reading.text, doc, places.get(sentence.sentence_id, ()))
        here = next((one for one in placed if standing_of(one) == "scene"), None)
        counted = told.get(sentence.sentence_id, ())
        before = last.get(sentence.segment_id) or (latest if counted and _pointed_at(doc, sentence) else None)
        is_wide = bool(counted) and _is_wide(sentence)
        for figure in counted:
            own = find_own_places(reading, doc, figure, placed)
            found += own
            if own or figure.figure_id in aside or (figure.kind == "duration" and figure.event is None):
                continue
            story = _of_story(home, figure, tells_events=tells_events)
            paragraph = before.mention if before and (figure.event or len(before.path) <= _ON_TOP) else None
            context = _of_teller(reading.text, doc, figure, placed) or paragraph or story
            if context is None or (figure.event is None and _is_deed_of_another(doc, figure, placed, context)):
                continue
            if not is_wide or context.entity_id in countries:
                found.append(place_row(reading, figure, context, "where", inherited=True))
        if here is not None and not any(figure.figure_id in aside for figure in counted):
            last[sentence.segment_id] = latest = here
    return tuple(found)


def _usable(mentions: Iterable[Mention], clusters: Iterable[Cluster]) -> list[Mention]:
    """The linked places, and nationalities that are linked to a country."""
    countries = {cluster.entity_id for cluster in clusters if cluster.country_code or cluster.geonames_id}
    linked = [one for one in mentions if one.entity_id]
    return [one for one in linked if one.type in _PLACES or (one.type == "NORP" and one.entity_id in countries)]


def _is_country(cluster: Cluster) -> bool:
    try:
        return (
            cluster.country_code is not None and country_place(cluster.country_code).geonames_id == cluster.geonames_id
        )
    except KeyError:
        return False


def _by_sentence(rows: Iterable[Told]) -> dict[UUID, list[Told]]:
    found: dict[UUID, list[Told]] = {}
    for row in rows:
        found.setdefault(row.sentence_id, []).append(row)
    return found


def _is_away(doc: Doc, dateline: Mention, places: Sequence[Mention], clusters: Sequence[Cluster]) -> bool:
    """*GENEVA — 12,000 people have crossed from Varn into Ostia*: a seat whose country plays no part in the lead."""
    country_of = {cluster.entity_id: cluster.country_code for cluster in clusters}
    lead = [one for one in places if dateline.char_end < one.char_start < dateline.char_end + _LEAD]
    ways = [one for one in lead if standing_of(place_mention(doc, one)) == "way"]
    abroad = {country_of.get(one.entity_id) for one in lead if one.entity_id is not None} - {None}
    own = country_of.get(dateline.entity_id) if dateline.entity_id is not None else None
    return bool(ways and abroad) and own is not None and own not in abroad


def _told_of_another_time(reading: Reading, figures: Iterable[Figure], dated: Iterable[FigureDate]) -> set[UUID]:
    """The figures of other events than the story's: dated long before it, or counted over a longer time."""
    befell = {figure.figure_id for figure in figures if figure.event is not None}
    day = reading.published_from
    found: set[UUID] = set()
    for row in dated:
        if row.figure_id not in befell or row.inherited or row.role not in {"event", "since"}:
            continue
        first, last = row.date_from, row.date_to or reading.published_to
        is_long = first is not None and last is not None and last - first > _LONGEST
        is_old = day is not None and row.date_to is not None and day - row.date_to > _RECENT
        if is_long or is_old:
            found.add(row.figure_id)
    return found


def _pointed_at(doc: Doc, sentence: Sentence) -> bool:
    """*Witnesses there said that five had died*: the place that was told of last, in whatever paragraph."""
    at = re.search(r"\bthere\b", sentence.text)
    token = head_of(doc, sentence.char_start + at.start(), sentence.char_start + at.end()) if at else None
    return token is not None and token.dep_ != "expl" and token.pos_ == "ADV"


def _of_teller(text: str, doc: Doc, figure: Figure, placed: Sequence[PlacedPlace]) -> Mention | None:
    """Where those who tell of it are at home: what Ostia's health ministry reports is of Ostia, whatever the story."""
    token = head_of(doc, figure.char_start, figure.char_end)
    path = [] if token is None else path_up(token)
    around = (
        one.mention
        for one in places_around(figure, placed)
        if tells_of_itself(one, path, text[one.mention.char_end : figure.char_start])
    )
    return next(around, None)


def _of_story(home: Home | None, figure: Figure, *, tells_events: bool) -> Mention | None:
    """The story's place; a dateline is none for rates and sums of money, which are a country's or a company's.

    A text that tells of nothing that befell anybody is set only in the place that it names most: the school that
    opens it as an example is not where all that it counts is.
    """
    if home is None or (home.is_dateline and figure.event is None and figure.kind in _STATISTICS):
        return None
    return home.mention if tells_events or home.is_main else None


def _is_wide(sentence: Sentence) -> bool:
    """Whether the sentence speaks of a whole country or the world."""
    return _wide_scopes().search(sentence.text) is not None


@cache
def _wide_scopes() -> re.Pattern[str]:
    words = sorted(read_words("places_syntax.toml")["wide_scopes"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def _is_deed_of_another(doc: Doc, figure: Figure, placed: Sequence[PlacedPlace], context: Mention) -> bool:
    """Whether another place is the subject of the figure's verb (*Denmark seized 44 tonnes*) than the story's."""
    token = head_of(doc, figure.char_start, figure.char_end)
    path = [] if token is None else path_up(token)
    acting = (one.mention for one in placed if one.token.dep_ == "nsubj" and one.token.head.i in path)
    return any(mention.entity_id != context.entity_id for mention in acting)
