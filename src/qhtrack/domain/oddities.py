"""Find what is odd in a consistent registry, and yet may be so."""

from collections.abc import Callable, Iterable, Iterator

from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.history import order_events
from qhtrack.domain.messages import Message, message
from qhtrack.domain.model import Event, Project, Registry, facts, status_events
from qhtrack.domain.status import BELOW_SERVICE
from qhtrack.domain.text import shown

# what an event tells of a project's size
_PARTS = (("in_service_mw", "capacity_mw"), ("open_km", "length_km"))


def oddities(registry: Registry) -> Iterator[Message]:
    """Yield what is odd: first how many facts have no source, then each of it by its project."""
    bare = sum(fact.source is None for project in registry.projects for fact in facts(project))
    if bare:
        yield message("fact_without_source" if bare == 1 else "facts_without_source", count=bare)
    yield from _equal_names(registry.projects, "name")
    yield from _equal_names(registry.projects, "name_zh")
    for project in registry.projects:
        for find in _FINDERS:
            for place, text in find(project):
                inner = message("located", place=place, message=text)
                yield message("located", place=project.id, message=inner)


def _equal_names(projects: Iterable[Project], key: str) -> Iterator[Message]:
    owners: dict[str, str] = {}
    for project in projects:
        name = getattr(project, key)
        if name is not None and owners.setdefault(name, project.id) != project.id:
            text = message("equal_names", name=shown(name), owner=owners[name])
            yield message("located", place=f"{project.id}: {key}", message=text)


_Oddity = tuple[str, Message]


def _place(event: Event, key: str) -> str:
    return f"{event.date} {event.status}: {key}"


def _more_than_there_is(project: Project) -> Iterator[_Oddity]:
    for event in project.events:
        for key, size in _PARTS:
            told, whole = getattr(event, key), getattr(project, size)
            if told is not None and whole is not None and told > whole:
                text = message("more_than_there_is", part=told, key=size, whole=whole)
                yield _place(event, key), text


def _in_service_too_early(project: Project) -> Iterator[_Oddity]:
    for event in project.events:
        for key, _ in _PARTS:
            if event.status in BELOW_SERVICE and getattr(event, key):
                yield _place(event, key), message("in_service_too_early", status=event.status)


def _falling_sums(project: Project) -> Iterator[_Oddity]:
    """Yield each sum spent that is less than one told before."""
    before: float | None = None
    for entry in order_events(status_events(project.events)):
        event = project.events[entry.number]
        if event.spent_bn is not None and before is not None and event.spent_bn < before:
            yield (
                _place(event, "spent_bn"),
                message("falling_sum", sum=event.spent_bn, before=before),
            )
        before = before if event.spent_bn is None else event.spent_bn


def _made_after_due(project: Project) -> Iterator[_Oddity]:
    for number, promise in enumerate(project.promises, 1):
        made, due = promise.made, promise.due
        if made is not None and due is not None and first_day(made) > last_day(due):
            yield f"promise {number}: made", message("made_after_due", made=made, due=due)


_FINDERS: tuple[Callable[[Project], Iterator[_Oddity]], ...] = (
    _more_than_there_is,
    _in_service_too_early,
    _falling_sums,
    _made_after_due,
)
