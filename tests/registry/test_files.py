"""Bytes in and out of files."""

import io
from pathlib import Path

import pytest

from qhtrack.domain.errors import RefusedError, StorageError
from qhtrack.registry import files


def test_bytes_are_written_whole_and_read_again(tmp_path: Path) -> None:
    """Nothing is left beside the file."""
    path = tmp_path / "a.toml"
    for data in (b"one", b"two"):
        files.write(str(path), data)
        assert files.read(str(path)) == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    path, link = tmp_path / "a.toml", tmp_path / "link"
    path.write_bytes(b"one")
    path.chmod(0o640)
    link.symlink_to(path)
    files.write(str(link), b"two")
    assert link.is_symlink()
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640


def test_what_a_killed_process_left_is_cleared_up(tmp_path: Path) -> None:
    """What another is writing stays."""
    names = (f".a.toml.{2**22 + 1}.tmp", f".a.toml.{10**30}.tmp", ".a.toml.1.tmp", ".b.toml.9.tmp")
    for name in names:
        (tmp_path / name).write_bytes(b"")
    files.write(str(tmp_path / "a.toml"), b"x")
    assert {path.name for path in tmp_path.iterdir()} == {"a.toml", *names[2:]}


def test_a_device_is_written_as_it_is() -> None:
    """It cannot be replaced."""
    files.write("/dev/null", b"x")


@pytest.mark.parametrize("path", ["no/such/folder/a.toml", ".", "a\0b"])
def test_what_cannot_be_reached_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Reading and writing alike."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StorageError, match="cannot read"):
        files.read(path)
    with pytest.raises(StorageError, match="cannot write"):
        files.write(path, b"")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen stands for it."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x")))
    assert files.read("-") == b"x"


def test_a_byte_order_mark_and_carriage_returns_are_dropped() -> None:
    """They are fine."""
    assert files.decode(b"\xef\xbb\xbfa\r\nb", "x") == "a\nb"


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        ("\n玛尔挡".encode("gbk"), "x:2: not UTF-8 (it looks like GBK)"),
        ("玛".encode("utf-16"), "(it looks like UTF-16)"),
        (b"\xff\xff", "x:1: not UTF-8;"),
    ],
)
def test_other_encodings_are_guessed(data: bytes, guess: str) -> None:
    """And refused."""
    with pytest.raises(RefusedError) as error:
        files.decode(data, "x")
    assert guess in str(error.value)


def test_a_stamp_changes_with_the_file(tmp_path: Path) -> None:
    """A file that is not there has none."""
    path = tmp_path / "a"
    assert files.stamp(str(path)) is None
    path.write_bytes(b"1")
    before = files.stamp(str(path))
    path.write_bytes(b"22")
    assert files.stamp(str(path)) != before


def test_a_fingerprint_is_a_sha256() -> None:
    """In hexadecimal."""
    assert files.fingerprint(b"").startswith("e3b0c442")
