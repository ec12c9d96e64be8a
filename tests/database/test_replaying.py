"""What the database shows is what the file says with all that was said here."""

from collections import Counter
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from qhtrack.database import (
    contents,
    event_recording,
    replaying,
    statement_recording,
    statements,
    transactions,
)
from qhtrack.database.rows import row_of
from qhtrack.database.statements import Recorder
from qhtrack.domain.errors import StateError
from qhtrack.domain.model import Event
from qhtrack.domain.statements import Fact, correction, removal
from qhtrack.domain.statements import addition as tell
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update
from saving import project, promise, saved

RECORDER = Recorder("me", "now")
PROJECT = project(
    events=(
        Event(date="2021", status=Status.CONSTRUCTION, source="paper"),
        Event(date="2024-04", status=Status.PARTIAL, note="one", also=("other",)),
    ),
    promises=(promise(), promise("partial", "2024"), promise(None, "2025")),
)
EVERYTHING = "SELECT * FROM {} ORDER BY id"

updates = st.fixed_dictionaries(
    {
        "project": st.just("a"),
        "status": st.sampled_from([Status.CONSTRUCTION, Status.PARTIAL, Status.OPERATING]),
        "date": st.sampled_from(["2021", "2022-05", "2024-04", "2025"]),
        "source": st.sampled_from([None, "paper", "other", "a book"]),
        "note": st.sampled_from([None, "one", "two"]),
        "spent_bn": st.sampled_from([None, None, 1, 2]),
        "by": st.booleans(),
        "replace": st.booleans(),
        "is_dated": st.booleans(),
    }
).map(lambda values: Update(**cast("dict[str, Any]", values)))


def test_a_batch_of_updates_is_what_folding_makes_of_them() -> None:
    """Rows, places and marks; the fast way and the slow one are one."""
    hits: Counter[str] = Counter()

    @settings(max_examples=60)
    @given(st.lists(st.lists(updates, max_size=4), max_size=4))
    def holds(batches: list[list[Update]]) -> None:
        with saved(PROJECT) as connection:
            before = contents.data(connection)
            for batch in batches:
                with transactions.transaction(connection):
                    done = event_recording.record(connection, batch, RECORDER)
                hits["refused"] += any(isinstance(result, StateError) for result in done)
                hits["amended"] += any(getattr(one, "action", "") == "amended" for one in done)
            quick = {
                table: [tuple(row) for row in connection.execute(EVERYTHING.format(table))]
                for table in ("event", "promise")
            }
            facts = list(statements.by_fact(connection))
            assert replaying.replay(connection, facts) == []
            for table, rows in quick.items():
                slow = [tuple(row) for row in connection.execute(EVERYTHING.format(table))]
                assert slow == rows
            hits["facts"] += len(facts) > 1
            connection.execute("UPDATE recording SET struck = 0")
            assert replaying.replay(connection, facts) == []
            assert contents.data(connection) == before

    holds()
    assert min(hits[point] for point in ("refused", "amended", "facts")) > 10, hits


def test_a_dropped_promise_comes_back_to_its_place() -> None:
    """Between the others, though one more was told meanwhile."""
    with saved(PROJECT) as connection:
        before = contents.data(connection)
        second = before["project"][0]["promise"][1]
        fact = Fact("promise", "a", ("partial", None, "2024", second["wording"]))
        statement_recording.record(connection, [removal(fact, second)], RECORDER)
        assert row_of(connection, fact) is None
        new = Fact("promise", "a", (None, None, None, "more"))
        statement_recording.record(connection, [tell(new, None, {})], RECORDER)
        connection.execute("UPDATE recording SET struck = 0 WHERE id = 1")
        replaying.replay(connection, [fact])
        wordings = [row["wording"] for row in contents.data(connection)["project"][0]["promise"]]
        assert wordings == [
            *(row["wording"] for row in before["project"][0]["promise"]),
            "more",
        ]


def test_a_project_stands_before_what_is_told_of_it() -> None:
    """And its source before both, in whatever order they are folded."""
    with saved(PROJECT) as connection:
        event = Fact("event", "b", ("2025", "partial"))
        source, road = Fact("source", "new"), Fact("project", "b")
        said = [
            tell(event, None, {"source": "new"}),
            tell(road, None, {"name": "B", "category": "road", "sources": ["new"]}),
            tell(source, None, {"title": "New"}),
        ]
        with transactions.transaction(connection):
            statement_recording.record(connection, said, RECORDER)
        assert contents.data(connection)["project"][1] == {
            "id": "b",
            "name": "B",
            "category": "road",
            "sources": ["new"],
            "event": [{"date": "2025", "status": "partial", "source": "new"}],
        }
        row = connection.execute("SELECT origin, position, day FROM event WHERE project = 'b'")
        assert tuple(row.fetchone()) == ("local", 0, "2025-12-31")


def test_a_conflict_is_named() -> None:
    """What is shown stays ours."""
    with saved(PROJECT) as connection:
        fact = Fact("project", "a")
        statement_recording.record(
            connection,
            [correction(fact, row_of(connection, fact) or {}, {"name": "B"})],
            RECORDER,
        )
        connection.execute("""UPDATE file_version SET row = json_set(row, '$.name', 'C')""")
        (conflict,) = replaying.replay(connection, [fact])
        assert conflict.path == ("project", "a", "name")


def test_an_event_that_is_told_or_dropped_makes_the_others_stand_anew() -> None:
    """In their order, without a gap, each since when its run began."""
    told = Fact("event", "a", ("2022", "construction"))
    first = Fact("event", "a", ("2021", "construction"))
    with saved(PROJECT) as connection:
        for statement, expected in (
            (tell(told, None, {}), [(0, "2021", "2021"), (1, "2022", "2021")]),
            (removal(first, row_of(connection, first) or {}), [(0, "2022", "2022")]),
        ):
            with transactions.transaction(connection):
                statement_recording.record(connection, [statement], RECORDER)
            rows = connection.execute("SELECT position, date, since FROM event ORDER BY position")
            last = (len(expected), "2024-04", "2024-04")
            assert [tuple(row) for row in rows] == [*expected, last]
