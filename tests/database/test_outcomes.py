"""Status and outcome as of any day, in SQL."""

import json
from pathlib import Path

import pytest

from conftest import Run


def answer(run: Run, *arguments: str) -> dict[str, object]:
    """Return the first row as JSON."""
    found: dict[str, object] = json.loads(run("list", "--json", *arguments).stdout)[0]
    return found


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (None, ["overdue", "overdue", "unmeasurable"]),
        ("2024-06", ["overdue", "pending", "unmeasurable"]),
        ("2023", ["pending", "unmeasurable"]),
        ("2020", []),
    ],
)
def test_outcomes_follow_the_day(
    run: Run, sample: Path, as_of: str | None, expected: list[str]
) -> None:
    """A promise exists from the day it was made."""
    del sample
    options = ["--as-of", as_of] if as_of else []
    row = json.loads(run("show", "dam", "--json", *options).stdout)
    assert [one["outcome"] for one in row["commitments"]] == expected


def test_days_late_and_slips_are_counted(run: Run, sample: Path) -> None:
    """From the due date's last day."""
    del sample
    run("update", "dam", "operating", "--date", "2024-12-31")
    first, second, _ = json.loads(run("show", "dam", "--json").stdout)["commitments"]
    assert (first["outcome"], first["days_late"], first["slip_days"]) == ("met-late", 366, 0)
    assert (second["outcome"], second["days_late"], second["slip_days"]) == ("met", 0, 366)
    assert second["first_due"] == "2023"


def test_a_cancelled_project_missed_its_promise(run: Run, sample: Path) -> None:
    """Whatever was due."""
    del sample
    row = json.loads(run("show", "road-b", "--json").stdout)
    assert row["commitments"][0]["outcome"] == "missed"


def test_what_stands_still_gives_no_power(run: Run, sample: Path) -> None:
    """Where some ran before, though the whole is not known; a road has no such figure."""
    bare = sample.read_text().replace("capacity_mw = 2320\n", "")
    sample.write_text(bare)
    run("load")
    run("update", "dam", "suspended", "--date", "2025")
    found = json.loads(run("list", "--json").stdout)
    assert [row["in_service_mw"] for row in found] == [0, None, None]


def test_a_road_has_no_megawatts(run: Run, sample: Path) -> None:
    """None in service is not known of what makes no power."""
    del sample
    assert answer(run, "id:road-b")["in_service_mw"] is None
