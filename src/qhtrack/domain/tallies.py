"""Count promises by outcome, for each source, publisher, year, category or region."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qhtrack.domain.groups import SEVERAL, NamesById
from qhtrack.domain.promises import COUNTED, outcome_counts, projects_of, sources_of
from qhtrack.domain.rows import ScorecardRow, SourceRow

Sources = Mapping[str, SourceRow]
_LAST = "9999"  # sorts after every year


class Tally(NamedTuple):
    """Some promises taken together: how many, of how many projects, with which outcomes."""

    key: str | None
    promises: int
    projects: int
    outcomes: dict[str, int]


class Tallies(NamedTuple):
    """Promises by source, publisher, year, category or region, and all of them together."""

    by: str
    groups: list[Tally]
    total: Tally

    @property
    def overlap(self) -> bool:
        """Tell whether a promise counts in several groups, and in the total once."""
        return sum(group.promises for group in self.groups) > self.total.promises

    @property
    def larger(self) -> list[Tally]:
        """Return the groups of more than one promise."""
        return [group for group in self.groups if group.promises > 1]

    @property
    def of_one(self) -> list[Tally]:
        """Return the groups of one promise."""
        return [group for group in self.groups if group.promises == 1]


def tallies(
    promises: Sequence[ScorecardRow], by: str, names_by_id: NamesById, sources: Sources
) -> Tallies:
    """Count promises by one of `GROUPINGS`; one that several sources make counts for each."""
    rows_by_key: dict[str | None, list[ScorecardRow]] = {}
    for promise in promises:
        for key in dict.fromkeys(_KEYS[by](promise, sources)):
            rows_by_key.setdefault(key, []).append(promise)
    counted = [_tally(key, rows) for key, rows in rows_by_key.items()]
    return Tallies(by, sorted(counted, key=_order(by, names_by_id)), _tally(None, promises))


def _tally(key: str | None, promises: Sequence[ScorecardRow]) -> Tally:
    return Tally(key, len(promises), projects_of(promises), outcome_counts(promises))


def outcomes_together(groups: Sequence[Tally]) -> dict[str, int]:
    """Count the outcomes of groups taken together."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts.update(group.outcomes)
    return dict(counts)


def _order(by: str, names_by_id: NamesById) -> Callable[[Tally], tuple[int, str]]:
    """Return the order of groups: years by themselves, ids as registered, else the most first."""
    if by == "year":
        return lambda group: (0, group.key or _LAST)
    if by in names_by_id:
        places = {key: place for place, key in enumerate((*names_by_id[by], SEVERAL, None))}
        return lambda group: (places.get(group.key, -1), group.key or "")
    return lambda group: (-group.promises, group.key or _LAST)


def tally_keys(by: str) -> tuple[str, ...]:
    """Return the keys of a tally's row: `met_late` for `met-late`, `no_news` beside `overdue`."""
    return (by, "promises", "projects", *(key.replace("-", "_") for key in COUNTED))


def tally_row(tally: Tally, by: str) -> dict[str, str | int | None]:
    """Return a tally as a row (keys: `tally_keys`)."""
    counts = [tally.outcomes.get(key, 0) for key in COUNTED]
    values = (tally.key, tally.promises, tally.projects, *counts)
    return dict(zip(tally_keys(by), values, strict=True))


def _publishers(promise: ScorecardRow, sources: Sources) -> list[str | None]:
    told = [sources.get(name or "") for name in sources_of(promise)]
    # a promise without a publication of the registry has no publisher that is known
    known = [source["publisher"] for source in told if source]
    return [name for name in known if name] or [None]


def _region(promise: ScorecardRow) -> str | None:
    regions = promise["regions"]
    return SEVERAL if len(regions) > 1 else next(iter(regions), None)


_KEYS: dict[str, Callable[[ScorecardRow, Sources], Sequence[str | None]]] = {
    "source": lambda promise, _: sources_of(promise),
    "publisher": _publishers,
    "year": lambda promise, _: [promise["due"][:4] if promise["due"] else None],
    "category": lambda promise, _: [promise["category"]],
    "region": lambda promise, _: [_region(promise)],
}
GROUPINGS = tuple(_KEYS)
