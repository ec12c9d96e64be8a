"""The first status of a project, from a sheet that tells how things stand on a day."""

import json
from pathlib import Path

import pytest

from conftest import Run

ABOVE = "Roads as at 31st October 2026,,\n"


def by_of(run: Run, project: str) -> dict[str, bool]:
    """Return the dates of a project's events, and whether each is one by which it was so."""
    rows = json.loads(run("history", project, "--json").stdout)
    return {row["date"]: row["by"] for row in rows}


@pytest.fixture
def sheet(sample: Path) -> Path:
    """Return the path of a sheet to be, beside a small registry that is loaded."""
    return sample.with_name("rows.csv")


@pytest.mark.parametrize(("above", "call"), [(ABOVE, ()), ("", ("--date", "2026-10-31"))])
def test_a_first_status_is_so_by_the_date_of_the_sheet(
    run: Run, sheet: Path, above: str, call: tuple[str, ...]
) -> None:
    """What was opened long before is not late by that; told again it is no news."""
    run("promise", "road-a", "--wording", "x", "--due", "2024", "--milestone", "operating")
    sheet.write_text(f"{above}project,status\nroad-a,operating\n")
    told = "a project's first status is recorded as so by 2026-10-31, for the sheet does not tell"
    assert told in run("apply", str(sheet), *call).stderr
    assert by_of(run, "road-a") == {"2026-10-31": True}
    promises = json.loads(run("scorecard", "road-a", "--json").stdout)
    assert [row["outcome"] for row in promises if row["wording"] == "x"] == ["met-by"]
    again = run("apply", str(sheet), *call)
    assert "1 unchanged" in again.stdout
    assert told not in again.stderr
    run("update", "road-a", "operating", "--date", "2026-11-20")
    assert "1 unchanged" in run("apply", str(sheet), *call).stdout
    assert by_of(run, "road-a") == {"2026-10-31": True, "2026-11-20": False}


@pytest.mark.parametrize(
    ("known", "row", "by"),
    [
        ("", "operating,2026-10-31,", False),
        ("", "operating,,no", False),
        ("", "operating,,", True),
        ("2026-10-31", "operating,,", False),
        ("2026-10", "operating,,", False),
        ("2026-11-01", "approved,,", True),
    ],
)
def test_a_status_is_of_its_day_where_more_is_known(
    run: Run, sheet: Path, known: str, row: str, *, by: bool
) -> None:
    """Where the row has its date, says so, or the project had another status until then."""
    if known:
        run("update", "road-a", "construction", "--date", known)
    sheet.write_text(f"project,status,date,by\nroad-a,{row}\n")
    answer = run("apply", str(sheet), "--date", "2026-10-31")
    assert by_of(run, "road-a")["2026-10-31"] is by
    assert ("recorded as so by" in answer.stderr) is by


@pytest.mark.parametrize(
    ("project", "id_"),
    [("road-a,,,", "road-a"), (",road-c,Road C,road", "road-c")],
)
def test_rows_of_one_project_are_treated_alike(
    run: Run, sheet: Path, project: str, id_: str
) -> None:
    """A new one too; none of them says when it was so, and told again they are no news."""
    rows = f"{project},construction\n{project},partial\n"
    sheet.write_text(f"project,id,name,category,status\n{rows}")
    call = ("apply", str(sheet), "--date", "2026-10-31")
    assert run(*call).exit_code == 0
    events = json.loads(run("history", id_, "--json").stdout)
    told = [("2026-10-31", "partial", True), ("2026-10-31", "construction", True)]
    assert [(row["date"], row["status"], row["by"]) for row in events] == told
    run(*call)
    assert json.loads(run("history", id_, "--json").stdout) == events


def test_what_was_so_by_an_earlier_day_is_known(run: Run, sheet: Path) -> None:
    """The status of the sheet came after it."""
    run("update", "road-a", "construction", "--date", "2026-10-30", "--by")
    sheet.write_text("project,status\nroad-a,operating\n")
    run("apply", str(sheet), "--date", "2026-10-31")
    assert by_of(run, "road-a") == {"2026-10-30": True, "2026-10-31": False}


def test_a_row_before_tells_a_status_too(run: Run, sheet: Path) -> None:
    """And a sheet of no date is of today, as `update` is."""
    sheet.write_text("project,status,date\nroad-a,construction,2026-01\nroad-a,operating,\n")
    run("apply", str(sheet), "--date", "2026-10-31")
    assert by_of(run, "road-a") == {"2026-01": False, "2026-10-31": False}
    run("undo")
    run("apply", str(sheet))
    assert by_of(run, "road-a") == {"2026-01": False, "2026-11-23": False}


def test_a_sheet_tells_no_more_where_something_earlier_has_become_known(
    run: Run, sheet: Path
) -> None:
    """What was so by its date stays so, and is no news."""
    call = ("apply", str(sheet), "--date", "2026-10-31")
    sheet.write_text("project,status\nroad-a,operating\n")
    run(*call)
    run("update", "road-a", "construction", "--date", "2025-03-01")
    assert "1 unchanged" in run(*call).stdout
    assert by_of(run, "road-a") == {"2026-10-31": True, "2025-03-01": False}


def test_what_is_known_of_that_day_exactly_is_no_first_status(run: Run, sheet: Path) -> None:
    """Nothing is told of when it began that is not known."""
    run("update", "road-a", "construction", "--date", "2025-03-01")
    run("update", "road-a", "operating", "--date", "2026-10-31")
    sheet.write_text("project,status\nroad-a,operating\n")
    said = run("apply", str(sheet), "--date", "2026-10-31")
    assert "1 unchanged" in said.stdout
    assert said.stderr == ""
    assert by_of(run, "road-a") == {"2026-10-31": False, "2025-03-01": False}
