"""Merge three versions of a registry's file, as git asks of a merge driver: merge."""

import subprocess
from datetime import date

from qhtrack import files
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import refuse_registry
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.messages import Message, message
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry import locate, toml
from qhtrack.words.typed import values_by_word

_FAILED = 128  # below, `git merge-file` counts the conflicts it left


def merge(context: Context, base: str, ours: str, theirs: str) -> Answer:
    """Merge three files over OURS; exit 1 if a person must look at it."""
    refuse_registry(context)
    context.notices += merge_files(base, ours, theirs, context.clock.today)
    return Answer([], int(bool(context.notices)))


def merge_files(base: str, ours: str, theirs: str, today: date) -> list[Message | str]:
    """Merge three files over OURS; return what a person must look at, a notice each.

    Whatever a driver exits with, git leaves OURS as the driver left it. So git's own
    merge by line goes first, and stays where a side is no registry or this process dies.
    """
    paths = {"base": base, "ours": ours, "theirs": theirs}
    contents = {side: files.read(path) for side, path in paths.items()}
    _merge_by_line(paths, contents)
    sides: dict[str, TomlTable] = {}
    problems: list[Problem] = []
    for side, data in contents.items():
        try:
            sides[side] = _parse(side, data, today)
        except RefusedError as error:
            problems += error.problems
    if problems:
        return [RefusedError(problems).message, message("merged_by_line")]
    merged = merge_registries(**sides)
    text = toml.dump(toml.to_data(merged.registry), merged.heading, merged.conflicts)
    files.write(ours, "".join(text).encode())
    return [conflict.located() for conflict in merged.conflicts]


def _merge_by_line(paths: dict[str, str], contents: dict[str, bytes]) -> None:
    sides = ("ours", "base", "theirs")
    labels = [word for side in sides for word in ("-L", side)]
    command = ["git", "merge-file", *labels, "--", *(paths[side] for side in sides)]
    try:
        code = subprocess.run(command, check=False, capture_output=True).returncode
    except OSError:
        code = _FAILED
    if not 0 <= code < _FAILED:
        lines = [
            b"<<<<<<< ours",
            contents["ours"],
            b"=======",
            contents["theirs"],
            b">>>>>>> theirs",
            b"",
        ]
        files.write(paths["ours"], b"\n".join(lines))


def _parse(side: str, data: bytes, today: date) -> TomlTable:
    text = files.decode(data, side)
    if side == "base":
        if not text.strip():
            return {}  # both sides have added the file
        # in a criss-cross git has merged two bases, and their conflicts stand in it
        text = locate.without_conflicts(text)
    registry = toml.parse(text, side, today, values_by_word("status"))
    if side != "base" and toml.has_inner_comments(text):
        raise RefusedError([Problem(side, None, "", message("merge_over_comments"))])
    heading = toml.heading(text)
    return toml.to_data(registry) | ({"heading": heading} if heading else {})
