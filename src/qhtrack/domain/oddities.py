"""Find oddities in a consistent registry: unlikely, yet possible."""

from collections.abc import Callable, Iterable, Iterator

from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.fields import EVENT_FIGURES, SIZES, UNIT_KEYS, limit
from qhtrack.domain.figures import ServiceTotals, impossible_figures
from qhtrack.domain.history import StatusEvent, order_events
from qhtrack.domain.messages import English, Figure, Message, message
from qhtrack.domain.model import Event, Project, Registry, facts, status_events
from qhtrack.domain.text import shown

_Oddity = tuple[Message | str, Message]


def oddities(registry: Registry) -> Iterator[Message]:
    """Yield what is odd: first how many facts have no source, then each of it by its project."""
    bare = sum(fact.source is None for project in registry.projects for fact in facts(project))
    if bare:
        yield message("fact_without_source" if bare == 1 else "facts_without_source", count=bare)
    yield from _equal_names(registry.projects, "name")
    yield from _equal_names(registry.projects, "name_zh")
    for project in registry.projects:
        for place, text in _oddities_of(project, registry.currency):
            reason = _in_currency(text, registry.currency)
            inner = message("located", place=place, message=reason)
            yield message("located", place=project.id, message=inner)


def _oddities_of(project: Project, currency: str | None) -> Iterator[_Oddity]:
    for find in _FINDERS:
        yield from find(project)
    for key, value in _numbers(project, SIZES):
        if value > limit(UNIT_KEYS[key], currency):
            yield key, message("beyond", figure=Figure(key, value))
    for event in project.events:
        for key, value in _numbers(event, EVENT_FIGURES):
            if value > limit(UNIT_KEYS[key], currency):
                place = message("located", place=_of(event), message=key)
                yield place, message("beyond", figure=Figure(key, value))


def _numbers(row: Project | Event, keys: Iterable[str]) -> Iterator[tuple[str, float]]:
    values = ((key, getattr(row, key)) for key in keys)
    return ((key, value) for key, value in values if value is not None)


def _in_currency(text: Message, currency: str | None) -> Message:
    """Return a message whose sums are in a registry's currency."""
    values = {
        name: value._replace(currency=currency) if isinstance(value, Figure) else value
        for name, value in text.values.items()
    }
    return message(text.key, **values)


def _equal_names(projects: Iterable[Project], key: str) -> Iterator[Message]:
    owners: dict[str, str] = {}
    for project in projects:
        name = getattr(project, key)
        if name is not None and owners.setdefault(name, project.id) != project.id:
            text = message("equal_names", name=shown(name), owner=owners[name])
            inner = message("located", place=key, message=text)
            yield message("located", place=project.id, message=inner)


def _of(event: StatusEvent | Event) -> Message:
    return message("dated_status", date=event.date, status=event.status)


def _impossible_figures(project: Project) -> Iterator[_Oddity]:
    totals = ServiceTotals(project.capacity_mw, project.length_km)
    for event in status_events(project.events):
        for text in impossible_figures(event, totals):
            yield _of(event), text


def _falling_sums(project: Project) -> Iterator[_Oddity]:
    """Yield each sum spent that is less than one told before."""
    before: float | None = None
    for entry in order_events(status_events(project.events)):
        event = project.events[entry.number]
        if event.spent_bn is not None and before is not None and event.spent_bn < before:
            sums = {"sum": event.spent_bn, "before": before}
            figures = {name: Figure("spent_bn", value) for name, value in sums.items()}
            text = message("falling_sum", **figures)
            yield message("located", place=_of(entry.event), message="spent_bn"), text
        before = before if event.spent_bn is None else event.spent_bn


def _made_after_due(project: Project) -> Iterator[_Oddity]:
    for number, promise in enumerate(project.promises, 1):
        made, due = promise.made, promise.due
        if made is not None and due is not None and first_day(made) > last_day(due):
            place = message("numbered", kind=English("promise"), number=number)
            place = message("located", place=place, message="made")
            yield place, message("made_after_due", made=made, due=due)


_FINDERS: tuple[Callable[[Project], Iterator[_Oddity]], ...] = (
    _impossible_figures,
    _falling_sums,
    _made_after_due,
)
