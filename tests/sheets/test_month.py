"""A month, end to end: twelve owners' sheets in, the report out, the sheet for the next month."""

import json
import subprocess
import sys
from pathlib import Path

from openpyxl import Workbook, load_workbook

from conftest import REGISTRY, Run

OWNERS = 12
COLUMNS = "id,name,status,spent_bn,owner,place"


def _sheet(path: Path, project: dict[str, object], number: int) -> None:
    """Write what an owner sends of a project: title, unit, head, a row, a total."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        [f"第{number}号业主进展情况"],
        ["单位：万元"],
        ["序号", "项目名称", "建设状态", "截至日期", "累计完成投资", "形象进度"],
        [1, project["name_zh"], "在建", f"2026年10月{number}日", 1000 * number, f"完成{number}成"],
        ["合计", None, None, None, 1000 * number, None],
    ):
        sheet.append(row)
    book.save(path)


def test_a_month_of_sheets_goes_round(run: Run, tmp_path: Path) -> None:
    """No word is lost: what is sent stands in the report and in the sheet of the next month."""
    assert run("load", str(REGISTRY)).exit_code == 0
    projects = json.loads(run("list", "status:construction", "--json").stdout)[:OWNERS]
    assert len(projects) == OWNERS
    paths = [str(tmp_path / f"{number}.xlsx") for number in range(1, OWNERS + 1)]
    for number, project in enumerate(projects, 1):
        _sheet(Path(paths[number - 1]), project, number)
    answer = run("apply", *paths, "--source", "各业主2026年10月月报")
    assert answer.stdout.endswith(f"{OWNERS} recorded\n")
    told = {row["project"]: row for row in json.loads(run("history", "--local", "--json").stdout)}
    for number, project in enumerate(projects, 1):
        event = told[str(project["id"])]
        assert (event["spent_bn"], event["date"]) == (number / 100, f"2026-10-{number:02}")
        assert (event["note"], event["source"]) == (f"完成{number}成", "各业主2026年10月月报")
    report = run("--lang", "zh", "report").stdout
    assert all(str(project["name_zh"]) in report for project in projects)

    ids = f"id:{','.join(told)}"
    call = [sys.executable, "-m", "qhtrack", "--lang", "zh", "list", "-f", "xlsx"]
    written = subprocess.run(
        [*call, "--columns", COLUMNS, "--", ids], check=True, capture_output=True
    )
    path = tmp_path / "next.xlsx"
    path.write_bytes(written.stdout)
    assert run("apply", str(path)).stdout.endswith(f"0 recorded, {OWNERS} unchanged\n")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 1 + OWNERS
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, heads.index("累计完成投资（亿元）") + 1).value = 100 + row
    book.save(path)
    assert run("apply", str(path), "--date", "2026-11").exit_code == 0
    spent = {row["id"]: row["spent_bn"] for row in json.loads(run("list", ids, "--json").stdout)}
    assert sorted(spent.values()) == [(100 + row) / 10 for row in range(2, 2 + OWNERS)]
    assert all(run("undo").exit_code == 0 for _ in range(2))
    assert run("history", "--local", "--json").stdout == "[]\n"
