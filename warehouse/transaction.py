"""One transaction: all of what is written inside it, or nothing, also when the disk is full."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from warehouse.errors import StorageFullError

_DISK_FULL = ("No space left on device", "Disk quota exceeded", "File too large", "out of disk space")


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing: what is executed inside is committed at the end, or rolled back when anything is raised."""
    with explain_full_disk("the warehouse"):
        con.execute("BEGIN TRANSACTION")
        try:
            yield
            con.execute("COMMIT")
        except BaseException:
            _roll_back(con)
            raise


@contextmanager
def explain_full_disk(what: str) -> Iterator[None]:
    """Raises StorageFullError in place of the several ways in which a full disk shows."""
    try:
        yield
    except (duckdb.Error, OSError) as error:
        if is_disk_full(error):
            raise StorageFullError(
                f"No space left on the disk while writing {what}: nothing of this batch was kept. "
                f"Make room, then run the same command again. ({str(error).splitlines()[0]})"
            ) from error
        raise


def is_disk_full(error: BaseException) -> bool:
    """Whether the error says that a disk, a quota or the allowed size of a file is used up."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return isinstance(error, duckdb.Error) and any(words in str(error) for words in _DISK_FULL)


def _roll_back(con: duckdb.DuckDBPyConnection) -> None:
    try:
        con.execute("ROLLBACK")
    except duckdb.Error:  # a failed COMMIT has rolled back already, and the first error is the one to show
        return
