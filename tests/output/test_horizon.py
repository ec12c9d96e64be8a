"""How far back timelines are drawn."""

from qhtrack.output.horizon import YEARS, first_day_drawn


def test_a_timeline_begins_on_new_years_day_ten_years_back() -> None:
    """Whatever day it is."""
    assert YEARS == 10
    assert first_day_drawn("2026-11-23") == first_day_drawn("2026-01-01") == "2016-01-01"
