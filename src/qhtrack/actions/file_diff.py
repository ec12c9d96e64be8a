"""Compare an answer with the text of a file."""

from difflib import unified_diff

from qhtrack import files
from qhtrack.actions.context import Answer


def difference(path: str, text: str) -> Answer:
    """Answer with a unified diff from the file to the text; exit 1 if they differ."""
    current = files.decode(files.read(path), path)
    lines = unified_diff(
        current.splitlines(keepends=True), text.splitlines(keepends=True), path, "qhtrack"
    )
    return Answer(lines, int(current != text))
