"""Draw tables for a terminal."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from qhtrack.domain.fields import NUMBER_KEYS
from qhtrack.domain.promises import NO_NEWS
from qhtrack.output.formats import page_table
from qhtrack.output.screen import Screen
from qhtrack.output.wording import cell, date_text, due_in_brief, part_name
from qhtrack.words.catalogue import has_texts
from qhtrack.words.vocabulary import Vocabulary

STYLES = {
    "proposed": "magenta",
    "approved": "bright_blue",
    "construction": "yellow",
    "partial": "cyan",
    "operating": "green",
    "suspended": "red",
    "cancelled": "red",
    "retired": "dim",
    "met": "green",
    "met-late": "yellow",
    "met-by": "bright_blue",
    "overdue": "red",
    "no-news": "dim",  # which is no failure
    "missed": "red",
    "pending": "cyan",
    "undated": "magenta",
    "unmeasurable": "dim",
}
# the columns whose cells may be cut, the first of them first
MAY_BE_CUT = (
    *("note", "note_zh", "url", "also", "sources", "aliases", "source", "evidence", "publisher"),
    *("publisher_zh", "wording", "wording_en", "wording_zh", "title", "title_en", "title_zh"),
    *("owner", "owner_zh", "place", "place_zh", "name_zh", "name", "project", "regions"),
)

# the flag that says of a date that something was so by then
_BY = {"since": "since_by", "date": "by"}

_GAP = 2
KEPT = 4  # so many columns stay before a cell is cut
_LEAST_WIDTH = 12
_LEAST_WORDING = 20
_NAME_WIDTH = 26  # a name is readable in a third of the screen, at most so much
# what stays whole, or a third of the screen wide, as long as others may be cut
_NAMES, _NOTES = {"name", "name_zh", "project", "regions"}, {"note", "note_zh"}
_LEAST_WIDTHS = {"wording": _LEAST_WORDING, "title": _LEAST_WORDING}


class Column(NamedTuple):
    """A column: its key, its heading (of any lines), its cells and, if any, their styles."""

    key: str
    heading: str
    cells: Sequence[str]
    styles: Sequence[str] = ()
    flush_right: bool = False

    @property
    def width(self) -> int:
        """Return the width of its widest cell, in terminal cells."""
        return _widest((*self.heading.split("\n"), *self.cells))

    @property
    def is_figure(self) -> bool:
        """Tell whether it is set flush right."""
        return self.flush_right or self.key in NUMBER_KEYS

    @property
    def least_width(self) -> int:
        """Return the width down to which its cells may be cut."""
        if self.key not in MAY_BE_CUT:
            return self.width
        return min(self.width, _LEAST_WIDTHS.get(self.key, _LEAST_WIDTH))

    def readable_width(self, screen: Screen) -> int:
        """Return the width down to which its cells may be cut where fewer columns would do."""
        if self.key != "name":
            return self.least_width
        return min(self.width, max(_LEAST_WIDTH, screen.width // 3), _NAME_WIDTH)

    def fair_width(self, screen: Screen) -> int:
        """Return the width down to which its cells may be cut while others can give way."""
        if self.key in _NAMES:
            return self.width
        share = screen.width // 3 if self.key in _NOTES else 0
        return max(self.least_width, min(self.width, share))

    def style(self, index: int, style_key: str) -> str:
        """Return the style of a cell, in a row coloured by a status or an outcome."""
        if self.styles:
            return self.styles[index]
        return STYLES.get(style_key, "") if self.key in {"status", "outcome"} else ""


@lru_cache
def _widest(texts: tuple[str, ...]) -> int:
    return max(map(cell_len, texts))


def columns(
    rows: Sequence[Mapping[str, object]], keys: Iterable[str], vocabulary: Vocabulary
) -> list[Column]:
    """Return the columns of rows, names and places in the reader's language."""
    return [_column(rows, key, vocabulary) for key in keys]


def _column(rows: Sequence[Mapping[str, object]], key: str, vocabulary: Vocabulary) -> Column:
    cells = [_cell_of(row, key, vocabulary) for row in rows]
    is_marked = key == "due" and any(row.get("overdue") for row in rows)
    styles = [STYLES["overdue"] if row.get("overdue") else "" for row in rows]
    return Column(key, vocabulary.head(key), cells, styles if is_marked else ())


def _cell_of(row: Mapping[str, object], key: str, vocabulary: Vocabulary) -> str:
    """Return the cell of a row: its text in the reader's language, its status in its own words."""
    if key == "status" and "category" in row:
        return vocabulary.status_of(row)
    if key in _BY and row[key] is not None:
        return date_text(str(row[key]), vocabulary, by=bool(row.get(_BY[key])))
    if key == "part" and row[key] is not None:
        return part_name(str(row[key]))
    if key == "due" and "due_part" in row:
        return due_in_brief(row)
    is_text = has_texts(key, vocabulary.language)
    return cell(key, vocabulary.text(row, key) if is_text else row[key], vocabulary)


def style_key(row: Mapping[str, object]) -> str:
    """Return what colours a row: its outcome, apart where there is no news, else its status."""
    return NO_NEWS if row.get("no_news") else str(row.get("outcome") or row.get("status") or "")


def with_asked(keys: Sequence[str], asked: Sequence[str]) -> tuple[str, ...]:
    """Return the keys with those that were asked for right behind the first one."""
    first, *others = keys
    moved = [key for key in asked if key != first]
    return (first, *moved, *(key for key in others if key not in moved))


def fits(columns: Sequence[Column], screen: Screen) -> bool:
    """Tell whether the columns fit the screen once cells have been cut."""
    return _total([column.least_width for column in columns]) <= screen.width


def fits_readably(columns: Sequence[Column], screen: Screen) -> bool:
    """Tell whether the columns fit the screen once cells have been cut, but names not short."""
    return _total([column.readable_width(screen) for column in columns]) <= screen.width


def fits_uncut(columns: Sequence[Column], screen: Screen) -> bool:
    """Tell whether the columns fit the screen with every cell whole."""
    return _total([column.width for column in columns]) <= screen.width


def fitting(columns: Sequence[Column], screen: Screen, kept: int = KEPT) -> list[Column]:
    """Return the columns that fit the screen, the first one in any case.

    Columns after the first few (`kept`) go before a cell is cut; statuses and dates are never
    cut. Of name, status, since, due and category on a narrow screen category goes first, then
    the name is cut, then due goes.
    """
    chosen = list(columns)
    while len(chosen) > kept and not fits_uncut(chosen, screen):
        chosen.pop()
    while len(chosen) > 1 and not fits(chosen, screen):
        chosen.pop()
    return chosen


def table(columns: Sequence[Column], screen: Screen, style_keys: Sequence[str]) -> str:
    """Return a table of all the columns, nothing without rows; on a page in Markdown.

    A status or an outcome for each row (`style_keys`) colours it.
    """
    if not style_keys:
        return ""
    if screen.is_page:
        figures = {index for index, column in enumerate(columns) if column.is_figure}
        rows = zip(*(column.cells for column in columns), strict=True)
        return page_table([column.heading for column in columns], rows, figures)
    widths = _widths(columns, screen)
    bold = ["bold"] * len(columns)
    lines = [_line(headings, columns, widths, bold) for headings in _heading_lines(columns)]
    for line in lines:
        line.rstrip()
    for index, style_key in enumerate(style_keys):
        styles = [column.style(index, style_key) for column in columns]
        lines.append(_line([column.cells[index] for column in columns], columns, widths, styles))
    return render(Text("\n").join(lines), screen)


def _heading_lines(columns: Sequence[Column]) -> Iterator[tuple[str, ...]]:
    """Yield the headings line by line; those of fewer lines stand at the bottom."""
    headings = [column.heading.split("\n") for column in columns]
    height = max(map(len, headings))
    return zip(*([""] * (height - len(lines)) + lines for lines in headings), strict=True)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _widths(columns: Sequence[Column], screen: Screen) -> list[int]:
    """Return the widths of the columns, cut in the order of `MAY_BE_CUT` until they fit.

    Owners and sources are cut to the end before a note is to less than a third of the screen.
    """
    widths = [column.width for column in columns]
    fair_widths = [column.fair_width(screen) for column in columns]
    least_widths = [column.least_width for column in columns]
    for floors in (fair_widths, least_widths):
        for key in MAY_BE_CUT:
            excess = _total(widths) - screen.width
            for index, column in enumerate(columns):
                if column.key == key and excess > 0:
                    widths[index] = max(floors[index], widths[index] - excess)
    return widths


def _line(
    texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int], styles: Sequence[str]
) -> Text:
    line = Text(no_wrap=True, overflow="ignore", end="")
    for text, column, width, style in zip(texts, columns, widths, styles, strict=True):
        short = truncated(text, width)
        padding = " " * (width - cell_len(short))
        if column is not columns[0]:
            line.append(" " * _GAP)
        if column.is_figure:
            line.append(padding)
        line.append(short, style)
        if not column.is_figure and column is not columns[-1]:
            line.append(padding)
    return line


def truncated(text: str, width: int) -> str:
    """Return text cut to a width in cells, with an ellipsis where it was."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1).rstrip()}…"


def render(text: Text, screen: Screen) -> str:
    """Return text as the screen shows it."""
    console = Console(
        file=io.StringIO(),
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(text, soft_wrap=True, highlight=False, markup=False, emoji=False)
    return captured.get()
