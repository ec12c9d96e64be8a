"""Write the status report as Markdown."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from qhtrack.domain.fields import NUMBER_KEYS, SIZES
from qhtrack.domain.groups import SUMS, Group, SumKey
from qhtrack.domain.promises import COUNTED, Outcome, counted_as, made_on
from qhtrack.domain.report import Period, Report, year_before
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow, ScorecardRow, SourceRow
from qhtrack.domain.status import UNKNOWN, rank_of
from qhtrack.domain.tallies import Tally, outcomes_together
from qhtrack.output import lead, mermaid, notes
from qhtrack.output.escaping import markdown
from qhtrack.output.formats import markdown_table
from qhtrack.output.groups import group_name, sum_of
from qhtrack.output.stamp import comment
from qhtrack.output.wording import (
    cell,
    date_text,
    days_late,
    due,
    event_figures,
    explained_outcome,
    measure,
    milestone,
    name_of,
    outcome,
    outcome_head,
    promised_for,
    reached,
    since,
    source_citation,
    source_name,
)
from qhtrack.words.catalogue import meaning
from qhtrack.words.vocabulary import Vocabulary

Row = TypeVar("Row")
MOST_ROWS = 200
# what would begin a list among the sources
_LIST = re.compile(r"^(\d*)([-+.)])")
_PROMISE = ("project", "wording", "milestone", "due", "outcome", "reached", "late", "source")
_NEW_PROMISE = ("made", "project", "wording", "milestone", "due", "source")
_TURNED = ("project", "wording", "due", "outcome", "evidence")
_EVENT = ("date", "project", "status", "note", "source")
_PROJECT = ("project", "status", "since", "updated", "due", "regions", "size", "source")
_SHOWN_SIZES = tuple(key for key in SIZES if key != "investment_bn")


class Writer:
    """Writes one report; numbers the sources as they are first referred to."""

    def __init__(self, vocabulary: Vocabulary, sources: Mapping[str, SourceRow]) -> None:
        """Keep how things are put into words, and the sources by id."""
        self.vocabulary = vocabulary
        self.sources = sources
        self.numbers: dict[str, int] = {}  # of the sources, by id or citation
        self.cells: dict[str, list[str]] = {}  # of the projects that were written, by id

    def write(self, report: Report, title: str, terms: Sequence[str]) -> str:
        """Return the text of a report on what fits some terms."""
        word, phrase = self.vocabulary.word, self.vocabulary.phrase
        parts = [
            f"{comment(report.period)}\n\n# {markdown(title)}\n",
            word("as_of", date=report.period.as_of) + "\n",
            *self._filter(terms),
            lead.paragraph(report, self.vocabulary) + "\n",
            self._section(word("glance"), self._glance(report)),
            # charts first, for the tables are long
            self._section(word("gantt"), self._gantt(report)),
            self._section(word("pie"), self._pie(report.total)),
            self._section(word("scorecard"), self._scorecard(report)),
            self._section(self._changed_heading(report.period), self._changed(report)),
            self._section(word("quiet"), self._quiet(report)),
            self._section(word("projects_by", by=word(report.by)), self._groups(report)),
            self._section(phrase("no_result"), self._no_result(report)),
            # after what refers to them
            self._section(word("sources"), self._sources()),
            self._section(phrase("meanings"), self._meanings(report)),
        ]
        return "\n".join(parts)

    def _filter(self, terms: Sequence[str]) -> Iterator[str]:
        if terms:
            yield self.vocabulary.word("only", terms=markdown(" ".join(terms))) + "\n"

    def _section(self, heading: str, lines: Iterable[str]) -> str:
        body = "".join(lines).lstrip("\n") or self.vocabulary.word("nothing") + "\n"
        return f"## {_capitalized(heading)}\n\n{body}"

    def _subsection(self, key: str, lines: Iterable[str]) -> Iterator[str]:
        """Yield a part of a section under its own heading, after an empty line."""
        yield f"\n### {_capitalized(self.vocabulary.phrase(key))}\n\n"
        yield from lines

    def _changed_heading(self, period: Period) -> str:
        if period.since == year_before(period.as_of):
            return self.vocabulary.phrase("changed_year", since=period.since)
        return self.vocabulary.word("changed", since=period.since)

    def _table(
        self, keys: Sequence[str], rows: Sequence[Row], cells_of: Callable[[Row], list[str]]
    ) -> Iterator[str]:
        """Yield a table of the first rows, and how many more there are."""
        figures = {index for index, key in enumerate(keys) if key in NUMBER_KEYS}
        header = [self.vocabulary.word(key) for key in keys]
        yield from markdown_table(header, map(cells_of, rows[:MOST_ROWS]), figures)
        yield from self._more(rows)

    def _more(self, rows: Sequence[object]) -> Iterator[str]:
        if len(rows) > MOST_ROWS:
            yield "\n" + self.vocabulary.phrase("more", count=len(rows) - MOST_ROWS) + "\n"

    def _glance(self, report: Report) -> Iterator[str]:
        statuses = sorted(report.total.statuses, key=rank_of)
        labels = [self.vocabulary.status(status or UNKNOWN) for status in statuses]
        header = [*map(self.vocabulary.word, ("category", "projects")), *labels]
        groups = [*report.categories, report.total]
        rows = ([self._group_name(group), *_counts(group, statuses)] for group in groups)
        yield from markdown_table(header, rows, range(1, len(header)))
        yield notes.of_statuses(report.categories, self.vocabulary)
        known_sums = [key for key in SUMS if report.total.sum_of(key).known]
        if known_sums:
            yield from self._subsection("figures", self._figures(groups, known_sums))
            yield notes.of_sums(groups, known_sums, self.vocabulary)

    def _figures(self, groups: Sequence[Group], known_sums: Sequence[SumKey]) -> Iterator[str]:
        """Yield a table of the sums that are known of some project, a row a category."""
        header = [self.vocabulary.word(key) for key in ("category", *known_sums)]
        rows = (
            [self._group_name(group), *(self._sum(group, key) for key in known_sums)]
            for group in groups
            if any(group.sum_of(key).known for key in known_sums)
        )
        return markdown_table(header, rows, range(1, len(header)))

    def _sum(self, group: Group, key: SumKey) -> str:
        return "".join(sum_of(group, key, self.vocabulary))

    def _group_name(self, group: Group) -> str:
        if group.key is None:
            return self.vocabulary.word("total")
        return markdown(group_name(group.key, "category", self.vocabulary))

    def _scorecard(self, report: Report) -> Iterator[str]:
        if report.judged:
            yield from self._subsection("by_source", self._tallies(report))
            yield notes.of_promises(report.unmeasurable, self.vocabulary)
            rows = self._table(_PROMISE, report.judged, self._promise)
            yield from self._subsection("each_promise", rows)

    def _tallies(self, report: Report) -> Iterator[str]:
        """Yield a row a source with the count of each outcome, those of one promise together."""
        outcomes = list(report.sources.total.outcomes)
        heads = [outcome_head(key, self.vocabulary) for key in outcomes]
        header = [*map(self.vocabulary.word, ("source", "promises_head")), *heads]
        rows = [
            [self._source_name(tally), *_tally_counts(tally.promises, tally.outcomes, outcomes)]
            for tally in report.sources.larger[:MOST_ROWS]
        ]
        if rest := report.sources.of_one:
            name = self.vocabulary.counted("one_promise_each", len(rest))
            rows.append([name, *_tally_counts(len(rest), outcomes_together(rest), outcomes)])
        total = report.sources.total
        counts = _tally_counts(total.promises, total.outcomes, outcomes)
        rows.append([self.vocabulary.word("total"), *counts])
        yield from markdown_table(header, rows, range(1, len(header)))
        yield from self._more(report.sources.larger)

    def _source_name(self, tally: Tally) -> str:
        if tally.key is None:
            return self.vocabulary.word("unknown_source")
        name = source_name(tally.key, self.sources, self.vocabulary)
        return self._cited(markdown(name), tally.key)

    def _promise(self, row: ScorecardRow) -> list[str]:
        evidence = row["evidence"] if row["evidence"] != row["source"] else None
        is_missed = row["outcome"] == Outcome.MISSED
        return [
            self._name(row),
            self._wording(row),
            milestone(row, row["category"], self.vocabulary),
            markdown(promised_for(row, self.vocabulary)),
            self._cited(outcome(row, self.vocabulary), evidence if is_missed else None),
            self._cited(reached(row, self.vocabulary), None if is_missed else evidence),
            days_late(row, self.vocabulary) or "–",
            self._cite(row["source"]),
        ]

    def _name(self, row: Mapping[str, object]) -> str:
        return markdown(name_of(row, self.vocabulary))

    def _wording(self, row: PromiseRow) -> str:
        return markdown(self.vocabulary.text(row, "wording") or row["wording"])

    def _changed(self, report: Report) -> Iterator[str]:
        events, promises = report.news.events, report.news.promises
        if events:
            rows = self._table(_EVENT, events, lambda event: self._event(report, event))
            yield from self._subsection("new_events", rows)
        if report.news.outcomes:
            outcomes = self._table(
                _TURNED, report.news.outcomes, lambda pair: self._turned(report, *pair)
            )
            yield from self._subsection("new_outcomes", outcomes)
        if promises:
            rows = self._table(_NEW_PROMISE, promises, lambda row: self._new_promise(report, row))
            yield from self._subsection("new_promises", rows)

    def _turned(self, report: Report, earlier: PromiseRow, row: PromiseRow) -> list[str]:
        project = report.projects_by_id[row["project"]]
        before, after = (outcome(promise, self.vocabulary) for promise in (earlier, row))
        return [
            self._name(project),
            self._wording(row),
            markdown(promised_for(row, self.vocabulary)),
            f"{before} → {after}",
            self._cite(row["evidence"]) if row["evidence"] else "–",
        ]

    def _event(self, report: Report, row: EventRow) -> list[str]:
        project = report.projects_by_id[row["project"]]
        details = [*event_figures(row, self.vocabulary), self.vocabulary.text(row, "note")]
        return [
            date_text(row["date"], self.vocabulary, by=row["by"]),
            self._name(project),
            self.vocabulary.status(row["status"], project["category"]),
            markdown(self.vocabulary.word("separator").join(filter(None, details)) or "–"),
            self._cite(row["source"]),
        ]

    def _new_promise(self, report: Report, row: PromiseRow) -> list[str]:
        project = report.projects_by_id[row["project"]]
        return [
            made_on(row, self.sources) or "–",
            self._name(project),
            self._wording(row),
            milestone(row, project["category"], self.vocabulary),
            markdown(promised_for(row, self.vocabulary)),
            self._cite(row["source"]),
        ]

    def _quiet(self, report: Report) -> Iterator[str]:
        if report.quiet:
            yield from self._projects(report, report.quiet)

    def _groups(self, report: Report) -> Iterator[str]:
        for index, (key, rows) in enumerate(report.groups):
            vocabulary = self.vocabulary
            name = group_name(key, report.by, vocabulary) if key else vocabulary.status(UNKNOWN)
            yield "\n" if index else ""
            yield f"### {markdown(_capitalized(name))}\n\n"
            yield from self._projects(report, rows)

    def _projects(self, report: Report, rows: Sequence[ProjectRow]) -> Iterator[str]:
        return self._table(_PROJECT, rows, lambda row: self._project(report, row))

    def _project(self, report: Report, row: ProjectRow) -> list[str]:
        """Return a project's cells, which stand in its group and perhaps among the quiet too."""
        if row["id"] not in self.cells:
            events = report.histories.get(row["id"])
            next_due = due(row, self.vocabulary)
            self.cells[row["id"]] = [
                self._name(row),
                self.vocabulary.status_of(row),
                since(row, self.vocabulary),
                row["updated"] or "–",
                f"**{next_due}**" if row["overdue"] else next_due,
                markdown(cell("regions", row["regions"], self.vocabulary)),
                self._size(row),
                self._cite(events[-1]["source"]) if events else "–",
            ]
        return self.cells[row["id"]]

    def _size(self, row: ProjectRow) -> str:
        values: Mapping[str, object] = row
        sizes = [
            measure(key, value, self.vocabulary)
            for key in _SHOWN_SIZES
            if isinstance(value := values[key], int | float)
        ]
        return markdown(self.vocabulary.word("separator").join(sizes) or "–")

    def _gantt(self, report: Report) -> Iterator[str]:
        rows = [row for row in report.projects if row["id"] in report.histories]
        if not rows:
            return
        chart = mermaid.gantt(rows, report.histories, report.period.as_of, self.vocabulary)
        if chart.drawn < len(rows):
            counts = {"count": chart.drawn, "all": len(rows)}
            yield self.vocabulary.phrase("newest_drawn", **counts) + "\n\n"
        yield chart.text

    def _pie(self, total: Group) -> Iterator[str]:
        if total.size:
            yield from mermaid.pie(total, self.vocabulary)

    def _no_result(self, report: Report) -> Iterator[str]:
        """Yield a line for each wording that names no result, with the projects it is of."""
        projects: dict[tuple[str, str | None], list[str]] = {}
        for row in report.unmeasurable:
            projects.setdefault((self._wording(row), row["source"]), []).append(self._name(row))
        for (wording, source), names in islice(projects.items(), MOST_ROWS):
            name = f"**{self.vocabulary.listed([*dict.fromkeys(names)])}**"
            yield f"- {name}{self.vocabulary.word('colon')}{self._cited(wording, source)}\n"
        yield from self._more(list(projects))

    def _cited(self, text: str, source: str | None) -> str:
        """Return text with a reference that stays beside it."""
        return text if source is None else f"{text}\u00a0{self._cite(source)}"

    def _cite(self, source: str | None) -> str:
        """Return a reference to a source; the first one gives it its number."""
        if source is None:
            return self.vocabulary.word("unknown_source")
        return f"[{self.numbers.setdefault(source, len(self.numbers) + 1)}]"

    def _sources(self) -> Iterator[str]:
        for name, number_ in self.numbers.items():
            text = source_citation(self.sources.get(name), name, self.vocabulary).strip()
            yield f"{number_}. " + _LIST.sub(r"\1\\\2", text) + "\n"

    def _meanings(self, report: Report) -> Iterator[str]:
        """Yield a line an outcome that the report has, and what a bound is."""
        outcomes = report.sources.total.outcomes.keys() | set(map(counted_as, report.unmeasurable))
        for key in filter(outcomes.__contains__, COUNTED):
            name = explained_outcome(key, self.vocabulary)
            means = meaning(key, self.vocabulary.language)
            yield "- " + self.vocabulary.phrase("meaning", name=name, meaning=means) + "\n"
        if any("≤" in days_late(row, self.vocabulary) for row in report.judged):
            yield f"- {self.vocabulary.phrase('bound_meaning')}\n"


def _capitalized(heading: str) -> str:
    return f"{heading[:1].upper()}{heading[1:]}"


def _counts(group: Group, statuses: Sequence[str | None]) -> list[str]:
    """Return how many projects a group has, in all and at each status; none is blank."""
    return [str(group.size), *(str(group.statuses.get(status) or "") for status in statuses)]


def _tally_counts(promises: int, outcomes: Mapping[str, int], keys: Sequence[str]) -> Iterator[str]:
    """Yield how many promises there are, in all and of each outcome; none is blank."""
    yield str(promises)
    yield from (str(outcomes.get(key) or "") for key in keys)
