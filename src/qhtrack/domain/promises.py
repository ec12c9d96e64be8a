"""Say how promises turn out."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from qhtrack.domain.dates import last_day

Row = dict[str, Any]


class Outcome(StrEnum):
    """How a commitment stands on a date."""

    MET = "met"
    MET_LATE = "met-late"
    OVERDUE = "overdue"
    MISSED = "missed"
    PENDING = "pending"
    UNDATED = "undated"
    UNMEASURABLE = "unmeasurable"


def outcome_counts(commitments: Iterable[Row]) -> dict[str, int]:
    """Count outcomes, those overdue without news apart (`overdue, no news`)."""
    found = Counter("no-news" if without_news(row) else row["outcome"] for row in commitments)
    return dict(sorted(found.items(), key=lambda item: _outcome_place(item[0])))


def _outcome_place(outcome: str) -> float:
    return outcome_order("overdue") + 0.5 if outcome == "no-news" else outcome_order(outcome)


def without_news(commitment: Row) -> bool:
    """Tell whether no event at all lies after the due date of an overdue commitment."""
    return bool(
        commitment["outcome"] == "overdue"
        and (commitment["updated_day"] or "") <= commitment["due_day"]
    )


def chain(commitment: Row) -> str:
    """Return the due dates of its milestone up to this commitment: `2021 → 2024 → 2026`.

    Of dates that end on one day (2028, 2028-12) the last stands for all.
    """
    dues = (commitment["chain"] or "").split() if commitment["due"] else []
    return " → ".join({last_day(due): due for due in dues}.values())


def outcome_order(outcome: str) -> int:
    """Return an outcome's place in the table."""
    return list(Outcome).index(Outcome(outcome))
