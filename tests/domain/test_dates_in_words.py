"""Dates that are told from today."""

import pytest

from qhtrack.domain.dates_in_words import (
    depends_on_today,
    in_figures,
    is_from_today,
    read_asked_date,
    read_asked_side,
    read_period,
    read_told_date,
)
from qhtrack.domain.messages import Message
from qhtrack.domain.typed_dates import read_bound, read_date
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


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
        ("年底", "2026-12"),
        ("2025年底", "2025-12"),
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
        *((text, "2025-11-30", "2025-11") for text in ("半年前", "half a year ago", "半年以前")),
        *((text, "2026-05-29", "2026-05-29") for text in ("前天", "day before yesterday")),
        ("后天", "2026-06-02", "2026-06-02"),
        ("2026年5月3日", "2026-05-03", "2026-05-03"),
    ],
)
def test_so_long_ago_is_a_day_for_who_asks(text: str, date: str, told: str) -> None:
    """Who records it knows the month or the year alone."""
    assert read_date(in_figures(text, "2026-05-31")) == date
    assert read_asked_date(text, "2026-05-31") == date
    assert read_told_date(text, "2026-05-31") == told


@pytest.mark.parametrize(
    "text", ["2024年前", "5月前", "3日前", "二十年前", "x3 months ago", "3 months agog", "9999天前"]
)
def test_before_a_date_is_no_while_ago(text: str) -> None:
    """Nor is what is longer, or no number that is known."""
    assert in_figures(text, "2026-05-31") == text
    assert not is_from_today(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("next 12 months", "2026-05-31/2027-05-31"),
        ("in the next 12 months", "2026-05-31/2027-05-31"),
        ("the coming two weeks", "2026-05-31/2026-06-14"),
        ("Next 4 Months", "2026-05-31/2026-09-30"),
        ("last 30 days", "2026-05-01/2026-05-31"),
        ("over the past 2 years", "2024-05-31/2026-05-31"),
        ("the past year", "2025-05-31/2026-05-31"),
        ("last one year", "2025-05-31/2026-05-31"),
        *((text, "2026-05-31/2027-05-31") for text in ("未来12个月", "今后一年", "未来12个月内")),
        *(
            (text, "2025-11-30/2026-05-31")
            for text in ("近半年", "过去半年", "最近的6个月", "近6个月来")
        ),
        ("未来半年", "2026-05-31/2026-11-30"),
        ("近3年", "2023-05-31/2026-05-31"),
        *((text, "2027-01/2027-06") for text in ("2027年上半年", "明年上半年", "H1 2027")),
        ("the second half of last year", "2025-07/2025-12"),
        *((text, "2026-01/2026-03") for text in ("今年一季度", "2026第1季度", "q1 2026")),
        ("second quarter of 2026", "2026-04/2026-06"),
        ("2026年三季度", "2026-07/2026-09"),
        ("4th quarter 2026", "2026-10/2026-12"),
    ],
)
def test_some_time_until_today_or_from_today_is_its_first_and_last_day(
    text: str, days: str
) -> None:
    """Alone; it is no date, and nothing that is recorded."""
    assert read_bound(in_figures(text, "2026-05-31")) == ("=", days)
    assert is_from_today(text)
    for read in (read_asked_date, read_told_date):
        assert repr(text) in sentence(read(text, "2026-05-31"), Language.EN)


@pytest.mark.parametrize(
    "text", ["上半年度", "大半年前", "五季度", "anext 2 days", "next months", "last quarters"]
)
def test_half_of_a_year_that_is_named_is_no_while(text: str) -> None:
    """Nor is one without a number."""
    assert in_figures(text, "2026-05-31") == text


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        *(("十四五", "2021/2025"), ("“十五五”期间", "2026/2030"), ("十一五时期", "2006/2010")),
        *(("“十四五”规划", "2021/2025"), ("第十四个五年规划期间", "2021/2025")),
        *(
            ("十四五末", "2025年底"),
            ("“十四五”期末前", "2025年底前"),
            ("十五五以来", "2026/2030以来"),
        ),
        *(("十五五底", "2030年底"), ("十九五", "2046/2050"), ("十四五计划", "2021/2025")),
        *(("end of the 14th five-year plan", "2025年底"), ("11th five-year plan", "2006/2010")),
        ("by the end of the 19th 5-year plan", "by 2050年底"),
        *(("since 十四五", "since 2021/2025"), ("end of Q3 2026", "2026年09月底")),
        ("今年三季度末前", "2026年09月底前"),
        *(("14th five-year plan", "2021/2025"), ("by the 15th Five-Year Plan", "by 2026/2030")),
        ("the 13th five year plan period", "2016/2020"),
        *(("十五", "十五"), ("4th five-year plan", "4th five-year plan")),
        *(("14th five-year planning", "14th five-year planning"), ("x14th five-year plan",) * 2),
    ],
)
def test_a_five_year_plan_has_its_years(text: str, figures: str) -> None:
    """Five each; its end is that of its last."""
    assert in_figures(text, "2026-11-23") == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        *(("this quarter", "2026-04/2026-06"), ("last quarter", "2026-01/2026-03")),
        *(("上个季度", "2026-01/2026-03"), ("下季度", "2026-07/2026-09")),
        *(("上半年", "2026-01/2026-06"), ("下半年前", "2026-07/2026-12前")),
        *(("第三季度", "2026-07/2026-09"), ("去年四季度", "2025-10/2025-12")),
    ],
)
def test_a_part_of_a_year_that_is_not_named_is_of_this_one(text: str, figures: str) -> None:
    """A quarter may be told from today's."""
    assert in_figures(text, "2026-05-31") == figures


def test_a_quarter_from_today_may_be_in_another_year() -> None:
    """On either side."""
    assert in_figures("last quarter", "2026-03-31") == "2025-10/2025-12"
    assert in_figures("next quarter", "2026-10-01") == "2027-01/2027-03"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(("Q3 2025", ("2025-07-01", "2025-09-30")), ("this year", ("2026-01-01", "2026-12-31"))),
        *(("上月", ("2026-10-01", "2026-10-31")), ("十四五", ("2021-01-01", "2025-12-31"))),
        ("last 12 months", ("2025-11-23", "2026-11-23")),
        *(("2025", None), ("2025年9月", None), ("2025-07/2025-09", None)),
        *(("yesterday", None), ("3 months ago", None), ("今年底", None), ("十四五末", None)),
        *(("end of last year", None), ("before last year", None), ("soon", None)),
    ],
)
def test_a_time_in_words_has_its_first_and_last_day(
    text: str, days: tuple[str, str] | None
) -> None:
    """A date in figures is asked for as such, and a day has no other."""
    assert read_period(text, "2026-11-23") == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        *(("Q3 2025", "2025-07", "2025-09"), ("今年上半年", "2026-01", "2026-06")),
        *(("last 12 months", "2025-11-23", None), ("未来6个月", None, "2027-05-23")),
        *(("十四五", "2021", "2025"), ("today", "2026-11-23", "2026-11-23")),
        *(("end of Q3 2025", "2025-09", "2025-09"), ("十四五末", "2025-12", "2025-12")),
        *(
            ("the end of the 14th five-year plan", "2025-12", "2025-12"),
            ("2025/9", *["2025-09"] * 2),
        ),
        *(("2025", "2025", "2025"), ("last month", "2026-10", "2026-10")),
    ],
)
def test_what_has_two_dates_bounds_with_one(text: str, first: str | None, last: str | None) -> None:
    """The first where it begins, the last where it ends; with neither where that is today."""
    sides = [read_asked_side(text, "2026-11-23", operator) for operator in (">=", "<=")]
    assert [None if isinstance(side, Message) else side for side in sides] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        *("2024/2026", "2024 to 2026", "Q3 2025/Q4 2025", "last year/this year", "2024/今年"),
        *("去年/今年", "soon"),
    ],
)
def test_two_dates_are_no_bound(text: str) -> None:
    """Who types both would lose one; the refusal quotes what was typed."""
    refusal = read_asked_side(text, "2026-11-23", ">=")
    assert isinstance(refusal, Message)
    assert refusal.values["value"] == f"'{text}'"


def test_a_while_ago_may_stand_in_a_bound() -> None:
    """As any date; alone it is one."""
    assert read_bound(in_figures("before 3 months ago", "2026-11-23")) == ("<", "2026-08-23")
    assert read_bound(in_figures("三个月前起", "2026-11-23")) == (">=", "2026-08-23")
    assert is_from_today("2 Years Ago")
    assert not is_from_today("before 2 years ago")


@pytest.mark.parametrize(
    ("text", "depends"),
    [
        *(("去年", True), ("3 months ago", True), ("三季度", True), ("today", True)),
        *(("2026年三季度", False), ("十四五末", False), ("2026", False), ("soon", False)),
    ],
)
def test_a_date_may_depend_on_the_day_on_which_it_is_read(text: str, *, depends: bool) -> None:
    """A quarter of a year that is named does not."""
    assert depends_on_today(text) is depends
