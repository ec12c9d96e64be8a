"""Rows of the registry by their names."""

import sqlite3
from collections.abc import Iterator

import pytest

from qhtrack.database.row_names import is_name, row_id
from qhtrack.domain.errors import UsageError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, saved


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Return a database with names in two languages."""
    with saved(project()) as connection:
        connection.execute("UPDATE category SET name_zh = '公路' WHERE id = 'road'")
        connection.executescript(
            """
            DELETE FROM region;
            INSERT INTO region (id, name, name_zh, position)
            VALUES ('hainan', 'Hainan', '海南州', 1), ('haixi', 'Haixi', '海西州', 2);
            INSERT INTO source (id, title, title_zh, position)
            VALUES ('a', 'A, b', '甲，乙', 11), ('b', 'Twin', '丙', 12), ('c', 'Twin', NULL, 13);
            """
        )
        yield connection


@pytest.mark.parametrize(
    ("table", "text", "id_"),
    [
        ("category", "road", "road"),
        ("category", "公路", "road"),
        ("category", "Roads", "road"),
        ("category", "tram", "tram"),
        ("region", "海南", "hainan"),
        ("region", "海西州", "haixi"),
        ("source", "甲,乙", "a"),
        ("source", "甲", None),
        ("source", "丙", "b"),
    ],
)
def test_a_row_is_named_in_either_language(
    connection: sqlite3.Connection, table: str, text: str, id_: str | None
) -> None:
    """Of a source by its whole title; what is typed in ASCII and means none stays."""
    if id_ is None:
        with pytest.raises(UsageError):
            row_id(connection, table, text)
    else:
        assert row_id(connection, table, text) == id_


@pytest.mark.parametrize(
    ("table", "text", "reason"),
    [
        ("region", "海", "“海”可指以下之一：海南州、海西州；请写明"),
        ("region", "北州", "“北州”不是地区；可选：海南州、海西州"),
        ("category", "机场", "“机场”不是类别；可选：公路"),
        ("source", "Twin", "“Twin”可指以下之一：b、c；请写明"),
    ],
)
def test_what_names_none_or_several_is_refused(
    connection: sqlite3.Connection, table: str, text: str, reason: str
) -> None:
    """With the names that there are in the script of the text, else ids."""
    connection.execute("DELETE FROM category WHERE name_zh IS NULL")
    with pytest.raises(UsageError) as error:
        row_id(connection, table, text)
    assert sentence(error.value.message, Language.ZH) == reason


def test_where_nothing_is_defined_any_name_will_do(connection: sqlite3.Connection) -> None:
    """A registry need not define its regions."""
    connection.execute("DELETE FROM region")
    assert row_id(connection, "region", "海南州") == "海南州"


def test_a_title_is_a_whole_name(connection: sqlite3.Connection) -> None:
    """It may hold a comma."""
    assert is_name(connection, "source", "甲，乙")
    assert not is_name(connection, "source", "甲")
