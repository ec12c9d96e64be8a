"""Applying files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import SAMPLE, Run

CSV = """\ufeffproject,status,date,source,note,in_service_mw,expect\r
dam,operating,2025-05,paper,"all
units",2320,partial\r
Road B,construction,2021-04,"site visit, 2021",,,\r
大坝,operating,2025-05,,,,\r
"""
TOLD = """\
dam: partial → operating (2025-05): in service 2,320 MW
road-b: unknown → construction (2021-04), back-filled before cancelled (2022)
dam: operating (2025-05) unchanged
2 recorded, 1 unchanged
"""


@pytest.fixture
def updates(tmp_path: Path, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of updates to the sample, as a spreadsheet writes it."""
    del sample
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "updates.csv"
    path.write_text(CSV, encoding="utf-8", newline="")
    return path


def test_a_file_is_applied_whole_and_once(run: Run, updates: Path) -> None:
    """A dry run changes nothing, a second run records nothing, one undo takes all back."""
    before = run("export").stdout
    dry = run("apply", str(updates), "--dry-run")
    assert dry.stdout.startswith(
        "would record: dam: partial → operating (2025-05): in service 2,320 MW\n"
    )
    assert dry.stdout.endswith("2 would be recorded, 1 unchanged\n")
    assert run("export").stdout == before
    assert run("apply", str(updates)) == (0, TOLD, "")
    assert (
        'note = """\nall\nunits"""' in run("export").stdout or "all\\nunits" in run("export").stdout
    )
    again = run("--lang", "zh", "apply", str(updates), "-f", "jsonl").stdout
    assert [json.loads(line)["recorded"] for line in again.splitlines()] == [False] * 3
    assert run("undo").stdout.endswith("dam: now partial\nroad-b: now cancelled\n")
    assert run("export").stdout == before


def test_each_row_has_its_result(run: Run, updates: Path) -> None:
    """In the order of the rows."""
    rows = json.loads(run("apply", str(updates), "--json").stdout)
    assert [(row["project"], row["from"], row["to"], row["recorded"]) for row in rows] == [
        ("dam", "partial", "operating", True),
        ("road-b", None, "construction", True),
        ("dam", "operating", "operating", False),
    ]


BAD = """project,status,date,expect
dam,operatng,2025,
nothing,operating,2025-13,
dam,construction,2025,
road-a,construction,2025,partial
road-a,approved,2024,
,operating,2025,
"""


def test_every_bad_row_is_named_and_nothing_recorded(run: Run, updates: Path) -> None:
    """Over all files in one run; the smallest exit code decides."""
    Path("bad.csv").write_text(BAD)
    before = run("export").stdout
    said = run("apply", str(updates), "bad.csv")
    assert (said.exit_code, said.stdout) == (3, "")
    assert [line.removeprefix("qhtrack: ")[:46] for line in said.stderr.splitlines()] == [
        "bad.csv:2: B2: status: 'operatng' is not a sta",
        "bad.csv:3: C3: date: '2025-13' is not a date i",
        "bad.csv:3: A3: project: no project is called '",
        "bad.csv:4: dam (The Dam): construction (2025) ",
        "bad.csv:5: road-a (=Road *A*) is approved, not",
        "bad.csv:7: A7: project: missing",
    ]
    assert run("export").stdout == before
    Path("bad.csv").write_text("".join(BAD.splitlines(keepends=True)[i] for i in (0, 3, 4)))
    failure = json.loads(run("apply", "bad.csv", "--json").stderr)
    assert (failure["error"], failure["exit_code"], len(failure["problems"])) == ("state", 6, 2)
    Path("bad.csv").write_text("project,status\nx,partial\ndam,construction\n")
    assert run("apply", "bad.csv").exit_code == 4


def test_a_file_that_is_none_is_refused_before_anything_is_recorded(
    run: Run, updates: Path
) -> None:
    """Whichever of the files it is."""
    assert run("apply", str(updates), "missing.csv").exit_code == 5
    Path("utf16.csv").write_bytes("project,status\ndam,在建\n".encode("utf-16"))
    said = run("apply", str(updates), "utf16.csv")
    assert said.exit_code == 3
    assert "utf16.csv:1: not UTF-8 (it looks like UTF-16)" in said.stderr
    assert run("history", "--local", "--json").stdout == "[]\n"


WHOLE = SAMPLE.replace(
    'in_service_mw = 550\nsource = "site visit, 2024"\n',
    'in_service_mw = 2300\nspent_bn = 12.5\nsource = "site visit, 2024"\nalso = [\n'
    '    "a book, 2024",\n    "paper",\n    "https://example.org/1,2",\n]\n',
).replace(
    'date = "2022"\nstatus = "cancelled"\n',
    'date = "2022"\nby = true\nstatus = "partial"\nopen_km = 3\nnote_zh = "通车"\n'
    'note = "\'=1 \\"quoted\\"\\n\\ttwo, three; \\\\n ' + "long " * 28_000 + '"\n',
)


def _facts(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    here = {"origin", "recorded_at", "recorded_by"}
    return [{key: value for key, value in row.items() if key not in here} for row in rows]


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "jsonl"])
def test_what_history_writes_is_read_back_to_the_same_events(
    run: Run, sample: Path, kind: str
) -> None:
    """With every key, line ends, quotes, tabs, and a note as long as a book."""
    sample.write_text(WHOLE, encoding="utf-8")
    assert run("load", str(sample)).exit_code == 0
    told, rows = run("history", "-f", kind).stdout, json.loads(run("history", "--json").stdout)
    assert [row["by"] for row in rows] == [False, True, False]
    events = WHOLE.split("\n[[project.event]]")
    kept = (text.partition("[[project]]") for text in events[1:])
    bare = events[0] + "".join(f"\n{mark}{rest}" for _, mark, rest in kept)
    sample.write_text(bare, encoding="utf-8")
    path = sample.with_name(f"told.{kind}")
    path.write_text(told, encoding="utf-8", newline="")
    database = str(sample.with_name("other.db"))
    assert run("--db", database, "load", str(sample)).exit_code == 0
    assert run("--db", database, "history", "--json").stdout == "[]\n"
    answer = run("--db", database, "apply", str(path))
    assert (answer.exit_code, answer.stderr) == (0, "")
    again = json.loads(run("--db", database, "history", "--json").stdout)
    assert _facts(again) == _facts(rows)


def test_rows_of_one_event_are_one_event(run: Run, sample: Path, tmp_path: Path) -> None:
    """Known before, or told by the first of them; undone, it is what it was."""
    del sample
    before = run("export").stdout
    sheet = tmp_path / "rows.csv"
    rows = [
        f"dam,{event},{note}"
        for event in ("construction,2021-05", "operating,2025-01")
        for note in "abc"
    ]
    sheet.write_text("\n".join(["project,status,date,note", *rows]))
    told = json.loads(run("apply", str(sheet), "--json").stdout)
    assert [row["action"] for row in told] == [*["amended"] * 3, "recorded", *["amended"] * 2]
    events = json.loads(run("history", "--json").stdout)
    notes = {event["date"]: event["note"] for event in events if event["project"] == "dam"}
    assert notes["2025-01"] == "a\nb\nc"
    assert notes["2021-05"].endswith("a\nb\nc")
    run("undo")
    assert run("export").stdout == before


STEPS_DOWN = """schema = 1

[[project]]
id = "dam"
name = "The Dam"
category = "water"
capacity_mw = 400
"""


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "jsonl"])
def test_a_step_down_that_a_note_explains_is_read_back(run: Run, tmp_path: Path, kind: str) -> None:
    """And a figure that cannot be; though the newest event comes first, and a year last of all."""
    path = tmp_path / "a.toml"
    path.write_text(STEPS_DOWN, encoding="utf-8")
    databases = [("--db", str(tmp_path / name)) for name in ("a.db", "b.db")]
    for database in databases:
        assert run(*database, "load", str(path)).exit_code == 0
    there, here = databases
    for words in (
        ["operating", "--date", "2019-05"],
        ["construction", "--date", "2021", "--note", "built anew", "--force"],
        ["cancelled", "--date", "2022"],
        ["operating", "--date", "2023-09-12", "--in-service-mw", "401", "--force"],
        ["construction", "--date", "2023", "--note", "begun again", "--force"],
    ):
        assert run(*there, "update", "dam", *words).exit_code == (6 if "2023-09-12" in words else 0)
        if "2023-09-12" in words:
            assert run(*there, "update", "dam", *words, "--note", "larger").exit_code == 0
    told = run(*there, "history", "-f", kind).stdout
    rows = json.loads(run(*there, "history", "--json").stdout)
    assert [row["force"] for row in rows] == [True, True, False, True, False]
    path = tmp_path / f"told.{kind}"
    path.write_text(told, encoding="utf-8", newline="")
    answer = run(*here, "apply", str(path))
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.startswith(
        "dam: construction → operating (2023-09-12): in service 401 MW\n"
    )
    assert _facts(json.loads(run(*here, "history", "--json").stdout)) == _facts(rows)


def test_a_row_may_be_forced(run: Run, sample: Path) -> None:
    """It alone."""
    path = sample.with_name("a.csv")
    text = "project,status,date,in_service_mw,force\ndam,partial,2025,2400,{}\n"
    for cell, code in (("", 6), ("false", 6), ("TRUE", 0)):
        path.write_text(text.format(cell))
        assert run("apply", str(path)).exit_code == code


def test_a_script_pipes_its_rows(updates: Path) -> None:
    """A hyphen is standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "qhtrack", "apply", "-", "--json"],
        input='{"project": "dam", "status": "operating", "date": "2025"}\n',
        capture_output=True,
        check=False,
        text=True,
        cwd=updates.parent,
    )
    assert json.loads(done.stdout)[0]["to"] == "operating"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "is_said"), [("Another Road", True), ("Dan", False), ("road", False)]
)
def test_a_project_that_may_be_new_is_told_how(
    run: Run,
    sample: Path,
    name: str,
    is_said: bool,  # noqa: FBT001
) -> None:
    """Where the row says its category, and no project is called nearly so."""
    path = sample.with_name("a.csv")
    for head, value, expected in (("category", "road", is_said), ("status", "open", False)):
        path.write_text(f"project,{head}\n{name},{value}\n")
        answer = run("apply", str(path))
        assert answer.exit_code == 4
        assert ("is headed 'name'" in answer.stderr) is expected


def test_the_date_above_the_head_is_the_last_resort(run: Run, sample: Path) -> None:
    """A row's own date goes first, then `--date`; what is not asked for is said."""
    path = sample.with_name("a.csv")
    path.write_text("截至2026年10月28日,,\nproject,status,date\ndam,建成,\nroad-a,在建,2026-09\n")
    notice = "rows without a date are of 2026-10-28"
    for words, date in (([], "2026-10-28"), (["--date", "2026-11-01"], "2026-11-01")):
        answer = run("apply", str(path), "--json", "--dry-run", *words)
        assert [row["date"] for row in json.loads(answer.stdout)] == [date, "2026-09"]
        assert (notice in answer.stderr) is (words == [])
    path.write_text("截至2026年10月28日,,\nproject,status,date\nroad-a,在建,2026-09\n")
    assert run("apply", str(path), "--dry-run").stderr == ""


@pytest.mark.parametrize(
    ("heads", "date"),
    [
        ("截至2026年9月底累计完成投资（亿元）", "2026-09"),
        ("截至2026年9月底累计完成投资（亿元）,截至2026年9月底形象进度", "2026-09"),
        # of two dates neither is that of the row
        ("截至2026年9月底累计完成投资（亿元）,截至2026年8月底形象进度", "2026-10-28"),
        ("累计完成投资（亿元）", "2026-10-28"),
    ],
)
def test_a_head_may_have_the_date(run: Run, sample: Path, heads: str, date: str) -> None:
    """It goes before one above; the preview has the figure, in the unit that was understood."""
    path = sample.with_name("a.csv")
    path.write_text(f"截至2026年10月28日\n项目名称,建设状态,{heads}\nroad-a,在建,1.5\n")
    answer = run("apply", str(path), "--dry-run")
    assert f"({date}): spent 0.15 billion yuan" in answer.stdout
    assert f"without a date are of {date}, as" in answer.stderr


def test_a_name_that_makes_no_id_is_named_by_its_cell(run: Run, sample: Path) -> None:
    """With what to do; a row that has neither lacks its id, one without a category that."""
    path = sample.with_name("a.csv")
    path.write_text("name,category,status\n新路,road,在建\nNew–Road,,在建\n", encoding="utf-8")
    answer = run("apply", str(path))
    assert "a.csv:2: A2: name: no id can be made of '新路'; give it one" in answer.stderr
    assert "a.csv:3: B3: category: missing" in answer.stderr
    path.write_text("name,category,status\nNew–Road,road,在建\n", encoding="utf-8")
    assert run("apply", str(path)).stdout.startswith("new-road: project recorded")


@pytest.mark.parametrize("above", ["as of 3/4/2026", "截至10月底", "2026年10月28日"])
def test_an_unclear_date_above_the_head_is_said(run: Run, sample: Path, above: str) -> None:
    """Its rows are refused; one that names none is no date, and a bare one may be any day's."""
    path = sample.with_name("a.csv")
    path.write_text(f"{above},,\nproject,status\ndam,operating\n")
    refused = run("apply", str(path), "--dry-run")
    said = refused.stderr
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert "row 1 above the head does not say clearly which day the rows are of; give" in said
    dated = run("apply", str(path), "--dry-run", "--date", "2026-11")
    assert (dated.exit_code, dated.stderr) == (0, "")
    for lines in ("All dams,,\n", f"{above},,\n截至2026年10月28日,,\n"):
        path.write_text(f"{lines}project,status\ndam,operating\n")
        assert "row 1 above" not in run("apply", str(path), "--dry-run").stderr
    path.write_text(f"{above},,\nowner,status\ndam,operating\n")
    assert "row 1 above" not in run("apply", str(path), "--dry-run").stderr


@pytest.mark.parametrize("kind", ["csv", "tsv", "json"])
def test_what_list_writes_is_read_back(run: Run, sample: Path, kind: str) -> None:
    """With its lists: in CSV a line an item, in TSV commas between ids."""
    run("add", "source", "b", "title=B")
    run("set", "dam", "regions=haixi,golog", "sources+=b", "aliases+=A, b")
    before = run("export").stdout
    columns = ("--columns", "id,name,regions,sources,aliases")
    told = run("list", "dam", "-f", kind, *columns).stdout
    listed = {"csv": '"haixi\ngolog","paper\nb"', "tsv": "haixi,golog\tpaper,b"}
    assert listed.get(kind, "") in told
    path = sample.with_name("told")
    path.write_text(told, encoding="utf-8")
    assert run("apply", str(path)).stdout.startswith("dam: project unchanged\n")
    run("set", "dam", "regions=", "sources=", "aliases=")
    assert run("apply", str(path)).stdout.startswith("dam: project amended")
    assert run("export").stdout == before


@pytest.mark.usefixtures("sample")
def test_a_sheet_without_rows_is_said_on_stderr(run: Run, tmp_path: Path) -> None:
    """For a script too: it may have been cut off."""
    path = tmp_path / "head.csv"
    path.write_text("project,status\n", encoding="utf-8")
    for form, answer in (((), "0 recorded\n"), (("--json",), "[]\n")):
        said = run("apply", str(path), *form)
        assert (said.exit_code, said.stdout) == (0, answer)
        assert said.stderr == "qhtrack: there are no rows to record\n"
