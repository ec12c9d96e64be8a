"""Name the results of a recording (`Action`) and of a load (`Verdict`).

Every start makes the views, which know these names, and little else of what records.
"""

from enum import IntEnum, StrEnum


class Action(StrEnum):
    """What became of something that was said."""

    RECORDED = "recorded"
    CONFIRMED = "confirmed"  # the status in force, seen again
    AMENDED = "amended"  # known, and more was told of it
    UNCHANGED = "unchanged"
    DROPPED = "dropped"


class Verdict(IntEnum):
    """Whether a load has seen a statement in the registry file."""

    UNSEEN = 0
    SEEN = 1  # from then on the file rules
    OVERRULED = 2  # the file, or a later statement, has said otherwise since
