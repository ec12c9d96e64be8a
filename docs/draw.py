"""Draw the pictures of what commands show, light and dark; with --check, tell which are stale.

python docs/draw.py [--check]
"""

import html
import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from qhtrack.cli import main
from qhtrack.words.language import Language

FOLDER = Path(__file__).parent / "pictures"
REGISTRY = FOLDER.parents[1] / "data" / "projects.toml"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COLUMNS = 96
# a table of many columns is drawn wider, so that names are to be read
WIDTHS = {"scorecard": 108}
CELL, LINE, MARGIN = 8.4, 19, 14  # of a font of 14, in pixels
PICTURES = {
    "list": {
        Language.EN: "list -c railway,airport,road,water,hydropower,pumped-storage",
        Language.ZH: "list -c 铁路,机场,公路,水利,水电,抽水蓄能",
    },
    "paper": {
        Language.EN: "scorecard source:seed-major-projects outcome!=unmeasurable",
        Language.ZH: "scorecard 来源:这些重大项目将重点推进 完成情况!=不作评价",
    },
    "scorecard": {
        Language.EN: "scorecard --by source 'publisher:Government of Qinghai Province'",
        Language.ZH: "scorecard --by 来源 发布单位:青海省人民政府",
    },
    "timeline": {
        Language.EN: "timeline category:railway,airport,hydropower,pumped-storage,storage",
        Language.ZH: "timeline 类别:铁路,机场,水电,抽水蓄能,储能",
    },
}
# black, red, green, yellow, blue, magenta, cyan, white, and the bright ones
_LIGHT = ["24292f", "cf222e", "116329", "7d4e00", "0550ae", "8250df", "1b7c83", "6e7781"]
_DARK = ["484f58", "ff7b72", "3fb950", "d29922", "58a6ff", "bc8cff", "39c5cf", "b1bac4"]


def _theme(background: str, text: str, colours: list[str]) -> TerminalTheme:
    ansi = [_rgb(colour) for colour in colours]
    return TerminalTheme(_rgb(background), _rgb(text), ansi, ansi)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour)
    return red, green, blue


THEMES = {
    "light": _theme("f6f8fa", "1f2328", _LIGHT),
    "dark": _theme("161b22", "e6edf3", _DARK),
}
_PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" \
font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" \
font-size="14" xml:space="preserve">
<rect width="100%" height="100%" rx="6" fill="{background}"/>
{texts}
</svg>
"""
# what is wide and what is narrow, each stretched to its own cells; blanks are left out
_RUN = re.compile("[\u2e80-\uffef]+|[^ \u2e80-\uffef]+(?: [^ \u2e80-\uffef]+)*")


def draw(name: str, language: Language, theme: TerminalTheme) -> str:
    """Return the SVG of what a command shows on a terminal, the line that was typed first."""
    lines = [
        [Segment(f"$ qhtrack {PICTURES[name][language]}", Style(dim=True))],
        *_shown(name, language),
    ]
    texts = (
        text
        for number, line in enumerate(lines, 1)
        for text in _texts(line, MARGIN + number * LINE - 5, theme)
    )
    return _PICTURE.format(
        width=2 * MARGIN + WIDTHS.get(name, COLUMNS) * CELL,
        height=2 * MARGIN + len(lines) * LINE,
        background=theme.background_color.hex,
        texts="\n".join(texts),
    )


def _shown(name: str, language: Language) -> Iterator[list[Segment]]:
    os.environ |= {"COLUMNS": str(WIDTHS.get(name, COLUMNS)), "FORCE_COLOR": "1"}
    answer = io.StringIO()
    options = ["--registry", str(REGISTRY), "--lang", language]
    as_on_a_terminal = [] if name == "timeline" else ["-f", "table"]
    with redirect_stdout(answer):
        main([*options, *shlex.split(PICTURES[name][language]), *as_on_a_terminal], NOW)
    console = Console(file=io.StringIO(), color_system="standard")
    for line in Text.from_ansi(answer.getvalue().rstrip("\n")).split():
        yield [*line.render(console)]


def _texts(line: list[Segment], y: float, theme: TerminalTheme) -> Iterator[str]:
    """Yield a text for each run of a line, at its cells."""
    left = 0
    for text, style, _ in line:
        for run in _RUN.finditer(text):
            x = MARGIN + CELL * (left + cell_len(text[: run.start()]))
            length = CELL * cell_len(run[0])
            yield (
                f'<text x="{x:g}" y="{y:g}" textLength="{length:g}" {_css(style, theme)}>'
                f"{html.escape(run[0], quote=False)}</text>"
            )
        left += cell_len(text)


def _css(style: Style | None, theme: TerminalTheme) -> str:
    style = style or Style()
    colour = style.color.get_truecolor(theme).hex if style.color else theme.foreground_color.hex
    weight = ' font-weight="bold"' if style.bold else ""
    return f'fill="{colour}"{weight}' + (' opacity="0.6"' if style.dim else "")


def pictures() -> dict[Path, str]:
    """Return the text of each picture's file."""
    return {
        FOLDER / f"{name}.{language}.{theme}.svg": draw(name, language, THEMES[theme])
        for name, language, theme in product(PICTURES, Language, THEMES)
    }


def run(*, check: bool) -> int:
    """Write the pictures, or name those that differ from their files."""
    drawn = pictures()
    stale = [
        path
        for path, text in drawn.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if check:
        sys.stderr.writelines(f"{path} is stale; run python docs/draw.py\n" for path in stale)
        return int(bool(stale))
    for path in stale:
        path.write_text(drawn[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
