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


def test_what_is_absent_comes_last_either_way() -> None:
    """And equals are put in order by the next key."""
    assert ids("-size") == "cbáA"
    assert ids("-date") == "báAc"
    assert ids("status", "-date") == "áAbc"
    assert ids("-status", "size") == "báAc"
