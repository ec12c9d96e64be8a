"""One project's page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run
from examples import project_row, promise_row
from qhtrack.domain import fields
from qhtrack.domain.rows import ProjectDetails, ScorecardRow
from qhtrack.output.pages import FACTS, project, scorecard
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("project", ["dam", "road-a", "road-b"])
def test_a_projects_page_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], project: str, language: str
) -> None:
    """Local events are marked."""
    del sample
    run("update", "dam", "partial", "--date", "2025-03", "--capacity-mw", "1340.5")
    run("update", "dam", "operating", "--date", "2026", "--note", "all units")
    golden(f"show-{project}-{language}.txt", run("--lang", language, "show", project).stdout)


@pytest.mark.parametrize("width", [24, 40, 60, 80])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_totals_fit_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int, language: str
) -> None:
    """Broken after commas."""

    def lines(columns: int) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        said = run("--lang", language, "scorecard", "--due", "2023", "-f", "table")
        return said.stdout.partition("\n\n")[2].splitlines()

    told = lines(width)
    assert max(map(cell_len, told)) <= width
    assert [{"en": " ", "zh": ""}[language].join(told)] == lines(1000)


@pytest.mark.parametrize("width", [40, 60])
def test_a_narrow_scorecard_is_brief(
    run: Run, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None], width: int
) -> None:
    """Outcomes and dues without what came before, on the shipped registry."""
    monkeypatch.setenv("COLUMNS", str(width))
    said = run("scorecard", "category:airport,wind-solar", "-f", "table")
    assert max(cell_len(line) for line in said.stdout.splitlines()) <= width
    golden(f"scorecard-{width}.txt", said.stdout)


def test_a_page_colours_what_became(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status and the outcome, as tables do."""
    del sample
    monkeypatch.setenv("FORCE_COLOR", "1")
    page = run("show", "dam").stdout
    assert " · \x1b[0m\x1b[1;36mpartial\x1b[0m\n" in page
    assert "  operating, due 2023: \x1b[31moverdue, 1,058 days late\x1b[0m\n" in page
    assert "  2024-04-01  \x1b[36mpartial\x1b[0m  550 MW\n" in page


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_history_is_told_whole(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
    sample: Path,
    width: int,
    language: str,
) -> None:
    """In a table where there is room, else each note and source below its event."""
    del sample
    note = "一号机组并网发电，其余机组年内陆续投产；电站总装机容量232万千瓦。"
    run("update", "dam", "operating", "--date", "2026", "--note", note, "--source", "paper")
    monkeypatch.setenv("COLUMNS", str(width))
    text = run("--lang", language, "history", "-f", "table").stdout
    assert max(map(cell_len, text.splitlines())) <= width
    assert note in text.replace("\n      ", "")
    golden(f"history-{width}-{language}.txt", text)


def test_a_note_of_several_lines_keeps_them(
    run: Run, monkeypatch: pytest.MonkeyPatch, sample: Path
) -> None:
    """Where it stands below its event."""
    del sample
    monkeypatch.setenv("COLUMNS", "40")
    run("update", "dam", "operating", "--date", "2026", "--note", "all units\nAlso: a visit")
    page = run("history", "dam", "-f", "table").stdout
    assert "\n      all units\n      Also: a visit\n" in page


def test_a_page_tells_every_field_of_a_project() -> None:
    """A new one by itself, before the note; names, status and sources stand elsewhere on it."""
    elsewhere = {"name", "name_zh", "status", "overdue", "sources", "place_zh", "owner_zh"}
    assert set(FACTS) == {*fields.PROJECT_KEYS} - elsewhere
    assert FACTS.index("in_service_mw") == FACTS.index("capacity_mw") + 1
    assert FACTS[-1] == "note"
    rest = [key for key in FACTS if key not in {"in_service_mw", "note"}]
    assert rest == sorted(rest, key=fields.PROJECT_KEYS.index)


def test_place_and_owner_are_told_in_the_language(run: Run, tmp_path: Path) -> None:
    """Else in the one there is."""
    (tmp_path / "r.toml").write_text(
        'schema = 1\n[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'
        'place = "Xining"\nplace_zh = "西宁"\nowner_zh = "青海省"\n'
    )
    pages = [
        run("--registry", str(tmp_path / "r.toml"), "--lang", language, "show", "a").stdout
        for language in ("en", "zh")
    ]
    assert "\nplace     Xining\nowner     青海省\n" in pages[0]
    assert "\n地点  西宁\n业主  青海省\n" in pages[1]


@pytest.mark.parametrize(("days", "text"), [(1, "1 day late"), (2, "2 days late")])
def test_one_day_is_no_days(days: int, text: str) -> None:
    """Nor two one."""
    row = promise_row(outcome="met-late", days_late=days, reached="2024-01-01")
    details: ProjectDetails = {**project_row("a"), "promises": [row], "events": []}
    page = project(details, Screen(), Language.EN, {}, {})
    assert f"met late 2024-01-01, {text}\n" in page


@pytest.mark.parametrize(
    ("width", "last", "is_cut"),
    [(87, "milestone", False), (86, "promised", False), (75, "promised", True)],
)
def test_a_scorecard_keeps_six_columns_before_a_name_is_cut(
    width: int, last: str, *, is_cut: bool
) -> None:
    """The seventh goes first."""
    row: ScorecardRow = {
        **promise_row(outcome="met", wording="x" * 10),
        "name": "n" * 30,
        "name_zh": None,
    }
    head, line = scorecard([row], Screen(width), Language.EN).splitlines()
    assert head.endswith(last)
    assert ("…" in line) is is_cut
