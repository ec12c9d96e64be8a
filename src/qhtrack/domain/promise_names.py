"""Find the promises of a project that a name may mean."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.text_folding import folded
from qhtrack.domain.toml_tables import TomlTable

_WORDINGS = ("wording", "wording_en", "wording_zh")


class PromiseName(NamedTuple):
    """What a promise is named by, as far as it is given."""

    milestone: str | None = None
    part: str | None = None
    due: str | None = None
    wording: str | None = None

    @property
    def without_wording(self) -> tuple[str | None, str | None, str | None]:
        """Return what it is named by but for its wording."""
        return self.milestone, self.part, self.due


def name_of(row: TomlTable) -> PromiseName:
    """Return the whole name of a promise."""
    return PromiseName(*map(row.get, PromiseName._fields))


def exact_match(name: PromiseName, rows: Iterable[TomlTable]) -> TomlTable | None:
    """Return the promise with exactly this milestone, part, due date and wording.

    Words are compared folded; the same letter by letter go first, a translation last.
    """
    if name.wording is None:
        return None
    words = folded(name.wording)
    namesakes = [
        row
        for row in rows
        if name_of(row).without_wording == name.without_wording and has_wording(row, words)
    ]
    return min(
        namesakes,
        key=lambda row: (row["wording"] != name.wording, folded(row["wording"]) != words),
        default=None,
    )


def has_wording(row: TomlTable, words: str) -> bool:
    """Tell whether a promise has these words, folded, as they were published or translated."""
    return any(folded(row[key]) == words for key in _WORDINGS if key in row)


def matching_promises(name: PromiseName, rows: Sequence[TomlTable]) -> Sequence[TomlTable]:
    """Return the promises that a name may mean: one where it is enough of a name.

    For example, of "open" due 2023, "open" due 2024 and "built" due 2024, `open` and 2024
    are the second, `open` the first two, 2024 the last two.
    """
    if (exact := exact_match(name, rows)) is not None:
        return [exact]
    words = None if name.wording is None else folded(name.wording)
    return [
        row
        for row in rows
        if _fits_without_wording(name, row) and (words is None or has_wording(row, words))
    ]


def _fits_without_wording(name: PromiseName, row: TomlTable) -> bool:
    pairs = zip(name.without_wording, name_of(row).without_wording, strict=True)
    return all(wanted in {None, value} for wanted, value in pairs)


def twins(name: PromiseName, rows: Sequence[TomlTable]) -> list[TomlTable]:
    """Return the promises to the same milestone and due day in other words, or other precision.

    For example, `2027年建成` due 2027 and due 2027-12.
    """
    if name.milestone is None or name.due is None:
        return []
    exact = exact_match(name, rows)
    return [row for row in rows if row is not exact and _day_of(name_of(row)) == _day_of(name)]


def namesakes(name: PromiseName, rows: Sequence[TomlTable]) -> list[TomlTable]:
    """Return the promises in the same words to another milestone, part or due day."""
    if name.wording is None:
        return []
    words = folded(name.wording)
    return [
        row for row in rows if has_wording(row, words) and _day_of(name_of(row)) != _day_of(name)
    ]


def has_other_due_dates(name: PromiseName, rows: Sequence[TomlTable]) -> bool:
    """Tell whether promises make a chain with this one: to its milestone and part, due else when.

    What names neither stands alone.
    """
    if name.due is None or (name.milestone is None and name.part is None):
        return False
    others = [name_of(row) for row in rows]
    return any(
        other.due is not None
        and (other.milestone, other.part) == (name.milestone, name.part)
        and last_day(other.due) != last_day(name.due)
        for other in others
    )


def _day_of(name: PromiseName) -> tuple[str | None, str | None, str | None]:
    """Return the milestone, the part and the day by which something is due."""
    return name.milestone, name.part, name.due and last_day(name.due)
