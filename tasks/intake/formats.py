"""One open file or stream as items: its kind told by its first bytes, then by its name.

Between `sources`, which finds and opens, and `clean`, which reads what is inside. Kinds: Parquet and JSON Lines of
records, HTML, plain text, any of them gzipped. Web archives and feeds are recognised, and refused for now.
"""

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from tasks.intake.decode import is_binary
from tasks.intake.rejects import Unreadable
from tasks.intake.rows import UNKEPT, Origin, read_json, read_json_lines, read_parquet
from tasks.intake.streams import HEAD, Stream
from tasks.records import Item

MAX_PAGE = 20 * 1024 * 1024
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,4000}-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|main|section|h1|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.IGNORECASE)
_TAG = re.compile(rb"<(?:p|div|html|body|article|span|head|h1)\b", re.IGNORECASE)
_RECORD = re.compile(rb'\s*\{\s*(?:"|\})')
_RECORDS = re.compile(rb"\s*\[\s*\{")
_LINES_ENDINGS = {".jsonl", ".ndjson", ".jl", ".jsonlines"}
_PAGE_ENDINGS = {".html", ".htm", ".xhtml", ".shtml", ".mhtml"}
_REFUSED = {
    "empty": ("empty", "the file is empty"),
    "binary": ("binary", "a binary file, not text: convert it to text, HTML, JSON Lines or Parquet first"),
    "warc": ("not_supported", "web archives (WARC) are not supported yet"),
    "xml": ("not_supported", "XML that is no page: feeds and sitemaps are not supported yet"),
}


def read_stream(raw: BinaryIO, origin: Origin) -> Iterator[Item | Unreadable]:
    """The items of one open file or stream.

    >>> from io import BytesIO
    >>> [item.media_type for item in read_stream(BytesIO(b"<!doctype html><p>Ten"), Origin("x", "a.txt", "x/a.txt"))]
    ['text/html']
    """
    stream = Stream(raw)
    kind = _kind(stream, _ending(origin.source_id))
    if kind == "parquet":
        yield from read_parquet(stream, origin)
    elif kind == "json_lines":
        yield from read_json_lines(stream, origin)
    elif kind == "json":
        yield from read_json(stream, origin)
    elif kind in ("page", "text"):
        yield from _read_whole(stream, origin, "text/html" if kind == "page" else "text/plain")
    elif kind == "empty" and stream.trouble:
        yield origin.reject(*stream.trouble, b"")
    else:
        reason_code, message = _REFUSED[kind]
        yield origin.reject(reason_code, message, stream.head)


def _ending(name: str) -> str:
    path = PurePosixPath(name)
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _kind(stream: Stream, ending: str) -> str:
    head = stream.head
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if is_binary(head):
        return "binary"
    head = _as_utf8(head)
    if not head.strip() and len(head) < HEAD:
        return "empty"
    if _PAGE.match(head):
        return "page"
    if _XML.match(head):
        return "page" if b"<html" in head[:4096].lower() else "xml"
    return _kind_of_json(head, ending) or ("page" if ending in _PAGE_ENDINGS and _TAG.search(head) else "text")


def _kind_of_json(head: bytes, ending: str) -> str | None:
    """Lines where the first is a JSON object or the name says so, else a whole document that is one."""
    first, line_end, _ = head.lstrip().partition(b"\n")
    if ending in _LINES_ENDINGS:
        return "json_lines"
    if _RECORD.match(head):
        if not line_end or _is_json(first):
            return "json_lines"
        return "json" if ending == ".json" or _looks_whole(head) else None
    return "json" if _RECORDS.match(head) else None


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _looks_whole(head: bytes) -> bool:
    return re.match(rb'\s*\{\s*"[^"\\\n]{1,80}"\s*:', head) is not None


def _as_utf8(head: bytes) -> bytes:
    """The first bytes with a UTF-8 mark taken off, or turned from UTF-16, so that one set of patterns serves."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) & ~1].decode("utf-16", errors="ignore").encode("utf-8", errors="ignore")
    return head.removeprefix(b"\xef\xbb\xbf")


def _read_whole(stream: Stream, origin: Origin, media_type: str) -> Iterator[Item | Unreadable]:
    raw = stream.reader.read(MAX_PAGE + 1) or b""
    if stream.trouble:
        yield origin.reject(*stream.trouble, raw)
    elif len(raw) > MAX_PAGE:
        yield origin.reject("too_large", f"larger than {MAX_PAGE >> 20} MB, which no article is, and {UNKEPT}", None)
    else:
        yield Item(origin.source, origin.source_id, origin.address, media_type, raw)
