"""Answers, as of any day."""

import json
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from conftest import Run
from qhtrack.database import event_recording, loads, questions
from qhtrack.database.questions import AsOf, DateRange, Filter
from qhtrack.database.statements import Recorder
from qhtrack.database.transactions import transaction
from qhtrack.domain import fields
from qhtrack.domain.dates import last_day
from qhtrack.domain.model import Event
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update
from qhtrack.words.language import Language
from saving import project, promise, saved

DAY = AsOf("2026-11-23")


def answer(run: Run, *arguments: str) -> dict[str, object]:
    """Return the first row as JSON."""
    row: dict[str, object] = json.loads(run("list", "--json", *arguments).stdout)[0]
    return row


def test_a_project_has_all_its_keys(run: Run, sample: Path) -> None:
    """Null where unknown."""
    del sample
    row = answer(run, "id:dam")
    assert row["status"] == "partial"
    assert row["since"] == row["updated"] == "2024-04-01"
    assert row["in_service_mw"] == 550
    assert row["due"] == "2024-12"
    assert row["overdue"] is True
    assert row["aliases"] == ["Old Dam"]
    assert row["place"] is None
    assert row["regions"] == ["golog"]


def test_whole_numbers_have_no_point() -> None:
    """Of a project and of an event; they are kept as reals."""
    told = Event(date="2024", status=Status.PARTIAL, in_service_mw=550.0, spent_bn=1.5)
    with saved(project(events=(told,), capacity_mw=2320.0)) as connection:
        row = questions.project(connection, "a", DAY)
        (event,) = questions.events(connection, None, DateRange())
    assert repr((row["capacity_mw"], row["in_service_mw"], row["spent_bn"])) == "(2320, 550, 1.5)"
    assert repr((event["in_service_mw"], event["spent_bn"])) == "(550, 1.5)"


def test_everything_can_be_asked_as_of_a_day(run: Run, sample: Path) -> None:
    """Events and promises are dated."""
    del sample
    eve = answer(run, "id:dam", "--as-of", "2021-05-30")
    assert (eve["status"], eve["due"], eve["overdue"]) == (None, None, False)
    early = answer(run, "id:dam", "--as-of", "2021-05-31")
    assert (early["status"], early["due"], early["overdue"]) == ("construction", "2023", False)
    later = answer(run, "id:dam", "--as-of", "2023")
    assert (later["status"], later["due"], later["overdue"]) == ("construction", "2023", False)
    assert later["in_service_mw"] == 0


def test_history_is_newest_first(run: Run, sample: Path) -> None:
    """Within the days asked for."""
    del sample
    rows = json.loads(run("history", "--json").stdout)
    assert [row["date"] for row in rows] == ["2024-04-01", "2022", "2021-05"]
    rows = json.loads(run("history", "dam", "--until", "2023", "--json").stdout)
    assert [row["date"] for row in rows] == ["2021-05"]
    assert run("history", "--since", "2024", "-f", "ids", "-n", "5").stdout == "dam\n"


@pytest.mark.parametrize(
    ("since", "until", "dates"),
    [
        ("2022-12-31", "9999-12-31", ["2024-04-01", "2022"]),
        ("2023-01-01", "9999-12-31", ["2024-04-01"]),
        ("", "2022-12-31", ["2022", "2021-05"]),
        ("", "2022-12-30", ["2021-05"]),
    ],
)
def test_a_range_holds_its_first_and_its_last_day(since: str, until: str, dates: list[str]) -> None:
    """An event counts as the last day of its date."""
    told = tuple(
        Event(date=date, status=Status.PARTIAL) for date in ("2021-05", "2022", "2024-04-01")
    )
    with saved(project(events=told)) as connection:
        rows = list(questions.events(connection, None, DateRange(since, until)))
        assert [row["date"] for row in rows] == dates
        assert [row["day"] for row in rows] == [last_day(date) for date in dates]
        assert len(list(questions.events(connection, ["a"], DateRange(), limit=2))) == 2
        assert list(questions.events(connection, ["b"], DateRange())) == []


def test_events_of_one_day_stand_by_project_the_last_first() -> None:
    """As the newest stand first."""
    statuses = ("construction", "partial", "operating")
    told = tuple(Event(date="2024-05-01", status=Status(status)) for status in statuses)
    with saved(project("b", events=told), project("a", events=told)) as connection:
        rows = [
            (row["project"], row["status"])
            for row in questions.events(connection, None, DateRange())
        ]
    assert rows == [(name, status) for name in "ab" for status in reversed(statuses)]


def test_events_are_of_one_origin_or_of_any(run: Run, sample: Path) -> None:
    """What was recorded here is local until a registry has it."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    local = json.loads(run("history", "--local", "--json").stdout)
    assert [(row["project"], row["date"], row["origin"]) for row in local] == [
        ("dam", "2025", "local")
    ]
    rows = json.loads(run("history", "--json").stdout)
    assert [row["origin"] for row in rows] == ["local", *["registry"] * 3]


def test_each_event_says_who_recorded_it_and_when() -> None:
    """Its own recording; what the file says was recorded by nobody here."""
    with saved(project(events=(Event(date="2021", status=Status.PARTIAL),))) as connection:
        for by, at, date in (("Ann", "2026-01", "2023"), ("Ben", "2026-02", "2024")):
            with transaction(connection):
                update = Update("a", Status.PARTIAL, date)
                event_recording.record(connection, [update], Recorder(by, at))
        rows = list(questions.events(connection, None, DateRange()))
    assert [(row["recorded_by"], row["recorded_at"]) for row in rows] == [
        *(("Ben", "2026-02"), ("Ann", "2026-01"), (None, None))
    ]


def test_statuses_sort_as_they_are_ordered_the_unknown_last() -> None:
    """Not by their letters; backwards the unknown is still last."""
    by_letter = sorted(Status)
    seen = [
        project(f"p-{letter}", events=(Event(date="2024", status=status),))
        for letter, status in zip("abcdefgh", by_letter, strict=True)
    ]
    with saved(project("nothing"), *seen) as connection:
        up, down = (
            [row["status"] for row in questions.projects(connection, Filter(sort=[key]), DAY)]
            for key in ("status", "-status")
        )
    assert up == [*Status, None]
    assert down == [*reversed(Status), None]


@pytest.mark.parametrize("key", ["name_zh", "place", "place_zh", "owner", "owner_zh", "note"])
def test_texts_sort_as_people_sort_them(key: str) -> None:
    """Not by their code points; the unknown last in both directions."""
    texts = {"p0": "éclair", "p1": "Zoo", "p2": "adam", "p3": "Émile"}
    told = [replace(project(name), **{key: text}) for name, text in texts.items()]
    with saved(project("unknown"), *told) as connection:
        up, down = (
            [row["id"] for row in questions.projects(connection, Filter(sort=[sort]), DAY)]
            for sort in (key, f"-{key}")
        )
    assert up == ["p2", "p0", "p3", "p1", "unknown"]
    assert down == ["p1", "p3", "p0", "p2", "unknown"]


def test_names_sort_as_a_reader_sees_them() -> None:
    """In the reader's language where there is a name in it; under their key for no reader."""
    told = [
        replace(project("a"), name="Dam", name_zh="西宁"),
        replace(project("b"), name="Airport", name_zh="青海"),
        replace(project("c"), name="Zoo"),
    ]
    with saved(*told) as connection:
        orders = [
            [row["id"] for row in questions.projects(connection, filter_, DAY)]
            for filter_ in (
                Filter(sort=["name"]),
                Filter(sort=["name"], language=Language.EN),
                Filter(sort=["name"], language=Language.ZH),
                Filter(sort=["-name"], language=Language.ZH),
            )
        ]
    assert orders == [["b", "a", "c"], ["b", "a", "c"], ["c", "b", "a"], ["a", "b", "c"]]


def test_dates_sort_by_the_day_they_count_as() -> None:
    """A year after its months."""
    told = [
        project(name, events=(Event(date=date, status=Status.PARTIAL),))
        for name, date in (("year", "2023"), ("next", "2024-01"), ("month", "2023-11"))
    ]
    with saved(*told) as connection:
        for key in ("since", "updated"):
            rows = questions.projects(connection, Filter(sort=[key]), DAY)
            assert [row["id"] for row in rows] == ["month", "year", "next"]


def test_since_is_the_day_of_the_event_with_the_status_in_force() -> None:
    """Of one date others may tell other statuses, which count on other days."""
    told = (("2023", "approved"), ("2023-05-01", "construction"), ("2023", "partial"))
    events = tuple(Event(date=date, status=Status(status)) for date, status in told)
    with saved(project(events=events)) as connection:
        rows = questions.projects(connection, Filter(["since>2023-11"]), DAY)
        assert [row["id"] for row in rows] == ["a"]


def test_a_row_has_the_keys_of_the_table_of_fields(run: Run, sample: Path) -> None:
    """In their order, and what is worked out beside them."""
    del sample
    assert list(answer(run)) == [*fields.PROJECT_KEYS]
    (scorecard, *_) = json.loads(run("scorecard", "--json").stdout)
    assert list(scorecard) == [*fields.PROMISE_KEYS]
    (history, *_) = json.loads(run("history", "--json").stdout)
    assert list(history) == [*fields.EVENT_KEYS]


def test_sources_are_told_by_id() -> None:
    """With what is known of each."""
    with saved() as connection:
        sources = questions.sources(connection)
    assert sources["paper"] == {
        "id": "paper",
        "title": "A paper",
        "title_en": None,
        "title_zh": None,
        "publisher": "Press",
        "publisher_zh": "报社",
        "date": "2020-05",
        "url": None,
    }
    assert list(sources["paper"]) == [*fields.keys(fields.SOURCE)]


def test_a_database_that_holds_nothing_was_never_loaded() -> None:
    """Nor was any path."""
    with saved() as connection:
        connection.execute("DELETE FROM load")
        assert not loads.last_load(connection)
        assert not loads.last_seen(connection, None)


def test_a_promise_of_this_month_is_there(run: Run, sample: Path) -> None:
    """Though its month counts as its last day; as of an earlier day it is not."""
    text = sample.read_text().replace('made = "2024-01"', 'made = "2026-11"')
    sample.write_text(text.replace('due = "2024-12"', 'due = "2027"'))
    run("load")
    assert json.loads(run("list", "id:dam", "due:2027,2023", "--json").stdout)
    assert len(json.loads(run("scorecard", "due:2027", "--json").stdout)) == 1
    assert json.loads(run("scorecard", "due:2027", "--as-of", "2026-11-20", "--json").stdout) == []


def test_a_wide_comma_parts_values_of_every_kind(run: Run, sample: Path) -> None:
    """As Chinese is typed."""
    del sample
    for term in ("status:部分投运，取消", "since:2024，2022", "capacity_mw:20，2320"):
        assert "dam" in run("list", term, "-f", "ids").stdout, term


def test_goals_are_listed_where_their_category_or_id_is_asked_for() -> None:
    """Their promises are in a scorecard always; a goal has no status and no sizes."""
    goal = msgspec.structs.replace(project("goal", promises=(promise(None),)), category="target")
    with saved(goal, project("road", promises=(promise(),))) as connection:
        for terms, expected in (
            ([], ["road"]),
            (["goal"], ["goal"]),
            (["goa"], []),
            (["status:unknown"], ["road"]),
            (["category!=road"], []),
            (["id!=road"], []),
            (["category:target"], ["goal"]),
            (["CATEGORY:road,target"], ["goal", "road"]),
            (["category:road"], ["road"]),
            (["id:goal"], ["goal"]),
            (["id=goal", "status:unknown"], ["goal"]),
        ):
            rows = list(questions.projects(connection, Filter(terms), DAY))
            assert [row["id"] for row in rows] == expected, terms
        (row,) = questions.projects(connection, Filter(["id:goal"]), DAY)
        assert (row["status"], row["in_service_mw"], row["open_km"]) == (None, None, None)
        assert (row["due"], row["overdue"]) == ("2023-06", True)
        for terms, expected in (([], ["goal", "road"]), (["category:target"], ["goal"])):
            promised = questions.scorecard(connection, terms, DAY)
            assert [promise["project"] for promise in promised] == expected
        counts = questions.count(connection)
    assert (counts["project"], counts["goal"], counts["promise"]) == (1, 1, 2)


def test_a_promise_comes_with_its_projects_names_category_and_regions() -> None:
    """Where a scorecard asks."""
    named = msgspec.structs.replace(
        project(promises=(promise(),)), name_zh="甲", regions=("golog", "haixi")
    )
    with saved(named, project("b", promises=(promise(),))) as connection:
        rows = list(questions.scorecard(connection, [], DAY))
    keys = ("name", "name_zh", "category", "regions")
    assert [tuple(row[key] for key in keys) for row in rows] == [  # type: ignore[literal-required]
        ("A", "甲", "road", ["golog", "haixi"]),
        ("B", None, "road", []),
    ]
