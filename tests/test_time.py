"""Days as they fall: time zones, leap days, the last second of a year, a clock set back."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conftest import NOW, Run
from qhtrack.cli import main

UPDATE = ("update", "road-a", "construction", "--note", "seen")


def at(moment: str) -> datetime:
    """Return a moment in the machine's own zone, as the program takes it."""
    return datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("moment", "date", "code"),
    [
        ("2026-11-23T23:59:59+00:00", "2026-11-24", 2),
        ("2026-11-24T07:59:59+08:00", "2026-11-24", 0),
        ("2024-02-29T12:00:00+08:00", "2024-02-29", 0),
        ("2024-02-28T23:59:59+08:00", "2024-02-29", 2),
        ("2023-02-28T12:00:00+08:00", "2023-02-29", 2),
        ("2025-12-31T23:59:59+08:00", "2025", 0),
        ("2025-12-31T23:59:59+08:00", "2026", 2),
        ("2026-01-01T00:00:00+08:00", "2026", 0),
        ("2025-12-31T23:59:59+08:00", "2025-12-31", 0),
    ],
)
def test_a_date_lies_in_the_future_by_the_machines_day(
    run: Run, sample: Path, capsys: pytest.CaptureFixture[str], moment: str, date: str, code: int
) -> None:
    """One second before midnight it is the day before."""
    del run, sample
    assert main([*UPDATE, "--date", date], at(moment)) == code
    said = capsys.readouterr().err
    assert ("lies in the future" in said) is (code == 2 and date != "2023-02-29")


def test_what_lies_in_the_future_here_names_the_time_zone(run: Run, sample: Path) -> None:
    """For it may be past in Xining."""
    del sample
    said = run(*UPDATE, "--date", "2026-11-24")
    assert said.stderr == (
        "qhtrack: --date: 2026-11-24 lies in the future; record what has happened"
        " (by the time zone of this machine; TZ names another)\n"
    )


@pytest.mark.parametrize(("zone", "code"), [("Etc/GMT+12", 2), ("Pacific/Kiritimati", 0)])
def test_the_zone_that_is_named_says_what_day_it_is(sample: Path, zone: str, code: int) -> None:
    """These two are 26 hours apart, so today in one is tomorrow in the other."""
    del sample
    ahead = (datetime.now(UTC) + timedelta(hours=14)).date().isoformat()
    command = [sys.executable, "-m", "qhtrack", *UPDATE, "--date", ahead]
    done = subprocess.run(command, env=os.environ | {"TZ": zone}, check=False, capture_output=True)
    assert done.returncode == code, done.stderr


@pytest.mark.parametrize("command", ["log", "undo", "info"])
def test_people_read_the_time_of_their_zone_and_scripts_that_of_all(
    capsys: pytest.CaptureFixture[str], run: Run, sample: Path, command: str
) -> None:
    """In Xining it is the next day already."""
    in_xining = at("2026-11-24T00:30:00+08:00")
    main(["load", str(sample), "--replace"], in_xining)
    main(["update", "road-a", "construction", "--date", "2026-11-23", "--note", "x"], in_xining)
    capsys.readouterr()
    extra = ["--dry-run"] if command == "undo" else []
    main([command, *extra], in_xining)
    told = capsys.readouterr().out
    assert "2026-11-24 00:30" in told
    assert "2026-11-23 16:30" not in told
    assert '"2026-11-23T16:30:00+00:00"' in run(command, *extra, "--json").stdout


def test_a_time_of_summer_is_told_by_the_clock_of_summer(sample: Path) -> None:
    """Where the clock was put forward since; the machine's zone knows."""
    del sample
    summer = at("2026-07-01T12:00:00+00:00")
    assert main(["update", "dam", "operating", "--date", "2026-07", "--note", "x"], summer) == 0
    command = [sys.executable, "-m", "qhtrack", "log"]
    done = subprocess.run(
        command,
        env=os.environ | {"TZ": "Europe/Berlin"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "2026-07-01 14:00" in done.stdout


def test_a_leap_day_counts_as_the_end_of_its_month(run: Run, sample: Path) -> None:
    """And a report of that day begins with the last of February before."""
    del sample
    run("update", "dam", "operating", "--date", "2024-02-29", "--note", "x", "--force")
    assert json.loads(run("show", "dam", "--as-of", "2024-02", "--json").stdout)["status"] == (
        "operating"
    )
    assert json.loads(run("show", "dam", "--as-of", "2024-02-28", "--json").stdout)["status"] != (
        "operating"
    )
    assert "2023-02-28" in run("report", "--as-of", "2024-02-29").stdout


def test_a_clock_that_is_set_back_takes_back_the_last_recording_all_the_same(
    run: Run, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Recordings are told apart by their order, not by their time."""
    del sample
    main(["update", "dam", "operating", "--date", "2025", "--note", "first"], NOW)
    earlier = at("2026-11-20T12:00:00+00:00")
    main(["update", "road-b", "cancelled", "--date", "2023", "--note", "second"], earlier)
    capsys.readouterr()
    assert "road-b" in run("undo").stdout
    assert "dam" in run("undo").stdout
