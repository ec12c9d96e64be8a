"""Count promises by outcome, for each source, publisher, year, category or region."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from qhtrack.domain.dates import END_OF_TIME, last_day
from qhtrack.domain.groups import SEVERAL, region_of
from qhtrack.domain.promises import NO_NEWS, Outcome, outcome_counts, projects_of
from qhtrack.domain.rows import NamesById, ScorecardRow, SourceRow

Sources = Mapping[str, SourceRow]
_Rows = Sequence[ScorecardRow]
_Order = Callable[[str, _Rows], tuple[str | int, str]]


class Tally(NamedTuple):
    """Some promises taken together: how many, of how many projects, with which outcomes.

    The outcomes are those of `outcome_counts`: overdue without news is counted apart.
    """

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
    def larger(self) -> list[Tally]:
        """Return the groups of more than one promise."""
        return [group for group in self.groups if group.promises > 1]

    @property
    def of_one(self) -> list[Tally]:
        """Return the groups of one promise."""
        return [group for group in self.groups if group.promises == 1]


def tallies(promises: _Rows, by: str, names_by_id: NamesById, sources: Sources) -> Tallies:
    """Count promises by one of `GROUPINGS`, each once: of its source, not of what repeats it.

    Sources and publishers stand in the order of (first) publication, years ascending,
    categories and regions as in the registry; several regions come after those, and what is
    unknown comes last.
    """
    rows_by_key: dict[str | None, list[ScorecardRow]] = {}
    for row in promises:
        rows_by_key.setdefault(_KEYS[by](row, sources), []).append(row)
    unknown = rows_by_key.pop(None, [])
    order = _order(by, names_by_id, sources)
    known = sorted(
        ((key, rows) for key, rows in rows_by_key.items() if key is not None),
        key=lambda group: order(*group),
    )
    groups = [tally(key, rows) for key, rows in known]
    return Tallies(
        by, [*groups, *([tally(None, unknown)] if unknown else [])], tally(None, promises)
    )


def tally(key: str | None, promises: _Rows) -> Tally:
    """Count promises."""
    return Tally(key, len(promises), projects_of(promises), outcome_counts(promises))


def outcomes_together(groups: Sequence[Tally]) -> dict[str, int]:
    """Count the outcomes of groups taken together."""
    counts: Counter[str] = Counter()
    for group in groups:
        counts.update(group.outcomes)
    return dict(counts)


def tally_keys(by: str) -> tuple[str, ...]:
    """Return the keys of a tally's row: `met_late` for `met-late`, `no_news` of those overdue."""
    return (by, "promises", "projects", *map(_column, Outcome), "no_news")


def tally_row(tally: Tally, by: str) -> dict[str, str | int | None]:
    """Return a tally as a row (keys: `tally_keys`); who is without news is overdue as well."""
    counts = {_column(outcome): tally.outcomes.get(outcome, 0) for outcome in Outcome}
    no_news = tally.outcomes.get(NO_NEWS, 0)
    counts[_column(Outcome.OVERDUE)] += no_news
    sizes = {"promises": tally.promises, "projects": tally.projects}
    return {by: tally.key, **sizes, **counts, "no_news": no_news}


def _column(outcome: Outcome) -> str:
    return outcome.replace("-", "_")


def _publisher(row: ScorecardRow, sources: Sources) -> str | None:
    source = sources.get(row["source"] or "")
    return source["publisher"] if source else None


_KEYS: dict[str, Callable[[ScorecardRow, Sources], str | None]] = {
    "source": lambda row, _: row["source"],
    "publisher": _publisher,
    "year": lambda row, _: row["due_day"][:4] if row["due_day"] else None,
    "category": lambda row, _: row["category"],
    "region": lambda row, _: region_of(row),
}
GROUPINGS = tuple(_KEYS)


def _order(by: str, names_by_id: NamesById, sources: Sources) -> _Order:
    if by in {"source", "publisher"}:
        return lambda key, rows: (min(_published(row, sources) for row in rows), key)
    if by == "year":
        return lambda key, _: (key, key)
    positions = {key: position for position, key in enumerate((*names_by_id.get(by, ()), SEVERAL))}
    # an id that the registry does not list comes first, as in the groups of projects
    return lambda key, _: (positions.get(key, -1), key)


def _published(row: ScorecardRow, sources: Sources) -> str:
    """Return the day on which a promise's source was published; one not told comes last."""
    source = sources.get(row["source"] or "")
    return last_day(source["date"]) if source and source["date"] else END_OF_TIME
