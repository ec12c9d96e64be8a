"""Count what is dated by the running month or year from its first day."""

from collections.abc import Iterable

from qhtrack.domain.dates import first_day
from qhtrack.domain.rows import EventRow


def without_future_days(events: Iterable[EventRow], today: str) -> list[EventRow]:
    """Return events, newest first, of which none counts as a day that lies ahead.

    An event of the running year counts from New Year's Day on, or from the day of the
    project's event before it. On 2026-11-23 for example:

        2026-03  approved      2026-03-31
        2026     construction  2026-03-31  not 2026-12-31, nor before it was approved
    """
    days: dict[str, str] = {}
    moved: list[EventRow] = []
    for event in reversed(list(events)):
        day = event["day"]
        if day > today:
            day = max(first_day(event["date"]), days.get(event["project"], ""))
        days[event["project"]] = day
        moved.append({**event, "day": day})
    return moved[::-1]
