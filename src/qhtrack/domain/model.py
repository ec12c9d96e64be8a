"""Hold a registry as frozen values."""

from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from qhtrack.domain.fields import LARGEST
from qhtrack.domain.history import StatusEvent
from qhtrack.domain.status import Status
from qhtrack.domain.text import LINE, LINES, UNSAFE

# a description is the key of the message that says what is expected
Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z",
        description="expected_id",
    ),
]
Text = Annotated[str, Meta(pattern=LINE, description="expected_line")]
LongText = Annotated[str, Meta(pattern=LINES, description="expected_text")]
PartialDate = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z",
        description="expected_date",
    ),
]
Url = Annotated[
    str,
    Meta(
        pattern=rf"^https?://[^\s{UNSAFE}]+\Z",
        description="expected_address",
    ),
]
_SIZE = Meta(ge=0, le=LARGEST, description="expected_size")
_LATITUDE = Meta(ge=-90, le=90, description="expected_latitude")
_LONGITUDE = Meta(ge=-180, le=180, description="expected_longitude")
Size = Annotated[int, _SIZE] | Annotated[float, _SIZE]
Latitude = Annotated[int, _LATITUDE] | Annotated[float, _LATITUDE]
Longitude = Annotated[int, _LONGITUDE] | Annotated[float, _LONGITUDE]
Milestone = Literal["proposed", "approved", "construction", "partial", "operating"]


class Term(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A category or a region."""

    id: Slug
    name: Text
    name_zh: Text | None = None


class Source(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A publication."""

    id: Slug
    title: Text
    publisher: Text | None = None
    date: PartialDate | None = None
    url: Url | None = None


class Commitment(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A promise: a milestone by a due date, in official words."""

    milestone: Milestone | None = None
    due: PartialDate | None = None
    made: PartialDate | None = None
    stretch: bool = False
    wording: LongText
    wording_en: LongText | None = None
    source: Text | None = None
    note: LongText | None = None


class Event(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """On this date the project was seen at this status; `capacity_mw` ran from then on."""

    date: PartialDate
    status: Status
    capacity_mw: Size | None = None
    source: Text | None = None
    note: LongText | None = None


class Project(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """One piece of infrastructure, its promises and its history."""

    id: Slug
    name: Text
    name_zh: Text | None = None
    aliases: tuple[Text, ...] = ()
    category: Slug
    regions: tuple[Slug, ...] = ()
    place: Text | None = None
    place_zh: Text | None = None
    owner: Text | None = None
    owner_zh: Text | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    capacity_mw: Size | None = None
    energy_mwh: Size | None = None
    voltage_kv: Size | None = None
    length_km: Size | None = None
    area_km2: Size | None = None
    passengers_m: Size | None = None
    output_kt: Size | None = None
    storage_mcm: Size | None = None
    investment_cny_bn: Size | None = None
    sources: tuple[Slug, ...] = ()
    note: LongText | None = None
    commitments: tuple[Commitment, ...] = field(name="commitment", default=())
    events: tuple[Event, ...] = field(name="event", default=())


class Registry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A whole registry, without the comment that heads its file."""

    schema: Literal[1]
    title: Text | None = None
    title_zh: Text | None = None
    categories: tuple[Term, ...] = field(name="category", default=())
    regions: tuple[Term, ...] = field(name="region", default=())
    sources: tuple[Source, ...] = field(name="source", default=())
    projects: tuple[Project, ...] = field(name="project", default=())


def facts(project: Project) -> tuple[Commitment | Event, ...]:
    """Return what a project says that needs a source: commitments, then events."""
    return (*project.commitments, *project.events)


def status_events(events: Iterable[Event]) -> list[StatusEvent]:
    """Return what the ladder needs to know of the events."""
    return [
        StatusEvent(event.date, event.status, event.note, event.capacity_mw) for event in events
    ]
