"""The places that a figure's own clause gives, with their role: the nearest of each, and those listed with it.

Under `figure_places`, which adds what a figure inherits.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from tasks.figures.placed_places import PlacedPlace, is_of_speaker, role_of, suffers
from tasks.records import Figure, FigurePlace, Mention, Reading
from tasks.text.clauses import FAR, distance, head_of, is_apart, is_set_against, path_up, rows_around, verb_of
from tasks.vocabulary import read_words

_DAYS_AFTER = re.compile(r"\b(?:hours?|days?|weeks?|months?) after (?=[^.;\n]*\Z)", re.IGNORECASE)
_PART_BETWEEN = re.compile(r", (?:[\w-]+ ){1,4}of (?:them|whom|those)\b[^.,;]*\Z")
_RIGHT_AFTER = re.compile(r" (?:in|at|near) (?:the )?(?:[a-z]+ of )?")
_LISTED = re.compile(r"(?:, ?| )(?:and |or |& )?")


def find_own_places(reading: Reading, doc: Doc, figure: Figure, placed: Sequence[PlacedPlace]) -> list[FigurePlace]:
    """The rows from the figure's own sentence, whose places are `placed`."""
    token = head_of(doc, figure.char_start, figure.char_end)
    if token is None or not placed or (figure.kind == "duration" and not (figure.event or figure.counted)):
        return []  # "eight years after the war in Iraq"
    path, moving = path_up(token), _is_moving(figure, token)
    placed = places_around(figure, placed)
    nearest = [one for one in _of_its_clause(token, placed) if _may_tell_of(reading.text, figure, token, one)]
    nearest = [one for one in nearest if not is_apart(reading.text, figure, one.mention)] or nearest
    taken: set[tuple[str, bool]] = set()  # of a building and of the town that it stands in one each
    rows: dict[tuple[object, str], FigurePlace] = {}
    ranked = sorted(((_distance(reading.text, figure, path, one), one) for one in nearest), key=lambda each: each[0])
    for (steps, _), one in ranked:
        role = role_of(one, path, moving=moving)
        slot = role or "", one.mention.type == "FACILITY"
        speaks = is_of_speaker(one.token, path) and not suffers(one, path)
        if role is None or slot in taken or speaks or steps >= FAR:
            continue
        taken.add(slot)
        for each in _list_of(reading.text, one, placed):
            rows.setdefault(
                (each.mention.entity_id, role), place_row(reading, figure, each.mention, role, inherited=False)
            )
    return list(rows.values())


def _of_its_clause(token: Token, placed: Sequence[PlacedPlace]) -> Sequence[PlacedPlace]:
    """All places, or those of the clause where one is its subject: *… came after Ostia taxed 12 firms*."""
    verb = verb_of(token)
    if verb is None or not any(one.token.dep_ == "nsubj" and one.token.head == verb for one in placed):
        return placed
    return [one for one in placed if verb.i in one.path]


def _may_tell_of(text: str, figure: Figure, token: Token, one: PlacedPlace) -> bool:
    return not (
        is_set_against(text, figure, one.mention)
        or _is_before_after(text, figure, one)
        or _is_in_speech_of(token, one)
        or _is_of_a_part(text, figure, one)
    )


def _distance(text: str, figure: Figure, path: list[int], one: PlacedPlace) -> tuple[int, int]:
    """The way from the figure to the place in the parse, then in characters; no steps where the words tie them:
    *30 in Orsk, 15 in Velden*.
    """
    between = text[figure.char_end : one.mention.char_start]
    steps = 0 if _RIGHT_AFTER.fullmatch(between) else distance(path, one.path)
    return steps, abs(one.mention.char_start - figure.char_start)


def _list_of(text: str, one: PlacedPlace, placed: Sequence[PlacedPlace]) -> Sequence[PlacedPlace]:
    """The place with those that it is listed with: *in Varn, Orsk and Velden*; a town and its country are no list."""
    links = [text[left.mention.char_end : right.mention.char_start] for left, right in pairwise(placed)]
    at = first = last = placed.index(one)
    while first > 0 and _LISTED.fullmatch(links[first - 1]):
        first -= 1
    while last < len(links) and _LISTED.fullmatch(links[last]):
        last += 1
    is_list = last > first and links[last - 1].strip(" ,")
    return placed[first : last + 1] if is_list else placed[at : at + 1]


def _is_before_after(text: str, figure: Figure, one: PlacedPlace) -> bool:
    """*Donors met in Varn, a day after rebels freed 180 prisoners*: the place is of what came later."""
    return _DAYS_AFTER.search(text, one.mention.char_end, figure.char_start) is not None


def _is_of_a_part(text: str, figure: Figure, one: PlacedPlace) -> bool:
    """*70 people were killed, 17 of them in Orsk*, *most of them in Orsk*: not all of them."""
    return _PART_BETWEEN.search(text, figure.char_end, one.mention.char_start) is not None


def _is_in_speech_of(token: Token, one: PlacedPlace) -> bool:
    """*The 17 witnesses said that shots were heard in Orsk*: what they tell of is not where they are."""
    return is_of_speaker(token, one.path) and one.mention.char_start > token.idx


def places_around(figure: Figure, placed: Sequence[PlacedPlace]) -> Sequence[PlacedPlace]:
    """The places next to the figure."""
    return rows_around(placed, figure.char_start, lambda one: one.mention.char_start)


def _is_moving(figure: Figure, token: Token) -> bool:
    words, verb = read_words("places_syntax.toml"), verb_of(token)
    moves = figure.kind != "duration" and verb is not None and verb.lemma_ in words["moving_verbs"]
    return figure.event in words["moving_events"] or moves


def place_row(reading: Reading, figure: Figure, mention: Mention, role: str, *, inherited: bool) -> FigurePlace:
    if mention.entity_id is None:
        raise ValueError(f"the mention {mention.text!r} is linked to no entity")
    return FigurePlace(figure.figure_id, reading.revision_id, mention.entity_id, mention.mention_id, role, inherited)
