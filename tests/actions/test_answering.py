"""How many rows an answer has, and when they are fetched."""

import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import NOW, REGISTRY, SAMPLE, Run
from qhtrack.actions import asking
from qhtrack.actions.answering import (
    Question,
    Shape,
    arranged,
    fetch_limit,
    note_hidden_rows,
    row_limit,
    stream_rows,
)
from qhtrack.actions.context import Clock, Context
from qhtrack.cli import main
from qhtrack.database import questions
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import Message, message
from qhtrack.output.formats import Format
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language

PIPE = Context(Clock(NOW))
NOTHING_ASKED = Question([], "2026-11-23")


def test_a_terminal_gets_at_most_a_hundred_rows() -> None:
    """Unless more are asked for; pipes and other formats get all."""
    terminal = Context(Clock(NOW), Screen(is_terminal=True))
    assert row_limit(terminal, None, Format.TABLE) == 100
    assert row_limit(terminal, 101, Format.TABLE) == 101
    assert row_limit(PIPE, None, Format.TABLE) is None
    assert row_limit(terminal, None, Format.JSON) is None
    assert row_limit(terminal, 0, Format.TABLE) is None
    assert row_limit(PIPE, 5, Format.CSV) == 5


def test_a_table_counts_the_rows_it_leaves_out() -> None:
    """So all are fetched."""
    assert fetch_limit(Format.TABLE, 5) == fetch_limit(Format.CSV, None) == -1
    assert fetch_limit(Format.CSV, 5) == 5


@pytest.mark.parametrize(
    ("count", "limit", "notices"),
    [
        (0, 5, []),
        (5, 5, []),
        (6, 5, [message("more_rows", count=1)]),
        (6, None, []),
    ],
)
def test_what_is_hidden_is_counted(count: int, limit: int | None, notices: list[Message]) -> None:
    """Where something is."""
    context = Context(Clock(NOW))
    note_hidden_rows(context, count, limit)
    assert context.notices == notices


def test_rows_come_in_the_order_that_is_asked_for() -> None:
    """Else as they are fetched, one by one."""
    rows = [{"id": "b"}, {"id": "a"}]
    context = Context(Clock(NOW))
    assert arranged(context, rows, Shape(Format.CSV), ["id"]) is rows
    assert list(arranged(context, rows, Shape(Format.CSV, sort="id"), ["id"])) == rows[::-1]


@pytest.mark.parametrize(
    ("kind", "order"),
    [
        (Format.TABLE, ["c", "b", "a"]),
        (Format.XLSX, ["c", "b", "a"]),
        (Format.CSV, ["b", "a", "c"]),
    ],
)
def test_names_are_sorted_as_they_are_shown(kind: Format, order: list[str]) -> None:
    """In the reader's language for people, under their key for programs."""
    rows = [
        {"id": "a", "name": "Dam", "name_zh": "西宁"},
        {"id": "b", "name": "Airport", "name_zh": "青海"},
        {"id": "c", "name": "“Dulan”", "name_zh": "《大坝》"},
    ]
    context = Context(Clock(NOW), language=Language.ZH)
    shown = arranged(context, rows, Shape(kind, sort="name"), ["name"])
    assert [row["id"] for row in shown] == order


@pytest.mark.parametrize(
    ("command", "columns", "head"),
    [
        ("list", "名称，capacity", "name         MW"),
        ("scorecard", "project,days_late", "project  days late"),
        ("scorecard --by year", "year,met_late", "year  met late"),
        ("stats", "category,projects", "category    projects"),
        ("history", "date,status", "date        status"),
        ("sources", "id,facts", "id     facts"),
        ("compare 2020 2024", "kind,what", "kind     what"),
    ],
)
def test_a_table_has_the_columns_that_are_asked_for(
    run: Run, sample: Path, command: str, columns: str, head: str
) -> None:
    """On every command that answers in rows, in the order that is asked for, so many of them."""
    del sample
    asked = (*command.split(), "-f", "table", "--columns", columns)
    first = columns.replace("名称", "name").replace("，", ",").partition(",")[0]
    said = run(*asked, "--sort", f"-{first}")
    assert said.exit_code == 0
    lines = said.stdout.partition("\n\n")[0].splitlines()
    assert lines[0].split() == head.split()
    forth = run(*asked, "--sort", first).stdout.partition("\n\n")[0].splitlines()
    assert forth[0] == lines[0]
    assert sorted(forth) == sorted(lines)
    if len(lines) > 2:
        assert forth[1:] != lines[1:] or len({*lines[1:]}) == 1
        short = run(*asked, "-n", "1")
        assert len(short.stdout.partition("\n\n")[0].splitlines()) == 2
        assert short.stderr.startswith("qhtrack: ")


def test_what_has_not_changed_is_said(run: Run, sample: Path) -> None:
    """To whoever reads a table; a script gets no row."""
    del sample
    said = run("compare", "2026-01", "-f", "table").stderr
    assert said == "qhtrack: nothing changed from 2026-01-31 to 2026-11-23\n"
    assert run("compare", "2026-01", "-f", "csv").stderr == ""


def test_nothing_is_said_to_be_nothing(run: Run, sample: Path) -> None:
    """In every format; of a word that nothing has what may be meant by it."""
    del sample
    for kind in ("table", "tsv", "json"):
        assert run("list", "capacity>9999", "-f", kind).stderr == "qhtrack: no matches\n"
        assert run("list", "zzz", "-f", kind).stderr == "qhtrack: nothing has 'zzz'\n"
    for command in ("scorecard", "scorecard --by year", "history", "sources", "stats", "timeline"):
        for kind in ("table", "csv"):
            options = () if command == "timeline" else ("-f", kind)
            said = run(*command.split(), "zzz", *options)
            assert (said.exit_code, said.stderr) == (0, "qhtrack: nothing has 'zzz'\n"), command


def test_rows_are_written_as_they_are_fetched(run: Run, sample: Path) -> None:
    """One by one, of one state of the database; who records meanwhile need not wait."""
    del sample
    fetched = []

    def fetch(connection: sqlite3.Connection) -> Iterator[Mapping[str, object]]:
        for row in questions.events(connection, ["dam"], questions.DateRange()):
            fetched.append(row["date"])
            yield row

    text = iter(stream_rows(PIPE, fetch, NOTHING_ASKED, Shape(Format.JSONL), ["date"]).text)
    assert next(text) == '{"date":"2024-04-01"}\n'
    assert fetched == ["2024-04-01"]
    assert run("update", "dam", "approved", "--date", "2018").exit_code == 0
    assert list(text) == ['{"date":"2021-05"}\n']


def test_what_fails_at_the_first_row_has_written_no_header(sample: Path) -> None:
    """So that half an answer is rare."""
    del sample

    def fetch(connection: sqlite3.Connection) -> Iterator[Mapping[str, object]]:
        yield from connection.execute("SELECT id FROM nothing")

    with pytest.raises(sqlite3.OperationalError):
        next(iter(stream_rows(PIPE, fetch, NOTHING_ASKED, Shape(Format.CSV), ["id"]).text))


@pytest.mark.parametrize(
    "command", ["list", "history", "scorecard", "sources", "stats --by region", "compare 2020 2026"]
)
def test_rows_come_as_a_workbook(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, command: str
) -> None:
    """Of each command that answers in rows; as many as are asked for."""
    path = tmp_path / "sample.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    call = ["--registry", str(path), *command.split(), "-f", "xlsx"]
    rows = []
    for more in ([], ["-n", "1"]):
        capsysbinary.readouterr()
        assert main([*call, *more], NOW) == 0
        rows.append(load_workbook(io.BytesIO(capsysbinary.readouterr().out)).worksheets[0].max_row)
    assert rows[0] >= rows[1] == 1 + 1


HEADS = {
    "list": "编号 名称 别称 类别 地区",
    "history": "项目 日期 状态",
    "scorecard": "项目 目标节点 计划完成时限",
    "scorecard --by category": "类别 承诺数 项目数 按期完成 逾期完成 是否按期不详 逾期未完成",
    "sources": "编号 标题",
    "stats": "类别 项目数 装机（万千瓦） 装机（万千瓦）：有数据的项目数",
    "compare 2020 2026": "类型 日期 项目 变化 说明",
}


@pytest.mark.parametrize("command", HEADS)
def test_a_workbook_is_in_words(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, command: str
) -> None:
    """Each head, each project by its name, each group and change."""
    path = tmp_path / "sample.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    call = ["--registry", str(path), "--lang", "zh", *command.split(), "-f", "xlsx"]
    capsysbinary.readouterr()
    assert main(call, NOW) == 0
    data = capsysbinary.readouterr().out
    rows = list(load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    heads = [str(head) for head in rows[0]]
    assert heads[: len(HEADS[command].split())] == HEADS[command].split()
    assert not [head for head in heads if head.isascii()]
    if "项目" in heads:
        assert "dam" not in {row[heads.index("项目")] for row in rows}


@pytest.mark.parametrize(
    ("width", "columns", "left_out"),
    [
        (60, "id,name,status,owner,note", None),
        (55, "id,name,status,owner,note", "note"),
        (45, "name,owner,status,due,since", "since"),
        (44, "name,owner,status,due,since", "due, since"),
        (20, "status,due,since,owner", "since, owner"),
        (1, "status", None),
    ],
)
def test_columns_that_were_asked_for_fit_the_screen(
    run: Run,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    width: int,
    columns: str,
    left_out: str | None,
) -> None:
    """Their texts are cut, then the last go, which is told; the first stays in any case."""
    noted = run("set", "dam", f"note={'a long note ' * 9}", f"owner={'Someone far away ' * 3}")
    assert (sample.exists(), noted.exit_code) == (True, 0)
    monkeypatch.setenv("COLUMNS", str(width))
    answer = run("list", "-f", "table", "--columns", columns)
    assert max(map(len, answer.stdout.splitlines())) <= max(width, len("under construction"))
    said = f"qhtrack: no room for {left_out}; widen the window, or write -f tsv\n"
    assert answer.stderr == ("" if left_out is None else said)


def test_a_workbook_is_not_for_a_terminal(sample: Path) -> None:
    """It says what it is for; of nothing it is a head."""
    del sample
    on_terminal = Context(Clock(NOW), Screen(is_terminal=True))
    shape = Shape(Format.XLSX)
    with pytest.raises(UsageError):
        asking.list_projects(on_terminal, [], shape)
    context = Context(Clock(NOW))
    assert asking.list_projects(context, ["nothing-like-it"], shape).workbook
    assert len(context.notices) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_whole_list_says_nothing_new(run: Run, tmp_path: Path, language: str) -> None:
    """With what was worked out: what operates is in service in full, what is built not at all."""
    assert run("load", str(REGISTRY)).exit_code == 0
    columns = "id,name,status,owner,place,regions,category,capacity_mw,length_km,investment_bn"
    columns += ",in_service_mw,open_km,spent_bn"
    call = ["--registry", str(REGISTRY), "--lang", language, "list", "-f", "xlsx", "--columns"]
    written = subprocess.run(
        [sys.executable, "-m", "qhtrack", *call, columns], check=True, capture_output=True
    )
    path = tmp_path / "list.xlsx"
    path.write_bytes(written.stdout)
    answer = run("apply", str(path))
    count = len(json.loads(run("list", "--json").stdout))
    assert answer.stdout.splitlines()[-1] == f"0 recorded, {count} unchanged"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_list_is_edited_and_applied_again(
    run: Run, sample: Path, tmp_path: Path, language: str
) -> None:
    """As a workbook: told again it says nothing, what is changed in it is told."""
    del sample
    columns = "id,name,status,owner,place,regions,capacity_mw,investment_bn,in_service_mw"
    path = tmp_path / "list.xlsx"
    call = [sys.executable, "-m", "qhtrack", "--lang", language, "list", "status:partial"]
    written = subprocess.run(
        [*call, "-f", "xlsx", "--columns", columns], check=True, capture_output=True
    )
    path.write_bytes(written.stdout)
    answer = run("apply", str(path))
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.endswith("0 recorded, 1 unchanged\n")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["D2"] = "A Co"
    book.save(path)
    assert run("apply", str(path)).stdout.startswith("dam: project amended: owner")
