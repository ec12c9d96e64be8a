"""Measure where the milliseconds of `list --json` go."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from measure import ENVIRONMENT, Pair, in_turn
from stage import PACKAGE, PYTHON, Stage

RUNS = 21
_CHILD = """
import gc, json, os, sys
from time import perf_counter
gc.disable()
marks = [("", perf_counter())]
def mark(what):
    marks.append((what, perf_counter()))
import typer
mark("`import typer`")
import sqlite3
mark("`import sqlite3`")
import qhtrack.cli, qhtrack.commands.ask
mark("the program's own modules")
group = typer.main.get_command(qhtrack.cli.app)
group.get_command(None, "list")
mark("Typer builds the command")
from qhtrack.database import questions, sqlite
from qhtrack.domain import fields
from qhtrack.output import formats
connection = sqlite.connect(sys.argv[1])
mark("opening SQLite, looking at its shape")
projects = list(questions.projects(connection, questions.Filter(), questions.AsOf("2026-01-01")))
mark("the query")
text = "".join(formats.formatted(formats.Format.JSON, projects, fields.PROJECT_KEYS))
mark("writing JSON")
steps = {what: at - before for (_, before), (what, at) in zip(marks, marks[1:])}
sys.stdout.write(json.dumps(steps))
sys.stdout.flush()
os._exit(0)
"""


def steps(database: Path) -> Iterator[tuple[str, float]]:
    """Yield each step of an answer and its median time in milliseconds."""
    runs = [_run(database) for _ in range(RUNS + 1)][1:]
    for what in runs[0]:
        yield what, 1000 * median(run[what] for run in runs)


def whole(stage: Stage) -> Iterator[tuple[str, Pair]]:
    """Yield `list --json` beside `import typer`, compiled and with nothing of ours compiled."""
    imported = stage.python("import typer")
    listed = stage.program("list", "--json", database=stage.shipped)
    yield "compiled, as pip leaves it", in_turn(listed, imported, RUNS)
    bare = stage.folder / "bare"
    without = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, bare / PACKAGE.name, ignore=without, dirs_exist_ok=True)
    paths = {"PYTHONPATH": str(bare), "PYTHONDONTWRITEBYTECODE": "1"}
    words = (PYTHON, "-m", PACKAGE.name, *listed.words[1:])
    uncompiled = listed._replace(words=words, environment={**listed.environment, **paths})
    yield "its own modules not compiled", in_turn(uncompiled, imported, RUNS)


def _run(database: Path) -> dict[str, float]:
    command = [PYTHON, "-c", _CHILD, str(database)]
    done = subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    seconds: dict[str, float] = json.loads(done.stdout)
    return seconds
