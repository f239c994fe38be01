"""Records one by one: the lines of JSON Lines, the elements of a JSON list, the rows of Parquet.

Under `formats`. A record is checked for what makes it one (an object with text or HTML); what is in it is read by
`clean`, from `Item.raw`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO

from tasks.intake.decode import tidy_text
from tasks.intake.rejects import Unreadable
from tasks.intake.streams import Stream
from tasks.records import Item

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

MAX_RECORD = 24 * 1024 * 1024
UNKEPT = "too large to keep its original"
FIELDS = ("id", "url", "title", "authors", "source", "published_at", "language", "text", "html")
_ROWS = 64
_MAX_SPOOLED = 4 * 1024**3


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from: its source, its name within the source, and its address."""

    source: str
    source_id: str
    address: str

    def reject(self, reason_code: str, message: str, raw: bytes | None, number: int | None = None) -> Unreadable:
        """A reject at this origin, at its line or row `number` where it has one."""
        place = "" if number is None else f"#{number}"
        address, source_id = self.address + place, self.source_id + place
        return Unreadable(address, reason_code, f"{address}: {message}", raw, source=self.source, source_id=source_id)


def read_json_lines(stream: Stream, origin: Origin) -> Iterator[Item | Unreadable]:
    """An item for each line that is a record; a line that isn't is a reject, and the next one is read.

    A record without an id is known by its line (`name.jsonl#12`), for its text may change.
    """
    number = 0
    while line := stream.reader.readline(MAX_RECORD + 1):
        number += 1
        whole = line.endswith(b"\n")
        if len(line) > MAX_RECORD and not whole:
            _skip_line(stream)
            yield origin.reject("too_large", f"a line of more than {MAX_RECORD >> 20} MB, {UNKEPT}", None, number)
        elif stream.trouble and not whole:
            yield origin.reject(*stream.trouble, line, number)
            return
        else:
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if line.strip():
                yield _read_line(line.strip(), origin, number)
    if stream.trouble:
        yield origin.reject(*stream.trouble, b"")


def read_json(stream: Stream, origin: Origin) -> Iterator[Item | Unreadable]:
    """The records of a JSON document that is one record, or a list of them."""
    raw = stream.reader.read(MAX_RECORD + 1)
    if stream.trouble:
        yield origin.reject(*stream.trouble, raw)
        return
    if len(raw) > MAX_RECORD:
        message = (
            f"a JSON document of more than {MAX_RECORD >> 20} MB, {UNKEPT}: write it as JSON Lines, a record a line"
        )
        yield origin.reject("too_large", message, None)
        return
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError) as error:
        yield origin.reject("not_json", f"not JSON: {_why(error)}", raw)
        return
    if not isinstance(content, list):
        yield _record(content, raw, origin, None)
        return
    for number, record in enumerate(content, 1):
        yield _record(record, _dump(record), origin, number)


def read_parquet(stream: Stream, origin: Origin) -> Iterator[Item | Unreadable]:
    """An item for each row of a Parquet file with a column `text` or `html`; a batch of rows is held at a time."""
    from pyarrow import lib, parquet  # a third of a second that other formats need not pay

    with TemporaryFile() as spool:
        try:
            file = parquet.ParquetFile(_seekable(stream, spool))
            if stream.trouble:
                yield origin.reject(*stream.trouble, stream.head)
                return
            names = file.schema_arrow.names
            if not {"text", "html"} & set(names):
                columns = ", ".join(names[:20]) or "none"
                message = f"no column text or html; its columns are {columns} (a table's original is not kept)"
                yield origin.reject("no_text_column", message, None)
                return
            yield from _read_rows(file, [name for name in FIELDS if name in names], origin)
        except (lib.ArrowException, OSError, MemoryError) as error:
            trouble = stream.trouble
            yield origin.reject(
                *(trouble or ("damaged_parquet", f"not readable as Parquet: {_why(error)}")), stream.head
            )


def read_record(raw: bytes, origin: Origin) -> Item | Unreadable:
    """One record again, from the bytes that were kept of it; `origin` is the record's own, its number included."""
    return _read_line(raw, origin, None)


def _read_rows(file: "ParquetFile", columns: list[str], origin: Origin) -> Iterator[Item | Unreadable]:
    number = 0
    for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            record = {name: value for name, value in row.items() if value is not None}
            yield _record(record, _dump(record), origin, number)


def _read_line(line: bytes, origin: Origin, number: int | None) -> Item | Unreadable:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return origin.reject("not_json", f"not JSON: {_why(error)}", line, number)
    return _record(record, line, origin, number)


def _record(record: object, raw: bytes, origin: Origin, number: int | None) -> Item | Unreadable:
    if not isinstance(record, Mapping):
        return origin.reject(
            "not_a_record", f"a JSON {type(record).__name__}, not an object with text or html", raw, number
        )
    if not any(isinstance(value := record.get(name), str) and value.strip() for name in ("text", "html")):
        return origin.reject("no_text", "the record has neither text nor html", raw, number)
    place = "" if number is None else f"#{number}"
    return Item(
        source=_word(record.get("source")) or origin.source,
        source_id=_word(record.get("id")) or origin.source_id + place,
        address=origin.address + place,
        media_type="application/json",
        raw=raw,
        url=_word(record.get("url")),
    )


def _word(value: object) -> str | None:
    """A field that is a word or a number, as text; null where it is missing, blank or anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return tidy_text(str(value)).strip() or None


def _dump(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False, default=_plain).encode("utf-8", errors="replace")


def _plain(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value.decode("utf-8", errors="replace") if isinstance(value, bytes) else str(value)


def _why(error: BaseException) -> str:
    return "nested too deeply" if isinstance(error, RecursionError) else str(error).split("\n")[0][:200]


def _skip_line(stream: Stream) -> None:
    while (piece := stream.reader.readline(MAX_RECORD)) and not piece.endswith(b"\n"):
        pass


def _seekable(stream: Stream, spool: IO[bytes]) -> BinaryIO | IO[bytes]:
    """The stream itself where it can be moved about in, as Parquet needs, else a copy of it on disk."""
    if stream.seekable is not None:
        stream.seekable.seek(0)
        return stream.seekable
    while spool.tell() < _MAX_SPOOLED and (piece := stream.reader.read(1 << 20)):
        spool.write(piece)
    spool.seek(0)
    return spool
