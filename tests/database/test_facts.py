"""Single rows that are written in the place of what is there."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.database import contents, facts, sqlite, timelines
from qhtrack.database.rows import row_of
from qhtrack.database.transactions import transaction
from qhtrack.domain.statements import Fact
from qhtrack.domain.toml_tables import TomlTable

PROJECT: TomlTable = {
    "id": "new",
    "name": "New",
    "aliases": ["N", "M"],
    "category": "road",
    "regions": ["haixi", "golog"],
    "latitude": 36.5,
    "capacity_mw": 5,
    "sources": ["paper"],
}
ROWS: list[tuple[Fact, TomlTable]] = [
    (Fact("project", "new"), PROJECT),
    (Fact("region", "new"), {"id": "new", "name": "New", "name_zh": "新"}),
    (Fact("source", "new"), {"id": "new", "title": "T", "date": "2020", "url": "https://e.org"}),
    (
        Fact("category", "new"),
        {"id": "new", "name": "New", "goal": True, "words": {"partial": "x"}, "words_zh": {}},
    ),
    (
        Fact("promise", "dam", ("operating", "one", "2025", "w")),
        {
            "milestone": "operating",
            "part": "one",
            "due": "2025",
            "stretch": True,
            "wording": "w",
            "source": "paper",
            "also": ["a b", "c d"],
            "reached": "2024",
            "by": True,
            "evidence": "paper",
        },
    ),
    (
        Fact("event", "dam", ("2025", "partial")),
        {
            "date": "2025",
            "by": True,
            "status": "partial",
            "spent_bn": 1.5,
            "source": "paper",
            "also": ["a b"],
            "note": "n",
            "note_zh": "注",
        },
    ),
]


@pytest.fixture
def connection(sample: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield the database of the sample."""
    del sample
    with closing(sqlite.connect(str(tmp_path / "test.db"))) as opened:
        yield opened


def write(connection: sqlite3.Connection, fact: Fact, row: TomlTable | None) -> None:
    """Write a row as the folding does."""
    with transaction(connection):
        facts.write(connection, fact, row)
        timelines.reorder(connection, ["dam"])


@pytest.mark.parametrize(("fact", "row"), ROWS, ids=[fact.kind for fact, _ in ROWS])
def test_a_row_is_written_changed_and_deleted(
    connection: sqlite3.Connection, fact: Fact, row: TomlTable
) -> None:
    """And is read as it was written; nothing of it is left behind."""
    row = {key: value for key, value in row.items() if value != {}}
    whole = contents.data(connection)
    write(connection, fact, row)
    assert row_of(connection, fact) == row
    assert facts.read(connection, [fact]) == {fact: row}
    write(connection, fact, row)
    assert row_of(connection, fact) == row
    keys = {"id", "name", "title", "category", "date", "status", *dict(fact.identity)}
    bare = {key: value for key, value in row.items() if key in keys}
    write(connection, fact, bare)
    assert row_of(connection, fact) == bare
    write(connection, fact, None)
    assert row_of(connection, fact) is None
    assert contents.data(connection) == whole


def test_words_are_kept_as_they_are_written(connection: sqlite3.Connection) -> None:
    """For who reads the database with other tools."""
    words = {"partial": "部分投产"}
    write(connection, Fact("category", "new"), {"id": "new", "name": "New", "words_zh": words})
    kept = connection.execute("SELECT words_zh FROM category WHERE id = 'new'").fetchone()
    assert kept["words_zh"] == '{"partial": "部分投产"}'


def test_new_rows_come_last(connection: sqlite3.Connection) -> None:
    """Whatever their ids."""
    for kind, called in (("region", "name"), ("source", "title"), ("category", "name")):
        write(connection, Fact(kind, "aaa"), {"id": "aaa", called: "A"})
    write(connection, Fact("project", "aaa"), PROJECT | {"id": "aaa"})
    whole = contents.data(connection)
    for kind in ("region", "source", "category", "project"):
        assert [row["id"] for row in whole[kind]].index("aaa") == len(whole[kind]) - 1
        placed = connection.execute(f"SELECT count(DISTINCT position) AS count FROM {kind}")
        assert placed.fetchone()["count"] == len(whole[kind])
    with closing(sqlite.create_in_memory()) as empty:
        facts.write(empty, Fact("source", "first"), {"id": "first", "title": "A"})
        assert empty.execute("SELECT position FROM source").fetchone()["position"] == 0


@pytest.mark.usefixtures("sample")
def test_a_promise_of_the_file_comes_back_to_its_place(run: Run) -> None:
    """A new one to the end."""
    for words in (("--wording", "加快建设"), ("--wording", "又一个")):
        run("promise", "dam", *words)
    name = ("--wording", "2023年建成", "--milestone", "operating", "--due", "2023")
    assert run("drop", "dam", *name).exit_code == 0
    assert run("promise", "dam", *name).exit_code == 0
    dam = json.loads(run("show", "dam", "--json").stdout)
    assert [row["wording"] for row in dam["promises"]] == [
        *("2023年建成", "力争2024年底建成", "加快建设", "又一个"),
    ]


@pytest.mark.usefixtures("sample")
def test_a_place_that_was_taken_meanwhile_is_left_to_others(run: Run) -> None:
    """The promise that comes back stands at the end."""
    name = ("--wording", "建成", "--milestone", "operating")
    assert run("drop", "road-b", *name).exit_code == 0
    assert run("promise", "road-b", "--wording", "又一个").exit_code == 0
    assert run("promise", "road-b", *name).exit_code == 0
    road = json.loads(run("show", "road-b", "--json").stdout)
    assert [row["wording"] for row in road["promises"]] == ["又一个", "建成"]


def found(run: Run, word: str) -> list[str]:
    """Return the projects in which a bare word is found."""
    return run("list", word, "-f", "ids").stdout.split()


@pytest.mark.usefixtures("sample")
def test_what_is_searched_follows_what_is_set(run: Run) -> None:
    """A project's texts and aliases, the names of its category and its regions."""
    for arguments, word, expected in (
        (("dam", "owner=Wanderers"), "wander", ["dam"]),
        (("dam", "owner="), "wander", []),
        (("dam", "aliases+=Marmot"), "marmot", ["dam"]),
        (("category", "road", "name=Highways"), "highw", ["road-a", "road-b"]),
        (("region", "golog", "name_zh=山"), "山", ["dam", "road-a"]),
        (("dam", "regions="), "山", ["road-a"]),
    ):
        assert run("set", *arguments).exit_code == 0
        assert found(run, word) == expected, arguments


@pytest.mark.usefixtures("sample")
def test_a_source_is_found_by_the_titles_it_has_now(run: Run) -> None:
    """In either language."""
    for changed, title in (("title=《新报》", "新报"), ("title_en=The News", "the  news")):
        assert run("set", "source", "paper", changed).exit_code == 0
        answer = json.loads(run("history", "source:paper", "--json").stdout)
        assert answer
        assert json.loads(run("history", title, "--json").stdout) == answer


@pytest.mark.usefixtures("sample")
def test_promises_exist_from_the_day_of_their_source(run: Run) -> None:
    """Where they tell none themselves, also once it has another."""
    told = ("--wording", "w", "--due", "2030", "--source", "paper")
    assert run("promise", "road-a", *told).exit_code == 0

    def outcomes(day: str) -> int:
        said = run("scorecard", "id:road-a", "due:2030", "--as-of", day, "--json")
        return len(json.loads(said.stdout))

    assert [outcomes(day) for day in ("2021-05-30", "2021-05-31")] == [0, 1]
    assert run("set", "source", "paper", "date=2022").exit_code == 0
    assert [outcomes(day) for day in ("2022-12-30", "2022-12-31")] == [0, 1]
    assert run("set", "source", "paper", "date=").exit_code == 0
    assert outcomes("1990") == 1
