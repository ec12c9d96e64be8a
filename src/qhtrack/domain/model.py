"""Hold a registry as frozen values."""

from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from qhtrack.domain.fields import LARGEST
from qhtrack.domain.history import StatusEvent
from qhtrack.domain.status import Status
from qhtrack.domain.text import LINE, LINES, UNSAFE, WORDS

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
Wording = Annotated[str, Meta(pattern=WORDS, description="expected_wording")]
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
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z", description="expected_currency")]
Milestone = Literal["proposed", "approved", "construction", "partial", "operating"]


class Words(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A category's own words for statuses."""

    proposed: Text | None = None
    approved: Text | None = None
    construction: Text | None = None
    partial: Text | None = None
    operating: Text | None = None
    suspended: Text | None = None
    cancelled: Text | None = None
    retired: Text | None = None


class Category(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A kind of projects, or of goals, which have promises and no status."""

    id: Slug
    name: Text
    name_zh: Text | None = None
    goal: bool = False
    words: Words | None = None
    words_zh: Words | None = None


class Region(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of the country that the registry is of."""

    id: Slug
    name: Text
    name_zh: Text | None = None


class Source(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A publication."""

    id: Slug
    title: Text
    title_en: Text | None = None
    title_zh: Text | None = None
    publisher: Text | None = None
    publisher_zh: Text | None = None
    date: PartialDate | None = None
    url: Url | None = None


class Promise(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A promise in official words: a milestone or a due date, and perhaps what came of it.

    `reached` or `missed` is a finding, as `evidence` says; `by`: it had come about by then.
    """

    milestone: Milestone | None = None
    part: Slug | None = None
    due: PartialDate | None = None
    made: PartialDate | None = None
    stretch: bool = False
    wording: Wording
    wording_en: Wording | None = None
    wording_zh: Wording | None = None
    source: Text | None = None
    also: tuple[Text, ...] = ()
    reached: PartialDate | None = None
    by: bool = False
    missed: PartialDate | None = None
    evidence: Text | None = None
    note: LongText | None = None
    note_zh: LongText | None = None


class Event(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """The project was seen at this status on this date, or by it; figures hold from then on."""

    date: PartialDate
    by: bool = False
    status: Status
    in_service_mw: Size | None = None
    open_km: Size | None = None
    spent_bn: Size | None = None
    source: Text | None = None
    also: tuple[Text, ...] = ()
    note: LongText | None = None
    note_zh: LongText | None = None


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
    investment_bn: Size | None = None
    sources: tuple[Slug, ...] = ()
    note: LongText | None = None
    note_zh: LongText | None = None
    promises: tuple[Promise, ...] = field(name="promise", default=())
    events: tuple[Event, ...] = field(name="event", default=())


class Registry(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A whole registry, without the comment that heads its file."""

    schema: Literal[1]
    title: Text | None = None
    title_zh: Text | None = None
    currency: Currency | None = None
    categories: tuple[Category, ...] = field(name="category", default=())
    regions: tuple[Region, ...] = field(name="region", default=())
    sources: tuple[Source, ...] = field(name="source", default=())
    projects: tuple[Project, ...] = field(name="project", default=())


def facts(project: Project) -> tuple[Promise | Event, ...]:
    """Return what a project says that needs a source: promises, then events."""
    return (*project.promises, *project.events)


def status_events(events: Iterable[Event]) -> list[StatusEvent]:
    """Return what the ladder needs to know of the events."""
    return [
        StatusEvent(
            event.date,
            event.status,
            event.note,
            event.by,
            event.in_service_mw,
            event.open_km,
            event.spent_bn,
        )
        for event in events
    ]
