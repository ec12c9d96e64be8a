"""Fit lines and pages to a terminal."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from qhtrack.output.line_breaking import breaks
from qhtrack.output.screen import Screen
from qhtrack.output.tables import render

# after commas, before brackets
_BREAK = r"(?<=[，、：；])|(?=（)|(?<=[,:] )|(?<= )(?=\()"
_GAP = 2
_LEAST_WIDTH = 12


class Line(NamedTuple):
    """A line of a page, how far it is indented, in cells, and the style of it or of a part."""

    indent: int
    text: str
    style: str = ""
    part: str = ""


def page(
    title: Line,
    facts: Sequence[tuple[str, str]],
    parts: Iterable[tuple[str, list[Line]]],
    screen: Screen,
) -> str:
    """Return a page: a title, labelled facts, and parts of lines under headings."""
    indent = max((cell_len(label) for label, _ in facts), default=0) + _GAP
    lines = [_styled(title)]
    lines[0].stylize("bold")
    for label, value in facts:
        first, *others = _wrapped(Line(indent, value), screen)
        padded = label + " " * (indent - cell_len(label))
        lines += [Text.assemble((padded, "dim"), first[indent:]), *others]
    for heading, part in parts:
        lines += [Text(), Text(heading, "bold")]
        lines += [piece for line in part for piece in _wrapped(line, screen)]
    return render(Text("\n").join(lines), screen)


def wrapped(lines: Iterable[Line], screen: Screen) -> str:
    """Return lines fitted to the screen."""
    pieces = (piece for line in lines for piece in _wrapped(line, screen))
    return render(Text("\n").join(pieces), screen)


def _styled(line: Line) -> Text:
    text, part = Text(line.text), line.part or line.text
    start = line.text.rindex(part)
    text.stylize(line.style, start, start + len(part))
    return text


def _wrapped(line: Line, screen: Screen) -> list[Text]:
    """Fit a line to the screen's width; an address stays whole."""
    text = _styled(line)
    width = max(screen.width - line.indent, _LEAST_WIDTH)
    is_address = line.text.startswith(("http://", "https://"))
    pieces = [text] if is_address else text.divide(breaks(text.plain, width))
    for piece in pieces:
        piece.rstrip()
    return [Text(" " * line.indent).append_text(piece) for piece in pieces]


def filled(text: str, width: int) -> str:
    """Return a sentence on lines of a width, broken after commas and before brackets."""
    lines = [""]
    for part in re.split(_BREAK, text):
        if cell_len((lines[-1] + part).rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return "\n".join(line.rstrip() for line in lines if line)
