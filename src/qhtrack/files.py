"""Bring bytes in and out of files, whole or not at all."""

import errno
import os
import re
import sys
from enum import StrEnum
from pathlib import Path
from stat import S_IMODE
from typing import BinaryIO

from qhtrack.domain.errors import Problem, RefusedError, StorageError, reason
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text import quoted

_FEW = 4


def read(path: str) -> bytes:
    """Return a file's bytes; `-` is standard input.

    Raises:
        StorageError: the file is missing or may not be read.
    """
    try:
        if path == "-":
            return sys.stdin.buffer.read()
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise StorageError(
            message("unreadable_file", path=quoted(path), reason=reason(error))
        ) from error


def read_if_there(path: str) -> bytes | None:
    """Return a file's bytes, None where no file is to be seen.

    Raises:
        StorageError: it may not be read.
    """
    # a path's own is_file() fails where it may not look, or the name is too long
    return read(path) if os.path.isfile(path) else None  # noqa: PTH113


def is_workbook(data: bytes) -> bool:
    """Tell whether bytes are a workbook's: of these days, or of old Excel."""
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def decode(data: bytes, path: str) -> str:
    """Return the text of UTF-8 bytes, without byte order mark and carriage returns.

    Raises:
        RefusedError: they are no UTF-8; the line of the first that is not is named.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    else:
        if "\0" not in text[:_FEW]:
            return text.replace("\r\n", "\n")
        line = 1
    not_utf8 = message("file_not_utf8", guess=_encoding_guess(data))
    raise RefusedError([Problem(path, line, "", not_utf8)])


def decode_sheet(data: bytes, path: str) -> tuple[str, Message | None]:
    """Return the text of a sheet, and what is to be said of its encoding if it is no UTF-8.

    Raises:
        RefusedError: it is neither UTF-8 nor GB18030.
    """
    try:
        return decode(data, path), None
    except RefusedError:
        if b"\0" in data:
            raise
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            notice = message("read_as", encoding="GB18030")
            return text.replace("\r\n", "\n"), message("located", place=path, message=notice)
        raise


def _encoding_guess(data: bytes) -> Message | str:
    # without its mark, every second byte of English is nothing
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:_FEW]:
        return message("looks_like", encoding="UTF-16")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return message("looks_like", encoding="GBK")


class Writing(StrEnum):
    """What became of a file that was to be written."""

    NEW = "written"
    CHANGED = "rewritten"
    UNCHANGED = "unchanged"


def replace(path: str, data: bytes) -> Writing:
    """Write a file unless it holds these bytes already; tell what became of it."""
    current = read_if_there(path)
    if current == data:
        return Writing.UNCHANGED
    write(path, data)
    return Writing.NEW if current is None else Writing.CHANGED


def write(path: str, data: bytes) -> None:
    """Replace a file by these bytes at once; its owner, group and mode stay, and so does a link.

    Another name of it (a hard link) keeps the old bytes, as a snapshot would want.

    Raises:
        StorageError: there is no room, or the folder may not be written.
    """
    try:
        # a pipe or a device cannot be replaced
        if Path(path).exists() and not Path(path).is_file():
            Path(path).write_bytes(data)
            return
        target = _target(path)
        temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        _remove_leftovers(target)
        try:
            with temporary.open("wb") as file:
                has_ownership = _copy_ownership(file.fileno(), target)
                _write_through(file, data)
            if has_ownership:
                temporary.replace(target)
            else:
                with target.open("wb") as file:
                    _write_through(file, data)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise StorageError(
            message("unwritable_file", path=quoted(path), reason=reason(error))
        ) from error


def _target(path: str) -> Path:
    """Return what a path leads to; a link that leads to itself would be replaced."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


def _copy_ownership(descriptor: int, target: Path) -> bool:
    """Give an open file the target's owner and mode; tell whether that may be done.

    Where it may not (only root gives files away) the target is written over, in the end.
    """
    if not target.exists():
        return True
    status = target.stat()
    try:
        os.fchown(descriptor, status.st_uid, status.st_gid)
    except OSError:
        return False
    os.fchmod(descriptor, S_IMODE(status.st_mode))
    return True


def _write_through(file: BinaryIO, data: bytes) -> None:
    """Write these bytes to a file, and to the disk."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _remove_leftovers(target: Path) -> None:
    """Remove what processes left that were killed while they wrote this file."""
    names = re.compile(rf"\.{re.escape(target.name)}\.(\d+)\.tmp")
    for other in target.parent.iterdir():
        if (match := names.fullmatch(other.name)) and not _is_alive(int(match[1])):
            other.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (OSError, OverflowError) as error:
        # somebody else's process may not be asked, but is there
        return isinstance(error, PermissionError)
    return True


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def stamp(path: str) -> str | None:
    """Return what changes when a file does (size and time), or None if it is not there."""
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    return f"{status.st_size}-{status.st_mtime_ns}"
