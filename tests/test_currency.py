"""A registry in money of its own."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def kenya(run: Run, tmp_path: Path) -> Path:
    """Return the folder of a registry in shillings, with one road."""
    assert run("init", str(tmp_path / "kenya.toml"), "--currency", "KES").exit_code == 0
    add = ("add", "project", "a-road", "name=A Road", "category=road")
    assert run(*add, "investment_bn=90 billion KES").exit_code == 0
    return tmp_path


def test_sums_are_typed_in_it(run: Run, kenya: Path) -> None:
    """By hand and in sheets, in their heads and above them; another money is refused."""
    assert run("set", "a-road", "investment_bn=80 billion KES").exit_code == 0
    update = ("update", "a-road", "open", "--date")
    assert run(*update, "2024", "--spent-bn", "30 million KES").exit_code == 0
    assert run(*update, "2025", "--spent-bn", "30亿元").exit_code == 2
    sheet = kenya / "rows.csv"
    sheet.write_text(
        "units: million KES\nproject,status,date,spent,investment (million KES)\n"
        "a-road,open,2026,31000,88000\n"
    )
    assert run("apply", str(sheet)).exit_code == 0
    row = json.loads(run("list", "--json").stdout)[0]
    assert (row["investment_bn"], row["spent_bn"]) == (88, 31)
    rows = json.loads(run("history", "--json").stdout)
    assert [event["spent_bn"] for event in rows] == [31, 0.03]


@pytest.mark.parametrize(("language", "head"), [("en", "billion KES"), ("zh", "总投资（亿 KES）")])
def test_sums_are_shown_in_it(run: Run, kenya: Path, language: str, head: str) -> None:
    """In tables, charts and the report."""
    del kenya
    listed = run("--lang", language, "list", "-f", "table", "--columns", "name,investment_bn")
    assert head in listed.stdout
    assert "KES" in run("--lang", language, "stats", "-f", "table").stdout
    report = run("--lang", language, "report").stdout
    assert "KES" in report
    assert not any(word in report for word in ("yuan", "亿元", "CNY"))
