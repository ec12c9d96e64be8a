"""What stands upon what is undone, and what an undo brings back of rows of every kind."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.domain.statements import Fact, Statement
from telling import added, changed, dropped, record

DAM = Fact("project", "dam")
PAPER = Fact("source", "paper")
NEW = {
    "project": added("project", "new", name="New", category="road"),
    "source": added("source", "new", title="New"),
    "category": added("category", "new", name="New"),
    "region": added("region", "new", name="New"),
}
EVENT = {"date": "2025", "status": "operating"}
PROMISE = {"wording": "soon"}


@pytest.fixture
def database(sample: Path, tmp_path: Path) -> Path:
    """Return the file of a database that the sample was loaded into."""
    del sample
    return tmp_path / "test.db"


Later = Callable[[Path], Statement]


@pytest.mark.parametrize(
    ("kind", "later"),
    [
        ("project", lambda _: added("event", "new", **EVENT)),
        ("project", lambda _: added("promise", "new", **PROMISE)),
        ("project", lambda path: changed(path, Fact("project", "new"), owner="A")),
        ("source", lambda _: added("event", "dam", **EVENT, source="new")),
        ("source", lambda _: added("event", "dam", **EVENT, source="a b", also=["new"])),
        (
            "source",
            lambda _: added("promise", "dam", **PROMISE, reached="2025", evidence="new"),
        ),
        ("source", lambda path: changed(path, DAM, sources=["paper", "new"])),
        ("source", lambda path: changed(path, Fact("source", "new"), publisher="A")),
        ("category", lambda path: changed(path, DAM, category="new")),
        ("category", lambda path: changed(path, Fact("category", "new"), name="B")),
        ("region", lambda path: changed(path, DAM, regions=["golog", "new"])),
    ],
    ids=map(str, range(11)),
)
def test_a_row_that_a_later_recording_needs_is_undone_after_it(
    run: Run, database: Path, kind: str, later: Later
) -> None:
    """It says which, and changes nothing; by itself each goes, and comes back."""
    original = run("export").stdout
    record(database, NEW[kind])
    with_row = run("export").stdout
    record(database, later(database))
    whole = run("export").stdout
    said = run("undo", "1")
    assert (said.exit_code, said.stdout) == (6, "")
    name = "new (New)" if kind == "project" else "new"
    assert said.stderr == f"qhtrack: recording 2 is also about {name}; undo it first\n"
    assert run("export").stdout == whole
    assert run("undo").exit_code == 0
    assert run("export").stdout == with_row
    assert run("undo").exit_code == 0
    assert run("export").stdout == original
    for text in (with_row, whole):
        assert run("redo").exit_code == 0
        assert run("export").stdout == text


@pytest.mark.parametrize("kind", NEW)
@pytest.mark.parametrize(
    "later",
    [
        lambda path: changed(path, DAM, owner="new", aliases=["new one"]),
        lambda path: changed(path, PAPER, publisher="new"),
        lambda _: added("event", "dam", **EVENT, source="new edition", note="new"),
        lambda _: added("source", "newer", title="new"),
    ],
    ids=["project", "source", "event", "title"],
)
def test_what_only_has_the_word_needs_nothing(
    run: Run, database: Path, kind: str, later: Later
) -> None:
    """A name or a note is no reference."""
    record(database, NEW[kind])
    record(database, later(database))
    assert run("undo", "1").exit_code == 0


def test_rows_of_one_id_and_several_kinds_are_several(run: Run, database: Path) -> None:
    """What tells of the one does not need the other."""
    for statement in NEW.values():
        record(database, statement)
    record(database, added("event", "new", **EVENT))
    assert [run("undo", number).exit_code for number in "234"] == [0, 0, 0]
    assert "recording 5 is also about new (New)" in run("undo", "1").stderr
    assert json.loads(run("undo", "new", "--json").stdout)["number"] == 5
    assert json.loads(run("undo", "new", "--json").stdout)["number"] == 1


@pytest.mark.parametrize("kind", ["source", "category", "region"])
def test_the_last_of_a_project_is_of_no_other_row(run: Run, database: Path, kind: str) -> None:
    """Though that has its id."""
    record(database, NEW["project"])
    record(database, NEW[kind])
    assert json.loads(run("undo", "new", "--json").stdout)["number"] == 1


def test_the_last_of_a_project_is_a_recording_however_much_was_said_in_each(
    run: Run, sample: Path, database: Path
) -> None:
    """Nor the one of which a load has kept a part as a statement of its own since."""
    record(database, NEW["source"], changed(database, DAM, owner="X", note="Six units."))
    record(database, added("event", "dam", **EVENT), added("event", "road-b", **EVENT))
    record(database, added("event", "road-a", **EVENT))
    sample.write_text(sample.read_text().replace("Yellow River Co", "Z"))
    assert run("load", "--prefer", "file").exit_code == 0
    numbers = [json.loads(run("undo", "dam", "--json").stdout)["number"] for _ in range(2)]
    assert numbers == [2, 1]


def test_a_recording_goes_whole(run: Run, database: Path) -> None:
    """A project with its first event and the source of that."""
    before = run("export").stdout
    told = added("event", "new", **EVENT, source="new")
    record(database, NEW["source"], NEW["project"], told)
    after = run("export").stdout
    said = run("undo").stdout
    assert said.startswith("undid recording 1 (set, ")
    assert "  new: source\n      title: New\n  new: project\n" in said
    assert run("export").stdout == before
    assert run("redo").stdout.endswith("new: now operating\n")
    assert run("export").stdout == after


@pytest.mark.parametrize(
    "fact",
    [
        Fact("event", "dam", ("2021-05", "construction")),
        Fact("promise", "dam", ("operating", None, "2023", "2023年建成")),
        Fact("promise", "road-b", ("operating", None, None, "建成")),
    ],
)
def test_what_was_dropped_comes_back_where_it_was(run: Run, database: Path, fact: Fact) -> None:
    """Byte for byte, and goes again."""
    before = run("export").stdout
    record(database, dropped(database, fact))
    after = run("export").stdout
    assert after != before
    assert run("undo").exit_code == 0
    assert run("export").stdout == before
    assert run("redo").exit_code == 0
    assert run("export").stdout == after


@pytest.mark.parametrize(
    ("fact", "values", "query"),
    [
        (Fact("category", "hydropower"), {"name": "Water"}, ("list", "water", "-f", "ids")),
        (Fact("region", "golog"), {"name_zh": "新州"}, ("list", "新州", "-f", "ids")),
        (DAM, {"aliases": ["Sluice"]}, ("list", "sluice", "-f", "ids")),
        (PAPER, {"date": "2029"}, ("scorecard", "--as-of", "2022", "-f", "tsv")),
        (DAM, {"capacity_mw": 9}, ("show", "dam", "--json")),
    ],
)
def test_what_follows_from_a_row_follows_its_undo(
    run: Run, database: Path, fact: Fact, values: dict[str, object], query: tuple[str, ...]
) -> None:
    """What is searched, from when promises count, what is in service."""
    before = run(*query).stdout
    record(database, changed(database, fact, **values))
    after = run(*query).stdout
    assert after != before
    run("undo")
    assert run(*query).stdout == before
    run("redo")
    assert run(*query).stdout == after


def test_a_project_of_which_the_file_tells_more_is_not_undone(
    run: Run, sample: Path, database: Path
) -> None:
    """Its events by others would go with it; a field by others leaves no whole row."""
    record(database, NEW["project"])
    run("export", "-o", str(sample))
    mine = sample.read_text()
    sample.write_text(f'{mine}\n[[project.event]]\ndate = "2025"\nstatus = "approved"\n')
    assert run("load").exit_code == 0
    said = run("undo")
    assert (said.exit_code, said.stdout) == (6, "")
    assert "new (New) has promises or events that were not recorded with it" in said.stderr
    head, name, tail = mine.rpartition('name = "New"\ncategory = "road"\n')
    sample.write_text(f'{head}{name}place = "Xining"\n{tail}')
    assert run("load").exit_code == 0
    said = run("undo")
    assert (said.exit_code, said.stderr) == (
        6,
        "qhtrack: new (New): something else has been recorded since; nothing was changed\n",
    )
    sample.write_text(mine)
    assert run("load").exit_code == 0
    assert run("undo").exit_code == 0
    assert 'id = "new"' not in run("export").stdout


def test_a_project_that_the_file_has_renamed_and_told_of_stays(
    run: Run, sample: Path, database: Path
) -> None:
    """What is left of the recording cannot be taken back without what others told."""
    record(database, NEW["project"])
    run("export", "-o", str(sample))
    sample.write_text(sample.read_text().replace("Five units.", "Six units."))
    assert run("load").exit_code == 0
    event = '\n[[project.event]]\ndate = "2025"\nstatus = "approved"\n'
    sample.write_text(sample.read_text().replace('name = "New"', 'name = "Renamed"') + event)
    assert run("load").exit_code == 0
    before = run("export").stdout
    assert "  new: project recorded (overruled since)\n" in run("log").stdout
    said = run("undo")
    assert (said.exit_code, said.stdout) == (6, "")
    assert "new (Renamed) has promises or events that were not recorded with it" in said.stderr
    assert run("export").stdout == before == sample.read_text()


def test_an_id_or_alias_that_another_has_by_now_contradicts_it(run: Run, database: Path) -> None:
    """Wherever it is; so does a source that the file's events name."""
    record(database, changed(database, DAM, aliases=None))
    record(database, changed(database, Fact("project", "road-a"), aliases=["Old Dam"]))
    said = run("undo", "1")
    assert (said.exit_code, said.stdout) == (6, "")
    assert "'Old Dam' is an id or alias of dam (The Dam) too\nqhtrack" not in said.stderr
    assert "'Old Dam' is an id or alias of dam (The Dam) too\nnothing was changed\n" in said.stderr


def test_of_several_that_stand_on_a_recording_the_first_is_named(run: Run, database: Path) -> None:
    """In the order in which it told what they changed."""
    road = Fact("project", "road-a")
    record(database, changed(database, road, owner="X"), changed(database, DAM, owner="Y"))
    record(database, changed(database, DAM, owner="Z"))
    record(database, changed(database, road, owner="Z"))
    said = run("undo", "1")
    assert (said.exit_code, said.stdout) == (6, "")
    told = "qhtrack: recording 3 is also about road-a (=Road *A*); undo it first\n"
    assert said.stderr == told


def test_a_source_that_the_files_events_name_is_not_undone(
    run: Run, sample: Path, database: Path
) -> None:
    """They would rest on nothing."""
    record(database, NEW["source"])
    run("export", "-o", str(sample))
    sample.write_text(sample.read_text().replace('source = "site visit, 2024"', 'source = "new"'))
    assert run("load").exit_code == 0
    said = run("undo")
    assert (said.exit_code, said.stdout) == (6, "")
    assert said.stderr.startswith("qhtrack: dam (The Dam): 'new' is not a source of this registry")
    assert run("export").stdout == sample.read_text()


def test_what_was_undone_and_then_overruled_is_not_brought_back(run: Run, sample: Path) -> None:
    """The file says it: it would change nothing."""
    run("set", "dam", "owner=Y")
    run("export", "-o", str(sample))
    run("load")
    run("undo")
    sample.write_text(sample.read_text().replace('"Y"', '"Z"'))
    assert run("load").exit_code == 6
    assert run("load", "--prefer", "file").exit_code == 0
    said = run("redo")
    assert (said.exit_code, said.stdout, "nothing to redo" in said.stderr) == (6, "", True)


def test_what_was_overruled_stands_on_nothing(run: Run, sample: Path) -> None:
    """A project is taken back though an event was told of it, which the file has lost."""
    run("add", "project", "new", "name=New", "category=road")
    run("update", "new", "construction", "--date", "2024")
    assert run("undo", "1").exit_code == 6
    run("export", "-o", str(sample))
    run("load")
    event = '\n[[project.event]]\ndate = "2024"\nstatus = "construction"\n'
    sample.write_text(sample.read_text().replace(event, ""))
    run("load")
    assert run("undo").stdout.startswith("undid recording 1 ")
    assert "new" not in run("list", "-f", "ids").stdout.split()
