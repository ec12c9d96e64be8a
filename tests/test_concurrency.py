"""Many processes at once: nothing is lost, nobody sees half, nobody hears of locks."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import unmeasured

PROJECTS = 30
EXTRA = 10
WORKERS = {"update": 5, "apply": 4, "undo": 4, "tell": 4, "load": 3, "read": 4}
# one process: does its deed again and again until the time is over, telling what was acknowledged
WORKER = """
import contextlib, io, json, sys, time
from datetime import date, timedelta
from pathlib import Path
from qhtrack.cli import main

kind, number, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
until = time.monotonic() + seconds
turn = 0

def call(*arguments):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(list(arguments)) == 0, arguments
    return out.getvalue()

def day(step):
    return (date(2000, 1, 1) + timedelta(days=number * 300 + step % 300)).isoformat()

while time.monotonic() < until or turn < 3:
    turn += 1
    project = f"p-{(turn * 7 + number) % 30}"
    if kind == "update":
        call("update", project, "construction", "--date", day(turn), "--note", "seen")
        print(project, day(turn), flush=True)
    elif kind == "apply":
        rows = [(f"p-{(turn + step) % 30}", day(turn * 5 + step)) for step in range(5)]
        path = Path(f"{number}.csv")
        path.write_text("project,status,date,note\\n" + "".join(
            f"{one},construction,{when},seen\\n" for one, when in rows))
        call("apply", str(path))
        for one, when in rows:
            print(one, when, flush=True)
    elif kind == "undo":
        told = f"{number} {turn}"
        call("update", project, "construction", "--date", day(turn), "--note", told)
        (mine,) = (
            recording["number"]
            for recording in json.loads(call("log", "-n", "300", "--json"))
            if recording["statements"][0]["after"].get("note") == told
        )
        undone = json.loads(call("undo", str(mine), "--json"))
        assert undone["statements"][0]["after"]["note"] == told
        print("undone", mine, flush=True)
    elif kind == "tell":
        told = f"told-{number}-{turn}"
        call(*(
            ("promise", project, "--wording", told, "--due", "2030"),
            ("set", project, f"aliases+={told}"),
            ("add", "source", told, f"title={told}"),
        )[turn % 3])
        print("told", told, flush=True)
    elif kind == "load":
        call("load", f"{'ab'[turn % 2]}.toml")
    else:
        found = json.loads(call("list", "--json"))
        marks = {row["note"] for row in found}
        whole = {("a",): 30, ("b",): 40}
        assert whole[tuple(marks)] == len(found), (marks, len(found))
        assert all(row["status"] == "construction" for row in found)
        counted = json.loads(call("history", "--json", "-n", "50"))
        assert len(counted) == 50
"""


def registry(mark: str, count: int) -> str:
    """Return a registry in which every project bears the mark."""
    projects = "".join(
        f'[[project]]\nid = "p-{number}"\nname = "P {number}"\ncategory = "x"\nnote = "{mark}"\n'
        f'[[project.event]]\ndate = "1990"\nstatus = "construction"\nnote = "begun"\n'
        f'[[project.event]]\ndate = "1991"\nstatus = "construction"\nnote = "seen"\n'
        for number in range(count)
    )
    return f"schema = 1\n{projects}"


def undone(recordings: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    """Return what is told of each recording that was taken back; there are as many as workers."""
    numbers = [str(row["number"]) for row in recordings if not row["stands"]]
    assert len(numbers) >= WORKERS["undo"]
    return {("undone", number) for number in numbers}


def events_of(recordings: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    """Return the events that stand, by project and date."""
    standing = (said for row in recordings if row["stands"] for said in row["statements"])
    events = (said for said in standing if said["kind"] == "event")
    return {(said["project"], said["after"]["date"]) for said in events}


def all_told(acknowledged: set[tuple[str, ...]], exported: str) -> set[tuple[str, ...]]:
    """Check that promises, aliases and sources are in an export; return the other lines."""
    told = {line[1] for line in acknowledged if line[0] == "told"}
    assert told <= set(re.findall(r"told-\d+-\d+", exported))
    assert len(told) > WORKERS["tell"]
    return {line for line in acknowledged if line[0] != "told"}


def test_many_processes_lose_nothing(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every acknowledged event is there exactly once, and none that was taken back."""
    (tmp_path / "a.toml").write_text(registry("a", PROJECTS))
    (tmp_path / "b.toml").write_text(registry("b", PROJECTS + EXTRA))
    seconds = "30" if request.config.getoption("--long") else "6"

    def start(*arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=unmeasured(),
            text=True,
        )

    assert start("-m", "qhtrack", "load", "a.toml").communicate()[1] == ""
    numbers = iter(range(100))
    started = [
        (kind, start("-c", WORKER, kind, str(next(numbers)), seconds))
        for kind, count in WORKERS.items()
        for _ in range(count)
    ]
    assert len(started) == 24
    acknowledged: set[tuple[str, ...]] = set()
    for kind, process in started:
        said, complained = process.communicate()
        assert (process.returncode, kind) == (0, kind), complained
        assert "locked" not in complained
        acknowledged |= {tuple(line.split()) for line in said.splitlines()}
    exported = start("-m", "qhtrack", "export").communicate()[0]
    acknowledged = all_told(acknowledged, exported)
    recordings = json.loads(start("-m", "qhtrack", "log", "--json").communicate()[0])
    acknowledged -= undone(recordings)
    assert events_of(recordings) == acknowledged
    answer = start("-m", "qhtrack", "history", "--local", "--json").communicate()[0]
    kept = [(event["project"], event["date"]) for event in json.loads(answer)]
    assert len(kept) == len(set(kept))
    assert set(kept) == acknowledged
    assert len(kept) > len(started)


# one process: expects each project in turn to be unknown still, telling which it was first at
FIRST = """
import contextlib, io, sys
from qhtrack.cli import main

sys.stdin.readline()
for turn in range(40):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = main(["update", f"p-{turn}", "construction", "--date", sys.argv[1],
                     "--expect", "unknown", "--note", "seen"])
    assert code in {0, 6}, code
    if code == 0:
        print(turn)
"""


def test_what_is_expected_holds_for_one_of_many(tmp_path: Path) -> None:
    """It is compared and set in one transaction."""
    projects = "".join(
        f'[[project]]\nid = "p-{number}"\nname = "P"\ncategory = "x"\n' for number in range(40)
    )
    (tmp_path / "a.toml").write_text(f"schema = 1\n{projects}")
    load = [sys.executable, "-m", "qhtrack", "load", "a.toml"]
    assert subprocess.run(load, cwd=tmp_path, check=False, env=unmeasured()).returncode == 0
    started = [
        subprocess.Popen(
            [sys.executable, "-c", FIRST, f"2020-01-{number:02}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=unmeasured(),
            text=True,
        )
        for number in range(1, 9)
    ]
    for process in started:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate() for process in started]
    assert [complained for _, complained in said] == [""] * len(started)
    first = sorted(int(line) for answer, _ in said for line in answer.split())
    assert first == list(range(40))


def test_the_first_use_by_many_makes_one_database(tmp_path: Path, platform_place: Path) -> None:
    """All get the same answer."""
    assert not platform_place.exists()
    program = [sys.executable, "-m", "qhtrack", "list", "-f", "ids"]
    started = [
        subprocess.Popen(
            program,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            env=unmeasured(),
            text=True,
        )
        for _ in range(20)
    ]
    said = [process.communicate() for process in started]
    assert {process.returncode for process in started} == {0}
    assert len({answer for answer, _ in said}) == 1
    assert all("locked" not in complained for _, complained in said)
