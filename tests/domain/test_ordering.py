"""Rows in an order that was asked for."""

from qhtrack.domain.ordering import in_order

ROWS: list[dict[str, object]] = [
    {"id": "b", "status": "operating", "date": "2023", "size": 2.5, "regions": ["y"]},
    {"id": "A", "status": "proposed", "date": "2023-11", "size": None, "regions": ["x", "z"]},
    {"id": "c", "status": None, "date": None, "size": 10, "regions": ["x", "a"]},
    {"id": "á", "status": "proposed", "date": "2023-12-31", "size": 0, "regions": []},
]


def ids(*keys: str) -> str:
    """Return the ids of the rows in an order."""
    return "".join(str(row["id"]) for row in in_order(ROWS, keys))


def test_rows_go_by_what_their_values_are() -> None:
    """Texts whatever their case, dates by their last day, statuses by the ladder."""
    assert ids() == "bAcá"
    assert ids("id") == "Aábc"
    assert ids("-id") == "cbAá"
    assert ids("size") == "ábcA"
    assert ids("date") == "Abác"
    assert ids("status") == "Aábc"
    assert ids("regions") == "ácAb"


def test_texts_go_as_people_sort_them() -> None:
    """Chinese by its sound, and as they are shown where somebody knows how that is."""
    rows = [
        {"name": "西宁", "shown": "a"},
        {"name": "大坝", "shown": "c"},
        {"name": "b", "shown": "b"},
    ]
    assert [row["name"] for row in in_order(rows, ["name"])] == ["b", "大坝", "西宁"]
    shown = in_order(rows, ["name"], lambda row, _: row["shown"])
    assert [row["name"] for row in shown] == ["西宁", "b", "大坝"]


def test_what_is_absent_comes_last_either_way() -> None:
    """And equals are put in order by the next key."""
    assert ids("-size") == "cbáA"
    assert ids("-date") == "báAc"
    assert ids("status", "-date") == "áAbc"
    assert ids("-status", "size") == "báAc"


def test_a_list_goes_after_one_that_it_goes_on_from() -> None:
    """As it would be written: `x` before `x,z`."""
    rows = [{"regions": ["x", "z"]}, {"regions": ["x"]}]
    assert in_order(rows, ["regions"]) == rows[::-1]
