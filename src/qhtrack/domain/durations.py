"""Read how long something takes, in words or figures: `2 years`, 半年, `1 year and 6 months`."""

import re
from datetime import date

from qhtrack.domain.text_folding import folded

NUMBERS = {
    **{word: number for number, word in enumerate("一二三四五六七八九", 1)},
    **{f"十{word}": number for number, word in enumerate(("", *"一二三四五六七八九"), 10)},
    "两": 2,
    **dict.fromkeys(("a", "one"), 1),
    **{
        word: number
        for number, word in enumerate(
            ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2
        )
    },
}
# how many months or days are in each
MONTHS_IN = {"month": 1, "year": 12, "个月": 1, "年": 12}
DAYS_IN = {"day": 1, "week": 7, "天": 1, "周": 7, "星期": 7, "个星期": 7}
_UNITS = (*MONTHS_IN, *DAYS_IN)
_CYCLE = 48  # in months, from one leap day to the next
# what days, weeks, months and years are, one behind the other: 1年6个月, `1 year and 6 months`
_TIMES = re.compile(
    rf"(\d{{1,6}}(?:\.\d{{1,3}})?|{'|'.join(sorted(map(str, NUMBERS), key=len, reverse=True))})"
    rf" ?(?:({'|'.join(unit for unit in _UNITS if unit.isascii())})s?\b"
    rf"|({'|'.join(unit for unit in _UNITS if not unit.isascii())}))(半?)(?: and |, | )?",
    re.ASCII,
)
_HALF_YEARS = (
    (re.compile("(?<![上下前后大])半年"), "6个月"),
    (re.compile(r"\bhalf a year\b"), "6 months"),
)


def with_half_years(plain: str) -> str:
    """Return a folded text in which half a year is six months; 上半年 is a time of its own."""
    for shape, months in _HALF_YEARS:
        plain = shape.sub(months, plain)
    return plain


def days_in(text: str) -> tuple[float, float] | None:
    """Return how many days a time has at least and at most; None where it is none.

    Of a month that is 28 and 31, of `2 years` 730 and 731.
    """
    plain = with_half_years(folded(text))
    parts = _TIMES.findall(plain)
    if not parts or _TIMES.sub("", plain):
        return None
    days = months = 0.0
    for count, english, chinese, half in parts:
        number = (NUMBERS.get(count) or float(count)) + (0.5 if half else 0)
        unit = english or chinese
        days += number * DAYS_IN.get(unit, 0)
        months += number * MONTHS_IN.get(unit, 0)
    least, most = _days_of_months(int(months))
    rest = days + months % 1 * 30
    return least + rest, most + rest


def _days_of_months(months: int) -> tuple[int, int]:
    """Return how many days so many months have at least and at most, whichever they are."""
    cycles, months = divmod(months, _CYCLE)
    firsts = [date(2000 + month // 12, month % 12 + 1, 1) for month in range(2 * _CYCLE)]
    spans = [
        (last - first).days for first, last in zip(firsts[:_CYCLE], firsts[months:], strict=False)
    ]
    # in any four years there is one leap day
    days = cycles * (firsts[_CYCLE] - firsts[0]).days
    return days + min(spans), days + max(spans)
