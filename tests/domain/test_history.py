"""Events in their order, and what follows from it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qhtrack.domain.history import StatusEvent, explains, order_events
from qhtrack.domain.status import Status
from strategies import dates, statuses


def history(*told: tuple[str, str]) -> list[tuple[str, str]]:
    """Return (date, day) in the order in which the events count."""
    placed = order_events([StatusEvent(date, Status(status)) for date, status in told])
    return [(one.event.date, one.day) for one in placed]


def test_a_partial_date_gives_way_to_what_came_of_it_inside_its_span() -> None:
    """Works of 2023 began before an opening of 2023-09-12."""
    assert history(("2023", "construction"), ("2023-09-12", "operating")) == [
        ("2023", "2023-09-12"),
        ("2023-09-12", "2023-09-12"),
    ]


def test_a_resumption_stands_after_the_suspension() -> None:
    """Works of 2023 after a halt in March are the works resumed."""
    told = (("2022", "construction"), ("2023-03", "suspended"), ("2023", "construction"))
    assert history(*told)[-1] == ("2023", "2023-12-31")


def test_a_first_suspension_stands_after_the_works() -> None:
    """Works of 2023 that were never seen before were halted in March."""
    assert history(("2023-03", "suspended"), ("2023", "construction")) == [
        ("2023", "2023-03-31"),
        ("2023-03", "2023-03-31"),
    ]


def test_since_is_the_start_of_the_unbroken_run() -> None:
    """Confirmations do not move it."""
    told = [
        StatusEvent("2020", Status.CONSTRUCTION),
        StatusEvent("2022-05", Status.CONSTRUCTION),
        StatusEvent("2023", Status.PARTIAL, capacity_mw=5),
        StatusEvent("2024", Status.PARTIAL),
        StatusEvent("2025", Status.OPERATING),
    ]
    placed = order_events(told)
    assert [one.since for one in placed] == ["2020", "2020", "2023", "2023", "2025"]
    assert [one.in_service_mw for one in placed] == [0, 0, 5, 5, None]


def test_a_partial_start_without_a_figure_is_unknown() -> None:
    """Nothing is made up."""
    assert order_events([StatusEvent("2023", Status.PARTIAL)])[0].in_service_mw is None


def test_a_note_explains_a_step_down() -> None:
    """Without it the step is broken."""
    up = StatusEvent("2020", Status.OPERATING)
    assert order_events([up, StatusEvent("2021", Status.PARTIAL)])[1].broken
    assert not order_events([up, StatusEvent("2021", Status.PARTIAL, "a unit burnt")])[1].broken


@pytest.mark.parametrize("note", [None, "Also: paper", "Also: paper\nAlso: a visit", "\n"])
def test_a_note_that_only_names_a_source_explains_nothing(note: str | None) -> None:
    """Something has to be said."""
    up = StatusEvent("2020", Status.OPERATING)
    assert order_events([up, StatusEvent("2021", Status.PARTIAL, note)])[1].broken
    assert not explains(note)
    assert explains(f"a unit burnt\n{note}")


@given(st.lists(st.builds(StatusEvent, dates, statuses), unique_by=lambda one: one[:2], max_size=6))
def test_the_order_does_not_depend_on_the_order_told(told: Sequence[StatusEvent]) -> None:
    """It follows from the events alone."""
    forward = [(one.event, one.day) for one in order_events(told)]
    backward = [(one.event, one.day) for one in order_events(told[::-1])]
    assert forward == backward
    assert [one[1] for one in forward] == sorted(one[1] for one in forward)
