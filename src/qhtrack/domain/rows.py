"""Name the rows that the database answers with; `domain.fields` holds their keys."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

# the names of categories and regions by id, by kind, in the registry's order
NamesById = Mapping[str, Mapping[str, str]]


class ProjectRow(TypedDict):
    """A project with its status on the day asked for; what is unknown is None."""

    id: str
    name: str
    name_zh: str | None
    aliases: list[str]
    category: str
    regions: list[str]
    place: str | None
    place_zh: str | None
    owner: str | None
    owner_zh: str | None
    latitude: float | None
    longitude: float | None
    capacity_mw: float | None
    energy_mwh: float | None
    voltage_kv: float | None
    length_km: float | None
    area_km2: float | None
    passengers_m: float | None
    output_kt: float | None
    storage_mcm: float | None
    investment_bn: float | None
    sources: list[str]
    note: str | None
    note_zh: str | None
    status: str | None
    since: str | None
    updated: str | None
    since_by: bool
    in_service_mw: float | None
    open_km: float | None
    spent_bn: float | None
    due: str | None
    overdue: bool
    updated_day: str | None
    due_part: str | None


class PromiseRow(TypedDict):
    """A promise with its outcome on the day asked for.

    `reached`, `by` and `evidence` are those of the finding, else of the event that reached it.
    """

    project: str
    milestone: str | None
    part: str | None
    due: str | None
    made: str | None
    stretch: bool
    wording: str
    wording_en: str | None
    wording_zh: str | None
    source: str | None
    also: list[str]
    reached: str | None
    by: bool
    missed: str | None
    evidence: str | None
    note: str | None
    note_zh: str | None
    outcome: str
    no_news: bool
    no_news_since: str | None
    reached_day: str | None
    due_day: str | None
    days_late: int | None
    first_due: str | None
    slip_days: int | None
    status: str | None
    updated: str | None
    origin: str
    updated_day: str | None
    chain: str | None


class EventRow(TypedDict):
    """A dated fact of a project, and who recorded it here.

    `force` is there where somebody asks for it: it takes a look at the event before.
    """

    project: str
    date: str
    by: bool
    status: str
    in_service_mw: float | None
    open_km: float | None
    spent_bn: float | None
    source: str | None
    also: list[str]
    note: str | None
    note_zh: str | None
    force: NotRequired[bool]
    origin: str
    recorded_at: str | None
    recorded_by: str | None
    day: str


class LoadRow(TypedDict, total=False):
    """A registry's file, as it was when it was loaded or exported; empty if it never was."""

    id: int
    kind: str
    at: str
    path: str | None
    stamp: str | None
    sha256: str
    title: str | None
    title_zh: str | None
    currency: str | None
    heading: str
    projects: int
    events: int


class SourceRow(TypedDict):
    """A publication."""

    id: str
    title: str
    title_en: str | None
    title_zh: str | None
    publisher: str | None
    publisher_zh: str | None
    date: str | None
    url: str | None


class ScorecardRow(PromiseRow):
    """A promise with its outcome, and its project's names, category and regions."""

    name: str
    name_zh: str | None
    category: str
    regions: list[str]


class PlacedEventRow(EventRow):
    """A dated fact of a project, and its project's category, which may have words of its own."""

    category: str


class NamedEventRow(PlacedEventRow):
    """A dated fact of a project, and its project's names and category."""

    name: str
    name_zh: str | None


class PublicationRow(SourceRow):
    """A publication, and how many facts rest on it: promises, events and projects."""

    facts: int
    promises: int
    events: int
    projects: int


class PublicationDetails(SourceRow):
    """A publication with the facts that rest on it.

    `promises` are those that it makes (`source`, `also`), `judged` those it is the evidence of.
    """

    promises: list[ScorecardRow]
    judged: list[ScorecardRow]
    events: list[NamedEventRow]
    projects: list[ProjectRow]


class ProjectDetails(ProjectRow):
    """A project with its promises, and its events, newest first.

    `unfiled` are its own fields that were set here and that the registry file has not yet.
    """

    promises: list[PromiseRow]
    events: list[EventRow]
    unfiled: list[str]


class NameRow(TypedDict):
    """What a row of a registry is known by: `project` and `id` say which, or whose.

    `project` is that of an event or promise, or the project itself, `id` that of a row with an
    id.
    """

    kind: str
    project: str | None
    id: str | None


class FactRow(NameRow):
    """What a fact is known by; `fact` has what an event or promise is besides."""

    fact: Mapping[str, object] | None


class StatementRow(NameRow):
    """What was said of one fact: a change of what it touches, and what it did.

    `before` is None where the fact was told anew, `after` where it was dropped.
    """

    action: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


class RecordingRow(TypedDict):
    """What one command recorded here, who, when and why.

    `stands` tells whether it was not undone, `filed` whether nothing of it waits for an export,
    `overruled` whether the file or what was said since denies all of it.
    """

    number: int
    at: str
    by: str | None
    command: str
    reason: str | None
    stands: bool
    filed: bool
    overruled: bool
    statements: list[StatementRow]


class OverruledRow(StatementRow):
    """A statement that a load took back, and the number of its recording."""

    recording: int


class FactChangeRow(FactRow):
    """A fact that was `added`, `changed` (in which fields) or `removed`."""

    change: str
    fields: Sequence[str]


class ConflictRow(FactRow):
    """What was said here and a file says otherwise: a fact (`field` is None), or a field of it."""

    field: str | None
    file: object
    mine: object
