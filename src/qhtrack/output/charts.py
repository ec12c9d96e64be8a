"""Draw bars and the timeline for a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from qhtrack.domain.groups import SUMS, Group, Statistics, SumKey
from qhtrack.domain.rows import EventRow, ProjectRow
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.output import escaping, notes
from qhtrack.output.formats import page_table
from qhtrack.output.groups import group_name, sum_of
from qhtrack.output.horizon import first_day_drawn
from qhtrack.output.lines import Line, filled, wrapped
from qhtrack.output.screen import Screen
from qhtrack.output.tables import STYLES, render, truncated
from qhtrack.output.wording import name_of
from qhtrack.words.vocabulary import Vocabulary

MARKS = {
    "proposed": "·",
    "approved": "░",
    "construction": "▒",
    "partial": "▓",
    "operating": "█",
    "suspended": "=",
    "cancelled": "×",
    "retired": "-",
}
_UNKNOWN_MARK = "?"
_GAP = 2
_LEAST_BAR = 8
# the sums as they give way: what runs, is open or spent before what there is in all, money last
_GIVING_WAY: tuple[SumKey, ...] = (
    *("spent_bn", "open_km", "in_service_mw"),
    *("length_km", "capacity_mw", "investment_bn"),
)
_WIDEST_PROJECT = 4  # in cells of a bar
_SHORTEST_YEAR = 365  # in days, so that no label of a year touches the next
_YEAR_WIDTH = 4
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_SHORTEST_MONTH = 28
_MONTH_WIDTH = 7  # of 2026-05
_MONTH_STEPS = (1, 2, 3, 6)
_LEAST_CHART = 20
_LEAST_NAME = 8


class Mark(NamedTuple):
    """A character of a chart, and its style."""

    text: str
    style: str = ""


_DUE = Mark("◆", "bold red")
_TODAY = Mark("│", "bold")
_EARLIER = "◂"
_NOTHING = Mark(" ")


def statistics(counts: Statistics, screen: Screen, vocabulary: Vocabulary) -> str:
    """Return a row a group: name, count, figures and a bar of its projects by status.

    Where the screen is narrow the bar gives way, then figures do; a bar takes what room is left.
    A page has no bars.
    """
    sums = shown_sums(counts, screen, vocabulary)
    rows = _figures(counts, sums, vocabulary)
    note = _note(counts, sums, screen, vocabulary)
    if screen.is_page:
        table = page_table(rows[0], rows[1:], range(1, len(rows[0])))
        return table + "".join(f"{line}\n" for line in note)
    widths = _widths(rows)
    head, *lines = [_row(row, widths) for row in rows]
    head.stylize("bold")
    room = screen.width - _total_width(widths) - _GAP
    legend: list[Text] = []
    if room >= _LEAST_BAR:
        _draw_bars(lines[:-1], counts.groups, room)  # the last line is the total, which has none
        unknown = (Mark(_UNKNOWN_MARK), vocabulary.status(UNKNOWN))
        signs = [unknown] if None in counts.total.statuses else []
        legend = [Text(), *_legend(vocabulary, screen, signs)]
    for line in lines:
        line.rstrip()
    return render(Text("\n").join([head, *lines, *note, *legend]), screen)


def hidden_sums(counts: Statistics, screen: Screen, vocabulary: Vocabulary) -> list[SumKey]:
    """Return the sums that are known but find no room on the screen."""
    shown = shown_sums(counts, screen, vocabulary)
    return [key for key in _known_sums(counts) if key not in shown]


def shown_sums(counts: Statistics, screen: Screen, vocabulary: Vocabulary) -> list[SumKey]:
    """Return the known sums that fit the screen beside names and counts, without a bar."""
    sums = _known_sums(counts)
    for key in _GIVING_WAY:
        if _total_width(_widths(_figures(counts, sums, vocabulary))) <= screen.width:
            break
        sums = [other for other in sums if other != key]
    return sums


def _draw_bars(lines: Sequence[Text], groups: Sequence[Group], room: int) -> None:
    """Append to the line of each group its bar, the longest of them at most as wide as the room."""
    largest = max((group.size for group in groups), default=1)
    longest = min(room, largest * _WIDEST_PROJECT)
    for line, group in zip(lines, groups, strict=True):
        line.append(" " * _GAP).append_text(_bar(group, largest, longest))


def _note(
    counts: Statistics, sums: Sequence[SumKey], screen: Screen, vocabulary: Vocabulary
) -> list[Text]:
    """Return the lines that say what stands in brackets, if anything does in these columns."""
    text = notes.of_sums((*counts.groups, counts.total), sums, vocabulary)
    if not text:
        return []
    # between sentences first, then where a part of one is still too long
    parts = [Line(0, part) for part in filled(text.strip(), screen.width).split("\n")]
    return [Text(), *map(Text, wrapped(parts, screen).splitlines())]


def _known_sums(counts: Statistics) -> list[SumKey]:
    return [key for key in SUMS if counts.total.sum_of(key).known]


def _figures(
    counts: Statistics, sums: Sequence[SumKey], vocabulary: Vocabulary
) -> list[tuple[str, ...]]:
    """Return the cells of the table: its head, a row a group, the total."""
    groups = (*counts.groups, counts.total)
    names = [group_name(group.key, counts.by, vocabulary) for group in counts.groups]
    heads = [vocabulary.word(key) for key in (counts.by, "projects", *sums)]
    columns = [
        [escaping.line(name) for name in (*names, vocabulary.word("total"))],
        [str(group.size) for group in groups],
        *(_aligned([sum_of(group, key, vocabulary) for group in groups]) for key in sums),
    ]
    return [tuple(heads), *zip(*columns, strict=True)]


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]


def _aligned(figures: Sequence[tuple[str, str]]) -> list[str]:
    """Return figures flush at the last digit, what is said of them after it."""
    figure_width, share_width = (max(map(cell_len, part)) for part in zip(*figures, strict=True))
    return [
        " " * (figure_width - cell_len(figure))
        + figure
        + share
        + " " * (share_width - cell_len(share))
        for figure, share in figures
    ]


def _total_width(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Text:
    """Return the cells in their widths, all but the first flush right."""
    line = Text(set_cell_size(cells[0], widths[0]))
    for text, width in zip(cells[1:], widths[1:], strict=True):
        line.append(" " * (_GAP + width - cell_len(text)) + text)
    return line


def _bar(group: Group, largest: int, longest: int) -> Text:
    """Return a bar as long as the group is large, divided by status.

    Each status has a cell, the others go by the largest remainder: of 3 proposed and 1
    operating on 6 cells (shares 4.5 and 1.5) 5 and 1.
    """
    length = round(group.size * longest / largest)
    lengths = {status: 1 for status in (*Status, None) if status in group.statuses}
    shares = {status: group.statuses[status] * length / group.size for status in lengths}
    for _ in range(length - len(lengths)):
        lengths[max(lengths, key=lambda status: shares[status] - lengths[status])] += 1
    bar = Text()
    for status, cells in lengths.items():
        mark = MARKS[status] if status else _UNKNOWN_MARK
        bar.append(mark * cells, STYLES[status] if status else "")
    return bar


class Chart(NamedTuple):
    """What a timeline draws: projects, their events by day, and the days promises fall due."""

    projects: Sequence[ProjectRow]
    histories: Mapping[str, Sequence[EventRow]]
    dues: Mapping[str, Sequence[str]]


class Window(NamedTuple):
    """Today, or the day that is asked for; the first and the last day to draw, if given."""

    today: str
    since: str | None = None
    until: str | None = None
    is_as_of: bool = False


class Axis(NamedTuple):
    """The days that a timeline spans, as ordinals, and how many cells it has for them."""

    start: int
    end: int
    cells: int

    def cell(self, day: str) -> int:
        """Return the cell of a day; it may lie outside."""
        days_passed = date.fromisoformat(day).toordinal() - self.start
        return days_passed * self.cells // max(self.end - self.start + 1, 1)


def _axis(chart: Chart, window: Window, cells: int) -> Axis:
    days = [event["day"] for events in chart.histories.values() for event in events]
    days += [window.today, *(due for dues in chart.dues.values() for due in dues)]
    end = window.until or max(days)
    begin = max(min(days), first_day_drawn(min(window.today, end)))
    first = window.since or min(begin, end)
    last = max(end, first)
    return Axis(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal(), cells)


def timeline(chart: Chart, window: Window, screen: Screen, vocabulary: Vocabulary) -> str:
    """Return a Gantt chart: a row a project, a mark and colour a status, due dates marked."""
    names = [escaping.line(name_of(row, vocabulary)) for row in chart.projects]
    widest = max(map(cell_len, names), default=0)
    most_for_name = max(screen.width - _LEAST_CHART - _GAP, _LEAST_NAME)
    name_width = min(widest, most_for_name, screen.width * 2 // 5)
    axis = _axis(chart, window, max(screen.width - name_width - _GAP, _LEAST_CHART))
    lines = [_labels(axis, name_width)]
    drawn = [_marks(chart, row["id"], window.today, axis) for row in chart.projects]
    for name, marks in zip(names, drawn, strict=True):
        lines.append(_line(set_cell_size(truncated(name, name_width), name_width), marks))
    signs = [
        (_DUE, vocabulary.word("due")),
        (_TODAY, vocabulary.word("last_day" if window.is_as_of else "today")),
    ]
    if any(marks[0].text == _EARLIER for marks in drawn):
        signs.append((Mark(_EARLIER), vocabulary.word("earlier")))
    lines += [Text(), *_legend(vocabulary, screen, signs)]
    for line in lines:
        line.rstrip()
    return render(Text("\n").join(lines), screen)


def _marks(chart: Chart, project: str, today: str, axis: Axis) -> list[Mark]:
    marks = _status_marks(chart.histories.get(project, ()), today, axis)
    _mark_days(marks, chart.dues.get(project, ()), today, axis)
    return marks


def _status_marks(events: Sequence[EventRow], today: str, axis: Axis) -> list[Mark]:
    """Return a mark for each cell before today's: of the last status that began in or before it.

    The first cell says where that status began before the timeline does.
    """
    marks = [_NOTHING] * axis.cells
    end = min(axis.cell(today), axis.cells)
    for event in events:
        status, began = event["status"], axis.cell(event["day"])
        for index in range(max(began, 0), end):
            marks[index] = Mark(MARKS[status] if index or began == 0 else _EARLIER, STYLES[status])
    return marks


def _mark_days(marks: list[Mark], dues: Sequence[str], today: str, axis: Axis) -> None:
    for day, mark in [(today, _TODAY), *((due, _DUE) for due in dues)]:
        index = axis.cell(day)
        if 0 <= index < axis.cells:
            marks[index] = mark


def _line(name: str, marks: Sequence[Mark]) -> Text:
    line = Text(name + " " * _GAP)
    for mark in marks:
        line.append(*mark)
    return line


def _labels(axis: Axis, name_width: int) -> Text:
    """Return the labels above a timeline: months of a short one, else years.

    Every second, third, … of them where they are close.
    """
    month_width = axis.cells * _SHORTEST_MONTH / (axis.end - axis.start + 1)
    step = next((step for step in _MONTH_STEPS if step * month_width >= _MONTH_WIDTH + 1), None)
    labels = _months(axis, step) if step else _years(axis)
    text = " " * axis.cells
    for day, label in labels:
        index = axis.cell(day)
        if 0 <= index <= axis.cells - len(label):
            text = f"{text[:index]}{label}{text[index + len(label) :]}"
    return Text(" " * (name_width + _GAP) + text, "bold")


def _years(axis: Axis) -> Iterator[tuple[str, str]]:
    """Yield the first day and the label of each year that has room for one."""
    year_width = axis.cells * _SHORTEST_YEAR / (axis.end - axis.start + 1)
    first, last = date.fromordinal(axis.start).year, date.fromordinal(axis.end).year
    wide_enough = (step for step in _STEPS if step * year_width >= _YEAR_WIDTH + 1)
    step = next(wide_enough, _STEPS[-1])
    for year in range(first, last + 1):
        if year % step == 0:
            yield f"{year:04}-01-01", f"{year:04}"


def _months(axis: Axis, step: int) -> Iterator[tuple[str, str]]:
    """Yield the first day and the label of each so many months: `2026-05`."""
    first, last = date.fromordinal(axis.start), date.fromordinal(axis.end)
    for month in range(first.year * 12, last.year * 12 + 12, step):
        label = f"{month // 12:04}-{month % 12 + 1:02}"
        yield f"{label}-01", label


def _legend(
    vocabulary: Vocabulary, screen: Screen, signs: Iterable[tuple[Mark, str]]
) -> Iterator[Text]:
    statuses = [
        (Mark(mark, STYLES[status]), vocabulary.status(status)) for status, mark in MARKS.items()
    ]
    line = Text()
    for mark, label in (*statuses, *signs):
        # two cells before an entry, the mark, a space, the label
        if line and cell_len(line.plain) + cell_len(label) + 4 > screen.width:
            yield line
            line = Text()
        line.append("  " if line else "").append(*mark).append(f" {label}")
    yield line
