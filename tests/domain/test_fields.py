"""The one table of fields, and the places that follow it."""

from typing import Any, get_type_hints

import msgspec
import pytest

from qhtrack.database.sqlite import create_in_memory
from qhtrack.domain import fields, model, rows
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update
from qhtrack.words import labels_en, labels_zh

TABLES: list[tuple[tuple[fields.Field, ...], type[msgspec.Struct]]] = [
    (fields.CATEGORY, model.Category),
    (fields.SOURCE, model.Source),
    (fields.PROJECT, model.Project),
    (fields.PROMISE, model.Promise),
    (fields.EVENT, model.Event),
]


@pytest.mark.parametrize(
    ("table", "struct"),
    TABLES,
    ids=lambda item: getattr(item, "__name__", ""),
)
def test_the_model_has_these_fields_in_this_order(
    table: tuple[fields.Field, ...], struct: type[msgspec.Struct]
) -> None:
    """A field of the table alone, or of the model alone, is found here."""
    inner = {"promises", "events"}
    assert [name for name in struct.__struct_fields__ if name not in inner] == [
        field.key for field in table
    ]


MODEL = [
    (struct.__name__, field, msgspec.structs.fields(struct)[place].type)
    for table, struct in TABLES
    for place, field in enumerate(table)
]
TYPES: dict[fields.FieldType, set[Any]] = {
    fields.FieldType.ID: {model.Slug},
    fields.FieldType.TEXT: {model.Text, model.LongText, model.Wording, model.Url},
    fields.FieldType.CHOICE: {model.Slug, model.Milestone, Status},
    fields.FieldType.LIST: {tuple[model.Slug, ...], tuple[model.Text, ...]},
    fields.FieldType.WORDS: {model.Words},
    fields.FieldType.DATE: {model.PartialDate},
    fields.FieldType.FLAG: {bool},
    fields.FieldType.SIZE: {model.Size},
    fields.FieldType.FIGURE: {model.Size},
    fields.FieldType.DEGREE: {model.Latitude, model.Longitude},
}


@pytest.mark.parametrize(("of", "field", "annotation"), MODEL)
def test_the_model_holds_what_the_kind_says(
    of: str, field: fields.Field, annotation: object
) -> None:
    """A size is a size in both, and has a unit."""
    del of
    assert any(annotation in {item, item | None} for item in TYPES[field.type])
    assert bool(field.unit) is (field.type in {fields.FieldType.SIZE, fields.FieldType.FIGURE})


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        (rows.ProjectRow, fields.PROJECT_KEYS),
        (rows.PromiseRow, fields.PROMISE_KEYS),
        (rows.EventRow, fields.EVENT_KEYS),
        (rows.SourceRow, fields.keys(fields.SOURCE)),
    ],
    ids=lambda item: getattr(item, "__name__", ""),
)
def test_rows_have_these_keys(row: type, keys: tuple[str, ...]) -> None:
    """Those that are worked out too; a row may know more than it tells."""
    assert tuple(get_type_hints(row))[: len(keys)] == keys


@pytest.mark.parametrize("catalogue", [labels_en, labels_zh], ids=["en", "zh"])
def test_every_field_has_a_word(catalogue: object) -> None:
    """And a size says what it is beside its unit."""
    words, quantities = catalogue.WORDS, catalogue.QUANTITIES  # type: ignore[attr-defined]
    shown = {*fields.PROJECT_KEYS, *fields.PROMISE_KEYS, *fields.EVENT_KEYS}
    hidden = {"wording_en", "days_late", "slip_days", "first_due"}
    assert shown - hidden <= set(words)
    assert {*fields.SIZES, "in_service_mw", "open_km", "spent_bn"} == set(quantities)


def test_the_database_has_a_column_for_each() -> None:
    """Lists have tables of their own."""
    connection = create_in_memory()
    columns = {
        table: {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        for table in ("project", "promise", "event", "source")
    }
    connection.close()
    assert {*fields.keys(fields.PROJECT)} - {*fields.LISTS} <= columns["project"]
    assert {*fields.keys(fields.PROMISE)} - {"also"} <= columns["promise"]
    assert {*fields.keys(fields.EVENT)} - {"also"} <= columns["event"]
    assert {*fields.keys(fields.SOURCE)} <= columns["source"]


def test_an_update_tells_every_field_of_an_event() -> None:
    """As a registry has them; what it does not tell is not there."""
    told: dict[str, Any] = {"in_service_mw": 0, "open_km": 2.5, "spent_bn": 3, "source": "paper"}
    told |= {"note": "seen", "note_zh": "见", "by": True}
    update = Update("a", Status.PARTIAL, "2024", also=("other",), **told)
    assert update.values == told | {"also": ["other"]}
    assert {*update.values, "date", "status"} == {*fields.keys(fields.EVENT)}
    assert Update("a", Status.PARTIAL, "2024").values == {}
