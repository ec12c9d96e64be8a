"""Updates, and what becomes of them."""

import pytest

from qhtrack.domain.errors import StateError
from qhtrack.domain.history import StatusEvent, TimelineEntry, order_events
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update, UpdateInput, UpdateResult, apply_update
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

WORKS = StatusEvent("2021", Status.CONSTRUCTION)
PARTIAL = StatusEvent("2024-04", Status.PARTIAL)
KNOWN = order_events([WORKS, PARTIAL])


def refusal(update: Update, timeline: list[TimelineEntry]) -> str:
    """Return why an update is refused."""
    with pytest.raises(StateError) as refused:
        apply_update(update, timeline)
    return sentence(refused.value.message, Language.EN)


def test_an_update_has_the_fields_of_its_input() -> None:
    """And whether the ladder is to be overruled, which no row of a file can say."""
    assert Update._fields[: len(UpdateInput._fields)] == UpdateInput._fields
    assert not Update("a", Status.PARTIAL, "2025").force


@pytest.mark.parametrize(
    "update",
    [
        Update("a", Status.PARTIAL, "2024-04", note="x"),
        Update("a", Status.PARTIAL, "2024-04", expect="operating"),
        Update("a", Status.PARTIAL, "2025"),
        Update("a", Status.PARTIAL, "2024-04-30"),
    ],
)
def test_what_is_known_already_is_not_recorded(update: Update) -> None:
    """The same event, or the status in force with no witness, whatever is expected."""
    result, timeline = apply_update(update, KNOWN)
    assert result == UpdateResult("a", Status.PARTIAL, Status.PARTIAL, update.date, False)
    assert timeline is KNOWN


@pytest.mark.parametrize(
    "update",
    [
        Update("a", Status.PARTIAL, "2025", source="paper"),
        Update("a", Status.PARTIAL, "2025", note="x"),
        Update("a", Status.PARTIAL, "2025", in_service_mw=5),
        Update("a", Status.PARTIAL, "2025", in_service_mw=0),
    ],
)
def test_the_status_in_force_is_confirmed_by_a_witness(update: Update) -> None:
    """A source, a note or a figure."""
    assert apply_update(update, KNOWN)[0].recorded


@pytest.mark.parametrize(
    ("status", "date"),
    [("construction", "2024-04"), ("partial", "2023"), ("construction", "2024-03-31")],
)
def test_one_of_date_and_status_does_not_make_an_event_known(status: str, date: str) -> None:
    """Nor does a status that was in force on another day."""
    timeline = order_events([WORKS._replace(status=Status.APPROVED), PARTIAL])
    assert apply_update(Update("a", Status(status), date), timeline)[0].recorded


def test_a_first_event_follows_nothing() -> None:
    """It may have any status."""
    result, timeline = apply_update(Update("a", Status.RETIRED, "2020"), [])
    assert result == UpdateResult("a", None, Status.RETIRED, "2020", True)
    assert [entry.event for entry in timeline] == [StatusEvent("2020", Status.RETIRED)]


def test_a_back_fill_is_checked_in_its_place() -> None:
    """Against both neighbours, which are named."""
    result, _ = apply_update(Update("a", Status.APPROVED, "2020"), KNOWN)
    assert (result.previous_status, result.next_event) == (None, WORKS)
    result, _ = apply_update(Update("a", Status.CONSTRUCTION, "2022"), KNOWN)
    assert not result.recorded
    result, _ = apply_update(Update("a", Status.CONSTRUCTION, "2022", note="x"), KNOWN)
    assert (result.previous_status, result.next_event) == (Status.CONSTRUCTION, PARTIAL)
    result, _ = apply_update(Update("a", Status.OPERATING, "2025"), KNOWN)
    assert (result.previous_status, result.next_event) == (Status.PARTIAL, None)


def test_the_latest_status_may_be_expected() -> None:
    """Whatever the date; of a project without events it is unknown."""
    back_fill = Update("a", Status.APPROVED, "2020", expect="partial")
    assert apply_update(back_fill, KNOWN)[0].recorded
    assert refusal(back_fill._replace(expect="construction"), KNOWN) == (
        "a is partial, not construction as expected; nothing was recorded"
    )
    longer = order_events([WORKS, PARTIAL, StatusEvent("2025", Status.OPERATING)])
    assert apply_update(back_fill._replace(expect="operating"), longer)[0].recorded
    first = Update("a", Status.APPROVED, "2020", expect="unknown")
    assert apply_update(first, [])[0].recorded
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
        assert apply_update(update, KNOWN)[0].recorded
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
        "that event has no note to explain it; give another --date"
    )
    explained = order_events([WORKS._replace(note="rebuilt"), PARTIAL])
    assert apply_update(update, explained)[0].recorded
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
    assert apply_update(Update("a", Status(status), date), OLD)[0].recorded


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


def test_an_update_becomes_an_event() -> None:
    """With what the ladder needs to know, numbered after those before it."""
    _, timeline = apply_update(Update("a", Status.PARTIAL, "2025", "paper", "n", 5), KNOWN)
    last = timeline[-1]
    assert (last.number, last.event) == (
        len(KNOWN),
        StatusEvent("2025", Status.PARTIAL, "n", False, 5),
    )
