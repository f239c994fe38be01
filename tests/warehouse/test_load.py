"""Loading: whole batches or nothing, the same again changes nothing, what others moved on is left alone."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import duckdb
import pytest

from tasks.identity import make_id
from tests.warehouse.rows import EXTRACTOR, RUN, SEEN_AT, Article, load, merge
from warehouse.errors import StagingError, StorageFullError
from warehouse.load import Seen, load_batch, record_run, touch_documents
from warehouse.lookup import Current, Key, current_revisions, lookup
from warehouse.offsets import check_offsets
from warehouse.stage import stage

TEXT = (
    "A ferry sank off Quillport on Monday, killing 12 people, the coastguard said.",
    "Divers resumed the search at dawn.",
)
STAMP = {"extractor_id": EXTRACTOR, "run_id": RUN}


def ferry(number: int = 1, text: tuple[str, ...] = TEXT, **more: object) -> Article:
    article = Article("Quillport Courier", "ferry", text, number=number, **more)  # type: ignore[arg-type]
    place = article.name("Quillport")
    article.figure("12 people", 12, place=place, by="the coastguard")
    return article


def contents(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()]
    return {table: sorted(con.execute(f"FROM {table}").fetchall(), key=str) for table in tables}


def test_rows_come_back_as_they_were_staged(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = ferry()
    result = load(con, tmp_path, article)
    assert result.stale == frozenset()
    assert {table: len(rows) for table, rows in article.rows().items() if rows} == result.rows
    assert con.execute("SELECT text, value, event, extractor_id, run_id FROM figures").fetchall() == [
        ("12 people", 12.0, "killed", EXTRACTOR, RUN)
    ]
    assert con.execute("SELECT aliases FROM clusters").fetchall() == [([],)]


def test_the_same_folder_twice_changes_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, ferry())
    before = contents(con)
    folder = next(tmp_path.iterdir())
    assert load_batch(con, folder, {ferry().document: None}).stale == frozenset()
    assert contents(con) == before


def test_several_folders_load_as_one_batch(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    other = Article("Quillport Courier", "market", ("The market reopened.",))
    stage(tmp_path / "a", merge([ferry()]), STAMP)
    stage(tmp_path / "b", merge([other]), STAMP)
    assert load_batch(con, [tmp_path / "a", tmp_path / "b"], {}).rows["documents"] == 2
    (tmp_path / "b" / "segments.parquet").write_bytes(b"not parquet")
    con.execute("DELETE FROM documents")
    with pytest.raises(duckdb.Error):
        load_batch(con, [tmp_path / "a", tmp_path / "b"], {})
    assert con.execute("SELECT count(*) FROM documents").fetchone() == (0,)


def test_rows_that_an_extractor_no_longer_finds_go(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, ferry())
    again = ferry()
    again.tables["figures"].clear()
    again.tables["figure_sources"].clear()
    load(con, tmp_path, again)
    assert con.execute(
        "SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM figure_sources), (SELECT count(*) FROM sentences)"
    ).fetchone() == (0, 0, 2)


def test_a_document_that_another_run_moved_on_is_left_out_and_reported(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, ferry())
    second = Article("Quillport Courier", "ferry", ("Other words now stand here.",), number=2)
    load(con, tmp_path, second)
    before = contents(con)
    late = Article("Quillport Courier", "ferry", ("Words of a plan made from the first revision.",), number=2)
    other = Article("Quillport Courier", "market", ("The market reopened.",))
    result = load(con, tmp_path, late, other, expected={late.document: ferry().revision, other.document: None})
    assert result.stale == {late.document}
    after = contents(con)
    assert len(after["documents"]) == 2
    assert len(after["sentences"]) == len(before["sentences"]) + 1
    assert con.execute("SELECT current_revision_id FROM documents WHERE source_id = 'ferry'").fetchone() == (
        second.revision,
    )


def test_a_document_planned_as_new_that_has_come_in_meanwhile_is_stale(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, ferry())
    other = Article("Quillport Courier", "ferry", ("Another first wording.",))
    assert load(con, tmp_path, other, expected={other.document: None}).stale == {other.document}


def test_what_was_first_seen_stays_and_what_was_last_seen_moves(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first, second = ferry(), Article("Quillport Courier", "ferry", ("Other words now stand here.",), number=2)
    load(con, tmp_path, first)
    tables = merge([second])
    later = SEEN_AT + timedelta(days=1)
    tables["documents"] = [
        {**tables["documents"][0], "source_id": "renamed", "first_seen_at": later, "last_seen_at": later}
    ]  # type: ignore[dict-item]
    stage(tmp_path / "later", tables, STAMP)
    load_batch(con, tmp_path / "later", {first.document: first.revision})
    row = con.execute("SELECT source_id, first_seen_at, last_seen_at, current_revision_id FROM documents").fetchall()
    assert row == [("ferry", SEEN_AT, later, second.revision)]
    assert con.execute("SELECT count(*) FROM revisions").fetchone() == (2,)
    assert con.execute("SELECT count(*) FROM document_addresses").fetchone() == (1,)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: rows["documents"][0].pop("source"), "documents: missing: source"),
        (lambda rows: rows["documents"][0].update(colour="red"), "documents: unknown: colour"),
        (lambda rows: rows["revisions"][0].update(revision_no="first"), "revisions.revision_no"),
        (lambda rows: rows["revisions"][0].update(text=None), "revisions.text must not be null"),
        (lambda rows: rows.update(colours=[{"a": 1}]), "no table .colours."),
        (lambda rows: rows["documents"].append({"a": 1}), "same fields"),
    ],
    ids=["missing", "unknown", "wrong type", "null", "no such table", "uneven rows"],
)
def test_rows_that_do_not_fit_are_refused(change, message: str, tmp_path: Path) -> None:
    rows = ferry().rows()
    change(rows)
    with pytest.raises(StagingError, match=message):
        stage(tmp_path, rows, STAMP)


def test_ids_may_be_strings(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rows = ferry().rows()
    rows["documents"] = [
        {key: str(value) if isinstance(value, UUID) else value for key, value in rows["documents"][0].items()}
    ]  # type: ignore[attr-defined]
    stage(tmp_path / "s", rows, STAMP)
    load_batch(con, tmp_path / "s", {})
    assert con.execute("SELECT document_id FROM documents").fetchall() == [(ferry().document,)]


def test_an_error_in_the_middle_leaves_nothing(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    before = contents(con)
    stage(tmp_path / "s", merge([ferry()]), STAMP)
    (tmp_path / "s" / "sentences.parquet").write_bytes(b"not parquet")
    with pytest.raises(duckdb.Error):
        load_batch(con, tmp_path / "s", {})
    assert contents(con) == before


def test_a_full_disk_while_staging_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("warehouse.stage.pq.write_table", refuse)
    with pytest.raises(StorageFullError, match="Make room"):
        stage(tmp_path, ferry().rows(), STAMP)


def test_lookup_knows_the_same_bytes_under_the_same_identity(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = ferry()
    load(con, tmp_path, article)
    sha = article.rows()["revisions"][0]["raw_sha256"]  # type: ignore[index]
    keys = [
        Key("Quillport Courier", "ferry", "elsewhere.txt", sha),
        Key("Quillport Courier", "ferry", "elsewhere.txt", "0" * 64),
        Key("Another Paper", "ferry", "Quillport Courier/ferry", sha),
        Key("Another Paper", "ferry", "elsewhere.txt", sha),
    ]
    assert lookup(con, keys) == {0: article.document}
    assert current_revisions(con, [article.document, make_id("nobody")]) == {
        article.document: Current(article.revision, 1, article.rows()["revisions"][0]["text_sha256"])  # type: ignore[index]
    }


def test_lookup_by_address_counts_for_a_document_with_a_canonical_url(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    article = ferry(url="https://courier.example/ferry")
    load(con, tmp_path, article)
    touch_documents(con, [Seen(article.document, "mirror/ferry.html", "1" * 64)], SEEN_AT)
    assert lookup(con, [Key("Mirror", "x", "mirror/ferry.html", "1" * 64)]) == {0: article.document}


def test_a_text_that_comes_back_is_not_unchanged(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    first = ferry()
    load(con, tmp_path, first, Article("Quillport Courier", "ferry", ("Other words now stand here.",), number=2))
    sha = first.rows()["revisions"][0]["raw_sha256"]  # type: ignore[index]
    assert lookup(con, [Key("Quillport Courier", "ferry", "a.txt", sha)]) == {}


def test_touching_moves_last_seen_and_keeps_new_addresses(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    article = ferry()
    load(con, tmp_path, article)
    later = SEEN_AT + timedelta(hours=3)
    for _ in range(2):
        touch_documents(
            con, [Seen(article.document, "b.txt", "2" * 64), Seen(article.document, "b.txt", "2" * 64)], later
        )
    assert con.execute("SELECT first_seen_at, last_seen_at FROM documents").fetchall() == [(SEEN_AT, later)]
    assert con.execute(
        "SELECT address, first_seen_at, raw_sha256, revision_id FROM document_addresses ORDER BY 1"
    ).fetchall()[-1] == ("b.txt", later, "2" * 64, article.revision)
    assert con.execute("SELECT count(*) FROM document_addresses").fetchone() == (2,)


def test_a_document_that_loads_settles_its_reject(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    reject = {
        "reject_id": make_id("r"),
        "run_id": make_id("earlier"),
        "stage": "clean",
        "reason_code": "no_article",
        "message": "No article in it.",
        "traceback": None,
        "source": "Quillport Courier",
        "source_id": "ferry",
        "address": "ferry.html",
        "raw_path": None,
        "resolved_by_run_id": None,
        "created_at": SEEN_AT,
    }
    stage(tmp_path / "rejects", {"rejects": [reject, {**reject, "reject_id": make_id("s"), "source_id": "other"}]})
    load_batch(con, tmp_path / "rejects", {})
    (tmp_path / "docs").mkdir()
    load(con, tmp_path / "docs", ferry())
    assert con.execute("SELECT source_id, resolved_by_run_id FROM rejects ORDER BY 1").fetchall() == [
        ("ferry", RUN),
        ("other", None),
    ]


def test_a_run_is_one_row_however_often_it_is_recorded(con: duckdb.DuckDBPyConnection) -> None:
    run = {
        "run_id": RUN,
        "flow": "ingest",
        "prefect_flow_run_id": None,
        "started_at": SEEN_AT,
        "ended_at": None,
        "status": "running",
        "message": None,
        "items": 3,
        "documents_new": 0,
        "documents_changed": 0,
        "documents_unchanged": 0,
        "rejected": 0,
        "table_rows": {},
    }
    record_run(con, run)
    record_run(con, {**run, "status": "completed", "ended_at": SEEN_AT, "table_rows": {"figures": 7}})
    assert con.execute("SELECT status, table_rows['figures'] FROM runs").fetchall() == [("completed", 7)]


def test_offsets_that_hold_raise_nothing() -> None:
    assert check_offsets(ferry().rows()) == {}


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("figures", {"char_start": 0}),
        ("figures", {"char_end": 100_000}),
        ("figures", {"char_start": -9}),
        ("figures", {"text": "13 people"}),
        ("figure_sources", {"claimant": "a coastguard"}),
        ("mentions", {"char_start": 40, "char_end": 30}),
        ("numerals", {"text": ""}),
    ],
    ids=str,
)
def test_offsets_that_do_not_hold_mark_their_revision(table: str, change: dict[str, object]) -> None:
    article = ferry()
    article.tables[table][0] = replace(article.tables[table][0], **change)  # type: ignore[type-var]
    other = Article("Quillport Courier", "market", ("The market reopened.",))
    faults = check_offsets(merge([article, other]))
    assert faults.keys() == {article.revision}
    assert faults[article.revision].startswith(table)


def test_a_speakers_span_is_checked_and_may_be_missing() -> None:
    article = Article("Quillport Courier", "q", ('"We wait," said Ada Brill.', '"We hope."'))
    article.quote("We wait,", "Ada Brill")
    article.quote("We hope.")
    assert check_offsets(article.rows()) == {}
    article.tables["quotes"][0] = replace(article.tables["quotes"][0], speaker_start=0)  # type: ignore[type-var]
    assert "quotes.speaker" in check_offsets(article.rows())[article.revision]


def test_rows_of_a_revision_outside_the_batch_are_a_fault() -> None:
    rows = ferry().rows()
    del rows["revisions"]
    assert "not in the batch" in check_offsets(rows)[ferry().revision]
