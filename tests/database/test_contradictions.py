"""What was said here may contradict a file that was loaded."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

import pytest

from conftest import SAMPLE, Run
from qhtrack.database import sqlite
from qhtrack.database.contradictions import contradictions, located
from qhtrack.domain.consistency import Violation
from qhtrack.domain.messages import ProjectId, message
from qhtrack.domain.statements import Fact
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saying import DAM, PAPER, correct, recording, tell, undo

WORDS = '\n[category.words]\nconstruction = "half"\n'
PARTIAL = SAMPLE.replace('"2021-05"\nstatus = "construction"', '"2021-05"\nstatus = "partial"')


@pytest.fixture
def connection(sample: Path) -> Iterator[Connection]:
    """Yield a connection to the database in which the sample is loaded."""
    with closing(sqlite.connect(str(sample.with_name("test.db")))) as opened:
        yield opened


def lines(connection: Connection) -> list[str]:
    """Return what contradicts itself, a line each."""
    return [sentence(line, Language.EN) for line in contradictions(connection).others]


def test_nothing_contradicts_itself_where_nothing_was_said(connection: Connection) -> None:
    """The file was checked when it was loaded; of nothing else anything is looked at."""
    connection.execute("UPDATE event SET note = NULL, status = 'retired' WHERE date = '2021-05'")
    assert contradictions(connection) == (set(), [])


def test_a_step_that_no_longer_follows_is_named_until_it_is_settled(
    run: Run, sample: Path, connection: Connection
) -> None:
    """It stays; export waits."""
    run("update", "dam", "construction", "--date", "2022", "--source", "a visit")
    sample.write_text(PARTIAL)
    said = run("load")
    line = (
        "dam (The Dam): construction (2022) may not follow partial (2021-05) without a note that"
        " explains it"
    )
    assert (said.exit_code, said.stderr) == (
        0,
        f"qhtrack: {line}; settle it with: qhtrack undo N, a number of qhtrack log\n",
    )
    assert lines(connection) == [line.replace(" (The Dam)", "")]
    assert run("export").exit_code == 6
    undo(sample.with_name("test.db"), 1)
    assert lines(connection) == []
    assert run("export").stdout == PARTIAL


def test_another_project_is_looked_at_where_it_shares_a_name(
    run: Run, sample: Path, connection: Connection
) -> None:
    """Whichever of both came first, and whatever letters it has."""
    db = sample.with_name("test.db")
    correct(db, DAM, aliases=["Old Dam", "The-Way"])
    assert lines(connection) == []
    sample.write_text(SAMPLE.replace('id = "road-b"', 'id = "the-way"'))
    run("load")
    assert lines(connection) == ["dam: 'The-Way' is an id or alias of the-way (Road B) too"]


def test_a_category_concerns_its_projects(sample: Path, connection: Connection) -> None:
    """Goals have no events; and its words are compared with those of others."""
    db = sample.with_name("test.db")
    road = Fact("category", "road")
    correct(db, road, goal=True)
    assert sorted(lines(connection)) == [
        "road-a: a goal has no event, size or milestone",
        *["road-b: a goal has no event, size or milestone"] * 2,
    ]
    correct(db, road, goal=None, words={"partial": "construction"})
    assert lines(connection) == ["road: 'construction' is a word for 'construction' too"]


def test_what_a_category_contradicts_is_settled_as_is_said(run: Run, sample: Path) -> None:
    """It is of no project: a number undoes it."""
    run("set", "category", "road", "words.partial=half")
    sample.write_text(SAMPLE.replace('name_zh = "水电"\n', f'name_zh = "水电"\n{WORDS}'))
    said = run("load")
    assert (said.exit_code, said.stderr.count("qhtrack undo N")) == (0, 1)
    assert "undo N, a number of log" in run("export").stderr
    (entry,) = json.loads(run("log", "--json").stdout)
    assert run("undo", str(entry["number"])).exit_code == 0
    assert run("export").stdout == sample.read_text()


def test_a_row_that_is_named_and_gone_is_missing(sample: Path, connection: Connection) -> None:
    """Of whichever project names it, though nothing was said of that."""
    db = sample.with_name("test.db")
    new = {
        "category": Fact("category", "port"),
        "region": Fact("region", "yushu"),
        "source": Fact("source", "new"),
    }
    tell(db, new["category"], name="Ports")
    tell(db, new["region"], name="Yushu")
    tell(db, new["source"], title="New")
    with recording(db) as open_:
        open_.execute("UPDATE project SET category = 'port' WHERE id = 'road-a'")
        open_.execute("UPDATE project_region SET region = 'yushu' WHERE project = 'dam'")
        open_.execute("UPDATE event SET source = 'new' WHERE project = 'dam'")
    assert contradictions(connection) == (set(), [])
    with recording(db) as open_:
        open_.execute("DELETE FROM category WHERE id = 'port'")
        open_.execute("DELETE FROM region WHERE id = 'yushu'")
        open_.execute("DELETE FROM source WHERE id = 'new'")
    missing = contradictions(connection).missing
    assert missing == {("category", "port"), ("region", "yushu"), ("source", "new")}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET source = 'new' WHERE project = 'road-b'",
        "UPDATE promise SET source = 'new' WHERE project = 'road-b'",
        "INSERT INTO event_also SELECT id, 0, 'new' FROM event WHERE date = '2021-05'",
        "UPDATE promise SET source = 'new' WHERE project = 'dam' AND due = '2023'",
        "UPDATE promise SET missed = '2024', evidence = 'new' WHERE project = 'dam'",
        "INSERT INTO promise_also SELECT id, 0, 'new' FROM promise WHERE made = '2024-01'",
    ],
)
def test_a_source_is_missing_wherever_it_is_named(
    sample: Path, connection: Connection, sql: str
) -> None:
    """As source, beside one, or as evidence."""
    db = sample.with_name("test.db")
    tell(db, Fact("source", "new"), title="New")
    with recording(db) as open_:
        open_.execute(sql)
        open_.execute("DELETE FROM source WHERE id = 'new'")
    assert contradictions(connection).missing == {("source", "new")}


def test_what_is_named_twice_is_not_missing(run: Run, sample: Path, connection: Connection) -> None:
    """It is there; that it is named twice is another contradiction."""
    run("update", "dam", "operating", "--date", "2025")
    with recording(sample.with_name("test.db")) as open_:
        open_.execute("UPDATE event SET source = 'paper' WHERE date = '2025'")
        open_.execute("INSERT INTO event_also SELECT id, 0, 'paper' FROM event WHERE date = '2025'")
    assert contradictions(connection).missing == set()
    assert lines(connection) == ["dam: 'paper' is named twice"]


def test_what_the_file_has_contradicts_nothing(
    run: Run, sample: Path, connection: Connection
) -> None:
    """It was checked with the file."""
    correct(sample.with_name("test.db"), PAPER, title="Better")
    run("export", "-o", str(sample))
    run("load")
    connection.execute("UPDATE event SET source = 'new' WHERE project = 'dam'")
    assert contradictions(connection) == (set(), [])


def test_what_an_older_version_has_let_in_is_no_contradiction_of_ours(
    run: Run, sample: Path, connection: Connection
) -> None:
    """Such as an impossible date of a source."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    connection.execute("UPDATE source SET date = '2023-13'")
    assert contradictions(connection) == (set(), [])


def test_only_a_project_is_named_as_one() -> None:
    """A category may have the id of a project, and is called otherwise."""
    data = {"project": [{"id": "dam"}], "category": [{"id": "dam"}]}
    places = [
        located(Violation((kind, 0, "name"), message("same_promise")), data).values["place"]
        for kind in data
    ]
    assert [type(place) for place in places] == [ProjectId, str]
