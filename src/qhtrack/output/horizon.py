"""Say how far back timelines are drawn."""

YEARS = 10


def first_day_drawn(today: str) -> str:
    """Return the first day of a timeline: New Year's Day, ten years back."""
    return f"{int(today[:4]) - YEARS:04}-01-01"
