"""Put rows in an order that was asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from qhtrack.domain.dates import is_date, last_day
from qhtrack.domain.sorting import sort_key
from qhtrack.domain.status import rank_of

Row = TypeVar("Row", bound=Mapping[str, object])


def in_order(
    rows: Iterable[Row],
    keys: Sequence[str],
    value_of: Callable[[Row, str], object] = lambda row, key: row[key],
) -> list[Row]:
    """Return rows by some keys, `-since` backwards; what is absent comes last either way.

    Dates go by their last day, statuses by the ladder, texts as people sort them: as they are
    shown, where `value_of` knows.
    """
    ordered = list(rows)
    for signed_key in reversed(keys):
        key = signed_key.removeprefix("-")
        known = [row for row in ordered if value_of(row, key) is not None]
        absent = [row for row in ordered if value_of(row, key) is None]
        known.sort(key=lambda row: _place(key, value_of(row, key)), reverse=key != signed_key)
        ordered = known + absent
    return ordered


def _place(key: str, value: object) -> tuple[float, bytes]:
    """Return what stands for a value among its like."""
    if isinstance(value, int | float):
        return value, b""
    text = ",".join(value) if isinstance(value, list) else str(value)
    if key in {"status", "milestone"}:
        return rank_of(text), b""
    return 0, sort_key(last_day(text) if is_date(text) else text) or b""
