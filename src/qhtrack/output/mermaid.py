"""Draw charts in Mermaid's language, which GitHub shows as pictures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from qhtrack.domain.groups import Group
from qhtrack.domain.rows import EventRow, ProjectRow
from qhtrack.domain.status import UNKNOWN, Status, rank_of
from qhtrack.output.escaping import line
from qhtrack.output.horizon import first_day_drawn
from qhtrack.output.wording import name_of
from qhtrack.words.vocabulary import Vocabulary

MOST_BARS = 50
MOST_CHARACTERS = 45_000  # Mermaid refuses a text of more than 50,000

# names stand left of the bars; the viewer's own today is not the report's
_GANTT = """```mermaid
%%{{init: {{"gantt": {{"leftPadding": {padding}, "barHeight": 16}}}}}}%%
gantt
    dateFormat YYYY-MM-DD
    axisFormat %Y
    todayMarker off
"""
# Mermaid numbers the slices' colours as the slices stand
_PIE = """```mermaid
%%{{init: {{"theme": "base", "themeVariables": {{{colours}, "pieOpacity": "1"}}}}}}%%
pie showData
"""
_COLOURS = {
    "proposed": "#c9a6d6",
    "approved": "#93b7e6",
    "construction": "#f2c14e",
    "partial": "#6cc5c9",
    "operating": "#63b56f",
    "suspended": "#e57c73",
    "cancelled": "#b5473c",
    "retired": "#9aa0a6",
    UNKNOWN: "#dcdcdc",
}
_END = "```\n"
_MARGIN = 20
_WIDEST_NAME = 228  # in pixels: 19 Chinese characters
_OWN_SIGNS = re.compile(r'[:;#"<>&{}`]|%%')
# what would be a statement where a bar's label is to begin
_STATEMENT = re.compile(
    r"(?:acc\w+|axisFormat|call|click|dateFormat|excludes|gantt|href|includes|inclusiveEndDates"
    r"|section|tickInterval|title|todayMarker|topAxis|weekday|weekend|\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_WORD_JOINER = "\u2060"  # is not seen, and takes no room
_FIRST_WIDE = "\u2e80"
TAGS = dict.fromkeys(Status, "") | {
    Status.CONSTRUCTION: "active, ",
    Status.PARTIAL: "active, ",
    Status.OPERATING: "done, ",
    Status.SUSPENDED: "crit, ",
    Status.CANCELLED: "crit, ",
}


class Gantt(NamedTuple):
    """A chart's text, and how many projects it draws."""

    text: str
    drawn: int


class _Bar(NamedTuple):
    """A status of a project, its first and last day, and when it began if that lies before."""

    status: str
    start: str
    end: str
    began: str | None


def gantt(
    projects: Sequence[ProjectRow],
    histories: Mapping[str, Sequence[EventRow]],
    today: str,
    vocabulary: Vocabulary,
) -> Gantt:
    """Return a Gantt chart: a section a project, a bar a status.

    Of more projects than a chart can hold those with the latest news are drawn.
    """
    newest = sorted(projects, key=lambda row: row["updated_day"] or "", reverse=True)
    names = _names(newest[:MOST_BARS], vocabulary)
    sections: dict[str, str] = {}
    room = MOST_CHARACTERS - len(_GANTT) - len(_END)
    for row in newest[:MOST_BARS]:
        section = "".join(_section(row, names[row["id"]], histories[row["id"]], today, vocabulary))
        room -= len(section)
        if room < 0:
            break
        sections[row["id"]] = section
    # in the order of the other tables
    drawn = [row["id"] for row in projects if row["id"] in sections]
    widest = max((_pixels(names[name]) for name in drawn), default=0)
    text = "".join(
        [_GANTT.format(padding=widest + _MARGIN), *(sections[name] for name in drawn), _END]
    )
    return Gantt(text, len(drawn))


def _section(
    row: ProjectRow, name: str, events: Sequence[EventRow], today: str, vocabulary: Vocabulary
) -> Iterator[str]:
    yield f"    section {name}\n"
    for bar in _bars(events, today):
        label = vocabulary.status(bar.status, row["category"])
        if bar.began:
            label = vocabulary.phrase("began_before", status=label, date=bar.began)
        tag = TAGS[Status(bar.status)]
        yield f"    {_label(label)} :{tag}{bar.start}, {bar.end}\n"


def _names(projects: Sequence[ProjectRow], vocabulary: Vocabulary) -> dict[str, str]:
    """Return names of sections by id, short and all different, for Mermaid joins equal ones."""
    names: dict[str, str] = {}
    for row in projects:
        # of a name that is all signs nothing is left
        name = short = _shortened(_plain(name_of(row, vocabulary)) or row["id"])
        number = 1
        while name in names.values():
            number += 1
            name = f"{short} ({number})"
        names[row["id"]] = name
    return names


def _bars(events: Sequence[EventRow], today: str) -> list[_Bar]:
    """Return each status with the days on which it began and ended.

    What lasted no day is left out, and what was confirmed goes on: construction on 2021-01-01
    and 2022-01-01, partial and operating on 2023-01-01 are two bars. What began before the
    chart does says when.
    """
    first = first_day_drawn(today)
    runs: list[tuple[str, str, str | None]] = []
    for event in events:
        start = max(event["day"], first)
        if runs and runs[-1][0] == event["status"]:
            continue
        if runs and runs[-1][1] == start:
            runs.pop()
        if not runs or runs[-1][0] != event["status"]:
            runs.append((event["status"], start, event["date"] if event["day"] < first else None))
    # what began today has a day to be seen by
    last = (date.fromisoformat(today) + timedelta(days=1)).isoformat()
    end = last if runs and runs[-1][1] == today else today
    ends = [start for _, start, _ in runs[1:]] + [end]
    return [_Bar(*run[:2], end_of_run, run[2]) for run, end_of_run in zip(runs, ends, strict=True)]


def pie(total: Group, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the lines of a pie chart: how many projects stand at each status, most first."""
    counts = sorted(total.statuses.items(), key=lambda item: (-item[1], rank_of(item[0])))
    colours = [
        f'"pie{position}": "{_COLOURS[status or UNKNOWN]}"'
        for position, (status, _) in enumerate(counts, 1)
    ]
    yield _PIE.format(colours=", ".join(colours))
    for status, count in counts:
        yield f'    "{vocabulary.status(status or UNKNOWN)}" : {count}\n'
    yield _END


def _label(text: str) -> str:
    """Return the text of a bar that Mermaid takes for no statement of its own."""
    label = _plain(text.replace("%", " ")) or "–"
    return f"{_WORD_JOINER}{label}" if _STATEMENT.match(label) else label


def _plain(text: str) -> str:
    """Return text without what Mermaid reads as its own, parted by single blanks, or none."""
    return " ".join(_OWN_SIGNS.sub(" ", line(text)).split())


def _shortened(name: str) -> str:
    """Return a name that leaves the bars room, with an ellipsis where it was cut."""
    if _pixels(name) <= _WIDEST_NAME:
        return name
    room = _WIDEST_NAME - _pixels("…")
    kept = sum(width <= room for width in accumulate(map(_pixels, name)))
    return f"{name[:kept].rstrip()}…"


def _pixels(name: str) -> int:
    """Return how wide Mermaid draws a name, about: a Chinese character is two letters."""
    return sum(12 if character >= _FIRST_WIDE else 6 for character in name)
