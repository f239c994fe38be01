"""The originals, kept once each: a gzip file named after the SHA-256 of the bytes.

Stands right behind `sources`: whatever was read is kept before anything else is done to it, so that every row
can be made again and every reject looked at.
"""

import gzip
import os
import zlib
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from tasks.errors import NewsledgerError

MAX_BYTES = 64 * 1024 * 1024
_LEVEL = 6


def keep_original(folder: Path, raw: bytes) -> str:
    r"""The SHA-256 of `raw` in hexadecimal, after a gzip file of that name was put into `folder` (if it wasn't there).

    The file is written beside its place and renamed, so that a reader never meets half of one; `mtime=0` makes
    the same bytes the same file on every machine.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     read_original(Path(folder), keep_original(Path(folder), b"Ten people\n"))
    b'Ten people\n'
    """
    sha = sha256(raw).hexdigest()
    place = original_path(folder, sha)
    if place.exists():
        return sha
    packed = gzip.compress(raw, _LEVEL, mtime=0)
    draft = place.with_name(f".{sha}.{token_hex(4)}")
    try:
        _write(draft, packed)
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return sha


def original_path(folder: Path, sha: str) -> Path:
    """Where the original with this SHA-256 lies: `folder/ab/abcdef….gz`."""
    if len(sha) != 64 or not set(sha) <= set("0123456789abcdef"):
        raise NewsledgerError(f"not a SHA-256 in hexadecimal: {sha!r}")
    return folder / sha[:2] / f"{sha}.gz"


def read_original(folder: Path, sha: str, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes that were kept under this SHA-256; refused when missing, damaged or larger than `max_bytes`."""
    place = original_path(folder, sha)
    try:
        with gzip.open(place) as stream:
            raw = stream.read(max_bytes + 1)
    except FileNotFoundError:
        raise NewsledgerError(f"no original is kept under {sha} (looked for {place})") from None
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise NewsledgerError(f"the original {place} is damaged ({error}): ingest its source again") from error
    if len(raw) > max_bytes:
        raise NewsledgerError(f"the original {place} is larger than {max_bytes:,} bytes")
    if sha256(raw).hexdigest() != sha:
        raise NewsledgerError(f"the original {place} is damaged (its SHA-256 differs): ingest its source again")
    return raw


def _write(draft: Path, packed: bytes) -> None:
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileNotFoundError:
        draft.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(packed)
