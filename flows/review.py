"""The `review` command: a person's decisions on who is who, as a CSV file that goes out, is filled in and comes back.

What is decided stands in `entity_reviews`; `resolve` applies it now and after every ingest.
"""

import argparse
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import duckdb

from flows.screen import Rows, answer_console, error_console
from flows.settings import Settings
from tasks.errors import UsageError
from tasks.identity import make_id
from tasks.names.namesakes import find_namesakes
from warehouse.articles import find_document
from warehouse.connect import connect, require_warehouse
from warehouse.reviews import Entity, Review, read_entities, read_reviews, replace_reviews

COLUMNS = ("decision", "entity_id", "name", "seen_in", "document", "other", "other_name", "other_seen_in", "why")
DECISIONS = ("same", "different")
LARGEST = 16 * 1024 * 1024  # bytes of a file of decisions
SHOWN = 40  # pairs on a terminal
Row = Mapping[str, object]
Key = tuple[UUID, UUID | None, UUID]


def review(parsed: argparse.Namespace, settings: Settings) -> int:
    """Shows or writes who may be who, or reads decisions in and resolves again; the exit code."""
    say, wait = error_console(no_color=settings.no_color).print, settings.lock_wait_seconds
    require_warehouse(parsed.warehouse)
    with connect(parsed.warehouse, wait_seconds=wait, on_wait=say) as con:
        kept = keep_decisions(con, parsed.file) if parsed.file else 0
        rows = [] if parsed.file else review_rows(con)
    if parsed.file:
        from flows.trigger import trigger_resolve

        say(f"{kept:,} decisions are kept")
        return trigger_resolve(parsed, settings)
    console = answer_console(no_color=settings.no_color)
    if parsed.write:
        write_rows(parsed.write, rows)
        console.print(
            f"{len(rows):,} rows in {parsed.write}: put same or different under decision, then "
            f"`newsledger review {parsed.write}`",
            markup=False,
        )
        return 0
    shown = ("decision", "name", "seen_in", "other_name", "other_seen_in", "why")
    console.print(Rows(shown, [[row[column] for column in shown] for row in rows[:SHOWN]], skip_empty=True), crop=False)
    console.print(
        f"{len(rows):,} rows{f', the first {SHOWN} are shown' if len(rows) > SHOWN else ''}. "
        "To decide: newsledger review --write who.csv",
        style="dim",
    )
    return 0


def review_rows(con: duckdb.DuckDBPyConnection) -> list[Row]:
    """The decisions taken, then the pairs that are open, each as a row of `COLUMNS`."""
    entities, reviews = read_entities(con), read_reviews(con)
    by_id = {one.entity_id: one for one in entities}
    decided = {frozenset((one.entity_id, one.other_entity_id)) for one in reviews}
    rows = [_decided_row(one, by_id) for one in reviews]
    for one, other, why in find_namesakes([(entity.type, entity.name) for entity in entities]):
        if frozenset((entities[one].entity_id, entities[other].entity_id)) not in decided:
            rows.append(_row("", entities[one], "", entities[other].entity_id, entities[other], why))
    return rows


def _decided_row(one: Review, by_id: Mapping[UUID, Entity]) -> Row:
    other = by_id.get(one.other_entity_id) or Entity(one.other_entity_id, "", one.other_name or "", "")
    entity = by_id.get(one.entity_id) or Entity(one.entity_id, "", other.name, "")
    return _row(one.decision, entity, one.document_id or "", one.other_name or one.other_entity_id, other, "decided")


def _row(decision: str, entity: Entity, document: UUID | str, wanted: UUID | str, other: Entity, why: str) -> Row:
    first = (decision, entity.entity_id, entity.name, entity.seen_in, document)
    return dict(zip(COLUMNS, (*first, wanted, other.name, other.seen_in, why), strict=True))


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Writes the rows as CSV that a spreadsheet opens as it is; UsageError when the file can't be written."""
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows({column: _harmless(value) for column, value in row.items()} for row in rows)
    except OSError as error:
        raise UsageError(f"can't write {path}: {error.strerror}") from error


def _harmless(value: object) -> object:
    """The value so that no spreadsheet takes it for a formula: names come from anybody's web page."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value


def keep_decisions(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    """How many decisions the warehouse holds after those of the file; a row without one takes back an earlier one.

    Raises UsageError for a file that is no such CSV, naming the line, and ReviewError for decisions in a circle.
    """
    reviews: dict[Key, Review] = {_key(one): one for one in read_reviews(con)}
    for line, row in _read(path):
        one = _parse(con, line, row)
        reviews.pop(_key(one), None)
        if row["decision"].strip():
            reviews[_key(one)] = one
    replace_reviews(con, list(reviews.values()))
    return len(reviews)


def _key(one: Review) -> Key:
    return one.entity_id, one.document_id, one.other_entity_id


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path} is larger than {LARGEST // 2**20} MB: that is no file of decisions")
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"can't read {path}: {error}") from error
    lines = csv.DictReader(io.StringIO(text), restval="")
    try:
        if missing := {"decision", "entity_id", "other"} - set(lines.fieldnames or ()):
            lacks = ", ".join(sorted(missing))
            raise UsageError(f"{path} lacks the columns {lacks}: `newsledger review --write FILE` makes such a file")
        for row in lines:
            yield lines.line_num, {name: value for name, value in row.items() if isinstance(value, str)}
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV at line {lines.line_num}: {error}") from error


def _parse(con: duckdb.DuckDBPyConnection, line: int, row: Mapping[str, str]) -> Review:
    decision, wanted, other = (row[name].strip() for name in ("decision", "entity_id", "other"))
    if decision and decision not in DECISIONS:
        raise UsageError(f"line {line}: the decision {decision!r} is neither same nor different")
    entity, document = _uuid(wanted), row.get("document", "").strip()
    if entity is None or not other:
        raise UsageError(f"line {line}: needs an entity_id, and under other an entity_id or the name of a new entity")
    named = _uuid(other)
    return Review(
        entity,
        find_document(con, document) if document else None,
        "same" if decision == "same" else "different",
        named or make_id("entity", "reviewed", other),
        None if named else other,
        datetime.now(UTC),
    )


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
