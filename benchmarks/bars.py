"""State the bars and measure each against its floor."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import Command, Cost, Pair, in_turn, mib, seconds
from merging import speed
from peers import COUNT, SIX, taskwarrior, tool
from stage import UPDATES, Stage, copy

SIZE = 100_000
MANY, FEW, IN_TURN = 21, 5, 40
FACTS, FILED = 100, 10_000


class Bar(NamedTuple):
    """What was measured against what, the ratio, the most that it may be, and what it was.

    `work` is the ratio of the processor's time. `was` is the ratio of 2026-11-24, before these
    bars were set; None: it had not been measured.
    """

    what: str
    against: str
    ours: str
    floor: str
    ratio: float
    work: float | None
    most: float
    was: float | None = None

    @property
    def met(self) -> bool:
        """Tell whether the ratio is not above the bar."""
        return self.ratio <= self.most


def bars(stage: Stage, size: int = SIZE) -> Iterator[Bar]:
    """Yield each bar as it is measured."""
    yield from _start(stage)
    yield from _load(stage, size)
    yield from _ask(stage, size)
    yield from _draw(stage, size)
    yield from _find(stage, size)
    yield from _apply(stage, size)
    yield from _write(stage, size)
    yield from _outdo(stage, size)
    yield from _speak(stage)
    yield from _share(stage)


def _bar(what: str, against: str, pair: Pair, most: float, was: float | None = None) -> Bar:
    ours, floor = (time_of(seconds(costs)) for costs in pair)
    return Bar(what, against, ours, floor, pair.ratio, pair.work, most, was)


def time_of(took: float) -> str:
    """Write a time."""
    return f"{1000 * took:.0f} ms" if took < 1 else f"{took:.2f} s"


def _start(stage: Stage) -> Iterator[Bar]:
    listed = stage.program("list", "--json", database=stage.shipped)
    imported = "import typer"
    pair = in_turn(listed, stage.python(imported), MANY)
    yield _bar("`list --json`", imported, pair, 1.25, 1.11)
    drawn = stage.program("list", "-f", "table", database=stage.shipped)
    imported = "import typer, sqlite3, rich.console, rich.table"
    pair = in_turn(drawn, stage.python(imported), MANY)
    yield _bar("`list` as a table", imported, pair, 1.15, 0.98)
    peer = tool("query", stage.shipped, "SELECT * FROM project_status")
    pair = in_turn(listed, peer, MANY)
    yield _bar("`list --json`", "`sqlite-utils query`, same rows", pair, 0.55, 0.49)


def _load(stage: Stage, size: int) -> Iterator[Bar]:
    pair = in_turn(stage.load(size), stage.load_floor(size), FEW)
    against = "tomli and executemany of the same rows and columns"
    yield _bar(f"`load`, {size:,} projects", against, pair, 1.25, 1.43)
    ours, floor = (f"{mib(costs):.0f} MiB" for costs in pair)
    yield Bar("its peak memory", "the same's", ours, floor, pair.memory, None, 1.3, 1.18)
    database = stage.database(size)
    again = stage.program("load", stage.registry(size), database=database)
    listed = stage.program("list", "--json", f"id:{_first(database)}", database=database)
    pair = in_turn(again, listed, MANY)
    yield _bar("the same load again", "`list --json` of one project", pair, 1.0, 0.78)


def _first(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute("SELECT id FROM project ORDER BY position").fetchone()[0])


_SAME = "the same, shipped registry"


def _asked(
    stage: Stage, size: int, large: Sequence[str], small: Sequence[str], runs: int = MANY
) -> Pair:
    """Ask the database of a size, and in turn the shipped one."""
    return in_turn(
        stage.program(*large, database=stage.database(size)),
        stage.program(*small, database=stage.shipped),
        runs,
    )


def _ask(stage: Stage, size: int) -> Iterator[Bar]:
    asked = ("list", "--json", "status:construction", "category:wind-solar")
    pair = _asked(stage, size, (*asked, "capacity_mw>=2900"), (*asked, "capacity_mw>=100"))
    what = f"`list --json` of {size:,} by status, category, size"
    yield _bar(what, _SAME, pair, 2, 1.23)
    pair = _asked(stage, size, ("list", "--json", "No. 777"), ("list", "--json", "gonghe"))
    yield _bar("by a bare word", _SAME, pair, 3, 1.40)


def _find(stage: Stage, size: int) -> Iterator[Bar]:
    large = stage.database(size)
    first, part = _first(large), f"第{size // 10 + 7}号"
    pair = _asked(stage, size, ("show", first), ("show", "gonghe-airport"))
    yield _bar(f"`show` in {size:,}", _SAME, pair, 1.3, 0.99)
    pair = _asked(stage, size, ("show", part), ("show", "李家峡"))
    yield _bar("`show` by a part of a name", _SAME, pair, 3, 6)
    pair = in_turn(
        _update(stage, first, large), _update(stage, "gonghe-airport", stage.shipped), MANY
    )
    yield _bar(f"`update` in {size:,}", _SAME, pair, 1.3, 1.02)
    pair = in_turn(_update(stage, part, large), _update(stage, "李家峡", stage.shipped), MANY)
    yield _bar("`update` by a part of a name", _SAME, pair, 3)


def _update(stage: Stage, name: str, database: Path) -> Command:
    new = stage.folder / f"recorded-{database.name}"
    copy(database, new)
    words = ("update", name, "operating", "--date", "2026-01", "--note", "seen")
    return stage.program(*words, database=new)._replace(before=partial(_forget, new))


def _forget(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM event WHERE origin = 'local'")
        for table in ("statement", "recording", "file_version"):
            connection.execute(f"DELETE FROM {table}")
        connection.commit()


def _apply(stage: Stage, size: int) -> Iterator[Bar]:
    """Measure what the rows take beyond a file of one row: start-up stays aside."""
    new = stage.folder / "applied.db"
    fresh = partial(copy, stage.database(size), new)

    def applied(count: int) -> Pair:
        rows = stage.updates(size, count)
        ours = stage.program("apply", rows, database=new)._replace(before=fresh)
        return in_turn(ours, stage.floor("apply", rows, new)._replace(before=fresh), MANY)

    single, many = applied(1), applied(UPDATES)
    rows = Pair(_beyond(many.ours, single.ours), _beyond(many.floor, single.floor))
    against = "executemany of the same rows into all tables that keep them"
    yield _bar(f"`apply` of {UPDATES:,} rows", against, rows, 4)


def _beyond(costs: Sequence[Cost], least: Sequence[Cost]) -> list[Cost]:
    first, work = seconds(least), median(cost.work for cost in least)
    return [cost._replace(seconds=cost.seconds - first, work=cost.work - work) for cost in costs]


def _write(stage: Stage, size: int) -> Iterator[Bar]:
    database = stage.database(size)
    ours = stage.program("export", database=database)
    floor = stage.floor("export", stage.registry(size))._replace(says_its_seconds=True)
    pair = in_turn(ours, floor, FEW)
    yield _bar(f"`export` of {size:,}", "`tomli_w.dumps` alone", pair, 1.5, 1.34)
    ours = stage.program("report", database=database)
    statements = stage.folder / "report.sql"
    _keep_statements("report", database, statements)
    floor = stage.floor("report", statements, database)._replace(says_its_seconds=True)
    pair = in_turn(ours, floor, FEW)
    yield _bar(f"`report` of {size:,}", "fetching its rows as dicts alone", pair, 2, 1.73)


def _outdo(stage: Stage, size: int) -> Iterator[Bar]:
    """Measure what Taskwarrior does as well, where it is installed."""
    peer = taskwarrior(stage, size)
    if peer is None:
        return
    database = stage.database(size)
    pair = in_turn(stage.program(*SIX, database=database), peer.command("export"), FEW)
    yield _bar(f"`list --json` of {size:,}, six columns", f"{peer.name} `export`", pair, 1.0, 1.51)
    pair = in_turn(stage.program(*COUNT, database=database), peer.command("count"), FEW)
    yield _bar("a count by status", f"{peer.name} `count`", pair, 1.0, 1.75)


def _draw(stage: Stage, size: int) -> Iterator[Bar]:
    shown = ("list", "-f", "table", "-n", "100")
    pair = _asked(stage, size, shown, shown)
    yield _bar(f"100 rows of {size:,} as a table", _SAME, pair, 3)
    peak = mib(pair.ours)
    most, was = 60, 548
    yield Bar(
        *("its peak memory", "so much", f"{peak:.0f} MiB", f"{most} MiB"),
        *(peak / most, None, 1.0, was / most),
    )


def _speak(stage: Stage) -> Iterator[Bar]:
    """Ask the same in both languages."""
    for what in (("list", "-f", "table"), ("scorecard", "--by", "category", "-f", "table")):
        chinese, english = (
            stage.program("--lang", language, *what, database=stage.shipped)
            for language in ("zh", "en")
        )
        pair = in_turn(chinese, english, IN_TURN)
        yield _bar(f"`--lang zh {' '.join(what)}`", "the same in English", pair, 1.1)


def _share(stage: Stage, size: int = FILED) -> Iterator[Bar]:
    yield _bar(f"`merge` of {size:,}", "loading its three files", speed(stage, size), 1.0, 0.89)
    alone, told = stage.folder / "alone.db", stage.folder / "told.db"
    for new in (alone, told):
        copy(stage.database(size), new)
    stage.run("apply", stage.updates(size, FACTS), database=told)
    beside, without = stage.load_changed(size, told), stage.load_changed(size, alone)
    pair = in_turn(beside, without, MANY)
    yield _bar(f"`load` beside {FACTS} local facts", "the same without them", pair, 1.1)


# what is large stays out of this process: a child's peak in memory is no less than its parent's
_LISTEN = """
import sqlite3, sys
from pathlib import Path
from qhtrack.cli import main
connect, statements = sqlite3.connect, []
def listened(*words, **options):
    connection = connect(*words, **options)
    connection.set_trace_callback(statements.append)
    return connection
sqlite3.connect = listened
path, *arguments = sys.argv[1:]
main(arguments)
questions = [text for text in statements if text.lstrip().startswith(("SELECT", "WITH"))]
Path(path).write_text("\\0".join(questions), encoding="utf-8")
"""


def _keep_statements(command: str, database: Path, path: Path) -> None:
    """Write the questions that a command asks of a database, their values filled in."""
    subprocess.run(
        [sys.executable, "-c", _LISTEN, str(path), "--db", str(database), command],
        check=True,
        stdout=subprocess.DEVNULL,
    )
