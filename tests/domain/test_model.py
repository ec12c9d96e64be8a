"""The values of a registry."""

from qhtrack.domain.history import StatusEvent
from qhtrack.domain.model import Commitment, Event, Project, facts, status_events
from qhtrack.domain.status import Status

EVENT = Event("2023", Status.PARTIAL, 5, None, "seen")
PROMISE = Commitment(wording="建成")
PROJECT = Project(id="a", name="A", category="road", commitments=(PROMISE,), events=(EVENT,))


def test_facts_are_commitments_then_events() -> None:
    """What needs a source."""
    assert facts(PROJECT) == (PROMISE, EVENT)


def test_a_sighting_is_what_the_ladder_needs() -> None:
    """Date, status, note, capacity."""
    assert status_events([EVENT]) == [StatusEvent("2023", Status.PARTIAL, "seen", 5)]
