"""Bars and the timeline."""

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run
from examples import event_row, project_row
from qhtrack.domain.dates import last_day
from qhtrack.domain.groups import SUMS, Statistics, groups
from qhtrack.domain.groups import statistics as added
from qhtrack.domain.rows import ProjectRow
from qhtrack.domain.status import Status
from qhtrack.output.charts import MARKS, Axis, Chart, Window, hidden_sums, statistics, timeline
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN = Vocabulary(Language.EN)


def counted(rows: list[ProjectRow]) -> Statistics:
    """Return rows counted by category."""
    return added(groups(rows, "category", {}), "category", {})


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("by", ["category", "region", "status", "year"])
def test_statistics_are_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], by: str, language: str
) -> None:
    """A row a group, a bar coloured and marked by status."""
    del sample
    said = run("--lang", language, "stats", "--by", by, "-f", "table")
    golden(f"charts/stats-{by}-{language}.txt", said.stdout)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_timeline_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], language: str
) -> None:
    """A row a project, due dates and today marked."""
    del sample
    run("update", "dam", "suspended", "--date", "2025")
    golden(f"charts/timeline-{language}.txt", run("--lang", language, "timeline").stdout)
    said = run("timeline", "id:dam", "--since", "2023", "--until", "2024-06", "--as-of", "2024")
    golden("charts/timeline-part.txt", said.stdout)


@pytest.mark.parametrize("width", [30, 60, 80, 140])
@pytest.mark.parametrize("command", ["timeline", "stats -f table", "stats --by year -f table"])
def test_charts_fit_the_screen(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, width: int, command: str
) -> None:
    """Names and figures give way."""
    del sample
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("--lang", "zh", *command.split()).stdout.splitlines()
    assert max(cell_len(line) for line in lines) <= width


@pytest.mark.usefixtures("platform_place")
@pytest.mark.parametrize("width", range(30, 140, 7))
def test_years_do_not_touch(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """However wide the screen is."""
    monkeypatch.setenv("COLUMNS", str(width))
    years = run("timeline", "category:railway", "--until", "2026").stdout.splitlines()[0].split()
    assert all(len(year) == len("2026") for year in years)
    assert len(years) > 1


def test_nothing_found_is_a_chart_of_nothing(run: Run, sample: Path) -> None:
    """No error."""
    del sample
    assert run("timeline", "zzz").stderr == "qhtrack: nothing has 'zzz'\n"
    assert run("stats", "zzz", "-f", "table").exit_code == 0


def test_colour_stands_beside_the_mark(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a chart reads without it."""
    del sample
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[36m▓" in run("timeline").stdout
    assert "\x1b[36m▓" in run("stats", "-f", "table").stdout


@pytest.mark.usefixtures("platform_place")
def test_a_short_bar_shows_every_status(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """One mark each at least, on the shipped registry."""
    monkeypatch.setenv("COLUMNS", "40")
    (total,) = (
        line
        for line in run("stats", "--by", "region", "-f", "table").stdout.splitlines()
        if line.startswith("several")
    )
    assert {mark for mark in "·░▒▓█" if mark in total} == set("·░▒▓█")


def test_bars_of_one_length_have_one_size(run: Run, tmp_path: Path) -> None:
    """Whatever statuses they are of."""
    project = '[[project]]\nid = "{0}-{1}"\nname = "P"\ncategory = "{0}"\n{2}'
    event = '[[project.event]]\ndate = "2023"\nstatus = "{}"\n'
    statuses = {
        "a": ["proposed"] * 7,
        "b": ["proposed", "approved", "construction", "partial", "operating", "retired", ""],
        "c": ["approved"] * 5 + ["partial", "operating"],
    }
    projects = [
        project.format(category, number, event.format(status) if status else "")
        for category, found in statuses.items()
        for number, status in enumerate(found)
    ]
    path = tmp_path / "bars.toml"
    path.write_text("schema = 1\n" + "".join(projects))
    run("load", str(path))
    bars = [line[-26:].split()[-1] for line in run("stats", "-f", "table").stdout.splitlines()[1:4]]
    assert bars[0] == "·" * 26
    assert len({len(bar) for bar in bars}) == 1


def test_every_status_has_a_mark_of_its_own() -> None:
    """In their order, as the legend shows them."""
    assert list(MARKS) == list(Status)
    assert len(set(MARKS.values())) == len(MARKS)


def test_an_axis_gives_each_day_its_cell() -> None:
    """The last cell holds the last day; what lies outside is outside."""
    start, end = (date(2021, 7, day).toordinal() for day in (22, 31))
    axis = Axis(start, end, 5)
    days = ("2021-07-21", "2021-07-22", "2021-07-23", "2021-07-24", "2021-07-31", "2021-08-01")
    assert [axis.cell(day) for day in days] == [-1, 0, 0, 1, 4, 5]


@pytest.mark.parametrize(
    ("cells", "bar"),
    [(8, "······██"), (10, "········██"), (99, "············████")],
)
def test_a_bar_is_divided_by_the_largest_remainder(cells: int, bar: str) -> None:
    """Of three proposed and one operating; four cells a project at most."""
    rows = [project_row(f"p{index}", status="proposed") for index in range(3)]
    rows.append(project_row("p3", status="operating"))
    beside = len("category  projects  ")
    chart = statistics(counted(rows), Screen(beside + cells), Vocabulary(Language.EN)).splitlines()
    assert chart[1].split()[-1] == bar


def test_figures_stand_where_any_is_known() -> None:
    """MW, km and money, in all and after it what of it runs, is open or spent."""
    rows = [project_row("a", length_km=120, open_km=60), project_row("b", investment_bn=0.5)]
    head, *lines = statistics(counted(rows), Screen(100), Vocabulary(Language.ZH)).splitlines()
    assert head.split() == ["类别", "项目数", "全长（公里）", "已建成（公里）", "总投资（亿元）"]
    assert lines[1].split()[:5] == ["合计", "2", "120（1/2）", "60（1/2）", "5（1/2）"]


@pytest.mark.parametrize(("width", "bars"), [(31, 0), (32, 1)])
def test_a_bar_gives_way_before_figures(width: int, bars: int) -> None:
    """Where fewer than eight cells are left for it, its legend too."""
    rows = [project_row("a", status="proposed", capacity_mw=1)]
    head, *lines = statistics(counted(rows), Screen(width), EN).splitlines()
    assert head == "category  projects  MW"
    assert sum(line.endswith("····") for line in lines) == bars
    assert any("proposed" in line for line in lines) == bool(bars)


_SIZES = {
    "capacity_mw": 1,
    "in_service_mw": 1,
    "length_km": 1,
    "open_km": 1,
    "investment_bn": 1,
    "spent_bn": 1,
}


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (84, "MW, MW in service, km, km open, billion yuan, billion yuan spent"),
        (83, "MW, MW in service, km, km open, billion yuan"),
        (64, "MW, MW in service, km, km open, billion yuan"),
        (63, "MW, MW in service, km, billion yuan"),
        (55, "MW, MW in service, km, billion yuan"),
        (40, "MW, km, billion yuan"),
        (36, "MW, billion yuan"),
        (32, "billion yuan"),
        (31, ""),
    ],
)
def test_money_stays_longest(width: int, shown: str) -> None:
    """What runs, is open or spent goes before what there is in all; what went is known."""
    counts = counted([project_row("a", **_SIZES)])
    head = statistics(counts, Screen(width), EN).splitlines()[0]
    shown_heads = shown.split(", ") if shown else []
    assert re.split("  +", head)[2:] == shown_heads
    hidden = hidden_sums(counts, Screen(width), EN)
    assert {EN.word(key) for key in hidden} == {EN.word(key) for key in SUMS} - {*shown_heads}


@pytest.mark.usefixtures("platform_place")
def test_figures_without_room_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the words that tables use; nothing is said where all have room."""
    run("load")
    monkeypatch.setenv("COLUMNS", "100")
    notice = run("stats", "-f", "table").stderr
    assert notice == (
        "qhtrack: no room for in_service_mw, open_km, spent_bn; widen the window, or write -f tsv\n"
    )
    notice = run("--lang", "zh", "stats", "-f", "table").stderr
    assert notice == (
        "qhtrack：宽度不足，未显示 已建成长度、累计完成投资；请加宽窗口，或使用 -f tsv\n"
    )
    monkeypatch.setenv("COLUMNS", "160")
    assert not run("stats", "-f", "table").stderr


def lines(window: Window, days: int, *dues: str, began: str = "2023-01-03") -> list[str]:
    """Return the lines of a timeline of one project in works, so many cells wide."""
    event = event_row(day=began, status="construction")
    chart = Chart([project_row("a")], {"a": [event]}, {"a": dues})
    return timeline(chart, window, Screen(len("a  ") + days), Vocabulary(Language.EN)).splitlines()


def test_a_status_is_drawn_from_its_first_day_up_to_today() -> None:
    """A cell a day; due dates are marked where they lie within."""
    window = Window("2023-01-18", "2023-01-01", "2023-01-20")
    outside = ("2022-12-31", "2023-01-21")
    assert lines(window, 20)[1] == "a    " + 15 * "▒" + "│"
    assert lines(window, 20, "2023-01-01", *outside)[1] == "a  ◆ " + 15 * "▒" + "│"
    assert lines(window, 20, "2023-01-20")[1] == "a    " + 15 * "▒" + "│ ◆"
    assert lines(window, 20, "2023-01-18")[1] == "a    " + 15 * "▒" + "◆"


def test_what_began_before_the_timeline_is_marked_so() -> None:
    """Unless it began on its first day, or another status did; the legend says it then alone."""
    window = Window("2023-01-18", "2023-01-01", "2023-01-20")
    drawn = lines(window, 20, began="2022-12-31")
    assert drawn[1] == "a  ◂" + 16 * "▒" + "│"
    assert "◂ begun earlier" in " ".join(drawn[3:])
    drawn = lines(window, 20, began="2023-01-01")
    assert drawn[1] == "a  " + 17 * "▒" + "│"
    assert "begun" not in " ".join(drawn)
    told = (("2022", "construction"), ("2023-01-01", "partial"))
    events = [event_row(day=last_day(day), date=day, status=status) for day, status in told]
    chart = Chart([project_row("a")], {"a": events}, {})
    assert timeline(chart, window, Screen(23), EN).splitlines()[1] == "a  " + 17 * "▓" + "│"


def test_what_lies_ahead_of_all_that_is_drawn_is_not_there() -> None:
    """Nor is a mark of it."""
    window = Window("2023-01-01", "2023-01-01", "2023-01-20")
    assert lines(window, 20, began="2022-12-31")[1] == "a  │"


def test_a_terminal_gets_a_hundred_projects(run: Run, sample: Path) -> None:
    """As of a list; -n asks for others, and what is left out is counted."""
    del sample
    limited = run("timeline", "-n", "2")
    assert "Road B" not in limited.stdout
    assert limited.stderr == "qhtrack: 1 more; -n 0 shows all\n"
    assert "Road B" in run("timeline", "-n", "0").stdout
    assert run("timeline", "-n", "3").stderr == ""


@pytest.mark.parametrize(
    ("since", "until", "label"),
    [
        ("2022-12-19", "2023-01-07", "2023-01"),
        ("2022-12-18", "2023-01-06", ""),
        ("2022-01-01", "2022-07-29", "2022-01 2022-04"),
        ("2022-01-01", "2022-07-30", "2022-01"),
        ("2022-01-01", "2023-02-24", "2022-01 2022-07"),
        ("2022-01-01", "2023-02-25", "2022"),
        ("2021-07-01", "2022-11-11", "2022"),
    ],
)
def test_months_or_years_are_labelled_where_a_label_fits(
    since: str, until: str, label: str
) -> None:
    """To the cell; no label touches the next."""
    assert lines(Window(until, since, until), 20)[0].strip() == label


def test_a_timeline_begins_with_its_first_day_or_ten_years_back() -> None:
    """Unless it is told to."""
    window = Window("2026-11-23")
    assert lines(window, 60, began="2001-01-01")[0].split()[0] == "2016"
    assert lines(window, 60, began="2020-01-01")[0].split()[0] == "2020"
    assert lines(window._replace(since="2012-01-01"), 60)[0].split()[0] == "2012"


@pytest.mark.parametrize("width", range(30, 120))
def test_a_line_of_the_legend_is_as_full_as_it_can_be(width: int) -> None:
    """What does not fit goes on the next."""
    legend = lines(Window("2026-11-23"), width - len("a  "))[3:]
    assert max(map(cell_len, legend)) <= width
    for line, following in pairwise(legend):
        entry = " ".join(following.split()[:2])
        assert cell_len(f"{line}  {entry}") > width


def test_a_timeline_that_ends_before_anything_began_draws_nothing() -> None:
    """What began later did not begin then."""
    head, row, *_ = lines(Window("2026-11-23", until="2023-01-02"), 60)
    assert (head.split(), row) == ([], "a")


def test_a_timeline_that_ends_long_ago_begins_ten_years_before(run: Run, sample: Path) -> None:
    """Its end, not today."""
    del sample
    run("update", "dam", "proposed", "--date", "2005")
    run("update", "dam", "approved", "--date", "2008")
    head, row, *_ = run("timeline", "id:dam", "--until", "2010").stdout.splitlines()
    assert head.split() == ["2006", "2007", "2008", "2009", "2010"]
    assert {*row.removeprefix("The Dam").strip()} == {"·", "░"}
