"""Photograph the report as a browser shows it, and the database in Datasette.

python docs/photograph.py NODE_MODULES

Needs Chromium and Datasette on the path, and the npm packages mermaid and github-markdown-css in
NODE_MODULES. What a browser draws differs by a pixel from one machine to the next, so nothing
checks these pictures: look at them.
"""

import io
import subprocess
import sys
import time
import urllib.request
from contextlib import redirect_stdout
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from draw import FOLDER, NOW, REGISTRY, THEMES
from markdown_it import MarkdownIt

from qhtrack.cli import main
from qhtrack.words.language import Language

PORT = 8765
ROADS = f"http://127.0.0.1:{PORT}/qhtrack/scorecard?category=road&_facet=outcome"
RESULT = "&_col=due&_col=outcome&_col=reached"
DATASETTE = {
    "datasette": f"{ROADS}&_col=name{RESULT}&_col=wording_en&_col=source_title",
    "datasette.zh": f"{ROADS}&_col=name_zh{RESULT}&_col=wording&_col=source_title",
}
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<meta charset="utf-8">
<style>{css} body {{ margin: 0 auto; max-width: 900px; padding: 24px; }}</style>
<body class="markdown-body">
{report}
<script>{mermaid}</script>
<script>
for (const code of document.querySelectorAll("code.language-mermaid")) {{
  code.parentElement.outerHTML = `<div class="mermaid">${{code.innerHTML}}</div>`;
}}
mermaid.initialize({{ theme: "{theme}", gantt: {{ useWidth: 900 }} }});
</script>
</body>
</html>
"""
CHARTS = {"light": "default", "dark": "dark"}


def photograph(address: str, name: str, height: int) -> None:
    """Save what a browser shows of an address, after its scripts have run."""
    options = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--virtual-time-budget=20000"]
    size = f"--window-size=1000,{height}"
    picture = f"--screenshot={FOLDER / name}.png"
    subprocess.run(["chromium", *options, size, picture, address], check=True, capture_output=True)


def report(language: Language) -> str:
    """Return the report as HTML."""
    answer = io.StringIO()
    with redirect_stdout(answer):
        main(["--registry", str(REGISTRY), "--lang", language, "report"], NOW)
    return MarkdownIt("commonmark").enable("table").render(answer.getvalue())


def photograph_report(modules: Path, folder: Path) -> None:
    """Photograph the top of the report, in each language and theme."""
    mermaid = (modules / "mermaid" / "dist" / "mermaid.min.js").read_text(encoding="utf-8")
    for language, theme in product(Language, THEMES):
        css = modules / "github-markdown-css" / f"github-markdown-{theme}.css"
        page = folder / "report.html"
        page.write_text(
            PAGE.format(
                language=language,
                css=css.read_text(encoding="utf-8"),
                report=report(language),
                mermaid=mermaid,
                theme=CHARTS[theme],
            ),
            encoding="utf-8",
        )
        photograph(page.as_uri(), f"report.{language}.{theme}", 1000)


def photograph_database(folder: Path) -> None:
    """Photograph the promises of a category in Datasette, as English and as Chinese words."""
    database = folder / "qhtrack.db"
    with redirect_stdout(io.StringIO()):
        main(["--db", str(database), "load", str(REGISTRY)], NOW)
    server = subprocess.Popen(
        ["datasette", database, "--port", str(PORT)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait()
        for name, address in DATASETTE.items():
            photograph(address, name, 1000)
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(ROADS).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        photograph_report(Path(sys.argv[1]), Path(name))
        photograph_database(Path(name))
