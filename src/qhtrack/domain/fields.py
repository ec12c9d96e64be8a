"""State each field once: its key, its kind, its unit, and of what it is.

The keys of the registry, the columns of the database, the keys of JSON, the fields of a QUERY
and the heads of tables all come from here, or a test holds them to it. The order is the
canonical one of a registry's file (`CATEGORY` to `EVENT`), then what is worked out.
"""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
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
    """One field: its key in files, JSON and the database, its kind, its unit's key in words."""

    key: str
    kind: Kind = Kind.TEXT
    unit: str = ""


LARGEST = 10**15

CATEGORY = (
    Field("id", Kind.ID),
    Field("name"),
    Field("name_zh"),
    Field("goal", Kind.FLAG),
    Field("words", Kind.WORDS),
    Field("words_zh", Kind.WORDS),
)
REGION = (Field("id", Kind.ID), Field("name"), Field("name_zh"))
SOURCE = (
    Field("id", Kind.ID),
    Field("title"),
    Field("title_en"),
    Field("title_zh"),
    Field("publisher"),
    Field("publisher_zh"),
    Field("date", Kind.DATE),
    Field("url"),
)
PROJECT = (
    Field("id", Kind.ID),
    Field("name"),
    Field("name_zh"),
    Field("aliases", Kind.LIST),
    Field("category", Kind.CHOICE),
    Field("regions", Kind.LIST),
    Field("place"),
    Field("place_zh"),
    Field("owner"),
    Field("owner_zh"),
    Field("latitude", Kind.DEGREE),
    Field("longitude", Kind.DEGREE),
    Field("capacity_mw", Kind.SIZE, "mw"),
    Field("energy_mwh", Kind.SIZE, "mwh"),
    Field("voltage_kv", Kind.SIZE, "kv"),
    Field("length_km", Kind.SIZE, "km"),
    Field("area_km2", Kind.SIZE, "km2"),
    Field("passengers_m", Kind.SIZE, "passengers"),
    Field("output_kt", Kind.SIZE, "kt"),
    Field("storage_mcm", Kind.SIZE, "mcm"),
    Field("investment_bn", Kind.SIZE, "bn"),
    Field("sources", Kind.LIST),
    Field("note"),
    Field("note_zh"),
)
PROMISE = (
    Field("milestone", Kind.CHOICE),
    Field("part", Kind.ID),
    Field("due", Kind.DATE),
    Field("made", Kind.DATE),
    Field("stretch", Kind.FLAG),
    Field("wording"),
    Field("wording_en"),
    Field("wording_zh"),
    Field("source"),
    Field("also", Kind.LIST),
    Field("reached", Kind.DATE),
    Field("by", Kind.FLAG),
    Field("missed", Kind.DATE),
    Field("evidence"),
    Field("note"),
    Field("note_zh"),
)
EVENT = (
    Field("date", Kind.DATE),
    Field("by", Kind.FLAG),
    Field("status", Kind.CHOICE),
    Field("in_service_mw", Kind.FIGURE, "mw"),
    Field("open_km", Kind.FIGURE, "km"),
    Field("spent_bn", Kind.FIGURE, "bn"),
    Field("source"),
    Field("also", Kind.LIST),
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
PROJECT_ANSWERS = (
    Field("status", Kind.CHOICE),
    Field("since", Kind.DATE),
    Field("updated", Kind.DATE),
    Field("since_by", Kind.FLAG),
    Field("in_service_mw", Kind.FIGURE, "mw"),
    Field("open_km", Kind.FIGURE, "km"),
    Field("spent_bn", Kind.FIGURE, "bn"),
    Field("due", Kind.DATE),
    Field("overdue", Kind.FLAG),
)
PROMISE_ANSWERS = (
    Field("outcome", Kind.CHOICE),
    Field("no_news", Kind.FLAG),
    Field("no_news_since", Kind.DATE),
    Field("reached_day", Kind.DATE),
    Field("due_day", Kind.DATE),
    Field("days_late", Kind.COUNT),
    Field("first_due", Kind.DATE),
    Field("slip_days", Kind.COUNT),
    Field("status", Kind.CHOICE),
    Field("updated", Kind.DATE),
    Field("origin", Kind.CHOICE),
)
EVENT_ANSWERS = (
    Field("force", Kind.FLAG),
    Field("origin", Kind.CHOICE),
    Field("recorded_at"),
    Field("recorded_by"),
)


def keys(*tables: tuple[Field, ...]) -> tuple[str, ...]:
    """Return the keys of some tables of fields, one after the other."""
    return tuple(field.key for table in tables for field in table)


# the units' keys in words, by field
UNITS = {
    field.key: field.unit for table in (PROJECT, PROJECT_ANSWERS) for field in table if field.unit
}
SIZES = tuple(field.key for field in PROJECT if field.kind is Kind.SIZE)
LISTS = tuple(field.key for field in PROJECT if field.kind is Kind.LIST)
PROJECT_KEYS = keys(PROJECT, PROJECT_ANSWERS)
PROMISE_KEYS = ("project", *keys(PROMISE, PROMISE_ANSWERS))
EVENT_KEYS = ("project", *keys(EVENT, EVENT_ANSWERS))

# what is set flush right; days late stand under `late` where they are words
_NUMBERS = {Kind.SIZE, Kind.FIGURE, Kind.DEGREE, Kind.COUNT}
FIGURES = frozenset(
    {field.key for table in (PROJECT, PROJECT_ANSWERS) for field in table if field.kind in _NUMBERS}
    | {"late"}
)
