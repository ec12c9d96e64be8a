"""What became of promises."""

from typing import Any

from qhtrack.domain.promises import chain, outcome_counts, without_news


def promise(outcome: str, updated: str | None, due: str = "2023-12-31") -> dict[str, Any]:
    """Return a commitment's row."""
    return {"outcome": outcome, "updated_day": updated, "due_day": due}


def test_overdue_without_news_is_counted_apart() -> None:
    """We know of no answer, which is not a failure."""
    rows = [
        promise("overdue", "2024-01-01"),
        promise("overdue", "2023-12-31"),
        promise("overdue", None),
        promise("met", "2023-01-01"),
    ]
    assert [without_news(row) for row in rows] == [False, True, True, False]
    assert outcome_counts(rows) == {"met": 1, "overdue": 1, "no-news": 2}


def test_a_chain_names_each_due_date_once() -> None:
    """In the order in which they were made."""
    assert chain({"due": "2026", "chain": "2021 2024 2024 2026"}) == "2021 → 2024 → 2026"
    assert chain({"due": None, "chain": None}) == ""
