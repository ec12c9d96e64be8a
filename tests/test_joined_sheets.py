"""Sheets that other programs have cut, joined or written in their own way."""

from pathlib import Path

import pytest

from conftest import Run

HEAD = "project,status,date\n"
ROW = "road-a,construction,2024\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"\ufeff{HEAD}{ROW}\ufeff{HEAD}road-b,cancelled,2023\n",
            ":3: B3: status: 'status' is not a s",
        ),
        (
            f"{HEAD}{ROW}\ufeffroad-b,cancelled,2023\n",
            ":3: A3: project: no project is called '\\ufeffroad-b'",
        ),
        (
            f"{HEAD.rstrip()},in_service_mw\ndam,partial,2024-06,-0.0.6\n",
            "D2: in_service_mw: '-0.0.6' is not a number",
        ),
        (f'{HEAD}"{ROW}', ":2: unexpected end of data"),
        (f"{HEAD}{ROW.rstrip()},more\n", ":2: D2: 'more' is in a column without a head"),
        ("", ":1: there is no row with heads"),
    ],
)
def test_a_sheet_that_is_broken_is_refused_where_it_is(
    run: Run, sample: Path, tmp_path: Path, text: str, said: str
) -> None:
    """All of it: nothing is recorded."""
    del sample
    path = tmp_path / "rows.csv"
    path.write_text(text, encoding="utf-8")
    before = run("export").stdout
    answer = run("apply", str(path))
    assert answer.exit_code in {3, 4}
    assert said in answer.stderr
    assert run("export").stdout == before


@pytest.mark.parametrize("between", [";", "\t"])
def test_columns_may_be_parted_as_a_spreadsheet_of_another_country_parts_them(
    run: Run, sample: Path, tmp_path: Path, between: str
) -> None:
    """By semicolons or tabs."""
    del sample
    path = tmp_path / "rows.csv"
    path.write_text(f"{HEAD}{ROW}".replace(",", between))
    assert run("apply", str(path)).stdout.startswith("road-a: unknown → construction (2024)\n")
