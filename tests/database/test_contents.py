"""Reading the registry out of the database."""

from contextlib import closing
from pathlib import Path

from conftest import SAMPLE, Run
from qhtrack.database import contents, sqlite
from qhtrack.domain.model import Event, Promise
from qhtrack.domain.status import Status
from saving import project, saved


def test_an_empty_database_holds_an_empty_registry() -> None:
    """Before the first load."""
    connection = sqlite.create_in_memory()
    assert contents.registry(connection).projects == ()
    connection.close()


def test_what_is_unknown_is_left_out_and_a_flag_that_is_not_set() -> None:
    """A size of 0 is known; a whole number has no point."""
    promises = (Promise(wording="soon"), Promise(wording="by then", stretch=True))
    events = (
        Event(date="2023", status=Status.PARTIAL, in_service_mw=0.0),
        Event(date="2024", status=Status.OPERATING, in_service_mw=0.5),
    )
    with saved(project(events=events, promises=promises, capacity_mw=20.0)) as connection:
        (row,) = contents.data(connection)["project"]
    assert row == {
        "id": "a",
        "name": "A",
        "category": "road",
        "capacity_mw": 20,
        "promise": [{"wording": "soon"}, {"wording": "by then", "stretch": True}],
        "event": [
            {"date": "2023", "status": "partial", "in_service_mw": 0},
            {"date": "2024", "status": "operating", "in_service_mw": 0.5},
        ],
    }
    assert isinstance(row["capacity_mw"], int)


def test_some_projects_are_read_alone(run: Run, sample: Path) -> None:
    """With all that is there beside projects."""
    del run
    with closing(sqlite.connect(str(sample.with_name("test.db")))) as connection:
        whole, one = contents.data(connection), contents.data(connection, ["road-b"])
    (road,) = one["project"]
    assert road in whole["project"]
    assert road["id"] == "road-b"
    assert {**whole, "project": [road]} == one


def test_the_heading_and_the_order_are_kept(run: Run, sample: Path) -> None:
    """Byte for byte."""
    assert run("export").stdout == SAMPLE
    assert sample.read_text() == SAMPLE


def test_what_differs_from_a_file_stands_in_its_place() -> None:
    """A project that is gone leaves it, one that came is the last."""
    with saved(project("a"), project("b"), project("c")) as connection:
        file = contents.registry(connection)
        connection.execute("UPDATE project SET owner = 'X' WHERE id = 'a'")
        connection.execute("DELETE FROM project WHERE id = 'b'")
        now = contents.refresh(connection, file, {"a", "b"})
    assert [(one.id, one.owner) for one in now.projects] == [("a", "X"), ("c", None)]
