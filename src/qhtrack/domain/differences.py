"""List the differences between two snapshots: of two days, or of two registries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypedDict, TypeVar, cast

from qhtrack.domain.dates import day_after
from qhtrack.domain.fields import EVENT, PROJECT, PROMISE, keys
from qhtrack.domain.promises import Outcome
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow

Value = str | float | bool | list[str] | None
_Pair = tuple[Value, Value]
_Row = TypeVar("_Row", ProjectRow, PromiseRow, EventRow)
_Table = Mapping[tuple[str | None, ...], _Row]


class ChangeKind(StrEnum):
    """What of a project changed: in this order."""

    PROJECT = "project"
    EVENT = "event"
    PROMISE = "promise"
    OUTCOME = "outcome"
    FIELD = "field"


_FOR_READERS = (
    *(ChangeKind.PROJECT, ChangeKind.EVENT, ChangeKind.OUTCOME),
    *(ChangeKind.FIELD, ChangeKind.PROMISE),
)


class ChangeRow(TypedDict):
    """One thing that changed: `before` is None for what came, `after` for what went.

    `kind` says what `what`, `before` and `after` are:

        project   the project's name; its status
        event     "status"; the status in force before it, its own
        promise   the wording; its outcome
        outcome   the wording; the outcomes
        field     the key, of an event or promise as `event.note`; its values

    `by` tells that it was so by the date, perhaps earlier.
    """

    kind: str
    project: str
    what: str
    before: Value
    after: Value
    date: str | None
    source: str | None
    by: bool


CHANGE_KEYS = tuple(ChangeRow.__annotations__)
# of a promise: an outcome that changed tells them, and of the same outcome an event may do
_FINDING = frozenset({"reached", "by", "missed", "evidence"})
_EVENT_FIELDS, _PROJECT_FIELDS, _PROMISE_FIELDS = map(keys, (EVENT, PROJECT, PROMISE))


class _Attribution(NamedTuple):
    """On which date something changed or, perhaps earlier, by which, and who says so."""

    date: str | None
    source: str | None
    by: bool = False


_UNATTRIBUTED = _Attribution(None, None)


class Snapshot(NamedTuple):
    """What is known: projects and promises in the registry's order, events newest first."""

    projects: Sequence[ProjectRow]
    promises: Sequence[PromiseRow]
    events: Sequence[EventRow]


class News(NamedTuple):
    """What came: events, promises, and promises whose outcome is another, before and after."""

    events: list[EventRow]
    promises: list[PromiseRow]
    outcomes: list[tuple[PromiseRow, PromiseRow]]


def news(before: Snapshot, after: Snapshot) -> News:
    """Return what came between two snapshots, in the order of the later one."""
    old, new = _tables(before), _tables(after)
    return News(
        list(_added_rows(old.events, new.events)),
        list(_added_rows(old.promises, new.promises)),
        list(_changed_outcomes(old.promises, new.promises)),
    )


def differences(before: Snapshot, after: Snapshot) -> Iterator[ChangeRow]:
    """Yield what came, changed and went: projects, events, promises, outcomes, fields."""
    old, new = _tables(before), _tables(after)
    yield from _projects(old.projects, new.projects)
    yield from _events(old, new)
    yield from _promises(old.promises, new.promises)
    yield from _outcomes(old.promises, new.promises)
    yield from _fields(old, new)


def place_for_readers(row: ChangeRow) -> int:
    """Return where a row stands for people: what became of things goes before what was said."""
    return len(_FOR_READERS) if _is_confirmation(row) else _FOR_READERS.index(row["kind"])


def _is_confirmation(row: ChangeRow) -> bool:
    """Tell whether a row says that a status in force was seen again."""
    return row["kind"] == ChangeKind.EVENT and row["before"] == row["after"]


class ChangeCounts(NamedTuple):
    """How many statuses, outcomes and fields are others than before, how many promises new."""

    statuses: int
    outcomes: int
    promises: int
    fields: int


def change_counts(rows: Iterable[ChangeRow]) -> ChangeCounts:
    """Count what changed."""
    kinds = Counter(
        row["kind"]
        for row in rows
        if not _is_confirmation(row)
        and (row["kind"] != ChangeKind.PROMISE or row["before"] is None)
    )
    counted = (ChangeKind.EVENT, ChangeKind.OUTCOME, ChangeKind.PROMISE, ChangeKind.FIELD)
    return ChangeCounts(*(kinds[change_kind] for change_kind in counted))


class _Tables(NamedTuple):
    """A snapshot by what each thing is known by, and the status before each event."""

    projects: _Table[ProjectRow]
    promises: _Table[PromiseRow]
    events: _Table[EventRow]
    statuses_before: Mapping[tuple[str | None, ...], str | None]


def _tables(snapshot: Snapshot) -> _Tables:
    latest: dict[str, str] = {}
    statuses_before = {}
    for event in reversed(snapshot.events):
        statuses_before[_event_key(event)] = latest.get(event["project"])
        latest[event["project"]] = event["status"]
    return _Tables(
        {(row["id"],): row for row in snapshot.projects},
        {_promise_key(row): row for row in snapshot.promises},
        {_event_key(row): row for row in snapshot.events},
        statuses_before,
    )


def _event_key(row: EventRow) -> tuple[str | None, ...]:
    return row["project"], row["date"], row["status"]


def _promise_key(row: PromiseRow) -> tuple[str | None, ...]:
    return row["project"], row["milestone"], row["part"], row["due"], row["wording"]


def _added_rows(old: _Table[_Row], new: _Table[_Row]) -> Iterator[_Row]:
    return (row for key, row in new.items() if key not in old)


def _in_both(old: _Table[_Row], new: _Table[_Row]) -> Iterator[tuple[_Row, _Row]]:
    return ((old[key], row) for key, row in new.items() if key in old)


def _projects(old: _Table[ProjectRow], new: _Table[ProjectRow]) -> Iterator[ChangeRow]:
    for row in _added_rows(old, new):
        yield _change(ChangeKind.PROJECT, row["id"], row["name"], (None, row["status"]))
    for row in _added_rows(new, old):
        yield _change(ChangeKind.PROJECT, row["id"], row["name"], (row["status"], None))


def _events(old: _Tables, new: _Tables) -> Iterator[ChangeRow]:
    for row in _added_rows(old.events, new.events):
        yield _event(row, (new.statuses_before[_event_key(row)], row["status"]))
    for row in _added_rows(new.events, old.events):
        yield _event(row, (row["status"], None))


def _event(row: EventRow, pair: _Pair) -> ChangeRow:
    attribution = _Attribution(row["date"], row["source"], row["by"])
    return _change(ChangeKind.EVENT, row["project"], "status", pair, attribution)


def _promises(old: _Table[PromiseRow], new: _Table[PromiseRow]) -> Iterator[ChangeRow]:
    for row in _added_rows(old, new):
        yield _promise(row, (None, row["outcome"]))
    for row in _added_rows(new, old):
        yield _promise(row, (row["outcome"], None))


def _promise(row: PromiseRow, pair: _Pair) -> ChangeRow:
    attribution = _Attribution(row["made"], row["source"])
    return _change(ChangeKind.PROMISE, row["project"], row["wording"], pair, attribution)


def _outcomes(old: _Table[PromiseRow], new: _Table[PromiseRow]) -> Iterator[ChangeRow]:
    for earlier, row in _changed_outcomes(old, new):
        pair = earlier["outcome"], row["outcome"]
        date = _date_of_outcome(row)
        attribution = _Attribution(date, row["evidence"], row["by"] and date == row["reached"])
        yield _change(ChangeKind.OUTCOME, row["project"], row["wording"], pair, attribution)


def _changed_outcomes(
    old: _Table[PromiseRow], new: _Table[PromiseRow]
) -> Iterator[tuple[PromiseRow, PromiseRow]]:
    pairs = _in_both(old, new)
    return ((earlier, row) for earlier, row in pairs if earlier["outcome"] != row["outcome"])


def _date_of_outcome(row: PromiseRow) -> str | None:
    """Return the date of what decided an outcome: a finding, an event, that its due day passed."""
    if row["outcome"] == Outcome.OVERDUE and row["due"] is not None:
        return day_after(row["due"])
    if row["outcome"] == Outcome.MISSED:
        return row["missed"] or row["updated"]
    return row["reached"]


def _fields(old: _Tables, new: _Tables) -> Iterator[ChangeRow]:
    for earlier, row in _in_both(old.projects, new.projects):
        for key, pair in _changed_values(earlier, row, _PROJECT_FIELDS):
            yield _change(ChangeKind.FIELD, row["id"], key, pair)
    for earlier_event, event in _in_both(old.events, new.events):
        attribution = _Attribution(event["date"], event["source"], event["by"])
        for key, pair in _changed_values(earlier_event, event, _EVENT_FIELDS):
            yield _change(ChangeKind.FIELD, event["project"], f"event.{key}", pair, attribution)
    for earlier_promise, promise in _in_both(old.promises, new.promises):
        attribution = _Attribution(promise["due"], promise["source"])
        is_other = earlier_promise["outcome"] != promise["outcome"]
        chosen = [key for key in _PROMISE_FIELDS if not (is_other and key in _FINDING)]
        for key, pair in _changed_values(earlier_promise, promise, chosen):
            yield _change(ChangeKind.FIELD, promise["project"], f"promise.{key}", pair, attribution)


def _changed_values(
    earlier: ProjectRow | PromiseRow | EventRow,
    row: ProjectRow | PromiseRow | EventRow,
    chosen: Iterable[str],
) -> Iterator[tuple[str, _Pair]]:
    """Yield each key whose value is another, with both."""
    old, new = cast("Mapping[str, Value]", earlier), cast("Mapping[str, Value]", row)
    return ((key, (old[key], new[key])) for key in chosen if old[key] != new[key])


def _change(
    change_kind: ChangeKind,
    project: str,
    what: str,
    pair: _Pair,
    attribution: _Attribution = _UNATTRIBUTED,
) -> ChangeRow:
    return ChangeRow(
        kind=change_kind.value,
        project=project,
        what=what,
        before=pair[0],
        after=pair[1],
        date=attribution.date,
        source=attribution.source,
        by=attribution.by,
    )
