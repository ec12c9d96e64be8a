"""What became of promises."""

import pytest

from examples import promise_row, scorecard_row
from qhtrack.domain.promises import (
    COUNTED,
    NO_NEWS,
    Outcome,
    chain,
    counted_as,
    dated,
    due_dates,
    is_due,
    made_on,
    outcome_counts,
    projects_of,
)
from qhtrack.domain.rows import SourceRow


def test_outcomes_are_counted_in_their_order() -> None:
    """Overdue without news apart, after what is overdue with some; we know of no failure there."""
    others = [promise_row(outcome=outcome) for outcome in reversed(Outcome)]
    quiet = promise_row(outcome="overdue", no_news=True)
    assert list(outcome_counts([*others, quiet, quiet]).items()) == [
        ("met", 1),
        ("met-late", 1),
        ("met-by", 1),
        ("overdue", 1),
        (NO_NEWS, 2),
        ("missed", 1),
        ("pending", 1),
        ("undated", 1),
        ("unmeasurable", 1),
    ]
    assert tuple(outcome_counts([*others, quiet])) == COUNTED
    assert outcome_counts([others[0]]) == {"unmeasurable": 1}
    assert (counted_as(quiet), counted_as(others[-1])) == (NO_NEWS, "met")


def test_promises_are_of_projects() -> None:
    """Each counted once."""
    rows = [promise_row(project=project) for project in "aba"]
    assert projects_of(rows) == 2
    assert projects_of([]) == 0


def test_a_chain_names_each_due_date_once() -> None:
    """In the order in which they were made; of dates that end on one day the last stands."""
    assert chain(promise_row(due="2026", chain="2021 2024 2024 2026")) == "2021 → 2024 → 2026"
    assert chain(promise_row(due="2028-12", chain="2021 2028 2028-12")) == "2021 → 2028-12"
    assert chain(promise_row(due="2028", chain=None)) == ""
    assert due_dates(promise_row(due="2026", chain="2021 2026")) == ["2021", "2026"]


def test_what_has_no_due_date_has_no_chain() -> None:
    """Though its milestone may have one."""
    assert chain(promise_row(due=None, chain="2021 2024")) == ""


def test_a_promise_is_made_when_it_is_said_else_when_it_is_published() -> None:
    """Else nobody knows."""
    source: SourceRow = {
        "id": "paper",
        "title": "T",
        "title_en": None,
        "title_zh": None,
        "publisher": None,
        "publisher_zh": None,
        "date": "2022-05",
        "url": None,
    }
    sources = {"paper": source}
    assert made_on(promise_row(made="2021", source="paper"), sources) == "2021"
    assert made_on(promise_row(source="paper"), sources) == "2022-05"
    assert made_on(promise_row(source="a visit"), sources) is None
    assert made_on(promise_row(), sources) is None
    rows = [scorecard_row(source="paper"), scorecard_row(made="2021", source="paper")]
    assert [row["made"] for row in dated(rows, sources)] == ["2022-05", "2021"]


@pytest.mark.parametrize(
    ("due_day", "outcome", "expected"),
    [
        ("2023-12-31", "overdue", True),
        ("2024-01-01", "met", True),
        ("2024-01-01", "pending", False),
        ("2024-01-02", "met", False),
        (None, "met", False),
    ],
)
def test_a_promise_has_fallen_due_on_its_day(
    due_day: str | None, outcome: str, *, expected: bool
) -> None:
    """If it was kept by then; else the day goes on."""
    assert is_due(promise_row(due_day=due_day, outcome=outcome), "2024-01-01") is expected
