"""What was said here is laid over a file that was loaded."""

import json
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from conftest import SAMPLE, Result, Run
from qhtrack.database.rows import row_of
from qhtrack.domain.statements import Fact
from saying import DAM, PAPER, correct, drop, recording, seen, tell, undo

ROAD_B = Fact("project", "road-b")
CANCELLED = Fact("event", "road-b", ("2022", "cancelled"))
HURRY = Fact("promise", "dam", (None, None, None, "加快建设"))
EVENT = '\n[[project.event]]\ndate = "2022"\nstatus = "cancelled"\n'
WITHOUT_ROAD_B = SAMPLE[: SAMPLE.index('\n[[project]]\nid = "road-b"')]
# and without all that rests on it
WITHOUT_PAPER = (
    re.sub(r"\[\[source\]\].*?\n\n", "", SAMPLE, flags=re.DOTALL)
    .replace('source = "paper"\n', "")
    .replace('sources = [\n    "paper",\n]\n', "")
)


@pytest.fixture
def db(sample: Path) -> Path:
    """Return the path of the database in which the sample is loaded."""
    return sample.with_name("test.db")


@pytest.fixture
def load(run: Run, sample: Path) -> Callable[..., Result]:
    """Return what writes the sample's file and loads it."""

    def call(text: str, *options: str) -> Result:
        sample.write_text(text, encoding="utf-8")
        return run("load", *options)

    return call


def file(run: Run, sample: Path) -> str:
    """Write what is shown to the file, load it, and return its text."""
    assert run("export", "-o", str(sample)).exit_code == 0
    assert run("load").exit_code == 0
    return sample.read_text(encoding="utf-8")


Load = Callable[..., Result]


def test_what_no_load_has_seen_stays_and_what_one_has_seen_is_the_files(
    run: Run, sample: Path, db: Path, load: Load
) -> None:
    """Whatever revision is loaded; the file's word on it is named."""
    run("update", "dam", "operating", "--date", "2025-06", "--note", "seen")
    for text in (SAMPLE.replace("Five", "Six"), SAMPLE, SAMPLE.replace("Five", "Ten")):
        assert "kept 1" in load(text).stdout
        assert seen(db) == [("dam", "unseen")]
    filed = file(run, sample)
    assert seen(db) == [("dam", "seen")]
    (event, *_) = json.loads(run("history", "dam", "--json").stdout)
    assert (event["origin"], event["recorded_at"] is None) == ("registry", False)
    said = load(filed.replace('note = "seen"', 'note = "corrected"'))
    assert said.stderr == (
        "qhtrack: dam (The Dam): event '2025-06 operating' (recording 1): corrected in the"
        " file since;"
        " the log keeps it\n"
    )
    assert seen(db) == [("dam", "overruled")]
    assert load(SAMPLE).stderr == ""
    assert "operating" not in run("history", "dam").stdout


def test_what_is_told_on_both_sides_is_one_fact(run: Run, db: Path, load: Load) -> None:
    """With both sources, and both notes."""
    run("update", "road-b", "cancelled", "--date", "2023", "--source", "b c", "--note", "ours")
    more = EVENT.replace("2022", "2023") + 'source = "a b"\nnote = "theirs"\n'
    assert "kept 1" in load(SAMPLE + more).stdout
    (event, *_) = json.loads(run("history", "road-b", "--json").stdout)
    assert (event["source"], event["also"]) == ("a b", ["b c"])
    assert (set(event["note"].split("\n")), event["origin"]) == ({"ours", "theirs"}, "amended")
    assert seen(db) == [("road-b", "unseen")]


def test_a_project_that_is_gone_from_the_file_is_settled_whole(
    run: Run, db: Path, load: Load
) -> None:
    """What the file has of it goes with it, or all that was known of it is told here."""
    run("update", "road-b", "cancelled", "--date", "2023", "--note", "still")
    correct(db, ROAD_B, owner="Y")
    before = run("export").stdout
    refused = load(WITHOUT_ROAD_B)
    assert (refused.exit_code, refused.stdout) == (6, "")
    assert refused.stderr == (
        "qhtrack: road-b (Road B): gone from the file, though more was recorded of it here\n"
        "nothing was loaded; settle it with --prefer file or --prefer mine\n"
    )
    assert run("export").stdout == before
    dropped = json.loads(run("load", "--prefer", "file", "--dry-run", "--json").stdout)
    assert [row["recording"] for row in dropped["dropped"]] == [1, 2]
    assert (dropped["removed"], dropped["kept"]) == (["road-b"], [])
    assert [(row["kind"], row["id"]) for row in dropped["conflicts"]] == [("project", "road-b")]
    said = run("load", "--prefer", "mine")
    assert said.stderr == (
        "qhtrack: road-b (Road B): gone from the file, though more was recorded of it here;"
        " ours stands\n"
    )
    assert "removed 0, kept 1" in said.stdout
    assert run("export").stdout == before
    assert seen(db)[:2] == [("road-b", "overruled")] * 2
    with closing(connect(db)) as connection:
        told = connection.execute("SELECT command, by FROM recording ORDER BY id").fetchall()
    assert [command for command, _ in told] == ["update", "update", "load"]
    assert told[-1][1] is not None
    undo(db, 3)
    assert "road-b" not in run("list", "-f", "ids").stdout


def test_a_project_gone_of_which_a_field_was_set_is_told_with_all_its_facts(
    run: Run, db: Path, load: Load
) -> None:
    """Though nothing was said of those."""
    correct(db, ROAD_B, owner="Y")
    before = run("export").stdout
    assert load(WITHOUT_ROAD_B, "--prefer", "mine").exit_code == 0
    assert run("export").stdout == before


@pytest.mark.parametrize("prefer", [(), ("--prefer", "file"), ("--prefer", "mine")])
def test_a_script_is_told_all_that_was_recorded_of_a_project_gone(
    run: Run, sample: Path, load: Load, prefer: tuple[str, ...]
) -> None:
    """Whichever side is preferred, or none; not what the file had, or what was undone."""
    run("update", "road-b", "cancelled", "--date", "2024")
    run("set", "road-b", "place=there")
    file(run, sample)
    run("undo")
    run("update", "road-b", "cancelled", "--date", "2023", "--note", "still")
    run("set", "road-b", "owner=Y")
    said = load(WITHOUT_ROAD_B, *prefer, "--dry-run", "--json")
    (conflict,) = json.loads(said.stdout or said.stderr)["conflicts"]
    assert conflict["mine"] == [
        {"id": "road-b", "owner": "Y"},
        {"date": "2023", "status": "cancelled", "note": "still"},
    ]


def test_a_project_gone_is_no_conflict_where_the_file_had_all_of_it(
    run: Run, sample: Path, db: Path, load: Load
) -> None:
    """What it had is named."""
    run("update", "road-b", "cancelled", "--date", "2023", "--note", "still")
    file(run, sample)
    said = load(WITHOUT_ROAD_B)
    assert (said.exit_code, "removed 1, kept 0" in said.stdout) == (0, True)
    assert "road-b: event '2023 cancelled' (recording 1): taken out of the file" in said.stderr
    assert seen(db) == [("road-b", "overruled")]


def test_a_project_told_here_stays_though_no_file_has_it(run: Run, db: Path, load: Load) -> None:
    """With what was said of it; what was undone of a project that is gone says nothing."""
    tell(db, Fact("project", "new"), name="New", category="road")
    run("update", "new", "proposed", "--date", "2025")
    run("update", "road-b", "cancelled", "--date", "2023", "--note", "still")
    undo(db, 3)
    said = load(WITHOUT_ROAD_B)
    assert (said.exit_code, "removed 1, kept 1" in said.stdout) == (0, True)
    assert run("list", "-f", "ids").stdout == "dam\nroad-a\nnew\n"


def test_a_source_that_is_gone_from_the_file_and_named_here_is_settled(
    run: Run, sample: Path, db: Path, load: Load
) -> None:
    """It is told here, or not named any more: the facts that name it stay."""
    run("update", "road-a", "construction", "--date", "2025", "--source", "paper")
    tell(db, Fact("project", "road-a"), sources=["paper"])
    tell(
        db, Fact("promise", "road-a", (None, None, "2023", "all")), evidence="paper", missed="2024"
    )
    refused = load(WITHOUT_PAPER)
    assert (refused.exit_code, refused.stdout) == (6, "")
    assert "source paper: gone from the file, though what was recorded here names it\n" in (
        refused.stderr
    )
    theirs = json.loads(run("load", "--prefer", "file", "--dry-run", "--json").stdout)
    assert [(row["kind"], sorted(row["after"])) for row in theirs["dropped"]] == [
        ("event", ["date", "source", "status"]),
        ("project", ["id", "sources"]),
        ("promise", ["due", "evidence", "missed", "wording"]),
    ]
    assert run("load", "--prefer", "mine").exit_code == 0
    assert seen(db)[-1] == ("paper", "unseen")
    assert 'title = "A [paper] on | the dam"' in file(run, sample)
    assert load(WITHOUT_PAPER, "--prefer", "file").exit_code == 0


def test_facts_stay_where_the_source_that_they_name_is_gone(run: Run, db: Path, load: Load) -> None:
    """Of what was said the source alone is dropped."""
    run("update", "road-a", "construction", "--date", "2025", "--source", "paper")
    said = load(WITHOUT_PAPER, "--prefer", "file")
    given_up = "road-a (=Road *A*): event '2025 construction': source (recording 1): given up"
    assert given_up in said.stderr
    (event,) = json.loads(run("history", "road-a", "--json").stdout)
    assert (event["source"], event["origin"]) == (None, "local")
    assert seen(db) == [("road-a", "unseen"), ("road-a", "overruled")]


def test_a_category_that_is_gone_takes_the_projects_told_here_with_it(
    run: Run, sample: Path, db: Path, load: Load
) -> None:
    """A project cannot do without one; ours brings the category back."""
    del sample
    tell(db, Fact("category", "port"), name="Ports")
    with_port = run("export").stdout
    load(with_port)
    tell(db, Fact("project", "quay"), name="Quay", category="port")
    run("update", "quay", "proposed", "--date", "2025")
    assert "category port: gone from the file" in load(SAMPLE).stderr
    mine = json.loads(run("load", "--prefer", "mine", "--dry-run", "--json").stdout)
    assert mine["kept"] == ["port", "quay"]
    others = json.loads(run("load", "--prefer", "file", "--dry-run", "--json").stdout)
    for answer in (mine, others):
        assert [(row["kind"], row["id"]) for row in answer["conflicts"]] == [("category", "port")]
    theirs = run("load", "--prefer", "file")
    assert "quay (recording 2): given up" in theirs.stderr
    assert "quay: event '2025 proposed' (recording 3): given up" in theirs.stderr
    assert "quay" not in run("list", "-f", "ids").stdout


@pytest.mark.parametrize(
    ("fact", "naming"),
    [
        (DAM, {"regions": ["golog", "new"]}),
        (DAM, {"sources": ["paper", "new"]}),
        (CANCELLED, {"source": "a b", "also": ["new"]}),
        (HURRY, {"reached": "2025", "evidence": "new"}),
    ],
)
def test_what_names_a_row_that_is_gone_gives_up_naming_it(
    db: Path, load: Load, fact: Fact, naming: dict[str, object]
) -> None:
    """Where the file is right; the rest of what was said stays."""
    more = '[[region]]\nid = "new"\nname = "N"\n\n[[source]]\nid = "new"\ntitle = "N"\n\n'
    assert load(SAMPLE.replace("[[source]]", f"{more}[[source]]", 1)).exit_code == 0
    correct(db, fact, note="mine", **naming)
    assert "(recording 1): given up" in load(SAMPLE, "--prefer", "file").stderr
    with recording(db) as connection:
        row = row_of(connection, fact) or {}
    assert (row["note"], "new" in str(row)) == ("mine", False)


def test_what_was_dropped_here_and_edited_there_is_settled(
    run: Run, sample: Path, db: Path, load: Load
) -> None:
    """And the reverse."""
    drop(db, CANCELLED)
    edited = SAMPLE.replace(EVENT, EVENT + 'note = "why"\n')
    assert "road-b (Road B): event '2022 cancelled': dropped here, changed in the file" in (
        load(edited).stderr
    )
    assert load(edited, "--prefer", "mine").exit_code == 0
    assert "2022" not in file(run, sample)
    assert seen(db) == [("road-b", "overruled"), ("road-b", "seen")]
    load(SAMPLE)
    run("update", "road-b", "cancelled", "--date", "2022", "--note", "why")
    gone = SAMPLE.replace(EVENT, "")
    assert "changed here, gone from the file" in load(gone).stderr
    assert load(gone, "--prefer", "mine").exit_code == 0
    (event,) = json.loads(run("history", "road-b", "--json").stdout)
    assert (event["note"], event["origin"]) == ("why", "local")


def test_a_file_taken_whole_drops_what_it_has_not_got(
    run: Run, sample: Path, db: Path, load: Load
) -> None:
    """And names it; it need not share a project, nor be another file."""
    run("update", "dam", "operating", "--date", "2025")
    correct(db, PAPER, title="Better")
    run("update", "dam", "operating", "--date", "2025", "--note", "seen")
    assert run("load").stdout == f"{sample}: unchanged\n"
    lines = run("load", "--replace").stderr.splitlines()
    assert [line.split(": given up")[0] for line in lines] == [
        "qhtrack: dam (The Dam): event '2025 operating' (recording 1)",
        "qhtrack: source paper: title (recording 2)",
        "qhtrack: dam (The Dam): event '2025 operating' (recording 3)",
    ]
    assert run("export").stdout == SAMPLE
    assert seen(db) == [(name, "overruled") for name in ("dam", "paper", "dam")]
    assert load("schema = 1\n", "--replace").exit_code == len(run("list", "-f", "ids").stdout) == 0


def test_a_second_load_of_what_was_settled_asks_no_more(
    run: Run, sample: Path, db: Path, load: Load
) -> None:
    """Ours found what the file says."""
    correct(db, DAM, owner="Y")
    theirs = SAMPLE.replace("Yellow River Co", "Z")
    load(theirs, "--prefer", "mine")
    assert load(theirs.replace("Five", "Six")).exit_code == 0
    assert 'owner = "Y"' in file(run, sample)
