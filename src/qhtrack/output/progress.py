"""Show on stderr how far a long action has come."""

from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress

Item = TypeVar("Item")
SECONDS = 1.0
# the clock and the bar take longer than an item
_ITEMS_BETWEEN_LOOKS = 256


def with_bar(items: Sequence[Item], after: float = SECONDS) -> Iterator[Item]:
    """Yield the items, with a bar once so many seconds have passed."""
    start = monotonic()
    for index, item in enumerate(items):
        if index % _ITEMS_BETWEEN_LOOKS == 0 and monotonic() - start >= after:
            yield from _rest_with_bar(items, index)
            return
        yield item


def _rest_with_bar(items: Sequence[Item], done: int) -> Iterator[Item]:
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(items), completed=done)
        for index in range(done, len(items)):
            if index % _ITEMS_BETWEEN_LOOKS == 0:
                progress.update(task, completed=index)
            yield items[index]
