"""State each field once: its key, its type, its unit, its table.

The keys of the registry, the columns of the database, the keys of JSON, the fields of a QUERY
and the heads of tables all come from here, or a test holds them to it. The order is the
canonical one of a registry's file (`CATEGORY` to `EVENT`), then what is worked out.
"""

from enum import StrEnum
from typing import NamedTuple


class FieldType(StrEnum):
    """What a field holds."""

    ID = "id"
    TEXT = "text"
    CHOICE = "choice"  # a status, a category, an outcome: one of a closed set
    LIST = "list"
    WORDS = "words"  # a word for some statuses, by status
    DATE = "date"
    FLAG = "flag"
    SIZE = "size"  # of the project: a number from 0 to `LARGEST`, with a unit
    FIGURE = "figure"  # seen on a date or worked out, with a unit
    DEGREE = "degree"
    COUNT = "count"


class Field(NamedTuple):
    """One field: its key in files, JSON and the database, its type, its unit's key in words."""

    key: str
    type: FieldType = FieldType.TEXT
    unit: str = ""


LARGEST = 10**15

CATEGORY = (
    Field("id", FieldType.ID),
    Field("name"),
    Field("name_zh"),
    Field("goal", FieldType.FLAG),
    Field("words", FieldType.WORDS),
    Field("words_zh", FieldType.WORDS),
)
REGION = (Field("id", FieldType.ID), Field("name"), Field("name_zh"))
SOURCE = (
    Field("id", FieldType.ID),
    Field("title"),
    Field("title_en"),
    Field("title_zh"),
    Field("publisher"),
    Field("publisher_zh"),
    Field("date", FieldType.DATE),
    Field("url"),
)
PROJECT = (
    Field("id", FieldType.ID),
    Field("name"),
    Field("name_zh"),
    Field("aliases", FieldType.LIST),
    Field("category", FieldType.CHOICE),
    Field("regions", FieldType.LIST),
    Field("place"),
    Field("place_zh"),
    Field("owner"),
    Field("owner_zh"),
    Field("latitude", FieldType.DEGREE),
    Field("longitude", FieldType.DEGREE),
    Field("capacity_mw", FieldType.SIZE, "mw"),
    Field("energy_mwh", FieldType.SIZE, "mwh"),
    Field("voltage_kv", FieldType.SIZE, "kv"),
    Field("length_km", FieldType.SIZE, "km"),
    Field("area_km2", FieldType.SIZE, "km2"),
    Field("passengers_m", FieldType.SIZE, "passengers"),
    Field("output_kt", FieldType.SIZE, "kt"),
    Field("storage_mcm", FieldType.SIZE, "mcm"),
    Field("investment_bn", FieldType.SIZE, "bn"),
    Field("sources", FieldType.LIST),
    Field("note"),
    Field("note_zh"),
)
PROMISE = (
    Field("milestone", FieldType.CHOICE),
    Field("part", FieldType.ID),
    Field("due", FieldType.DATE),
    Field("made", FieldType.DATE),
    Field("stretch", FieldType.FLAG),
    Field("wording"),
    Field("wording_en"),
    Field("wording_zh"),
    Field("source"),
    Field("also", FieldType.LIST),
    Field("reached", FieldType.DATE),
    Field("by", FieldType.FLAG),
    Field("missed", FieldType.DATE),
    Field("evidence"),
    Field("note"),
    Field("note_zh"),
)
EVENT = (
    Field("date", FieldType.DATE),
    Field("by", FieldType.FLAG),
    Field("status", FieldType.CHOICE),
    Field("in_service_mw", FieldType.FIGURE, "mw"),
    Field("open_km", FieldType.FIGURE, "km"),
    Field("spent_bn", FieldType.FIGURE, "bn"),
    Field("source"),
    Field("also", FieldType.LIST),
    Field("note"),
    Field("note_zh"),
)
TABLES = {
    "category": CATEGORY,
    "region": REGION,
    "source": SOURCE,
    "project": PROJECT,
    "promise": PROMISE,
    "event": EVENT,
}
# what a question works out beside what the registry says
PROJECT_DERIVED = (
    Field("status", FieldType.CHOICE),
    Field("since", FieldType.DATE),
    Field("updated", FieldType.DATE),
    Field("since_by", FieldType.FLAG),
    Field("in_service_mw", FieldType.FIGURE, "mw"),
    Field("open_km", FieldType.FIGURE, "km"),
    Field("spent_bn", FieldType.FIGURE, "bn"),
    Field("due", FieldType.DATE),
    Field("overdue", FieldType.FLAG),
)
PROMISE_DERIVED = (
    Field("outcome", FieldType.CHOICE),
    Field("no_news", FieldType.FLAG),
    Field("no_news_since", FieldType.DATE),
    Field("reached_day", FieldType.DATE),
    Field("due_day", FieldType.DATE),
    Field("days_late", FieldType.COUNT),
    Field("first_due", FieldType.DATE),
    Field("slip_days", FieldType.COUNT),
    Field("status", FieldType.CHOICE),
    Field("updated", FieldType.DATE),
    Field("origin", FieldType.CHOICE),
)
EVENT_DERIVED = (
    Field("force", FieldType.FLAG),
    Field("origin", FieldType.CHOICE),
    Field("recorded_at"),
    Field("recorded_by"),
)


def keys(*tables: tuple[Field, ...]) -> tuple[str, ...]:
    """Return the keys of some tables of fields, one after the other."""
    return tuple(field.key for table in tables for field in table)


# the units' keys in words, by field
UNIT_KEYS = {
    field.key: field.unit for table in (PROJECT, PROJECT_DERIVED) for field in table if field.unit
}
# by its unit, what no project on earth is greater than; a sum of a currency with many zeros may be
_LIMITS = {
    "mw": 10**6,
    "mwh": 10**7,
    "kv": 2_000,
    "km": 10**5,
    "km2": 10**7,
    "passengers": 10**4,
    "kt": 10**7,
    "mcm": 10**6,
    "bn": 10**5,
}
_SMALL_COINS = frozenset({"IDR", "IRR", "KHR", "LAK", "LBP", "UZS", "VND"})


def limit(unit_key: str, currency: str | None = None) -> float:
    """Return what is beyond anything on earth in a field's own unit."""
    return _LIMITS[unit_key] * (1_000 if unit_key == "bn" and currency in _SMALL_COINS else 1)


DAYS = tuple(field.key for field in PROMISE_DERIVED if field.type is FieldType.COUNT)
SIZES = tuple(field.key for field in PROJECT if field.type is FieldType.SIZE)
EVENT_FIGURES = tuple(field.key for field in EVENT if field.type is FieldType.FIGURE)
LISTS = tuple(field.key for field in PROJECT if field.type is FieldType.LIST)
PROJECT_KEYS = keys(PROJECT, PROJECT_DERIVED)
PROMISE_KEYS = ("project", *keys(PROMISE, PROMISE_DERIVED))
EVENT_KEYS = ("project", *keys(EVENT, EVENT_DERIVED))
SOURCE_KEYS = keys(SOURCE)
PUBLICATION_KEYS = (*SOURCE_KEYS, "facts", "promises", "events", "projects")
# by the command that answers with them
COLUMNS = {
    "list": PROJECT_KEYS,
    "scorecard": keys(PROMISE, PROMISE_DERIVED),
    "history": keys(EVENT, EVENT_DERIVED),
    "sources": PUBLICATION_KEYS,
}

# what a term compares, with a value of its own in each row; a source is told apart
_COMPARED = {
    *(FieldType.SIZE, FieldType.FIGURE, FieldType.DEGREE, FieldType.COUNT),
    *(FieldType.DATE, FieldType.TEXT),
}
_COMPARED_TABLES = (PROJECT, PROJECT_DERIVED, PROMISE, PROMISE_DERIVED)
COMPARED_KEYS = frozenset(
    field.key for table in _COMPARED_TABLES for field in table if field.type in _COMPARED
) - {"source", "evidence"}

# the columns of numbers, set flush right; days late stand under `late` where they are words
_NUMBERS = {FieldType.SIZE, FieldType.FIGURE, FieldType.DEGREE, FieldType.COUNT}
NUMBER_KEYS = frozenset(
    {field.key for table in (PROJECT, PROJECT_DERIVED) for field in table if field.type in _NUMBERS}
    | {"late"}
)
