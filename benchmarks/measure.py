"""Time whole processes, in turn, and read off their peak memory."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import median
from time import perf_counter
from typing import NamedTuple

# a user's Python keeps what it has compiled, as pip compiles what it installs; ours might not
ENVIRONMENT = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}


class Command(NamedTuple):
    """A command, its environment beside ours, and what goes before each run untimed."""

    words: Sequence[str]
    environment: Mapping[str, str] = {}
    before: Callable[[], object] = int
    says_its_seconds: bool = False


class Cost(NamedTuple):
    """What a run took: seconds, those of them that the processor worked, and MiB at its peak."""

    seconds: float
    work: float
    mib: float


class Pair(NamedTuple):
    """Two commands' runs, in the order in which they were run in turn."""

    ours: Sequence[Cost]
    floor: Sequence[Cost]

    @property
    def ratio(self) -> float:
        """Return the median of the ratios in time, pair by pair."""
        pairs = zip(self.ours, self.floor, strict=True)
        return median(cost.seconds / floor.seconds for cost, floor in pairs)

    @property
    def work(self) -> float:
        """Return the same in the processor's time, which others on the machine disturb less."""
        pairs = zip(self.ours, self.floor, strict=True)
        return median(cost.work / floor.work for cost, floor in pairs)

    @property
    def memory(self) -> float:
        """Return the ratio of the median peaks in memory."""
        return mib(self.ours) / mib(self.floor)


def seconds(costs: Sequence[Cost]) -> float:
    """Return the median time."""
    return median(cost.seconds for cost in costs)


def mib(costs: Sequence[Cost]) -> float:
    """Return the median peak memory."""
    return median(cost.mib for cost in costs)


def apart(work: Callable[..., object], *arguments: object) -> None:
    """Do what takes memory in a process of its own: a child's peak is no less than its parent's."""
    with ProcessPoolExecutor(1) as pool:
        pool.submit(work, *arguments).result()


def once(command: Command) -> Cost:
    """Run a command to its end; raise `RuntimeError` if it fails."""
    command.before()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        begun = perf_counter()
        process = subprocess.Popen(
            command.words,
            stdout=output,
            stderr=errors,
            env={**ENVIRONMENT, **command.environment},
        )
        _, status, usage = os.wait4(process.pid, 0)
        took = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            errors.seek(0)
            raise RuntimeError(f"{' '.join(command.words)}: {errors.read()}")
        work = usage.ru_utime + usage.ru_stime
        if command.says_its_seconds:
            output.seek(0)
            took, work = map(float, output.read().split())
    return Cost(took, work, usage.ru_maxrss / 1024)


def in_turn(ours: Command, floor: Command, runs: int) -> Pair:
    """Run two commands in turn, so many times each after one run that does not count."""
    once(ours)
    once(floor)
    costs = [(once(ours), once(floor)) for _ in range(runs)]
    return Pair(*zip(*costs, strict=True))
