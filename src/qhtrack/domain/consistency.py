"""Find what contradicts itself in a well-formed registry."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from qhtrack.domain.dates import first_day, is_date
from qhtrack.domain.history import order_events
from qhtrack.domain.model import Commitment, Event, Project, Registry, status_events
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import is_citation, shown

Path = tuple[str | int, ...]
Fault = tuple[Path, str]
_Told = tuple[tuple[str, Sequence[Commitment | Event]], ...]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def faults(registry: Registry, today: str) -> Iterator[Fault]:
    """Yield every fault as its key's path (`("project", 3, "event", 0, "date")`) and a message.

    `today` is the last day on which an event may begin.
    """
    for kind, things in _tables(registry):
        yield from _twice(kind, things)
    yield from _aliases(registry.projects)
    for number, source in enumerate(registry.sources):
        if source.date is not None and not is_date(source.date):
            yield ("source", number, "date"), f"{shown(source.date)} is no date there is"
    known = _Known(*({one.id for one in things} for _, things in _tables(registry)))
    for number, project in enumerate(registry.projects):
        for path, message in _project(project, known, today):
            yield ("project", number, *path), message


def _tables(registry: Registry) -> Iterator[tuple[str, Iterable[_Named]]]:
    yield "category", registry.categories
    yield "region", registry.regions
    yield "source", registry.sources
    yield "project", registry.projects


def _twice(kind: str, things: Iterable[_Named]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, thing in enumerate(things):
        if thing.id in seen:
            yield (kind, number, "id"), f"{shown(thing.id)} is the id of another {kind} too"
        seen.add(thing.id)


def _aliases(projects: Iterable[Project]) -> Iterator[Fault]:
    owners = {project.id: project.id for project in projects}
    for number, project in enumerate(projects):
        for alias in project.aliases:
            key = alias.casefold()
            if owners.setdefault(key, project.id) != project.id:
                message = f"{shown(alias)} is an id or alias of {owners[key]} too"
                yield ("project", number, "aliases"), message


class _Known(NamedTuple):
    category: Collection[str]
    region: Collection[str]
    source: Collection[str]
    project: Collection[str]

    def fault(self, kind: str, name: str) -> str:
        return f"{shown(name)} is no {kind} of this registry{nearest(name, getattr(self, kind))}"


def _project(project: Project, known: _Known, today: str) -> Iterator[Fault]:
    if known.category and project.category not in known.category:
        yield ("category",), known.fault("category", project.category)
    for name in project.regions:
        if known.region and name not in known.region:
            yield ("regions",), known.fault("region", name)
    for name in project.sources:
        if name not in known.source:
            yield ("sources",), known.fault("source", name)
    told: _Told = (("commitment", project.commitments), ("event", project.events))
    for kind, facts in told:
        for number, fact in enumerate(facts):
            cited = fact.source
            if cited is not None and cited not in known.source and not is_citation(cited):
                yield (kind, number, "source"), known.fault("source", cited)
    yield from _commitments(project)
    yield from _events(project, today)


def _commitments(project: Project) -> Iterator[Fault]:
    seen = set()
    for number, commitment in enumerate(project.commitments):
        for key, value in (("due", commitment.due), ("made", commitment.made)):
            if value is not None and not is_date(value):
                yield ("commitment", number, key), f"{shown(value)} is no date there is"
        identity = (commitment.milestone, commitment.due, commitment.wording)
        if identity in seen:
            yield ("commitment", number), "the same milestone, due date and wording stand above"
        seen.add(identity)


def _events(project: Project, today: str) -> Iterator[Fault]:
    impossible = False
    seen: set[tuple[str, str]] = set()
    for number, event in enumerate(project.events):
        date = event.date
        if not is_date(date):
            impossible = True
            message = f"{shown(date)} is no date there is"
        elif first_day(date) > today:
            message = f"{shown(date)} lies in the future"
        elif (date, event.status) in seen:
            message = f"an event of {date} with status '{event.status}' stands above"
        else:
            seen.add((date, event.status))
            continue
        yield ("event", number, "date"), message
    if not impossible:
        yield from _ladder(project)


def _ladder(project: Project) -> Iterator[Fault]:
    for before, after in pairwise(order_events(status_events(project.events))):
        if after.violates_ladder:
            steps = (f"{one.event.status} ({one.event.date})" for one in (after, before))
            message = f"{' may not follow '.join(steps)} without a note that explains it"
            yield ("event", after.number, "status"), message
