"""Charts in Mermaid's language."""

import re

import pytest

from examples import event_row, project_row
from qhtrack.domain.groups import group
from qhtrack.domain.status import Status
from qhtrack.output.mermaid import TAGS, gantt, pie
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

# all that Mermaid 11 reads where a bar's label is to begin
STATEMENTS = (
    *("gantt", "dateFormat YYYY", "inclusiveEndDates", "topAxis", "axisFormat y", "title x"),
    *("tickInterval 1day", "includes x", "excludes x", "todayMarker off", "weekday monday"),
    *(
        "weekend friday",
        "section x",
        "accTitle",
        "accDescr",
        "accDescription x",
        "call x",
        "href x",
    ),
)
EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)


def test_a_bar_ends_where_the_next_begins() -> None:
    """A confirmation goes on with it; what lasted no day has none."""
    statuses = {"2021-01-01": "construction", "2022-01-01": "construction", "2023-01-01": "partial"}
    events = [event_row(day=day, status=status) for day, status in statuses.items()]
    events.append(event_row(day="2023-01-01", status="operating"))
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", EN).text
    assert chart.splitlines()[7:] == [
        "    construction :active, 2021-01-01, 2023-01-01",
        "    operating :done, 2023-01-01, 2024-05-31",
        "```",
    ]


def test_what_lasted_no_day_parts_no_bar() -> None:
    """Works that stood still and went on within a day are one."""
    told = (("2021-01-01", "construction"), ("2023-01-01", "suspended"))
    events = [event_row(day=day, status=status) for day, status in told]
    events.append(event_row(day="2023-01-01", status="construction"))
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", EN).text
    assert chart.splitlines()[7:9] == ["    construction :active, 2021-01-01, 2024-05-31", "```"]


def test_bars_begin_ten_years_back() -> None:
    """What ended on that day before it is gone."""
    days = {"2009-01-01": "proposed", "2014-01-01": "construction", "2014-01-02": "operating"}
    events = [event_row(day=day, status=status) for day, status in days.items()]
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", EN).text
    assert chart.splitlines()[7:9] == [
        "    construction :active, 2014-01-01, 2014-01-02",
        "    operating :done, 2014-01-02, 2024-05-31",
    ]


def test_what_began_before_the_chart_says_when() -> None:
    """To the day: what begins with the chart needs no word."""
    days = {"2013-12-31": ("2013", "construction"), "2015-01-01": ("2015-01-01", "operating")}
    events = [event_row(day=day, date=date, status=status) for day, (date, status) in days.items()]
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", ZH).text
    assert "    在建（2013 起） :active, 2014-01-01, 2015-01-01\n" in chart
    events = [event_row(day="2014-01-01", date="2014-01-01", status="construction")]
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", ZH).text
    assert "    在建 :active, 2014-01-01, 2024-05-31\n" in chart


def test_what_begins_today_can_be_seen() -> None:
    """For a day."""
    events = [event_row(day="2024-05-31", status="operating")]
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", EN).text
    assert "    operating :done, 2024-05-31, 2024-06-01\n" in chart


def test_a_status_has_its_categorys_words() -> None:
    """Without what Mermaid reads as its own."""
    known = EN._replace(words={"road": {"partial": "half: open"}})
    events = [event_row(day="2024-01-01")]
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", known).text
    assert "    half open :active, 2024-01-01, 2024-05-31\n" in chart


@pytest.mark.parametrize(
    ("word", "label"),
    [
        *((word, f"\u2060{word}") for word in STATEMENTS),
        ("title deed granted", "\u2060title deed granted"),
        ("Section 2 open", "\u2060Section 2 open"),
        ("click", "\u2060click"),
        ("2023-09-12", "\u20602023-09-12"),
        ("clicked", "clicked"),
        ("the title", "the title"),
        ("90% open", "90 open"),
        ("%:", "–"),
    ],
)
def test_a_label_is_none_of_mermaids_own_statements(word: str, label: str) -> None:
    """A bar of such a label was lost, or the whole chart."""
    known = EN._replace(words={"road": {"partial": word}})
    events = [event_row(day="2024-01-01")]
    chart = gantt([project_row("a")], {"a": events}, "2024-05-31", known).text
    assert f"    {label} :active, 2024-01-01, 2024-05-31\n" in chart


@pytest.mark.parametrize(
    ("names", "sections"),
    [
        (
            ("Ring Road: Phase 1", "Ring Road; Phase 1"),
            ["Ring Road Phase 1", "Ring Road Phase 1 (2)"],
        ),
        (("Ring Road", "Ring Road "), ["Ring Road", "Ring Road (2)"]),
        (("A", "A (2)", "A"), ["A", "A (2)", "A (3)"]),
        (("#", "50% {1}"), ["p0", "50% 1"]),
        (("First goal: a <br>greenhouse",), ["First goal a br greenhouse"]),
    ],
)
def test_sections_differ_by_what_mermaid_sees(names: tuple[str, ...], sections: list[str]) -> None:
    """A name that is all signs gives way to the id."""
    rows = [project_row(f"p{index}", name=name) for index, name in enumerate(names)]
    histories = {row["id"]: [event_row(day="2024-01-01")] for row in rows}
    chart = gantt(rows, histories, "2024-05-31", EN)
    found = [line.split("section ")[1] for line in chart.text.splitlines() if "section" in line]
    assert found == sections


def test_sections_are_short_and_all_different() -> None:
    """Mermaid joins those of one name."""
    names = ["甲" * 19, "甲" * 20, "甲" * 21, "乙", "乙"]
    rows = [project_row(f"p{index}", name=name) for index, name in enumerate(names)]
    histories = {row["id"]: [event_row(day="2024-01-01")] for row in rows}
    chart = gantt(rows, histories, "2024-05-31", EN)
    sections = [line.split("section ")[1] for line in chart.text.splitlines() if "section" in line]
    assert sections == ["甲" * 19, "甲" * 18 + "…", "甲" * 18 + "… (2)", "乙", "乙 (2)"]
    assert chart.drawn == 5


def test_those_with_the_latest_news_are_drawn() -> None:
    """Fifty at most, in the order they came; fewer where their bars are many."""
    rows = [project_row(f"p{index}", updated_day=f"2024-{99 - index}") for index in range(51)]
    histories = {row["id"]: [event_row(day="2024-01-01")] for row in rows}
    chart = gantt(rows, histories, "2024-05-31", EN)
    assert chart.drawn == 50
    assert "section p0\n" in chart.text
    assert "section p50\n" not in chart.text
    assert chart.text.index("section p0\n") < chart.text.index("section p1\n")
    many = [
        event_row(day=f"20{year}-01-0{day}", status=status)
        for year in range(15, 24)
        for day, status in enumerate(("construction", "suspended") * 4, 1)
    ]
    chart = gantt(rows, {row["id"]: many for row in rows}, "2024-05-31", EN)
    assert 5 < chart.drawn < 20
    assert 40_000 < len(chart.text) < 45_000
    assert f"section p{chart.drawn - 1}\n" in chart.text


def test_names_have_room_beside_the_bars() -> None:
    """The widest of them; a Chinese character is as wide as two others."""
    rows = [project_row("a", name="é–甲"), project_row("b", name="abc")]
    histories = {row["id"]: [event_row()] for row in rows}
    chart = gantt(rows, histories, "2024-05-31", EN).text
    assert '"leftPadding": 44, ' in chart


def test_every_status_has_a_tag() -> None:
    """Perhaps an empty one."""
    assert list(TAGS) == list(Status)


def test_a_pie_names_most_first() -> None:
    """An unknown status, too."""
    rows = [project_row(f"p{index}", status=None if index else "partial") for index in range(3)]
    lines = "".join(pie(group(None, rows), ZH)).splitlines()
    assert lines[0] == "```mermaid"
    assert '"pie1": "#dcdcdc", "pie2": "#6cc5c9"' in lines[1]
    assert lines[2:] == ["pie showData", '    "不详" : 2', '    "部分投运" : 1', "```"]


def test_every_status_has_a_colour() -> None:
    """An unknown one too; no two have the same."""
    rows = [project_row(f"p{index}", status=status) for index, status in enumerate([*Status, None])]
    colours = re.findall(r"#[0-9a-f]{6}", "".join(pie(group(None, rows), EN)))
    assert len(set(colours)) == len(rows)
