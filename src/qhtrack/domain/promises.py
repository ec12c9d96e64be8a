"""Say how promises turn out."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from qhtrack.domain.dates import last_day
from qhtrack.domain.rows import PromiseRow


class Outcome(StrEnum):
    """How a promise stands on a date."""

    MET = "met"
    MET_LATE = "met-late"
    MET_BY = "met-by"
    OVERDUE = "overdue"
    MISSED = "missed"
    PENDING = "pending"
    UNDATED = "undated"
    UNMEASURABLE = "unmeasurable"


# what a QUERY calls failed
FAILED = "failed"
FAILURES = (Outcome.MET_LATE, Outcome.OVERDUE, Outcome.MISSED)
# counted apart: that nothing was heard is no failure
NO_NEWS = "no-news"
_COUNTED: list[str] = [outcome.value for outcome in Outcome]
_COUNTED.insert(_COUNTED.index(Outcome.OVERDUE) + 1, NO_NEWS)


def outcome_counts(promises: Iterable[PromiseRow]) -> dict[str, int]:
    """Count outcomes in their order, those overdue without news apart (`NO_NEWS`)."""
    counts = Counter(NO_NEWS if without_news(row) else row["outcome"] for row in promises)
    return {key: counts[key] for key in _COUNTED if key in counts}


def without_news(promise: PromiseRow) -> bool:
    """Tell whether no event at all lies after the due date of an overdue promise."""
    return promise["outcome"] == Outcome.OVERDUE and (
        (promise["updated_day"] or "") <= (promise["due_day"] or "")
    )


def chain(promise: PromiseRow) -> str:
    """Return the due dates of its milestone up to this promise: `2021 → 2024 → 2026`.

    Of dates that end on one day (2028, 2028-12) the last stands for all.
    """
    dues = (promise["chain"] or "").split() if promise["due"] else []
    return " → ".join({last_day(due): due for due in dues}.values())
