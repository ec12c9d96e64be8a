"""Projects counted and summed in groups."""

import pytest

from examples import project_row
from qhtrack.domain import fields
from qhtrack.domain.groups import (
    GROUPINGS,
    SUMS,
    Group,
    Sum,
    group,
    group_keys,
    group_row,
    groups,
    sorted_groups,
    statistics,
)
from qhtrack.domain.rows import NamesById


def test_what_is_summed_are_figures_of_a_project() -> None:
    """A group has a sum for each, in this order."""
    kinds = {
        field.key: field.type
        for table in (fields.PROJECT, fields.PROJECT_DERIVED)
        for field in table
    }
    assert {kinds[key] for key in SUMS} == {fields.FieldType.SIZE, fields.FieldType.FIGURE}
    assert tuple(key for key in Group._fields if key in kinds) == SUMS


def test_a_sum_says_of_how_many_it_is_known() -> None:
    """None where it is known of none; nothing is known too, where it is 0."""
    total = group(
        None,
        [
            project_row("a", capacity_mw=0.1, status="construction", investment_bn=0),
            project_row("b", capacity_mw=0.2, status="construction"),
            project_row("c", length_km=120, open_km=60, spent_bn=0.5),
        ],
    )
    assert total == Group(
        None,
        3,
        {"construction": 2, None: 1},
        *(Sum(0.3, 2, 3), Sum(None, 0, 3)),
        *(Sum(120, 1, 3), Sum(60, 1, 3)),
        *(Sum(0, 1, 3), Sum(0.5, 1, 3)),
    )
    assert total.sum_of("open_km") == Sum(60, 1, 3)


def test_a_sum_is_rounded_to_six_places() -> None:
    """Which is a watt, or a thousand yuan."""
    rows = [project_row("a", capacity_mw=0.0000004), project_row("b", capacity_mw=0.000002)]
    assert group(None, rows).capacity_mw.value == 0.000002


def test_a_groups_row_has_each_sum_and_of_how_many_it_is_known() -> None:
    """Under what it is grouped by."""
    row = group_row(
        group("road", [project_row("a", in_service_mw=5), project_row("b")]), "category"
    )
    assert tuple(row) == group_keys("category")
    assert row == {
        "category": "road",
        "projects": 2,
        "capacity_mw": None,
        "capacity_mw_known": 0,
        "in_service_mw": 5,
        "in_service_mw_known": 1,
        "length_km": None,
        "length_km_known": 0,
        "open_km": None,
        "open_km_known": 0,
        "investment_bn": None,
        "investment_bn_known": 0,
        "spent_bn": None,
        "spent_bn_known": 0,
    }


def test_a_project_in_several_regions_is_counted_once() -> None:
    """In a row of its own, between those in one and those in none that is known."""
    rows = [
        project_row("a", regions=["x"]),
        project_row("b", regions=["x", "y"]),
        project_row("c", regions=[]),
    ]
    assert [(key, len(some)) for key, some in sorted_groups(rows, "region", {})] == [
        ("x", 1),
        ("several", 1),
        (None, 1),
    ]


def test_regions_and_categories_stand_in_the_registrys_order() -> None:
    """What it does not list comes first; several together come last."""
    rows = [project_row("a", regions=["x", "y"]), *(project_row(r, regions=[r]) for r in "yzxq")]
    names_by_id: NamesById = {
        "region": {key: key for key in "xyz"},
        "category": {"road": "Roads", "dam": "Dams"},
    }
    keys = [key for key, _ in sorted_groups(rows, "region", names_by_id)]
    assert keys == ["q", "x", "y", "z", "several"]
    rows = [project_row("a", category="dam"), project_row("b")]
    assert [some.key for some in groups(rows, "category", names_by_id)] == ["road", "dam"]


def test_statuses_stand_in_their_order() -> None:
    """Unknown comes last."""
    statuses = [None, "retired", "construction", "proposed"]
    rows = [project_row("a", status=status) for status in statuses]
    assert [key for key, _ in sorted_groups(rows, "status", {})] == statuses[::-1]


def test_years_are_those_of_the_present_status() -> None:
    """What has none comes last."""
    rows = [project_row("a", since=since) for since in (None, "2024-05-01", "2019", "2024")]
    assert [(key, len(some)) for key, some in sorted_groups(rows, "year", {})] == [
        ("2019", 1),
        ("2024", 2),
        (None, 1),
    ]


@pytest.mark.parametrize("by", GROUPINGS)
def test_statistics_are_of_groups_and_of_all(by: str) -> None:
    """However they are grouped, each project counts once."""
    rows = [project_row("a", status="partial", regions=["x"]), project_row("b", since="2023")]
    counted = statistics(groups(rows, by, {}), by, {})
    assert counted.by == by
    assert counted.groups == groups(rows, by, {})
    assert counted.total == group(None, rows)
    assert sum(some.size for some in counted.groups) == counted.total.size == len(rows)
