"""Figures that cannot be."""

import pytest

from qhtrack.domain.citations import by_publication
from qhtrack.domain.figures import (
    UNKNOWN_TOTALS,
    ServiceTotals,
    impossible_figures,
    standing_figures,
)
from qhtrack.domain.history import StatusEvent, order_events
from qhtrack.domain.statements import Fact
from qhtrack.domain.status import RANK, Status
from qhtrack.domain.updates import KnownProject, Update, apply_update
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

TOTALS = ServiceTotals(capacity_mw=100, length_km=50)


def problems(
    totals: ServiceTotals = TOTALS,
    status: Status = Status.PARTIAL,
    *,
    in_service_mw: float | None = None,
    open_km: float | None = None,
    spent_bn: float | None = None,
) -> list[str]:
    """Return what is wrong with an event's figures, in words."""
    event = StatusEvent(
        "2024", status, in_service_mw=in_service_mw, open_km=open_km, spent_bn=spent_bn
    )
    return [sentence(text, Language.EN) for text in impossible_figures(event, totals)]


def test_no_more_is_in_service_than_there_is() -> None:
    """All of it may be, and nothing is said where it is unknown how much there is."""
    assert problems(in_service_mw=100, open_km=50) == []
    assert problems(in_service_mw=100.5) == ["100.5 MW in service are more than its 100 MW"]
    assert problems(open_km=50.5) == ["50.5 km open are more than its 50 km"]
    assert problems(UNKNOWN_TOTALS, in_service_mw=10**9, open_km=10**9) == []
    assert problems(ServiceTotals(capacity_mw=2.5), in_service_mw=3.0) == [
        "3 MW in service are more than its 2.5 MW"
    ]
    assert len(problems(ServiceTotals(0, 0), in_service_mw=1, open_km=1)) == 2


@pytest.mark.parametrize("status", Status)
def test_below_partial_nothing_is_in_service(status: Status) -> None:
    """0 may be told, and what is spent; off the ladder some may still stand there."""
    assert problems(status=status, in_service_mw=0, open_km=0, spent_bn=5) == []
    said = problems(status=status, in_service_mw=0.5, open_km=1)
    is_below = RANK[status] < RANK[Status.PARTIAL]
    told = [f"0.5 MW are in service though it is {status}", f"1 km are open though it is {status}"]
    assert said == (told if is_below else [])


def test_every_problem_is_named() -> None:
    """More than there is, and too early."""
    assert len(problems(status=Status.APPROVED, in_service_mw=101, open_km=51)) == 4


@pytest.mark.parametrize(
    ("status", "told", "power"),
    [
        (Status.CONSTRUCTION, None, 0),
        (Status.PARTIAL, None, None),
        (Status.PARTIAL, 40, 40),
        (Status.OPERATING, None, 100),
        (Status.OPERATING, 40, 40),
        (Status.OPERATING, 0, 0),
    ],
)
def test_what_operates_is_in_service_in_full(
    status: Status, told: float | None, power: float | None
) -> None:
    """Unless it was told otherwise; in part, nobody knows how much."""
    (entry,) = order_events([StatusEvent("2024", status, in_service_mw=told, spent_bn=3)])
    figures = standing_figures(entry, TOTALS)
    assert (figures["in_service_mw"], figures["spent_bn"]) == (power, 3)
    assert figures["open_km"] == {Status.OPERATING: 50, Status.CONSTRUCTION: 0}.get(status)


@pytest.mark.parametrize(
    ("update", "is_news"),
    [
        (Update("a", Status.OPERATING, "2025", in_service_mw=100, is_dated=False), False),
        (Update("a", Status.OPERATING, "2025", in_service_mw=99, is_dated=False), True),
        (Update("a", Status.OPERATING, "2025", open_km=40, is_dated=False), True),
        (Update("a", Status.OPERATING, "2025", None, "seen", 100, is_dated=False), True),
        (Update("a", Status.OPERATING, "2025", in_service_mw=100), True),
    ],
)
def test_a_figure_that_was_worked_out_is_no_news(
    update: Update,
    is_news: bool,  # noqa: FBT001
) -> None:
    """What operates is in service in full, as `list` has it; on a date it is seen again."""
    timeline = order_events([StatusEvent("2024", Status.OPERATING)])
    known = KnownProject(
        timeline, {Fact("event", "a", ("2024", "operating")): {}}.get, by_publication({}), TOTALS
    )
    assert apply_update(update, known).result.is_recorded is is_news
