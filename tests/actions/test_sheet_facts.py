"""Rows that tell of projects, promises, sources, categories and regions."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.fixture
def sheet(sample: Path, tmp_path: Path) -> Path:
    """Return the path of a sheet to be, beside a small registry that is loaded."""
    del sample
    return tmp_path / "rows.csv"


def test_where_there_is_no_project_a_sheet_is_told_once_what_adds_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever else is wrong with its rows; with a column of names they are added."""
    monkeypatch.setenv("QHTRACK_DB", str(tmp_path / "new.db"))
    run("init", str(tmp_path / "new.toml"))
    sheet = tmp_path / "roads.csv"
    rows = "One Road,open\nTwo Road,open\nThree Road,nowhere\n"
    sheet.write_text("Road name,status\n" + rows)
    answer = run("apply", str(sheet))
    assert answer.stderr.count("\n") == 2
    assert answer.stderr.count("A2: project: there are no projects yet; rows add them where") == 1
    sheet.write_text("name,category,status\n" + rows.replace(",", ",road,").replace("nowhere", ""))
    assert run("apply", str(sheet)).stdout.endswith("5 recorded\n")
    sheet.write_text("Road name,status\nFour Road,open\nFive Road,open\n")
    assert run("apply", str(sheet)).stderr.count("no project is called") == 2
    sheet.write_text("Road name,category\nFour Road,road\n")
    assert "a new one goes in where the column is headed 'name'" in run("apply", str(sheet)).stderr


def test_a_row_may_tell_a_project_its_status_and_a_promise(run: Run, sheet: Path) -> None:
    """Each once, from one source, however often it is told."""
    sheet.write_text(
        "name,category,status,as of,remarks,expected completion,promised,milestone,source\n"
        "Far Road,road,construction,2026-10,half built,2027-06,open in June 2027,operating,news x\n"
    )
    rows = json.loads(run("apply", str(sheet), "--json").stdout)
    assert [row.get("kind", "event") for row in rows] == ["project", "promise", "event"]
    (promise,) = json.loads(run("scorecard", "far-road", "--json").stdout)
    assert [promise[key] for key in ("due", "milestone", "note", "source")] == [
        "2027-06",
        "operating",
        None,
        "news x",
    ]
    (event,) = json.loads(run("history", "far-road", "--json").stdout)
    assert [event[key] for key in ("note", "source")] == ["half built", "news x"]
    again = json.loads(run("apply", str(sheet), "--json").stdout)
    assert {row["action"] for row in again} == {"unchanged"}


ALL = """\
kind,id,name,title,publisher,project,category,regions,owner,status,date,wording,milestone,due,source
source,news,,News,Press,,,,,,2026-01,,,,
category,dam,Dams,,,,,,,,,,,,
region,yushu,Yushu,,,,,,,,,,,,
,,New Dam,,,,dam,yushu,A Co,approved,2026-02,,,,news
,,,,,New Dam,,,,construction,2026-03,,,,
,,,,,dam,,,B Co,,,2027年全部建成,operating,2027,news
,,,,,road-b,,golog,,,,,,,
"""


def test_one_sheet_may_tell_of_everything(run: Run, sheet: Path) -> None:
    """In one recording, which one undo takes back; what has an id before all that names it."""
    before = run("export").stdout
    sheet.write_text(ALL)
    dry = run("apply", str(sheet), "--dry-run")
    assert (dry.exit_code, dry.stderr) == (0, "")
    assert run("export").stdout == before
    rows = json.loads(run("apply", str(sheet), "--json").stdout)
    assert [
        (row.get("kind", "event"), row["project"] or row["id"], row["action"]) for row in rows
    ] == [
        ("source", "news", "recorded"),
        ("category", "dam", "recorded"),
        ("region", "yushu", "recorded"),
        ("project", "new-dam", "recorded"),
        ("event", "new-dam", "recorded"),
        ("event", "new-dam", "recorded"),
        ("project", "dam", "amended"),
        ("promise", "dam", "recorded"),
        ("project", "road-b", "amended"),
    ]
    shown = json.loads(run("show", "new-dam", "--json").stdout)
    assert (shown["owner"], shown["regions"], shown["status"]) == (
        "A Co",
        ["yushu"],
        "construction",
    )
    again = run("apply", str(sheet))
    assert again.stdout.endswith("0 recorded, 7 unchanged\n")
    assert len(json.loads(run("log", "--json").stdout)) == 1
    assert run("undo").exit_code == 0
    assert run("export").stdout == before


@pytest.mark.parametrize(
    ("row", "action"),
    [
        ("dam,The Dam,A,", "amended"),
        ("dam,大坝,A,", "amended"),
        (",Old Dam,A,", "amended"),
        ("dam,,A,", "amended"),
        ("new,The Dam,A,road", "recorded"),
        (",Third Dam,A,road", "recorded"),
    ],
)
def test_a_project_is_known_by_its_id_or_name(run: Run, sheet: Path, row: str, action: str) -> None:
    """A known one is not called otherwise by it; else it is a new one."""
    sheet.write_text(f"id,name,owner,category\n{row}\n")
    answer = run("apply", str(sheet), "--json")
    assert [row["action"] for row in json.loads(answer.stdout)] == [action]
    assert json.loads(run("show", "dam", "--json").stdout)["name"] == "The Dam"


@pytest.mark.parametrize(
    ("head", "row", "code", "said"),
    [
        ("id,name,category", "dam,Another,road", 6, "A2: id: the id dam is another project's: The"),
        ("name,category", "Dam.,road", 6, "A2: name: the id dam is another project's: The Dam"),
        ("name,category", "新坝,road", 3, ":2: A2: name: no id can be made of '新坝'"),
        ("id,name,category", "new,New,rod", 3, "C2: category: 'rod' is not a category"),
        ("id,name", "new,New", 3, ":2: category: missing"),
        ("project,status", "Dams,partial", 4, "A2: project: no project is called 'Dams'"),
        ("project,category", "dam,rod", 3, "B2: category: 'rod' is not a category"),
        ("project,capacity_mw", "dam,-1", 3, "B2: capacity_mw: -1 is"),
        (
            "project,latitude",
            "dam,36",
            6,
            "rows.csv: dam (The Dam): 'longitude' is missing beside it",
        ),
        ("project,aliases", "road-b,Old Dam", 6, "'Old Dam' is"),
        ("project,aliases", "road-b,dam", 6, "'dam' is"),
        ("kind,id,name", "category,other,Other", 0, ""),
        ("kind,id,title", "source,paper,Other", 6, "B2: id: "),
        ("kind,id,title", "source,p p,Other", 3, "B2: id: 'p p' is"),
        ("project,wording,milestone", "dam,x,suspended", 3, "C2: milestone: "),
        ("project,wording,milestone", "dam,x,approvd", 3, "milestone; did you mean 'approved'?"),
        (
            "project,wording,milestone",
            "dam,x,delayed",
            3,
            "it is one of proposed, approved, construction",
        ),
        ("project,wording,due", "dam,x,2027-13", 3, "C2: due: "),
        ("project,wording,source", "dam,x,papers", 3, "C2: source: 'papers'"),
        ("project,wording,reached", "dam,加快建设,2024", 3, ":2: evidence: missing"),
        ("project,missed,evidence", "dam,2024,paper", 4, ":2: wording: "),
        ("project,wording,due,milestone,made", "dam,2023年建成,2023,operating,2020", 0, ""),
        (
            "project,wording,due,milestone,made",
            "dam,力争2024年底建成,2024-12,operating,2020",
            6,
            "B2: wording: ",
        ),
    ],
)
def test_what_means_nothing_is_named_by_its_cell(
    run: Run, sheet: Path, head: str, row: str, code: int, said: str
) -> None:
    """With the code of what is wrong, and nothing is recorded."""
    sheet.write_text(f"{head}\n{row}\n")
    before = run("export").stdout
    answer = run("apply", str(sheet))
    assert (answer.exit_code, said in answer.stderr) == (code, True), answer.stderr
    assert (run("export").stdout == before) is (code != 0)


def test_what_came_of_a_promise_is_told_in_its_row(run: Run, sheet: Path) -> None:
    """And put in the place of what is known."""
    text = (
        "project,wording,due,milestone,reached,evidence,replace\n"
        "dam,2023年建成,2023,operating,{},paper,{}\n"
    )
    sheet.write_text(text.format("2023-12", ""))
    assert run("apply", str(sheet), "--source", "a visit").exit_code == 0
    sheet.write_text(text.format("2023-11", ""))
    assert run("apply", str(sheet)).exit_code == 6
    sheet.write_text(text.format("2023-11", "yes"))
    assert run("apply", str(sheet)).exit_code == 0
    promises = json.loads(run("show", "dam", "--json").stdout)["promises"]
    assert [row["reached"] for row in promises if row["due"] == "2023"] == ["2023-11"]


def test_a_promise_that_is_like_another_is_told(run: Run, sheet: Path) -> None:
    """As `promise` does."""
    sheet.write_text("project,wording,due,milestone\ndam,建成,2023,operating\n")
    assert "2023年建成" in run("apply", str(sheet)).stderr


def test_a_sheet_may_clear_nothing(run: Run, sheet: Path) -> None:
    """An empty cell says nothing; a list is what the cell holds."""
    sheet.write_text("project,owner,regions,aliases\ndam,,果洛州,Old Dam\n")
    answer = run("apply", str(sheet))
    assert answer.stdout == "dam: project unchanged\n0 recorded, 1 unchanged\n"


def test_the_first_category_must_not_make_others_unknown(run: Run, tmp_path: Path) -> None:
    """Where none is defined, any will do; a sheet that defines one defines all that are used."""
    assert run("init", str(tmp_path / "new.toml")).exit_code == 0
    assert run("add", "project", "a-road", "name=A Road", "category=road").exit_code == 0
    sheet = tmp_path / "rows.csv"
    sheet.write_text("kind,id,name\ncategory,rail,Rail\n")
    answer = run("apply", str(sheet))
    assert (answer.exit_code, "rows.csv: a-road (A Road): " in answer.stderr) == (6, True)
    sheet.write_text("kind,id,name\ncategory,rail,Rail\ncategory,road,Roads\n")
    assert run("apply", str(sheet)).exit_code == 0


@pytest.mark.parametrize(
    ("name", "project"),
    [
        *(("1. The Dam", "dam"), ("(2) Road B", "road-b"), ("3)road b", "road-b")),
        *(("（1）大坝", "dam"), ("2、大坝（续建）", "dam"), ("乙路（改扩建）", "road-b")),
        ("The Dam (new)", "dam"),
    ],
)
def test_a_name_may_have_its_number_and_nature_beside_it(
    run: Run, sheet: Path, name: str, project: str
) -> None:
    """As the sheets of offices write it."""
    sheet.write_text(f"项目名称,owner\n{name},A Co\n")
    (row,) = json.loads(run("apply", str(sheet), "--json").stdout)
    assert (row["project"], row["action"]) == (project, "amended")


@pytest.mark.parametrize("name", ["1.5 The Dam", "大坝（二期）", "1234. The Dam", "1. Nothing"])
def test_what_else_stands_beside_a_name_is_of_it(run: Run, sheet: Path, name: str) -> None:
    """Another project may be called so; the name is said as it was written."""
    sheet.write_text(f"project,owner\n{name},A Co\n")
    answer = run("apply", str(sheet))
    assert answer.exit_code == 4
    assert f"no project is called '{name}'" in answer.stderr


def test_a_name_of_several_projects_is_refused_with_its_number_too(run: Run, sheet: Path) -> None:
    """One alone may be meant."""
    sheet.write_text("project,owner\nRoad,A Co\n")
    run("add", "project", "road-c", "name=Road C", "category=road")
    answer = run("apply", str(sheet))
    assert (answer.exit_code, "could be any of" in answer.stderr) == (4, True)
