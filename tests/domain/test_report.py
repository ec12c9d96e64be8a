"""The figures of the report."""

from typing import Any

from qhtrack.domain.report import Grouping, Period, Sum, group, make, sorted_groups


def project(name: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a project's row."""
    row = {
        "id": name,
        "category": "road",
        "regions": ["haixi"],
        "status": "construction",
        "updated_day": "2023-01-01",
        "capacity_mw": None,
        "in_service_mw": None,
        "investment_cny_bn": None,
    }
    return row | more


def test_a_sum_says_of_how_many_it_is_known() -> None:
    """None where it is known of none."""
    found = group(
        None, [project("a", capacity_mw=0.1), project("b", capacity_mw=0.2), project("c")]
    )
    assert found.capacity_mw == Sum(0.3, 2, 3)
    assert found.in_service_mw == Sum(None, 0, 3)
    assert found.statuses == {"construction": 3}


def test_a_project_in_several_regions_is_counted_once() -> None:
    """In a row of its own."""
    rows = [project("a"), project("b", regions=["haixi", "golog"]), project("c", regions=[])]
    keys = [key for key, _ in sorted_groups(rows, "region", {})]
    assert keys == ["haixi", "several", None]


def test_regions_stand_in_the_registrys_order() -> None:
    """Several together come last."""
    rows = [project("a", regions=["x", "y"]), *(project(one, regions=[one]) for one in "yzx")]
    terms = {"region": dict.fromkeys("xyz")}
    keys = [key for key, _ in sorted_groups(rows, "region", terms)]
    assert keys == ["x", "y", "z", "several"]


def test_statuses_stand_in_their_order() -> None:
    """Unknown comes last."""
    rows = [project("a", status=None), project("b", status="retired"), project("c")]
    assert [key for key, _ in sorted_groups(rows, "status", {})] == [
        "construction",
        "retired",
        None,
    ]


def test_unfinished_projects_without_news_for_two_years_are_quiet() -> None:
    """Those without any event first."""
    rows = [
        project("newer", updated_day="2023-02-01"),
        project("old"),
        project("new", updated_day="2025-05-01"),
        project("never", updated_day=None),
        project("done", status="operating"),
    ]
    made = make(Period("2026-01-01", "2025-01-01"), Grouping("status", {}), rows, [], [])
    assert [row["id"] for row in made.quiet] == ["never", "old", "newer"]
