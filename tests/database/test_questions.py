"""Answers, as of any day."""

import json
from pathlib import Path

import pytest

from conftest import Run


def answer(run: Run, *arguments: str) -> dict[str, object]:
    """Return the first row as JSON."""
    found: dict[str, object] = json.loads(run("list", "--json", *arguments).stdout)[0]
    return found


def test_a_project_has_all_its_keys(run: Run, sample: Path) -> None:
    """Null where unknown."""
    del sample
    row = answer(run, "id:dam")
    assert row["status"] == "partial"
    assert row["since"] == row["updated"] == "2024-04-01"
    assert row["in_service_mw"] == 550
    assert row["due"] == "2023"
    assert row["overdue"] is True
    assert row["aliases"] == ["Old Dam"]
    assert row["place"] is None
    assert row["regions"] == ["golog"]


def test_everything_can_be_asked_as_of_a_day(run: Run, sample: Path) -> None:
    """Events and promises are dated."""
    del sample
    early = answer(run, "id:dam", "--as-of", "2021-05-30")
    assert (early["status"], early["due"], early["overdue"]) == (None, None, False)
    later = answer(run, "id:dam", "--as-of", "2023")
    assert (later["status"], later["due"], later["overdue"]) == ("construction", "2023", False)
    assert later["in_service_mw"] == 0


def test_a_road_has_no_megawatts(run: Run, sample: Path) -> None:
    """None in service is not known of what makes no power."""
    del sample
    assert answer(run, "id:road-b")["in_service_mw"] is None


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


def test_history_is_newest_first(run: Run, sample: Path) -> None:
    """Within the days asked for."""
    del sample
    rows = json.loads(run("history", "--json").stdout)
    assert [row["date"] for row in rows] == ["2024-04-01", "2022", "2021-05"]
    rows = json.loads(run("history", "dam", "--until", "2023", "--json").stdout)
    assert [row["date"] for row in rows] == ["2021-05"]
    assert run("history", "--since", "2024", "-f", "ids", "-n", "5").stdout == "dam\n"


def test_a_promise_of_this_month_is_there(run: Run, sample: Path) -> None:
    """Though its month counts as its last day; as of an earlier day it is not."""
    text = sample.read_text().replace('made = "2024-01"', 'made = "2026-11"')
    sample.write_text(text.replace('due = "2024-12"', 'due = "2027"'))
    run("load")
    assert json.loads(run("list", "id:dam", "due:2027,2023", "--json").stdout)
    assert len(json.loads(run("scorecard", "due:2027", "--json").stdout)) == 1
    assert json.loads(run("scorecard", "due:2027", "--as-of", "2026-11-20", "--json").stdout) == []


def test_what_stands_still_gives_no_power(run: Run, sample: Path) -> None:
    """Where some ran before, though the whole is not known; a road has no such figure."""
    bare = sample.read_text().replace("capacity_mw = 2320\n", "")
    sample.write_text(bare)
    run("load")
    run("update", "dam", "suspended", "--date", "2025")
    found = json.loads(run("list", "--json").stdout)
    assert [row["in_service_mw"] for row in found] == [0, None, None]


def test_a_wide_comma_parts_values_of_every_kind(run: Run, sample: Path) -> None:
    """As Chinese is typed."""
    del sample
    for term in ("status:部分投运，取消", "since:2024，2022", "capacity_mw:20，2320"):
        assert "dam" in run("list", term, "-f", "ids").stdout, term
