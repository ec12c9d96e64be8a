"""Answer in plain Python what the database answers in SQL: the rules, read from the design.

Events are put in order by `domain.history`, which has tests of its own; all else is here.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from qhtrack.database.questions import AsOf
from qhtrack.domain.dates import last_day
from qhtrack.domain.history import order_events
from qhtrack.domain.model import Event, Project, Promise, Registry, status_events
from qhtrack.domain.status import Status

STEPS = ["proposed", "approved", "construction", "partial", "operating"]
ENDS = ("cancelled", "retired")
FAILED = ("met-late", "overdue", "missed")


class Told(NamedTuple):
    """An event, and the day it counts as."""

    day: str
    event: Event


class Reaching(NamedTuple):
    """What reached a promise: its date, the day it counts as, and who says so."""

    date: str
    day: str
    by: bool
    evidence: str | None


class Judged(NamedTuple):
    """A promise as the scorecard has it."""

    project: str
    wording: str
    outcome: str
    reached: str | None
    reached_day: str | None
    by: bool
    missed: str | None
    evidence: str | None
    days_late: int | None
    no_news: bool
    no_news_since: str | None
    first_due: str | None
    slip_days: int | None
    chain: str | None
    status: str | None
    updated: str | None


def first_day(text: str) -> str:
    """Return the first day of a date."""
    return text + "-01" * (3 - len(text.split("-")))


def days_between(first: str, last: str) -> int:
    """Return how many days lie between two days."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


class Oracle:
    """A registry on a day."""

    def __init__(self, registry: Registry, day: AsOf) -> None:
        """Keep what every answer needs."""
        self.registry, self.day = registry, day
        self.sources = {source.id: source for source in registry.sources}
        self.goals = {category.id for category in registry.categories if category.goal}

    def is_goal(self, project: Project) -> bool:
        """Tell whether it is no project."""
        return project.category in self.goals

    def told(self, project: Project) -> list[Told]:
        """Return the events that count, in order."""
        entries = order_events(status_events(project.events))
        told = [Told(entry.day, project.events[entry.number]) for entry in entries]
        return [one for one in told if one.day <= self.day.until]

    def status(self, project: Project) -> str | None:
        """Return the status of the newest event."""
        told = self.told(project)
        return str(told[-1].event.status) if told else None

    def updated(self, project: Project) -> str | None:
        """Return the date of the newest event."""
        told = self.told(project)
        return told[-1].event.date if told else None

    def figure(self, project: Project, key: str, size: float | None) -> float | None:
        """Return how much of a size is in service: as told, the whole, nothing, or not known."""
        running = {Status.PARTIAL, Status.OPERATING, Status.SUSPENDED}
        held: float | str | None = None
        before = None
        for _, event in self.told(project):
            figure = getattr(event, key)
            if figure is not None:
                held = figure
            elif event.status not in running:
                held = "nothing"
            elif event.status is Status.OPERATING:
                held = held if before is Status.OPERATING else "all"
            elif event.status is Status.PARTIAL:
                # that nothing ran when it was suspended says nothing of what runs again
                runs_anew = before is Status.SUSPENDED and held in {0, "nothing"}
                held = None if runs_anew or before not in running or held == "all" else held
            else:
                held = None if held == "all" else held
            before = event.status
        if held == "all":
            return size
        # that none is in service is said of what has the size, or of what is in service
        if held in {0, "nothing"}:
            is_said = size is not None or before in {Status.PARTIAL, Status.OPERATING}
            return 0 if is_said else None
        return None if held is None else float(held)

    def spent(self, project: Project) -> float | None:
        """Return the newest sum."""
        sums = [event.spent_bn for _, event in self.told(project)]
        return next((told for told in reversed(sums) if told is not None), None)

    def made(self, promise: Promise) -> str | None:
        """Return the day from which a promise exists."""
        source = self.sources.get(promise.source or "")
        made = promise.made or (source and source.date)
        if not made:
            return None
        return min(last_day(made), last_day(promise.due)) if promise.due else last_day(made)

    def promises(self, project: Project) -> list[Promise]:
        """Return the promises that exist."""
        return [
            promise for promise in project.promises if (self.made(promise) or "") <= self.day.until
        ]

    def reaching(self, project: Project, promise: Promise) -> Reaching | None:
        """Return what reached a promise: a finding, or the ladder where there is none."""
        if promise.reached or promise.missed:
            if promise.reached and last_day(promise.reached) <= self.day.until:
                day = last_day(promise.reached)
                return Reaching(promise.reached, day, promise.by, promise.evidence)
            return None
        if promise.milestone is None or promise.part is not None:
            return None
        enough = STEPS[STEPS.index(promise.milestone) :]
        for day, event in self.told(project):
            if event.status in enough:
                return Reaching(event.date, day, event.by, event.source)
        return None

    def missed(self, promise: Promise) -> str | None:
        """Return since when it is known that a promise was missed."""
        is_known = promise.missed and last_day(promise.missed) <= self.day.until
        return promise.missed if is_known else None

    def chain(self, project: Project, promise: Promise) -> list[Promise]:
        """Return the chain that a promise with a due date belongs to, in order."""
        if promise.milestone is None and promise.part is None:
            return [promise]
        same = [
            other
            for other in self.promises(project)
            if other.due and (other.milestone, other.part) == (promise.milestone, promise.part)
        ]
        # sorted() keeps the registry's order of what is equal
        return sorted(same, key=lambda one: (self.made(one) or "", last_day(one.due or "")))

    def outcome(self, project: Project, promise: Promise) -> str:
        """Return how a promise stands."""
        reached = self.reaching(project, promise)
        if reached is not None:
            return self.outcome_of_reached(project, promise, reached)
        if self.missed(promise):
            return "missed"
        if promise.milestone is None and promise.due is None:
            return "unmeasurable"
        if self.status(project) in ENDS:
            return "missed"
        if promise.due is None:
            return "undated"
        return "overdue" if last_day(promise.due) < self.day.today else "pending"

    def outcome_of_reached(self, project: Project, promise: Promise, reached: Reaching) -> str:
        """Return whether it was reached in time."""
        if promise.due is None or reached.day <= last_day(promise.due):
            return "met"
        if not reached.by and first_day(reached.date) > last_day(promise.due):
            return "met-late"
        later = self.chain(project, promise)
        is_put_off = any((self.made(one) or "") > last_day(promise.due) for one in later)
        return "met-late" if is_put_off else "met-by"

    def news(self, project: Project) -> tuple[str, str | None]:
        """Return the newest day on which anything was told, and its date as it was told."""
        told = self.told(project)[-1:]
        heard: list[tuple[str, str | None]] = [("", None)]
        heard += [(day, event.date) for day, event in told]
        for promise in project.promises:
            found = promise.reached or promise.missed
            if found and last_day(found) <= self.day.until:
                heard.append((last_day(found), found))
        return max(heard, key=lambda one: one[0])

    def days_late(self, promise: Promise, outcome: str, reached: Reaching | None) -> int | None:
        """Return by how many days a promise was kept too late, or is overdue."""
        if promise.due is None:
            return None
        due = last_day(promise.due)
        if outcome == "overdue":
            return days_between(due, self.day.today)
        if reached is None or outcome == "met-by":
            return None
        return days_between(due, reached.day) if outcome == "met-late" else 0

    def judged(self, project: Project, promise: Promise) -> Judged:
        """Return a promise with all that became of it."""
        outcome = self.outcome(project, promise)
        reached = self.reaching(project, promise)
        missed = self.missed(promise)
        news_day, news = self.news(project)
        is_silent = outcome == "overdue" and news_day <= last_day(promise.due or "")
        dues: list[str] = []
        if promise.due:
            chain = self.chain(project, promise)
            dues = [one.due or "" for one in chain[: chain.index(promise) + 1]]
        return Judged(
            project.id,
            promise.wording,
            outcome,
            reached.date if reached else None,
            reached.day if reached else None,
            reached.by if reached else False,
            missed,
            promise.evidence if missed else reached.evidence if reached else None,
            self.days_late(promise, outcome, reached),
            is_silent,
            news if is_silent else None,
            dues[0] if dues else None,
            days_between(last_day(dues[0]), last_day(dues[-1])) if dues else None,
            " ".join(dues) or None,
            self.status(project),
            self.updated(project),
        )

    def scorecard(self, projects: Sequence[Project]) -> list[Judged]:
        """Return the promises of some projects."""
        return [
            self.judged(project, promise)
            for project in projects
            for promise in self.promises(project)
        ]

    def due(self, project: Project) -> str | None:
        """Return the earliest date of those that are open and the latest of their chain."""
        still_open = [
            promise.due
            for promise in self.promises(project)
            if promise.due
            and self.outcome(project, promise) in {"overdue", "pending"}
            and self.chain(project, promise)[-1] is promise
        ]
        return min(still_open, key=lambda due: (last_day(due), due), default=None)

    def is_overdue(self, project: Project) -> bool:
        """Tell whether that has passed."""
        due = self.due(project)
        return due is not None and last_day(due) < self.day.today
