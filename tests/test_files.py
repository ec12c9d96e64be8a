"""Bytes in and out of files."""

import io
import os
import resource
from pathlib import Path

import pytest

from qhtrack import files
from qhtrack.domain.errors import RefusedError, StorageError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


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


def test_a_link_that_leads_nowhere_yet_leads_to_what_is_written(tmp_path: Path) -> None:
    """One that leads to itself is refused, and stays."""
    link, loop = tmp_path / "link", tmp_path / "loop"
    link.symlink_to("new.toml")
    files.write(str(link), b"one")
    assert (link.is_symlink(), (tmp_path / "new.toml").read_bytes()) == (True, b"one")
    loop.symlink_to("loop")
    with pytest.raises(StorageError, match="Too many levels of symbolic links"):
        files.write(str(loop), b"one")
    assert loop.is_symlink()
    assert {path.name for path in tmp_path.iterdir()} == {"link", "loop", "new.toml"}


def test_another_name_of_a_file_keeps_what_it_held(tmp_path: Path) -> None:
    """A snapshot made of hard links is one still."""
    path, snapshot = tmp_path / "a.toml", tmp_path / "snapshot"
    path.write_bytes(b"one")
    snapshot.hardlink_to(path)
    files.write(str(path), b"two")
    assert (path.read_bytes(), snapshot.read_bytes()) == (b"two", b"one")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_stays_its_owners(tmp_path: Path) -> None:
    """When root writes it, its group and mode too, through a link as well."""
    path, link = tmp_path / "a.toml", tmp_path / "link"
    path.write_bytes(b"one")
    os.chown(path, 1234, 5678)
    path.chmod(0o2640)
    link.symlink_to(path)
    for written in (path, link):
        before = path.stat()
        files.write(str(written), b"two")
        after = path.stat()
        assert (after.st_uid, after.st_gid, after.st_mode & 0o7777) == (1234, 5678, 0o2640)
        assert after.st_ino != before.st_ino


@pytest.mark.parametrize("data", [b"longer than before", b"short", b""])
def test_a_file_that_may_not_be_given_away_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    """It is another's, who has let us write it, and stays the other's."""

    def refuse(*_: int) -> None:
        raise PermissionError

    path = tmp_path / "a.toml"
    path.write_bytes(b"the old one")
    path.chmod(0o604)
    before = path.stat()
    monkeypatch.setattr(os, "fchown", refuse)
    files.write(str(path), data)
    after = path.stat()
    assert path.read_bytes() == data
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_process_left_is_cleared_up(tmp_path: Path) -> None:
    """What another is writing stays."""
    names = (f".a.toml.{2**22 + 1}.tmp", f".a.toml.{10**30}.tmp", ".a.toml.1.tmp", ".b.toml.9.tmp")
    for name in names:
        (tmp_path / name).write_bytes(b"")
    files.write(str(tmp_path / "a.toml"), b"x")
    assert {path.name for path in tmp_path.iterdir()} == {"a.toml", *names[2:]}


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    """It cannot be replaced, nor can a device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    files.write(str(pipe), b"x")
    assert pipe.is_fifo()
    assert os.read(reader, 2) == b"x"
    os.close(reader)


def test_what_is_written_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a power cut could leave an empty file in place of the old one."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    synced: list[tuple[int, bytes]] = []
    sync = os.fsync

    def seen(descriptor: int) -> None:
        sync(descriptor)
        synced.append((os.fstat(descriptor).st_ino, path.read_bytes()))

    monkeypatch.setattr(os, "fsync", seen)
    files.write(str(path), b"new")
    assert synced == [(path.stat().st_ino, b"old")]


def test_a_write_that_finds_no_room_leaves_the_old_file_alone(tmp_path: Path) -> None:
    """And nothing beside it."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(StorageError, match=r"unwritable_file.*File too large"):
            files.write(str(path), b"x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("path", ["no/such/folder/a.toml", ".", "a\0b"])
def test_what_cannot_be_reached_is_said_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Reading and writing alike."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StorageError, match="unreadable_file"):
        files.read(path)
    with pytest.raises(StorageError, match="unwritable_file"):
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
    assert guess in sentence(error.value.message, Language.EN)


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


def test_a_sheet_may_be_in_the_encoding_of_chinese_spreadsheets() -> None:
    """Which is said; what is neither that nor UTF-8 is refused, UTF-16 by its name."""
    assert files.decode_sheet("在建\r\n".encode(), "x") == ("在建\n", None)
    text, said = files.decode_sheet("在建𠮷\r\n".encode("gb18030"), "x.csv")
    assert text == "在建𠮷\n"
    assert said is not None
    assert sentence(said, Language.EN) == "x.csv: read as GB18030"
    for data, guess in ((b"a\xff\xff", "not UTF-8"), ("在建".encode("utf-16"), "UTF-16")):
        with pytest.raises(RefusedError) as error:
            files.decode_sheet(data, "x")
        assert guess in sentence(error.value.message, Language.EN)
