"""Draw bars and the timeline for a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from qhtrack.domain.groups import Group, Statistics
from qhtrack.domain.status import Status
from qhtrack.output import escaping
from qhtrack.output.markdown import YEARS
from qhtrack.output.tables import STYLES, Screen, Terms, fitted, render
from qhtrack.output.wording import named, sums, term
from qhtrack.words.catalogue import status_label, word
from qhtrack.words.language import Language

Row = dict[str, Any]

_MARKS = {
    "proposed": "·",
    "approved": "░",
    "construction": "▒",
    "partial": "▓",
    "operating": "█",
    "suspended": "=",
    "cancelled": "×",
    "retired": "-",
}
_DUE = "◆"
_UNKNOWN = "?"
_TODAY = "│"
_GAP = 2
_LEAST_BAR = 8
_WIDEST = 4
_DAYS = 365  # of the shortest year, so that no label touches the next
_LABEL = 4
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_LEAST_CHART = 20


def statistics(found: Statistics, terms: Terms, screen: Screen, language: Language) -> str:
    """Return a row a group: name, count, figures and a bar of its projects by status.

    Figures give way from the right where the screen is narrow, the bar last.
    """
    keys = (found.by, "projects", "capacity_mw", "in_service_mw", "investment_cny_bn")
    told = [term(one.key, found.by, terms, language) for one in found.groups]
    names = map(escaping.line, (*told, word("total", language)))
    groups = (*found.groups, found.total)
    sizes = [str(one.size) for one in groups]
    figures = map(_aligned, zip(*(sums(one, language) for one in groups), strict=True))
    rows = [[word(key, language) for key in keys], *zip(names, sizes, *figures, strict=True)]
    widths = [max(cell_len(row[place]) for row in rows) for place in range(len(keys))]
    while len(widths) > 2 and _taken(widths) + _LEAST_BAR > screen.width:
        widths.pop()
    most = max((one.size for one in found.groups), default=1)
    longest = max(min(screen.width - _taken(widths), most * _WIDEST), 1)
    lines = [_row(row, widths) for row in rows]
    unknown = [(_UNKNOWN, status_label("unknown", language), "")] * (None in found.total.statuses)
    lines[0].stylize("bold")
    for line, one in zip(lines[1:], found.groups, strict=False):
        line.append(" " * _GAP).append_text(_bar(one, most, longest))
    lines[-1].rstrip()
    return render(
        Text("\n").join([*lines, Text(), *_legend(language, screen.width, unknown)]), screen
    )


def _aligned(figures: Sequence[tuple[str, str]]) -> list[str]:
    """Return figures flush at the last digit, what is said of them after it."""
    most, longest = (max(map(cell_len, part)) for part in zip(*figures, strict=True))
    return [
        " " * (most - cell_len(figure)) + figure + said + " " * (longest - cell_len(said))
        for figure, said in figures
    ]


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * len(widths)


def _row(told: Sequence[str], widths: Sequence[int]) -> Text:
    line = Text(set_cell_size(told[0], widths[0]))
    for text, width in zip(told[1:], widths[1:], strict=False):
        line.append(" " * (_GAP + width - cell_len(text)) + text)
    return line


def _bar(group: Group, most: int, longest: int) -> Text:
    bar = Text()
    length = round(group.size * longest / most)
    # one for each status, the others by the largest remainder
    lengths = {status: 1 for status in (*Status, None) if status in group.statuses}
    shares = {status: group.statuses[status] * length / group.size for status in lengths}
    for _ in range(length - len(lengths)):
        lengths[max(lengths, key=lambda status: shares[status] - lengths[status])] += 1
    for status, length in lengths.items():
        bar.append((_MARKS[status] if status else _UNKNOWN) * length, STYLES.get(status or "", ""))
    return bar


class Chart(NamedTuple):
    """What a timeline draws: projects, their events by day, and the days promises fall due."""

    projects: Sequence[Row]
    histories: Mapping[str, Sequence[Row]]
    dues: Mapping[str, Sequence[str]]


class Span(NamedTuple):
    """Today, and the first and the last day to draw, if they are given."""

    today: str
    since: str | None = None
    until: str | None = None


class Axis(NamedTuple):
    """The days that a timeline spans, as ordinals, and how many cells it has for them."""

    start: int
    end: int
    cells: int

    def cell(self, day: str) -> int:
        """Return the cell of a day; it may lie outside."""
        passed = date.fromisoformat(day).toordinal() - self.start
        return passed * self.cells // max(self.end - self.start + 1, 1)


def _axis(chart: Chart, span: Span, cells: int) -> Axis:
    days = [event["day"] for events in chart.histories.values() for event in events]
    days += [span.today, *(due for found in chart.dues.values() for due in found)]
    back = f"{int(span.today[:4]) - YEARS:04}-01-01"
    start, end = span.since or max(min(days), back), span.until or max(days)
    return Axis(
        date.fromisoformat(start).toordinal(),
        max(date.fromisoformat(end).toordinal(), date.fromisoformat(start).toordinal()),
        cells,
    )


def timeline(chart: Chart, span: Span, screen: Screen, language: Language) -> str:
    """Return a Gantt chart: a row a project, a mark and colour a status, due dates marked."""
    names = [escaping.line(named(row, language)) for row in chart.projects]
    widest = max((cell_len(name) for name in names), default=0)
    name_width = min(widest, max(screen.width - _LEAST_CHART - _GAP, 8), screen.width * 2 // 5)
    scale = _axis(chart, span, max(screen.width - name_width - _GAP, _LEAST_CHART))
    lines = [_years(scale, name_width)]
    for row, name in zip(chart.projects, names, strict=True):
        cells = _cells(chart.histories.get(row["id"], ()), span.today, scale)
        _mark(cells, chart.dues.get(row["id"], ()), span.today, scale)
        lines.append(_line(set_cell_size(fitted(name, name_width), name_width), cells))
    marks = [(_DUE, word("due", language), "bold red"), (_TODAY, word("today", language), "bold")]
    lines += [Text(), *_legend(language, screen.width, marks)]
    for line in lines:
        line.rstrip()
    return render(Text("\n").join(lines), screen)


def _cells(events: Sequence[Row], today: str, scale: Axis) -> list[tuple[str, str]]:
    """Return a mark and its style for each cell: the last status that began in or before it."""
    cells = [(" ", "")] * scale.cells
    last = scale.cell(today)
    for event in events:
        first = max(scale.cell(event["day"]), 0)
        for place in range(first, min(last + 1, scale.cells)):
            cells[place] = (_MARKS[event["status"]], STYLES[event["status"]])
    return cells


def _mark(cells: list[tuple[str, str]], dues: Sequence[str], today: str, scale: Axis) -> None:
    marks = [(today, (_TODAY, "bold")), *((due, (_DUE, "bold red")) for due in dues)]
    for day, mark in marks:
        place = scale.cell(day)
        if 0 <= place < scale.cells:
            cells[place] = mark


def _line(name: str, cells: Sequence[tuple[str, str]]) -> Text:
    line = Text(name + " " * _GAP)
    for mark, style in cells:
        line.append(mark, style)
    return line


def _years(scale: Axis, name_width: int) -> Text:
    text = " " * scale.cells
    first, last = date.fromordinal(scale.start).year, date.fromordinal(scale.end).year
    years = (scale.end - scale.start + 1) / _DAYS
    step = next((one for one in _STEPS if scale.cells * one / years >= _LABEL + 1), _STEPS[-1])
    for year in range(first, last + 1):
        place = scale.cell(f"{year:04}-01-01")
        if year % step == 0 and 0 <= place <= scale.cells - _LABEL:
            text = f"{text[:place]}{year:04}{text[place + _LABEL :]}"
    return Text(" " * (name_width + _GAP) + text, "bold")


def _legend(
    language: Language, width: int, marks: Iterable[tuple[str, str, str]] = ()
) -> Iterator[Text]:
    entries = [(mark, status_label(key, language), STYLES[key]) for key, mark in _MARKS.items()]
    entries += marks
    line = Text()
    for mark, label, style in entries:
        if line and cell_len(line.plain) + cell_len(label) + 4 > width:
            yield line
            line = Text()
        line.append("  " if line else "").append(mark, style).append(f" {label}")
    yield line
