"""Validate an update as it was typed, and read what it means."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from qhtrack.domain.dates import first_day, is_date
from qhtrack.domain.fields import LARGEST
from qhtrack.domain.messages import Message, message
from qhtrack.domain.status import IN_SERVICE, UNKNOWN, Status
from qhtrack.domain.suggestions import nearest, nearest_or_all
from qhtrack.domain.text import is_citation, is_line, is_text, shown
from qhtrack.domain.updates import Update, UpdateInput
from qhtrack.words.typed import names_of_values


class InvalidField(NamedTuple):
    """A field of an update that means nothing, and why."""

    field: str
    message: Message


def validate(
    update_input: UpdateInput, today: str, sources: Collection[str]
) -> Iterator[InvalidField]:
    """Yield each field that means nothing; `sources` are the ids of the registry's."""
    checks = {
        "status": _check_status(update_input.status, _event_statuses()),
        "expect": _check_status(update_input.expect, _statuses()),
        "date": _check_date(update_input.date, today),
        "note": _check_note(update_input.note),
        "source": _check_source(update_input.source, sources),
        "in_service_mw": _check_capacity(update_input.in_service_mw, update_input.status),
    }
    for field, problem in checks.items():
        if problem is not None:
            yield InvalidField(field, problem)


def _statuses() -> Mapping[str, str]:
    """Return all that a status may be called, folded, and the status that is meant."""
    return names_of_values()["status"]


def _event_statuses() -> Mapping[str, str]:
    """Return the same for the statuses that an event can have."""
    return {name: status for name, status in _statuses().items() if status != UNKNOWN}


def _status(text: str) -> str | None:
    return _statuses().get(text.strip().casefold())


def _check_status(text: str | None, names: Mapping[str, str]) -> Message | None:
    if text is None or text.strip().casefold() in names:
        return None
    return message("not_a_status", value=shown(text), suggestion=nearest_or_all(text, names))


def _check_date(text: str | None, today: str) -> Message | None:
    if text is None:
        return None
    if not is_date(text):
        return message("not_a_date", value=shown(text))
    return message("date_in_the_future", date=text) if first_day(text) > today else None


def _check_note(text: str | None) -> Message | None:
    if text is None or is_text(text):
        return None
    return message("not_readable_text", value=shown(text))


def _check_source(source: str | None, ids: Collection[str]) -> Message | None:
    if source is None:
        return None
    if not is_line(source):
        return message("not_readable_text", value=shown(source))
    if is_citation(source) or source in ids:
        return None
    return message("not_a_source", value=shown(source), suggestion=nearest(source, ids))


def _check_capacity(capacity: float | str | None, status: str) -> Message | None:
    if capacity is None:
        return None
    megawatts = _megawatts(capacity)
    if megawatts is None or not 0 <= megawatts <= LARGEST:
        return message("not_a_size", value=shown(str(capacity)))
    return None if _status(status) in IN_SERVICE else message("not_in_service")


def _megawatts(capacity: float | str) -> float | None:
    try:
        megawatts = float(capacity)
    except (ValueError, OverflowError):
        return None
    return int(megawatts) if megawatts.is_integer() else megawatts


def to_update(
    update_input: UpdateInput, project: str, today: str, *, force: bool = False
) -> Update:
    """Return what a valid update of the project with this id means; no date is today."""
    capacity, expect = update_input.in_service_mw, update_input.expect
    return Update(
        project,
        Status(_statuses()[update_input.status.strip().casefold()]),
        update_input.date or today,
        update_input.source,
        update_input.note,
        None if capacity is None else _megawatts(capacity),
        None if expect is None else _status(expect),
        force,
    )
