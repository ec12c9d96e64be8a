"""Understand an update as it was typed."""

from collections.abc import Collection, Iterator

from qhtrack.domain.dates import first_day, is_date
from qhtrack.domain.fields import LARGEST
from qhtrack.domain.status import IN_SERVICE, UNKNOWN, Status
from qhtrack.domain.suggestions import nearest, nearest_or_all
from qhtrack.domain.text import is_citation, is_line, is_text, shown
from qhtrack.domain.updates import Update, UpdateInput
from qhtrack.words.typed import names_of_values

Fault = tuple[str, str]


_CALLED = names_of_values()["status"]


def faults(said: UpdateInput, today: str, sources: Collection[str]) -> Iterator[Fault]:
    """Yield each field of which nothing can be made, with the reason."""
    if message := _status_fault(said.status, unknown=False):
        yield "status", message
    if said.expect is not None and (message := _status_fault(said.expect, unknown=True)):
        yield "expect", message
    if said.date is not None and not is_date(said.date):
        yield "date", f"{shown(said.date)} is not a date; write 2023, 2023-12 or 2023-12-20"
    elif said.date is not None and first_day(said.date) > today:
        yield "date", f"{said.date} lies in the future; record what has happened"
    if said.note is not None and not is_text(said.note):
        yield "note", f"{shown(said.note)} is empty or holds control characters"
    if said.source is not None and (message := _source_fault(said.source, sources)):
        yield "source", message
    if said.capacity_mw is not None and (message := _capacity_fault(said.capacity_mw, said.status)):
        yield "capacity_mw", message


def _status_fault(text: str, *, unknown: bool) -> str | None:
    found = _status(text)
    if found is None or (found == UNKNOWN and not unknown):
        known = [name for name, status in _CALLED.items() if unknown or status != UNKNOWN]
        return f"{shown(text)} is not a status{nearest_or_all(text, known)}"
    return None


def _status(text: str) -> str | None:
    return _CALLED.get(text.strip().casefold())


def _source_fault(source: str, known: Collection[str]) -> str | None:
    if not is_line(source):
        return f"{shown(source)} is empty or holds control characters"
    if is_citation(source) or source in known:
        return None
    return (
        f"{shown(source)} is no source of the registry{nearest(source, known)}; "
        "give a source's id, an http(s) address, or a citation in words"
    )


def _capacity_fault(capacity: float | str, status: str) -> str | None:
    megawatts = _megawatts(capacity)
    if megawatts is None or not 0 <= megawatts <= LARGEST:
        return f"{shown(str(capacity))} is not a number from 0 to 10^15"
    if _status(status) not in IN_SERVICE:
        return "only what is partial or operating is in service"
    return None


def _megawatts(capacity: float | str) -> float | None:
    try:
        megawatts = float(capacity)
    except (ValueError, OverflowError):
        return None
    return int(megawatts) if megawatts.is_integer() else megawatts


def understand(said: UpdateInput, project: str, today: str, *, force: bool = False) -> Update:
    """Return what is meant, of the project with this id; there must be no faults."""
    return Update(
        project,
        Status(_CALLED[said.status.strip().casefold()]),
        said.date or today,
        said.source,
        said.note,
        None if said.capacity_mw is None else _megawatts(said.capacity_mw),
        None if said.expect is None else _status(said.expect),
        force,
    )
