"""Count promises by outcome in groups: by source, publisher, year, category or region."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qhtrack.domain.dates import END_OF_TIME, last_day
from qhtrack.domain.groups import SEVERAL, NamesById
from qhtrack.domain.promises import NO_NEWS, Outcome, outcome_counts
from qhtrack.domain.rows import ScorecardRow, SourceRow

Sources = Mapping[str, SourceRow]
_Key = str | None
_Order = Callable[[_Key, Sequence[ScorecardRow]], tuple[object, ...]]


class PromiseGroup(NamedTuple):
    """Some promises taken together, of how many projects they are, and their outcomes.

    The outcomes are those of `outcome_counts`: overdue without news is counted apart.
    """

    key: str | None
    promises: int
    projects: int
    outcomes: dict[str, int]


class Knowledge(NamedTuple):
    """What promises are grouped and ordered by beside their own fields."""

    sources: Sources
    names_by_id: NamesById


def promise_groups(
    promises: Sequence[ScorecardRow], by: str, known: Knowledge
) -> list[PromiseGroup]:
    """Count promises by one of `GROUPINGS`, a group each.

    Sources and publishers stand in the order of (first) publication, years ascending,
    categories and regions as in the registry; several regions come after those, and what is
    unknown comes last. A promise is of its source alone, not of those that repeat it.
    """
    rows_by_key: dict[_Key, list[ScorecardRow]] = {}
    for row in promises:
        rows_by_key.setdefault(_key(row, by, known), []).append(row)
    order = _order(by, known)
    ordered = sorted(rows_by_key.items(), key=lambda item: (item[0] is None, *order(*item)))
    return [promise_group(key, rows) for key, rows in ordered]


def promise_group(key: str | None, promises: Sequence[ScorecardRow]) -> PromiseGroup:
    """Count promises."""
    projects = {row["project"] for row in promises}
    return PromiseGroup(key, len(promises), len(projects), outcome_counts(promises))


def group_keys(by: str) -> tuple[str, ...]:
    """Return the keys of a group's row: what it is of, its size, the count of each outcome."""
    return (by, "promises", "projects", *map(_outcome_key, Outcome), "no_news")


def group_row(group: PromiseGroup, by: str) -> dict[str, str | int | None]:
    """Return a group as a row (keys: `group_keys`); those without news are overdue as well."""
    counts = {_outcome_key(outcome): group.outcomes.get(outcome, 0) for outcome in Outcome}
    no_news = group.outcomes.get(NO_NEWS, 0)
    counts[_outcome_key(Outcome.OVERDUE)] += no_news
    sizes = {"promises": group.promises, "projects": group.projects}
    return {by: group.key, **sizes, **counts, "no_news": no_news}


def _outcome_key(outcome: Outcome) -> str:
    return outcome.replace("-", "_")


def _key(row: ScorecardRow, by: str, known: Knowledge) -> _Key:
    return _KEYS[by](row, known)


def _publisher(row: ScorecardRow, known: Knowledge) -> _Key:
    source = known.sources.get(row["source"] or "")
    return source["publisher"] if source else None


def _region(row: ScorecardRow, known: Knowledge) -> _Key:
    del known
    regions = row["regions"]
    return SEVERAL if len(regions) > 1 else next(iter(regions), None)


_KEYS: dict[str, Callable[[ScorecardRow, Knowledge], _Key]] = {
    "source": lambda row, _: row["source"],
    "publisher": _publisher,
    "year": lambda row, _: row["due_day"][:4] if row["due_day"] else None,
    "category": lambda row, _: row["category"],
    "region": _region,
}
GROUPINGS = tuple(_KEYS)


def _order(by: str, known: Knowledge) -> _Order:
    """Return what groups are sorted by, of those whose key is known."""
    if by in {"source", "publisher"}:
        return lambda key, rows: (min(_published(row, known.sources) for row in rows), key)
    if by == "year":
        return lambda key, _: (key,)
    places = {key: place for place, key in enumerate((*known.names_by_id.get(by, ()), SEVERAL))}
    # an id that the registry does not list comes first, as in the groups of projects
    return lambda key, _: (places.get(key or "", -1), key)


def _published(row: ScorecardRow, sources: Sources) -> str:
    """Return the day on which a promise's source was published; one not told comes last."""
    source = sources.get(row["source"] or "")
    return last_day(source["date"]) if source and source["date"] else END_OF_TIME
