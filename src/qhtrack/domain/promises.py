"""Say how promises turn out."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from qhtrack.domain.dates import last_day
from qhtrack.domain.rows import CommitmentRow


class Outcome(StrEnum):
    """How a commitment stands on a date."""

    MET = "met"
    MET_LATE = "met-late"
    OVERDUE = "overdue"
    MISSED = "missed"
    PENDING = "pending"
    UNDATED = "undated"
    UNMEASURABLE = "unmeasurable"


# counted apart: that nothing was heard is no failure
NO_NEWS = "no-news"
_COUNTED: list[str] = [outcome.value for outcome in Outcome]
_COUNTED.insert(_COUNTED.index(Outcome.OVERDUE) + 1, NO_NEWS)


def outcome_counts(commitments: Iterable[CommitmentRow]) -> dict[str, int]:
    """Count outcomes in their order, those overdue without news apart (`NO_NEWS`)."""
    counts = Counter(NO_NEWS if without_news(row) else row["outcome"] for row in commitments)
    return {key: counts[key] for key in _COUNTED if key in counts}


def without_news(commitment: CommitmentRow) -> bool:
    """Tell whether no event at all lies after the due date of an overdue commitment."""
    return commitment["outcome"] == Outcome.OVERDUE and (
        (commitment["updated_day"] or "") <= (commitment["due_day"] or "")
    )


def chain(commitment: CommitmentRow) -> str:
    """Return the due dates of its milestone up to this commitment: `2021 → 2024 → 2026`.

    Of dates that end on one day (2028, 2028-12) the last stands for all.
    """
    dues = (commitment["chain"] or "").split() if commitment["due"] else []
    return " → ".join({last_day(due): due for due in dues}.values())
