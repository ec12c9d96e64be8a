"""State the bars and measure each against its floor."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from measure import Command, Cost, Pair, in_turn, mib, seconds
from stage import BESIDE, UPDATES, Stage, copy

SIZE = 100_000
MANY, FEW = 21, 7


class Bar(NamedTuple):
    """What was measured against what, the ratio, and the most that it may be."""

    what: str
    against: str
    ours: str
    floor: str
    ratio: float
    most: float

    @property
    def met(self) -> bool:
        """Tell whether the ratio is not above the bar."""
        return self.ratio <= self.most


def bars(stage: Stage, size: int = SIZE) -> Iterator[Bar]:
    """Yield each bar as it is measured."""
    yield from _start(stage)
    yield from _load(stage, size)
    yield from _ask(stage, size)
    yield from _record(stage, size)
    yield from _write(stage, size)


def _bar(what: str, against: str, pair: Pair, most: float) -> Bar:
    return Bar(
        what, against, time_of(seconds(pair.ours)), time_of(seconds(pair.floor)), pair.ratio, most
    )


def time_of(took: float) -> str:
    """Write a time."""
    return f"{1000 * took:.0f} ms" if took < 1 else f"{took:.2f} s"


def _start(stage: Stage) -> Iterator[Bar]:
    listed = stage.program("list", "--json", database=stage.shipped)
    imported = "import typer"
    yield _bar("`list --json`", imported, in_turn(listed, stage.python(imported), MANY), 1.4)
    drawn = stage.program("list", "-f", "table", database=stage.shipped)
    imported = "import typer, sqlite3, rich.console, rich.table"
    yield _bar("`list` as a table", imported, in_turn(drawn, stage.python(imported), MANY), 1.3)
    tool = str(BESIDE / "sqlite-utils")
    peer = Command((tool, "query", str(stage.shipped), "SELECT * FROM project_status"))
    yield _bar(
        "`list --json`", "`sqlite-utils query`, same rows", in_turn(listed, peer, MANY), 0.65
    )


def _load(stage: Stage, size: int) -> Iterator[Bar]:
    pair = in_turn(stage.load(size), stage.load_floor(size), FEW)
    yield _bar(f"`load`, {size:,} projects", "tomli and executemany of the rows", pair, 1.5)
    ours, floor = (f"{mib(costs):.0f} MiB" for costs in pair)
    yield Bar("its peak memory", "the same's", ours, floor, pair.memory, 1.3)
    database = stage.database(size)
    again = stage.program("load", stage.registry(size), database=database)
    listed = stage.program("list", "--json", f"id:{_first(database)}", database=database)
    pair = in_turn(again, listed, MANY)
    yield _bar("the same load again", "`list --json` of one project", pair, 2.5)


def _first(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute("SELECT id FROM project ORDER BY position").fetchone()[0])


def _ask(stage: Stage, size: int) -> Iterator[Bar]:
    same = "the same, shipped registry"
    database = stage.database(size)

    def asked(*large: str, small: tuple[str, ...]) -> Pair:
        return in_turn(
            stage.program(*large, database=database),
            stage.program(*small, database=stage.shipped),
            MANY,
        )

    terms = ("status:construction", "category:wind-solar", "capacity_mw>=2900")
    few = ("status:construction", "category:wind-solar", "capacity_mw>=100")
    pair = asked("list", "--json", *terms, small=("list", "--json", *few))
    yield _bar(f"`list --json` of {size:,} by status, category, size", same, pair, 2)
    pair = asked("list", "--json", "No. 777", small=("list", "--json", "gonghe"))
    yield _bar("by a bare word", same, pair, 3)
    pair = asked("show", _first(database), small=("show", "gonghe-airport"))
    yield _bar(f"`show` in {size:,}", same, pair, 2)


def _record(stage: Stage, size: int) -> Iterator[Bar]:
    def update(name: str, database: Path) -> Command:
        new = stage.folder / f"recorded-{database.name}"
        copy(database, new)
        words = ("update", name, "operating", "--date", "2026-01", "--note", "seen")
        return stage.program(*words, database=new)._replace(before=partial(_forget, new))

    large = stage.database(size)
    pair = in_turn(update(_first(large), large), update("gonghe-airport", stage.shipped), MANY)
    yield _bar(f"`update` in {size:,}", "the same, shipped registry", pair, 2)
    yield _apply(stage, size)


def _forget(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DELETE FROM event WHERE origin = 'local'")
        connection.commit()


def _apply(stage: Stage, size: int) -> Bar:
    """Measure what the rows take beyond a file of one row: start-up stays aside."""
    new = stage.folder / "applied.db"
    fresh = partial(copy, stage.database(size), new)

    def applied(count: int) -> Pair:
        rows = stage.updates(size, count)
        ours = stage.program("apply", rows, database=new)._replace(before=fresh)
        return in_turn(ours, stage.floor("apply", rows, new)._replace(before=fresh), MANY)

    single, many = applied(1), applied(UPDATES)
    rows = Pair(_beyond(many.ours, single.ours), _beyond(many.floor, single.floor))
    return _bar(f"`apply` of {UPDATES:,} rows", "executemany of the rows", rows, 3)


def _beyond(costs: Sequence[Cost], least: Sequence[Cost]) -> list[Cost]:
    return [cost._replace(seconds=cost.seconds - seconds(least)) for cost in costs]


def _write(stage: Stage, size: int) -> Iterator[Bar]:
    database = stage.database(size)
    ours = stage.program("export", database=database)
    floor = stage.floor("export", stage.registry(size))._replace(says_its_seconds=True)
    pair = in_turn(ours, floor, FEW)
    yield _bar(f"`export` of {size:,}", "`tomli_w.dumps` alone", pair, 1.5)
    ours = stage.program("report", database=database)
    statements = stage.folder / "report.sql"
    statements.write_text("\0".join(_statements("report", database)), encoding="utf-8")
    floor = stage.floor("report", statements, database)._replace(says_its_seconds=True)
    yield _bar(
        f"`report` of {size:,}", "fetching its rows as dicts alone", in_turn(ours, floor, FEW), 2
    )


_LISTEN = """
import sqlite3, sys
from qhtrack.cli import main
connect, statements = sqlite3.connect, []
def listened(*words, **options):
    connection = connect(*words, **options)
    connection.set_trace_callback(statements.append)
    return connection
sqlite3.connect = listened
main(sys.argv[1:])
sys.stderr.write("\\0".join(statements))
"""


def _statements(command: str, database: Path) -> list[str]:
    """Return the questions that a command asks of a database, their values filled in."""
    done = subprocess.run(
        [sys.executable, "-c", _LISTEN, "--db", str(database), command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    statements = done.stderr.split("\0")
    return [text for text in statements if text.lstrip().startswith(("SELECT", "WITH"))]
