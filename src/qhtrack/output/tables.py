"""Draw tables and pages for a terminal."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from qhtrack.domain.fields import FIGURES
from qhtrack.output import escaping
from qhtrack.output.screen import Screen
from qhtrack.output.wording import investment, number
from qhtrack.words.catalogue import outcome_label, status_label, word
from qhtrack.words.language import Language

# the names of categories and regions by id, by kind
Terms = dict[str, dict[str, str]]

_BREAK = re.compile(r"(?<=[，：])|(?<=[,:] )")
_GAP = 2
_LEAST = 12
_NAME = 26
_ENOUGH = 20
_FIRST = 4
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
    "overdue": "red",
    "missed": "red",
    "pending": "cyan",
    "undated": "magenta",
    "unmeasurable": "dim",
}
_GIVES_WAY = ("note", "source", "wording", "name", "project", "regions")


class Column(NamedTuple):
    """A column: its key, its heading and its cells."""

    key: str
    heading: str
    cells: Sequence[str]

    @property
    def width(self) -> int:
        """Return the width of its widest cell, in terminal cells."""
        return max(cell_len(text) for text in (self.heading, *self.cells))

    @property
    def is_figure(self) -> bool:
        """Tell whether it is set flush right."""
        return self.key in FIGURES


class Line(NamedTuple):
    """A line of a page, how far it is indented, in cells, and the style of it or of a part."""

    indent: int
    text: str
    style: str = ""
    part: str = ""


def columns(
    rows: Sequence[dict[str, Any]],
    keys: Iterable[str],
    language: Language,
    terms: Terms,
) -> list[Column]:
    """Return the columns of rows; `terms` names categories and regions."""
    return [
        Column(key, word(key, language), [cell(key, row[key], language, terms) for row in rows])
        for key in keys
    ]


def cell(key: str, value: Any, language: Language, terms: Terms) -> str:  # noqa: ANN401, PLR0911
    """Return a value as a reader sees it; an unknown one is a dash."""
    if value is None or value == []:
        return "–"
    if key in {"status", "milestone"}:
        return status_label(value, language)
    if key == "outcome":
        return outcome_label(value, language)
    if isinstance(value, bool):
        return word("yes" if value else "no", language)
    if key == "investment_cny_bn":
        return investment(value, language)
    if isinstance(value, int | float):
        return number(value)
    called = terms.get({"regions": "region"}.get(key, key), {})
    names = value if isinstance(value, list) else [value]
    return escaping.line(
        word("listed", language).join(called.get(name, str(name)) for name in names)
    )


def fits(found: Sequence[Column], screen: Screen) -> bool:
    """Tell whether the columns fit the screen once names have given way."""
    return _needed(found, screen.width) <= screen.width


def table(
    found: Sequence[Column],
    screen: Screen,
    keys: Sequence[str],
    *,
    all_columns: bool,
    first: int = _FIRST,
) -> str:
    """Return a table that fits the screen; `keys` colour a row each by status or outcome.

    Columns after the first few go before a name is cut, unless all were asked for; statuses
    and dates are never cut.
    """
    kept = list(found)
    while len(kept) > first and not all_columns and whole(kept) > screen.width:
        kept.pop()
    while len(kept) > 1 and not all_columns and _needed(kept, screen.width) > screen.width:
        kept.pop()
    widths = _widths(kept, screen.width)
    lines = [_line([column.heading for column in kept], kept, widths, ["bold"] * len(kept))]
    for number_, key in enumerate(keys):
        styles: list[str] = [
            STYLES.get(key, "") if column.key in {"status", "outcome"} else "" for column in kept
        ]
        lines.append(_line([column.cells[number_] for column in kept], kept, widths, styles))
    return render(Text("\n").join(lines), screen)


def whole(kept: Sequence[Column]) -> int:
    """Return how wide the columns are where nothing is cut."""
    return sum(column.width for column in kept) + _GAP * (len(kept) - 1)


def _needed(kept: Sequence[Column], width: int) -> int:
    least = [
        min(column.width, _least(column.key, width)) if column.key in _GIVES_WAY else column.width
        for column in kept
    ]
    return sum(least) + _GAP * (len(kept) - 1)


def _widths(kept: Sequence[Column], width: int) -> list[int]:
    widths = [column.width for column in kept]
    for key in _GIVES_WAY:
        over = sum(widths) + _GAP * (len(kept) - 1) - width
        for number_, column in enumerate(kept):
            if column.key == key and over > 0:
                widths[number_] = max(
                    min(_least(key, width), widths[number_]), widths[number_] - over
                )
    return widths


def _least(key: str, width: int) -> int:
    if key == "name":
        return min(max(_LEAST, width // 3), _NAME)
    return _ENOUGH if key == "wording" else _LEAST


def _line(
    texts: Sequence[str], kept: Sequence[Column], widths: Sequence[int], styles: Sequence[str]
) -> Text:
    line = Text(no_wrap=True, overflow="ignore", end="")
    for text, column, width, style in zip(texts, kept, widths, styles, strict=True):
        short = fitted(text, width)
        pad = " " * (width - cell_len(short))
        last = column is kept[-1]
        line.append(pad if column.is_figure else "")
        line.append(short, style)
        line.append("" if last else " " * _GAP if column.is_figure else pad + " " * _GAP)
    return line


def fitted(text: str, width: int) -> str:
    """Return text cut to a width in cells, with an ellipsis where it was."""
    if cell_len(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1).rstrip()}…"


def page(
    title: Line,
    facts: Iterable[tuple[str, str]],
    parts: Iterable[tuple[str, list[Line]]],
    screen: Screen,
) -> str:
    """Return a page: a title, labelled facts, and parts of lines under headings."""
    known = list(facts)
    indent = max((cell_len(label) for label, _ in known), default=0) + 2
    lines = [_styled(title)]
    lines[0].stylize("bold")
    for label, value in known:
        first, *others = _wrapped(Line(indent, value), screen)
        padded = label + " " * (indent - cell_len(label))
        lines += [Text.assemble((padded, "dim"), first[indent:]), *others]
    for heading, told in parts:
        lines += [Text(), Text(heading, "bold")]
        lines += [part for one in told for part in _wrapped(one, screen)]
    return render(Text("\n").join(lines), screen)


def folded(told: Iterable[Line], screen: Screen) -> str:
    """Return lines fitted to the screen."""
    return render(Text("\n").join(part for one in told for part in _wrapped(one, screen)), screen)


def _styled(line: Line) -> Text:
    text, part = Text(line.text), line.part or line.text
    start = line.text.rindex(part)
    text.stylize(line.style, start, start + len(part))
    return text


def _wrapped(line: Line, screen: Screen) -> list[Text]:
    """Fit a line to the screen's width; an address stays whole."""
    text = _styled(line)
    width = max(screen.width - line.indent, _LEAST)
    is_address = line.text.startswith(("http://", "https://"))
    pieces = [text] if is_address else text.wrap(_console(screen), width)
    for piece in pieces:
        piece.rstrip()
    return [Text(" " * line.indent).append_text(piece) for piece in pieces or [text]]


def filled(text: str, width: int) -> str:
    """Return a sentence on lines of a width, broken after its commas."""
    lines = [""]
    for part in _BREAK.split(text):
        if cell_len((lines[-1] + part).rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(line.rstrip() for line in lines if line)


def render(text: Text, screen: Screen) -> str:
    """Return text as the screen shows it."""
    console = _console(screen)
    with console.capture() as captured:
        console.print(text, soft_wrap=True, highlight=False, markup=False, emoji=False)
    return captured.get()


def _console(screen: Screen) -> Console:
    return Console(
        file=io.StringIO(),
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        legacy_windows=False,
    )
