"""Statements that are recorded, what was dropped, and what they touch."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conftest import SAMPLE
from qhtrack.database import sqlite, statement_recording
from qhtrack.database.facts import write
from qhtrack.database.statements import Recorder
from qhtrack.database.transactions import transaction
from qhtrack.domain.errors import StateError
from qhtrack.domain.statements import Fact, Statement, removal
from qhtrack.domain.statements import addition as tell
from qhtrack.domain.toml_tables import TomlTable

RECORDER = Recorder("me", "now", "set")
EVENT = Fact("event", "dam", ("2021-05", "construction"))


@pytest.fixture
def connection(sample: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield the database of the sample."""
    del sample
    with closing(sqlite.connect(str(tmp_path / "test.db"))) as opened:
        yield opened


def test_events_and_promises_are_read_in_their_order(connection: sqlite3.Connection) -> None:
    """Those of one project, without its id."""
    assert SAMPLE.count("[[project.promise]]") == 5
    dues = [row.get("due") for row in statement_recording.of_project(connection, "promise", "dam")]
    assert dues == ["2023", "2024-12", None]
    events = statement_recording.of_project(connection, "event", "dam")
    assert [row["date"] for row in events] == ["2021-05", "2024-04-01"]
    assert not any("project" in row for row in events)
    assert statement_recording.of_project(connection, "event", "road-a") == []


def test_what_was_dropped_is_known_until_it_is_told_again(connection: sqlite3.Connection) -> None:
    """As it was; and again once it is dropped again."""
    row: TomlTable = {"date": "2021-05", "status": "construction", "source": "paper"}
    assert statement_recording.dropped_rows(connection, "event", "dam") == []
    statements = [
        removal(EVENT, row),
        tell(EVENT, None, {}),
        removal(EVENT, EVENT.identity),
    ]
    expected: list[list[TomlTable]] = [[row], [], [EVENT.identity]]
    for said, gone in zip(statements, expected, strict=True):
        with transaction(connection):
            statement_recording.record(connection, [said], RECORDER)
        assert statement_recording.dropped_rows(connection, "event", "dam") == gone
    assert statement_recording.dropped_rows(connection, "event", "road-a") == []
    assert statement_recording.dropped_rows(connection, "promise", "dam") == []
    # a file that was loaded since may have it again
    write(connection, EVENT, row)
    assert statement_recording.dropped_rows(connection, "event", "dam") == []
    write(connection, EVENT, None)
    assert statement_recording.dropped_rows(connection, "event", "dam") == [EVENT.identity]
    connection.execute("UPDATE recording SET struck = 1")
    assert statement_recording.dropped_rows(connection, "event", "dam") == []


def test_what_was_amended_here_and_is_gone_was_not_dropped(connection: sqlite3.Connection) -> None:
    """A file that was loaded since has taken it out."""
    row: TomlTable = {"date": "2021-05", "status": "construction", "source": "paper"}
    with transaction(connection):
        statement_recording.record(connection, [tell(EVENT, row, {"note": "x"})], RECORDER)
    write(connection, EVENT, None)
    assert statement_recording.dropped_rows(connection, "event", "dam") == []


def test_what_contradicts_a_known_fact_is_not_recorded(connection: sqlite3.Connection) -> None:
    """It says which."""
    said = Statement(Fact("source", "paper"), {"id": "paper"}, {"id": "paper", "title": "Other"})
    with pytest.raises(StateError, match="known_differently"), transaction(connection):
        statement_recording.record(connection, [said], RECORDER)


@pytest.mark.parametrize(
    ("fact", "after", "expected"),
    [
        (EVENT, None, {"dam"}),
        (Fact("promise", "old dam", ("partial", None, None, "x")), {}, {"old dam"}),
        (Fact("source", "paper"), {"title": "X"}, set()),
        (Fact("category", "road"), {"goal": True}, {"road-a", "road-b"}),
        (Fact("region", "golog"), {"name": "X"}, set()),
        (Fact("project", "road-a"), {"aliases": ["x", "ROAD-B"]}, {"road-a", "road-b"}),
        (Fact("project", "old dam"), {}, {"old dam", "dam"}),
    ],
)
def test_a_statement_touches_its_project_and_its_namesakes(
    connection: sqlite3.Connection, fact: Fact, after: TomlTable | None, expected: set[str]
) -> None:
    """A category those that are in it."""
    touched = statement_recording.affected_projects(connection, Statement(fact, None, after))
    assert touched is not None
    assert set(touched) == expected


@pytest.mark.parametrize(
    ("field", "expected"), [("owner", {"road-a"}), ("aliases", {"road-a", "road-b"})]
)
def test_a_correction_touches_others_where_it_changes_a_name(
    connection: sqlite3.Connection, field: str, expected: set[str]
) -> None:
    """Of the names that it had already, nothing is new."""
    before = {"id": "road-a", "aliases": ["road-b"], "owner": "X"}
    after = before | {"aliases": ["road-b", "x"], "owner": "Y"}
    said = Statement(Fact("project", "road-a"), before, before | {field: after[field]})
    assert set(statement_recording.affected_projects(connection, said) or ()) == expected


@pytest.mark.parametrize("kind", ["category", "region"])
def test_the_first_of_a_kind_touches_all(kind: str) -> None:
    """For the others are then in none."""
    said = Statement(Fact(kind, "new"), None, {})
    with closing(sqlite.create_in_memory()) as empty:
        assert statement_recording.affected_projects(empty, said) is None
        write(empty, Fact(kind, "a"), {"id": "a", "name": "A"})
        assert statement_recording.affected_projects(empty, said) == []
