"""Where a figure holds: the places of its clause with their role, else what it inherits from its context.

Behind `tasks/context.py`. Roles: `where`, and `origin` and `destination` for what moves.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID

from spacy.tokens import Doc, Token

from tasks.clauses import FAR, distance, head_of, path_up, preposition_of, verb_of
from tasks.records import Cluster, Figure, FigurePlace, Mention, Reading, Sentence
from tasks.tense import tense_words

DATA = Path(__file__).parent / "data" / "places_syntax.toml"
_DATELINE = re.compile(
    r"\A[^\n.!?]{2,80}?(?:\([A-Z][\w .]{1,20}\)\s*)?(?:—|–|--|_|-)\s|\A[^\n.!?]{2,60}?\([A-Z][\w .]{1,20}\)\s"
)
_PLACES = frozenset({"LOCATION", "FACILITY"})


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
) -> tuple[FigurePlace, ...]:
    """The places of every figure, in its order: its sentence's own, or one inherited row."""
    countries = {cluster.entity_id for cluster in clusters if cluster.country_code or cluster.geonames_id}
    usable = [
        one
        for one in mentions
        if one.entity_id and (one.type in _PLACES or (one.type == "NORP" and one.entity_id in countries))
    ]
    by_sentence: dict[UUID, list[Mention]] = {}
    for mention in usable:
        by_sentence.setdefault(mention.sentence_id, []).append(mention)
    home = _home(reading, usable)
    segment_of = {sentence.sentence_id: sentence.segment_id for sentence in sentences}
    placed: dict[UUID, list[_Placed]] = {}
    last: dict[UUID, Mention] = {}
    found: list[FigurePlace] = []
    by_id = {mention.mention_id: mention for mention in usable}
    for figure in figures:
        key = figure.sentence_id
        if key not in placed:
            placed[key] = _place(doc, by_sentence.get(key, []))
        own = list(_own(reading, doc, figure, placed[key]))
        for row in own:
            if row.role == "where" and row.mention_id is not None:
                last[segment_of.get(key, key)] = by_id[row.mention_id]
        found += own or _inherited(reading, figure, last.get(segment_of.get(key, key)) or home)
    return tuple(found)


@cache
def place_words() -> Mapping[str, frozenset[str]]:
    """The word lists of the data file by name."""
    lists: dict[str, list[str]] = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


def _home(reading: Reading, mentions: Sequence[Mention]) -> Mention | None:
    """The place that the article is about where nothing else is said: the dateline's, else the first one named."""
    places = [one for one in mentions if one.type == "LOCATION"]
    for segment in reading.segments:
        if segment.role == "dateline":
            inside = (one for one in places if segment.char_start <= one.char_start < segment.char_end)
            return next(inside, places[0] if places else None)
        match = _DATELINE.match(segment.text[:200]) if segment.role == "paragraph" else None
        if match is not None:
            end = segment.char_start + match.end()
            at_head = next((one for one in places if segment.char_start <= one.char_start < end), None)
            if at_head is not None:
                return at_head
    return places[0] if places else None


def _place(doc: Doc, mentions: Sequence[Mention]) -> list[_Placed]:
    placed: list[_Placed] = []
    for mention in mentions:
        token = head_of(doc, mention.char_start, mention.char_end)
        if token is None or (mention.type == "NORP" and token.head.lemma_ not in place_words()["place_nouns"]):
            continue
        placed.append(_Placed(mention, token, preposition_of(token), path_up(token)))
    return placed


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
        role = _role(one, moving)
        if role is None or role in taken or steps >= FAR or _speaks(one.token, path):
            continue
        taken.add(role)
        yield FigurePlace(
            figure.figure_id, reading.revision_id, _entity(one.mention), one.mention.mention_id, role, False
        )


def _is_moving(figure: Figure, token: Token) -> bool:
    verb = verb_of(token)
    return figure.event in place_words()["moving_events"] or (
        verb is not None and verb.lemma_ in place_words()["moving_verbs"]
    )


def _role(one: _Placed, moving: bool) -> str | None:
    words = place_words()
    if moving and one.preposition in words["origin"]:
        return "origin"
    if moving and one.preposition in words["destination"]:
        return "destination"
    if one.preposition in words["where"] or one.preposition in words["origin"]:
        return "where"
    if one.token.dep_ in {"poss", "amod", "compound", "nmod", "npadvmod", "advmod"}:
        return "where"
    return None


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


def _inherited(reading: Reading, figure: Figure, mention: Mention | None) -> list[FigurePlace]:
    if mention is None:
        return []
    return [FigurePlace(figure.figure_id, reading.revision_id, _entity(mention), mention.mention_id, "where", True)]


def _entity(mention: Mention) -> UUID:
    if mention.entity_id is None:
        raise ValueError(f"the mention {mention.text!r} is linked to no entity")
    return mention.entity_id
