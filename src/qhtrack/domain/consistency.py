"""Find what contradicts itself in a well-formed registry."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from qhtrack.domain.dates import first_day, is_date
from qhtrack.domain.history import order_events
from qhtrack.domain.messages import Message, message
from qhtrack.domain.model import Event, Project, Promise, Registry, status_events
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import is_citation, shown

Path = tuple[str | int, ...]
_IdsByKind = Mapping[str, Collection[str]]
_FactsByKind = Mapping[str, Sequence[Promise | Event]]


class Violation(NamedTuple):
    """A rule that a registry breaks, and the path of its key: `("project", 3, "owner")`."""

    path: Path
    message: Message


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def violations(registry: Registry, today: str) -> Iterator[Violation]:
    """Yield each violation of a registry.

    `today` is the last day on which an event may begin.
    """
    tables = _tables(registry)
    for kind, rows in tables.items():
        yield from _same_ids(kind, rows)
    yield from _shared_aliases(registry.projects)
    for number, source in enumerate(registry.sources):
        if source.date is not None and not is_date(source.date):
            yield Violation(("source", number, "date"), _impossible(source.date))
    ids_by_kind = {kind: {row.id for row in rows} for kind, rows in tables.items()}
    for number, project in enumerate(registry.projects):
        for path, text in _in_project(project, ids_by_kind, today):
            yield Violation(("project", number, *path), text)


def _tables(registry: Registry) -> dict[str, Sequence[_Identified]]:
    return {
        "category": registry.categories,
        "region": registry.regions,
        "source": registry.sources,
        "project": registry.projects,
    }


def _impossible(date: str) -> Message:
    return message("impossible_date", date=shown(date))


def _same_ids(kind: str, rows: Iterable[_Identified]) -> Iterator[Violation]:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.id in seen:
            yield Violation((kind, number, "id"), message("same_id", id=shown(row.id), kind=kind))
        seen.add(row.id)


def _shared_aliases(projects: Iterable[Project]) -> Iterator[Violation]:
    owners = {project.id: project.id for project in projects}
    for number, project in enumerate(projects):
        for alias in project.aliases:
            owner = owners.setdefault(alias.casefold(), project.id)
            if owner != project.id:
                text = message("shared_alias", alias=shown(alias), owner=owner)
                yield Violation(("project", number, "aliases"), text)


def _in_project(project: Project, ids_by_kind: _IdsByKind, today: str) -> Iterator[Violation]:
    """Yield each violation of a project, its path counted from the project."""

    def unknown(kind: str, name: str) -> Message:
        suggestion = nearest(name, ids_by_kind[kind])
        return message("unknown_id", id=shown(name), kind=kind, suggestion=suggestion)

    # a registry need not define its categories and regions; then any will do
    if ids_by_kind["category"] and project.category not in ids_by_kind["category"]:
        yield Violation(("category",), unknown("category", project.category))
    for name in project.regions:
        if ids_by_kind["region"] and name not in ids_by_kind["region"]:
            yield Violation(("regions",), unknown("region", name))
    for name in project.sources:
        if name not in ids_by_kind["source"]:
            yield Violation(("sources",), unknown("source", name))
    facts: _FactsByKind = {"promise": project.promises, "event": project.events}
    for kind, rows in facts.items():
        for number, row in enumerate(rows):
            cited = row.source
            if cited is not None and cited not in ids_by_kind["source"] and not is_citation(cited):
                yield Violation((kind, number, "source"), unknown("source", cited))
    yield from _in_promises(project)
    yield from _in_events(project, today)


def _in_promises(project: Project) -> Iterator[Violation]:
    seen = set()
    for number, promise in enumerate(project.promises):
        for key, date in (("due", promise.due), ("made", promise.made)):
            if date is not None and not is_date(date):
                yield Violation(("promise", number, key), _impossible(date))
        identity = (promise.milestone, promise.part, promise.due, promise.wording)
        if identity in seen:
            yield Violation(("promise", number), message("same_promise"))
        seen.add(identity)


def _in_events(project: Project, today: str) -> Iterator[Violation]:
    dates_exist = True
    seen: set[tuple[str, str]] = set()
    for number, event in enumerate(project.events):
        path = ("event", number, "date")
        key = (event.date, event.status)
        if not is_date(event.date):
            dates_exist = False
            yield Violation(path, _impossible(event.date))
        elif first_day(event.date) > today:
            yield Violation(path, message("future_date", date=shown(event.date)))
        elif key in seen:
            yield Violation(path, message("same_event", date=event.date, status=event.status))
        seen.add(key)
    # a date that does not exist has no place among the others
    if dates_exist:
        yield from _unexplained_steps(project)


def _unexplained_steps(project: Project) -> Iterator[Violation]:
    for previous, entry in pairwise(order_events(status_events(project.events))):
        if entry.violates_ladder:
            text = message(
                "unexplained_step",
                status=entry.event.status,
                date=entry.event.date,
                previous_status=previous.event.status,
                previous_date=previous.event.date,
            )
            yield Violation(("event", entry.number, "status"), text)
