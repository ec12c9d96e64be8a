"""Charts in Mermaid's language."""

from examples import event_row, project_row
from qhtrack.domain.groups import group
from qhtrack.domain.status import Status
from qhtrack.output.mermaid import TAGS, gantt, pie
from qhtrack.words.language import Language


def test_a_bar_ends_where_the_next_begins() -> None:
    """A confirmation goes on with it; what lasted no day has none."""
    statuses = {"2021-01-01": "construction", "2022-01-01": "construction", "2023-01-01": "partial"}
    events = [event_row(day=day, status=status) for day, status in statuses.items()]
    events.append(event_row(day="2023-01-01", status="operating"))
    chart = "".join(gantt([project_row("a")], {"a": events}, "2024-05-31", Language.EN))
    assert chart.splitlines()[7:] == [
        "    construction :2021-01-01, 2023-01-01",
        "    operating :done, 2023-01-01, 2024-05-31",
        "```",
    ]


def test_bars_begin_ten_years_back() -> None:
    """What ended on that day before it is gone."""
    days = {"2009-01-01": "proposed", "2014-01-01": "construction", "2014-01-02": "operating"}
    events = [event_row(day=day, status=status) for day, status in days.items()]
    chart = "".join(gantt([project_row("a")], {"a": events}, "2024-05-31", Language.EN))
    assert chart.splitlines()[7:9] == [
        "    construction :2014-01-01, 2014-01-02",
        "    operating :done, 2014-01-02, 2024-05-31",
    ]


def test_names_have_room_beside_the_bars() -> None:
    """The widest of them; a Chinese character is as wide as two others."""
    rows = [project_row("a", name="é–甲"), project_row("b", name="abc")]
    histories = {row["id"]: [event_row()] for row in rows}
    chart = "".join(gantt(rows, histories, "2024-05-31", Language.EN))
    assert '"leftPadding": 44}' in chart


def test_every_status_has_a_tag() -> None:
    """Perhaps an empty one."""
    assert list(TAGS) == list(Status)


def test_a_pie_names_most_first() -> None:
    """An unknown status, too."""
    rows = [project_row(f"p{index}", status=None if index else "partial") for index in range(3)]
    assert "".join(pie(group(None, rows), Language.ZH)).splitlines() == [
        *("```mermaid", "pie showData", '    "不详" : 2', '    "部分投运" : 1', "```"),
    ]
