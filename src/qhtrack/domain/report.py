"""Work out the figures of the status report."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.promises import outcome_counts
from qhtrack.domain.status import order_of

Row = dict[str, Any]


# the names of categories and regions by id, by kind, in the registry's order
Terms = Mapping[str, Mapping[str, object]]


NO_NEWS_YEARS = 2


SEVERAL = "several"


class Sum(NamedTuple):
    """A sum over projects, of how many of them the figure is known, and how many there are."""

    value: float | None
    known: int
    all: int


class Group(NamedTuple):
    """Some projects taken together: how many stand at each status, and their sums."""

    key: str | None
    size: int
    statuses: dict[str | None, int]
    capacity_mw: Sum
    in_service_mw: Sum
    investment_cny_bn: Sum


class Report(NamedTuple):
    """All that a report says, before it is put into words."""

    as_of: str
    since: str
    by: str
    total: Group
    categories: list[Group]
    outcomes: dict[str, int]
    commitments: list[Row]
    changed: list[Row]
    quiet: list[Row]
    groups: list[tuple[str | None, list[Row]]]
    projects: list[Row]
    histories: dict[str, list[Row]]


class Period(NamedTuple):
    """The day of a report, and the day after which changes are told."""

    as_of: str
    since: str


class Grouping(NamedTuple):
    """What the projects of a report are grouped by, and the order of the groups."""

    by: str
    terms: Terms


def make(
    period: Period,
    grouping: Grouping,
    projects: list[Row],
    commitments: list[Row],
    events: list[Row],
) -> Report:
    """Make a report of projects with their commitments and their events, newest first."""
    since = last_day(period.since)
    quiet_day = f"{int(period.as_of[:4]) - NO_NEWS_YEARS:04}{period.as_of[4:]}"
    return Report(
        period.as_of,
        period.since,
        grouping.by,
        group(None, projects),
        groups(projects, "category", grouping.terms),
        outcome_counts(commitments),
        commitments,
        [event for event in events if event["day"] > since],
        sorted(
            (one for one in projects if _is_quiet(one, quiet_day)),
            key=lambda project: project["updated_day"] or "",
        ),
        sorted_groups(projects, *grouping),
        projects,
        histories(events),
    )


def histories(events: Sequence[Row]) -> dict[str, list[Row]]:
    """Return each project's events, oldest first, of events newest first."""
    found: dict[str, list[Row]] = {}
    for event in reversed(events):
        found.setdefault(event["project"], []).append(event)
    return found


def dues(commitments: Iterable[Row]) -> dict[str, list[str]]:
    """Return the days on which each project's measurable commitments fall due."""
    found: dict[str, list[str]] = {}
    for one in commitments:
        if one["milestone"] and one["due_day"]:
            found.setdefault(one["project"], []).append(one["due_day"])
    return found


def _is_quiet(project: Row, day: str) -> bool:
    finished = project["status"] in {"operating", "cancelled", "retired"}
    return not finished and (project["updated_day"] is None or project["updated_day"] < day)


class Statistics(NamedTuple):
    """Projects by category, region, status or year, and all of them together."""

    by: str
    groups: list[Group]
    total: Group


def statistics(projects: Sequence[Row], by: str, terms: Terms) -> Statistics:
    """Count and sum projects by one of `GROUPINGS`."""
    return Statistics(by, groups(projects, by, terms), group(None, projects))


def group(key: str | None, projects: Sequence[Row]) -> Group:
    """Count and sum projects."""
    return Group(
        key,
        len(projects),
        dict(Counter(project["status"] for project in projects)),
        *(_sum(projects, key) for key in SUMS),
    )


SUMS = ("capacity_mw", "in_service_mw", "investment_cny_bn")


def figure_keys(by: str) -> tuple[str, ...]:
    """Return the keys of a group's figures: each sum, and of how many projects it is known."""
    return (by, "projects", *(name for key in SUMS for name in (key, f"{key}_known")))


def figures(group: Group, by: str) -> Row:
    """Return a group as a row (keys: `figure_keys`)."""
    row: Row = {by: group.key, "projects": group.size}
    for key in SUMS:
        figure: Sum = getattr(group, key)
        row |= {key: figure.value, f"{key}_known": figure.known}
    return row


def _sum(projects: Sequence[Row], key: str) -> Sum:
    known = [project[key] for project in projects if project[key] is not None]
    return Sum(round(sum(known), 6) if known else None, len(known), len(projects))


def groups(projects: Sequence[Row], by: str, terms: Terms) -> list[Group]:
    """Count and sum projects by category, region or status."""
    return [group(key, rows) for key, rows in sorted_groups(projects, by, terms)]


def sorted_groups(
    projects: Sequence[Row], by: str, terms: Terms
) -> list[tuple[str | None, list[Row]]]:
    """Put projects into groups: statuses in their order, others in that of their terms."""
    found: dict[str | None, list[Row]] = {}
    for project in projects:
        found.setdefault(_KEYS[by](project), []).append(project)
    if by == "status":
        return sorted(found.items(), key=lambda item: order_of(item[0]))
    if by == "year":
        return sorted(found.items(), key=lambda item: item[0] or "9999")
    places = {key: place for place, key in enumerate((*terms.get(by, ()), SEVERAL, None))}
    return sorted(found.items(), key=lambda item: places.get(item[0], -1))


def _region(project: Row) -> str | None:
    if len(project["regions"]) > 1:
        return SEVERAL
    return project["regions"][0] if project["regions"] else None


_KEYS: dict[str, Callable[[Row], str | None]] = {
    "category": lambda project: project["category"],
    "region": _region,
    "status": lambda project: project["status"],
    "year": lambda project: project["since"][:4] if project["since"] else None,
}


GROUPINGS = tuple(_KEYS)
