"""What was recorded here: newest first, and what became of it."""

import json
from pathlib import Path

import pytest

from conftest import Run
from telling import BY, added, record


def test_nothing_recorded_is_said_beside_an_empty_answer(run: Run, sample: Path) -> None:
    """A script gets an empty list."""
    del sample
    said = run("log")
    assert (said.exit_code, said.stdout) == (0, "")
    assert said.stderr == "qhtrack: nothing was recorded here\n"
    assert run("--lang", "zh", "log").stderr == "qhtrack：本机尚无记录\n"
    assert run("log", "--json").stdout == "[]\n"
    assert run("log", "-f", "jsonl").stdout == ""


def test_the_log_tells_what_was_said_newest_first(run: Run, sample: Path) -> None:
    """And marks what was taken back, and what the registry file has not so."""
    database = sample.with_name("test.db")
    run("update", "dam", "operating", "--date", "2025", "--source", "paper", "--note", "all")
    run("export", "-o", str(sample))
    record(database, added("promise", "dam", wording="soon", due="2030"))
    run("update", "road-a", "approved", "--date", "2025")
    run("undo")
    run("undo", "1")
    assert run("log").stdout == (
        "recording 3 (update, 2026-11-23 12:00, tester), undone\n"
        "  road-a: event: approved (2025)\n"
        "recording 2 (set, 2026-11-23 12:00, tester), not in the registry file yet\n"
        "  dam: promise recorded: soon (due 2030)\n"
        "recording 1 (update, 2026-11-23 12:00, tester), undone,"
        " in the registry file still\n"
        "  dam: event: operating (2025)\n"
        "      source: A [paper] on | the dam, Press, 2021-05\n"
        "      note: all\n"
    )
    assert run("export", "-o", str(sample)).exit_code == 0
    heads = [line for line in run("log").stdout.splitlines() if line.startswith("recording")]
    assert [line.partition("), ")[2] for line in heads] == ["undone", "", "undone"]


def test_the_log_answers_a_script(run: Run, sample: Path) -> None:
    """Each recording whole; a field of its own says whether it waits for an export."""
    run("update", "dam", "partial", "--date", "2024-04-01", "--note", "more")
    (row,) = json.loads(run("log", "--json").stdout)
    assert row == {
        "number": 1,
        "at": "2026-11-23T12:00:00+00:00",
        "by": "tester",
        "command": "update",
        "reason": None,
        "stands": True,
        "filed": False,
        "overruled": False,
        "statements": [
            {
                "kind": "event",
                "project": "dam",
                "id": None,
                "action": "amended",
                "before": {},
                "after": {"date": "2024-04-01", "status": "partial", "note": "more"},
            }
        ],
    }
    assert json.loads(run("log", "-f", "jsonl").stdout) == row
    run("export", "-o", str(sample))
    assert json.loads(run("log", "--json").stdout) == [row | {"filed": True}]


@pytest.mark.parametrize(
    ("limit", "numbers", "rest"),
    [("1", [3], 2), ("2", [3, 2], 1), ("3", [3, 2, 1], 0), ("0", [3, 2, 1], 0)],
)
def test_the_log_may_be_limited(
    run: Run, sample: Path, limit: str, numbers: list[int], rest: int
) -> None:
    """It says how many more there are; a script gets as many."""
    del sample
    for day in ("2025-01", "2025-02", "2025-03"):
        run("update", "road-a", "approved", "--date", day)
    rows = json.loads(run("log", "-n", limit, "--json").stdout)
    assert [row["number"] for row in rows] == numbers
    said = run("log", "-n", limit)
    assert said.stdout.count("road-a: event recorded") == len(numbers)
    assert said.stderr == (f"qhtrack: {rest} more; -n 0 shows all\n" if rest else "")


def test_why_something_was_recorded_is_told(run: Run, sample: Path) -> None:
    """And kept for a script."""
    statement = added("source", "new", title="New")
    record(sample.with_name("test.db"), statement, by=BY._replace(reason="asked for"))
    assert "\n      why: asked for\n  new: source recorded\n" in run("log").stdout
    assert json.loads(run("log", "--json").stdout)[0]["reason"] == "asked for"


def test_the_log_is_of_a_database(run: Run, sample: Path) -> None:
    """A registry has none."""
    said = run("--registry", str(sample), "log")
    assert (said.exit_code, said.stdout) == (2, "")
    for command in ("undo", "redo"):
        assert run("--registry", str(sample), command).exit_code == 2


def test_what_stands_against_the_file_is_told_anew_and_the_log_keeps_both(
    run: Run, sample: Path
) -> None:
    """As it was said first, and of what the file says; what nobody disputes is as it was."""
    run("set", "dam", "owner=Q")
    run("undo")
    run("set", "dam", "owner=Y", "note=n")
    run("set", "dam", "owner=W", "place=here")
    run("set", "dam", "length_km=5")
    before = run("export").stdout
    theirs = sample.read_text(encoding="utf-8").replace("Yellow River Co", "Z")
    sample.write_text(theirs, encoding="utf-8")
    assert "dam (The Dam): owner: 'Y' here, 'Z' in the file" in run("load").stderr
    assert run("load", "--prefer", "mine").exit_code == 0
    assert run("export").stdout == before
    log = json.loads(run("log", "--json").stdout)
    assert {
        one["number"]: [
            {key: (said["before"].get(key), value) for key, value in said["after"].items()}
            for said in one["statements"]
        ]
        for one in log
    } == {
        5: [{"id": ("dam", "dam"), "owner": ("Z", "W")}],
        4: [{"id": ("dam", "dam"), "length_km": (None, 5)}],
        3: [
            {"id": ("dam", "dam"), "place": (None, "here")},
            {"id": ("dam", "dam"), "owner": ("Y", "W")},
        ],
        2: [
            {"id": ("dam", "dam"), "note": ("Five units.", "n")},
            {"id": ("dam", "dam"), "owner": ("Yellow River Co", "Y")},
        ],
        1: [{"id": ("dam", "dam"), "owner": ("Yellow River Co", "Q")}],
    }
    assert log[0]["command"] == "load"
    # not of what was undone before
    assert run("log").stdout.count("overruled since") == 2
    assert run("undo").exit_code == 0
    assert run("export").stdout == before.replace('owner = "W"', 'owner = "Z"')
    for _ in range(3):
        assert run("undo").exit_code == 0
    assert run("export").stdout == theirs


def test_chinese_calls_commands_by_what_they_do(run: Run, sample: Path) -> None:
    """Scripts have their names."""
    path = sample.with_name("a.csv")
    path.write_text("project,status,date\nroad-a,open,2025\n")
    run("update", "dam", "operating", "--date", "2025")
    run("promise", "dam", "--wording", "w", "--made", "2024")
    run("add", "region", "north", "name=North")
    run("set", "dam", "owner=X")
    run("drop", "dam", "2025", "operating")
    run("apply", str(path))
    heads = [line for line in run("--lang", "zh", "log").stdout.splitlines() if "号记录" in line]
    called = [head.partition("（")[2].partition("，")[0] for head in heads]
    assert called == ["批量记录", "撤下", "修改", "新增", "承诺", "更新"]
    commands = [row["command"] for row in json.loads(run("--lang", "zh", "log", "--json").stdout)]
    assert commands == ["apply", "drop", "set", "add", "promise", "update"]
