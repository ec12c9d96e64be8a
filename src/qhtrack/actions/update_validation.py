"""Validate an update as it was typed, and turn it into values."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from qhtrack.domain.dates import first_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import EVENT_FIGURES, LARGEST
from qhtrack.domain.history import explains
from qhtrack.domain.messages import Message, message
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import is_address, is_citation, is_line, is_text, shown
from qhtrack.domain.typed_dates import read_date
from qhtrack.domain.updates import Update, UpdateInput
from qhtrack.words.terms import FieldContext
from qhtrack.words.typed import suggestion_to_record, value_of
from qhtrack.words.units import read_size
from qhtrack.words.vocabulary import CURRENCY

FLAGS = ("force", "by", "replace")
_STATUSES = tuple(Status)
# as cells have them; spreadsheets write them large
_FLAGS = {"true": True, "false": False, "yes": True, "no": False, "是": True, "否": False}


class InvalidField(NamedTuple):
    """A field of an update that means nothing, and why."""

    field: str
    message: Message


def validate(
    update_input: UpdateInput, today: str, sources: Collection[str], currency: str = CURRENCY
) -> Iterator[InvalidField]:
    """Yield each field that means nothing; `sources` are the ids of the registry's."""
    checks = {
        "status": check_status(update_input.status, _STATUSES),
        "expect": check_status(update_input.expect, (*_STATUSES, UNKNOWN)),
        "date": check_date(update_input.date, today),
        "note": check_note(update_input.note),
        "source": check_source(update_input.source, sources),
    }
    # most rows of a sheet have none of these
    figures = {
        key: figure for key in EVENT_FIGURES if (figure := getattr(update_input, key)) is not None
    }
    checks |= {key: _check_figure(key, figure, currency) for key, figure in figures.items()}
    flags = {key: flag for key in FLAGS if (flag := getattr(update_input, key)) is not None}
    checks |= {key: check_flag(flag) for key, flag in flags.items()}
    checks["note_zh"] = check_note(update_input.note_zh)
    if update_input.also:
        checks["also"] = _check_sources(split_sources(update_input.also), sources)
    for field, problem in checks.items():
        if problem is not None:
            yield InvalidField(field, problem)


def check_status(text: str | None, statuses: Sequence[str]) -> Message | None:
    """Return why a text means none of these statuses."""
    if text is None or value_of("status", text) in statuses:
        return None
    suggestion = suggestion_to_record(text, statuses)
    return message("no_such_status", value=shown(text), suggestion=suggestion)


def check_date(text: str | None, today: str) -> Message | None:
    """Return why a date means nothing, or lies in the future."""
    if text is None:
        return None
    date = read_date(text)
    if isinstance(date, Message):
        return date
    return message("date_in_the_future", date=date) if first_day(date) > today else None


def read_option_date(place: str, text: str | None, today: str) -> str | None:
    """Return the date that an option tells, as exact as it is told: `last year`.

    Raises:
        UsageError: it tells none.
    """
    from qhtrack.domain.dates_in_words import read_told_date

    date = None if text is None else read_told_date(text, today)
    if isinstance(date, Message):
        raise UsageError(message("located", place=place, message=date))
    return date


def check_note(text: str | None) -> Message | None:
    """Return why a text is none that can be read."""
    if text is None or (is_text(text) and explains(text)):
        return None
    return message("not_readable_text", value=shown(text))


def check_source(source: str | None, ids: Collection[str]) -> Message | None:
    """Return why a source is none: no id of these, no address, no citation."""
    if source is None:
        return None
    if not is_line(source):
        return message("not_readable_text", value=shown(source))
    if is_citation(source) or source in ids:
        return None
    return message("not_a_source", value=shown(source), suggestion=nearest(source, ids))


def _check_sources(sources: Sequence[str], ids: Collection[str]) -> Message | None:
    return next(filter(None, (check_source(source, ids) for source in sources)), None)


def split_sources(also: Sequence[str] | str | None) -> tuple[str, ...]:
    """Return the sources of a list, or of a cell, where line ends part them.

    A cell of ids and addresses alone may part them by commas, as `history` writes it.
    """
    if not isinstance(also, str):
        return tuple(also or ())
    lines = [line.strip() for line in also.splitlines() if line.strip()]
    parts = [part.strip() for line in lines for part in line.split(",")]
    has_words = any(is_citation(part) and not is_address(part) for part in parts)
    return tuple(lines if has_words else parts)


def check_flag(flag: bool | str | None) -> Message | None:  # noqa: FBT001
    """Return why a text is no flag."""
    if flag is None or isinstance(flag, bool) or flag.strip().casefold() in _FLAGS:
        return None
    return message("not_a_flag", value=shown(flag))


def flag_of(flag: bool | str | None) -> bool:  # noqa: FBT001
    """Return a flag that was checked."""
    return _FLAGS[flag.strip().casefold()] if isinstance(flag, str) else bool(flag)


def _check_figure(key: str, figure: float | str | None, currency: str) -> Message | None:
    value = _number(key, figure, currency)
    if isinstance(value, Message):
        return value
    if value is not None and not 0 <= value <= LARGEST:
        return message("not_a_size", value=shown(str(figure)))
    return None


def _number(key: str, figure: float | str | None, currency: str) -> float | Message | None:
    """Return a figure in the field's own unit, or why it is none."""
    # a number was read from a cell already
    value = read_size(figure, FieldContext(key), currency) if isinstance(figure, str) else figure
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _figure(key: str, figure: float | str | None, currency: str) -> float | None:
    """Return a figure that was validated."""
    value = _number(key, figure, currency)
    return value if isinstance(value, int | float) else None


def to_update(
    update_input: UpdateInput, project: str, today: str, currency: str = CURRENCY
) -> Update:
    """Return what a valid update of the project with this id means; no date is today."""
    expect = update_input.expect
    return Update(
        project,
        Status(str(value_of("status", update_input.status))),
        str(read_date(update_input.date)) if update_input.date is not None else today,
        update_input.source,
        update_input.note,
        _figure("in_service_mw", update_input.in_service_mw, currency),
        None if expect is None else value_of("status", expect),
        flag_of(update_input.force),
        flag_of(update_input.by),
        _figure("open_km", update_input.open_km, currency),
        _figure("spent_bn", update_input.spent_bn, currency),
        update_input.note_zh,
        split_sources(update_input.also),
        flag_of(update_input.replace),
        update_input.date is not None,
    )
