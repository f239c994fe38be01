"""Whole articles of our own writing, annotated by hand, against floors of quality that may be raised, not lowered.

`tests/golden/articles/NAME.txt` has its facts in `NAME.json`; `floors.json` holds the share (percent) of annotated
items that must be met, field by field. `pytest --update-golden` writes the shares reached now: read them as a diff,
and say in the commit why one went down.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.article import find_facts
from tasks.identity import make_id
from tasks.pages.clean import clean_item
from tasks.pages.segment import make_segments
from tasks.records import Facts, Figure, Item, Reading
from tasks.text.language import parse_readings

FOLDER = Path(__file__).parents[1] / "golden/articles"
FLOORS = FOLDER.parent / "floors.json"
SMALL = {"the", "a", "an", "of", "for", "s", "in"}
Golden = dict[str, Any]
Checked = Iterator[tuple[str, bool, object]]


def read_article(name: str, golden: Golden) -> Facts:
    raw = (FOLDER / f"{name}.txt").read_bytes()
    given = golden.get("given_published")
    cleaned = clean_item(Item("golden", name, name, "text/plain", raw), date.fromisoformat(given) if given else None)
    revision = make_id("revision", name)
    segments = make_segments(revision, cleaned)
    reading = Reading(
        revision, cleaned.text, segments, "golden", None, cleaned.dateline, cleaned.published_from, cleaned.published_to
    )
    return find_facts(reading, next(iter(parse_readings([reading]))))


def words(*texts: str | None) -> set[str]:
    return set(re.findall(r"\w+", " ".join(text or "" for text in texts).lower())) - SMALL


def one_of(wanted: object, got: object) -> bool:
    return got in wanted if isinstance(wanted, list) else got == wanted


def is_number(golden: Golden, figure: Figure) -> bool:
    if golden.get("vague"):
        return figure.value is None and figure.low is not None
    if "value_low" in golden:
        return (figure.low, figure.high) == (golden["value_low"], golden["value_high"])
    return figure.value is not None and abs(figure.value - golden["value"]) <= 1e-3 * max(1, abs(golden["value"]))


def check_context(facts: Facts, wanted: Golden, found: Figure) -> Checked:
    """Where and when the figure holds (null: nowhere that the text could tell), and of which value it is a part."""
    names = {cluster.entity_id: cluster.name for cluster in facts.clusters}
    if "where" in wanted:
        places = {names[row.entity_id] for row in facts.figure_places if row.figure_id == found.figure_id}
        met = bool(words(wanted["where"]) & words(*places)) if wanted["where"] else not places
        yield "where", met, (wanted["text"], wanted["where"], places)
    if "when" in wanted:
        rows = [row for row in facts.figure_dates if row.figure_id == found.figure_id]
        days = [str(day) for row in rows for day in (row.date_from, row.date_to)]
        yield "when", any(day.startswith(wanted["when"]) for day in days), (wanted["text"], wanted["when"], days)
    if "part_of" in wanted:
        wholes = {row.whole_figure_id for row in facts.figure_parts if row.part_figure_id == found.figure_id}
        values = [figure.value or figure.low for figure in facts.figures if figure.figure_id in wholes]
        yield "part_of", wanted["part_of"] in values, (wanted["text"], wanted["part_of"], values)


def check_figures(facts: Facts, golden: Golden) -> Checked:
    names = {cluster.entity_id: cluster.name for cluster in facts.clusters}
    claimants = {
        s.figure_id: words(s.claimant, names.get(s.claimant_entity_id)) for s in facts.figure_sources if not s.depth
    }
    left = list(facts.figures)
    for wanted in sorted(golden["figures"], key=lambda g: bool(g.get("optional"))):
        near = [f for f in left if is_number(wanted, f) and words(wanted["text"]) & words(f.text)]
        found = max(
            near,
            key=lambda f: (len(words(wanted["text"]) & words(f.text)), one_of(wanted.get("measure"), f.event)),
            default=None,
        )
        if found:
            left.remove(found)
        if wanted.get("optional"):
            continue
        yield "figure", found is not None, wanted["text"]
        if found is None:
            continue
        if not wanted.get("vague"):
            yield "comparator", one_of(wanted["cmp"], found.comparator), (wanted["text"], found.comparator)
        yield "kind", found.kind == wanted["kind"], (wanted["text"], found.kind)
        for key, got in (("unit", found.unit), ("measure", found.event), ("status", found.status)):
            if key in wanted:
                yield key, one_of(wanted[key], got), (wanted["text"], wanted[key], got)
        if "counted" in wanted:
            yield "counted", words(wanted["counted"]) <= words(found.counted), (wanted["text"], found.counted)
        if "source" in wanted:
            yield "claimant", bool(words(wanted["source"]) & claimants.get(found.figure_id, set())), wanted["text"]
        yield from check_context(facts, wanted, found)


def check_rest(facts: Facts, golden: Golden) -> Checked:
    for wanted in golden.get("dates", ()):
        days = [(str(d.date_from), str(d.date_to)) for d in facts.dates if words(d.text) & words(wanted["text"])]
        yield "date", (wanted["from"], wanted["to"]) in days, (wanted, days)
    names = {cluster.entity_id: cluster.name for cluster in facts.clusters}
    for wanted in golden.get("quotes", ()):
        found = [
            q
            for q in facts.quotes
            if len(words(q.text) & words(wanted["text"])) >= 0.8 * len(words(q.text, wanted["text"]))
        ]
        yield "quote", bool(found), wanted["text"]
        if found:
            said = words(found[0].speaker, names.get(found[0].speaker_entity_id))
            yield "speaker", bool(words(wanted["speaker"]) & said), (wanted["speaker"], said)
    for text, kind in golden.get("entities", ()):
        yield (
            "entity",
            any(m.type == kind and words(text) <= words(m.text, names.get(m.entity_id)) for m in facts.mentions),
            text,
        )
    for pair in golden.get("same_entity", ()):
        ids = [{m.entity_id for m in facts.mentions if words(m.text) == words(form)} for form in pair]
        yield "same_entity", bool(ids[0] & ids[1] - {None}), pair


@pytest.fixture(scope="module")
def shares() -> tuple[dict[str, float], list[str]]:
    met, asked, misses = Counter[str](), Counter[str](), []
    for path in sorted(FOLDER.glob("*.json")):
        golden = json.loads(path.read_text("utf-8"))
        facts = read_article(path.stem, golden)
        for field, is_met, what in (*check_figures(facts, golden), *check_rest(facts, golden)):
            asked[field] += 1
            met[field] += is_met
            if not is_met:
                misses.append(f"{path.stem}: {field}: {what}")
    return {field: round(100 * met[field] / asked[field], 1) for field in sorted(asked)}, misses


def test_no_share_is_below_its_floor(shares: tuple[dict[str, float], list[str]], update_golden: bool) -> None:
    reached, misses = shares
    if update_golden:
        FLOORS.write_text(json.dumps(reached, indent=1) + "\n", "utf-8")
    floors = json.loads(FLOORS.read_text("utf-8"))
    below = {field: (reached.get(field), floor) for field, floor in floors.items() if reached.get(field, 0) < floor}
    assert not below, "\n".join([str(below), *misses])
    assert set(reached) <= set(floors), "a field without a floor"
