"""Texts that mean harm are text, whatever shows them."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run

HOSTILE = (
    "[red]x[/red]",
    "<script>alert(1)</script>",
    "`rm` | **b** _i_ [l](http://x)",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE project; --",
    "$(reboot) && ${x}",
    "{0} {name} %s",
    ":smile: \\n",
    "~~gone~~ # $x$ \\| y",
)


@pytest.fixture
def hostile(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load a registry whose texts are all hostile."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    projects = "".join(
        f"[[category]]\nid = 'c-{number}'\nname = {json.dumps(text)}\n"
        f"[[region]]\nid = 'r-{number}'\nname = {json.dumps(text)}\n"
        f"[[project]]\nid = 'p-{number}'\nname = {json.dumps(text)}\n"
        f"category = 'c-{number}'\nregions = ['r-{number}']\n"
        f"owner = {json.dumps(text)}\nnote = {json.dumps(text)}\n"
        f"[[project.promise]]\nwording = {json.dumps(text)}\n"
        f"source = {json.dumps('seen ' + text)}\n"
        f"[[project.event]]\ndate = '2026-01'\nstatus = 'approved'\nnote = {json.dumps(text)}\n"
        f"source = {json.dumps('https://x/' + text)}\n"
        for number, text in enumerate(HOSTILE)
    )
    Path("hostile.toml").write_text(f"schema = 1\ntitle = {json.dumps(HOSTILE[1])}\n{projects}")
    assert run("load", "hostile.toml").exit_code == 0


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(run: Run, text: str) -> None:
    """In tables, pages and every format."""
    asked = "list -f table", "timeline", "scorecard -f table", "stats -f table --by region"
    for arguments in (*(line.split() for line in asked), ("show", text)):
        said = run(*arguments)
        assert said.exit_code == 0, said.stderr
        assert text in said.stdout, arguments
    assert run("show", text).stdout.startswith(text)
    row = json.loads(run("list", "--json", "--columns", "name,note", f"owner:{text}").stdout)
    assert row == [{"name": text, "note": text}]


@pytest.mark.usefixtures("hostile")
def test_a_report_of_hostile_text_holds_no_html(run: Run) -> None:
    """Nor a link, nor a table that breaks."""
    for by in ("category", "region"):
        whole = run("report", "--by", by).stdout
        report = re.sub(r"```.*?```", "", whole, flags=re.DOTALL)
        assert "<script" not in report.replace("\\<script", "")
        assert "[l](" not in report
        assert "~~" not in report
        for table in re.findall(r"(?:^\|.*\n)+", report, re.MULTILINE):
            plain = table.replace("\\\\", "").replace("\\|", "")
            assert len({line.count("|") for line in plain.splitlines()}) == 1
        sections = re.findall(r"^    section (.*)$", whole, re.MULTILINE)
        assert len(sections) == len(HOSTILE)
        assert not set("".join(sections)) & set(':;#"<>&{}`')
        assert not any("%%" in section for section in sections)
    for line in run("list", "-f", "csv", "--columns", "name").stdout.splitlines():
        assert not line.strip('"').startswith(("=", "+", "-", "@"))


HARM = "a\x1b\x9bred\u202e\u2066"
TEXT_COLUMNS = {
    "project": ("name", "name_zh", "owner", "place", "note"),
    "category": ("name",),
    "region": ("name",),
    "source": ("title", "publisher"),
    "promise": ("wording", "wording_en", "source"),
    "event": ("source", "note"),
}
ASKED = (
    *("list -f table", "list -f tsv", "list -f markdown", "show dam", "show road-a", "timeline"),
    *("scorecard -f table", "stats -f table", "stats -f table --by region", "history -f table"),
    *("report", "report --by region", "--lang zh report"),
)


def test_what_another_tool_wrote_harms_no_terminal(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database may hold what no registry does."""
    del sample
    monkeypatch.setenv("COLUMNS", "400")
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection, connection:
        for table, columns in TEXT_COLUMNS.items():
            for column in columns:
                connection.execute(f"UPDATE {table} SET {column} = ?", (HARM,))
    for line in ASKED:
        said = run(*line.split())
        assert said.exit_code == 0, line
        assert "a  red" in said.stdout, line
        assert re.sub(r"[\n\t\xa0]", "", said.stdout).isprintable(), line


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
        "list https://{}",
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
