"""Answers, as of any day."""

import json
from pathlib import Path

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


def test_a_wide_comma_parts_values_of_every_kind(run: Run, sample: Path) -> None:
    """As Chinese is typed."""
    del sample
    for term in ("status:部分投运，取消", "since:2024，2022", "capacity_mw:20，2320"):
        assert "dam" in run("list", term, "-f", "ids").stdout, term
