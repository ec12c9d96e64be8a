"""The one table of fields, and the places that follow it."""

from typing import get_type_hints

import msgspec
import pytest

from qhtrack.database.sqlite import create_in_memory
from qhtrack.domain import fields, model, rows
from qhtrack.words import en, zh


@pytest.mark.parametrize(
    ("table", "struct"),
    [
        (fields.TERM, model.Term),
        (fields.SOURCE, model.Source),
        (fields.PROJECT, model.Project),
        (fields.COMMITMENT, model.Commitment),
        (fields.EVENT, model.Event),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_the_model_has_these_fields_in_this_order(
    table: tuple[fields.Field, ...], struct: type[msgspec.Struct]
) -> None:
    """A field of the table alone, or of the model alone, is found here."""
    inner = {"commitments", "events"}
    assert [name for name in struct.__struct_fields__ if name not in inner] == [
        field.key for field in table
    ]


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (rows.ProjectRow, fields.PROJECT_KEYS),
        (rows.CommitmentRow, fields.COMMITMENT_KEYS),
        (rows.EventRow, fields.EVENT_KEYS),
        (rows.SourceRow, fields.keys(fields.SOURCE)),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_rows_have_these_keys(row: type, keys: tuple[str, ...]) -> None:
    """Those that are worked out too; a row may know more than it tells."""
    assert tuple(get_type_hints(row))[: len(keys)] == keys


@pytest.mark.parametrize("catalogue", [en, zh], ids=["en", "zh"])
def test_every_field_has_a_word(catalogue: object) -> None:
    """And a size says what it is beside its unit."""
    words, quantities = catalogue.WORDS, catalogue.QUANTITIES  # type: ignore[attr-defined]
    told = {*fields.PROJECT_KEYS, *fields.COMMITMENT_KEYS, *fields.EVENT_KEYS}
    hidden = {"wording_en", "days_late", "slip_days", "first_due"}
    assert told - hidden <= set(words)
    assert {*fields.SIZES, "in_service_mw"} == set(quantities)


def test_the_database_has_a_column_for_each() -> None:
    """Lists have tables of their own."""
    connection = create_in_memory()
    columns = {
        table: {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for table in ("project", "commitment", "event", "source")
    }
    connection.close()
    assert {*fields.keys(fields.PROJECT)} - {*fields.LISTS} <= columns["project"]
    assert {*fields.keys(fields.COMMITMENT)} <= columns["commitment"]
    assert {*fields.keys(fields.EVENT)} <= columns["event"]
    assert {*fields.keys(fields.SOURCE)} <= columns["source"]
