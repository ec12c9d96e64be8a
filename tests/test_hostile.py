"""Files, texts and arguments that mean harm."""

import io
import json
import os
import re
import sqlite3
import threading
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import NOW, SAMPLE, Run
from qhtrack.cli import main
from qhtrack.database import questions, schema
from qhtrack.domain.dates import first_day, is_date, last_day
from qhtrack.domain.errors import RefusedError, UsageError
from qhtrack.registry import files, toml

TODAY = date(2026, 11, 23)
PROJECT = '[[project]]\nid = "a"\nname = "A"\ncategory = "x"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"a = " + b"[" * 100_000, "bad.toml: nested too deeply"),
        (b"a = " + b"{b=" * 100_000, "bad.toml: nested too deeply"),
        (b'title = "' + b"x" * 5_000_000, "bad.toml:1: Unterminated string"),
        (b'title = "a\0b"', "bad.toml:1: Illegal character"),
        (b'schema = 1\ntitle = "\\u0000"', "bad.toml:2: title: '\\x00' is not"),
        (b"\xff\xfeschema", "bad.toml:1: not UTF-8 (it looks like UTF-16)"),
        ("title = '青海'".encode("gbk"), "bad.toml:1: not UTF-8 (it looks like GBK)"),
        (b'title = "\xed\xa0\x80"', "bad.toml:1: not UTF-8"),
        (b'title = "\\ud800"', "bad.toml:1: Escaped character is not a Unicode scalar value"),
        (b"schema = 1\nschema = 1", "bad.toml:2: Cannot overwrite a value"),
        (b"schema = " + b"1" * 5000, "bad.toml: a number with too many digits"),
        (b"schema = nan", "bad.toml:1: schema: nan is not a schema this version reads (1)"),
        (
            b'schema = 1\n[[source]]\nid = "s"\ntitle = "S"\ndate = 0000-01-01\n',
            "bad.toml:5: Invalid d",
        ),
        (b'schema = 1\n[[source]]\nid = "s"\ntitle = "S"\ndate = "0000"\n', "bad.toml:5: s: date"),
        (b'schema = 1\n[[source]]\nid = "s"\ntitle = "S"\ndate = "10000"\n', "bad.toml:5: s: date"),
        (b"schema = 1\n" + PROJECT.encode() + b"capacity_mw = inf\n", "bad.toml:6: a: capacity_mw"),
        (b"schema = 1\n" + PROJECT.encode() + b"capacity_mw = -0.1\n", "bad.toml:6: a: capacity"),
        (b'schema = 1\ntitle = "\\u001b[31mred"\n', "bad.toml:2: title: '\\x1b[31mred' is not"),
        (b'schema = 1\ntitle = "\\u202egnp"\n', "bad.toml:2: title: '\\u202egnp' is not"),
    ],
)
def test_a_bad_registry_is_refused_where_it_is_bad(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes, said: str
) -> None:
    """Nothing is loaded; what would harm a terminal is escaped."""
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_bytes(text)
    answer = run("load", "bad.toml")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert answer.stderr.startswith(f"qhtrack: {said}")
    assert answer.stderr.isprintable() or answer.stderr.replace("\n", "").isprintable()
    assert len(answer.stderr) < 1000


def test_ten_thousand_problems_are_fifty_and_a_count(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON has them all."""
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text("schema = 1\n" + '[[category]]\nid = "A"\nname = "x"\n' * 10_000)
    lines = run("check", "bad.toml").stderr.splitlines()
    assert len(lines) == 51
    assert lines[-1] == "and 9950 more problems"
    assert len(json.loads(run("check", "bad.toml", "--json").stderr)["problems"]) == 10_000


def mutated(data: st.DataObject) -> bytes:
    """Return the sample with some of it cut, doubled or overwritten."""
    text = bytearray(SAMPLE.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        end = min(len(text), at + data.draw(st.integers(0, 40)))
        put = data.draw(
            st.sampled_from(
                [b"", b"\0", b'"', b"[[", b"\n", b"= 2023-13-01", b"\xff", b"[1]", b"''"]
            )
            | st.binary(max_size=8)
            | st.just(bytes(text[at:end]) * 2)
        )
        text[at:end] = put
    return bytes(text)


@settings(max_examples=300)
@given(st.data())
def test_a_mutated_registry_is_read_or_refused(data: st.DataObject) -> None:
    """Never anything else, and every problem has its line."""
    text = mutated(data)
    try:
        registry = toml.parse(files.decode(text, "x"), "x", TODAY)
    except RefusedError as error:
        refused = error
    else:
        assert toml.parse("".join(toml.dump(registry)), "x", TODAY).schema == 1
        return
    assert refused.problems
    assert all(one.line is None or one.line > 0 for one in refused.problems)
    assert str(refused).replace("\n", "").isprintable()


@settings(max_examples=200)
@given(st.lists(st.text(max_size=12) | st.sampled_from(["status:", "due<", "id=';--", "a!=b"])))
@example(["category:x' OR 1=1 --"])
def test_any_query_is_answered_or_refused(terms: list[str]) -> None:
    """SQL in it is text like any other."""
    connection = schema.create_in_memory()
    asked = questions.Filter(terms, "registry")
    with closing(connection), suppress(UsageError):
        assert list(questions.projects(connection, asked, questions.AsOf("2026-11-23"))) == []


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True))
@example("0000")
@example("10000")
@example("2024-02-30")
@example("٢٠٢٤")
def test_any_text_is_a_date_or_not(text: str) -> None:
    """A date has a first and a last day."""
    if is_date(text):
        assert date.fromisoformat(first_day(text)) <= date.fromisoformat(last_day(text))


HOSTILE = (
    "[red]x[/red]",
    "<script>alert(1)</script>",
    "`rm` | **b** _i_ [l](http://x)",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE project; --",
    "$(reboot) && ${x}",
    "{0} {name} %s",
    ":smile: \\n",
)


@pytest.fixture
def hostile(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load a registry whose texts are all hostile."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    projects = "".join(
        f"[[project]]\nid = 'p-{number}'\nname = {json.dumps(text)}\ncategory = 'x'\n"
        f"owner = {json.dumps(text)}\nnote = {json.dumps(text)}\n"
        f"[[project.commitment]]\nwording = {json.dumps(text)}\n"
        f"source = {json.dumps('seen ' + text)}\n"
        f"[[project.event]]\ndate = '2020'\nstatus = 'approved'\nnote = {json.dumps(text)}\n"
        f"source = {json.dumps('https://x/' + text)}\n"
        for number, text in enumerate(HOSTILE)
    )
    Path("hostile.toml").write_text(f"schema = 1\ntitle = {json.dumps(HOSTILE[1])}\n{projects}")
    assert run("load", "hostile.toml").exit_code == 0


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(run: Run, text: str) -> None:
    """In tables, pages and every format."""
    for arguments in (("list", "-f", "table"), ("timeline",), ("show", text), ("scorecard",)):
        said = run(*arguments)
        assert said.exit_code == 0, said.stderr
        assert text in said.stdout, arguments
    row = json.loads(run("list", "--json", "--columns", "name,note", f"owner:{text}").stdout)
    assert row == [{"name": text, "note": text}]


@pytest.mark.usefixtures("hostile")
def test_a_report_of_hostile_text_holds_no_html(run: Run) -> None:
    """Nor a link, nor a table that breaks."""
    report = re.sub(r"```.*?```", "", run("report").stdout, flags=re.DOTALL)
    assert "<script" not in report.replace("\\<script", "")
    assert "[l](" not in report
    cells = {
        line.replace("\\|", "").count("|") for line in report.split("\n") if "x | 2020" in line
    }
    assert len(cells) <= 1
    for line in run("list", "-f", "csv", "--columns", "name").stdout.splitlines():
        assert not line.strip('"').startswith(("=", "+", "-", "@"))


INJECTION = "x' OR 1=1; DROP TABLE event; --"


@pytest.mark.parametrize(
    "line",
    [
        "list -s {}",
        "list -c {}",
        "list -r {}",
        "list --sort {}",
        "list --columns {}",
        "list --as-of {}",
        "list {}",
        "list id:{}",
        "list source:{}",
        "list owner!={}",
        "list due<{}",
        "list capacity_mw>={}",
        "show {}",
        "history {}",
        "history --since {}",
        "scorecard --outcome {}",
        "scorecard --due {}",
        "stats --by {}",
        "timeline --since {}",
        "report --by {}",
        "update {} operating",
        "update dam {}",
        "update dam operating --expect {}",
        "update dam operating --date {}",
        "undo {}",
    ],
)
def test_sql_in_an_argument_is_text(run: Run, sample: Path, tmp_path: Path, line: str) -> None:
    """The database is what it was."""
    del sample
    said = run(*(word.format(INJECTION) for word in line.split()))
    assert said.exit_code in {0, 2, 4}
    assert "Traceback" not in said.stderr
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection:
        assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == 3


def test_odd_paths_are_paths(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a hyphen first, spaces, a link, a pipe with a name, standard input."""
    monkeypatch.chdir(sample.parent)
    text = sample.read_bytes()
    Path("-odd.toml").write_bytes(text + b"# 1\n")
    assert run("load", "--", "-odd.toml").exit_code == 0
    assert run("export", "--output=-other.toml").stdout == "-other.toml: changed\n"
    Path("a b 青.toml").write_bytes(text + b"# 2\n")
    Path("link.toml").symlink_to("a b 青.toml")
    assert run("load", "link.toml").exit_code == 0
    assert run("export", "--force", "-o", "link.toml").exit_code == 0
    assert Path("link.toml").is_symlink()
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(text + b"# 3\n",))
    writer.start()
    assert run("load", "pipe").exit_code == 0
    writer.join()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text + b"# 4\n")))
    assert main(["load", "-"], NOW) == 0
