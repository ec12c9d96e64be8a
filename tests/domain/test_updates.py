"""Updates, and what becomes of them."""

from typing import Any

import pytest

from qhtrack.domain.change_results import Action
from qhtrack.domain.citations import by_publication
from qhtrack.domain.errors import StateError
from qhtrack.domain.figures import ServiceTotals
from qhtrack.domain.history import StatusEvent, TimelineEntry, order_events
from qhtrack.domain.statements import Fact
from qhtrack.domain.status import Status
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.domain.updates import (
    AppliedUpdate,
    KnownProject,
    Update,
    UpdateInput,
    UpdateResult,
    apply_update,
)
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

WORKS = StatusEvent("2021", Status.CONSTRUCTION)
PARTIAL = StatusEvent("2024-04", Status.PARTIAL)
KNOWN = order_events([WORKS, PARTIAL])


def applied(
    update: Update,
    timeline: list[TimelineEntry],
    totals: ServiceTotals | None = None,
    **told: Any,  # noqa: ANN401
) -> AppliedUpdate:
    """Return what becomes of an update of a project with this timeline.

    All its events were `told` so, beside their dates and statuses.
    """
    rows: dict[Fact, TomlTable] = {
        Fact("event", update.project, (event.date, event.status)): {
            "date": event.date,
            "status": event.status,
            **told,
        }
        for event in (entry.event for entry in timeline)
    }
    order = by_publication({"paper": "2022", "older": "2021"})
    known = KnownProject(timeline, rows.get, order, totals or ServiceTotals())
    return apply_update(update, known)


def refusal(
    update: Update,
    timeline: list[TimelineEntry],
    totals: ServiceTotals | None = None,
    **told: Any,  # noqa: ANN401
) -> str:
    """Return why an update is refused."""
    with pytest.raises(StateError) as refused:
        applied(update, timeline, totals, **told)
    return sentence(refused.value.message, Language.EN)


def test_an_update_has_the_fields_of_its_input() -> None:
    """And whether its date was given."""
    assert Update._fields == (*UpdateInput._fields, "is_dated")
    assert not Update("a", Status.PARTIAL, "2025").force


UNDATED = Update("a", Status.PARTIAL, "2025", is_dated=False)
TOLD: TomlTable = {"source": "paper", "note": "one\ntwo", "in_service_mw": 5}


@pytest.mark.parametrize(
    "update",
    [
        Update("a", Status.PARTIAL, "2024-04"),
        Update("a", Status.PARTIAL, "2024-04", expect="operating"),
        Update("a", Status.PARTIAL, "2024-04", note="two"),
        Update("a", Status.PARTIAL, "2024-04", source="paper", in_service_mw=5),
        Update("a", Status.PARTIAL, "2024-04", note="one\ntwo", replace=True),
        UNDATED,
        UNDATED._replace(source="paper"),
        UNDATED._replace(note="one", in_service_mw=5),
        UNDATED._replace(expect="operating"),
    ],
)
def test_what_is_known_already_is_not_recorded(update: Update) -> None:
    """The same event with no more than it has, or the status in force, whatever is expected."""
    result, timeline, row, statement = applied(update, KNOWN, **TOLD)
    assert result == UpdateResult(
        "a", Status.PARTIAL, Status.PARTIAL, update.date, Action.UNCHANGED
    )
    assert not result.is_recorded
    assert timeline is KNOWN
    assert (row, statement) == (None, None)


@pytest.mark.parametrize(
    "update",
    [
        UNDATED._replace(is_dated=True),
        UNDATED._replace(source="other"),
        UNDATED._replace(note="three"),
        UNDATED._replace(note="one\nthree"),
        UNDATED._replace(in_service_mw=6),
        UNDATED._replace(in_service_mw=0),
        UNDATED._replace(also=("paper", "other")),
        UNDATED._replace(note_zh="one"),
    ],
)
def test_the_status_in_force_is_confirmed_by_a_date_or_what_is_new(update: Update) -> None:
    """A source, a note or a figure that no event of the present run has."""
    result = applied(update, KNOWN, **TOLD)[0]
    assert (result.action, result.is_recorded) == (Action.CONFIRMED, True)


def test_news_of_an_earlier_run_is_news() -> None:
    """A status that came back is seen anew, though the same was told of it before."""
    resumed = order_events([PARTIAL, StatusEvent("2024-06", Status.SUSPENDED)])
    resumed = [
        *resumed,
        *order_events(
            [*(entry.event for entry in resumed), StatusEvent("2024-08", Status.PARTIAL)]
        )[2:],
    ]
    rows: dict[Fact, TomlTable] = {
        Fact("event", "a", ("2024-04", "partial")): {"note": "one"},
        Fact("event", "a", ("2024-08", "partial")): {"note": "two"},
    }
    known = KnownProject(resumed, rows.get, by_publication({}))
    for note, action in (("two", Action.UNCHANGED), ("one", Action.CONFIRMED)):
        assert apply_update(UNDATED._replace(note=note), known).result.action is action


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"source": "older"}, {"source": "older", "also": ["paper"]}),
        ({"source": "z"}, {"also": ["z"]}),
        ({"also": ("z", "older")}, {"also": ["older", "z"]}),
        ({"note": "three"}, {"note": "one\ntwo\nthree"}),
        ({"open_km": 0}, {"open_km": 0}),
        ({"note_zh": "一"}, {"note_zh": "one\ntwo\n一"}),
        ({"source": "z", "replace": True}, {"source": "z"}),
        ({"note": "new", "replace": True}, {"note": "new"}),
        ({"in_service_mw": 4, "replace": True}, {"in_service_mw": 4}),
    ],
)
def test_a_known_event_is_amended(changes: dict[str, Any], expected: TomlTable) -> None:
    """By what it lacks; `replace` puts what is told in the place of what is known."""
    update = Update("a", Status.PARTIAL, "2024-04", **changes)
    result, timeline, row, _ = applied(update, KNOWN, **TOLD)
    replaced = {key: TOLD[key] for key in changes if key in TOLD} if "replace" in changes else None
    assert result == UpdateResult(
        "a", Status.PARTIAL, Status.PARTIAL, "2024-04", Action.AMENDED, replaced=replaced
    )
    assert row == {"date": "2024-04", "status": "partial", **TOLD, **expected}
    assert [entry.number for entry in timeline] == [0, 1]
    assert timeline[1].event.in_service_mw == row["in_service_mw"]


def test_exactly_beats_by() -> None:
    """By then comes to nothing beside a day; only to replace makes an exact one uncertain."""
    exact = Update("a", Status.PARTIAL, "2024-04")
    assert applied(exact, KNOWN, by=True).row == {"date": "2024-04", "status": "partial"}
    by = exact._replace(by=True)
    assert applied(by, KNOWN).result.action is Action.UNCHANGED
    replaced = applied(by._replace(replace=True), KNOWN)
    assert (replaced.row or {})["by"] is True
    assert replaced.timeline[1].since_by
    cleared = exact._replace(replace=True, note="x")
    assert "by" not in (applied(cleared, KNOWN, by=True).row or {})


def test_a_note_that_is_replaced_takes_its_translation_along() -> None:
    """Unless another is given; what went is named."""
    update = Update("a", Status.PARTIAL, "2024-04", note="new", replace=True)
    told: TomlTable = {"note": "old", "note_zh": "旧"}
    result, _, row, _ = applied(update, KNOWN, **told)
    assert row == {"date": "2024-04", "status": "partial", "note": "new"}
    assert result.replaced == told
    both = applied(update._replace(note_zh="新"), KNOWN, **told)
    assert (both.row or {})["note_zh"] == "新"
    source = applied(update._replace(note=None, source="paper"), KNOWN, **told)
    assert (source.row or {})["note_zh"] == "旧"


def test_another_figure_is_refused_and_named() -> None:
    """Both are; `--replace` overrules the one that is known."""
    update = Update("a", Status.PARTIAL, "2024-04", in_service_mw=6)
    assert refusal(update, KNOWN, in_service_mw=5) == (
        "a: in_service_mw is known to be 5 MW, not 6 MW; nothing was recorded;"
        " if 6 MW is right, --replace"
    )
    assert applied(update._replace(in_service_mw=5.0), KNOWN, **TOLD).result.action is (
        Action.UNCHANGED
    )


def test_an_amendment_is_checked_as_an_event_is() -> None:
    """What is expected, and what figures can be."""
    update = Update("a", Status.PARTIAL, "2024-04", in_service_mw=7, expect="operating")
    assert "a is partial, not operating" in refusal(update, KNOWN)
    update = update._replace(expect="partial")
    assert "7 MW in service are more than its 6 MW" in refusal(update, KNOWN, ServiceTotals(6))
    assert applied(update, KNOWN, ServiceTotals(7)).result.action is Action.AMENDED
    forced = update._replace(force=True)
    assert applied(forced, KNOWN, ServiceTotals(6)).result.action is Action.AMENDED


def test_a_new_event_is_told_whole() -> None:
    """By what was said of it and no more."""
    update = Update(
        "a", Status.OPERATING, "2025", "paper", "n", 5, by=True, also=("z",), note_zh="注"
    )
    result, timeline, row, statement = applied(update, KNOWN)
    assert result.action is Action.RECORDED
    last = timeline[-1]
    assert last.number == len(KNOWN)
    assert last.event == StatusEvent("2025", Status.OPERATING, "n", True, 5)
    assert row == {
        "date": "2025",
        "status": "operating",
        "by": True,
        "in_service_mw": 5,
        "source": "paper",
        "also": ["z"],
        "note": "n",
        "note_zh": "注",
    }
    assert statement is not None
    assert (statement.fact, statement.before, statement.after) == (update.fact, None, row)


@pytest.mark.parametrize(
    ("status", "date"),
    [("construction", "2024-04"), ("partial", "2023"), ("construction", "2024-03-31")],
)
def test_one_of_date_and_status_does_not_make_an_event_known(status: str, date: str) -> None:
    """Nor does a status that was in force on another day."""
    timeline = order_events([WORKS._replace(status=Status.APPROVED), PARTIAL])
    assert applied(Update("a", Status(status), date), timeline)[0].is_recorded


def test_a_first_event_follows_nothing() -> None:
    """It may have any status."""
    result, timeline, *_ = applied(Update("a", Status.RETIRED, "2020"), [])
    assert result == UpdateResult("a", None, Status.RETIRED, "2020", Action.RECORDED)
    assert [entry.event for entry in timeline] == [StatusEvent("2020", Status.RETIRED)]


def test_a_back_fill_is_checked_in_its_place() -> None:
    """Against both neighbours, which are named."""
    result, *_ = applied(Update("a", Status.APPROVED, "2020"), KNOWN)
    assert (result.previous_status, result.next_event) == (None, WORKS)
    result, *_ = applied(Update("a", Status.CONSTRUCTION, "2022"), KNOWN)
    assert (result.action, result.next_event) == (Action.CONFIRMED, PARTIAL)
    result, *_ = applied(Update("a", Status.CONSTRUCTION, "2022", note="x"), KNOWN)
    assert (result.previous_status, result.next_event) == (Status.CONSTRUCTION, PARTIAL)
    result, *_ = applied(Update("a", Status.OPERATING, "2025"), KNOWN)
    assert (result.previous_status, result.next_event) == (Status.PARTIAL, None)


def test_the_latest_status_may_be_expected() -> None:
    """Whatever the date; of a project without events it is unknown."""
    back_fill = Update("a", Status.APPROVED, "2020", expect="partial")
    assert applied(back_fill, KNOWN)[0].is_recorded
    assert refusal(back_fill._replace(expect="construction"), KNOWN) == (
        "a is partial, not construction as expected; nothing was recorded"
    )
    longer = order_events([WORKS, PARTIAL, StatusEvent("2025", Status.OPERATING)])
    assert applied(back_fill._replace(expect="operating"), longer)[0].is_recorded
    first = Update("a", Status.APPROVED, "2020", expect="unknown")
    assert applied(first, [])[0].is_recorded
    assert "a is partial, not unknown" in refusal(first, KNOWN)
    assert "a is unknown, not partial" in refusal(back_fill, [])


@pytest.mark.parametrize(
    ("force", "note", "recorded"),
    [
        (True, "the works stopped", True),
        (True, None, False),
        (True, "\u200b\n", False),
        (False, "the works stopped", False),
    ],
)
def test_a_step_down_needs_force_and_a_note(
    note: str | None, *, force: bool, recorded: bool
) -> None:
    """One alone will not do."""
    update = Update("a", Status.APPROVED, "2025", note=note, force=force)
    if recorded:
        assert applied(update, KNOWN)[0].is_recorded
    else:
        assert refusal(update, KNOWN) == (
            "a: approved (2025) may not follow partial (2024-04); "
            "if it is so, say why with update --force --note"
        )


def test_a_step_is_judged_by_the_event_before_it() -> None:
    """Whatever stood there earlier."""
    assert "construction (2025) may not follow partial (2024-04)" in refusal(
        Update("a", Status.CONSTRUCTION, "2025"), KNOWN
    )


def test_a_back_fill_does_not_explain_a_later_step() -> None:
    """Unless that has a note of its own, which it then needs; force has to be said all the same."""
    update = Update("a", Status.PARTIAL, "2020", note="x", force=True)
    assert refusal(update, KNOWN) == (
        "a: construction (2021) may not follow partial (2020); "
        "that event has no note to explain it; give another date"
    )
    explained = order_events([WORKS._replace(note="rebuilt"), PARTIAL])
    assert applied(update, explained)[0].is_recorded
    assert refusal(update._replace(force=False), explained) == (
        "a: construction (2021) may not follow partial (2020); "
        "if it is so, say why with update --force --note"
    )


OLD = order_events([StatusEvent("2020", Status.OPERATING), StatusEvent("2022", Status.APPROVED)])


@pytest.mark.parametrize(
    ("status", "date"),
    [("construction", "2023"), ("suspended", "2021"), ("proposed", "2019"), ("operating", "2018")],
)
def test_what_contradicts_itself_already_lets_news_pass(status: str, date: str) -> None:
    """As events that the registry and this database brought together."""
    assert [entry.violates_ladder for entry in OLD] == [False, True]
    assert applied(Update("a", Status(status), date), OLD)[0].is_recorded


@pytest.mark.parametrize(
    ("status", "date", "message"),
    [
        ("proposed", "2023", "proposed (2023) may not follow approved (2022)"),
        ("partial", "2021", "partial (2021) may not follow operating (2020)"),
        ("retired", "2019", "operating (2020) may not follow retired (2019)"),
    ],
)
def test_an_old_contradiction_excuses_no_new_one(status: str, date: str, message: str) -> None:
    """Whichever of its neighbours a new event contradicts."""
    assert message in refusal(Update("a", Status(status), date), OLD)
