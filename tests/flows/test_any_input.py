"""Whatever comes in ends as rows or as a reject, never as a crash: random bytes and records through the whole path."""

import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.batches import Batch, Planned, clean_part, extract_part, read_prepared, write_items
from tasks.intake.sources import read_sources
from tasks.records import Item
from warehouse.connect import connect
from warehouse.load import load_batch
from warehouse.query import run_checks

VOCABULARY = (
    "At least more than 31 1,234.5 ½ two dozen people houses were killed said “ ” \" ' on Tuesday March 7 , . ( ) % €",
    "the Ministry of Health Ana Lund no one of them between and 5-4 2026-03-07 <p> </p> <script> \x00 \ud7ff 🌊 ١٢ 3/4",
)
WORDS = st.sampled_from(" ".join(VOCABULARY).split(" "))
NEWSLIKE = st.lists(WORDS, max_size=60).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), NEWSLIKE)
FIELDS = st.one_of(
    TEXTS,
    st.none(),
    st.integers(),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers()),
)
RECORDS = st.dictionaries(
    st.sampled_from(["text", "html", "id", "url", "title", "authors", "source", "published_at", "language"]), FIELDS
)
SLOW = settings(max_examples=40, suppress_health_check=list(HealthCheck))


def send_through(raw: bytes) -> None:
    """Reads, cleans, extracts and loads; then asks whether every input has ended somewhere, and every check holds."""
    inputs = list(read_sources(["-"], source_name=None, stdin=io.BytesIO(raw)))
    with TemporaryDirectory() as folder, connect(":memory:") as con:
        batch = Batch(Path(folder) / "batch", Path(folder) / "originals", UUID(int=7))
        write_items(batch.folder, inputs)
        rejected = clean_part(batch, range(len(inputs))).rejected.total() if inputs else 0
        prepared = read_prepared(batch)
        first = {one.document_id: index for index, one in reversed(prepared.items())}
        if first:
            outcome = extract_part(batch, [Planned(index, 1) for index in sorted(first.values())])
            assert outcome.rejected.total() == 0, "an extractor failed or lost its place in the text"
        load_batch(con, sorted(batch.folder.glob("load-*")))
        assert len(prepared) + rejected == len(inputs)
        assert con.execute("select count(*) from documents").fetchone() == (len(first),)
        failing = [
            result for result in run_checks(con) if result.status == "fail" and not lacks_a_run(result.check.name)
        ]
        assert failing == []


def lacks_a_run(check: str) -> bool:
    """No flow has run here, so rows name a run without a row."""
    return check == "orphans"


@SLOW
@given(st.binary(max_size=400))
def test_random_bytes(raw: bytes) -> None:
    send_through(raw)


@SLOW
@given(st.lists(RECORDS, min_size=1, max_size=3))
def test_random_records(records: list[dict[str, object]]) -> None:
    send_through("".join(json.dumps(record) + "\n" for record in records).encode("utf-8", "surrogatepass"))


@SLOW
@given(NEWSLIKE.map(lambda text: f"<html><body><article><p>{text}</p><p>{text}</p></article></body></html>"))
def test_random_pages(page: str) -> None:
    send_through(page.encode("utf-8", "surrogatepass"))


def test_warehouse_is_left_readable_by_plain_duckdb(tmp_path: Path) -> None:
    item = Item("wire", "1", "wire#1", "text/plain", b"At least 31 people were killed on Tuesday, the ministry said.")
    batch = Batch(tmp_path / "batch", tmp_path / "originals", UUID(int=7))
    write_items(batch.folder, [item])
    clean_part(batch, [0])
    extract_part(batch, [Planned(0, 1)])
    with connect(tmp_path / "w.duckdb") as con:
        load_batch(con, sorted(batch.folder.glob("load-*")))
    with duckdb.connect(str(tmp_path / "w.duckdb"), read_only=True) as con:
        sql = """select substring(r.text, f.char_start + 1, f.char_end - f.char_start) = f.text
            from figures as f join revisions as r using (revision_id)"""
        assert con.execute(sql).fetchall() == [(True,)]
