"""Find the contradictions of a well-formed registry."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, Protocol

from qhtrack.domain.dates import first_day, is_date
from qhtrack.domain.fields import LISTS, SIZES
from qhtrack.domain.history import are_in_order, order_events
from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.model import Category, Event, Project, Promise, Registry, status_events
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import is_citation, shown
from qhtrack.domain.text_folding import folded

Path = tuple[str | int, ...]
_IdsByKind = Mapping[str, Collection[str]]
_FactsByKind = Mapping[str, Sequence[Promise | Event]]
_COORDINATES = ("latitude", "longitude")
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Violation(NamedTuple):
    """A rule that a registry breaks, and the path of its key: `("project", 3, "owner")`."""

    path: Path
    message: Message


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def violations(
    registry: Registry, today: str, names: Mapping[str, str] = NO_NAMES
) -> Iterator[Violation]:
    """Yield each violation of a registry.

    `today` is the last day on which an event or finding may begin, `names` has the statuses
    by their labels in the languages there are, folded.
    """
    tables = _tables(registry)
    for kind, rows in tables.items():
        yield from _same_ids(kind, rows)
    yield from _shared_aliases(registry.projects)
    yield from _shared_words(registry.categories, names)
    for number, source in enumerate(registry.sources):
        if source.date is not None and not is_date(source.date):
            yield Violation(("source", number, "date"), _impossible_date(source.date))
    ids_by_kind = {kind: {row.id for row in rows} for kind, rows in tables.items()}
    goals = {category.id for category in registry.categories if category.goal}
    for number, project in enumerate(registry.projects):
        for path, text in _in_project(project, ids_by_kind, today):
            yield Violation(("project", number, *path), text)
        for path in _forbidden_for_goal(project) if project.category in goals else ():
            yield Violation(("project", number, *path), message("none_of_a_goal"))


def _tables(registry: Registry) -> dict[str, Sequence[_Identified]]:
    return {
        "category": registry.categories,
        "region": registry.regions,
        "source": registry.sources,
        "project": registry.projects,
    }


def _impossible_date(date: str) -> Message:
    return message("impossible_date", date=shown(date))


def _unknown_id(kind: str, name: str, ids_by_kind: _IdsByKind) -> Message:
    suggestion = nearest(name, ids_by_kind[kind])
    return message("unknown_id", id=shown(name), kind=English(kind), suggestion=suggestion)


def _same_ids(kind: str, rows: Iterable[_Identified]) -> Iterator[Violation]:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.id in seen:
            text = message("same_id", id=shown(row.id), kind=English(kind))
            yield Violation((kind, number, "id"), text)
        seen.add(row.id)


def _shared_aliases(projects: Iterable[Project]) -> Iterator[Violation]:
    owners = {project.id: project for project in projects}
    for number, project in enumerate(projects):
        for alias in project.aliases:
            owner = owners.setdefault(alias.casefold(), project)
            if owner.id != project.id:
                row = {"name": owner.name, "name_zh": owner.name_zh}
                owner_named = message("called", id=owner.id, name=row)
                text = message("shared_alias", alias=shown(alias), owner=owner_named)
                yield Violation(("project", number, "aliases"), text)


def _shared_words(categories: Iterable[Category], names: Mapping[str, str]) -> Iterator[Violation]:
    """Yield each word for a status that is another status's word, in whichever category."""
    owners = {name: name for name in (*Status, UNKNOWN)} | dict(names)
    for number, category in enumerate(categories):
        for key in ("words", "words_zh"):
            words = getattr(category, key)
            for status in Status:
                word = getattr(words, status, None)
                owner = status if word is None else owners.setdefault(word.casefold(), status)
                if owner != status:
                    text = message("shared_word", word=shown(word), status=English(owner))
                    yield Violation(("category", number, key, status.value), text)


def _forbidden_for_goal(project: Project) -> Iterator[Path]:
    """Yield the path of each event, size and milestone, which a goal has none of."""
    yield from ((key,) for key in SIZES if getattr(project, key) is not None)
    yield from (("event", number) for number in range(len(project.events)))
    for number, promise in enumerate(project.promises):
        if promise.milestone is not None:
            yield ("promise", number, "milestone")


def _in_project(project: Project, ids_by_kind: _IdsByKind, today: str) -> Iterator[Violation]:
    """Yield each violation of a project, its path counted from the project."""
    # a registry need not define its categories and regions; then any will do
    if ids_by_kind["category"] and project.category not in ids_by_kind["category"]:
        yield Violation(("category",), _unknown_id("category", project.category, ids_by_kind))
    for name in project.regions:
        if ids_by_kind["region"] and name not in ids_by_kind["region"]:
            yield Violation(("regions",), _unknown_id("region", name, ids_by_kind))
    for name in project.sources:
        if name not in ids_by_kind["source"]:
            yield Violation(("sources",), _unknown_id("source", name, ids_by_kind))
    for key in LISTS:
        for item in repeated(getattr(project, key)):
            yield Violation((key,), message("named_twice", name=shown(item)))
    if (project.latitude is None) is not (project.longitude is None):
        missing, key = sorted(_COORDINATES, key=lambda key: getattr(project, key) is not None)
        yield Violation((key,), message("half_a_place", other=FieldName(missing)))
    yield from _in_citations(project, ids_by_kind)
    yield from _in_promises(project, today)
    yield from _in_events(project, today)


def _in_citations(project: Project, ids_by_kind: _IdsByKind) -> Iterator[Violation]:
    """Yield what promises and events rest on that is nothing, or is named twice."""
    facts: _FactsByKind = {"promise": project.promises, "event": project.events}
    for kind, rows in facts.items():
        for number, row in enumerate(rows):
            for key, cited in _citations(row):
                if cited not in ids_by_kind["source"] and not is_citation(cited):
                    yield Violation((kind, number, key), _unknown_id("source", cited, ids_by_kind))
            for item in repeated((row.source, *row.also)) if row.also else ():
                text = message("named_twice", name=shown(item))
                yield Violation((kind, number, "also"), text)


def _citations(fact: Promise | Event) -> Iterator[tuple[str, str]]:
    """Yield what a fact rests on, with its key."""
    if fact.source is not None:
        yield "source", fact.source
    for cited in fact.also:
        yield "also", cited
    if isinstance(fact, Promise) and fact.evidence is not None:
        yield "evidence", fact.evidence


def repeated(names: Sequence[str | None]) -> list[str | None]:
    """Return what stands in a list and before it."""
    counts = Counter(names)
    return [name for name in counts for _ in range(counts[name] - 1)]


def _in_promises(project: Project, today: str) -> Iterator[Violation]:
    wordings: dict[tuple[str | None, ...], list[str]] = {}
    for number, promise in enumerate(project.promises):
        for path, text in _in_promise(promise, today):
            yield Violation(("promise", number, *path), text)
        # most have nothing to be compared with
        same_goal = wordings.setdefault((promise.milestone, promise.part, promise.due), [])
        if same_goal and folded(promise.wording) in map(folded, same_goal):
            yield Violation(("promise", number), message("same_promise"))
        same_goal.append(promise.wording)


def _in_promise(promise: Promise, today: str) -> Iterator[Violation]:
    """Yield each violation of a promise, its path counted from the promise."""
    for key in ("due", "made", "reached", "missed"):
        date = getattr(promise, key)
        if date is None:
            continue
        if not is_date(date):
            yield Violation((key,), _impossible_date(date))
        elif key in {"reached", "missed"} and first_day(date) > today:
            yield Violation((key,), message("future_date", date=shown(date)))
    if promise.reached and promise.missed:
        yield Violation(("missed",), message("reached_and_missed"))
    has_finding = bool(promise.reached or promise.missed)
    if has_finding and promise.evidence is None:
        yield Violation((), message("finding_without_evidence"))
    if promise.evidence is not None and not has_finding:
        yield Violation(("evidence",), message("evidence_without_finding"))
    if promise.by and promise.reached is None:
        yield Violation(("by",), message("by_without_reached"))


def _in_events(project: Project, today: str) -> Iterator[Violation]:
    dates_exist = True
    seen: set[tuple[str, str]] = set()
    for number, event in enumerate(project.events):
        path = ("event", number, "date")
        key = (event.date, event.status)
        if not is_date(event.date):
            dates_exist = False
            yield Violation(path, _impossible_date(event.date))
        elif first_day(event.date) > today:
            yield Violation(path, message("future_date", date=shown(event.date)))
        elif key in seen:
            yield Violation(path, message("same_event", date=event.date, status=event.status))
        seen.add(key)
    # a date that does not exist has no place among the others
    if dates_exist and not are_in_order(project.events):
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
