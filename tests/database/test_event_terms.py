"""What a QUERY asks of events themselves."""

import pytest
from msgspec.structs import replace

from qhtrack.database import event_terms, questions
from qhtrack.database.questions import AsOf, DateRange
from qhtrack.domain.model import Event
from qhtrack.domain.status import Status
from qhtrack.words.terms import Term
from saving import project, saved

TODAY = AsOf("2026-11-23")
ROAD = project(
    "road",
    events=(
        Event(date="2022-07", status=Status.APPROVED, source="paper"),
        Event(date="2023-05", status=Status.CONSTRUCTION, source="other", also=("paper",)),
        Event(date="2025", status=Status.OPERATING),
    ),
)
DAM = project("dam", events=(Event(date="2024-12-31", status=Status.CONSTRUCTION, source="other"),))


def days(*texts: str) -> list[str]:
    """Return the dates of the events that a QUERY asks for, newest first."""
    with saved(ROAD, DAM, project("none")) as connection:
        ids, condition = event_terms.asked(connection, texts, TODAY)
        rows = questions.events(connection, ids, DateRange(), condition=condition)
        return [row["date"] for row in rows]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("status:construction", ["2024-12-31", "2023-05"]),
        ("status!=construction", ["2025", "2022-07"]),
        ("在建", ["2024-12-31", "2023-05"]),
        ("source:other", ["2024-12-31", "2023-05"]),
        ("source:paper", ["2023-05", "2022-07"]),
        ("A paper", ["2023-05", "2022-07"]),
        ("publisher:报社", ["2023-05", "2022-07"]),
        ("source:none", ["2025"]),
        ("publisher!=报社", ["2025", "2024-12-31"]),
        ("publisher:none", ["2025"]),
        ("road", ["2025", "2024-12-31", "2023-05", "2022-07"]),
        ("id:road", ["2025", "2023-05", "2022-07"]),
    ],
)
def test_what_an_event_says_is_asked_of_itself(text: str, dates: list[str]) -> None:
    """The rest of its project, which may be something else today."""
    assert days(text) == dates


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (["2023"], ["2023-05"]),
        (["in", "2024"], ["2024-12-31"]),
        (["2024"], ["2024-12-31"]),
        (["2022", "to", "2023"], ["2023-05", "2022-07"]),
        (["since=2023"], ["2023-05"]),
        (["since:2023"], ["2025", "2024-12-31", "2023-05"]),
        (["since", "2024"], ["2025", "2024-12-31"]),
        (["since:2022/2023"], ["2023-05", "2022-07"]),
        (["since>2023"], ["2025", "2024-12-31"]),
        (["before", "2023"], ["2022-07"]),
        (["until", "2023"], ["2023-05", "2022-07"]),
        (["去年"], ["2025"]),
        (["id:road", "2024"], []),
        (["started", "in", "2023"], ["2023-05"]),
        (["opened", "in", "2025"], ["2025"]),
        (["2023年开工"], ["2023-05"]),
        (["去年通车"], ["2025"]),
        (["2023年通车"], []),
        (["2024年停工"], []),
    ],
)
def test_a_date_is_when_something_came_about(texts: list[str], dates: list[str]) -> None:
    """Alone, or with the status that came about; `since` is from then on."""
    assert days(*texts) == dates


@pytest.mark.parametrize("text", ["5000", "计划2023年开工", "2023年到期", "2023年度报告"])
def test_what_is_no_date_of_an_event_is_a_word(text: str) -> None:
    """A number, a promise, and a date with more behind it."""
    assert days(text) == []
    with saved(ROAD) as connection:
        (term,) = event_terms.read(connection, [text], TODAY.today)
    assert (term.field, term.text) == ("", text)


def test_events_of_all_projects_are_asked_for_where_no_term_is_of_projects() -> None:
    """Who asks of events alone asks for no project first."""
    with saved(ROAD) as connection:
        assert event_terms.asked(connection, ["2023", "status:operating"], TODAY)[0] is None
        assert event_terms.asked(connection, ["2023", "roads"], TODAY)[0] == ["road"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        *((text, ["2021", "2018"]) for text in ("started", "开工")),
        *((text, ["2023", "2021", "2019", "2018"]) for text in ("在建", "status:开工")),
        ("2018年以来开工", []),
        ("2019年开工", []),
        ("2021年开工", ["2021"]),
        ("2019年在建", ["2019"]),
    ],
)
def test_what_began_is_the_first_event_of_each_time(text: str, dates: list[str]) -> None:
    """What goes on is told again."""
    works, halt = Status.CONSTRUCTION, Status.SUSPENDED
    told = (("2018", works), ("2019", works), ("2020", halt), ("2021", works), ("2023", works))
    road = project("road", events=tuple(Event(date=date, status=status) for date, status in told))
    with saved(road) as connection:
        _, condition = event_terms.asked(connection, [text], TODAY)
        rows = questions.events(connection, None, DateRange(), condition=condition)
        assert [row["date"] for row in rows if condition.sql != "1"] == dates


def test_of_words_some_are_told() -> None:
    """In any language; a term is none."""
    terms = [Term("", "", text) for text in ("tunnel", "隧道", "ropeway")]
    field = Term("status", ":", "construction")
    with saved(*TOLD) as connection:
        left = event_terms.untold(connection, [*terms, field])
        assert [term.text for term in left] == ["ropeway", "construction"]


TOLD = (
    replace(
        project("valley-road"),
        place="Valley",
        note="Its tunnel is long.",
        events=(
            Event(date="2023", status=Status.CONSTRUCTION, note="A shaft is dug."),
            Event(date="2024", status=Status.CONSTRUCTION, note="The Tunnel-north is through."),
        ),
    ),
    replace(
        project("dam"),
        note="Near the valley; a ropeway in 同德县, a shaft.",
        events=(Event(date="2022", status=Status.APPROVED, note_zh="“隧道”开工"),),
    ),
    project("tunnel-road", events=(Event(date="2021", status=Status.APPROVED),)),
    replace(
        project("far"),
        note="In 同德县.",
        place_zh="同德",
        events=(Event(date="2020", status=Status.APPROVED),),
    ),
)


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        # what is called so, and what is told of it, but not who has it in his own note alone
        (["tunnel"], ["2024", "2021"]),
        (["tunnel north"], ["2024"]),
        (["隧道"], ["2022"]),
        (["ＴＵＮＮＥＬ", "2021"], ["2021"]),
        (["valley"], ["2024", "2023"]),
        (["valley", "tunnel"], ["2024"]),
        (["shaft"], ["2023"]),
        # what else would be nothing
        (["ropeway"], ["2022"]),
        (["同德县"], ["2020"]),
        (["nothing"], []),
    ],
)
def test_a_word_is_looked_for_in_what_is_told(texts: list[str], dates: list[str]) -> None:
    """And in what projects are, their notes last."""
    with saved(*TOLD) as connection:
        ids, condition = event_terms.asked(connection, texts, TODAY)
        rows = questions.events(connection, ids, DateRange(), condition=condition)
        assert [row["date"] for row in rows] == dates
