"""Find what contradicts itself in a well-formed registry."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from qhtrack.domain.dates import first_day, is_date
from qhtrack.domain.errors import nearest, shown
from qhtrack.domain.model import Event, Project, Registry, sightings
from qhtrack.domain.status import place
from qhtrack.domain.text import is_citation

Path = tuple[str | int, ...]
Fault = tuple[Path, str]


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
    check = _references(registry)
    for number, project in enumerate(registry.projects):
        for path, message in _project(project, check, today):
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


def _references(registry: Registry) -> Callable[[str, str], str | None]:
    known = {kind: {thing.id for thing in things} for kind, things in _tables(registry)}

    def check(kind: str, name: str) -> str | None:
        if name in known[kind] or (kind != "source" and not known[kind]):
            return None
        return f"{shown(name)} is no {kind} of this registry{nearest(name, known[kind])}"

    return check


def _project(
    project: Project, check: Callable[[str, str], str | None], today: str
) -> Iterator[Fault]:
    references = [
        ("category", "category", project.category),
        *(("regions", "region", name) for name in project.regions),
        *(("sources", "source", name) for name in project.sources),
    ]
    for key, kind, name in references:
        if message := check(kind, name):
            yield (key,), message
    for path, name in _cited(project):
        if not is_citation(name) and (message := check("source", name)):
            yield path, message
    yield from _commitments(project)
    yield from _events(project, today)


def _cited(project: Project) -> Iterator[tuple[Path, str]]:
    for number, commitment in enumerate(project.commitments):
        if commitment.source is not None:
            yield ("commitment", number, "source"), commitment.source
    for number, event in enumerate(project.events):
        if event.source is not None:
            yield ("event", number, "source"), event.source


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
        if message := _event(event, today, seen):
            impossible = impossible or message.endswith("is no date there is")
            yield ("event", number, "date"), message
        seen.add((event.date, event.status))
    if not impossible:
        yield from _ladder(project)


def _event(event: Event, today: str, seen: set[tuple[str, str]]) -> str | None:
    if not is_date(event.date):
        return f"{shown(event.date)} is no date there is"
    if first_day(event.date) > today:
        return f"{shown(event.date)} lies in the future"
    if (event.date, event.status) in seen:
        return f"an event of {event.date} with status '{event.status}' stands above"
    return None


def _ladder(project: Project) -> Iterator[Fault]:
    before = ""
    for placed in place(sightings(project.events)):
        seen = f"{placed.sighting.status} ({placed.sighting.date})"
        if placed.broken:
            message = f"{seen} may not follow {before} without a note that explains it"
            yield ("event", placed.number, "status"), message
        before = seen
