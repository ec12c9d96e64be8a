"""Keys and values of tables."""

from qhtrack.registry.structure import faults


def test_a_missing_key_lies_in_its_table() -> None:
    """With the table's path."""
    data = {"schema": 1, "source": [{"id": "a"}, {"id": "B", "title": "T"}]}
    assert list(faults(data)) == [
        (("source", 0), "'title' is missing"),
        (
            ("source", 1, "id"),
            "'B' is not an id (lower-case letters, digits, single hyphens)",
        ),
    ]
