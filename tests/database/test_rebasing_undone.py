"""What was undone here, and the file still says or needs, is settled by a load."""

import json
from pathlib import Path

import pytest

from conftest import SAMPLE, Result, Run


@pytest.fixture
def new(run: Run, sample: Path) -> str:
    """Return the file that has a project and an event that were undone here."""
    run("add", "project", "new", "name=New", "category=road")
    run("update", "new", "proposed", "--date", "2025", "--note", "ours")
    return undone(run, sample, 2)


def undone(run: Run, sample: Path, count: int) -> str:
    """Export and load what was recorded, undo it, and return what the file has."""
    assert run("export", "-o", str(sample)).exit_code == run("load").exit_code == 0
    for _ in range(count):
        assert run("undo").exit_code == 0
    return sample.read_text(encoding="utf-8")


def load(run: Run, sample: Path, text: str, *options: str) -> Result:
    """Write a file and load it."""
    sample.write_text(text, encoding="utf-8")
    return run("load", *options)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('source = "site visit, 2024"', 'source = "new"'),
        ('    "paper",\n', '    "new",\n'),
    ],
)
def test_a_row_that_is_needed_in_the_file_is_settled(
    run: Run, sample: Path, old: str, new: str
) -> None:
    """Only the file can be right."""
    run("add", "source", "new", "title=New", "date=2025")
    needs = undone(run, sample, 1).replace(old, new)
    for prefer in ((), ("--prefer", "mine")):
        refused = load(run, sample, needs, *prefer)
        assert refused.exit_code == 6
        assert "source new: undone here, though the file needs it" in refused.stderr
    theirs = json.loads(run("load", "--prefer", "file", "--dry-run", "--json").stdout)
    assert [(row["id"], row["file"]["title"]) for row in theirs["conflicts"]] == [("new", "New")]
    assert load(run, sample, needs, "--prefer", "file").stderr == (
        "qhtrack: source new (recording 1): no longer undone, for the file says it\n"
    )
    assert run("export").stdout == needs


def test_a_row_that_is_edited_in_the_file_is_settled(run: Run, sample: Path) -> None:
    """Either may be right; what was dropped in its place can be undone."""
    run("add", "source", "new", "title=New")
    edited = undone(run, sample, 1).replace('title = "New"', 'title = "Newer"')
    line = "qhtrack: source new: undone here, changed in the file"
    assert load(run, sample, edited).stderr.startswith(line)
    assert run("load", "--prefer", "mine").stderr == f"{line}; ours stands\n"
    assert "Newer" not in run("export").stdout
    assert run("undo").exit_code == 0
    assert run("export").stdout == edited


def test_a_project_of_which_the_file_tells_more_is_settled(
    run: Run, sample: Path, new: str
) -> None:
    """It goes whole where ours is right; an event that was undone with it needs nothing."""
    alone = load(run, sample, new.replace("Five", "Six"))
    assert (alone.exit_code, "removed 0, kept 1" in alone.stdout) == (0, True)
    needs = new + '\n[[project.event]]\ndate = "2026"\nstatus = "cancelled"\n'
    refused = load(run, sample, needs)
    assert "new: undone here, though the file needs it" in refused.stderr
    mine = json.loads(run("load", "--prefer", "mine", "--dry-run", "--json").stdout)
    assert "new" not in mine["added"]
    assert [(row["id"], row["file"]["name"]) for row in mine["conflicts"]] == [("new", "New")]
    assert run("load", "--prefer", "file").exit_code == 0
    assert [line[:4] for line in run("history", "new").stdout.splitlines()[1:]] == ["new\t"]


@pytest.mark.parametrize("options", [(), ("--prefer", "mine"), ("--prefer", "file")])
def test_a_project_of_which_the_file_tells_no_more_stays_undone(
    run: Run, sample: Path, new: str, options: tuple[str, ...]
) -> None:
    """There is nothing that a preference would decide."""
    loaded = load(run, sample, new.replace("Five", "Six"), *options)
    assert (loaded.exit_code, loaded.stderr.count("nothing to settle")) == (0, int(bool(options)))
    assert "new" not in run("list", "-f", "ids").stdout.split()


def test_a_project_is_needed_by_its_events_that_others_have_edited(
    run: Run, sample: Path, new: str
) -> None:
    """Where the file is right of an event that was undone with it."""
    refused = load(run, sample, new.replace('note = "ours"', 'note = "theirs"'))
    assert refused.stderr.startswith("qhtrack: new: event '2025 proposed': undone here, changed in")
    assert run("load", "--prefer", "file").stderr.count("no longer undone") == 2
    (event,) = json.loads(run("show", "new", "--json").stdout)["events"]
    assert event["note"] == "theirs"


ROAD_C = '\n[[project]]\nid = "road-c"\nname = "Road C"\ncategory = "road"\n'
EVENT_C = '\n[[project.event]]\ndate = "2022"\nstatus = "approved"\n'
PAPER_C = '[[source]]\nid = "paper-c"\ntitle = "Paper C"\n\n'


@pytest.mark.parametrize(
    ("command", "place"),
    [
        (("update", "road-c", "construction", "--date", "2023"), "road-c"),
        (("promise", "road-c", "--wording", "soon"), "road-c"),
        (("set", "road-c", "owner=X"), "road-c"),
        (("drop", "road-c", "2022", "approved"), "road-c"),
        (("set", "source", "paper-c", "publisher=P"), "source paper-c"),
    ],
)
def test_what_was_said_of_a_row_that_is_gone_is_not_brought_back(
    run: Run, sample: Path, command: tuple[str, ...], place: str
) -> None:
    """Nor is what was dropped of it; nothing is changed."""
    whole = SAMPLE.replace("[[project]]", f"{PAPER_C}[[project]]", 1) + ROAD_C + EVENT_C
    load(run, sample, whole)
    run(*command)
    if command[0] != "drop":
        run("undo")
    assert load(run, sample, SAMPLE).exit_code == 0
    for again in ((), ("--dry-run",)):
        said = run("undo" if command[0] == "drop" else "redo", *again)
        assert (said.exit_code, said.stdout) == (6, "")
        assert said.stderr == f"qhtrack: {place}: no longer there; nothing was changed\n"
    assert run("export").stdout == SAMPLE
    load(run, sample, whole)
    # a drop that the file denies is the file's
    assert run("redo").exit_code == (6 if command[0] == "drop" else 0)


def test_an_event_of_a_project_that_is_undone_too_is_not_brought_back(
    run: Run, sample: Path, new: str
) -> None:
    """What was dropped in its place has no project to be in."""
    load(run, sample, new.replace('note = "ours"', 'note = "theirs"'), "--prefer", "mine")
    assert "new" not in run("list", "-f", "ids").stdout.split()
    assert run("undo").stderr == "qhtrack: new: no longer there; nothing was changed\n"


REWORDED = (
    "qhtrack: dam (The Dam): event '2024-04-01 partial' (recording 1): undone here, reworded in"
    " the file since, which stands\n"
)


@pytest.mark.parametrize("is_loaded", [False, True])
def test_a_note_that_was_undone_here_and_reworded_in_the_file_is_named(
    run: Run, sample: Path, *, is_loaded: bool
) -> None:
    """It stands, as where branches are merged; what is the same, or gone, needs no word."""
    run("update", "dam", "partial", "--date", "2024-04-01", "--note", "Seen.")
    run("export", "-o", str(sample))
    if is_loaded:
        run("load")
    filed = sample.read_text(encoding="utf-8")
    run("undo")
    assert 'note = "First unit.\\nSeen."' in filed
    for text in (SAMPLE, SAMPLE.replace("Five", "Six"), filed):
        assert load(run, sample, text, "--dry-run").stderr == ""
    reworded = filed.replace("Seen.", "Seen by us.")
    dry = load(run, sample, reworded, "--dry-run", "--json")
    (row,) = json.loads(dry.stdout)["dropped"]
    assert (row["recording"], row["after"]["note"], dry.stderr) == (1, "Seen.", REWORDED)
    assert "此后文件中有改写" in run("--lang", "zh", "load", "--dry-run").stderr
    assert run("load").stderr == REWORDED
    assert run("export").stdout == reworded
    run("redo")
    assert 'note = "First unit.\\nSeen by us.\\nSeen."' in run("export").stdout


@pytest.mark.parametrize(
    ("between", "number"), [((), "1"), (("drop", "dam", "2025", "operating"), "2")]
)
def test_what_was_undone_waits_for_no_export_where_the_file_is_as_it_is_shown(
    run: Run, sample: Path, between: tuple[str, ...], number: str
) -> None:
    """An event that another recording tells stays; it goes where that is undone as well."""
    told = ("update", "dam", "operating", "--date", "2025", "--source", "paper", "--note")
    run(*told, "a")
    if between:
        run(*between)
    run(*told, "b")
    run("export", "-o", str(sample))
    run("load")
    assert run("undo", number).exit_code == 0
    run("export", "-o", str(sample))
    assert "kept 0" in run("load").stdout
    assert {row["filed"] for row in json.loads(run("log", "--json").stdout)} == {True}
    while run("undo").exit_code == 0:
        pass
    assert run("export").stdout == SAMPLE


PROMISE_B = ("promise", "road-b", "--wording", "建成", "--milestone", "operating")


@pytest.mark.parametrize("is_loaded", [False, True])
@pytest.mark.parametrize(
    ("command", "lost", "instead"),
    [
        (("set", "road-b", "owner=Y", "place=P"), 'owner = "Y"\n', ""),
        (("update", "road-b", "cancelled", "--date", "2022", "--note", "N", "--source", "x y"),
         'note = "N"\n', 'note = "m"\n'),
        ((*PROMISE_B, "--note", "N", "--source", "x y"), 'note = "N"\n', ""),
    ],
)  # fmt: skip
def test_what_is_redone_is_there_again_though_the_file_has_lost_some_of_it(
    run: Run, sample: Path, command: tuple[str, ...], lost: str, instead: str, *, is_loaded: bool
) -> None:
    """It goes with an undo, and comes with a redo; an export has it, and a load of that."""
    run(*command)
    run("export", "-o", str(sample))
    if is_loaded:
        run("load")
    run("undo")
    filed = sample.read_text(encoding="utf-8")
    assert load(run, sample, filed.replace(lost, instead)).exit_code == 0
    without = run("export").stdout
    assert run("redo").exit_code == 0
    again = run("export").stdout
    assert again == filed.replace(lost, instead.replace('m"', 'm\\nN"') or lost)
    assert json.loads(run("log", "--json").stdout)[0]["filed"] is False
    assert (run("undo").exit_code, run("export").stdout) == (0, without)
    assert (run("redo").exit_code, run("export").stdout) == (0, again)
    run("export", "-o", str(sample))
    loaded = run("load")
    assert (loaded.stderr, run("export").stdout) == ("", again)
    assert json.loads(run("log", "--json").stdout)[0]["filed"] is True
    assert (run("undo").exit_code, run("export").stdout) == (0, without)
