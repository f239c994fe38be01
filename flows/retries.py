"""The open rejects of earlier runs, while a run reads: which of them it meets again, and which can be tried again.

A reject stays open until its input is read again: from its source, wherever that is named now, or from its kept
original. Then it is closed, and what is still wrong is a reject of the new run.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from uuid import UUID

from tasks.errors import NewsledgerError
from tasks.intake.archive import read_original
from tasks.intake.formats import read_stream
from tasks.intake.rejects import Unreadable
from tasks.intake.rows import Origin, read_record
from tasks.records import Item
from warehouse.rejects import OpenReject

WHOLE = ("not_json", "not_a_record", "no_text")  # reasons of the first station with which all of the input is kept
_NUMBER = re.compile(r"#\d+\Z")
_STDIN = re.compile(r"stdin(?:#\d+)?\Z")


class Watch:
    """The open rejects whose inputs a run may meet again, and in `met` those that it has met."""

    def __init__(self, rejects: Iterable[OpenReject] = (), sources: Sequence[str] = ()) -> None:
        self.met: set[UUID] = set()
        self._waiting: dict[str, list[UUID]] = {}
        for one in rejects:
            if not _STDIN.match(one.address):  # what stands on standard input the next time is another input
                self._waiting.setdefault(_file_of(one.address), []).append(one.reject_id)
        for source in sources:
            self._meet(source)

    def see(self, address: str) -> None:
        """Called with the address of each input that is read: all that was wrong with its file is seen anew."""
        if self._waiting:
            self._meet(address)

    def _meet(self, address: str) -> None:
        self.met.update(self._waiting.pop(_file_of(address), ()))


def can_retry(reject: OpenReject) -> bool:
    """Whether all of the input is kept, so that it can be read again without its source."""
    return reject.raw_path is not None and (reject.stage != "read" or reject.reason_code in WHOLE)


def read_kept(rejects: Iterable[OpenReject], originals: Path, watch: Watch) -> Iterator[Item | Unreadable]:
    """The inputs of rejects again, from their kept originals, as what they were when they were first met.

    Leaves out those that can't be tried again, and those whose original is gone or damaged: they stay open.
    """
    for reject in filter(can_retry, rejects):
        try:
            raw = read_original(originals, Path(reject.raw_path or "").name.removesuffix(".gz"))
        except NewsledgerError:
            continue
        watch.met.add(reject.reject_id)
        origin = Origin(reject.source or "", reject.source_id or "", reject.address)
        if _is_record(reject, raw):
            yield read_record(raw, origin)
        else:
            yield from read_stream(BytesIO(raw), origin)


def _is_record(reject: OpenReject, raw: bytes) -> bool:
    """Whether the original is a line or row of a file: read as a file, a line that is no JSON would be plain text."""
    if not _NUMBER.search(reject.address):
        return False
    return reject.stage == "read" or (raw.lstrip().startswith(b"{") and _is_json(raw))


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def _file_of(address: str) -> str:
    """The file of an address, however it was named: `a.jsonl`, `./a.jsonl#12` and `/here/a.jsonl` are one."""
    return os.path.abspath(_NUMBER.sub("", address))  # noqa: PTH100 (a name is made whole; no link is followed)
