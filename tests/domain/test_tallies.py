"""Promises counted by outcome in groups."""

from typing import Any, cast

import pytest

from examples import scorecard_row
from qhtrack.domain.promises import Outcome
from qhtrack.domain.rows import SourceRow
from qhtrack.domain.tallies import (
    GROUPINGS,
    Tallies,
    Tally,
    outcomes_together,
    tallies,
    tally,
    tally_keys,
    tally_row,
)


def source(**values: str) -> SourceRow:
    """Return a source of which nothing is known but the values given."""
    row: dict[str, Any] = dict.fromkeys(SourceRow.__annotations__)
    return cast("SourceRow", row | values)


SOURCES = {
    "late": source(publisher="Press", date="2024"),
    "first": source(publisher="Press", date="2023-01"),
    "middle": source(publisher="Daily", date="2023-01-31"),
    "another": source(publisher="Daily", date="2023-02"),
    "undated": source(publisher="Archive"),
    "anonymous": source(date="2020"),
}
NAMES = {"category": {"road": "Roads", "dam": "Dams"}, "region": {"north": "N", "east": "E"}}


def keys_of(by: str, key: str, values: list[object]) -> list[str | None]:
    """Return the keys of the groups of promises that have these values."""
    rows = [scorecard_row(**{key: value}) for value in values]
    return [group.key for group in tallies(rows, by, NAMES, SOURCES).groups]


def test_sources_stand_in_the_order_of_publication() -> None:
    """A partial date counts as its last day; what is not dated is last but for no source."""
    values: list[object] = [None, "https://a.org", "undated", "late", "middle", "first", "another"]
    in_order = ["first", "middle", "another", "late", "https://a.org", "undated", None]
    assert keys_of("source", "source", values) == in_order


def test_publishers_stand_in_the_order_of_their_first_publication() -> None:
    """That is counted; whose source has none, or is none, comes last."""
    known: list[object] = ["late", "middle", "undated"]
    assert keys_of("publisher", "source", known) == ["Daily", "Press", "Archive"]
    more: list[object] = [*known, "another", "first", "anonymous", None, "a citation in words"]
    assert keys_of("publisher", "source", more) == ["Daily", "Press", "Archive", None]
    earlier: list[object] = ["another", "first"]
    assert keys_of("publisher", "source", earlier) == ["Press", "Daily"]


def test_years_are_those_of_the_due_date_and_ascend() -> None:
    """A promise without one comes last."""
    values: list[object] = ["2025-01-01", None, "2023-12-31", "2024-01-01", "2023-01-01"]
    assert keys_of("year", "due_day", values) == ["2023", "2024", "2025", None]


def test_categories_stand_as_in_the_registry() -> None:
    """One that it does not list comes first, as in the groups of projects."""
    assert keys_of("category", "category", ["dam", "zoo", "road"]) == ["zoo", "road", "dam"]


def test_a_promise_with_several_regions_counts_once() -> None:
    """After those in one, before those in none."""
    values: list[object] = [[], ["east", "north"], ["east"], ["north"]]
    assert keys_of("region", "regions", values) == ["north", "east", "several", None]


def test_what_repeats_a_promise_makes_no_second_group() -> None:
    """A promise is of its source."""
    rows = [scorecard_row(source="first", also=["late"])]
    assert [group.key for group in tallies(rows, "source", NAMES, SOURCES).groups] == ["first"]


def test_a_group_counts_promises_and_the_projects_they_are_of() -> None:
    """Two of one project are two promises."""
    rows = [scorecard_row(project=name, outcome="met") for name in ("a", "a", "b")]
    assert tally("x", rows) == Tally("x", 3, 2, {"met": 3})
    nothing = Tally(None, 0, 0, {})
    assert tallies([], "source", NAMES, SOURCES) == Tallies("source", [], nothing)


def test_all_of_them_are_counted_together() -> None:
    """Those of no known source, too."""
    rows = [scorecard_row(project=name, source=name) for name in ("late", "first")]
    rows.append(scorecard_row(project="late"))
    counted = tallies(rows, "source", NAMES, SOURCES)
    assert counted.total == Tally(None, 3, 2, {"unmeasurable": 3})
    assert [group.promises for group in counted.groups] == [1, 1, 1]


def test_groups_of_one_promise_are_told_apart() -> None:
    """A group of two is a larger one; each group is of the one kind or of the other."""
    rows = [scorecard_row(source=name) for name in ("late", "first", "first", "middle")]
    counted = tallies(rows, "source", NAMES, SOURCES)
    assert [group.key for group in counted.larger] == ["first"]
    assert [group.key for group in counted.of_one] == ["middle", "late"]


def test_outcomes_of_groups_are_added_up() -> None:
    """Those that several have, and those that one has."""
    groups = [Tally("x", 3, 1, {"met": 2, "overdue": 1}), Tally("y", 2, 1, {"met": 2})]
    assert outcomes_together(groups) == {"met": 4, "overdue": 1}
    assert outcomes_together([]) == {}


@pytest.mark.parametrize("by", GROUPINGS)
def test_a_groups_row_has_each_outcome(by: str) -> None:
    """In their order, 0 where there is none."""
    row = tally_row(Tally("x", 1, 1, {"met": 1}), by)
    assert tuple(row) == tally_keys(by)
    names = [outcome.value.replace("-", "_") for outcome in Outcome]
    assert [*row][3:] == [*names, "no_news"]
    assert row[by] == "x"
    assert [row[key] for key in ("promises", "projects", "met", "met_late", "no_news")] == [
        *(1, 1, 1, 0, 0)
    ]


def test_what_is_overdue_without_news_is_overdue_in_a_row() -> None:
    """And told beside; the outcomes of a row are together all promises."""
    row = tally_row(Tally("x", 5, 5, {"overdue": 2, "no-news": 3}), "year")
    assert (row["overdue"], row["no_news"]) == (5, 3)
    alone = tally_row(Tally("x", 3, 3, {"no-news": 3}), "year")
    assert (alone["overdue"], alone["no_news"]) == (3, 3)
