"""Say what a sheet's format is read into."""

from typing import NamedTuple

from qhtrack.domain.messages import Message


class Record(NamedTuple):
    """One record of a sheet, from this line on: an object by column, if it is well-formed."""

    line: int
    values: object


class UnreadableError(Exception):
    """A sheet cannot be read from this line on."""

    def __init__(self, line: int, message: Message | str) -> None:
        """Keep the line and the reason."""
        self.line = line
        self.message = message
        super().__init__(message)
