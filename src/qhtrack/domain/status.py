"""Define statuses and the ladder they stand on."""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from functools import cache


class Status(StrEnum):
    """Where a project stands: the steps of the ladder in their order, then the ways off it."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    CONSTRUCTION = "construction"
    PARTIAL = "partial"
    OPERATING = "operating"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    RETIRED = "retired"


# stands for the status of a project without events where a word is needed
UNKNOWN = "unknown"

RANK = {status: rank for rank, status in enumerate(Status)}
LADDER = tuple(status for status in Status if RANK[status] <= RANK[Status.OPERATING])
IN_SERVICE = frozenset({Status.PARTIAL, Status.OPERATING})
ENDED = frozenset({Status.CANCELLED, Status.RETIRED})
FINISHED = ENDED | {Status.OPERATING}


@cache
def may_follow(before: Status, after: Status) -> bool:
    """Tell whether a status may follow another without a note that explains it.

    `docs/RULES.md` has the answer for each pair.
    """
    if after is before:
        return True
    if before in ENDED:
        return False
    if Status.SUSPENDED in {before, after}:
        return True
    if after is Status.CANCELLED:
        return before is not Status.OPERATING
    if after is Status.RETIRED:
        return before in IN_SERVICE
    return RANK[after] > RANK[before]


def remedy_of(told: Status, neighbours: AbstractSet[Status]) -> str:
    """Return the key of what is advised to who told one of two that may not be neighbours.

    Of what is in service in part, and being built in part, one tells neither but `partial`.
    """
    is_of_part = told in {Status.CONSTRUCTION, Status.OPERATING} and Status.PARTIAL in neighbours
    return "partial_or_force" if is_of_part else "force_with_note"


def rank_of(status: str | None) -> int:
    """Return a status's place in the order of `Status`; an unknown one comes last."""
    return len(RANK) if status is None else RANK[Status(status)]
