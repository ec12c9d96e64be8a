"""What became of promises."""

import pytest

from examples import promise_row
from qhtrack.domain.promises import NO_NEWS, Outcome, chain, outcome_counts, without_news


@pytest.mark.parametrize(
    ("updated_day", "expected"),
    [(None, True), ("2023-12-30", True), ("2023-12-31", True), ("2024-01-01", False)],
)
def test_what_was_seen_after_the_due_day_is_news(
    updated_day: str | None, *, expected: bool
) -> None:
    """On that day itself it is none yet."""
    row = promise_row(outcome="overdue", due_day="2023-12-31", updated_day=updated_day)
    assert without_news(row) is expected


@pytest.mark.parametrize("outcome", [name for name in Outcome if name is not Outcome.OVERDUE])
def test_only_what_is_overdue_waits_for_news(outcome: str) -> None:
    """Whatever else a promise has become is known."""
    assert not without_news(promise_row(outcome=outcome, due_day="2023-12-31"))


def test_outcomes_are_counted_in_their_order() -> None:
    """Overdue without news apart, after what is overdue with some; we know of no failure there."""
    others = [promise_row(outcome=outcome) for outcome in reversed(Outcome)]
    overdue = promise_row(outcome="overdue", due_day="2023", updated_day="2024")
    rows = [*others, overdue, overdue]
    assert list(outcome_counts(rows).items()) == [
        ("met", 1),
        ("met-late", 1),
        ("overdue", 2),
        (NO_NEWS, 1),
        ("missed", 1),
        ("pending", 1),
        ("undated", 1),
        ("unmeasurable", 1),
    ]
    assert NO_NEWS == "no-news"
    assert outcome_counts([overdue]) == {"overdue": 1}


def test_a_chain_names_each_due_date_once() -> None:
    """In the order in which they were made; of dates that end on one day the last stands."""
    assert chain(promise_row(due="2026", chain="2021 2024 2024 2026")) == "2021 → 2024 → 2026"
    assert chain(promise_row(due="2028-12", chain="2021 2028 2028-12")) == "2021 → 2028-12"
    assert chain(promise_row(due="2028", chain=None)) == ""


def test_what_has_no_due_date_has_no_chain() -> None:
    """Though its milestone may have one."""
    assert chain(promise_row(due=None, chain="2021 2024")) == ""
