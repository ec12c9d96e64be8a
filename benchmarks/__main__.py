"""Measure everything and write RESULTS.md.

Ratios count, not seconds: what is compared is run in turn, and the median of the pairs is told.
"""

import os
import platform
import sqlite3
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bars import SIZE, bars, time_of
from growth import growths
from measure import once, seconds
from merging import conflicts
from peers import peers
from stage import HERE, Stage
from startup import steps, whole

SIZES = (37, 1_000, 10_000, SIZE)


def _table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    names = list(header)
    yield f"| {' | '.join(names)} |\n|{' --- |' * len(names)}\n"
    for row in rows:
        line = f"| {' | '.join(map(str, row))} |\n"
        sys.stderr.write(line)
        yield line


def _results(stage: Stage, sizes: tuple[int, ...]) -> Iterator[str]:
    yield (
        "# Results\n\nWritten by `python benchmarks` for people to read: the tests assert no time."
        f"\n\n{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.machine()},"
        f" {platform.system()}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}. Whole processes, run in turn; medians."
        " All modules are compiled, as pip leaves them. `of work` is the ratio of the processor's"
        " time, which others on the machine disturb less; `was` that of 2026-11-24.\n\n"
        "## Bars\n\n"
    )
    yield from _table(
        (
            *("what", "held against", "takes", "that takes", "ratio", "of work", "at most"),
            *("met", "was"),
        ),
        (
            (
                *(*bar[:4], f"{bar.ratio:.2f}", _ratio(bar.work), bar.most),
                *("yes" if bar.met else "**no**", _ratio(bar.was)),
            )
            for bar in bars(stage)
        ),
    )
    yield "\n## Start-up\n\n`list --json` of the shipped registry beside `import typer`.\n\n"
    yield from _table(
        ("modules", "takes", "`import typer`", "ratio", "of work"),
        (
            (
                *(what, time_of(seconds(pair.ours)), time_of(seconds(pair.floor))),
                *(f"{pair.ratio:.2f}", f"{pair.work:.2f}"),
            )
            for what, pair in whole(stage)
        ),
    )
    yield "\n## Where the milliseconds of `list --json` go\n\n"
    bare = [once(stage.python("pass")) for _ in range(9)]
    yield from _table(
        ("step", "ms"),
        [
            ("bare Python", f"{1000 * seconds(bare):.1f}"),
            *((what, f"{took:.1f}") for what, took in steps(stage.shipped)),
        ],
    )
    yield "\n## Growth\n\nThe exponent lies between the last two sizes; 1 is linear.\n\n"
    yield from _table(
        ("command", *(f"{size:,}" for size in sizes), "MiB at the last", "exponent"),
        (
            (
                *(growth.what, *(time_of(cost.seconds) for cost in growth.costs)),
                *(f"{growth.costs[-1].mib:.0f}", f"{growth.exponent:.2f}"),
            )
            for growth in growths(stage, sizes)
        ),
    )
    yield "\n## Peers\n\nWhat else one might keep such records with.\n\n"
    yield from _table(
        ("what", "with", "records", "qhtrack", "the other", "ratio"),
        (
            (
                *(peer.what, peer.peer, f"{peer.size:,}"),
                *(time_of(seconds(peer.pair.ours)), time_of(seconds(peer.pair.floor))),
                f"{peer.pair.ratio:.2f}",
            )
            for peer in peers(stage, (10_000, SIZE))
        ),
    )
    yield from _merges()


def _ratio(ratio: float | None) -> str:
    return "–" if ratio is None else f"{ratio:.2f}"


def _merges() -> Iterator[str]:
    yield (
        "\n## Merges\n\nPairs of branches off the shipped registry, so many changes each. Line by"
        " line is git's own merge; `merge=union` never conflicts, so what it gets wrong is told."
        "\n\n"
    )
    yield from _table(
        (
            *("changes", "pairs", "conflicts line by line", "`merge=union`: no registry"),
            *("`merge=union`: other events", "conflicts with the driver"),
        ),
        conflicts(),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the results; return 1 if a bar is not met."""
    parser = ArgumentParser("python benchmarks", description=__doc__)
    parser.add_argument("--million", action="store_true", help="grow to 1,000,000 projects")
    sizes = (*SIZES, 1_000_000) if parser.parse_args(arguments).million else SIZES
    with tempfile.TemporaryDirectory() as folder:
        text = "".join(_results(Stage(Path(folder)), sizes))
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return int("**no**" in text)


if __name__ == "__main__":
    sys.exit(main())
