"""What was recorded is taken back whole, and brought back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run

TABLES = ("category", "region", "source", "project", "project_region", "project_source", "alias")
# what is worked out is among them; numbers, and who recorded it, are not
EVENTS = (
    "SELECT project, date, status, by, in_service_mw, open_km, spent_bn, source, note, note_zh,"
    " position, day, since, since_by, held_mw, held_km, held_bn, (SELECT group_concat(source) FROM"
    " (SELECT source FROM event_also WHERE event = event.id ORDER BY position))"
    " FROM event ORDER BY project, position"
)
PROMISES = (
    "SELECT project, milestone, part, due, due_day, made, made_day, stretch, wording, wording_en,"
    " wording_zh, source, reached, reached_day, by, missed, missed_day, evidence, note, note_zh"
    " FROM promise ORDER BY id"
)


def contents(path: Path) -> list[object]:
    """Return all that a database has of a registry, what is worked out as well."""
    with closing(sqlite3.connect(path)) as connection:
        queries = [*(f"SELECT * FROM {table} ORDER BY 1, 2" for table in TABLES), EVENTS, PROMISES]
        return [connection.execute(sql).fetchall() for sql in queries]


def loaded(run: Run, path: Path) -> list[object]:
    """Return the contents of a new database that what is exported now was loaded into."""
    whole, new = path.with_name("whole.toml"), path.with_name("new.db")
    whole.write_text(run("export").stdout)
    assert run("--db", str(new), "load", str(whole)).exit_code == 0
    found = contents(new)
    new.unlink()
    return found


def origins(run: Run) -> list[str]:
    """Return the origins of the events, newest first."""
    return [row["origin"] for row in json.loads(run("history", "--json").stdout)]


def test_undo_prints_all_that_it_took_back(run: Run, sample: Path) -> None:
    """With notes and sources, and the status now."""
    path = sample.with_name("a.csv")
    path.write_text(
        "project,status,date,source,note\ndam,operating,2025,paper,all\nroad-a,approved,2025,,\n"
    )
    run("apply", str(path))
    told = (
        " recording 1 (apply, 2026-11-23 12:00, tester)\n"
        "  dam: event recorded: operating (2025)\n"
        "      source: A [paper] on | the dam, Press, 2021-05\n"
        "      note: all\n"
        "  road-a: event recorded: approved (2025)\n"
    )
    undone = told.replace("event recorded", "event")
    before = run("export").stdout
    dry = run("undo", "--dry-run").stdout
    assert dry == f"would undo{undone}dam: then partial\nroad-a: then unknown\n"
    assert run("export").stdout == before
    assert run("undo").stdout == f"undid{undone}dam: now partial\nroad-a: now unknown\n"
    assert run("export").stdout == sample.read_text()
    dry = run("redo", "--dry-run").stdout
    assert dry == f"would bring back{told}dam: then operating\nroad-a: then approved\n"
    assert run("export").stdout == sample.read_text()
    assert run("redo").stdout == f"brought back{told}dam: now operating\nroad-a: now approved\n"
    assert run("export").stdout == before


def test_undo_and_redo_speak_chinese(run: Run, sample: Path) -> None:
    """With full-width signs."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    head, event = (
        "第1号记录（更新，2026-11-23 12:00，tester）\n  dam：",
        "进展：建成投运（2025）\n",
    )
    dry = run("--lang", "zh", "undo", "--dry-run").stdout
    assert dry == f"将撤回{head}{event}dam：撤回后状态为部分投运\n"
    assert run("--lang", "zh", "undo").stdout == f"已撤回{head}{event}dam：现为部分投运\n"
    dry = run("--lang", "zh", "redo", "--dry-run").stdout
    assert dry == f"将恢复{head}已记录{event}dam：恢复后状态为建成投运\n"
    assert run("--lang", "zh", "redo").stdout == f"已恢复{head}已记录{event}dam：现为建成投运\n"


def test_undo_and_redo_answer_a_script(run: Run, sample: Path) -> None:
    """With the recording whole, as `log` has it then, or would have it."""
    run("update", "road-a", "approved", "--date", "2025")
    (before,) = json.loads(run("log", "--json").stdout)
    withdrawn = before | {"stands": False, "filed": True}
    assert json.loads(run("undo", "--json", "--dry-run").stdout) == withdrawn
    undone = json.loads(run("undo", "--json").stdout)
    assert undone["statements"] == [
        {
            "kind": "event",
            "project": "road-a",
            "id": None,
            "action": "recorded",
            "before": None,
            "after": {"date": "2025", "status": "approved"},
        }
    ]
    assert json.loads(run("log", "--json").stdout) == [undone] == [withdrawn]
    assert json.loads(run("redo", "--json", "--dry-run").stdout) == before
    assert json.loads(run("redo", "--json").stdout) == before
    run("export", "-o", str(sample))
    assert json.loads(run("undo", "--json").stdout)["filed"] is False
    assert json.loads(run("redo", "--json").stdout)["filed"] is True


def test_undo_takes_the_last_that_stands_a_projects_or_that_of_a_number(
    run: Run, sample: Path
) -> None:
    """Each whole; what there is none of is said."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    run("update", "road-a", "construction", "--date", "2025")
    run("update", "dam", "approved", "--date", "2020")
    run("update", "road-a", "partial", "--date", "2026")

    def undone(*what: str) -> int:
        number: int = json.loads(run("undo", *what, "--json").stdout)["number"]
        return number

    assert undone("大坝") == 3
    assert undone("2") == 2
    assert undone() == 4
    assert undone("dam") == 1
    for arguments, sentence in (
        ((), "nothing to undo: there is no recording here, or all are undone"),
        (("dam",), "nothing to undo: dam (The Dam) has no recording here, or all are undone"),
        (("2",), "recording 2 is already undone"),
        (("5",), "there is no recording 5; see: qhtrack log"),
        (("0",), "there is no recording 0; see: qhtrack log"),
    ):
        said = run("undo", *arguments)
        assert (said.exit_code, said.stdout, said.stderr) == (6, "", f"qhtrack: {sentence}\n")
    # a part of a name within it is too little to change something by
    for name in ("nothing", "am"):
        assert run("undo", name).exit_code == 4


def test_redo_brings_back_in_turn_what_was_undone(run: Run, sample: Path) -> None:
    """The last first, until something new is recorded; a load or a dry run is nothing new."""
    for day in ("2024-05", "2024-06", "2024-07"):
        run("update", "dam", "partial", "--date", day)
    for number in ("2", "3", "1"):
        assert run("undo", number).exit_code == 0
    run("update", "dam", "operating", "--dry-run")
    sample.write_text(sample.read_text().replace("Five units.", "Six units."))
    run("load")
    assert [json.loads(run("redo", "--json").stdout)["number"] for _ in range(2)] == [1, 3]
    run("update", "road-a", "approved", "--date", "2025")
    said = run("redo")
    assert (said.exit_code, said.stdout) == (6, "")
    assert "nothing to redo: nothing was undone since the last recording" in said.stderr
    assert run("undo", "2").stderr == "qhtrack: recording 2 is already undone\n"
    assert run("undo").exit_code == 0
    assert json.loads(run("redo", "--json").stdout)["number"] == 4
    assert run("redo").exit_code == 6


def recorded(run: Run, rows: Path) -> None:
    """Record a new event, amendments of two kinds, back-fills, and many at once."""
    run("update", "dam", "operating", "--date", "2025", "--in-service-mw", "2000")
    run("update", "dam", "partial", "--date", "2024-04-01", "--source", "paper", "--note", "y")
    run("update", "dam", "operating", "--date", "2025", "--in-service-mw", "2320", "--replace")
    run("update", "dam", "construction", "--date", "2021-05-02", "--note", "seen")
    run("update", "dam", "approved", "--date", "2020")
    rows.write_text(
        "project,status,date,also,by\nroad-a,approved,2024,https://example.org/a,true\n"
        "dam,suspended,2026,,\nroad-a,construction,2024,,\n"
    )
    assert run("apply", str(rows)).exit_code == 0


@pytest.mark.parametrize("file", ["unfiled", "exported", "loaded", "exported to another file"])
def test_each_undo_and_redo_leaves_what_a_load_would(
    run: Run, sample: Path, tmp_path: Path, file: str
) -> None:
    """What is worked out is worked out anew, whether the registry file has it yet or not."""
    original, database = sample.read_text(), tmp_path / "test.db"
    states = [contents(database)]
    recorded(run, tmp_path / "rows.csv")
    whole = run("export").stdout
    if file == "loaded":
        sample.write_text(whole)
        assert run("load").exit_code == 0
    elif file != "unfiled":
        path = sample if file == "exported" else tmp_path / "other.toml"
        assert run("export", "-o", str(path)).exit_code == 0
    count = len(json.loads(run("log", "--json").stdout))
    assert count == 6
    after = []
    for _ in range(count):
        after.append(contents(database))
        assert run("undo").exit_code == 0
        assert contents(database) == loaded(run, database)
    assert contents(database) == states[0]
    assert run("export").stdout == original
    for state in reversed(after):
        assert run("redo").exit_code == 0
        assert contents(database) == state
    assert run("export").stdout == whole
    unfiled = file not in {"exported", "loaded"}
    assert (set(origins(run)) != {"registry"}) is unfiled


def test_what_a_later_recording_replaced_is_undone_after_it(run: Run, sample: Path) -> None:
    """It says which; nothing is changed."""
    del sample
    event = ("update", "dam", "operating", "--date", "2025", "--in-service-mw")
    run(*event, "2000")
    run(*event[:-1], "--note", "of other fields")
    run(*event, "2100", "--replace")
    run(*event, "2200", "--replace")
    before = run("export").stdout
    for number, later in (("1", "3"), ("3", "4")):
        said = run("undo", number)
        assert (said.exit_code, said.stdout) == (6, "")
        told = f"qhtrack: recording {later} is also about dam (The Dam); undo it first\n"
        assert said.stderr == told
    assert run("export").stdout == before
    assert [row["stands"] for row in json.loads(run("log", "--json").stdout)] == [True] * 4
    for figure in (2100, 2000):
        assert run("undo").exit_code == 0
        (row, *_) = json.loads(run("history", "dam", "--json").stdout)
        assert row["in_service_mw"] == figure


def test_an_undo_by_which_something_contradicts_itself_is_refused(run: Run, sample: Path) -> None:
    """And a redo; what contradicted itself before is no reason."""
    del sample
    run("update", "road-a", "construction", "--date", "2024")
    run("update", "road-a", "partial", "--date", "2025-01")
    run("update", "road-a", "suspended", "--date", "2025-06")
    run("update", "road-a", "construction", "--date", "2025-08")
    before = run("export").stdout
    for arguments in (("undo", "3"), ("undo", "3", "--dry-run")):
        said = run(*arguments)
        assert (said.exit_code, said.stdout) == (6, "")
        assert said.stderr == (
            "qhtrack: road-a (=Road *A*): construction (2025-08) may not follow partial"
            " (2025-01) without a"
            " note that explains it\nnothing was changed\n"
        )
    assert run("export").stdout == before
    assert [row["stands"] for row in json.loads(run("log", "--json").stdout)] == [True] * 4


@pytest.mark.usefixtures("sample")
def test_a_changed_field_is_told_on_the_way_that_it_takes(run: Run) -> None:
    """To what it was by an undo, from that by a redo; what there was not is a dash."""
    for words, there, back in (
        ("capacity_mw=9000", "2,320 MW → 9,000 MW", "9,000 MW → 2,320 MW"),
        ("owner=", "Yellow River Co → –", "– → Yellow River Co"),
        ("length_km=9", "length: 9 km\n", "9 km → –"),
    ):
        assert run("set", "dam", words).exit_code == 0
        assert back in run("undo", "--dry-run").stdout
        assert back in run("undo").stdout
        assert there in run("redo").stdout
        assert there in run("log", "-n", "1").stdout


@pytest.mark.usefixtures("sample")
def test_a_line_of_a_note_is_told_without_a_way(run: Run) -> None:
    """The others stay."""
    told = ("update", "dam", "partial", "--date", "2026-01")
    for note in ("Seen.", "More."):
        assert run(*told, "--note", note).exit_code == 0
    assert run("undo").stdout.splitlines()[2] == "      note: More."
    assert "Seen." in run("show", "dam").stdout
