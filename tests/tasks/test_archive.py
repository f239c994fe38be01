"""Originals: kept once, byte for byte, and nothing damaged is handed out."""

import gzip
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.errors import NewsledgerError
from tasks.intake import archive
from tasks.intake.archive import keep_original, original_path, read_original


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(raw=st.binary(max_size=2000))
def test_what_is_kept_is_read_back(tmp_path: Path, raw: bytes) -> None:
    sha = keep_original(tmp_path, raw)
    assert sha == sha256(raw).hexdigest()
    assert read_original(tmp_path, sha) == raw


def test_the_same_bytes_are_one_file_and_not_written_again(tmp_path: Path) -> None:
    sha = keep_original(tmp_path, b"Ten people died.")
    before = original_path(tmp_path, sha).stat()
    assert keep_original(tmp_path, b"Ten people died.") == sha
    assert original_path(tmp_path, sha).stat().st_mtime_ns == before.st_mtime_ns
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")] == [f"{sha[:2]}/{sha}.gz"]


def test_the_file_is_the_same_whenever_it_is_written(tmp_path: Path) -> None:
    one, other = (keep_original(tmp_path / name, b"Ten") for name in "ab")
    assert original_path(tmp_path / "a", one).read_bytes() == original_path(tmp_path / "b", other).read_bytes()


def test_nothing_half_written_is_left_when_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        keep_original(tmp_path, b"Ten")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(b"Eleven"), "damaged"),
        (gzip.compress(b"Ten")[:-4], "damaged"),
        (b"Ten", "damaged"),
        (None, "no original"),
    ],
    ids=["other bytes", "cut", "not gzip", "missing"],
)
def test_damaged_and_missing_originals_are_named(tmp_path: Path, content: bytes | None, words: str) -> None:
    sha = keep_original(tmp_path, b"Ten")
    path = original_path(tmp_path, sha)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NewsledgerError, match=words):
        read_original(tmp_path, sha)


def test_an_original_larger_than_the_bound_is_refused(tmp_path: Path) -> None:
    sha = keep_original(tmp_path, b"x" * 1000)
    with pytest.raises(NewsledgerError, match="larger"):
        read_original(tmp_path, sha, max_bytes=999)


@pytest.mark.parametrize("sha", ["", "../../etc/passwd", "A" * 64, "z" * 64])
def test_only_a_sha256_names_an_original(tmp_path: Path, sha: str) -> None:
    with pytest.raises(NewsledgerError, match="not a SHA-256"):
        archive.read_original(tmp_path, sha)
