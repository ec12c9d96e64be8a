"""Say things in a database, one recording each, as the commands do."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection

from qhtrack.database import sqlite, statement_recording, transactions, undoing
from qhtrack.database.rows import row_of
from qhtrack.database.statements import Recorder, by_fact
from qhtrack.domain.change_results import Verdict
from qhtrack.domain.statements import Fact, Statement, correction, removal
from qhtrack.domain.statements import addition as telling_of
from qhtrack.domain.toml_tables import TomlTable

DAM = Fact("project", "dam")
PAPER = Fact("source", "paper")


@contextmanager
def recording(database: Path) -> Iterator[Connection]:
    """Open a database to record in it."""
    with (
        closing(sqlite.connect(str(database))) as connection,
        transactions.transaction(connection),
    ):
        yield connection


def _say(
    make: Callable[[Fact, TomlTable, TomlTable], Statement],
    database: Path,
    fact: Fact,
    **said: object,
) -> None:
    with recording(database) as connection:
        row = row_of(connection, fact)
        statement = make(fact, row, said)  # type: ignore[arg-type]
        statement_recording.record(connection, [statement], Recorder("tester", "now"))


def tell(database: Path, fact: Fact, **said: object) -> None:
    """Tell a fact, or more of it."""
    _say(telling_of, database, fact, **said)


def correct(database: Path, fact: Fact, **said: object) -> None:
    """Say that fields are otherwise; None: that there is nothing."""
    _say(correction, database, fact, **said)


def drop(database: Path, fact: Fact) -> None:
    """Say that there is no such fact."""
    _say(lambda fact, row, _: removal(fact, row), database, fact)


def undo(database: Path, number: int) -> None:
    """Take a recording back."""
    with recording(database) as connection:
        undoing.undo(connection, number)


def seen(database: Path) -> list[tuple[str, str]]:
    """Return the owner of each statement, in their order, and what loads have made of it."""
    with closing(sqlite.connect(str(database))) as connection:
        said = [one for those in by_fact(connection).values() for one in those]
    return [
        (one.fact.owner, Verdict(one.verdict).name.lower())
        for one in sorted(said, key=lambda one: one.number)
    ]
