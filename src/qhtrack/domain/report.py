"""Choose what the status report tells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.groups import Group, NamesById, group, groups, sorted_groups
from qhtrack.domain.promises import outcome_counts
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow
from qhtrack.domain.status import FINISHED

NO_NEWS_YEARS = 2


class Report(NamedTuple):
    """All that a report says, before it is put into words."""

    as_of: str
    since: str
    by: str
    total: Group
    categories: list[Group]
    outcomes: dict[str, int]
    promises: list[PromiseRow]
    changed: list[EventRow]
    quiet: list[ProjectRow]
    groups: list[tuple[str | None, list[ProjectRow]]]
    projects: list[ProjectRow]
    histories: dict[str, list[EventRow]]


class Period(NamedTuple):
    """The day of a report, and the date after which changes are told."""

    as_of: str
    since: str


class Grouping(NamedTuple):
    """What the projects of a report are grouped by, and the order of the groups."""

    by: str
    names_by_id: NamesById


def make(
    period: Period,
    grouping: Grouping,
    projects: list[ProjectRow],
    promises: list[PromiseRow],
    events: list[EventRow],
) -> Report:
    """Make a report of projects with their promises and their events, newest first."""
    return Report(
        as_of=period.as_of,
        since=period.since,
        by=grouping.by,
        total=group(None, projects),
        categories=groups(projects, "category", grouping.names_by_id),
        outcomes=outcome_counts(promises),
        promises=promises,
        changed=[event for event in events if event["day"] > last_day(period.since)],
        quiet=_quiet(projects, period.as_of),
        groups=sorted_groups(projects, grouping.by, grouping.names_by_id),
        projects=projects,
        histories=histories(events),
    )


def histories(events: Sequence[EventRow]) -> dict[str, list[EventRow]]:
    """Return each project's events, oldest first, of events newest first."""
    by_project: dict[str, list[EventRow]] = {}
    for event in reversed(events):
        by_project.setdefault(event["project"], []).append(event)
    return by_project


def dues(promises: Iterable[PromiseRow]) -> dict[str, list[str]]:
    """Return the days on which each project's measurable promises fall due."""
    by_project: dict[str, list[str]] = {}
    for promise in promises:
        if promise["milestone"] and promise["due_day"]:
            by_project.setdefault(promise["project"], []).append(promise["due_day"])
    return by_project


def _quiet(projects: Sequence[ProjectRow], as_of: str) -> list[ProjectRow]:
    """Return unfinished projects with no event in two years, those without any event first."""
    # compared as text, so that 29 February needs no neighbour in another year
    day = f"{int(as_of[:4]) - NO_NEWS_YEARS:04}{as_of[4:]}"
    quiet = [
        project
        for project in projects
        if project["status"] not in FINISHED and (project["updated_day"] or "") < day
    ]
    return sorted(quiet, key=lambda project: project["updated_day"] or "")
