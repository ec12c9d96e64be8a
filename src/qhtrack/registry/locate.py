"""Find on which line of a registry's text a key stands."""

import re

from qhtrack.domain.consistency import Path

_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_LINE = re.compile(r"\s*(?:\[\[\s*([a-z_]+)\s*(?:\.\s*([a-z_]+)\s*)?\]\]|\"?([\w-]+)\"?\s*=)")
_MARKER = re.compile(r"(<<<<<<< |\|\|\|\|\|\|\| |=======$|>>>>>>> )")


def lines(text: str) -> dict[Path, int]:
    """Map the path of each table and key to its line, counted from 1."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(_STRING.sub(_blank, text).split("\n"), 1):
        match = _LINE.match(line)
        if match is None:
            continue
        outer, inner, key = match.groups()
        if key is not None:
            found.setdefault((*table, key), number)
            continue
        parent: Path = (outer,)
        if inner is not None:
            parent = (outer, counts.get((outer,), 0), inner)
        counts[parent] = counts.get(parent, -1) + 1
        table = (*parent, counts[parent])
        found.setdefault(table, number)
    return found


def line_of(path: Path, known: dict[Path, int]) -> int | None:
    """Return the line of the path, or of the nearest table around it."""
    while path and path not in known:
        path = path[:-1]
    return known.get(path)


def markers(text: str) -> list[int]:
    """Return the lines on which git's conflict markers stand."""
    return [number for number, line in enumerate(text.split("\n"), 1) if _MARKER.match(line)]


def _blank(match: re.Match[str]) -> str:
    """Keep keys in quotes and the line ends, drop what a string or comment says."""
    text = match[0]
    if "\n" not in text and re.fullmatch(r'"[\w-]+"', text):
        return text
    return "\n" * text.count("\n")


def has_comment(text: str) -> bool:
    """Tell whether a comment stands anywhere in the text."""
    return "#" in text and any(match[0].startswith("#") for match in _STRING.finditer(text))
