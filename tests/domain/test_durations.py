"""How long something takes."""

import pytest

from qhtrack.domain.durations import days_in, with_half_years


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(("a day", (1, 1)), ("2 weeks", (14, 14)), ("三天", (3, 3)), ("两周", (14, 14))),
        *(("1 month", (28, 31)), ("2 months", (59, 62)), ("3个月", (89, 92)), ("半年", (181, 184))),
        *(("11 months", (334, 337)), ("12 months", (365, 366)), ("1年", (365, 366))),
        *(("十二个月", (365, 366)), ("two years", (730, 731)), ("3 years", (1095, 1096))),
        *(("4 years", (1461, 1461)), ("5年", (1826, 1827)), ("100 years", (36525, 36525))),
        *(("18个月", (546, 550)), ("1.5 years", (546, 550)), ("一年半", (546, 550))),
        *(("1年6个月", (546, 550)), ("1 year and 6 months", (546, 550)), ("1.5 months", (43, 46))),
        *(("1 month 3 days", (31, 34)), ("1000天", (1000, 1000)), ("90days", (90, 90))),
        *(("soon", None), ("5", None), ("二十个月", None), ("6月", None), ("1 yearly", None)),
        *(("-3 days", None), ("2 weeks ago", None), ("1234567 days", None), ("", None)),
    ],
)
def test_a_time_has_days(text: str, days: tuple[float, float] | None) -> None:
    """At least and at most: months and years differ."""
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "months"),
    [
        *(("半年", "6个月"), ("half a year late", "6 months late"), ("近半年内", "近6个月内")),
        *(("上半年", "上半年"), ("大半年", "大半年"), ("half a yearling", "half a yearling")),
    ],
)
def test_half_a_year_is_six_months(text: str, months: str) -> None:
    """But one of the two halves of a year."""
    assert with_half_years(text) == months
