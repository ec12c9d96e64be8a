"""Handle dates known to the year, the month or the day (ISO 8601 reduced precision).

The same few thousand dates are asked about again and again, so answers are kept.
"""

import re
from datetime import date, timedelta
from functools import cache

END_OF_TIME = "9999-12-31"

_SHAPE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


@cache
def is_date(text: str) -> bool:
    """Tell whether the text is a date that exists."""
    match = re.fullmatch(_SHAPE, text)
    if match is None:
        return False
    year, month, day = match.groups(default="1")
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


@cache
def first_day(text: str) -> str:
    """Return the first day of a date: `2023-12` begins on `2023-12-01`."""
    return text + "-01-01"[len(text) - len("2023") :]


@cache
def last_day(text: str) -> str:
    """Return the last day of a date, which is the day it counts as when compared."""
    if len(text) == len("2023"):
        return f"{text}-12-31"
    if len(text) == len("2023-12"):
        # whose days are all whole does without
        from calendar import monthrange

        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]:02}"
    return text


def day_after(text: str) -> str:
    """Return the day after a date, on which it has passed: `2023` is over on `2024-01-01`."""
    return (date.fromisoformat(last_day(text)) + timedelta(1)).isoformat()


def day_beside(day: str, step: int) -> str:
    """Return the day before or after one; before the first there is none."""
    ordinal = date.fromisoformat(day).toordinal() + step
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal())).isoformat()


def days_between(first: str, second: str) -> int:
    """Return how many days lie between two dates, 0 where they overlap: `2023`, `2023-12`."""
    begin = max(first_day(first), first_day(second))
    end = min(last_day(first), last_day(second))
    return max(0, (date.fromisoformat(begin) - date.fromisoformat(end)).days)
