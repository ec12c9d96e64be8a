"""Hold what a call knows of the world: its clock, its language, its screen, its global options."""

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qhtrack.domain.errors import UsageError
from qhtrack.words.language import Language

if TYPE_CHECKING:
    from qhtrack.output.screen import Screen

Item = TypeVar("Item")


class Answer(NamedTuple):
    """What a command says: text for stdout, and its exit code."""

    text: Iterable[str]
    exit_code: int = 0


class Context:
    """One call: its clock, its global options, and what is to be said on stderr."""

    # no dataclass, which would cost every start a millisecond
    def __init__(
        self,
        now: datetime,
        *,
        is_terminal: bool = False,
        width: int = 80,
        colour: bool = False,
        db: str | None = None,
        registry: str | None = None,
    ) -> None:
        """Begin in English, with nothing to say."""
        self.now = now
        self.is_terminal = is_terminal
        self.width = width
        self.colour = colour
        self.db = db
        self.registry = registry
        self.language = Language.EN
        self.notices: list[str] = []

    @property
    def today(self) -> date:
        """Return the user's date."""
        return self.now.date()

    @property
    def at(self) -> str:
        """Return the moment in UTC."""
        return self.now.astimezone(UTC).isoformat(timespec="seconds")

    def screen(self) -> "Screen":
        """Return what tables and pages are drawn on."""
        from qhtrack.output.screen import Screen

        return Screen(self.width, self.colour)

    def refuse_registry(self) -> None:
        """Raise `UsageError` if `--registry` was given to what records."""
        if self.registry is not None:
            raise UsageError("--registry only answers questions; load the file to record")


def user() -> str | None:
    """Return who is at the terminal, where the system knows."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return None


def with_progress(items: Sequence[Item]) -> Iterable[Item]:
    """Return the items; a terminal shows how far it is when that takes long."""
    if not sys.stderr.isatty():
        return items
    from qhtrack.output.progress import with_bar

    return with_bar(items)
