"""Grouping into claims and comparing revisions hold for any rows: every figure once, nothing raised."""

from dataclasses import fields
from datetime import date
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.claims.changes import compare_revisions
from tasks.claims.claim_groups import group_figures
from tasks.claims.claim_index import OpenClaim
from tasks.claims.claim_numbers import number_key
from tasks.claims.claim_told import Told

IDS = st.integers(0, 5).map(lambda n: UUID(int=n))
DAYS = st.none() | st.dates(date(2030, 1, 1), date(2030, 3, 1))
WORDS = st.none() | st.sampled_from(["people", "soldiers", "Ostian soldiers", "", "\u202e 7", "tonnes of rice"])
NUMBERS = st.none() | st.floats(allow_nan=False)
FIGURE_COLUMNS = {
    "document_id": IDS,
    "revision_id": IDS,
    "revision_no": st.integers(1, 3),
    "published": DAYS,
    "char_start": st.integers(0, 99),
    "text": st.text(max_size=5),
    "sentence": st.none() | st.sampled_from(["A blast killed three men and two women.", "\u202e 7", ""]),
    "before": st.none() | st.just("Police put the turnout at "),
    "after": st.none() | st.just(" crossed the border."),
    "kind": st.sampled_from(["count", "money"]),
    "unit": st.none() | st.just("USD"),
    "event": st.none() | st.sampled_from(["killed", "died", "injured"]),
    "counted": WORDS,
    "counted_head": WORDS,
    "status": st.sampled_from(["stated", "denied", "past"]),
    "trend": st.none() | st.just("up"),
    "flow": st.none() | st.just("increment"),
    "number": NUMBERS,
    "least": NUMBERS,
    "greatest": NUMBERS,
    "claimant": WORDS,
    "places": st.none() | st.lists(IDS, max_size=2),
    "place_inherited": st.none() | st.booleans(),
    "place_left": st.none() | st.booleans(),
    "event_from": DAYS,
    "event_to": DAYS,
    "held_from": DAYS,
    "held_to": DAYS,
    "since": DAYS,
    "until": DAYS,
    "inherited_from": DAYS,
    "inherited_to": DAYS,
    "is_other": st.none() | st.booleans(),
    "wholes": st.none() | st.lists(IDS, max_size=2),
    "repeat_of": st.none() | IDS,
}
PART_COLUMNS = {
    "document_id": IDS,
    "revision_id": IDS,
    "revision_no": st.integers(1, 3),
    "object_kind": st.none() | st.sampled_from(["sentence", "figure", "quote", "date"]),
    "sentence_id": IDS,
    "char_start": st.integers(0, 99),
    "text": st.text(max_size=20),
    "said_by": WORDS,
    "kind": WORDS,
    "unit": WORDS,
    "event": WORDS,
    "counted": WORDS,
    "counted_head": WORDS,
    "status": WORDS,
    "least": NUMBERS,
    "greatest": NUMBERS,
    "size": NUMBERS,
}


def columns(
    names: dict[str, st.SearchStrategy[object]], key: str, after: str
) -> st.SearchStrategy[dict[str, tuple[object, ...]]]:
    """Rows as columns, the key `key` unique and standing behind the column `after` ("" for first)."""

    def build(rows: list[dict[str, object]]) -> dict[str, tuple[object, ...]]:
        order = (
            [key, *names] if not after else [name for one in names for name in ((one, key) if one == after else (one,))]
        )
        made = [{**row, key: UUID(int=1000 + n)} for n, row in enumerate(rows)]
        return {name: tuple(row[name] for row in made) for name in order}

    return st.lists(st.fixed_dictionaries(names), max_size=12).map(build)


FEATURES = {
    "document_id": (UUID(int=1), UUID(int=1), UUID(int=2)),
    "word": ("tarn", "ferry", "tarn"),
    "is_name": (True, False, True),
    "rarity": (1.0, 1.0, 1.0),
}
PLACES = {
    "entity_id": (UUID(int=1), UUID(int=2)),
    "name": ("tarn", "tarn mine"),
    "geonames_id": (5, None),
    "country_code": ("ZZ", "FR"),
    "latitude": (1.0, None),
    "longitude": (2.0, None),
    "holders": (["tarn mine"], ["tarn"]),
}
ARTICLES = {
    "document_id": (UUID(int=1), UUID(int=2)),
    "opening": ("A blast in a mine", ""),
    "places": (["tarn"], []),
}


@given(columns(FIGURE_COLUMNS, "figure_id", ""))
@settings(max_examples=150)
def test_every_figure_makes_one_claim_that_is_there(figures: dict[str, tuple[object, ...]]) -> None:
    found = group_figures(figures, FEATURES, PLACES, ARTICLES)
    assert sorted(row.figure_id for row in found["figure_claims"]) == sorted(figures["figure_id"])  # type: ignore[attr-defined,type-var]
    ids = [row.claim_id for row in found["claims"]]  # type: ignore[attr-defined]
    assert len(ids) == len(set(ids))
    assert {row.claim_id for row in found["figure_claims"]} == set(ids)  # type: ignore[attr-defined]


@given(columns(PART_COLUMNS, "object_id", "object_kind"))
@settings(max_examples=150)
def test_nothing_changes_twice(parts: dict[str, tuple[object, ...]]) -> None:
    changes = compare_revisions(parts)
    for step in {(one.from_revision_id, one.to_revision_id, one.document_id) for one in changes}:
        of_step = [one for one in changes if (one.from_revision_id, one.to_revision_id, one.document_id) == step]
        named = [one.old_id or one.new_id for one in of_step]
        assert all(named)
        assert {one.change for one in of_step} <= {"added", "withdrawn", "raised", "lowered", "reworded"}


@pytest.mark.parametrize(
    ("kind", "number", "tells"),
    [
        ("count", 52_000, True),
        ("count", 20_000, False),
        ("count", 2e10, False),
        ("count", 52, False),
        ("percent", 12.5, True),
        ("percent", 0.5, False),
        ("money", 9e8, True),
        ("money", -5, False),
        ("measurement", 2.4, True),
    ],
)
def test_a_number_of_many_digits_tells_by_itself(kind: str, number: float, tells: bool) -> None:
    told = Told(**{field.name: None for field in fields(Told)} | {"kind": kind, "number": number})  # type: ignore[arg-type]
    assert (number_key(told) is not None) is tells


def test_any_number_of_claims_may_become_one():
    claims = [OpenClaim() for _ in range(3000)]
    for taken, taker in pairwise(claims):
        taker.take_in(taken)
    assert claims[0].whole is claims[-1]
