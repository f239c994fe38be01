"""Open rejects while a run reads: which inputs are met again, and what a kept original is read as."""

from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from flows.retries import Watch, can_retry, read_kept
from flows.tables import make_reject
from tasks.errors import RejectedError
from tasks.intake.archive import keep_original, original_path
from tasks.intake.rejects import Unreadable
from tasks.intake.sources import read_sources
from tasks.records import Item
from warehouse.rejects import OpenReject

RECORD = b'{"text": "Ten people died on Tuesday."}'


def reject(
    address: str = "a.jsonl#1", stage: str = "read", reason: str = "not_json", raw_path: str | None = "x.gz"
) -> OpenReject:
    return OpenReject(uuid4(), stage, reason, "what is wrong", "wire", address, address, raw_path)


@pytest.mark.parametrize(
    ("address", "seen", "is_met"),
    [
        ("a.jsonl#3", "a.jsonl#1", True),
        ("a.jsonl#3", "./a.jsonl", True),
        ("a.jsonl", "a.jsonl#7", True),
        ("in/a.txt", "in/../in/a.txt", True),
        ("a.jsonl#3", "b.jsonl#3", False),
        ("in/a.txt", "in", False),
        ("stdin#3", "stdin#3", False),
    ],
    ids=["another line", "the file", "a line of it", "another way", "another file", "its folder", "another input"],
)
def test_reject_is_met_when_its_file_is_read_again(address: str, seen: str, is_met: bool) -> None:
    one = reject(address)
    watch = Watch([one])
    watch.see(seen)
    assert (one.reject_id in watch.met) is is_met


def test_source_that_was_mistyped_is_met_when_it_is_named_again() -> None:
    one = reject("inbx", reason="not_found", raw_path=None)
    assert Watch([one], sources=["inbx/"]).met == {one.reject_id}


@pytest.mark.parametrize(
    ("one", "can"),
    [
        (reject(), True),
        (reject(stage="clean", reason="no_article"), True),
        (reject(reason="truncated_gzip"), False),
        (reject(reason="binary"), False),
        (reject(reason="not_found", raw_path=None), False),
    ],
    ids=["a line", "a page", "half an input", "a beginning", "nothing"],
)
def test_only_what_is_kept_whole_is_tried_again(one: OpenReject, can: bool) -> None:
    assert can_retry(one) is can


def kept(folder: Path, one: Item | Unreadable, stage: str, reason: str) -> OpenReject:
    """The reject of an input as a run leaves it."""
    assert one.raw is not None
    path = original_path(folder, keep_original(folder, one.raw))
    row = make_reject(UUID(int=1), one, RejectedError(stage, reason, "what is wrong"), stage, path)
    return OpenReject(
        UUID(str(row["reject_id"])), stage, reason, "what is wrong", one.source, one.source_id, one.address, str(path)
    )


def test_line_that_is_no_json_is_the_same_reject_however_often_it_is_tried(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"{not json\n")
    (line,) = read_sources([str(tmp_path / "a.jsonl")], source_name="wire", stdin=BytesIO())
    first = kept(tmp_path, line, "read", "not_json")
    for _ in range(3):
        (line,) = read_kept([first], tmp_path, Watch())
        assert isinstance(line, Unreadable)
        assert kept(tmp_path, line, line.stage, line.reason_code) == first


@pytest.mark.parametrize("text", [b"not json", b"17", b"[1, 2]", b'{"id": 4}', RECORD + b"}"])
def test_line_that_is_no_record_never_becomes_a_text(text: bytes, tmp_path: Path) -> None:
    line = Unreadable("a.jsonl#1", "not_json", "", text, source="wire", source_id="a.jsonl#1")
    (found,) = read_kept([kept(tmp_path, line, "read", "not_json")], tmp_path, Watch())
    assert isinstance(found, Unreadable)
    assert found.address == "a.jsonl#1"


@pytest.mark.parametrize(
    "item",
    [
        Item("wire", "a.jsonl#4", "in/a.jsonl#4", "application/json", RECORD),
        Item("wire", "notes#4", "in/notes#4", "text/plain", b"Ten people died on Tuesday."),
        Item("wire", "p.html", "in/p.html", "text/html", b"<!doctype html><p>Ten people died on Tuesday.</p>"),
    ],
    ids=["record", "text whose name looks like a line's", "page"],
)
def test_input_that_failed_later_is_read_as_what_it_was(item: Item, tmp_path: Path) -> None:
    assert list(read_kept([kept(tmp_path, item, "extract", "error")], tmp_path, Watch())) == [item]


def test_reject_whose_original_is_gone_stays_open(tmp_path: Path) -> None:
    watch = Watch()
    gone = reject(raw_path=str(original_path(tmp_path, "0" * 64)))
    assert list(read_kept([gone], tmp_path, watch)) == []
    assert watch.met == set()
