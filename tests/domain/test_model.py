"""The values of a registry."""

from typing import get_args

from qhtrack.domain.history import StatusEvent
from qhtrack.domain.model import Event, Milestone, Project, Promise, facts, status_events
from qhtrack.domain.status import LADDER, Status

EVENT = Event(date="2023", status=Status.PARTIAL, in_service_mw=5, note="seen")
PROMISE = Promise(wording="建成")
PROJECT = Project(id="a", name="A", category="road", promises=(PROMISE,), events=(EVENT,))


def test_facts_are_promises_then_events() -> None:
    """What needs a source."""
    assert facts(PROJECT) == (PROMISE, EVENT)


def test_a_status_event_is_what_the_ladder_needs() -> None:
    """Date, status, note, capacity."""
    assert status_events([EVENT]) == [StatusEvent("2023", Status.PARTIAL, "seen", False, 5)]


def test_a_milestone_is_a_step_of_the_ladder() -> None:
    """Nothing is promised that lies off it."""
    assert get_args(Milestone) == LADDER
