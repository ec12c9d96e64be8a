"""Three more messy workbooks: of a planner, of a roads office abroad, of a journalist in a hurry.

Their figures are made up. What each leaves unsaid is named, and the rest comes in.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import REGISTRY, ROOT, Result, Run

MESS = ROOT / "tests" / "sheets" / "mess"
OFFICE = "Contractor,Contract Sum (KES Million),Commencement Date,Amount Paid to date (KES Million)"
OFFICE += ",Km done"
PLANNER = "建设性质,本年完成投资,责任人及电话"


def _cells(answer: Result) -> list[str]:
    """Return the cells that are named, in the order of the rows."""
    found = re.findall(r"\.xlsx:\d+: ([A-Z]\d+): \w+: ", answer.stderr)
    return sorted(found, key=lambda cell: (int(cell[1:]), cell))


def _with(name: str, cells: Mapping[str, str | None], path: Path) -> str:
    """Write a workbook anew with other cells; return its path."""
    book = load_workbook(MESS / name)
    for place, value in cells.items():
        book.active[place] = value  # type: ignore[index]
    book.save(path / name)
    return str(path / name)


def _events(run: Run) -> dict[str, dict[str, object]]:
    rows = json.loads(run("history", "--local", "--json").stdout)
    return {row["project"]: row for row in rows}


@pytest.fixture
def kept(run: Run) -> None:
    """Load the registry that is kept here."""
    assert run("load", str(REGISTRY)).exit_code == 0


@pytest.mark.usefixtures("kept")
def test_a_planners_sheet(run: Run, tmp_path: Path) -> None:
    """A head of two rows in one unit, headings between rows, dashes, the date above it all."""
    path = str(MESS / "xining.xlsx")
    answer = run("apply", path)
    assert f"--ignore '{PLANNER}'" in answer.stderr
    assert "'本年完成投资' (G5)" in answer.stderr
    answer = run("apply", path, "--ignore", PLANNER)
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert _cells(answer) == ["B7", "F12", "H16", "B36", "B38", "B40"]
    assert "passed over: rows of totals 3, empty rows 1" in answer.stderr
    assert "headings or remarks: rows 6, 18, 27, 43, 44" in answer.stderr
    right = {"B7": "西宁至成都铁路", "F12": "86亿元", "B36": "盐湖股份4万吨锂盐项目"}
    wrong = dict.fromkeys(("A16", "B16", "H16", "F16", "G16", "I16", "K16", "C16", "D16"))
    gone = {f"{column}{row}": None for row in (38, 40) for column in "ABCDEFGHIJK"}
    answer = run("apply", _with("xining.xlsx", right | wrong | gone, tmp_path), "--ignore", PLANNER)
    assert answer.exit_code == 0
    assert "rows without a date are of 2026-10-28" in answer.stderr
    told = _events(run)
    assert {row["date"] for row in told.values()} == {"2026-10-28"}
    spent = {name: told[name]["spent_bn"] for name in told}
    assert spent["xicheng-railway"] == 52.100005
    assert spent["gonghe-airport"] == 1.523
    assert spent["huangnan-airport"] is None
    assert spent["biandukou-menyuan-expressway"] == 9.62
    assert spent["dahejia-qingshui-expressway"] == 1.23456
    assert spent["tongde-pumped-storage"] == 3.12
    assert told["gonghe-airport"]["note"] == "航站楼主体封顶，飞行区基本完工\n力争年内校飞"
    assert len(told) == 27


def test_a_roads_office(run: Run, tmp_path: Path) -> None:
    """Of a registry of its own that defines nothing: new roads, counties, KES, days first."""
    answer = run("init", str(tmp_path / "a.toml"), "--currency", "KES")
    assert answer.exit_code == 0
    answer = run("apply", str(MESS / "kenya.xlsx"), "--ignore", OFFICE)
    assert answer.exit_code == 3
    assert answer.stderr.count("rows add them where this column is headed 'name'") == 1
    named = {"B4": "Name", "F4": "Investment (KES Million)", "K4": "Spent (KES Million)"}
    path = _with("kenya.xlsx", named, tmp_path)
    ignored = ("--ignore", "Contractor,Commencement Date,Km done")
    answer = run("apply", path, *ignored)
    assert _cells(answer) == ["I7", "I14", "I16", "C25"]
    assert "passed over: rows of totals 2, empty rows 1" in answer.stderr
    statuses = {"I7": "Planned", "I14": "Cancelled", "I16": "Partly open"}
    path = _with("kenya.xlsx", named | statuses | {"B25": None}, tmp_path)
    assert run("apply", path, *ignored).stdout.endswith("34 recorded\n")
    roads = {row["id"]: row for row in json.loads(run("list", "--json").stdout)}
    told = {name: [row[key] for key in ("status", "updated")] for name, row in roads.items()}
    assert told["gilgil-machinery-road"] == ["suspended", "2026-09-30"]
    assert told["elburgon-njoro-road-c56"] == ["construction", "2026-09"]
    assert told["lanet-ndundori-road"] == ["operating", "2023-11"]
    assert told["subukia-lower-subukia-rd"] == ["cancelled", "2025-08-01"]
    money = {name: [row["investment_bn"], row["spent_bn"]] for name, row in roads.items()}
    assert money["njoro-mau-summit-road"] == [4.215, 2.9005]
    assert money["gilgil-machinery-road"] == [1.85, 0.41]
    assert money["narok-town-roads"] == [0.42, 0.12]
    assert roads["mai-mahiu-narok-road"]["regions"] == ["nakuru", "narok"]
    assert roads["salgaa-interchange"]["length_km"] is None
    assert len(roads) == 17


@pytest.mark.usefixtures("kept")
def test_a_journalists_notes(run: Run, tmp_path: Path) -> None:
    """What is no fact is named, each by its cell; what was copied from pages comes in."""
    answer = run("apply", str(MESS / "journalist.xlsx"), "--ignore", "to do")
    wrong = ["B4", "B5", "D6", "C7", "C9", "C10", "B11", "A13"]
    assert _cells(answer) == [*wrong, "A17", "B17", "A19", "C19", "A20"]
    rows = {int(cell[1:]) for cell in _cells(answer)}
    gone = {f"{column}{row}": None for row in rows for column in "ABCDEF"}
    answer = run("apply", _with("journalist.xlsx", gone, tmp_path), "--ignore", "to do")
    assert answer.stdout.endswith("9 recorded\n")
    told = _events(run)
    assert told["xicheng-railway"]["source"] == "https://news.example.org/a1?x=1&y=2"
    assert told["xicheng-railway"]["also"] == ["https://news.example.org/a2"]
    assert told["lijiaxia-expansion"]["date"] == "2026-11-11"
    assert told["tongren-sailong-expressway"]["note"] == "line one\nline two"
