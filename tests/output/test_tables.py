"""Tables and pages for a terminal."""

import pytest
from rich.cells import cell_len

from qhtrack.output.screen import Screen
from qhtrack.output.tables import Column, Line, cell, columns, fitted, page, table
from qhtrack.words.language import Language

NAMES = ["玛尔挡水电站扩建工程二期", "A very long name of a very long road", "x"]
FOUND = [
    Column("name", "name", NAMES),
    Column("status", "status", ["construction", "operating", "–"]),
    Column("since", "since", ["2021-05", "2024-04-01", "–"]),
    Column("capacity_mw", "MW", ["2,320", "–", "5"]),
    Column("regions", "regions", ["Golog", "Haixi, Yushu", "–"]),
]
STATUSES = ["construction", "operating", ""]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_a_table_fits_the_screen(width: int) -> None:
    """Names give way; statuses and dates are never cut."""
    lines = table(FOUND, Screen(width, colour=False), STATUSES, all_columns=False).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert "construction" in lines[1]
    assert "2024-04-01" in lines[2]


def test_an_ellipsis_follows_what_was_cut() -> None:
    """Where half a wide character would remain, too."""
    assert [fitted("甲乙丙", width) for width in (4, 5, 6)] == ["甲…", "甲乙…", "甲乙丙"]
    assert fitted("A very long name", 8) == "A very…"


def test_columns_that_were_asked_for_stay() -> None:
    """Even where the screen is narrow."""
    text = table(FOUND, Screen(20, colour=False), STATUSES, all_columns=True)
    assert "regions" in text


def test_columns_align_with_wide_characters() -> None:
    """Figures are flush right."""
    lines = table(FOUND, Screen(140, colour=False), STATUSES, all_columns=False).splitlines()
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
    text = table(marked, Screen(80, colour=True), ["partial"], all_columns=False)
    assert "\x1b[36mpartial" in text
    assert "[red]x[/red]" in text


def test_cells_speak_the_language() -> None:
    """An unknown figure is a dash and never 0."""
    zh = Language.ZH
    assert cell("status", "partial", zh, {}) == "部分投运"
    assert cell("outcome", "met", zh, {}) == "如期"
    assert cell("capacity_mw", None, zh, {}) == "–"
    assert cell("investment_cny_bn", 1.5, zh, {}) == "15"
    assert cell("overdue", True, zh, {}) == "是"
    assert cell("regions", ["golog", "x"], zh, {"region": {"golog": "果洛州"}}) == "果洛州、x"
    assert cell("owner", "golog", zh, {"region": {"golog": "果洛州"}}) == "golog"
    assert cell("regions", [], zh, {}) == "–"
    assert columns([{"id": "a"}], ["id"], zh, {}) == [Column("id", "编号", ["a"])]


def test_a_page_has_facts_and_parts() -> None:
    """Labels align."""
    facts = [("a", "1"), ("名称", "2")]
    text = page(Line(0, "T"), facts, [("P", [Line(0, "x")])], Screen(80, colour=False))
    assert text == "T\na     1\n名称  2\n\nP\nx\n"
