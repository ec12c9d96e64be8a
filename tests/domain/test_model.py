"""The values of a registry."""

from typing import get_args

import msgspec
import pytest

from qhtrack.domain.fields import LARGEST, SIZES
from qhtrack.domain.history import StatusEvent
from qhtrack.domain.model import (
    Category,
    Event,
    Milestone,
    Project,
    Promise,
    Region,
    Source,
    Words,
    facts,
    status_events,
)
from qhtrack.domain.status import LADDER, Status

EVENT = Event(date="2023", status=Status.PARTIAL, in_service_mw=5, note="seen")
PROMISE = Promise(wording="建成")
PROJECT = Project(id="a", name="A", category="road", promises=(PROMISE,), events=(EVENT,))


@pytest.mark.parametrize("struct", [Words, Category, Region, Source, Promise, Event, Project])
def test_values_are_frozen_and_know_their_keys(struct: type[msgspec.Struct]) -> None:
    """Nothing of a registry changes in place, or is lost unseen."""
    assert struct.__struct_config__.frozen
    assert struct.__struct_config__.forbid_unknown_fields


def test_facts_are_promises_then_events() -> None:
    """What needs a source."""
    assert facts(PROJECT) == (PROMISE, EVENT)


def test_a_status_event_is_what_the_ladder_needs() -> None:
    """Date, status, note, capacity."""
    assert status_events([EVENT]) == [StatusEvent("2023", Status.PARTIAL, "seen", False, 5)]


@pytest.mark.parametrize("size", SIZES)
def test_a_size_goes_from_nothing_to_the_largest_number(size: str) -> None:
    """Both included, whole or not."""
    plain = {"id": "a", "name": "A", "category": "road"}
    for told in (0, 0.5, LARGEST, float(LARGEST)):
        assert getattr(msgspec.convert({**plain, size: told}, Project), size) == told
    for told in (-1, -0.001, LARGEST + 1, LARGEST + 0.25):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert({**plain, size: told}, Project)


def test_a_milestone_is_a_step_of_the_ladder() -> None:
    """Nothing is promised that lies off it."""
    assert get_args(Milestone) == LADDER
