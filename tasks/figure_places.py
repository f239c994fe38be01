"""Where a figure holds: the places of its clause with their role, else what it inherits from its context.

Behind `tasks/context.py`, after the dates of figures. Roles: `where`, and `origin` and `destination` for what moves.
Inherited is the place where the paragraph was last, else that of the story (`tasks/setting.py`); what is told of
another time or of a whole country inherits neither.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from spacy.tokens import Doc, Token

from tasks.clauses import FAR, distance, head_of, path_up, preposition_of, verb_of
from tasks.gazetteer import country_place
from tasks.records import Cluster, Figure, FigureDate, FigurePlace, Mention, Reading, Sentence
from tasks.setting import Home, find_home
from tasks.tense import tense_words
from tasks.vocabulary import read_words

_DATA = Path(__file__).parent / "data" / "places_syntax.toml"
_PLACES = frozenset({"LOCATION", "FACILITY"})
_MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod", "advmod"})
_STATISTICS = frozenset({"percent", "money", "index", "fraction"})
_LONGEST = timedelta(days=200)  # what befell people over a longer time is a statistic, not the story's event
_RECENT = timedelta(days=60)

Told = TypeVar("Told", Figure, Mention)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A place of the sentence with its token, its preposition and the way up from it."""

    mention: Mention
    token: Token
    preposition: str
    path: list[int]


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
    home = find_home(reading, usable, lambda mention: _standing(_placed(doc, mention)))
    countries = {cluster.entity_id for cluster in clusters if _is_country(cluster)}
    places, told = _by_sentence(usable), _by_sentence(figures)
    aside = _told_of_another_time(reading, figures, dated)
    last: dict[UUID, Mention] = {}
    found: list[FigurePlace] = []
    for sentence in sentences:
        placed = _place(doc, places.get(sentence.sentence_id, ()))
        here = next((one.mention for one in placed if _standing(one) == "scene"), None)
        for figure in told.get(sentence.sentence_id, ()):
            own = list(_own(reading, doc, figure, placed))
            context = last.get(sentence.segment_id) or _of_story(home, figure)
            if not own and context is not None and figure.figure_id not in aside:
                is_elsewhere = context.entity_id not in countries and _is_wide(sentence)
                found += [] if is_elsewhere else [_row(reading, figure, context, "where", inherited=True)]
            found += own
        if here is not None and not any(figure.figure_id in aside for figure in told.get(sentence.sentence_id, ())):
            last[sentence.segment_id] = here
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


def _of_story(home: Home | None, figure: Figure) -> Mention | None:
    """The story's place; a dateline is none for rates and sums of money, which are a country's or a company's."""
    if home is None or (home.is_dateline and figure.event is None and figure.kind in _STATISTICS):
        return None
    return home.mention


def _is_wide(sentence: Sentence) -> bool:
    """Whether the sentence speaks of a whole country or the world."""
    return _wide_scopes().search(sentence.text) is not None


@cache
def _wide_scopes() -> re.Pattern[str]:
    words = sorted(read_words(_DATA)["wide_scopes"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


def _place(doc: Doc, mentions: Iterable[Mention]) -> list[_Placed]:
    placed = (_placed(doc, mention) for mention in mentions)
    return [one for one in placed if one is not None]


def _placed(doc: Doc, mention: Mention) -> _Placed | None:
    token = head_of(doc, mention.char_start, mention.char_end)
    if token is None or (mention.type == "NORP" and token.head.lemma_ not in read_words(_DATA)["place_nouns"]):
        return None
    return _Placed(mention, token, _preposition(token), path_up(token))


def _preposition(token: Token) -> str:
    """The preposition of the place; that of *the town* in *to the town of Orsk*."""
    found = preposition_of(token)
    if found != "of":
        return found
    above = next((one.head for one in (token, *token.ancestors) if one.lower_ == "of"), token)
    return (preposition_of(above) or found) if above.lemma_ in read_words(_DATA)["place_nouns"] else found


def _standing(one: _Placed | None) -> str:
    """How a place stands in its sentence: `scene`, `way` (one goes or comes from there), or `other` (whose words)."""
    if one is None:
        return "other"
    if _role(one, (), moving=True) in {"origin", "destination"}:
        return "way"
    return "scene" if _role(one, (), moving=False) == "where" and not _speaks(one.token, ()) else "other"


def _own(reading: Reading, doc: Doc, figure: Figure, placed: Sequence[_Placed]) -> Iterator[FigurePlace]:
    """The rows from the figure's own sentence: the nearest place of each role."""
    token = head_of(doc, figure.char_start, figure.char_end)
    if token is None or not placed:
        return
    path = path_up(token)
    moving = _is_moving(figure, token)
    ranked = sorted(
        ((distance(path, one.path), abs(one.mention.char_start - figure.char_start), one) for one in placed),
        key=lambda ranked_one: ranked_one[:2],
    )
    taken: set[str] = set()
    for steps, _, one in ranked:
        role = _role(one, path, moving=moving)
        if role is None or role in taken or steps >= FAR or _speaks(one.token, path):
            continue
        taken.add(role)
        yield _row(reading, figure, one.mention, role, inherited=False)


def _is_moving(figure: Figure, token: Token) -> bool:
    words, verb = read_words(_DATA), verb_of(token)
    return figure.event in words["moving_events"] or (verb is not None and verb.lemma_ in words["moving_verbs"])


def _role(one: _Placed, path: Sequence[int], *, moving: bool) -> str | None:
    """How the place hangs on a figure whose way up is `path`; None where it tells nothing of it."""
    words, preposition = read_words(_DATA), one.preposition
    if one.token.i in path:  # "was heading for Kent, where 40 people fled"
        return "where"
    if moving and (preposition in words["origin"] or _is_left(one)):
        return "origin"
    if preposition in words["destination"] or (preposition == "for" and _is_bound(one)):
        return "destination" if moving else None
    if preposition in words["origin"]:
        return "where" if _comes_with(one, path) else None
    if preposition in words["where"] or (not preposition and _is_struck(one)):
        return "where"
    return "where" if not preposition and one.token.dep_ in _MODIFIERS else None


def _is_left(one: _Placed) -> bool:
    """*fled fighting in Aden*: what one moves away from lies there."""
    doc, leaving = one.token.doc, read_words(_DATA)["leaving_verbs"]
    return any(
        doc[at].head.lemma_ in leaving
        and (doc[at].dep_ == "dobj" or (at == doc[at].head.i + 1 and doc[at].tag_ == "VBG"))
        for at in one.path
    )


def _is_bound(one: _Placed) -> bool:
    """*a ferry bound for London*, *was heading for Kent*, *left for Oslo*: where it goes, not where it is."""
    doc, bound = one.token.doc, read_words(_DATA)["bound"]
    above = next((doc[at] for at in one.path if doc[at].lower_ == "for"), None)
    if above is None:
        return False
    return above.head.lemma_ in bound or (above.i > 0 and doc[above.i - 1].lower_ in bound)


def _comes_with(one: _Placed, path: Sequence[int]) -> bool:
    """Whether *from* hangs on a verb or on what is counted; *a team from Japan* tells where the team comes from."""
    doc = one.token.doc
    above = next((doc[at] for at in one.path if doc[at].pos_ == "ADP" and doc[at].lower_ == one.preposition), None)
    if above is None or above.head.lemma_ in read_words(_DATA)["moving_verbs"] | read_words(_DATA)["bound"]:
        return False
    return above.head.pos_ in {"VERB", "AUX"} or above.head.i in path


def _is_struck(one: _Placed) -> bool:
    """*the quake that struck southern Varn*, *Varn was hit by a flood*."""
    token = one.token
    if token.dep_ == "compound" or token.dep_ in {"amod", "poss"}:
        token = token.head
    return token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in read_words(_DATA)["striking_verbs"]


def _speaks(token: Token, path: Sequence[int]) -> bool:
    """Whether the place is part of who says it (*Gaza's health ministry said*), or itself does; not of the figure."""
    current = token
    for _ in range(8):
        if current.i in path:
            return False
        if current.dep_ in {"nsubj", "nsubjpass"}:
            return current.head.lemma_ in tense_words()["saying"]
        if current.head.i == current.i:
            return False
        current = current.head
    return False


def _row(reading: Reading, figure: Figure, mention: Mention, role: str, *, inherited: bool) -> FigurePlace:
    if mention.entity_id is None:
        raise ValueError(f"the mention {mention.text!r} is linked to no entity")
    return FigurePlace(figure.figure_id, reading.revision_id, mention.entity_id, mention.mention_id, role, inherited)
