"""A project's lists as JSON."""

import sqlite3
from contextlib import closing

from hypothesis import example, given
from hypothesis import strategies as st

from qhtrack.database.lists import LIST_TABLES, list_of, read_list
from qhtrack.database.sqlite import create_in_memory
from qhtrack.domain import fields


def test_each_list_of_the_table_of_fields_has_its_table() -> None:
    """And no other."""
    assert tuple(key for owner, key in LIST_TABLES if owner == "project") == fields.LISTS


def test_an_empty_list_is_null() -> None:
    """And each list is asked of its own table, in its order."""
    connection = create_in_memory()
    connection.execute(
        "INSERT INTO project (id, position, name, category, search) VALUES ('a', 0, 'A', 'c', '')"
    )
    connection.execute("INSERT INTO alias VALUES ('a', 1, 'second'), ('a', 0, 'first')")
    columns = ", ".join(list_of("project", key, "project") for key in fields.LISTS)
    row = connection.execute(f"SELECT {columns} FROM project").fetchone()
    connection.close()
    assert dict(row) == {"aliases": '["first","second"]', "regions": None, "sources": None}


@given(st.lists(st.text('ab," \\\n甲', max_size=6), min_size=1))
@example(['","'])
@example(["a, b", ""])
def test_a_list_is_read_as_it_was(values: list[str]) -> None:
    """With quotes, commas and signs of escape in it; none is NULL."""
    rows = " UNION ALL ".join(["SELECT ? AS value"] * len(values))
    with closing(sqlite3.connect(":memory:")) as connection:
        question = f"SELECT json_group_array(value) FROM ({rows})"
        (text,) = connection.execute(question, values).fetchone()
    assert read_list(text) == values
    assert read_list(None) == []
