"""Name the outcomes of promises, and count them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from qhtrack.domain.dates import last_day
from qhtrack.domain.rows import PromiseRow, ScorecardRow, SourceRow


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


# what a QUERY calls failed: several outcomes
FAILED = "failed"
FAILURES = (Outcome.MET_LATE, Outcome.OVERDUE, Outcome.MISSED)
# counted apart: that nothing was heard is no failure
NO_NEWS = "no-news"
# what a QUERY asks with for what is overdue
OVERDUE_VALUES = (Outcome.OVERDUE, NO_NEWS)
# what is counted, in its order
COUNTED: tuple[str, ...] = tuple(
    key
    for outcome in Outcome
    for key in ((outcome.value, NO_NEWS) if outcome is Outcome.OVERDUE else (outcome.value,))
)

# what a QUERY may ask for
OUTCOME_VALUES = (*COUNTED, FAILED)


def counted_as(promise: PromiseRow) -> str:
    """Return the outcome that a promise is counted under, one of `COUNTED`."""
    return NO_NEWS if promise["no_news"] else promise["outcome"]


def outcome_counts(promises: Iterable[PromiseRow]) -> dict[str, int]:
    """Count outcomes in their order, those overdue without news apart (`NO_NEWS`)."""
    counts = Counter(map(counted_as, promises))
    return {key: counts[key] for key in COUNTED if key in counts}


def projects_of(promises: Iterable[PromiseRow]) -> int:
    """Return of how many projects these promises are."""
    return len({promise["project"] for promise in promises})


def due_dates(promise: PromiseRow) -> list[str]:
    """Return the due dates of its chain up to this promise, the first one first.

    Of dates that end on one day (2028, 2028-12) the last stands for all.
    """
    chain_dues = (promise["chain"] or "").split() if promise["due"] else []
    return list({last_day(due): due for due in chain_dues}.values())


def chain(promise: PromiseRow) -> str:
    """Return the due dates of its chain up to this promise: `2021 → 2024 → 2026`."""
    return " → ".join(due_dates(promise))


def made_on(promise: PromiseRow, sources: Mapping[str, SourceRow]) -> str | None:
    """Return the date on which a promise was made: as told, else that of its source."""
    source = sources.get(promise["source"] or "")
    return promise["made"] or (source["date"] if source else None)


def dated(
    promises: Iterable[ScorecardRow], sources: Mapping[str, SourceRow]
) -> Iterator[ScorecardRow]:
    """Yield promises with the date on which they were made, be it that of their source."""
    for promise in promises:
        yield {**promise, "made": made_on(promise, sources)}


def is_due(promise: PromiseRow, today: str) -> bool:
    """Tell whether a promise's due day has come by `today` and its outcome is not pending."""
    return (
        promise["due_day"] is not None
        and promise["due_day"] <= today
        and promise["outcome"] != Outcome.PENDING
    )
