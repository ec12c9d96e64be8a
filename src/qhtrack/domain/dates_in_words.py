"""Turn dates in words into figures: `this year`, 上月, `next 12 months`, `Q3 2026`, 十四五.

Takes `before next year`, 去年5月 or 近一年, and today; gives `before 2027`, 2025年5月 and
`2025-11-23/2026-11-23`, which `typed_dates` reads.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.durations import DAYS_IN, MONTHS_IN, NUMBERS, with_half_years
from qhtrack.domain.messages import Message
from qhtrack.domain.text_folding import folded
from qhtrack.domain.typed_dates import read_bound, read_date, read_side

_YEARS = {
    "last year": -1,
    "this year": 0,
    "next year": 1,
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "年内": 0,
    "明年": 1,
    "后年": 2,
}
_MONTHS = {
    "last month": -1,
    "this month": 0,
    "next month": 1,
    "上月": -1,
    "上个月": -1,
    "本月": 0,
    "这个月": 0,
    "下月": 1,
    "下个月": 1,
}
_QUARTERS = {
    "last quarter": -1,
    "this quarter": 0,
    "next quarter": 1,
    "上季度": -1,
    "上个季度": -1,
    "本季度": 0,
    "这个季度": 0,
    "下季度": 1,
    "下个季度": 1,
}
_DAYS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "now": 0,
    "tomorrow": 1,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "现在": 0,
    "目前": 0,
    "明天": 1,
    "后天": 2,
}
# on which it is seen whether a text is a date at all
_ANY_DAY, _ANOTHER_DAY = "2000-01-01", "2011-05-12"
_WORDS = (*_YEARS, *_QUARTERS, *_MONTHS, *_DAYS)
_ENGLISH = "|".join(word for word in _WORDS if word.isascii())
_CHINESE = "|".join(word for word in _WORDS if not word.isascii())
# 今年年底 is 今年底; an English word is none within another, nor within an id
_FROM_TODAY = re.compile(
    rf"(?<![\w-])(?P<english>{_ENGLISH})(?![\w-])|(?P<chinese>{_CHINESE})(?:年(?=[底末]))?"
)
_ENGLISH_SPAN = (
    rf"(?P<english>\d{{1,3}}|{'|'.join(word for word in NUMBERS if word.isascii())})"
    r" (?P<english_unit>day|week|month|year)s?"
)
_CHINESE_SPAN = (
    rf"(?P<chinese>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
    r"(?P<chinese_unit>个月|年|天|周|个?星期)"
)
_AGO = re.compile(
    rf"(?<![\w-]){_ENGLISH_SPAN} ago(?![\w-])|(?<![\d一-十]){_CHINESE_SPAN}[以之]?前", re.ASCII
)
# the last ones end today, the next begin then: of `past` alone one is meant
_SPAN = re.compile(
    r"(?<![\w-])(?:(?:in|within|over|during) )?(?:the )?"
    rf"(?:(?P<english_next>next|coming)|last|past) {_ENGLISH_SPAN}(?![\w-])"
    rf"|(?:(?P<chinese_next>未来|今后)|最?近|过去)的?{_CHINESE_SPAN}(?:以?内|以?来|里|间)?",
    re.ASCII,
)
# halves and quarters of a year, once its number stands there
_PARTS_OF_YEARS = tuple(
    (re.compile(rf"(?<![\d-]){shape}(?![\d-])", re.ASCII), months)
    for months, (chinese, half_or_quarter) in {
        "01/06": ("上半年", "(?:first half|1st half|h1)"),
        "07/12": ("下半年", "(?:second half|2nd half|h2)"),
        "01/03": ("第?[一1]季度", "(?:first quarter|1st quarter|q1)"),
        "04/06": ("第?[二2]季度", "(?:second quarter|2nd quarter|q2)"),
        "07/09": ("第?[三3]季度", "(?:third quarter|3rd quarter|q3)"),
        "10/12": ("第?[四4]季度", "(?:fourth quarter|4th quarter|q4)"),
    }.items()
    for shape in (rf"(\d{{4}})年?{chinese}", rf"(?:the )?{half_or_quarter}(?: of)? (\d{{4}})")
)
# 十四五 and `14th five-year plan` are 2021 to 2025, each five years behind the one before
_PLANS = re.compile(
    r"第?(?P<chinese>十[一二三四五六七八九])(?:个五年|五)(?:规划|计划)?(?:期间|时期)?"
    r"|(?<![\w-])(?:the )?(?P<english>1[1-9])th (?:five|5)[ -]year plan(?: period)?(?![\w-])"
)
# the end of what has two dates is that of the second: `end of Q3 2026`, 十四五期末
_END_OF_TWO = re.compile(
    r"(?P<english>\b(?:the )?end (?:of )?)?\d{4}(?:-\d\d)?"
    r"/(?P<year>\d{4})(?:-(?P<month>\d\d))?(?P<chinese>期?[底末])?"
)
# which may stand behind an English word, and has lost the blank before it
_AFTER_WORD = re.compile(r"(?<=[a-z])(?=\d{4})")
_LAST_OF_PLAN_14, _YEARS_OF_PLAN = 2025, 5
_FIGURES = re.compile(r"[\d/年月-]+", re.ASCII)
# what is a number of months or of others, and how that is written
_IN_WORDS = (
    # of this year, where none is named
    (re.compile(r"(?<![\d年今明去前后本上])年(?=[底末])"), "今年"),
    (re.compile(r"(?<![\d年今明去前后本上第])(?=[上下]半年(?!度)|第?[一二三四]季度)"), "今年"),
    (re.compile(r"\bpast (?=day|week|month|year)"), "past 1 "),
)


def read_asked_date(text: str, today: str) -> str | Message:
    """Return the date that a question names, told from today to the day, or why it names none."""
    return _read(text, in_figures(text, today))


def read_asked_side(text: str, today: str, operator: str) -> str | Message:
    """Return the date that bounds a question on one side, or why there is none.

    Of `Q3 2026`, which has two, that is 2026-07 for `>=` and 2026-09 for `<=`.
    """
    dated = in_figures(text, today)
    # who types two asks for both; the last 12 months begin a time, and end none
    side = read_date(dated) if "/" in text else read_side(dated, operator)
    is_bound = isinstance(side, str) and (side != today or "/" not in dated)
    return side if is_bound else read_date(text)


def read_period(text: str, today: str) -> tuple[str, str] | None:
    """Return the first and the last day of a time in words: of `Q3 2025`, 今年 or `last month`.

    None of a date in figures, of a day and of an end: 今年底.
    """
    dated = in_figures(text, today)
    first, last = (read_side(dated, operator) for operator in (">=", "<="))
    if dated == text or not _FIGURES.fullmatch(dated):
        return None
    if isinstance(first, Message) or isinstance(last, Message):
        return None
    days = first_day(first), last_day(last)
    return days if days[0] != days[1] else None


def read_told_date(text: str, today: str) -> str | Message:
    """Return the date that a recording tells, as exact as it is told, or why it tells none.

    Who records `2 years ago` knows the year alone: on 2026-11-23 that is `2024`.
    """
    return _read(text, _in_figures(text, date.fromisoformat(today), to_the_day=False))


def _read(text: str, in_figures: str) -> str | Message:
    read = read_date(in_figures)
    # which quotes what was typed
    return read if isinstance(read, str) else read_date(text)


def in_figures(text: str, today: str) -> str:
    """Return a text in which what is told from today is a date; any other stays as it is.

    On 2026-11-23 `last month` is `2026-10`, 今年底 is 2026年底, and `2 years ago` is `2024-11-23`.
    """
    return _in_figures(text, date.fromisoformat(today), to_the_day=True)


def _in_figures(text: str, today: date, *, to_the_day: bool) -> str:
    plain = _plain(text)
    dated = _SPAN.sub(lambda match: _interval(match, today), plain)
    dated = _AGO.sub(lambda match: _date_ago(match, today, to_the_day=to_the_day), dated)
    dated = _FROM_TODAY.sub(lambda match: _date(match, today), dated)
    dated = _PLANS.sub(_years_of_plan, dated)
    for shape, months in _PARTS_OF_YEARS:
        first, last = months.split("/")
        dated = shape.sub(rf"\g<1>-{first}/\g<1>-{last}", dated)
    if dated == plain:
        return text
    return _AFTER_WORD.sub(" ", _END_OF_TWO.sub(_end_of_two, dated))


def _years_of_plan(match: re.Match[str]) -> str:
    number = NUMBERS[match["chinese"]] if match["chinese"] else int(match["english"])
    last = _LAST_OF_PLAN_14 + _YEARS_OF_PLAN * (number - 14)
    return f"{last - _YEARS_OF_PLAN + 1}/{last}"


def _end_of_two(match: re.Match[str]) -> str:
    if not match["english"] and not match["chinese"]:
        return match[0]
    month = f"{match['month']}月" if match["month"] else ""
    return f"{match['year']}年{month}底"


def _plain(text: str) -> str:
    plain = with_half_years(folded(text))
    for shape, number in _IN_WORDS:
        plain = shape.sub(number, plain)
    return plain


def is_from_today(text: str) -> bool:
    """Tell whether a text is a date from today, or some time until or from then, no more.

    So is a part of a year: 今年上半年, `second half of 2026`.
    """
    plain = _plain(text)
    if plain in _WORDS or any(shape.fullmatch(plain) for shape in (_AGO, _SPAN)):
        return True
    dated = _FROM_TODAY.sub(lambda match: _date(match, date.fromisoformat(_ANY_DAY)), plain)
    return any(shape.fullmatch(dated) for shape, _ in _PARTS_OF_YEARS)


def depends_on_today(text: str) -> bool:
    """Tell whether a text is another date on another day: 去年, but not 2026年三季度."""
    return in_figures(text, _ANY_DAY) != in_figures(text, _ANOTHER_DAY)


def is_date_in_words(text: str) -> bool:
    """Tell whether a text is a date, told from today or not."""
    return isinstance(read_asked_date(text, _ANY_DAY), str)


def is_bound_in_words(text: str) -> bool:
    """Tell whether a text is a date or what bounds one: `before next year`."""
    return isinstance(read_bound(in_figures(text, _ANY_DAY))[1], str)


def _interval(match: re.Match[str], today: date) -> str:
    """Return the days between today and a day: `2025-11-23/2026-11-23` of `last 12 months`."""
    is_ahead = match["english_next"] or match["chinese_next"]
    days = sorted((today, _day(match, today, 1 if is_ahead else -1)))
    return "/".join(day.isoformat() for day in days)


def _day(match: re.Match[str], today: date, sign: int) -> date:
    """Return the day that is so much time from today."""
    count = match["english"] or match["chinese"]
    unit = match["english_unit"] or match["chinese_unit"]
    number = sign * (NUMBERS.get(count) or int(count))
    if unit in DAYS_IN:
        return today + timedelta(days=number * DAYS_IN[unit])
    year, month = divmod(today.year * 12 + today.month - 1 + number * MONTHS_IN[unit], 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _date_ago(match: re.Match[str], today: date, *, to_the_day: bool) -> str:
    """Return the date of `3 months ago`; unless to the day, only its year or month."""
    is_english = match["english"] is not None
    months = MONTHS_IN.get(match["english_unit"] or match["chinese_unit"])
    day = _day(match, today, -1)
    if to_the_day or months is None:
        return _written(day, is_english=is_english)
    if months > 1:
        return str(day.year) if is_english else f"{day.year}年"
    return f"{day.year}-{day.month:02}" if is_english else f"{day.year}年{day.month}月"


def _written(day: date, *, is_english: bool) -> str:
    return day.isoformat() if is_english else f"{day.year}年{day.month}月{day.day}日"


def _date(match: re.Match[str], today: date) -> str:
    word = match["english"] or match["chinese"]
    is_english = word.isascii()
    if word in _YEARS:
        year = today.year + _YEARS[word]
        return str(year) if is_english else f"{year}年"
    if word in _QUARTERS:
        year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + _QUARTERS[word], 4)
        return f"{year}-{quarter * 3 + 1:02}/{year}-{quarter * 3 + 3:02}"
    if word in _MONTHS:
        year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS[word], 12)
        return f"{year}-{month + 1:02}" if is_english else f"{year}年{month + 1}月"
    return _written(today + timedelta(days=_DAYS[word]), is_english=is_english)
