"""What is done may not make the registry contradict itself."""

import sqlite3
from collections.abc import Iterator

import pytest

from qhtrack.actions import contradictions
from qhtrack.domain.errors import StateError
from qhtrack.domain.model import Event
from qhtrack.domain.status import Status
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, saved

EVENTS = (
    Event(date="2020-01-01", status=Status.OPERATING),
    Event(date="2021-01-01", status=Status.RETIRED),
)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Yield a database of two projects."""
    with saved(project("a", events=EVENTS), project("b", events=EVENTS)) as connection:
        yield connection


def contradict(connection: sqlite3.Connection, name: str) -> None:
    """Have a project operate after it was retired."""
    date = "2019-01-01" if name == "a" else "2018-01-01"
    connection.execute(
        "UPDATE event SET date = ? WHERE project = ? AND status = 'retired'", (date, name)
    )


@pytest.mark.parametrize("projects", [None, ["a"], ["b", "a"]])
def test_what_contradicts_itself_anew_is_refused(
    connection: sqlite3.Connection, projects: list[str] | None
) -> None:
    """In the projects that are looked at, or in any; each is named in a line."""
    with (
        pytest.raises(StateError) as refused,
        contradictions.refuse_new_contradictions(connection, projects),
    ):
        contradict(connection, "a")
    assert sentence(refused.value.message, Language.EN) == (
        "a: operating (2020-01-01) may not follow retired (2019-01-01) without a note that"
        " explains it\nnothing was changed"
    )


def test_what_did_before_is_no_reason(connection: sqlite3.Connection) -> None:
    """Nor is what lies elsewhere."""
    contradict(connection, "a")
    with contradictions.refuse_new_contradictions(connection, None):
        contradict(connection, "a")
    with contradictions.refuse_new_contradictions(connection, ["a"]):
        contradict(connection, "b")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE source SET date = '2023-13' WHERE id = 'other'", "other: '2023-13'"),
        ("""UPDATE category SET words = '{"partial": "half"}' WHERE id = 'road'""", ""),
        (
            """UPDATE category SET words = '{"partial": "建成投运"}' WHERE id = 'road'""",
            "road: '建成投运'",
        ),
        ("UPDATE project SET category = 'rail' WHERE id = 'b'", "b: 'rail'"),
    ],
)
def test_rows_of_every_kind_are_looked_at(
    connection: sqlite3.Connection, change: str, named: str
) -> None:
    """A category's own word for a status is none of another status's in any language."""
    if not named:
        with contradictions.refuse_new_contradictions(connection, []):
            connection.execute(change)
        return
    with (
        pytest.raises(StateError) as refused,
        contradictions.refuse_new_contradictions(connection, None),
    ):
        connection.execute(change)
    assert sentence(refused.value.message, Language.EN).startswith(named)
