"""Define statuses and the ladder they stand on."""

from enum import StrEnum
from functools import cache


class Status(StrEnum):
    """Where a project stands, in the order of the ladder and then the ways off it."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    CONSTRUCTION = "construction"
    PARTIAL = "partial"
    OPERATING = "operating"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    RETIRED = "retired"


UNKNOWN = "unknown"


STATUSES = {status.value: status for status in Status}


RANK = {status: rank for rank, status in enumerate(Status)}


IN_SERVICE = frozenset({Status.PARTIAL, Status.OPERATING})


LADDER = tuple(Status)[: RANK[Status.OPERATING] + 1]


@cache
def may_follow(before: Status, after: Status) -> bool:
    """Tell whether a status may follow another without being explained."""
    if after is before:
        return True
    if before in {Status.CANCELLED, Status.RETIRED}:
        return False
    if before is Status.SUSPENDED or after is Status.SUSPENDED:
        return True
    if after is Status.CANCELLED:
        return before is not Status.OPERATING
    if after is Status.RETIRED:
        return before in {Status.PARTIAL, Status.OPERATING}
    return RANK[after] > RANK[before]


def order_of(status: str | None) -> int:
    """Return a status's place in the table, unknown last."""
    return list(Status).index(Status(status)) if status else len(Status)
