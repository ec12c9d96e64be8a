"""Find on which line of a registry's text a key stands."""

import re

from qhtrack.domain.consistency import Path

# strings of each kind, and comments: what they say is no key
_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
# `[[outer]]`, `[[outer.inner]]`, `[outer.only]`, or `key =`, bare or in quotes
_TABLE_OR_KEY = re.compile(
    r"\s*(?:\[\[\s*(?P<outer>[a-z_]+)\s*(?:\.\s*(?P<inner>[a-z_]+)\s*)?\]\]"
    r"|\[\s*(?P<parent>[a-z_]+)\s*\.\s*(?P<only>[a-z_]+)\s*\]"
    r"|\"?(?P<key>[\w-]+)\"?\s*=)"
)
_QUOTED_KEY = re.compile(r'"[\w-]+"')
_MARKER = re.compile(r"(<<<<<<< |\|\|\|\|\|\|\| |=======$|>>>>>>> )")


def lines_by_path(text: str) -> dict[Path, int]:
    """Map the path of each table and key to its line, counted from 1.

    For example, `[[project]]` on line 1, `id = "a"` on line 2 and `[[project.event]]` on
    line 3 are {("project", 0): 1, ("project", 0, "id"): 2, ("project", 0, "event", 0): 3}.
    """
    lines: dict[Path, int] = {}
    last_index: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(_STRING_OR_COMMENT.sub(_blank, text).split("\n"), 1):
        match = _TABLE_OR_KEY.match(line)
        if match is None:
            continue
        if match["key"] is not None:
            lines.setdefault((*table, match["key"]), number)
            continue
        table = _table(match, last_index)
        lines.setdefault(table, number)
    return lines


def _table(match: re.Match[str], last_index: dict[Path, int]) -> Path:
    """Return the path of the table that begins here, and count it."""
    outer, inner, parent, only, _ = match.groups()
    if only is not None:
        return (parent, last_index.get((parent,), 0), only)
    rows: Path = (outer,) if inner is None else (outer, last_index.get((outer,), 0), inner)
    last_index[rows] = last_index.get(rows, -1) + 1
    return (*rows, last_index[rows])


def _blank(match: re.Match[str]) -> str:
    """Keep keys in quotes and the line ends, drop what a string or comment says."""
    text = match[0]
    return text if _QUOTED_KEY.fullmatch(text) else "\n" * text.count("\n")


def line_of(path: Path, lines: dict[Path, int]) -> int | None:
    """Return the line of the path, or of the nearest table around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


def conflict_markers(text: str) -> list[int]:
    """Return the lines on which git's conflict markers stand."""
    return [number for number, line in enumerate(text.split("\n"), 1) if _MARKER.match(line)]


def has_comment(text: str) -> bool:
    """Tell whether a comment stands anywhere in the text."""
    # most texts have no such sign at all, and looking for strings takes long
    return "#" in text and any(
        match[0].startswith("#") for match in _STRING_OR_COMMENT.finditer(text)
    )
