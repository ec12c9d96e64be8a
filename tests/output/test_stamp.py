"""The first line of a report."""

from qhtrack.domain.report import Mode, Period
from qhtrack.output.stamp import comment, made_for

PERIOD = Period("2026-11-23", "2025-11-23", Mode.ON)


def test_the_first_line_says_what_a_report_was_made_for() -> None:
    """The day, and how events count; another file's says nothing."""
    line = comment(PERIOD)
    assert line == "<!-- made by qhtrack report, on 2026-11-23 -->"
    assert made_for(f"{line}\n\n# Title\n") == (Mode.ON, "2026-11-23")
    line = comment(PERIOD._replace(mode=Mode.AS_OF))
    assert line == "<!-- made by qhtrack report, as of 2026-11-23 -->"
    assert made_for(line) == (Mode.AS_OF, "2026-11-23")
    assert made_for("# Title\n" + line) is None
