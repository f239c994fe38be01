"""Where articles come from: files, folders, globs and standard input, as a stream of `Item`s.

First station of the flow. What can't become an item is yielded as `Unreadable` in its place, so that nothing is
lost and the batch goes on. Nothing here holds more than one input (a file, a line, a row group) in memory.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from tasks.intake.formats import read_stream
from tasks.intake.rejects import Unreadable
from tasks.intake.rows import Origin
from tasks.records import Item

__all__ = ["Unreadable", "read_sources"]


def read_sources(sources: Sequence[str], *, source_name: str | None, stdin: BinaryIO) -> Iterator[Item | Unreadable]:
    """The items of all sources, in the order given: a file, a folder (recursive), a glob or `-`.

    A folder is read in the order of its names, hidden files skipped, and never left through a link.
    `source_name` is the `--source` of the command line: it stands in where a record names no source of its own.
    A source that can't be read at all is an `Unreadable` with `fatal` set; anything else that fails is one without.

    >>> from io import BytesIO
    >>> stdin = BytesIO(b'{"id": "7", "text": "Ten people died.", "source": "Wire"}')
    >>> [(item.source, item.source_id, item.media_type) for item in read_sources(["-"], source_name=None, stdin=stdin)]
    [('Wire', '7', 'application/json')]
    """
    for source in sources:
        if source == "-":
            yield from _read_stdin(stdin, source_name or "stdin")
        elif source.lower().startswith(("http://", "https://", "ftp://", "s3://")):
            yield _fatal(
                source,
                "not_supported",
                f"{source}: reading from the web is not supported yet; save the page and name the file",
            )
        else:
            yield from _read_path(source, source_name)


def _read_stdin(stdin: BinaryIO, source_name: str) -> Iterator[Item | Unreadable]:
    """What stands on standard input; a bare text or page is known by its bytes, or the next would revise it."""
    for found in read_stream(stdin, Origin(source_name, "stdin", "stdin")):
        if isinstance(found, Item) and found.source_id == "stdin":
            name = f"stdin-{sha256(found.raw).hexdigest()[:16]}"
            yield replace(found, source_id=name, address=name)
        else:
            yield found


def _read_path(source: str, source_name: str | None) -> Iterator[Item | Unreadable]:
    path = Path(source)
    if _exists(path):
        if path.is_dir():
            yield from _read_folder(path, path, source_name)
        else:
            yield from _read_file(path, path.absolute().parent, source_name, fatal=True)
    elif has_magic(source):
        yield from _read_glob(source, source_name)
    else:
        yield _fatal(source, "not_found", f"{source}: there is no such file or folder")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a NUL in the name, or a folder on the way that may not be entered
        return False


def _read_glob(pattern: str, source_name: str | None) -> Iterator[Item | Unreadable]:
    """What the pattern finds, as if the folder before its first wildcard had been named."""
    found = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        yield _fatal(pattern, "not_found", f"{pattern}: no file matches this pattern")
    parts = Path(pattern).parts
    root = Path(*parts[: next(place for place, part in enumerate(parts) if has_magic(part))])
    for name in found:
        path = Path(name)
        if not path.is_dir():
            yield from _read_file(path, root, source_name, fatal=True)
        elif "**" not in pattern:  # which names the folders' files as well
            yield from _read_folder(path, root, source_name)


def _read_folder(folder: Path, root: Path, source_name: str | None) -> Iterator[Item | Unreadable]:
    try:
        os.scandir(folder).close()
    except OSError as error:
        yield _fatal(str(folder), "not_readable", f"{folder}: {error.strerror}")
        return
    for path in _walk(folder):
        if isinstance(path, Unreadable):
            yield path
        else:
            yield from _read_file(path, root, source_name, fatal=False)


def _walk(folder: Path) -> Iterator[Path | Unreadable]:
    """The regular files under `folder` in the order of their names; links that lead out of it are refused."""
    root = folder.resolve()
    trouble: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=trouble.append, followlinks=False):
        for error in trouble:
            yield Unreadable(
                _legible(str(error.filename)), "not_readable", f"{_legible(str(error.filename))}: {error.strerror}"
            )
        trouble.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith("."):
                yield from _checked(path, root)


def _checked(path: Path, root: Path) -> Iterator[Path | Unreadable]:
    address = _legible(str(path))
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(root):
            yield Unreadable(
                address,
                "outside_folder",
                f"{address}: a link that leads out of the folder named; name its target itself",
            )
        elif stat.S_ISREG(path.stat().st_mode):
            yield path
        elif not path.is_dir():
            yield Unreadable(address, "not_a_file", f"{address}: not a regular file (a pipe, socket or device)")
    except (OSError, RuntimeError) as error:
        yield Unreadable(address, "not_readable", f"{address}: {getattr(error, 'strerror', None) or error}")


def _read_file(path: Path, root: Path, source_name: str | None, *, fatal: bool) -> Iterator[Item | Unreadable]:
    """The file's items; it is known by its path under `root`, and its source is that folder's name."""
    inside = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    source = source_name or root.resolve().name or "files"
    origin = Origin(_legible(source), _legible(inside.as_posix()), _legible(str(path)))
    try:
        with path.open("rb") as stream:
            yield from read_stream(stream, origin)
    except OSError as error:
        message = f"{origin.address}: {error.strerror or error}"
        yield Unreadable(origin.address, "not_readable", message, fatal=fatal)


def _legible(name: str) -> str:
    """A file's name as valid Unicode: bytes that are no UTF-8 are written as escapes, so that names stay distinct."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace").replace("\x00", "\\x00")


def _fatal(address: str, reason_code: str, message: str) -> Unreadable:
    return Unreadable(_legible(address), reason_code, message.encode("utf-8", "backslashreplace").decode(), fatal=True)
