"""Read a date as people type it, and as a spreadsheet rewrites it.

Takes `2026/5/3`, `2026.5.3`, `2026年5月3日`, `20260503`, `2026年5月`, `May 2026`, `3 May 2026`,
`May 3, 2026`, `May-26`, `05/2026`, 2026年底, `30/5/2026` (but not `3/5/2026`) and full-width
digits; gives `2026-05-03`, `2026-05` or `2026`, as exact as what was typed, or the message that
says why it is none. Nothing is guessed.
"""

import re
from collections.abc import Collection
from functools import cache

from qhtrack.domain.dates import is_date
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded

_SPAN = r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月)?|年)?"
_YEAR_FIRST = re.compile(_SPAN, re.ASCII)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_MONTH_FIRST = re.compile(r"(\d{1,2})[/-](\d{4})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_MONTH, _DAY, _YEAR = r"(?P<month>[a-z]{3,9})\.?", r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
_ENGLISH = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{_MONTH}[ -]{_YEAR}",
        r"(?P<month>[a-z]{3,4})-(?P<year>\d{2})",
        rf"{_MONTH} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_DAY}(?:st|nd|rd|th)?[ -]{_MONTH},?[ -]{_YEAR}",
    )
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# the end of a year is its December: 2025年底, `end of 2025`
_END = re.compile(r"(?:the )?end (?:of )?(?P<english>.+)|(?P<chinese>.+[年月])[底末]", re.ASCII)
_LAST_CENTURY = 69  # of two digits: 69 is 1969, 68 is 2068, as everywhere
# before and after a date; who says 底前 counts the year itself
_BOUNDS = tuple(
    (re.compile(pattern), operator)
    for pattern, operator in (
        (r"(?:in|on|at|during) (?P<date>.+)", "="),
        (r"(?P<date>.+?)[之以]?内", "="),
        (r"(?:by|until|up to|no later than) (?P<date>.+)", "<="),
        (r"before (?P<date>(?:the )?end of .+)", "<="),
        (r"before (?P<date>.+)", "<"),
        (r"after (?P<date>.+)", ">"),
        (r"(?:since|from) (?P<date>.+)", ">="),
        (r"(?P<date>.+?)[底末](?:以|之)?前", "<="),
        (r"(?P<date>.+?)(?:以|之)?前", "<"),
        (r"(?P<date>.+?)(?:起|以来)", ">="),
        (r"(?P<date>.+?)(?:以|之)?后", ">"),
    )
)
# 2024至2026年, `between 2024 and 2026`, and as ISO 8601 has it; a quarter, which has two dates
# already, `2026-07/2026-09`, may stand on either side of a word
_INTERVALS = tuple(
    re.compile(rf"(?:(?:from|between) )?(?P<first>.+?)(?:{between})(?P<last>.+?)之?间?")
    for between in (r" to | and |\.\.|~|至|到", "/")
)


@cache
def read_date(text: str) -> str | Message:
    """Return the date that a text means, or why it means none."""
    plain = folded(text).rstrip("?")
    end = _END.fullmatch(plain)
    date = _plain_date((end["english"] or end["chinese"]) if end else plain)
    if date is None:
        year_last = _year_last(plain)
        if len(year_last) == 1:
            return year_last.pop()
        return _refusal(text, year_last)
    if end and date.isdigit():
        date += "-12"
    return date if is_date(date) else message("no_such_date", value=shown(text))


def _plain_date(plain: str) -> str | None:
    match = _YEAR_FIRST.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if match:
        return _joined(*match.groups())
    month_first = _MONTH_FIRST.fullmatch(plain)
    return _joined(month_first[2], month_first[1], None) if month_first else _english(plain)


def _joined(year: str, month: str | None, day: str | None) -> str:
    """Return `2026-05-03` of its parts; what is not told is left out."""
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _english(plain: str) -> str | None:
    for shape in _ENGLISH:
        match = shape.fullmatch(plain)
        month = _month(match["month"]) if match else None
        if match and month:
            parts = match.groupdict()
            return _joined(_whole_year(parts["year"]), month, parts.get("day"))
    return None


def _month(word: str) -> str | None:
    """Return the number of a month by its name, or by the beginning of that; `sept` too."""
    numbers = [str(number) for number, name in enumerate(_MONTHS, 1) if name.startswith(word)]
    return numbers[0] if numbers else None


def _whole_year(year: str) -> str:
    if len(year) > len("26"):
        return year
    return f"19{year}" if int(year) >= _LAST_CENTURY else f"20{year}"


def _year_last(plain: str) -> set[str]:
    """Return the dates that a text with its year last may be; one where the other is none."""
    match = _YEAR_LAST.fullmatch(plain)
    if match is None:
        return set()
    first, second, year = match.groups()
    return set(filter(is_date, (_joined(year, first, second), _joined(year, second, first))))


def _refusal(text: str, readings: Collection[str]) -> Message:
    """Return the message that a text is no date, or may be two."""
    if readings:
        first, second = sorted(readings)
        return message("two_dates", value=shown(text), one=first, other=second)
    return message("not_a_date", value=shown(text))


def with_bounds(refusal: Message) -> Message:
    """Return why a text is no date where bounds are understood: `before 2025`."""
    return message("not_a_bound", **refusal.values) if refusal.key == "not_a_date" else refusal


def read_bound(text: str, operator: str = "=") -> tuple[str, str | Message]:
    """Return an operator and its date: `=` and 2024 of `2024`, `<` and 2024 of `before 2024`.

    Before 2025年底 is by then: who says so counts the year itself. Of `2024 to 2026` the date
    is two, `2024/2026`.
    """
    plain = folded(text)
    if operator != "=":
        is_by_end = operator == "<" and _END.fullmatch(plain)
        return "<=" if is_by_end else operator, read_side(text, operator)
    for shape, bound in _BOUNDS:
        match = shape.fullmatch(plain)
        if match and isinstance(date := read_side(match["date"], bound), str):
            return bound, date
    for shape in _INTERVALS:
        interval = shape.fullmatch(plain)
        sides = (">=", "<=")
        days = map(read_side, interval.groups(), sides) if interval else ()
        dates = [day for day in days if isinstance(day, str)]
        if dates[1:]:
            return "=", "/".join(dates)
    return "=", read_date(text)


def read_side(text: str, operator: str) -> str | Message:
    """Return the date that bounds on one side: of `2026-07/2026-09` the first or the last.

    `=` is both, as it stands.
    """
    first, *last = map(read_date, text.split("/"))
    if len(last) != 1 or isinstance(first, Message) or isinstance(last[0], Message):
        return read_date(text)
    if operator == "=":
        return f"{first}/{last[0]}"
    return first if operator in {">=", "<"} else last[0]


def read_due(text: str) -> str | Message:
    """Return the date by which something is due: 2027 of `by 2027` and 2027年底前 too."""
    operator, date = read_bound(text)
    is_date_alone = isinstance(date, str) and operator in {"=", "<="} and "/" not in date
    return date if is_date_alone else read_date(text)
