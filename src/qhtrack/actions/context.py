"""Hold the surroundings of a call: clock, language, screen, options, notices."""

import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple, TypeVar

from qhtrack.domain.messages import Message
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language

Item = TypeVar("Item")
_TO_THE_MINUTE = len("2026-11-23 20:00")


class Answer(NamedTuple):
    """The answer of a command: text for stdout, its exit code, and a workbook after the text."""

    text: Iterable[str]
    exit_code: int = 0
    workbook: bytes = b""


class Clock(NamedTuple):
    """The moment of a call in the user's time zone, and that zone: the machine's if it is None."""

    now: datetime
    zone: tzinfo | None = None

    @property
    def today(self) -> date:
        """Return the user's date."""
        return self.now.date()

    @property
    def timestamp(self) -> str:
        """Return the moment in UTC."""
        return self.now.astimezone(UTC).isoformat(timespec="seconds")

    def local(self, moment: str) -> str:
        """Return a moment as it was on the user's clock then: `2026-11-23 20:00`."""
        then = datetime.fromisoformat(moment).astimezone(self.zone)
        return then.isoformat(" ", timespec="minutes")[:_TO_THE_MINUTE]


class Options(NamedTuple):
    """The global options: a database, or a registry to ask in its place."""

    db: str | None = None
    registry: str | None = None


class Context:
    """One call: its clock, language, screen and global options, and its notices for stderr."""

    # no dataclass, which would cost every start a millisecond
    def __init__(
        self,
        clock: Clock,
        screen: Screen | None = None,
        options: Options | None = None,
        language: Language = Language.EN,
    ) -> None:
        """Begin without notices."""
        self.clock = clock
        self.screen = screen or Screen()
        self.options = options or Options()
        self.language = language
        self.notices: list[Message | str] = []
        # the rows of those that errors and notices name, by id
        self.projects: dict[str, dict[str, object]] = {}


def with_progress(items: Sequence[Item]) -> Iterable[Item]:
    """Return the items; a terminal shows how far it is when that takes long."""
    if not sys.stderr.isatty():
        return items
    from qhtrack.output.progress import with_bar

    return with_bar(items)
