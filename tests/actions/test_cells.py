"""What cells mean."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW, SAMPLE, Run
from qhtrack.actions.cells import CellContext, cell_context, one_line, problem, read
from qhtrack.actions.context import Clock, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.domain.messages import Message
from qhtrack.sheets.records import Row
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext

WORDS = SAMPLE.replace(
    'name_zh = "水电"\n',
    'name_zh = "水电"\n\n[category.words_zh]\napproved = "已批复"\n',
)


@pytest.fixture
def against(run: Run, tmp_path: Path) -> Iterator[CellContext]:
    """Return what cells are read against in a small registry with words of its own."""
    path = tmp_path / "words.toml"
    path.write_text(WORDS, encoding="utf-8")
    assert run("load", str(path)).exit_code == 0
    with open_for_reading(Context(Clock(NOW))) as connection:
        yield cell_context(connection)


def meaning(against: CellContext, key: str, value: object, unit: str | None = None) -> object:
    """Return what a cell means, or the sentence that says why it means nothing."""
    columns = {} if unit is None else {key: FieldContext(key, Language.ZH, unit)}
    ((_, found),) = read(Row("x", 1, {key: value}, columns), against)
    return sentence(found, Language.EN) if isinstance(found, Message) else found


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("date", "２０２６年10月", "2026-10"),
        ("date", 46310, "2026-10-15"),
        ("date", 46310.75, "2026-10-15"),
        ("date", 20000, "1954-10-03"),
        ("date", 2026, "2026"),
        ("date", 2026.0, "2026"),
        ("date", 2026.11, "2026-11"),
        ("date", 2026.5, "2026-05"),
        ("due", "May-26", "2026-05"),
        ("date", 2026.1, "2026.1 may be 2026-01 or 2026-10; write it as text, or as a date"),
        ("date", "2026.1", "2026-01"),
        ("date", "上月", "'上月' depends on the day on which it was written; write the date"),
        ("due", "next year", "'next year' depends on the day on which it was written; write"),
        ("made", "2 years ago", "'2 years ago' depends on the day on which it was written"),
        ("due", "next 12 months", "'next 12 months' depends on the day on which it was"),
        ("status", " 已批复 ", "approved"),
        ("status", "半成", "半成"),
        ("date", 79999, "2119-01-10"),
        ("date", 80000, "'80000' is not a date"),
        ("date", 1e400, "'inf' is not a date"),
        ("expect", "在建", "construction"),
        ("milestone", "建成", "operating"),
        ("force", "是", True),
        ("by", False, False),
        ("replace", "maybe", "'maybe' is neither true nor false"),
        ("by", 1, "1 is neither true nor false"),
        ("note", " a\nb ", " a\nb "),
        ("note", 5, "5"),
        ("note", True, "true is not text"),
        ("note", ["a"], "['a'] is not text"),
        ("owner", "青海省\n交通 ", "青海省交通"),
        ("owner", "A\n B", "A B"),
        ("project", 350, "350"),
        ("category", "水电", "hydropower"),
        ("category", "水店", "'水店' is not a category; it is one of 水电"),
        ("category", "dam", "dam"),
        ("regions", "果洛州、海西州", ["golog", "haixi"]),
        ("regions", ["Golog"], ["golog"]),
        ("regions", "果洛州；Golog/golog", ["golog"] * 3),
        ("regions", "果州", "'果州' is not a region; "),
        ("aliases", "A, B\nC", ["A, B", "C"]),
        ("sources", "a,b", ["a", "b"]),
        ("also", ["a,b"], ["a,b"]),
        ("also", 1, "1 is not a list of texts"),
        ("also", ["a", 1], "['a', 1] is not a list of texts"),
        ("latitude", "36.5", 36.5),
    ],
)
def test_a_cell_means_what_its_field_does(
    against: CellContext, key: str, value: object, expected: object
) -> None:
    """A text, a number as a workbook has it, a value of JSON."""
    found = meaning(against, key, value)
    if isinstance(expected, str) and isinstance(found, str):
        assert found.startswith(expected)
    else:
        assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("key", "value", "unit", "expected"),
    [
        ("spent_bn", "1,200", "万元", 0.012),
        ("spent_bn", 3125000, "万元", 31.25),
        ("spent_bn", "19.8亿元", "万元", 1.98),
        ("spent_bn", "19.8亿元", "?", 1.98),
        ("spent_bn", 3, "?", "has no unit, and neither has the head of its column"),
        ("capacity_mw", "30万千瓦", "", 300),
        ("capacity_mw", "２４０", "万千瓦", 2400),
        ("capacity_mw", 240, "", 2400),
        ("capacity_mw", "2,320", None, 2320),
        ("capacity_mw", "soon", "?", "'soon' is not a number"),
        ("investment_bn", 2300000000, "", "would be 230,000,000 billion yuan"),
        ("investment_bn", "2300000000元", "", 2.3),
        ("capacity_mw", "30", "万kW", 300),
    ],
)
def test_a_number_has_the_unit_of_its_cell_its_column_or_its_field(
    against: CellContext, key: str, value: object, unit: str | None, expected: object
) -> None:
    """In this order; a head in words that says none has the one that is shown with it."""
    found = meaning(against, key, value, unit)
    if isinstance(expected, str):
        assert expected in str(found)
    else:
        assert found == expected


def test_text_of_several_lines_is_brought_on_one() -> None:
    """Between Chinese characters nothing comes between."""
    assert one_line("  玛尔挡 \n 水电站　") == "玛尔挡水电站"
    assert one_line("a\nb") == "a b"
    assert one_line("a\n水") == "a水"
    assert one_line("水\na") == "水a"


def test_a_problem_is_named_by_its_cell() -> None:
    """Where the row has such; and by its field, where it is of one."""
    row = Row("x.csv", 7, {}, {}, {"date": "E"}, 6)
    assert problem(row, "date", "bad")[:3] == ("x.csv", 7, "E6")
    assert problem(row, "status", "bad")[:3] == ("x.csv", 7, "")
    assert problem(row, "", "bad").message == "bad"


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("category", "Rural Roads", "rural-roads"),
        ("category", "公路", "公路"),
        ("regions", "West Pokot, Trans-Nzoia", ["west-pokot", "trans-nzoia"]),
    ],
)
def test_a_name_makes_an_id_where_a_registry_defines_none(
    key: str, value: object, expected: object
) -> None:
    """As that of a project does, of which nobody has to think of an id."""
    assert (
        meaning(CellContext("KES", {"category": [], "regions": []}, {}, str), key, value)
        == expected
    )


def test_a_due_date_may_be_told_as_a_bound(against: CellContext) -> None:
    """No other date may; words that count from today say nothing in a sheet."""
    assert meaning(against, "due", "2027年底前") == "2027"
    assert "is not a date" in str(meaning(against, "date", "2027年底前"))
    assert "'next year'" in str(meaning(against, "due", "next year"))
