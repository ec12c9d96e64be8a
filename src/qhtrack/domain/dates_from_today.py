"""Turn dates told from today into figures: `this year`, 上月, 今天.

Takes `before next year` or 去年5月, and today; gives `before 2027` and 2025年5月, which
`typed_dates` reads.
"""

import re
from datetime import date, timedelta

from qhtrack.domain.text_folding import folded

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
_DAYS = {
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
}
_WORDS = (*_YEARS, *_MONTHS, *_DAYS)
_ENGLISH = "|".join(word for word in _WORDS if word.isascii())
_CHINESE = "|".join(word for word in _WORDS if not word.isascii())
# 今年年底 is 今年底; an English word is none within another, nor within an id
_FROM_TODAY = re.compile(
    rf"(?<![\w-])(?P<english>{_ENGLISH})(?![\w-])|(?P<chinese>{_CHINESE})(?:年(?=[底末]))?"
)


def in_figures(text: str, today: str) -> str:
    """Return a text in which what is told from today is a date; any other stays as it is.

    On 2026-11-23 `last month` is `2026-10`, and 今年底 is 2026年底.
    """
    plain = folded(text)
    if _FROM_TODAY.search(plain) is None:
        return text
    return _FROM_TODAY.sub(lambda match: _date(match, date.fromisoformat(today)), plain)


def is_from_today(text: str) -> bool:
    """Tell whether a text is a date from today and nothing more."""
    return folded(text) in _WORDS


def _date(match: re.Match[str], today: date) -> str:
    word = match["english"] or match["chinese"]
    is_english = word.isascii()
    if word in _YEARS:
        year = today.year + _YEARS[word]
        return str(year) if is_english else f"{year}年"
    if word in _MONTHS:
        year, month = divmod(today.year * 12 + today.month - 1 + _MONTHS[word], 12)
        return f"{year}-{month + 1:02}" if is_english else f"{year}年{month + 1}月"
    day = today + timedelta(days=_DAYS[word])
    return day.isoformat() if is_english else f"{day.year}年{day.month}月{day.day}日"
