"""Hold what the global options say, and open what a command asks."""

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from qhtrack.database import questions, schema
from qhtrack.domain.dates import is_date, last_day
from qhtrack.domain.errors import StorageError, UsageError, shown
from qhtrack.domain.labels import Language

if TYPE_CHECKING:
    from qhtrack.output.tables import Screen

Item = TypeVar("Item")
_HERE = Path(__file__).resolve().parents[1]
_SHIPPED = (_HERE / "projects.toml", _HERE.parents[1] / "data" / "projects.toml")


class Answer(NamedTuple):
    """What a command says: text for stdout, and its exit code."""

    text: Iterable[str]
    exit_code: int = 0


class Session:
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

    def watch(self, items: Sequence[Item]) -> Iterable[Item]:
        """Return the items; a terminal shows how far it is when that takes long."""
        if not sys.stderr.isatty():
            return items
        from qhtrack.output.progress import watched

        return watched(items)

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
        from qhtrack.output.tables import Screen

        return Screen(self.width, self.colour)

    def as_of(self, text: str | None) -> questions.AsOf:
        """Return the day that is asked for: today, with every event, unless given."""
        if text is None:
            return questions.AsOf(self.today.isoformat())
        day = last_day(checked_date(text, "--as-of"))
        return questions.AsOf(day, day)

    def database(self) -> str:
        """Return the database's path: `--db`, `$QHTRACK_DB`, or the platform's place."""
        given = self.db or os.environ.get("QHTRACK_DB")
        if given:
            return given
        from platformdirs import user_data_path

        return str(user_data_path("qhtrack") / "qhtrack.db")

    def user(self) -> str | None:
        """Return who is at the terminal, where the system knows."""
        from getpass import getuser

        try:
            return getuser()
        except (KeyError, OSError):
            return None

    @contextmanager
    def asking(self) -> Iterator[sqlite3.Connection]:
        """Open the database to ask it, or the registry named by `--registry` in memory."""
        if self.registry is not None:
            connection = schema.create_in_memory()
            try:
                self._load(connection, self.registry)
                yield connection
            finally:
                connection.close()
            return
        with self._opened() as connection:
            self._tell_if_stale(connection)
            yield connection

    @contextmanager
    def recording(self) -> Iterator[sqlite3.Connection]:
        """Open the database to change it."""
        with self._opened() as connection:
            yield connection

    def refuse_registry(self) -> None:
        """Raise `UsageError` if `--registry` was given to what records."""
        if self.registry is not None:
            raise UsageError("--registry only answers questions; load the file to record")

    @contextmanager
    def loading(self, *, dry_run: bool = False) -> Iterator[sqlite3.Connection]:
        """Open the database to bring it to a registry's state; a new one is empty.

        A dry run makes no file.
        """
        self.refuse_registry()
        path = self.database()
        in_memory = dry_run and not Path(path).exists()
        connection = schema.create_in_memory() if in_memory else schema.connect(path)
        try:
            with schema.failures(path):
                yield connection
        finally:
            connection.close()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with self.loading() as connection:
            if not questions.last_load(connection):
                self._load(connection, shipped())
                path = self.database()
                self.notices.append(f"made the database {path} from the shipped registry")
            yield connection

    def _load(self, connection: sqlite3.Connection, path: str) -> None:
        from qhtrack.commands import loading

        source = loading.Source(path)
        loading.load(connection, source, self.today, self.at, watch=self.watch)

    def _tell_if_stale(self, connection: sqlite3.Connection) -> None:
        if path := changed_since_load(connection):
            self.notices.append(f"{path} has changed since it was loaded; run: qhtrack load")


def shipped() -> str:
    """Return the path of the registry that comes with the program."""
    return str(next(path for path in _SHIPPED if path.exists()))


def checked_date(text: str, option: str) -> str:
    """Return the date if there is such a one; raise `UsageError` if not."""
    if not is_date(text):
        raise UsageError(
            f"{option}: {shown(text)} is not a date; write 2023, 2023-12 or 2023-12-20"
        )
    return text


def changed_since_load(connection: sqlite3.Connection) -> str | None:
    """Return the path of the registry if its contents differ from what was loaded from it."""
    seen = questions.last_seen(connection, questions.last_load(connection)["path"])
    if not seen:
        return None
    from qhtrack.registry import files

    stamp = files.stamp(seen["path"])
    if stamp is None or stamp == seen["stamp"]:
        return None
    try:
        sha256 = files.fingerprint(files.read(seen["path"]))
    except StorageError:
        return None
    return None if sha256 == seen["sha256"] else str(seen["path"])
