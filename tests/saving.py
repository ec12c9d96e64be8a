"""Save registries in databases in memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from qhtrack.database import questions, sqlite, store, transactions
from qhtrack.database.questions import AsOf
from qhtrack.domain.model import Category, Event, Milestone, Project, Promise, Registry, Source
from qhtrack.domain.rows import PromiseRow

FILE = store.File(None, None, "0" * 64)


def save(connection: sqlite3.Connection, registry: Registry, file: store.File = FILE) -> None:
    """Bring a database to a registry's state."""
    with transactions.transaction(connection):
        store.save(connection, registry, file, "", "now")


@contextmanager
def saved(*projects: Project) -> Iterator[sqlite3.Connection]:
    """Yield a database of these projects, and of two papers that they may cite."""
    registry = Registry(
        schema=1,
        categories=(Category("road", "Roads"), Category("target", "Targets", goal=True)),
        sources=(
            Source("paper", "A paper", publisher="Press", publisher_zh="报社", date="2020-05"),
            Source("other", "Another", publisher_zh="电台"),
        ),
        projects=projects,
    )
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, registry)
        yield connection


def project(
    name: str = "a",
    *,
    events: tuple[Event, ...] = (),
    promises: tuple[Promise, ...] = (),
    capacity_mw: float | None = None,
) -> Project:
    """Make a project with little but its history."""
    return Project(
        id=name,
        name=name.title(),
        category="road",
        capacity_mw=capacity_mw,
        events=events,
        promises=promises,
    )


def promise(
    milestone: Milestone | None = "operating",
    due: str | None = "2023-06",
    *,
    part: str | None = None,
    made: str | None = None,
    source: str | None = None,
) -> Promise:
    """Make a promise of which nothing came yet."""
    return Promise(
        milestone=milestone,
        part=part,
        due=due,
        made=made,
        wording=f"{milestone} {part} {due}",
        source=source,
    )


def judged(day: str, *promises: Promise, events: tuple[Event, ...] = ()) -> list[PromiseRow]:
    """Return how the promises of a project stand as of a day."""
    with saved(project(promises=promises, events=events)) as connection:
        return list(questions.promises(connection, None, AsOf(day, day)))
