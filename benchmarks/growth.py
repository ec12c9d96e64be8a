"""Measure how times and memory grow with the registry."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import log
from statistics import median
from typing import NamedTuple

from measure import Command, Cost, mib, once, seconds
from stage import Stage

RUNS = 3


class Growth(NamedTuple):
    """A command's cost at each size, and the exponent between the last two."""

    what: str
    costs: Sequence[Cost]
    exponent: float


def growths(stage: Stage, sizes: Sequence[int]) -> Iterator[Growth]:
    """Yield what each command costs at each size; from 100,000 on it is run once."""
    commands: dict[str, Callable[[int], Command]] = {
        "`load`": stage.load,
        "`load` again": lambda size: stage.program(
            "load", stage.registry(size), database=stage.database(size)
        ),
        **{f"`{line}`": partial(_asked, stage, line) for line in _LINES},
    }
    for what, command in commands.items():
        costs = [_cost(command(size), 1 if size >= 100_000 else RUNS) for size in sizes]
        exponent = log(costs[-1].seconds / costs[-2].seconds) / log(sizes[-1] / sizes[-2])
        yield Growth(what, costs, exponent)


_LINES = (
    "list --json",
    "list --json --columns id,name,category,status,since,capacity_mw",
    "list -f csv",
    "list -f table",
    "list -f table -n 100",
    "list status:construction category:road --json",
    "list --as-of 2015 --json",
    "show 第7号工程",
    "scorecard --json",
    "stats --json",
    "stats --by status --json",
    "history -n 20 --json",
    "report",
    "export",
)


def _asked(stage: Stage, line: str, size: int) -> Command:
    return stage.program(*line.split(), database=stage.database(size))


def _cost(command: Command, runs: int) -> Cost:
    costs = [once(command) for _ in range(runs)]
    return Cost(seconds(costs), median(cost.work for cost in costs), mib(costs))
