"""Count and sum projects by category, region, status or year."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from qhtrack.domain.rows import NamesById, ProjectRow, ScorecardRow
from qhtrack.domain.status import rank_of

SumKey = Literal[
    "capacity_mw", "in_service_mw", "length_km", "open_km", "investment_bn", "spent_bn"
]
# what there is in all, and after each what of it runs, is open or spent
SUMS: tuple[SumKey, ...] = (
    *("capacity_mw", "in_service_mw"),
    *("length_km", "open_km"),
    *("investment_bn", "spent_bn"),
)
Row = TypeVar("Row")
SEVERAL = "several"
_LAST = "9999"  # sorts after every year


class Sum(NamedTuple):
    """A sum over projects, of how many of them the figure is known, and how many there are."""

    value: float | None
    known: int
    all: int


class Group(NamedTuple):
    """Some projects taken together: how many stand at each status, and their sums (`SUMS`)."""

    key: str | None
    size: int
    statuses: dict[str | None, int]
    capacity_mw: Sum
    in_service_mw: Sum
    length_km: Sum
    open_km: Sum
    investment_bn: Sum
    spent_bn: Sum

    def sum_of(self, key: SumKey) -> Sum:
        """Return one of its sums."""
        figure: Sum = getattr(self, key)
        return figure


class Statistics(NamedTuple):
    """Projects by category, region, status or year, and all of them together."""

    by: str
    groups: list[Group]
    total: Group


def statistics(parts: Sequence[Group], by: str, names_by_id: NamesById) -> Statistics:
    """Add up what was counted in parts by one of `GROUPINGS`; several may have one key."""
    parts_by_key: dict[str | None, list[Group]] = {}
    for part in parts:
        parts_by_key.setdefault(part.key, []).append(part)
    ordered = _in_order(parts_by_key, by, names_by_id)
    return Statistics(by, [_add_up(key, rows) for key, rows in ordered], _add_up(None, parts))


def _add_up(key: str | None, parts: Sequence[Group]) -> Group:
    statuses: Counter[str | None] = Counter()
    for part in parts:
        statuses.update(part.statuses)
    size = sum(part.size for part in parts)
    sums = ([part.sum_of(key) for part in parts] for key in SUMS)
    return Group(
        key, size, dict(statuses), *(_total(sums_of_parts, size) for sums_of_parts in sums)
    )


def _total(sums: Sequence[Sum], size: int) -> Sum:
    return Sum(_rounded([part.value for part in sums]), sum(part.known for part in sums), size)


def groups(projects: Sequence[ProjectRow], by: str, names_by_id: NamesById) -> list[Group]:
    """Count and sum projects, a group each (see `sorted_groups`)."""
    return [group(key, rows) for key, rows in sorted_groups(projects, by, names_by_id)]


def group(key: str | None, projects: Sequence[ProjectRow]) -> Group:
    """Count and sum projects."""
    statuses = dict(Counter(project["status"] for project in projects))
    return Group(key, len(projects), statuses, *(_sum(projects, key) for key in SUMS))


def _sum(projects: Sequence[ProjectRow], key: SumKey) -> Sum:
    figures = [project[key] for project in projects]
    return Sum(_rounded(figures), len(figures) - figures.count(None), len(figures))


def _rounded(figures: Iterable[float | None]) -> float | None:
    known = [figure for figure in figures if figure is not None]
    # 0.1 + 0.2 is 0.3 to a reader
    return round(sum(known), 6) if known else None


def group_keys(by: str) -> tuple[str, ...]:
    """Return the keys of a group's row: each sum, and of how many projects it is known."""
    return (by, "projects", *(name for key in SUMS for name in (key, f"{key}_known")))


def group_row(group: Group, by: str) -> dict[str, str | float | None]:
    """Return a group as a row (keys: `group_keys`)."""
    row: dict[str, str | float | None] = {by: group.key, "projects": group.size}
    for key in SUMS:
        figure = group.sum_of(key)
        row |= {key: figure.value, f"{key}_known": figure.known}
    return row


def sorted_groups(
    projects: Sequence[ProjectRow], by: str, names_by_id: NamesById
) -> list[tuple[str | None, list[ProjectRow]]]:
    """Put projects into groups: statuses and years in their order, others in the registry's.

    An id that the registry does not list comes first, projects in several regions come
    after those in one, and what is unknown comes last.
    """
    rows_by_key: dict[str | None, list[ProjectRow]] = {}
    for project in projects:
        rows_by_key.setdefault(_KEYS[by](project), []).append(project)
    return _in_order(rows_by_key, by, names_by_id)


def _in_order(
    rows_by_key: Mapping[str | None, list[Row]], by: str, names_by_id: NamesById
) -> list[tuple[str | None, list[Row]]]:
    if by == "status":
        return sorted(rows_by_key.items(), key=lambda item: rank_of(item[0]))
    if by == "year":
        return sorted(rows_by_key.items(), key=lambda item: item[0] or _LAST)
    known = (*names_by_id.get(by, ()), SEVERAL, None)
    positions = {key: position for position, key in enumerate(known)}
    return sorted(rows_by_key.items(), key=lambda item: positions.get(item[0], -1))


def region_of(row: ProjectRow | ScorecardRow) -> str | None:
    """Return the region that a project is counted in, `SEVERAL` if it lies in more than one."""
    regions = row["regions"]
    return SEVERAL if len(regions) > 1 else next(iter(regions), None)


_KEYS: dict[str, Callable[[ProjectRow], str | None]] = {
    "category": lambda project: project["category"],
    "region": region_of,
    "status": lambda project: project["status"],
    "year": lambda project: project["since"][:4] if project["since"] else None,
}
GROUPINGS = tuple(_KEYS)
