"""Rows that tell of events."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def sheet(sample: Path, tmp_path: Path) -> Path:
    """Return the path of a sheet to be, beside a small registry that is loaded."""
    del sample
    return tmp_path / "rows.csv"


def test_figures_confirm_the_status_in_force(run: Run, sheet: Path) -> None:
    """That of their day, with what rows before have told; what was seen of progress does too."""
    sheet.write_text(
        "project,status,date,spent_bn,形象进度,备注\n"
        "dam,,2022-01,5,,\n"
        "dam,,2025-01,15,,\n"
        "road-a,approved,2023,,,\n"
        "road-a,,2025,1,,\n"
        "road-a,,2024-12-31,,过半,x\n"
    )
    answer = run("apply", str(sheet), "--json")
    assert answer.stderr == ""
    rows = json.loads(answer.stdout)
    assert [(row["to"], row["action"]) for row in rows] == [
        ("construction", "confirmed"),
        ("partial", "confirmed"),
        ("approved", "recorded"),
        ("approved", "confirmed"),
        ("approved", "confirmed"),
    ]
    last = json.loads(run("history", "road-a", "--json").stdout)
    assert {row["date"]: row["note"] for row in last}["2024-12-31"] == "过半\nx"


def test_figures_without_a_status_to_confirm_are_named(run: Run, sheet: Path) -> None:
    """Before the first event, or where there is none."""
    sheet.write_text(
        "project,date,spent_bn,进展情况\ndam,2020,5,\nroad-a,2024,,x\ndam,2021-04-30,5,\n"
        "dam,2021-05-31,5,\n"
    )
    answer = run("apply", str(sheet))
    assert answer.exit_code == 3
    places = [line.split(": ")[-3:-1] for line in answer.stderr.splitlines()]
    assert places == [["C2", "spent_bn"], ["D3", "progress"], ["C4", "spent_bn"]]


def test_a_row_has_the_date_and_source_of_its_sheet_where_it_says_none(
    run: Run, sheet: Path
) -> None:
    """Else today, and no source."""
    sheet.write_text(
        "project,status,date,source\ndam,partial,2025,\ndam,operating,,a visit\nroad-a,approved,,\n"
    )
    assert run("apply", str(sheet), "--date", "2026年10月", "--source", "paper").exit_code == 0
    told = [
        (row["date"], row["source"])
        for row in json.loads(run("history", "--local", "--json").stdout)
    ]
    assert sorted(told) == [("2025", "paper"), ("2026-10", "a visit"), ("2026-10", "paper")]
    for option, value, said in (
        ("--date", "2027", "--date: 2027 lies in the future"),
        ("--date", "soon", "--date: 'soon' is not a date"),
        ("--source", "papers", "--source: 'papers' is not a source"),
    ):
        answer = run("apply", str(sheet), option, value)
        assert answer.exit_code == 2
        assert said in answer.stderr


def test_a_bad_row_is_looked_at_whole(run: Run, sheet: Path) -> None:
    """Its other cells, and what its project is called."""
    sheet.write_text(
        "project,status,date,spent_bn\nnothing,operatng,soon,x\nnothing,,2027,1\ndam,,,y\n"
    )
    answer = run("apply", str(sheet))
    assert answer.exit_code == 3
    for cell in ("A2", "B2", "C2", "D2", "A3", "C3", "D4"):
        assert f": {cell}: " in answer.stderr
    assert answer.stderr.count("\n") == 7


def test_a_row_may_replace_what_is_known(run: Run, sheet: Path) -> None:
    """With a column that says so; else what differs is refused, and names no cell."""
    text = "project,status,date,in_service_mw,replace\ndam,partial,2024-04-01,500,{}\n"
    sheet.write_text(text.format(""))
    answer = run("apply", str(sheet))
    assert (answer.exit_code, "rows.csv:2: dam (The Dam): " in answer.stderr) == (6, True)
    sheet.write_text(text.format("true"))
    assert run("apply", str(sheet)).exit_code == 0


def test_a_figure_as_great_as_it_is_told_is_recorded_where_the_row_is_forced(
    run: Run, sheet: Path
) -> None:
    """A history that has it comes back; else it is refused, under a head that names a unit too."""
    assert run("update", "dam", "partial", "--spent-bn", "200000bn", "--force").exit_code == 0
    sheet.write_text(run("history", "dam", "--local", "-f", "csv").stdout)
    assert run("undo").exit_code == 0
    assert run("apply", str(sheet), "--json").stdout.count('"action":"confirmed"') == 1
    (told,) = json.loads(run("history", "dam", "--local", "--json").stdout)
    assert (told["spent_bn"], told["force"]) == (200000, True)
    for head, force, said in (
        ("spent_bn", "false", "'200000' would be 200,000 billion yuan; write its unit behind it"),
        ("spent_bn", "perhaps", "'200000' would be 200,000 billion yuan"),
        ("spent (billion yuan)", "", "'200000' would be 200,000 billion yuan"),
    ):
        sheet.write_text(f"project,{head},force\ndam,200000,{force}\n")
        answer = run("apply", str(sheet))
        assert answer.exit_code == 3
        assert said in answer.stderr
