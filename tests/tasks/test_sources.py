"""Sources: what becomes an item, under which identity, and what a reject with its reason."""

import gzip
import io
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from tasks.intake import formats, rows, streams
from tasks.intake.sources import Unreadable, read_sources
from tasks.records import Item

RECORD = {"id": "7", "text": "Ten people died.", "source": "Wire", "url": "https://wire.example/7"}
PAGE = b"<!doctype html><title>Ten dead</title><p>Ten people died in Tolva."


def read(*sources: object, source_name: str | None = None, stdin: bytes = b"") -> list[Item | Unreadable]:
    return list(read_sources([str(source) for source in sources], source_name=source_name, stdin=io.BytesIO(stdin)))


def write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        pytest.param("a.html", PAGE, "text/html", id="page"),
        pytest.param("a.txt", PAGE, "text/html", id="page named text: content goes first"),
        pytest.param("a", b"<!-- saved --><html><body>Ten", "text/html", id="page after a comment"),
        pytest.param("a.html", b"\xff\xfe" + "<html><p>Ten".encode("utf-16-le"), "text/html", id="page in UTF-16"),
        pytest.param("a.htm", b"Ten <p>people", "text/html", id="fragment named htm"),
        pytest.param("a.xhtml", b'<?xml version="1.0"?><html xmlns="x"><p>Ten', "text/html", id="XHTML"),
        pytest.param("a.html", b"Ten people died.", "text/plain", id="text named html"),
        pytest.param("a.md", b"{Ten} people", "text/plain", id="text that begins with a brace"),
        pytest.param("a.txt", lines(RECORD), "application/json", id="records named text"),
        pytest.param("a.txt.gz", gzip.compress(b"Ten people died."), "text/plain", id="gzipped text"),
        pytest.param("a.txt", gzip.compress(PAGE), "text/html", id="gzipped page named text"),
        pytest.param("a.json", json.dumps(RECORD, indent=1).encode(), "application/json", id="one record over lines"),
        pytest.param("a.jsonl", b"\xef\xbb\xbf" + lines(RECORD), "application/json", id="records after a mark"),
    ],
)
def test_content_tells_the_kind_before_the_name(tmp_path: Path, name: str, content: bytes, media_type: str) -> None:
    (item,) = read(write(tmp_path / name, content))
    assert isinstance(item, Item), item
    assert item.media_type == media_type


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.txt"):
        write(folder / name, b"Ten people died.")
    assert [item.source_id for item in read(folder)] == ["b.txt", "c.txt", "a/z.txt"]
    assert {item.source for item in read(folder)} == {"news"}
    assert {item.source for item in read(folder, source_name="Desk")} == {"Desk"}


def test_a_file_alone_has_the_identity_that_its_folder_gives_it(tmp_path: Path) -> None:
    path = write(tmp_path / "news" / "a.txt", b"Ten people died.")
    (alone,), (inside,) = read(path), read(path.parent)
    assert (alone.source, alone.source_id) == (inside.source, inside.source_id) == ("news", "a.txt")


def test_a_glob_reads_as_the_folder_before_its_wildcard(tmp_path: Path) -> None:
    write(tmp_path / "news" / "one" / "a.txt", b"Ten.")
    write(tmp_path / "news" / "two" / "a.txt", b"Ten.")
    found = read(tmp_path / "news" / "**" / "*.txt")
    assert [(item.source, item.source_id) for item in found] == [("news", "one/a.txt"), ("news", "two/a.txt")]


def test_records_keep_their_line_as_it_was(tmp_path: Path) -> None:
    path = write(tmp_path / "news" / "wire.jsonl", lines(RECORD, {"text": "Two died."}))
    first, second = read(path)
    assert first.raw == lines(RECORD).strip()
    assert (first.source, first.source_id, first.url) == ("Wire", "7", "https://wire.example/7")
    assert (second.source, second.source_id, second.address) == ("news", "wire.jsonl#2", f"{path}#2")


def test_a_record_s_own_source_goes_before_the_option(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", lines(RECORD, {"text": "Two died."}))
    assert [item.source for item in read(path, source_name="Desk")] == ["Wire", "Desk"]


def test_standard_input_is_read_as_any_file() -> None:
    assert [item.source_id for item in read("-", stdin=gzip.compress(lines(RECORD)))] == ["7"]
    assert [item.media_type for item in read("-", stdin=PAGE)] == ["text/html"]


def test_parquet_rows_are_records(tmp_path: Path) -> None:
    table = pa.table(
        {
            "id": [1, 2],
            "text": ["Ten people died.", None],
            "published_at": [datetime(2026, 3, 7, tzinfo=UTC)] * 2,
            "day": [date(2026, 3, 7)] * 2,
        }
    )
    path = tmp_path / "a.parquet"
    parquet.write_table(table, path)
    item, reject = read(path)
    assert isinstance(item, Item)
    assert json.loads(item.raw) == {"id": 1, "text": "Ten people died.", "published_at": "2026-03-07T00:00:00+00:00"}
    assert item.source_id == "1"
    assert isinstance(reject, Unreadable)
    assert reject.reason_code == "no_text"
    packed = write(tmp_path / "b.parquet.gz", gzip.compress(path.read_bytes()))
    assert [getattr(found, "source_id", None) for found in read(packed)] == ["1", "b.parquet.gz#2"]


def truncated(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)[:-12]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        pytest.param("a.txt", b"", "empty", id="empty file"),
        pytest.param("a.txt", b" \n\t\n", "empty", id="blank file"),
        pytest.param("a.txt.gz", gzip.compress(b""), "empty", id="empty gzip"),
        pytest.param("a.txt", os.urandom(64) + bytes(64), "binary", id="random bytes"),
        pytest.param("a.pdf", b"%PDF-1.7\n1 0 obj", "binary", id="PDF"),
        pytest.param("a.docx", b"PK\x03\x04rest", "binary", id="zip"),
        pytest.param("a.txt.gz", truncated(b"Ten people died. " * 400), "truncated_gzip", id="truncated gzip"),
        pytest.param("a.txt.gz", b"\x1f\x8b", "truncated_gzip", id="gzip of two bytes"),
        pytest.param("a.txt.gz", b"\x1f\x8b\x08\x00" + b"\xff" * 40, "damaged_gzip", id="damaged gzip"),
        pytest.param("a.jsonl", b"{not json\n", "not_json", id="line that is not JSON"),
        pytest.param("a.jsonl", b"[1, 2]\n", "not_a_record", id="line that is a list"),
        pytest.param("a.jsonl", b"[" * 200_000 + b"\n", "not_json", id="line nested too deeply"),
        pytest.param("a.jsonl", b'{"text": 1' + b"0" * 5000 + b"}\n", "not_json", id="number of 5,000 digits"),
        pytest.param("a.jsonl", b'{"id": "7"}\n', "no_text", id="record without text"),
        pytest.param("a.jsonl", b'{"text": " \\n"}\n', "no_text", id="record with blank text"),
        pytest.param("a.json", b'[{"id": "7"}]', "no_text", id="list of a record without text"),
        pytest.param("a.parquet", b"PAR1 and no more", "damaged_parquet", id="damaged Parquet"),
        pytest.param("a.xml", b'<?xml version="1.0"?><rss></rss>', "not_supported", id="feed"),
        pytest.param("a.warc", b"WARC/1.0\r\n", "not_supported", id="web archive"),
    ],
)
def test_what_is_no_article_is_a_reject_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (reject,) = read(write(tmp_path / name, content))
    assert isinstance(reject, Unreadable), reject
    assert (reject.stage, reject.reason_code, reject.fatal) == ("read", reason, False)
    assert str(tmp_path / name) in reject.message


def test_the_rest_of_the_batch_goes_on_after_a_reject(tmp_path: Path) -> None:
    content = lines(RECORD) + b"{broken\n\n" + b'{"id": 1}\n' + lines(RECORD)
    found = read(write(tmp_path / "a.jsonl", content))
    assert [getattr(one, "reason_code", "item") for one in found] == ["item", "not_json", "no_text", "item"]
    assert found[1].raw == b"{broken"
    assert found[1].address.endswith("a.jsonl#2")


def test_whole_lines_before_the_break_of_a_gzip_are_items(tmp_path: Path) -> None:
    content = b"".join(lines(RECORD | {"id": str(number), "text": os.urandom(40).hex()}) for number in range(50))
    *items, reject = read(write(tmp_path / "a.jsonl.gz", gzip.compress(content)[:-600]))
    assert len(items) > 20
    assert [item.source_id for item in items] == [str(number) for number in range(len(items))]
    assert reject.reason_code == "truncated_gzip"
    assert reject.raw is not None


def test_a_truncated_text_keeps_what_was_readable(tmp_path: Path) -> None:
    text = os.urandom(4000).hex().encode()
    (reject,) = read(write(tmp_path / "a.txt.gz", gzip.compress(text)[:-1000]))
    assert reject.raw
    assert text.startswith(reject.raw)


def test_gzip_of_several_members_is_read_to_its_end(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl.gz", gzip.compress(lines(RECORD)) + gzip.compress(lines(RECORD)) + b"\0" * 100)
    assert len(read(path)) == 2


def test_parquet_with_other_columns_is_a_reject_that_names_them(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"headline": ["Ten dead"], "body": ["Ten died."]}), tmp_path / "a.parquet")
    (reject,) = read(tmp_path / "a.parquet")
    assert reject.reason_code == "no_text_column"
    assert "headline, body" in reject.message


def test_a_file_too_large_for_a_page_is_a_reject(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", PAGE + b"x" * formats.MAX_PAGE)
    assert [one.reason_code for one in read(path)] == ["too_large"]


def test_a_line_too_long_is_a_reject_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_RECORD", 100)
    content = lines(RECORD | {"text": "x" * 1000}) + lines({"text": "Ten."})
    found = read(write(tmp_path / "a.jsonl", content))
    assert [getattr(one, "reason_code", "item") for one in found] == ["too_large", "item"]


def test_a_decompression_bomb_ends_as_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "_FREE", 1 << 20)
    path = write(tmp_path / "a.txt.gz", gzip.compress(b"x" * (1 << 23)))
    assert [one.reason_code for one in read(path)] == ["too_large"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nowhere/at/all.txt", "not_found"),
        ("nowhere/*.html", "not_found"),
        ("a\0b", "not_found"),
        ("https://news.example/1", "not_supported"),
    ],
)
def test_a_source_that_can_not_be_read_at_all_is_fatal(source: str, reason: str) -> None:
    (reject,) = read(source)
    assert (reject.reason_code, reject.fatal) == (reason, True)


def test_a_file_that_may_not_be_opened_is_fatal_where_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "news" / "a.txt", b"Ten.")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert [(one.reason_code, one.fatal) for one in read(path)] == [("not_readable", True)]
    assert [(one.reason_code, one.fatal) for one in read(path.parent)] == [("not_readable", False)]


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret" / "s.txt", b"Ten.")
    folder = tmp_path / "news"
    write(folder / "a.txt", b"Ten.")
    (folder / "in.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(secret)
    (folder / "away").symlink_to(secret.parent)
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nothing")
    found = {Path(one.address).name: getattr(one, "reason_code", "item") for one in read(folder)}
    expected = {"a.txt": "item", "in.txt": "item", "out.txt": "outside_folder", "gone.txt": "not_readable"}
    assert found == expected


def test_names_that_are_no_unicode_become_escapes(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Ten people died.")
    (item,) = read(tmp_path)
    assert item.source_id == "caf\\xe9.txt"
    item.address.encode("utf-8")


def test_lone_surrogates_do_not_reach_an_identity(tmp_path: Path) -> None:
    (item,) = read(write(tmp_path / "a.jsonl", b'{"id": "\\ud800x", "text": "Ten."}\n'))
    assert item.source_id == "\ufffdx"
