"""Find on which line of a registry's text a key stands."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from qhtrack.domain.consistency import Path

# strings of each kind, and comments: what they say is no key
_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_PART = r"""(?:[\w-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_NAME = rf"{_PART}(?:\s*\.\s*{_PART})*"
# `[[rows]]`, `[[rows.rows]]`, `[table]`, `[rows.table]`, or `key =`, bare or in quotes
_STATEMENT = re.compile(
    rf"\s*(?:\[\[\s*(?P<row>{_NAME})\s*\]\]|\[\s*(?P<table>{_NAME})\s*\]\s*$|(?P<key>{_NAME})\s*=)"
)
_MARKER = re.compile(r"(<<<<<<< |\|\|\|\|\|\|\| |=======$|>>>>>>> )")
_TOO_MANY_DIGITS = re.compile(r"\d[\d_]{4300}")

# a conflict, in which the base may stand between the sides
_CONFLICT = re.compile(
    r"^<{7,} [^\n]*\n(?P<ours>.*?)(?:^\|{7,} [^\n]*\n.*?)?^={7,}\n.*?^>{7,} [^\n]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)


class _Statement(NamedTuple):
    """A table's head or a key: its line, its name, and the path of each step to it."""

    line: int
    name: str
    steps: list[Path]


def lines_by_path(text: str) -> dict[Path, int]:
    """Map the path of each table and key to its line, counted from 1.

    For example, `[[project]]` on line 1, `id = "a"` on line 2 and `[[project.event]]` on
    line 3 are {("project", 0): 1, ("project", 0, "id"): 2, ("project", 0, "event", 0): 3}.
    """
    return _lines(_statements(text))


def _lines(statements: Iterable[_Statement]) -> dict[Path, int]:
    lines: dict[Path, int] = {}
    for statement in statements:
        for step in statement.steps:
            lines.setdefault(step, statement.line)
    return lines


def _statements(text: str) -> Iterator[_Statement]:
    last_index: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(_STRING_OR_COMMENT.sub(_blank, text).split("\n"), 1):
        match = _STATEMENT.match(line)
        if match is None:
            continue
        name = match["row"] or match["table"] or match["key"]
        parts = [part.strip("\"'") for part in re.findall(_PART, name)]
        if match["key"]:
            steps = [(*table, *parts[:length]) for length in range(1, len(parts) + 1)]
        else:
            steps = list(_steps(parts, last_index, is_row=bool(match["row"])))
            table = steps[-1]
        yield _Statement(number, name, steps)


def _steps(parts: list[str], last_index: dict[Path, int], *, is_row: bool) -> Iterator[Path]:
    """Yield the path of each table that a head names; a row is one more of its array."""
    path: Path = ()
    for number, part in enumerate(parts, 1):
        path = (*path, part)
        if is_row and number == len(parts):
            last_index[path] = last_index.get(path, -1) + 1
        if path in last_index:
            path = (*path, last_index[path])
        yield path


def last_named(text: str, line: int) -> tuple[str, int, int | None]:
    """Return the last key or table down to a line: its name, its line, and where it stood before.

    Where it has not stood before that is the line of what it would be part of, if any.
    """
    statements = list(takewhile(lambda statement: statement.line <= line, _statements(text)))
    last = statements.pop()
    return last.name, last.line, line_of(last.steps[-1], _lines(statements))


def open_string(text: str) -> tuple[int, int] | None:
    """Return the line and column of the first quote that belongs to no whole string."""
    rest = _structure(text)
    quote = re.search(r"[\"']", rest)
    return None if quote is None else _line_and_column(rest, quote.start())


def open_bracket(text: str) -> tuple[int, int] | None:
    """Return the line and column of the first bracket that is not closed down to the end."""
    rest = _structure(text)
    *_, stack = [[], *_nestings(rest)]
    return _line_and_column(rest, stack[0]) if stack else None


def deepest(text: str) -> int:
    """Return the line on which the brackets begin that are nested most deeply."""
    rest = _structure(text)
    first, depth = 0, 0
    for stack in _nestings(rest):
        if len(stack) > depth:
            first, depth = stack[0], len(stack)
    return _line_and_column(rest, first)[0]


def too_many_digits(text: str) -> int | None:
    """Return the line of the first number that Python does not read."""
    digits = _TOO_MANY_DIGITS.search(text)
    return text.count("\n", 0, digits.start()) + 1 if digits else None


def _nestings(text: str) -> Iterator[list[int]]:
    """Yield, after each bracket, where those stand that are open."""
    stack: list[int] = []
    for match in re.finditer(r"[\[{\]}]", text):
        if match[0] in "[{":
            stack.append(match.start())
        elif stack:
            stack.pop()
        yield stack


def _structure(text: str) -> str:
    """Return the text with blanks for what strings and comments say."""
    return _STRING_OR_COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _blank(match: re.Match[str]) -> str:
    """Drop what a comment or a string of several lines says, keep the line ends."""
    text = match[0]
    is_kept = text[0] != "#" and not text.startswith(('"""', "'''"))
    return text if is_kept else "\n" * text.count("\n")


def line_of(path: Path, lines: dict[Path, int]) -> int | None:
    """Return the line of the path, or of the nearest table around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def without_conflicts(text: str) -> str:
    """Return the text with our side of each of git's conflicts."""
    return _CONFLICT.sub(lambda match: match["ours"], text)


def conflict_markers(text: str) -> list[int]:
    """Return the lines on which git's conflict markers stand."""
    return [number for number, line in enumerate(text.split("\n"), 1) if _MARKER.match(line)]


def has_comment(text: str) -> bool:
    """Tell whether a comment stands anywhere in the text."""
    # most texts have no such sign at all, and looking for strings takes long
    return "#" in text and any(
        match[0].startswith("#") for match in _STRING_OR_COMMENT.finditer(text)
    )
