"""Draw charts in Mermaid's language, which GitHub shows as pictures."""

import re
from collections.abc import Iterator, Mapping, Sequence

from qhtrack.domain.groups import Group
from qhtrack.domain.rows import EventRow, ProjectRow
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.output.escaping import line
from qhtrack.output.horizon import first_day_drawn
from qhtrack.output.wording import name_of
from qhtrack.words.catalogue import status_label
from qhtrack.words.language import Language

# names stand left of the bars; the viewer's own today is not the report's
_GANTT = """```mermaid
%%{{init: {{"gantt": {{"leftPadding": {padding}}}}}}}%%
gantt
    dateFormat YYYY-MM-DD
    axisFormat %Y
    todayMarker off
"""
_END = "```\n"
_MARGIN = 20
_OWN_SIGNS = re.compile(r'[:;#"<>&{}`]|%%')
_FIRST_WIDE = "\u2e80"
TAGS = dict.fromkeys(Status, "") | {
    Status.OPERATING: "done, ",
    Status.SUSPENDED: "crit, ",
    Status.CANCELLED: "crit, ",
}


def gantt(
    projects: Sequence[ProjectRow],
    histories: Mapping[str, Sequence[EventRow]],
    today: str,
    language: Language,
) -> Iterator[str]:
    """Yield the lines of a Gantt chart: a section a project, a bar a status."""
    names = [_plain(name_of(row, language)) for row in projects]
    yield _GANTT.format(padding=max(map(_pixels, names)) + _MARGIN)
    for name, row in zip(names, projects, strict=True):
        yield f"    section {name}\n"
        for status, start, end in _bars(histories[row["id"]], today):
            yield f"    {status_label(status, language)} :{TAGS[Status(status)]}{start}, {end}\n"
    yield _END


def _bars(events: Sequence[EventRow], today: str) -> list[tuple[str, str, str]]:
    """Return each status with the days on which it began and ended.

    What lasted no day is left out, and what was confirmed goes on: construction on 2021-01-01
    and 2022-01-01, partial and operating on 2023-01-01 are two bars.
    """
    runs: list[tuple[str, str]] = []
    for event in events:
        start = max(event["day"], first_day_drawn(today))
        if runs and runs[-1][1] == start:
            runs.pop()
        if not runs or runs[-1][0] != event["status"]:
            runs.append((event["status"], start))
    ends = [start for _, start in runs[1:]] + [today]
    return [(status, start, end) for (status, start), end in zip(runs, ends, strict=True)]


def pie(total: Group, language: Language) -> Iterator[str]:
    """Yield the lines of a pie chart: how many projects stand at each status, most first."""
    yield "```mermaid\npie showData\n"
    for status, count in sorted(total.statuses.items(), key=lambda item: -item[1]):
        yield f'    "{status_label(status or UNKNOWN, language)}" : {count}\n'
    yield _END


def _plain(text: str) -> str:
    """Return text without what Mermaid reads as its own."""
    return _OWN_SIGNS.sub(" ", line(text))


def _pixels(name: str) -> int:
    """Return how wide Mermaid draws a name, about: a Chinese character is two letters."""
    return sum(12 if character >= _FIRST_WIDE else 6 for character in name)
