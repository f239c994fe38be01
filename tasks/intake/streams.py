"""A stream of bytes that can be looked at before it is read, inflated where it is gzip, and never more than is safe.

Under `formats`: a `Stream` never raises for what is wrong inside the gzip; it ends, and `trouble` says why, so that
what was readable before the break is still read.
"""

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 64 * 1024
MAX_RATIO = 250
_FREE = 64 * 1024 * 1024
_CHUNK = 64 * 1024


class Trouble(NamedTuple):
    """Why a stream ended before its time."""

    reason_code: str
    message: str


class Stream:
    """An open input: `head` its first bytes (inflated), `reader` all of them, `trouble` set once reading met any."""

    def __init__(self, raw: BinaryIO) -> None:
        start = _read_up_to(raw, HEAD)
        self.is_gzip = start.startswith(b"\x1f\x8b")
        self._inflated: _Inflated | None = None
        self.seekable: BinaryIO | None = None
        source: io.RawIOBase = _Rejoined(start, raw)
        if self.is_gzip:
            self._inflated = source = _Inflated(source)
            start = _read_up_to(source, HEAD)
            source = _Rejoined(start, source)
        elif _can_seek(raw):
            self.seekable = raw
        self.head = start
        self.reader = io.BufferedReader(source, _CHUNK)

    @property
    def trouble(self) -> Trouble | None:
        """What cut the stream short, as far as it has been read."""
        return self._inflated.trouble if self._inflated else None


class _Rejoined(io.RawIOBase):
    """The bytes that were read to look at them, then the rest."""

    def __init__(self, start: bytes, rest: BinaryIO | io.RawIOBase) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        if self._start:
            piece, self._start = self._start[: len(view)], self._start[len(view) :]
        else:
            piece = self._rest.read(len(view)) or b""
        view[: len(piece)] = piece
        return len(piece)


class _Inflated(io.RawIOBase):
    """Gzip inflated, several members in a row too; a bomb (over `MAX_RATIO` times its size) or a break ends it."""

    def __init__(self, packed: io.RawIOBase) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(31)
        self._fed = self._given = 0
        self._waiting = b""
        self._between = False
        self._ended = False
        self.trouble: Trouble | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        piece = b""
        while not piece and not self._ended:
            piece = self._inflate(len(view))
        view[: len(piece)] = piece
        self._given += len(piece)
        if self._given > _FREE and self._given > MAX_RATIO * self._fed:
            self._end("too_large", f"inflates to more than {MAX_RATIO} times its size, as a decompression bomb does")
        return len(piece)

    def _inflate(self, size: int) -> bytes:
        packed = self._waiting or self._packed.read(_CHUNK) or b""
        self._fed += 0 if self._waiting else len(packed)
        self._waiting = b""
        if self._between:
            packed = packed.lstrip(b"\x00")  # padding that tape archives leave
        if not packed:
            return self._at_end()
        try:
            if self._member.eof:
                self._member = zlib.decompressobj(31)
            piece = self._member.decompress(packed, size)
        except zlib.error as error:
            if not self._between:
                self._end("damaged_gzip", f"the gzip data is damaged ({error}); what came before was read")
            self._ended = True  # bytes after the last member: gzip ignores them, and so do its readers
            return b""
        self._between = self._member.eof
        self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return piece

    def _at_end(self) -> bytes:
        if self._between or not self._fed:
            self._ended = True
            return b""
        rest = self._member.flush()
        self._end("truncated_gzip", "the gzip file is cut short; what came before the break was read")
        return rest

    def _end(self, reason_code: str, message: str) -> None:
        self._ended = True
        self.trouble = self.trouble or Trouble(reason_code, message)


def _read_up_to(raw: BinaryIO | io.RawIOBase, size: int) -> bytes:
    """`size` bytes, or all there are: a pipe gives what it has, not what it was asked for."""
    pieces: list[bytes] = []
    missing = size
    while missing and (piece := raw.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


def _can_seek(raw: BinaryIO) -> bool:
    try:
        return raw.seekable()
    except (AttributeError, OSError, ValueError):
        return False
