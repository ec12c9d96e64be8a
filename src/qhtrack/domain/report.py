"""Choose the contents of the status report."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from qhtrack.domain.dates import last_day
from qhtrack.domain.differences import News, Snapshot, news
from qhtrack.domain.groups import Group, group, groups, sorted_groups
from qhtrack.domain.promises import NO_NEWS, Outcome, is_due, outcome_counts
from qhtrack.domain.rows import EventRow, NamesById, ProjectRow, PromiseRow, ScorecardRow, SourceRow
from qhtrack.domain.status import FINISHED, rank_of
from qhtrack.domain.tallies import Tallies, tallies

NO_NEWS_YEARS = 2
BROKEN = "broken"  # overdue or missed


class Mode(StrEnum):
    """How events count: on a day those of its running month too, as of a day those until it."""

    ON = "on"
    AS_OF = "as of"


class Period(NamedTuple):
    """The day of a report, the date after which changes are told, and how events count."""

    as_of: str
    since: str
    mode: Mode = Mode.AS_OF


class Grouping(NamedTuple):
    """What the projects are grouped by, the order of groups, the categories of goals, sources."""

    by: str
    names_by_id: NamesById
    goals: frozenset[str] = frozenset()
    sources: Mapping[str, SourceRow] = MappingProxyType({})


class Report(NamedTuple):
    """All that a report says, before it is put into words.

    `projects_by_id` has goals too. `moved` are the projects whose status is another than at
    the period's beginning, by status, the status that most have come to first.
    """

    period: Period
    by: str
    total: Group
    categories: list[Group]
    due: list[ScorecardRow]
    sources: Tallies
    judged: list[ScorecardRow]
    unmeasurable: list[ScorecardRow]
    news: News
    moved: list[tuple[str, list[ProjectRow]]]
    quiet: list[ProjectRow]
    groups: list[tuple[str | None, list[ProjectRow]]]
    projects: list[ProjectRow]
    projects_by_id: dict[str, ProjectRow]
    histories: dict[str, list[EventRow]]


def make_report(period: Period, grouping: Grouping, before: Snapshot, snapshot: Snapshot) -> Report:
    """Make a report of what is known; `before` is what was known when the period began."""
    projects = [row for row in snapshot.projects if row["category"] not in grouping.goals]
    projects_by_id = {row["id"]: row for row in snapshot.projects}
    promises = [_with_project(row, projects_by_id) for row in snapshot.promises]
    judged = [row for row in promises if row["outcome"] != Outcome.UNMEASURABLE]
    return Report(
        period=period,
        by=grouping.by,
        total=group(None, projects),
        categories=groups(projects, "category", grouping.names_by_id),
        due=[row for row in judged if is_due(row, period.as_of)],
        sources=tallies(judged, "source", grouping.names_by_id, grouping.sources),
        judged=judged,
        unmeasurable=[row for row in promises if row["outcome"] == Outcome.UNMEASURABLE],
        news=news(before, snapshot),
        moved=_moved(projects, histories(before.events)),
        quiet=_quiet(projects, period.as_of),
        groups=sorted_groups(projects, grouping.by, grouping.names_by_id),
        projects=projects,
        projects_by_id=projects_by_id,
        histories=histories(snapshot.events),
    )


def year_before(day: str) -> str:
    """Return the day a year before; of 29 February the last of that month."""
    year = f"{int(day[:4]) - 1:04}{day[4:]}"
    return last_day(year[:7]) if year.endswith("02-29") else year


def histories(events: Sequence[EventRow]) -> dict[str, list[EventRow]]:
    """Return each project's events, oldest first, of events newest first."""
    by_project: dict[str, list[EventRow]] = {}
    for event in reversed(events):
        by_project.setdefault(event["project"], []).append(event)
    return by_project


def due_days(promises: Iterable[PromiseRow]) -> dict[str, list[str]]:
    """Return the days on which each project's promises fall due."""
    by_project: dict[str, list[str]] = {}
    for promise in promises:
        if promise["due_day"]:
            by_project.setdefault(promise["project"], []).append(promise["due_day"])
    return by_project


def kept_and_broken(promises: Iterable[PromiseRow]) -> dict[str, int]:
    """Count promises that have fallen due as kept or `broken`, those without news apart.

    Keys are those of `outcome_counts`, but `broken` for what is overdue or missed.
    """
    counts = outcome_counts(promises)
    broken = counts.pop(Outcome.OVERDUE, 0) + counts.pop(Outcome.MISSED, 0)
    no_news = counts.pop(NO_NEWS, 0)
    counted_last = {BROKEN: broken, NO_NEWS: no_news}
    return counts | {key: count for key, count in counted_last.items() if count}


def _with_project(row: PromiseRow, projects_by_id: Mapping[str, ProjectRow]) -> ScorecardRow:
    project = projects_by_id[row["project"]]
    return {
        **row,
        "name": project["name"],
        "name_zh": project["name_zh"],
        "category": project["category"],
        "regions": project["regions"],
    }


def _moved(
    projects: Sequence[ProjectRow], past_events: Mapping[str, Sequence[EventRow]]
) -> list[tuple[str, list[ProjectRow]]]:
    """Return the projects that have another status than before, by the status they have now."""
    by_status: dict[str, list[ProjectRow]] = {}
    for project in projects:
        events = past_events.get(project["id"])
        status = project["status"]
        if status is not None and (not events or events[-1]["status"] != status):
            by_status.setdefault(status, []).append(project)
    # of two statuses that as many have come to, the one further up the ladder first
    return sorted(by_status.items(), key=lambda item: (-len(item[1]), -rank_of(item[0])))


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
