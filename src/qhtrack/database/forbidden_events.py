"""Tell which events the ladder or the sizes forbid, so that a note explains them.

Or which have a figure beyond anything on earth.

`apply` records such a row where its `force` is true. For example, 2021 `construction` after 2019
`operating`, or 500 MW in service of 400. The SQL is made from the ladder.
"""

from itertools import product

from qhtrack.domain.fields import EVENT_FIGURES, UNIT_KEYS, limit
from qhtrack.domain.status import RANK, Status, may_follow

_FORBIDDEN = ", ".join(
    f"'{before}>{after}'"
    for before, after in product(Status, Status)
    if not may_follow(before, after)
)
_EARLY = ", ".join(f"'{status}'" for status in Status if RANK[status] < RANK[Status.PARTIAL])
_BEFORE = """
SELECT earlier.status FROM event AS earlier
WHERE earlier.project = event.project AND earlier.position < event.position
ORDER BY earlier.position DESC LIMIT 1
"""


def _impossible(figure: str, size: str) -> str:
    """Return whether a figure is more than there is, or some before there is any."""
    whole = f"(SELECT project.{size} FROM project WHERE project.id = event.project)"
    early = f"event.{figure} > 0 AND event.status IN ({_EARLY})"
    return f"event.{figure} IS NOT NULL AND ({early} OR event.{figure} > {whole})"


def _beyond(figure: str) -> str:
    """Return whether a figure is beyond anything on earth, whatever the currency."""
    return f"coalesce(event.{figure} > {limit(UNIT_KEYS[figure])}, 0)"


# a column more of events
FORCE_COLUMN = (
    f", coalesce(({_BEFORE}) || '>' || event.status IN ({_FORBIDDEN}), 0)"
    f" OR coalesce({_impossible('in_service_mw', 'capacity_mw')}, 0)"
    f" OR coalesce({_impossible('open_km', 'length_km')}, 0)"
    f" OR {' OR '.join(map(_beyond, EVENT_FIGURES))} AS force"
)
