"""Write and read the first line of a report, which says what made it and for when."""

import re

from qhtrack.domain.report import Mode, Period

_COMMENT = re.compile(r"<!-- made by qhtrack report, (on|as of) (\d{4}-\d{2}-\d{2}) -->")


def comment(period: Period) -> str:
    """Return the first line of a report, which says for programs what made it and for when."""
    return f"<!-- made by qhtrack report, {period.mode} {period.as_of} -->"


def made_for(text: str) -> tuple[Mode, str] | None:
    """Return the mode and the day of a report, of its first line; None if it is no report."""
    match = _COMMENT.match(text)
    return (Mode(match[1]), match[2]) if match else None
