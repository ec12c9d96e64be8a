"""Dates that are told from today."""

import pytest

from qhtrack.domain.dates_from_today import in_figures, in_figures_as_told, is_from_today
from qhtrack.domain.typed_dates import read_bound, read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("this year", "2026"),
        ("Last Year", "2025"),
        ("next year", "2027"),
        ("this month", "2026-01"),
        ("last month", "2025-12"),
        ("next month", "2026-02"),
        ("today", "2026-01-01"),
        ("yesterday", "2025-12-31"),
        ("tomorrow", "2026-01-02"),
        ("May this year", "2026-05"),
        ("end of next year", "2027-12"),
        *((word, "2026") for word in ("今年", "本年", "年内")),
        *((word, "2025") for word in ("去年", "上年")),
        ("前年", "2024"),
        ("明年", "2027"),
        ("后年", "2028"),
        *((word, "2026-01") for word in ("本月", "这个月")),
        *((word, "2025-12") for word in ("上月", "上个月")),
        *((word, "2026-02") for word in ("下月", "下个月")),
        *((word, "2026-01-01") for word in ("今天", "今日")),
        *((word, "2025-12-31") for word in ("昨天", "昨日")),
        ("明天", "2026-01-02"),
        ("去年5月", "2025-05"),
        ("去年 5 月 3 日", "2025-05-03"),
        ("今年底", "2026-12"),
        ("今年年底", "2026-12"),
        ("上月底", "2025-12"),
        ("上月5日", "2025-12-05"),
    ],
)
def test_a_date_from_today_is_read_as_any(text: str, date: str) -> None:
    """On New Year's Day all of them are another year's, or this one's."""
    assert read_date(in_figures(text, "2026-01-01")) == date


def test_the_end_of_a_year_is_next_to_the_next() -> None:
    """The month after December is January."""
    assert in_figures("next month", "2026-12-31") == "2027-01"
    assert in_figures("明天", "2026-12-31") == "2027年1月1日"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("before this year", ("<", "2026")),
        ("今年以前", ("<", "2026")),
        ("明年底前", ("<=", "2027")),
        ("今年内", ("=", "2026")),
        ("今年之内", ("=", "2026")),
        ("本月以内", ("=", "2026-11")),
        ("去年以来", (">=", "2025")),
        ("in this year", ("=", "2026")),
        ("no later than next year", ("<=", "2027")),
    ],
)
def test_a_bound_is_told_from_today(text: str, bound: tuple[str, str]) -> None:
    """As it is of any date."""
    assert read_bound(in_figures(text, "2026-11-23")) == bound


@pytest.mark.parametrize(
    "text", ["2026", "Today's", "todayish", "yes-today", "this years", "Ｍay 2026", "this week"]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    """To the letter."""
    assert in_figures(text, "2026-11-23") == text


@pytest.mark.parametrize(
    ("text", "date", "told"),
    [
        ("3 months ago", "2026-02-28", "2026-02"),
        ("one month ago", "2026-04-30", "2026-04"),
        ("5 months ago", "2025-12-31", "2025-12"),
        ("2 years ago", "2024-05-31", "2024"),
        ("a year ago", "2025-05-31", "2025"),
        ("10 days ago", "2026-05-21", "2026-05-21"),
        ("two weeks ago", "2026-05-17", "2026-05-17"),
        *((text, "2026-02-28", "2026-02") for text in ("三个月前", "3个月前", "3 个月以前")),
        *((text, "2024-05-31", "2024") for text in ("两年前", "2年前", "二年之前", "两年以前")),
        ("十二个月前", "2025-05-31", "2025-05"),
        ("十年前", "2016-05-31", "2016"),
        *((text, "2026-05-17", "2026-05-17") for text in ("两周前", "2个星期前", "14天前")),
        ("明年6月底", "2027-06", "2027-06"),
        ("今年10月底", "2026-10", "2026-10"),
        ("去年底", "2025-12", "2025-12"),
    ],
)
def test_so_long_ago_is_a_day_for_who_asks(text: str, date: str, told: str) -> None:
    """Who records it knows the month or the year alone."""
    assert read_date(in_figures(text, "2026-05-31")) == date
    assert read_date(in_figures_as_told(text, "2026-05-31")) == told


@pytest.mark.parametrize(
    "text", ["2024年前", "5月前", "3日前", "二十年前", "x3 months ago", "3 months agog", "9999天前"]
)
def test_before_a_date_is_no_while_ago(text: str) -> None:
    """Nor is what is longer, or no number that is known."""
    assert in_figures(text, "2026-05-31") == text
    assert not is_from_today(text)


def test_a_while_ago_may_stand_in_a_bound() -> None:
    """As any date; alone it is one."""
    assert read_bound(in_figures("before 3 months ago", "2026-11-23")) == ("<", "2026-08-23")
    assert read_bound(in_figures("三个月前起", "2026-11-23")) == (">=", "2026-08-23")
    assert is_from_today("2 Years Ago")
    assert not is_from_today("before 2 years ago")
