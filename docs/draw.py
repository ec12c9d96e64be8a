"""Draw the README's pictures from the real commands; with --check, tell whether they are stale.

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
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from qhtrack.cli import main
from qhtrack.words.language import Language

DOCS = Path(__file__).parent
REGISTRY = DOCS.parent / "data" / "projects.toml"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WIDTH = 96
CELL = 12.2  # the width of a cell in Rich's SVG, in its units
_TEXT = re.compile(
    r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)" textLength="[^"]*" clip-path="([^"]*)">'
    r"([^<]*)</text>"
)
_RUN = re.compile(r"\xa0+|[\u2e80-\uffef]+|[^\xa0\u2e80-\uffef]+")
PICTURES = {
    "list": "list -c railway,airport,road,water,hydropower,pumped-storage -f table",
    "scorecard": "scorecard --by source 'publisher:Government of Qinghai Province' -f table",
    "timeline": "timeline category:railway,airport,hydropower,pumped-storage,storage",
}


def draw(name: str, language: Language) -> str:
    """Return the SVG of what a command shows on a terminal."""
    os.environ |= {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1"}
    answer = io.StringIO()
    options = ["--registry", str(REGISTRY), "--lang", language]
    with redirect_stdout(answer):
        main([*options, *shlex.split(PICTURES[name])], NOW)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi(answer.getvalue()), end="", no_wrap=True, crop=False)
    title = f"qhtrack {PICTURES[name].removesuffix(' -f table')}"
    return _widened(console.export_svg(title=title, unique_id=f"{name}-{language}"))


def _widened(svg: str) -> str:
    """Set each run of wide or of narrow characters in its own cells.

    Rich counts a wide character as one, and spaces stretch with the text they stand in.
    """
    return _TEXT.sub(lambda match: "".join(_runs(*match.groups())), svg)


def _runs(style: str, x: str, y: str, clip: str, text: str) -> Iterator[str]:
    left = float(x)
    for run in _RUN.findall(html.unescape(text)):
        width = CELL * cell_len(run)
        if run.strip():
            position = f'x="{left:.5g}" y="{y}" textLength="{width:.5g}" clip-path="{clip}"'
            yield f'<text class="{style}" {position}>{html.escape(run)}</text>'
        left += width


def pictures() -> dict[Path, str]:
    """Return the text of each picture's file."""
    return {
        DOCS / f"{name}.{language}.svg": draw(name, language)
        for name in PICTURES
        for language in Language
    }


def run(*, check: bool) -> int:
    """Write the pictures, or name those that differ from their files."""
    stale = [
        path
        for path, text in pictures().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if check:
        sys.stderr.writelines(f"{path} is stale; run python docs/draw.py\n" for path in stale)
        return int(bool(stale))
    for path, text in pictures().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(check="--check" in sys.argv[1:]))
