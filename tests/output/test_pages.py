"""One project's page."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import pytest
from rich.cells import cell_len

from conftest import Run
from examples import event_row, project_row, promise_row, source_row
from qhtrack.domain import fields
from qhtrack.domain.rows import EventRow, PlacedEventRow, ProjectDetails
from qhtrack.output.pages import FACTS, history, project
from qhtrack.output.screen import Screen
from qhtrack.words.catalogue import word
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("project", ["dam", "road-a", "road-b"])
def test_a_projects_page_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], project: str, language: str
) -> None:
    """Local events are marked."""
    del sample
    run("update", "dam", "partial", "--date", "2025-03", "--in-service-mw", "1340.5")
    run("update", "dam", "operating", "--date", "2026", "--note", "all units")
    golden(f"show-{project}-{language}.txt", run("--lang", language, "show", project).stdout)


def test_a_page_colours_what_became(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The status and the outcome, as tables do."""
    del sample
    monkeypatch.setenv("FORCE_COLOR", "1")
    page = run("show", "dam").stdout
    assert " · \x1b[0m\x1b[1;36mpartial\x1b[0m\n" in page
    assert "  operating, due 2023: \x1b[31moverdue, 1,058 days late\x1b[0m\n" in page
    assert "  2024-04-01  \x1b[36mpartial\x1b[0m  550 MW in service\n" in page


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
    run("update", "dam", "operating", "--date", "2026", "--note", "all units\nalso by night")
    page = run("history", "dam", "-f", "table").stdout
    assert "\n      all units\n      also by night\n" in page


def test_a_page_tells_every_field_of_a_project() -> None:
    """A new one by itself, before the note; names, status and sources stand elsewhere on it."""
    elsewhere = {"name", "name_zh", "status", "overdue", "sources", "place_zh", "owner_zh"}
    assert set(FACTS) == {*fields.PROJECT_KEYS} - elsewhere - {"note_zh", "since_by"}
    beside = {"in_service_mw": "capacity_mw", "open_km": "length_km", "spent_bn": "investment_bn"}
    for key, other in beside.items():
        assert FACTS.index(key) == FACTS.index(other) + 1
    assert FACTS[-1] == "note"
    rest = [key for key in FACTS if key not in {*beside, "note"}]
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
    assert "\n建设地点  西宁\n项目单位  青海省\n" in pages[1]


SOURCES = {
    "paper": source_row("paper", title="纸", title_en="A paper", publisher="Press", date="2023"),
    "page": source_row("page", title="A page", url="https://example.org/page"),
}
VOCABULARIES = {
    Language.EN: Vocabulary(
        Language.EN, words={"road": {"partial": "partly open"}}, goals=frozenset({"goal"})
    ),
    Language.ZH: Vocabulary(
        Language.ZH, words={"road": {"partial": "部分通车"}}, goals=frozenset({"goal"})
    ),
}
PROMISES = [
    promise_row(
        milestone="partial",
        part="phase-1",
        due="2024-12",
        chain="2023 2024-12",
        stretch=True,
        wording="一期力争2024年底通车",
        wording_en="phase one to open in 2024, if possible",
        source="paper",
        also=["page", "a visit"],
        reached="2025-01",
        by=True,
        evidence="page",
        outcome="met-late",
        days_late=31,
        note="Of phase one.",
        note_zh="指一期。",
    ),
    promise_row(
        wording="全线通车",
        due="2024",
        chain="2024",
        source="page",
        reached="2026-01-27",
        by=True,
        evidence="page",
        outcome="met-by",
    ),
    promise_row(
        wording="to be green",
        wording_zh="绿化",
        stretch=True,
        missed="2025-03",
        evidence="a visit",
        outcome="missed",
        days_late=None,
    ),
    promise_row(wording="早日开工", missed="2027", outcome="pending", due="2026", chain="2026"),
]
EVENTS = [
    event_row(
        date="2025-01-19",
        by=True,
        open_km=60,
        spent_bn=1.2,
        source="paper",
        also=["page"],
        note="Open as far as the pass.",
        note_zh="通车至垭口。",
        origin="local",
    ),
    event_row(date="2023", status="construction", in_service_mw=0, note="Begun."),
]


def details(**values: object) -> ProjectDetails:
    """Return a road with promises and events."""
    row = project_row(
        "road",
        name="Road",
        name_zh="公路",
        status="partial",
        since="2025-01-19",
        since_by=True,
        due="2024",
        overdue=True,
        length_km=120,
        open_km=60,
        investment_bn=2.4,
        spent_bn=1.2,
        note="A road.",
        note_zh="一条公路。",
    )
    return cast(
        "ProjectDetails", {**row, "promises": PROMISES, "events": EVENTS, "unfiled": [], **values}
    )


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("language", Language)
def test_a_page_tells_findings_figures_and_further_sources(
    golden: Callable[[str, str], None], width: int, language: Language
) -> None:
    """In the words of the category and the reader's language."""
    text = project(details(), Screen(width), VOCABULARIES[language], SOURCES)
    golden(f"pages/road-{width}-{language}.txt", text)


@pytest.mark.parametrize("language", Language)
def test_a_goal_has_promises_and_no_status(language: Language) -> None:
    """Nor events."""
    row = details(category="goal", status=None, since=None, open_km=None, events=[])
    text = project(row, Screen(80), VOCABULARIES[language], SOURCES)
    title, *rest = text.splitlines()
    assert title == {Language.EN: "Road · 公路", Language.ZH: "公路 · Road"}[language]
    headings = {word(key, language) for key in ("promises", "events")}
    assert headings & {*rest} == {word("promises", language)}


def placed(events: Iterable[EventRow], category: str) -> list[PlacedEventRow]:
    """Return events of projects of a category."""
    return [{**event, "category": category} for event in events]


def test_history_tells_dates_by_which_it_was_so() -> None:
    """In the table and below it."""
    for width in (40, 200):
        text = history(placed(EVENTS, "road"), Screen(width), VOCABULARIES[Language.ZH])
        assert "不晚于 2025-01-19" in text
        assert "通车至垭口。" in text


def test_history_tells_figures_and_every_source() -> None:
    """Those that any event tells, in the table, and beside its event below it."""
    plain = event_row(date="2024", status="partial")
    told = event_row(
        date="2025", status="partial", in_service_mw=550, open_km=3, source="A", also=["B", "C"]
    )
    vocabulary = VOCABULARIES[Language.EN]
    wide = history(placed([told, plain], "dam"), Screen(120), vocabulary)
    assert [re.split(" {2,}", line) for line in wide.splitlines()] == [
        ["date", "project", "status", "MW in service", "km open", "note", "source"],
        ["2025", "a", "partial", "550", "3", "–", "A; B; C"],
        ["2024", "a", "partial", "–", "–", "–", "–"],
    ]
    narrow = history(placed([told, plain], "dam"), Screen(60), vocabulary)
    assert narrow.splitlines() == [
        "2025  a  partial  550 MW in service, 3 km open",
        *("      — A", "      also: B", "      also: C"),
        "2024  a  partial",
    ]
    assert "in service" not in history(placed([plain], "dam"), Screen(120), vocabulary)


def test_history_tells_statuses_in_the_words_of_their_category() -> None:
    """As a project's page does, in the table and below it."""
    event = event_row(date="2025", status="operating", note="通车至垭口。")
    words = VOCABULARIES[Language.ZH]._replace(words={"road": {"operating": "建成通车"}})
    for width in (20, 200):
        assert "建成通车" in history(placed([event], "road"), Screen(width), words)
        assert "建成投运" in history(placed([event], "dam"), Screen(width), words)


@pytest.mark.parametrize(("days", "text"), [(1, "1 day late"), (2, "2 days late")])
def test_one_day_is_no_days(days: int, text: str) -> None:
    """Nor two one."""
    row = promise_row(outcome="met-late", days_late=days, reached="2024-01-01")
    page = project(details(promises=[row]), Screen(), VOCABULARIES[Language.EN], {})
    assert f"met late 2024-01-01, {text}\n" in page


@pytest.mark.parametrize(
    ("origin", "mark"),
    [
        ("registry", ""),
        ("local", "  recorded here, not in the registry file yet"),
        ("amended", "  amended here, not in the registry file yet"),
    ],
)
def test_what_the_registry_file_has_not_so_is_marked(origin: str, mark: str) -> None:
    """Events and promises, on a page and in the history, however narrow."""
    event = event_row(date="2025", status="operating", origin=origin, note="x" * 100)
    promise = promise_row(outcome="pending", due="2030", chain="2030", origin=origin)
    row = details(promises=[promise], events=[event])
    page = project(row, Screen(140), VOCABULARIES[Language.EN], {})
    assert f"\n  due 2030: pending{mark}\n" in page
    assert f"\n  2025  operating{mark}\n" in page
    events = placed([event], "dam")
    told = history(events, Screen(160), VOCABULARIES[Language.EN])
    assert ("  recorded here  " in told) is (origin == "local")
    assert ("  amended here  " in told) is (origin == "amended")
    assert ("  origin " in told) is bool(mark)
    narrow = history(events, Screen(80), VOCABULARIES[Language.EN])
    assert narrow.startswith(f"2025  a  operating{mark}\n")


@pytest.mark.parametrize(
    ("unfiled", "text"),
    [
        ([], ""),
        (["capacity_mw"], "set here    capacity (not in the registry file yet)\n"),
        (["owner", "note"], "set here    owner, note (not in the registry file yet)\n"),
    ],
)
def test_fields_that_were_set_here_are_named(unfiled: list[str], text: str) -> None:
    """In one line, below what is known."""
    page = project(details(unfiled=unfiled), Screen(), VOCABULARIES[Language.EN], {})
    assert page.count("set here") == len(text.splitlines())
    assert text in page
