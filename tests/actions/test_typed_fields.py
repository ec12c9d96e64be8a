"""The fields of a row as they were typed."""

import pytest

from qhtrack.actions.typed_fields import CheckContext, check_row
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import TABLES
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

IDS: dict[str, dict[str, str]] = {"category": {"road": "公路"}, "region": {}, "source": {}}
WORLD = CheckContext("2026-11-23", IDS)
PROMISE = {"wording": "建成"}
PROJECT = {"id": "a", "name": "A", "category": "road"}
SOURCE = {"id": "a", "title": "A"}


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("promise", PROMISE | {"made": "2026-11", "due": "2030", "source": "a book"}),
        ("promise", PROMISE | {"reached": "2026-11-23", "evidence": "https://example.org"}),
        ("promise", PROMISE | {"also": ["a book"], "note": "one\n\ttwo"}),
        ("project", PROJECT | {"regions": ["any"], "capacity_mw": 0, "note": "one\ntwo"}),
        ("source", SOURCE | {"date": "2030"}),
        ("category", {"id": "a", "name": "A", "goal": True, "words": {"partial": "x"}}),
    ],
)
def test_what_fits_is_good(kind: str, row: TomlTable) -> None:
    """Where a registry has no regions, any will do."""
    check_row(kind, row, row, WORLD)


@pytest.mark.parametrize(
    ("kind", "row", "option", "text"),
    [
        ("promise", PROMISE | {"made": "2026-12"}, "--", "--made: 2026-12 lies in the future"),
        ("promise", PROMISE | {"due": "2026-13"}, "--", "--due: '2026-13' is not a date"),
        ("promise", PROMISE | {"evidence": "x"}, "--", "--evidence: 'x' is not a source"),
        ("promise", PROMISE | {"wording_en": ""}, "--", "--wording-en: '' is empty"),
        ("project", PROJECT | {"name_zh": "\u3000"}, "", "name_zh: '\\u3000' is empty"),
        ("project", PROJECT | {"place": "a\nb"}, "", "place: 'a\\nb' is not text of one line"),
        ("project", PROJECT | {"sources": ["x"]}, "", "sources: 'x' is not a source"),
        ("project", PROJECT | {"category": "x"}, "", "category: 'x' is not a category"),
        ("project", {"id": "a", "name": "A"}, "", "'category' is missing"),
        ("source", SOURCE | {"date": "2021-00"}, "", "date: '2021-00' is not a date"),
        ("category", {"id": "a", "name": "A", "words": {"partial": ""}}, "", "words: '' is empty"),
    ],
)
def test_what_does_not_is_named(kind: str, row: TomlTable, option: str, text: str) -> None:
    """By its field, or its option."""
    with pytest.raises(UsageError) as error:
        check_row(kind, row, row, WORLD, option)
    assert sentence(error.value.message, Language.EN).startswith(text)


def test_only_what_was_given_is_looked_at() -> None:
    """What a load left is none of the caller's."""
    row = PROJECT | {"category": "gone", "owner": "X"}
    check_row("project", row, {"owner"}, WORLD)
    with pytest.raises(UsageError):
        check_row("project", row, {"category"}, WORLD)


def test_every_kind_of_rows_has_its_fields() -> None:
    """Events too, which `update` records."""
    assert set(TABLES) == {"project", "source", "category", "region", "promise", "event"}
