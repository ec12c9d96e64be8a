"""A sheet of thirty rows with real mess, made by somebody who did not know the code."""

import json
import re

import pytest

from conftest import REGISTRY, ROOT, Run

COLD = ROOT / "tests" / "sheets" / "cold"
# the columns of the table of rows: as sheet.expected.md has them
ROW, NAME, PROJECT, KIND, STATUS, DATE, SPENT, MW, KM, SETS, NOTE, SOURCE, LADDER = range(13)
FAULTY = 3


def expected() -> list[list[str]]:
    """Return the table of the thirty rows, cell by cell."""
    text = (COLD / "sheet.expected.md").read_text(encoding="utf-8")
    part = text.partition("## The 30 rows")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if re.match(r"\| \d+ \|", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.fixture
def registry(run: Run) -> dict[str, dict[str, object]]:
    """Return the projects of the registry that is kept here, by id, loaded."""
    assert run("load", str(REGISTRY)).exit_code == 0
    return {row["id"]: row for row in json.loads(run("list", "--json").stdout)}


def test_its_one_unknown_column_is_named_with_the_remedy(
    run: Run, registry: dict[str, object]
) -> None:
    """By the cell of its head."""
    del registry
    answer = run("apply", str(COLD / "sheet.xlsx"))
    assert answer.exit_code == 3
    assert "'包联领导' (O4); leave it out: --ignore '包联领导'" in answer.stderr
    assert "passed over" not in answer.stderr


def test_its_three_faulty_cells_are_named_and_nothing_else(
    run: Run, registry: dict[str, object]
) -> None:
    """All in one run, and nothing is recorded; what is passed over is counted."""
    del registry
    answer = run("apply", str(COLD / "sheet.xlsx"), "--ignore", "包联领导")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert re.findall(r"sheet\.xlsx:(\d+): ([A-Z]\d+): (\w+)", answer.stderr) == [
        ("24", "C24", "project"),
        ("28", "I28", "date"),
        ("30", "H30", "status"),
    ]
    assert "passed over: rows of totals 7, empty rows 4" in answer.stderr
    assert run("history", "--local", "--json").stdout == "[]\n"


def _number(text: str) -> float | None:
    return float(text) if text else None


def test_all_its_rows_come_in_as_they_stand(
    run: Run, registry: dict[str, dict[str, object]]
) -> None:
    """Row by row against what its maker expects: events, figures, notes, sources."""
    del registry
    answer = run("apply", str(COLD / "sheet.fixed.xlsx"), "--ignore", "包联领导")
    assert answer.exit_code == 0
    events = {row["project"]: row for row in json.loads(run("history", "--local", "--json").stdout)}
    rows = expected()
    assert (len(rows), set(events)) == (30, {row[PROJECT] for row in rows})
    for row in rows:
        event = events[row[PROJECT]]
        assert event["status"] == row[STATUS].strip("()"), row
        assert (event["date"], event["source"], event["by"]) == (row[DATE], row[SOURCE], False)
        figures = [event[key] for key in ("spent_bn", "in_service_mw", "open_km")]
        assert figures == [_number(row[place]) for place in (SPENT, MW, KM)], row
        assert (event["note"] or "").split("\n") == row[NOTE].split(" ⏎ "), row
    assert len(events) >= 30 - FAULTY


def test_its_fields_are_set_as_they_stand(run: Run, registry: dict[str, dict[str, object]]) -> None:
    """What is new is new, what is the same is unchanged, and so is all that it does not name."""
    assert run("apply", str(COLD / "sheet.fixed.xlsx"), "--ignore", "包联领导").exit_code == 0
    answers = {"status", "since", "since_by", "updated", "in_service_mw", "open_km", "spent_bn"}
    answers |= {"due", "overdue"}
    new = 0
    after = {row["id"]: row for row in json.loads(run("list", "--json").stdout)}
    for row in expected():
        before = dict(registry[row[PROJECT]])
        for field, value, how in re.findall(r"(\w+) = (.+?) \((unchanged|new)\)", row[SETS]):
            key = f"{field}_zh" if field in {"owner", "place"} else field
            typed = value if field in {"owner", "place"} else float(value)
            assert after[row[PROJECT]][key] == typed
            assert (before[key] == typed) is (how == "unchanged"), row
            new += how == "new"
            before[key] = typed
        kept = before.keys() - answers
        assert {key: after[row[PROJECT]][key] for key in kept} == {key: before[key] for key in kept}
    assert new == 5


def test_it_is_one_recording_and_goes_again(run: Run, registry: dict[str, object]) -> None:
    """Told again it says nothing new; one undo takes all of it back."""
    del registry
    before = run("export").stdout
    call = ("apply", str(COLD / "sheet.fixed.xlsx"), "--ignore", "包联领导")
    run(*call)
    assert run(*call).stdout.endswith("0 recorded, 30 unchanged\n")
    assert len(json.loads(run("log", "--json").stdout)) == 1
    assert run("undo").exit_code == 0
    assert run("export").stdout == before
