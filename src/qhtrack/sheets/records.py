"""Hold the cells of a sheet's rows, whatever its format."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from qhtrack.domain.messages import Message
from qhtrack.words.terms import FieldContext


class Record(NamedTuple):
    """One record of a sheet, from this line on: an object by column, if it is well-formed."""

    line: int
    values: object


class Line(NamedTuple):
    """One row of a grid of cells: its line in the file, its number as the sheet counts, its cells.

    A cell is a text, or a number as a workbook keeps it; an empty one an empty text. The cells
    at the places of `lower` stand a row below the others: a head may have two rows.
    """

    line: int
    number: int
    cells: Sequence[str | float]
    lower: Collection[int] = ()

    def cell_name(self, column: int) -> str:
        """Return what the sheet calls the cell at a place: `E7`."""
        return f"{letters_of(column)}{self.number + (column in self.lower)}"


def letters_of(column: int) -> str:
    """Return what a sheet calls its columns, counted from 0: A, Z, AA."""
    before, last = divmod(column, 26)
    return (letters_of(before - 1) if before else "") + chr(ord("A") + last)


class Row(NamedTuple):
    """One row of a file, from this line on: what it says by field, and where that stands.

    `columns` has the head of each field's column, and `letters` what the sheet calls it;
    both are empty where there is no grid. `number` is the row's own, `as_of` the date that
    stands above the head.
    """

    path: str
    line: int
    values: Mapping[str, object]
    columns: Mapping[str, FieldContext] = {}
    letters: Mapping[str, str] = {}
    number: int = 0
    as_of: str | None = None

    def cell_name(self, key: str) -> str:
        """Return what the sheet calls a cell: `E7`; nothing where there is none."""
        letter = self.letters.get(key)
        return f"{letter}{self.number}" if letter else ""


class UnreadableError(Exception):
    """A sheet cannot be read from this line on."""

    def __init__(self, line: int, message: Message | str) -> None:
        """Keep the line and the reason."""
        self.line = line
        self.message = message
        super().__init__(message)
