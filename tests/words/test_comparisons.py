"""Comparisons in words."""

import pytest

from qhtrack.words.comparisons import late_in_words, silence_in_words, size_in_words


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("over 1GW", "capacity_mw>1GW"),
        ("More than 10 billion yuan", "investment_bn>10billionyuan"),
        ("at most 200 km", "length_km<=200km"),
        ("不低于100万千瓦", "capacity_mw>=100万千瓦"),
        ("over 100", None),
        ("over 100 trees", None),
        ("1GW", None),
        ("over GW", None),
    ],
)
def test_a_units_size_may_be_compared_without_its_name(text: str, term: str | None) -> None:
    """A number alone may be of any."""
    assert size_in_words(text) == term


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("no news since 2023", "2023"),
        ("not updated since May 2023", "May 2023"),
        ("No news for two years", "two years ago"),
        ("without any updates in the last 3 months", "3 months ago"),
        ("no progress in the past year", None),
        ("no news for ages", None),
        ("no news", None),
        ("news since 2023", None),
        ("近两年没有消息", "两年前"),
        ("3个月以来都无任何进展", "3个月前"),
        ("十年内没音讯", "十年前"),
        ("2023年以来没有消息", "2023年"),
        ("2023年5月后未有进展", "2023年5月"),
        ("100年没有消息", "100年前"),
        ("自2023年以来没有消息", "2023年"),
        ("半年没有消息", "半年前"),
        ("已超过两年没有进展", "两年前"),
        ("今年没有消息", "今年"),
        ("去年以来没有消息", "去年"),
        ("no news this year", "this year"),
        ("not updated in 2026", "2026"),
        ("公路没有消息", None),
        ("近两年没有消息吗", None),
        ("1234567年后没有消息", None),
    ],
)
def test_a_silence_is_how_long_nothing_was_told(text: str, then: str | None) -> None:
    """Since a date, or for a time up to today; of what is not finished."""
    terms = [(term.field, term.operator, term.text) for term in silence_in_words(text)]
    unfinished = ("status", "!=", "cancelled,operating,retired")
    assert terms == ([] if then is None else [("updated", "<", then), unfinished])


@pytest.mark.parametrize(
    ("text", "term"),
    [
        *(("2 years late", "days_late>=2 years"), ("late by 3 months", "days_late>=3 months")),
        *(("more than a year late", "days_late>a year"), ("by 2 years", "days_late>=2 years")),
        *(("under 6 months", "days_late<6 months days_late>0"), ("by 2026", "")),
        ("推迟不超过两周", "slip_days<=两周 slip_days>0"),
        *(("missed by 2 weeks", "days_late>=2 weeks"), ("missed for over a year", "")),
        *(("推迟超过一年", "slip_days>一年"), ("推迟了1年", "slip_days>=1年")),
        *(("put off for 18 months", "slip_days>=18 months"), ("延期两周以内", "")),
        *(("2 years", ""), ("put off for long", "")),
    ],
)
def test_a_time_says_how_late_something_is(text: str, term: str) -> None:
    """Or by how much it was put off; who does not compare means that or more, and late at all."""
    read = late_in_words(text)
    assert " ".join(f"{part.field}{part.operator}{part.text}" for part in read) == term
