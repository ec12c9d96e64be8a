"""The words that categories have of their own for a status."""

from contextlib import closing

import pytest

from qhtrack.database import sqlite
from qhtrack.database.own_words import own_words, resolve_status
from qhtrack.domain.model import Category, Registry, Words
from saving import save


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Carrying", "operating"),
        ("ｃａｒｒｙｉｎｇ", "operating"),
        ("走车", "operating"),
        ("dug", "construction"),
        ("construction", "construction"),
        ("open", "open"),
        ("shut up", "shut up"),
    ],
)
def test_a_word_of_a_category_is_its_status(word: str, status: str) -> None:
    """Folded, in either language; a status is itself, any other text stays."""
    road = Category(
        "road",
        "Roads",
        words=Words(operating="carrying"),
        words_zh=Words(operating="走车"),
    )
    ship = Category("ship", "Ships", words=Words(construction="dug"))
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, categories=(road, ship)))
        assert resolve_status(connection, word) == status


def test_no_category_need_have_words() -> None:
    """Then there are none."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, categories=(Category("road", "Roads"),)))
        assert own_words(connection) == {}
