"""Write the status report as Markdown."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qhtrack.domain.fields import FIGURES
from qhtrack.domain.groups import SUMS, Group, NamesById
from qhtrack.domain.promises import chain
from qhtrack.domain.report import Report
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow, SourceRow
from qhtrack.domain.status import UNKNOWN, rank_of
from qhtrack.output import mermaid
from qhtrack.output.escaping import markdown
from qhtrack.output.formats import markdown_table
from qhtrack.output.wording import (
    counted_outcome,
    days_late,
    group_name,
    name_of,
    number,
    outcome,
    source_citation,
    sums,
)
from qhtrack.words.catalogue import localized, status_label, word
from qhtrack.words.language import Language

MOST_BARS = 50
# what would begin a list within the list of sources
_LIST = re.compile(r"^(\d*)([-+.)])")
_PROMISE = ("project", "wording", "milestone", "due", "outcome", "reached", "late", "source")
_EVENT = ("date", "project", "status", "note", "source")
_PROJECT = ("project", "status", "since", "updated", "due", "regions", "capacity_mw", "source")


class Writer:
    """Writes one report; numbers the sources as they are first referred to."""

    def __init__(
        self, language: Language, names_by_id: NamesById, sources: Mapping[str, SourceRow]
    ) -> None:
        """Keep the language, the names of categories and regions, and the sources by id."""
        self.language = language
        self.names_by_id = names_by_id
        self.sources = sources
        self.numbers: dict[str, int] = {}  # of the sources, by id or citation
        self.names: dict[str, str] = {}  # of the projects, in Markdown, by id
        self.cells: dict[str, list[str]] = {}  # of the projects that were written, by id

    def write(self, report: Report, title: str, terms: Sequence[str]) -> str:
        """Return the text of a report on what fits some terms."""
        self.names = {row["id"]: markdown(name_of(row, self.language)) for row in report.projects}
        parts = [
            f"# {markdown(title)}\n\n{self._word('as_of', date=report.as_of)}\n",
            *self._filter(terms),
            self._section("glance", self._glance(report)),
            self._section("scorecard", self._scorecard(report)),
            self._section("changed", self._changed(report), since=report.since),
            self._section("quiet", self._quiet(report)),
            self._section("projects_by", self._groups(report), by=self._word(report.by)),
            self._section("gantt", self._gantt(report)),
            self._section("pie", self._pie(report.total)),
            # last, for it lists what the others have referred to
            self._section("sources", self._sources()),
        ]
        return "\n".join(parts)

    def _word(self, key: str, **values: object) -> str:
        return word(key, self.language, **values)

    def _filter(self, terms: Sequence[str]) -> Iterator[str]:
        if terms:
            yield self._word("only", terms=markdown(" ".join(terms))) + "\n"

    def _section(self, key: str, lines: Iterable[str], **values: object) -> str:
        heading = self._word(key, **values)
        body = "".join(lines) or self._word("nothing") + "\n"
        return f"## {heading[:1].upper()}{heading[1:]}\n\n{body}"

    def _table(self, keys: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        figures = {index for index, key in enumerate(keys) if key in FIGURES}
        return markdown_table([self._word(key) for key in keys], rows, figures)

    def _glance(self, report: Report) -> Iterator[str]:
        statuses = sorted(report.total.statuses, key=rank_of)
        labels = [status_label(status or UNKNOWN, self.language) for status in statuses]
        header = [*map(self._word, ("category", "projects", *SUMS)), *labels]
        rows = [
            self._figures(self._group_name(group, "category"), group, statuses)
            for group in report.categories
        ]
        rows.append(self._figures(self._word("total"), report.total, statuses))
        return markdown_table(header, rows, range(1, len(header)))

    def _group_name(self, group: Group, by: str) -> str:
        return markdown(group_name(group.key, by, self.names_by_id, self.language))

    def _figures(self, name: str, group: Group, statuses: Sequence[str | None]) -> list[str]:
        return [
            name,
            str(group.size),
            *(f"{figure}{share}" for figure, share in sums(group, self.language)),
            *(str(group.statuses.get(status, 0)) for status in statuses),
        ]

    def _scorecard(self, report: Report) -> Iterator[str]:
        if not report.outcomes:
            return
        counts = (
            self._word("count", name=counted_outcome(key, self.language), count=count)
            for key, count in report.outcomes.items()
        )
        yield self._word("counts").join(counts) + "\n\n"
        yield from self._table(_PROMISE, map(self._promise, report.promises))

    def _promise(self, row: PromiseRow) -> list[str]:
        return [
            self.names[row["project"]],
            markdown(localized(row, "wording", self.language) or ""),
            status_label(row["milestone"], self.language),
            chain(row) or "–",
            outcome(row, self.language),
            row["reached"] or "–",
            days_late(row, self.language) or "–",
            self._cite(row["source"]),
        ]

    def _changed(self, report: Report) -> Iterator[str]:
        if report.changed:
            yield from self._table(_EVENT, map(self._event, report.changed))

    def _event(self, row: EventRow) -> list[str]:
        return [
            row["date"],
            self.names[row["project"]],
            status_label(row["status"], self.language),
            markdown(row["note"] or "–"),
            self._cite(row["source"]),
        ]

    def _quiet(self, report: Report) -> Iterator[str]:
        if report.quiet:
            yield from self._projects(report, report.quiet)

    def _groups(self, report: Report) -> Iterator[str]:
        for index, (key, rows) in enumerate(report.groups):
            name = group_name(key, report.by, self.names_by_id, self.language)
            yield "\n" if index else ""
            yield f"### {markdown(name)}\n\n"
            yield from self._projects(report, rows)

    def _projects(self, report: Report, rows: Sequence[ProjectRow]) -> Iterator[str]:
        return self._table(_PROJECT, (self._project(report, row) for row in rows))

    def _project(self, report: Report, row: ProjectRow) -> list[str]:
        """Return a project's cells, which stand in its group and perhaps among the quiet too."""
        name = row["id"]
        if name not in self.cells:
            region_names = self.names_by_id.get("region", {})
            regions = [region_names.get(region, region) for region in row["regions"]]
            events = report.histories.get(name)
            self.cells[name] = [
                self.names[name],
                status_label(row["status"], self.language),
                row["since"] or "–",
                row["updated"] or "–",
                row["due"] or "–",
                markdown(self._word("listed").join(regions) or "–"),
                number(row["capacity_mw"]),
                self._cite(events[-1]["source"]) if events else "–",
            ]
        return self.cells[name]

    def _gantt(self, report: Report) -> Iterator[str]:
        rows = [row for row in report.projects if row["id"] in report.histories]
        if len(rows) > MOST_BARS:
            yield self._word("first", count=MOST_BARS, all=len(rows)) + "\n\n"
        if rows:
            drawn = rows[:MOST_BARS]
            yield from mermaid.gantt(drawn, report.histories, report.as_of, self.language)

    def _pie(self, total: Group) -> Iterator[str]:
        if total.size:
            yield from mermaid.pie(total, self.language)

    def _cite(self, source: str | None) -> str:
        """Return a reference to a source; the first one gives it its number."""
        if source is None:
            return self._word("unknown_source")
        return f"[{self.numbers.setdefault(source, len(self.numbers) + 1)}]"

    def _sources(self) -> Iterator[str]:
        for name, number_ in self.numbers.items():
            text = source_citation(self.sources.get(name), name, self.language).strip()
            yield f"{number_}. " + _LIST.sub(r"\1\\\2", text) + "\n"
