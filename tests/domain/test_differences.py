"""What changed between two snapshots of what is known."""

import pytest

from examples import event_row, project_row, promise_row
from qhtrack.domain.differences import (
    CHANGE_KEYS,
    ChangeKind,
    ChangeRow,
    News,
    Snapshot,
    differences,
    news,
    place_for_readers,
)
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow


def changes(before: Snapshot, after: Snapshot) -> list[tuple[object, ...]]:
    """Return the rows as tuples, each with all keys but `by`, which no date here is."""
    rows = list(differences(before, after))
    assert all(tuple(row) == CHANGE_KEYS for row in rows)
    assert not any(row["by"] for row in rows)
    return [tuple(row.values())[:-1] for row in rows]


def projects(*rows: ProjectRow) -> Snapshot:
    """Return what is known of projects alone."""
    return Snapshot(rows, [], [])


def promises(*rows: PromiseRow) -> Snapshot:
    """Return what is known of promises alone."""
    return Snapshot([], rows, [])


def events(*rows: EventRow) -> Snapshot:
    """Return what is known of events alone, newest first."""
    return Snapshot([], [], rows)


WORKS = event_row(date="2023", status="construction", source="x")
OPEN = event_row(date="2024", status="operating", source="y")
SEEN = event_row(date="2025", status="operating", source="z")


def test_an_event_that_came_tells_the_status_before_it() -> None:
    """None before the first, the same where it is confirmed; newest first."""
    assert changes(events(), events(SEEN, OPEN, WORKS)) == [
        ("event", "a", "status", "operating", "operating", "2025", "z"),
        ("event", "a", "status", "construction", "operating", "2024", "y"),
        ("event", "a", "status", None, "construction", "2023", "x"),
    ]
    back_filled = changes(events(OPEN), events(OPEN, WORKS))
    assert back_filled == [("event", "a", "status", None, "construction", "2023", "x")]


def test_the_status_before_is_of_the_same_project() -> None:
    """Not that of the event before in time."""
    other = event_row(project="b", date="2024", status="operating")
    assert changes(events(WORKS), events(other, WORKS)) == [
        ("event", "b", "status", None, "operating", "2024", None)
    ]


def test_what_went_has_nothing_after() -> None:
    """Event, promise and project."""
    promise = promise_row(outcome="met", source="x", made="2022")
    gone = Snapshot([project_row("a", name="A", status="partial")], [promise], [WORKS])
    assert changes(gone, events()) == [
        ("project", "a", "A", "partial", None, None, None),
        ("event", "a", "status", "construction", None, "2023", "x"),
        ("promise", "a", "建成", "met", None, "2022", "x"),
    ]


def test_what_came_has_nothing_before() -> None:
    """A project and a promise."""
    promise = promise_row(outcome="met", source="x", made="2022")
    came = Snapshot([project_row("a", name="A", status=None)], [promise], [])
    assert changes(events(), came) == [
        ("project", "a", "A", None, None, None, None),
        ("promise", "a", "建成", None, "met", "2022", "x"),
    ]


@pytest.mark.parametrize("key", ["project", "milestone", "part", "due", "wording"])
def test_a_promise_in_other_words_or_by_another_date_is_another(key: str) -> None:
    """One came, one went."""
    rows = changes(promises(promise_row()), promises(promise_row(**{key: "other"})))
    assert [row[0] for row in rows] == ["promise", "promise"]


@pytest.mark.parametrize("key", ["project", "date", "status"])
def test_an_event_of_another_date_or_status_is_another(key: str) -> None:
    """One came, one went."""
    rows = changes(events(event_row()), events(event_row(**{key: "other"})))
    assert [row[0] for row in rows] == ["event", "event"]


@pytest.mark.parametrize(
    ("outcome", "date"),
    [
        ("met", "2024-05"),
        ("met-late", "2024-05"),
        ("overdue", "2024-01-01"),
        ("missed", "2024-06"),
    ],
)
def test_an_outcome_that_changed_tells_when_and_who_says_so(outcome: str, date: str) -> None:
    """By what decided it; that it was found is no field that changed."""
    was = promise_row(due="2023", outcome="pending")
    key = "missed" if outcome == "missed" else "reached"
    told = {"due": "2023", key: None if outcome == "overdue" else date}
    row = promise_row(**told, outcome=outcome, evidence="paper", updated="x")
    assert changes(promises(was), promises(row)) == [
        ("outcome", "a", "建成", "pending", outcome, date, "paper")
    ]


def test_what_was_so_by_a_date_says_so() -> None:
    """An event, what it tells, and an outcome that it decided; not that a due day passed."""
    event = event_row(date="2024", status="operating", by=True)
    came = differences(events(), events(event))
    noted = differences(events(event), events(event_row(**{**event, "note": "x"})))
    was = promise_row(due="2023", outcome="pending")
    rows = [
        promise_row(due="2023", reached="2024", by=True, outcome=outcome)
        for outcome in ("met-late", "overdue")
    ]
    outcomes = [change for row in rows for change in differences(promises(was), promises(row))]
    told = [(row["kind"], row["date"], row["by"]) for row in (*came, *noted, *outcomes)]
    assert told == [
        ("event", "2024", True),
        ("field", "2024", True),
        ("outcome", "2024", True),
        ("outcome", "2024-01-01", False),
    ]


def test_what_is_missed_for_its_project_is_dated_by_its_last_news() -> None:
    """No finding says so."""
    was, row = promise_row(outcome="pending"), promise_row(outcome="missed", updated="2025-02")
    ((*_, date, source),) = changes(promises(was), promises(row))
    assert (date, source) == ("2025-02", None)


def test_a_field_that_changed_has_both_values() -> None:
    """Of a project, of an event and of a promise; what is worked out is none."""
    before = Snapshot(
        [project_row("a", capacity_mw=5, status="partial", regions=[])],
        [promise_row(due="2023", source="x", days_late=3)],
        [event_row(note="n", day="2023-12-31")],
    )
    after = Snapshot(
        [project_row("a", capacity_mw=6, status="operating", regions=["north"])],
        [promise_row(due="2023", source="y", days_late=4)],
        [event_row(note=None, day="2023-12-30")],
    )
    assert changes(before, after) == [
        ("field", "a", "regions", [], ["north"], None, None),
        ("field", "a", "capacity_mw", 5, 6, None, None),
        ("field", "a", "event.note", "n", None, "2023", None),
        ("field", "a", "promise.source", "x", "y", "2023", "y"),
    ]


def test_a_finding_that_leaves_the_outcome_is_a_field_that_changed() -> None:
    """And beside another outcome the other fields are told all the same."""
    was = promise_row(outcome="met", reached="2024", evidence="x", note="n")
    row = promise_row(outcome="met", reached="2023", evidence="y", note="n")
    assert [change[2:5] for change in changes(promises(was), promises(row))] == [
        ("promise.reached", "2024", "2023"),
        ("promise.evidence", "x", "y"),
    ]
    row = promise_row(outcome="missed", missed="2025", evidence="y", note="m")
    assert [change[:5] for change in changes(promises(was), promises(row))] == [
        ("outcome", "a", "建成", "met", "missed"),
        ("field", "a", "promise.note", "n", "m"),
    ]


def test_what_is_equal_has_no_differences() -> None:
    """Nor has nothing."""
    snapshot = Snapshot([project_row("a")], [promise_row()], [event_row()])
    assert changes(snapshot, snapshot) == changes(events(), events()) == []


def test_kinds_stand_in_their_order() -> None:
    """As the key's values are documented."""
    was, row = promise_row(wording="x", outcome="pending"), promise_row(wording="x", outcome="met")
    before = Snapshot([project_row("b", note="n")], [was], [])
    after = Snapshot([project_row("a"), project_row("b")], [row, promise_row()], [WORKS])
    rows: list[ChangeRow] = list(differences(before, after))
    assert [row["kind"] for row in rows] == [kind.value for kind in ChangeKind]


def test_news_is_what_came_and_what_turned_out_otherwise() -> None:
    """What went is none."""
    was, row = promise_row(wording="x", outcome="pending"), promise_row(wording="x", outcome="met")
    before = Snapshot([], [was, promise_row(wording="gone")], [WORKS])
    after = Snapshot([], [row, promise_row()], [OPEN])
    assert news(before, after) == News([OPEN], [promise_row()], [(was, row)])


def test_people_see_what_became_of_things_before_what_was_said() -> None:
    """New statuses, outcomes, fields, then new promises, then what was seen again."""
    told: list[tuple[ChangeKind, str | None, str | None]] = [
        *((ChangeKind.EVENT, "construction", "operating"), (ChangeKind.EVENT, None, "approved")),
        *((ChangeKind.OUTCOME, "pending", "met"), (ChangeKind.FIELD, "A", "A")),
        *((ChangeKind.PROMISE, None, "pending"), (ChangeKind.EVENT, "approved", "approved")),
    ]
    rows: list[ChangeRow] = [
        {
            "kind": kind,
            "project": "a",
            "what": "",
            "before": before,
            "after": after,
            "date": None,
            "source": None,
            "by": False,
        }
        for kind, before, after in told
    ]
    rows.reverse()
    ordered = sorted(rows, key=place_for_readers)
    assert ordered == [rows[4], rows[5], *rows[3::-1]]
    added: ChangeRow = {**rows[0], "kind": ChangeKind.PROJECT, "before": None}
    assert place_for_readers(added) < place_for_readers(rows[0])
