"""Check the parameters of a question: dates, groupings, columns."""

from collections.abc import Sequence

from qhtrack.actions.context import Context
from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.text import shown
from qhtrack.words.terms import split


def as_of_day(context: Context, text: str | None, option: str = "--as-of") -> AsOf:
    """Return the day that is asked for: today, with every event, unless given.

    Raises:
        UsageError: there is no such date.
    """
    today = context.clock.today.isoformat()
    if text is None:
        return AsOf(today)
    day = last_day(_date(text, option, today, "<="))
    if day > today:
        context.notices.append(message("day_ahead", day=day))
    return AsOf(day, day)


def _date(text: str, option: str, today: str, operator: str) -> str:
    from qhtrack.domain.dates_in_words import read_asked_side

    date = read_asked_side(text, today, operator)
    if isinstance(date, Message):
        raise UsageError(message("located", place=option, message=date))
    return date


def checked_since(text: str, today: str) -> str:
    """Return the date of `--since`; of `last 12 months`, which end today, the day they begin.

    Raises:
        UsageError: there is no such date.
    """
    return _date(text, "--since", today, ">=")


def checked_range(
    since: str | None, until: str | None, today: str
) -> tuple[str | None, str | None]:
    """Return the first day of `--since` and the last of `--until`, where they are given.

    Raises:
        UsageError: there is no such date, or the range runs backwards.
    """
    first = None if since is None else first_day(checked_since(since, today))
    last = None if until is None else last_day(_date(until, "--until", today, "<="))
    if first and last and first > last:
        raise UsageError(message("range_runs_backwards", since=since, until=until))
    return first, last


def checked_grouping(by: str, groupings: Sequence[str]) -> str:
    """Return what to group by, as it is called in any language.

    Raises:
        UsageError: it is none of the groupings.
    """
    key = _key(by, groupings)
    if key is None:
        from qhtrack.domain.suggestions import nearest

        names = tuple(map(FieldName, groupings))
        suggestion = nearest(by, groupings)
        raise UsageError(
            message("unknown_grouping", value=shown(by), groupings=names, suggestion=suggestion)
        )
    return key


def checked_columns(text: str | None, keys: Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns of a list with commas, each once; None where none is given.

    Raises:
        UsageError: a column is none of the keys.
    """
    if text is None:
        return None
    # twice would be two keys of one name in JSON
    return tuple(dict.fromkeys(_column(part, keys) for part in split(text)))


def checked_sort(text: str | None, keys: Sequence[str]) -> tuple[str, ...]:
    """Return the columns to sort by, `-since` backwards; none where none is given.

    Raises:
        UsageError: a column is none of the keys.
    """
    return tuple(
        f"{'-' if part.startswith('-') else ''}{_column(part.removeprefix('-'), keys)}"
        for part in (split(text) if text is not None else ())
    )


def _column(text: str, keys: Sequence[str]) -> str:
    key = _key(text, keys)
    if key is None:
        from qhtrack.domain.suggestions import nearest

        suggestion = (
            _column_elsewhere(text)
            or nearest(text, keys)
            or _column_beginning(text, keys)
            or message("it_is_one_of", words=tuple(map(FieldName, keys)))
        )
        raise UsageError(message("unknown_column", value=shown(text), suggestion=suggestion))
    return key


def _column_beginning(text: str, keys: Sequence[str]) -> Message | None:
    """Return the one column whose name a text begins: 推迟 of 推迟天数, `slip` of `slip_days`."""
    from qhtrack.words.typed import fields_beginning

    columns = fields_beginning(text, keys) if len(text) > 1 else []
    return message("did_you_mean", word=FieldName(columns[0])) if len(columns) == 1 else None


def _column_elsewhere(text: str) -> Message | None:
    from qhtrack.words.typed import column_of

    column = column_of(text)
    return column and message("column_of_command", command=column.command)


def _key(text: str, keys: Sequence[str]) -> str | None:
    if text in keys:
        return text
    from qhtrack.words.typed import field_of

    field_context = field_of(text, keys)
    return field_context.key if field_context else None
