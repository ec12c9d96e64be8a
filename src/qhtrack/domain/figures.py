"""Check the figures of an event against its project's totals and its status."""

from collections.abc import Iterator
from typing import NamedTuple

from qhtrack.domain.history import StatusEvent, TimelineEntry
from qhtrack.domain.messages import Figure, Message, message
from qhtrack.domain.status import RANK, Status


class ServiceTotals(NamedTuple):
    """What a project has in all; None where that is unknown."""

    capacity_mw: float | None = None
    length_km: float | None = None


UNKNOWN_TOTALS = ServiceTotals()


def impossible_figures(event: StatusEvent, totals: ServiceTotals) -> Iterator[Message]:
    """Yield what is wrong with figures: more than there is, or some where there is none yet."""
    figures_by_unit = {
        "mw": ("in_service_mw", event.in_service_mw, totals.capacity_mw),
        "km": ("open_km", event.open_km, totals.length_km),
    }
    for unit, (field, value, size) in figures_by_unit.items():
        if value is None:
            continue
        figure = Figure(field, value)
        if size is not None and value > size:
            yield message(f"more_{unit}_than_there_is", told=figure, size=Figure(field, size))
        if value > 0 and RANK[event.status] < RANK[Status.PARTIAL]:
            yield message(f"{unit}_too_early", told=figure, status=event.status)


def standing_figures(entry: TimelineEntry, totals: ServiceTotals) -> dict[str, float | None]:
    """Return how far a project is with its latest entry: as was told, or the whole once it runs."""
    is_whole = entry.event.status is Status.OPERATING
    return {
        "in_service_mw": totals.capacity_mw
        if is_whole and entry.held_mw is None
        else entry.held_mw,
        "open_km": totals.length_km if is_whole and entry.held_km is None else entry.held_km,
        "spent_bn": entry.held_bn,
    }


def without_point(figure: float) -> float:
    """Return a figure without a point where it is a whole number: 550 for 550.0."""
    return int(figure) if figure == int(figure) else figure
