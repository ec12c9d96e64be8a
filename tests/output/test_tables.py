"""Tables for a terminal."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run
from examples import project_row
from qhtrack.domain.fields import EVENT, PROJECT, PROMISE, SOURCE, FieldType
from qhtrack.domain.promises import COUNTED, FAILURES, NO_NEWS
from qhtrack.domain.status import Status
from qhtrack.output.screen import Screen
from qhtrack.output.tables import (
    MAY_BE_CUT,
    STYLES,
    Column,
    columns,
    fits,
    fits_readably,
    fits_uncut,
    fitting,
    table,
    truncated,
)
from qhtrack.output.wording import cell
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

NAMES = ["玛尔挡水电站扩建工程二期", "A very long name of a very long road", "x"]
COLUMNS = [
    Column("name", "name", NAMES),
    Column("status", "status", ["construction", "operating", "–"]),
    Column("since", "since", ["2021-05", "2024-04-01", "–"]),
    Column("capacity_mw", "MW", ["2,320", "–", "5"]),
    Column("regions", "regions", ["Golog", "Haixi, Yushu", "–"]),
]
STATUSES = ["construction", "operating", ""]


def drawn(width: int) -> list[str]:
    """Return the lines of the table on a screen of this width."""
    screen = Screen(width)
    return table(fitting(COLUMNS, screen), screen, STATUSES).splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_a_table_fits_the_screen(width: int) -> None:
    """Names give way; statuses and dates are never cut."""
    lines = drawn(width)
    assert max(cell_len(line) for line in lines) <= width
    assert "construction" in lines[1]
    assert "2024-04-01" in lines[2]


def test_an_ellipsis_follows_what_was_cut() -> None:
    """Where half a wide character would remain, too."""
    assert [truncated("甲乙丙", width) for width in (4, 5, 6)] == ["甲…", "甲乙…", "甲乙丙"]
    assert truncated("A very long name", 8) == "A very…"


def test_columns_that_were_asked_for_stay() -> None:
    """Even where the screen is narrow."""
    text = table(COLUMNS, Screen(20), STATUSES)
    assert "regions" in text


def test_columns_align_with_wide_characters() -> None:
    """Figures are flush right."""
    lines = drawn(140)
    places = {
        cell_len(line[: line.index(word)])
        for line, word in zip(lines[1:3], STATUSES[:2], strict=True)
    }
    assert len(places) == 1
    ends = [
        cell_len(line[: line.index(text) + len(text)])
        for line, text in zip(lines[1:], ["2,320", "–  ", "5"], strict=True)
    ]
    assert ends[0] == ends[2]


def test_colour_follows_the_status() -> None:
    """Only where the screen shows colours; markup in a name is text."""
    marked = [Column("name", "name", ["[red]x[/red]"]), Column("status", "status", ["partial"])]
    text = table(marked, Screen(80, colour=True), ["partial"])
    assert "\x1b[36mpartial" in text
    assert "[red]x[/red]" in text


def test_every_status_and_outcome_has_a_style() -> None:
    """And no other; that nothing was heard is counted apart and is no failure."""
    assert set(STYLES) == {*Status, *COUNTED}
    assert STYLES[NO_NEWS] not in {STYLES[failure] for failure in FAILURES}


def test_a_table_without_rows_is_nothing() -> None:
    """A heading of nothing says nothing."""
    assert table([Column("name", "name", [])], Screen(80), []) == ""


def test_a_heading_may_have_several_lines() -> None:
    """The shorter ones stand at the bottom; no line ends in blanks."""
    counts = [
        Column("name", "name", ["a road"]),
        Column("count", "met\nin\ntime", ["10"], flush_right=True),
        Column("count", "late", ["1"], flush_right=True),
    ]
    assert table(counts, Screen(80), [""]).splitlines() == [
        "         met",
        "          in",
        "name    time  late",
        "a road    10     1",
    ]


def test_every_text_may_be_cut_but_a_name_of_a_value() -> None:
    """Statuses, dates and numbers never are, nor ids and parts, by which facts are named."""
    kinds = {FieldType.TEXT, FieldType.LIST}
    texts = {
        field.key
        for table in (PROJECT, PROMISE, EVENT, SOURCE)
        for field in table
        if field.type in kinds
    }
    assert sorted(MAY_BE_CUT) == sorted({*texts, "project"})


def letters(**widths: int) -> list[Column]:
    """Return columns of one cell each, so wide."""
    return [Column(key, "", ["x" * width]) for key, width in widths.items()]


@pytest.mark.parametrize(("width", "fit"), [(25, True), (24, False)])
def test_columns_fit_with_a_gap_between(width: int, *, fit: bool) -> None:
    """To the cell; those that may be cut, once they are."""
    uncut = letters(status=10, since=13)
    assert fits_uncut(uncut, Screen(width)) is fit
    assert fits(uncut, Screen(width)) is fit
    cut = letters(status=11, note=40)
    assert not fits_uncut(cut, Screen(width))
    assert fits(cut, Screen(width)) is fit


@pytest.mark.parametrize(
    ("key", "screen", "width"),
    [
        ("note", 30, 12),
        ("wording", 30, 20),
        ("name", 30, 12),
        ("name", 60, 20),
        ("name", 90, 26),
        ("since", 30, 40),
    ],
)
def test_a_cell_is_cut_down_to_what_is_readable(key: str, screen: int, width: int) -> None:
    """Never below, nor what is shorter, nor a date."""
    assert Column(key, "", ["x" * 40]).readable_width(Screen(screen)) == width
    assert Column(key, "", ["x" * 5]).readable_width(Screen(screen)) == 5


@pytest.mark.parametrize(("key", "width"), [("name", 12), ("wording", 20), ("since", 40)])
def test_a_cell_is_cut_further_where_a_column_would_have_to_go(key: str, width: int) -> None:
    """But a date."""
    assert Column(key, "", ["x" * 40]).least_width == width


@pytest.mark.parametrize(("width", "fit"), [(80, True), (79, False)])
def test_a_name_is_readable_down_to_a_third_of_the_screen(width: int, *, fit: bool) -> None:
    """To the cell; then it is shorter than that."""
    columns = letters(name=30, status=52)
    assert fits_readably(columns, Screen(width)) is fit
    assert fits(columns, Screen(width))


@pytest.mark.parametrize(("width", "count"), [(70, 5), (69, 4), (42, 4), (41, 3), (1, 1)])
def test_the_last_columns_go_before_the_first_is_cut(width: int, count: int) -> None:
    """Of the first four none, until cutting is not enough."""
    wide = letters(name=30, status=8, since=8, due=8, category=8)
    assert len(fitting(wide, Screen(width), 4)) == count


@pytest.mark.parametrize(
    ("width", "name", "note"), [(64, 30, 32), (63, 30, 31), (44, 30, 12), (43, 29, 12)]
)
def test_a_note_is_cut_before_a_name(width: int, name: int, note: int) -> None:
    """And not more than it must be."""
    line = table(letters(name=30, note=32), Screen(width), [""]).splitlines()[1]
    assert [len(part) for part in line.split("  ")] == [name, note]


@pytest.mark.parametrize(
    ("width", "name", "owner", "note"),
    [(104, 30, 30, 40), (103, 30, 30, 39), (99, 30, 30, 35), (91, 30, 27, 30), (75, 30, 16, 25)],
)
def test_a_note_keeps_a_third_while_an_owner_can_be_cut(
    width: int, name: int, owner: int, note: int
) -> None:
    """Then what is left, to the end."""
    line = table(letters(name=30, owner=30, note=40), Screen(width), [""]).splitlines()[1]
    assert [len(part) for part in line.split("  ")] == [name, owner, note]


def test_a_name_is_cut_when_notes_sources_and_promises_are() -> None:
    """Regions after it."""
    order = ("note", "source", "publisher", "wording", "title", "owner", "name", "project")
    assert [key for key in MAY_BE_CUT if key in {*order, "regions"}] == [*order, "regions"]
    wide = letters(name=30, source=30, regions=30)
    line = table(wide, Screen(12 + 26 + 30 + 4), [""]).splitlines()[1]
    assert [len(part) for part in line.split("  ")] == [26, 12, 30]


def test_cells_speak_the_language() -> None:
    """An unknown figure is a dash and never 0."""
    zh = Vocabulary(Language.ZH)
    assert cell("status", "partial", zh) == cell("milestone", "partial", zh) == "部分投运"
    assert cell("outcome", "met", zh) == "按期完成"
    assert cell("capacity_mw", None, zh) == "–"
    assert cell("capacity_mw", 0, zh) == "0"
    assert cell("investment_bn", 1.5, zh) == "15"
    assert [cell("overdue", value, zh) for value in (True, False)] == ["是", "否"]
    names = zh._replace(names_by_id={"region": {"golog": "果洛州"}, "category": {"road": "公路"}})
    assert cell("regions", ["golog", "x"], names) == "果洛州、x"
    assert cell("category", "road", names) == "公路"
    assert cell("owner", "golog", names) == "golog"
    assert cell("regions", [], zh) == "–"


def test_columns_have_names_in_the_language() -> None:
    """Of rows and of the columns themselves; the other key stays what it is."""
    row = {"id": "a", "name": "A", "name_zh": "甲"}
    en, zh = Vocabulary(Language.EN), Vocabulary(Language.ZH)
    assert columns([row], ["id", "name", "name_zh"], en) == [
        Column("id", "id", ["a"]),
        Column("name", "name", ["A"]),
        Column("name_zh", "Chinese name", ["甲"]),
    ]
    assert columns([row], ["name"], zh) == [Column("name", "名称", ["甲"])]


def test_a_status_stands_in_the_words_of_its_category() -> None:
    """An unknown one is that, its date a dash; one that held by a date says so."""
    known = Vocabulary(Language.EN, words={"road": {"operating": "open"}})
    rows = [
        project_row("a", status="operating", since="2024", since_by=True),
        project_row("b", status="operating", since="2024", category="dam"),
        project_row("c"),
    ]
    status, since = columns(rows, ["status", "since"], known)
    assert status.cells == ["open", "operating", "unknown"]
    assert since.cells == ["by 2024", "2024", "–"]


def test_what_is_overdue_is_marked_by_sign_and_colour() -> None:
    """Where anything is; a table of events has no such thing."""
    rows = [project_row("a", due="2023", overdue=True), project_row("b", due="2030")]
    (due,) = columns(rows, ["due"], Vocabulary(Language.EN))
    assert due.cells == ["2023 !", "2030"]
    assert "\x1b[31m2023 !" in table([due], Screen(80, colour=True), ["", ""])
    assert columns(rows[1:], ["due"], Vocabulary(Language.EN))[0].styles == ()
    assert columns([{"due": "2023"}], ["due"], Vocabulary(Language.EN))[0].cells == ["2023"]


def test_a_column_may_be_flush_right() -> None:
    """As figures are."""
    assert Column("count", "", ["1"], flush_right=True).is_figure
    assert Column("capacity_mw", "", ["1"]).is_figure
    assert not Column("count", "", ["1"]).is_figure


def test_a_part_has_blanks_for_its_hyphens(run: Run, sample: Path) -> None:
    """Where people read; programs, and what is typed, have its id."""
    del sample
    words = ("promise", "dam", "--wording", "w", "--part", "east-wing-2", "--due", "2030")
    assert "w (east wing 2, due 2030)" in run(*words).stdout
    asked = ("scorecard", "dam", "--columns", "wording,part", "-f")
    assert {"east wing 2", "–"} <= set(re.split("  +|\n", run(*asked, "table").stdout))
    assert "east-wing-2" in run(*asked, "csv").stdout
    assert "part: east wing 2" in run("show", "dam").stdout
    assert "east-wing-2" in run("show", "dam", "--json").stdout
    assert run(*words, "--json").stdout.count('"unchanged"') == 1
