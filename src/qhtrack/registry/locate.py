"""Find on which line of a registry's text a key stands."""

import re

from qhtrack.domain.consistency import Path

# strings of each kind, and comments: what they say is no key
_STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
# `[[outer]]`, `[[outer.inner]]`, or `key =`, bare or in quotes
_TABLE_OR_KEY = re.compile(
    r"\s*(?:\[\[\s*([a-z_]+)\s*(?:\.\s*([a-z_]+)\s*)?\]\]|\"?([\w-]+)\"?\s*=)"
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
        outer, inner, key = match.groups()
        if key is not None:
            lines.setdefault((*table, key), number)
            continue
        parent: Path = (outer,)
        if inner is not None:
            parent = (outer, last_index.get((outer,), 0), inner)
        last_index[parent] = last_index.get(parent, -1) + 1
        table = (*parent, last_index[parent])
        lines.setdefault(table, number)
    return lines


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
