"""Merge three versions of a registry's file, as git asks of a merge driver."""

import subprocess
from datetime import date

from qhtrack import files
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.merging import Data
from qhtrack.domain.merging import merge as merged_by_meaning
from qhtrack.registry import toml
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

_FAILED = 128  # below, `git merge-file` counts the conflicts it left


def merge(base: str, ours: str, theirs: str, today: date) -> list[str]:
    """Merge three files over OURS; return what a person must look at, a line each.

    Whatever a driver exits with, git leaves OURS as the driver left it. So git's own
    merge by line goes first, and stays where a side is no registry or this process dies.
    """
    read = {"base": files.read(base), "ours": files.read(ours), "theirs": files.read(theirs)}
    _merge_by_line(base, ours, theirs, read)
    sides: dict[str, Data] = {}
    problems: list[Problem] = []
    for name, data in read.items():
        try:
            sides[name] = _side(name, data, today)
        except RefusedError as error:
            problems += error.problems
    if problems:
        return [
            sentence(RefusedError(problems).message, Language.EN),
            "merged by line, not by meaning; look at the file",
        ]
    merged = merged_by_meaning(**sides)
    text = toml.dump(toml.to_data(merged.registry), merged.heading, merged.conflicts)
    files.write(ours, "".join(text).encode())
    return [str(conflict) for conflict in merged.conflicts]


def _merge_by_line(base: str, ours: str, theirs: str, read: dict[str, bytes]) -> None:
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    command = ["git", "merge-file", *labels, "--", ours, base, theirs]
    try:
        code = subprocess.run(command, check=False, capture_output=True).returncode
    except OSError:
        code = _FAILED
    if not 0 <= code < _FAILED:
        parts = [b"<<<<<<< ours", read["ours"], b"=======", read["theirs"], b">>>>>>> theirs", b""]
        files.write(ours, b"\n".join(parts))


def _side(name: str, data: bytes, today: date) -> Data:
    text = files.decode(data, name)
    if name == "base" and not text.strip():
        return {}  # both sides have added the file
    registry = toml.parse(text, name, today)
    if name != "base" and toml.has_inner_comments(text):
        message = "comments below the heading would be lost; keep them in note keys"
        raise RefusedError([Problem(name, None, "", message)])
    heading = toml.heading(text)
    return toml.to_data(registry) | ({"heading": heading} if heading else {})
