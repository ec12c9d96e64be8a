"""Break lines of Chinese between any two characters, but keep signs with what they enclose."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

_CLOSING = frozenset("，。、；：）》」』】”]…\uff01\uff1f")
_OPENING = frozenset("（《「『【“[")

# signs of Chinese that take one cell
_NARROW = frozenset("“”…")


class BreakableText(Text):
    """Text that breaks where Chinese may: Rich knows spaces alone."""

    def wrap(self, console: Console, width: int, **options: object) -> Lines:
        """Return its lines, each no wider than the width in cells."""
        del console, options
        lines = Lines()
        for line in self.split(allow_blank=True):
            for part in line.divide(breaks(line.plain, width)):
                part.rstrip()
                lines.append(part)
        return lines


def breaks(text: str, width: int) -> Iterator[int]:
    """Yield where the lines of a text begin, but for the first.

    Of `甲乙，丙` in 4 cells that is 1: the comma takes the character before it along.
    """
    start = last_possible = used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if index and _may_break(text[index - 1], character):
            last_possible = index
        while used > width and character != " ":
            # a word that is wider than the line is cut
            start = last_possible if last_possible > start else index
            yield start
            used = cell_len(text[start : index + 1])


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return True
    is_wide = any(cell_len(sign) > 1 or sign in _NARROW for sign in (before, after))
    return is_wide and after not in _CLOSING and before not in _OPENING
