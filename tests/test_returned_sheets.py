"""Tables that were written here come back without complaint; what was edited in them is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import REGISTRY, Run

TABLES = (
    "list",
    "list --columns id,name,status,since,note",
    "list --columns name,status,due,in_service_mw",
    "scorecard",
    "history",
)


def written(path: Path, *arguments: str) -> Path:
    """Write what a command answers to a file, as a shell does."""
    call = [sys.executable, "-m", "qhtrack", *arguments]
    path.write_bytes(subprocess.run(call, check=True, capture_output=True).stdout)
    return path


def edited(path: Path, cells: dict[str, str]) -> Path:
    """Fill cells of a workbook."""
    book = load_workbook(path)
    for name, value in cells.items():
        book.worksheets[0][name] = value
    book.save(path)
    return path


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("ending", ["xlsx", "csv", "json"])
def test_a_table_that_comes_back_untouched_says_nothing(
    run: Run, tmp_path: Path, table: str, language: str, ending: str
) -> None:
    """Of the shipped registry, every row; the columns that follow from others are named once."""
    assert run("load", str(REGISTRY)).exit_code == 0
    call = ["--registry", str(REGISTRY), "--lang", language, *table.split(), "-f", ending]
    answer = run("apply", str(written(tmp_path / f"sheet.{ending}", *call)), "--json")
    assert answer.exit_code == 0
    actions = [row["action"] for row in json.loads(answer.stdout)]
    assert len(actions) > 70
    assert {*actions} == {"unchanged"}
    assert answer.stderr.count("\n") == (not table.startswith("history"))


def test_what_was_edited_in_a_list_is_told(run: Run, sample: Path, tmp_path: Path) -> None:
    """A status, a line of a note, a size; of what was built nothing was in service."""
    del sample
    run("update", "road-a", "construction", "--date", "2025")
    run("set", "road-a", "length=12")
    columns = "id,name,status,since,note,owner,due,open_km"
    path = written(tmp_path / "list.xlsx", "list", "-f", "xlsx", "--columns", columns)
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    assert rows[2][0::7] == ("road-a", 0)
    assert rows[1][4] == "Five units."
    edited(path, {"C3": "open", "F2": "A Co", "E2": "Five units.\nA sixth is planned."})
    answer = run("apply", str(path), "--json")
    assert answer.stderr.endswith(
        "passed over as worked out from events and promises: 'since' (D1), 'due' (G1)\n"
    )
    news = [row for row in json.loads(answer.stdout) if row["action"] != "unchanged"]
    assert [(row["project"], row["action"]) for row in news] == [
        ("dam", "amended"),
        ("dam", "confirmed"),
        ("road-a", "recorded"),
    ]
    told = json.loads(run("history", "--local", "--json").stdout)
    assert [row["note"] for row in told if row["project"] == "dam"] == ["A sixth is planned."]
    assert [(row["status"], row["open_km"]) for row in told if row["project"] == "road-a"] == [
        ("operating", None),
        ("construction", None),
    ]


def test_a_note_of_a_project_is_that_of_an_event_too_where_a_row_is_dated(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """As in a history."""
    del sample
    path = tmp_path / "rows.csv"
    for date, notes in (("", []), ("2026-01", ["Five units."])):
        path.write_text(f"project,status,date,note\ndam,partial,{date},Five units.\n")
        assert run("apply", str(path)).exit_code == 0
        told = json.loads(run("history", "--local", "--json").stdout)
        assert [row["note"] for row in told] == notes


def test_a_finding_is_filled_in_in_a_scorecard(run: Run, sample: Path, tmp_path: Path) -> None:
    """Beside what the ladder says, which is no finding, and translated words."""
    del sample
    run("update", "dam", "operating", "--date", "2025-02", "--source", "a visit")
    path = written(tmp_path / "scorecard.xlsx", "scorecard", "dam", "-f", "xlsx")
    heads, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    column = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[heads.index("reached")]
    evidence = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[heads.index("evidence")]
    wordings = [row[heads.index("promised")] for row in rows]
    assert "to be finished in 2023" in wordings
    row = 2 + wordings.index("加快建设")
    edited(path, {f"{column}{row}": "2025-03", f"{evidence}{row}": "a second visit"})
    answer = run("apply", str(path), "--json")
    assert answer.exit_code == 0
    assert [row["action"] for row in json.loads(answer.stdout)].count("unchanged") == 2
    outcomes = json.loads(run("scorecard", "dam", "--json").stdout)
    assert [(one["wording"], one["reached"]) for one in outcomes] == [
        ("2023年建成", "2025-02"),
        ("力争2024年底建成", "2025-02"),
        ("加快建设", "2025-03"),
    ]


@pytest.mark.parametrize(
    ("status", "mw", "told"),
    [
        ("operating", 0, None),
        ("operating", 5, 5),
        ("suspended", 0, None),
        ("suspended", 5, 5),
        ("partial", 0, None),
    ],
)
def test_nothing_in_service_is_not_told_of_what_was_opened(
    run: Run, sample: Path, status: str, mw: int, told: int | None
) -> None:
    """It stands in the list still; of what is not open it is told, and anything else."""
    run("set", "road-a", "capacity=9")
    path = sample.with_name("rows.csv")
    path.write_text(f"id,status,in_service_mw\nroad-a,{status},{mw}\n")
    assert run("apply", str(path)).exit_code == 0
    (event,) = json.loads(run("history", "road-a", "--json").stdout)
    assert event["in_service_mw"] == told


@pytest.mark.parametrize(
    ("reached", "evidence", "by", "part", "action"),
    [
        ("2025-02", "a visit", "", "", "unchanged"),
        ("2025-02", "a second visit", "", "", "amended"),
        ("2025", "a visit", "", "", "amended"),
        ("2025-02", "a visit", "yes", "", "amended"),
        ("2021-05", "paper", "", "", "amended"),
        ("2025-02", "a visit", "", "phase-1", "amended"),
    ],
)
def test_a_result_that_an_event_tells_is_no_finding(
    run: Run, sample: Path, reached: str, evidence: str, by: str, part: str, action: str
) -> None:
    """Of its date and source, at the milestone; of anything else it is one, of a part too."""
    of_part = ["--milestone", "operating", "--due", "2023", "--wording", "2023年建成"]
    run("promise", "dam", "--part", "phase-1", *of_part)
    run("update", "dam", "operating", "--date", "2025-02", "--source", "a visit")
    path = sample.with_name("rows.csv")
    head = "project,milestone,due,wording,reached,evidence,by,part"
    path.write_text(f"{head}\ndam,operating,2023,2023年建成,{reached},{evidence},{by},{part}\n")
    (row,) = json.loads(run("apply", str(path), "--json").stdout)
    assert row["action"] == action


def test_an_empty_list_of_json_says_nothing(run: Run, sample: Path, tmp_path: Path) -> None:
    """As an empty cell does."""
    del sample
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({"project": "dam", "sources": [], "owner": None, "place": "here"}))
    run("apply", str(path))
    dam = json.loads(run("show", "dam", "--json").stdout)
    assert (dam["sources"], dam["owner"], dam["place"]) == (["paper"], "Yellow River Co", "here")


@pytest.mark.parametrize("running", ["2026-11", "2026"])
def test_a_change_of_the_running_month_or_year_comes_back_untouched(
    run: Run, sample: Path, tmp_path: Path, running: str
) -> None:
    """It is the status in force today, for a list and for what is told without a date."""
    del sample
    run("update", "road-a", "suspended", "--date", "2020")
    run("update", "road-a", "construction", "--date", running)
    sheet = written(tmp_path / "list.xlsx", "list", "-f", "xlsx")
    rows = json.loads(run("apply", str(sheet), "--json").stdout)
    assert {row["action"] for row in rows} == {"unchanged"}
    assert "unchanged" in run("update", "road-a", "construction").stdout
    news = json.loads(run("update", "road-a", "construction", "--note", "x", "--json").stdout)
    assert (news["from"], news["action"]) == ("construction", "confirmed")


@pytest.mark.parametrize(
    ("asked", "status"),
    [("2026-11", "construction"), ("2026-11-23", "construction"), ("2026-11-22", "suspended")],
)
def test_figures_confirm_a_status_of_the_running_year(
    run: Run, sample: Path, tmp_path: Path, asked: str, status: str
) -> None:
    """Of a day that is over they confirm what was in force then."""
    del sample
    run("update", "road-a", "suspended", "--date", "2020")
    run("update", "road-a", "construction", "--date", "2026")
    sheet = tmp_path / "figures.csv"
    sheet.write_text(f"project,date,spent_bn\nroad-a,{asked},1\n")
    (row,) = json.loads(run("apply", str(sheet), "--json").stdout)
    assert row["to"] == status


@pytest.mark.parametrize(
    ("wording", "made", "action"),
    [
        ("2023年建成", "2021-05", "unchanged"),
        ("2023年建成", "2021-04", "amended"),
        ("力争2024年底建成", "2024-01", "unchanged"),
        ("建成通水", "2021-05", "recorded"),
    ],
)
def test_the_day_of_its_source_is_no_news_of_a_promise(
    run: Run, sample: Path, tmp_path: Path, wording: str, made: str, action: str
) -> None:
    """A scorecard shows it to people; another day is one that is told."""
    del sample
    names = {"2023年建成": ("operating", "2023"), "力争2024年底建成": ("operating", "2024-12")}
    milestone, due = names.get(wording, ("", ""))
    path = tmp_path / "sheet.csv"
    path.write_text(
        "project,milestone,due,wording,made,source\n"
        f"dam,{milestone},{due},{wording},{made},{'' if due == '2024-12' else 'paper'}\n",
        encoding="utf-8",
    )
    answer = run("apply", str(path), "--json")
    assert [row["action"] for row in json.loads(answer.stdout)] == [action]
    known = {row["wording"]: row["made"] for row in json.loads(run("scorecard", "--json").stdout)}
    assert known[wording] == (None if (made, action) == ("2021-05", "unchanged") else made)


def test_a_workbook_has_the_day_of_its_source_for_a_promise(tmp_path: Path, sample: Path) -> None:
    """Where no other is recorded; it is for people."""
    path = written(
        tmp_path / "made.xlsx",
        *("--registry", str(sample), "scorecard", "dam", "-f", "xlsx"),
        *("--columns", "made,wording"),
    )
    rows = load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True)
    assert [f"{made:%Y-%m}" for made, _ in rows] == ["2021-05", "2024-01", "2021-05"]
