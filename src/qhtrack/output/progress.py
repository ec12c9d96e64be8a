"""Show on stderr how far a long deed has come."""

from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

Item = TypeVar("Item")
_EVERY = 256
SECONDS = 1.0


def watched(items: Sequence[Item], after: float = SECONDS) -> Iterator[Item]:
    """Yield the items, with a bar once so many seconds have passed."""
    begun = monotonic()
    for number, item in enumerate(items):
        if number % _EVERY == 0 and monotonic() - begun >= after:
            yield from _with_bar(items, number)
            return
        yield item


def _with_bar(items: Sequence[Item], done: int) -> Iterator[Item]:
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(items), completed=done)
        for number in range(done, len(items)):
            if number % _EVERY == 0:
                progress.update(task, completed=number)
            yield items[number]
