"""Write the status report as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qhtrack.domain.fields import FIGURES
from qhtrack.domain.groups import SUMS, Group
from qhtrack.domain.promises import chain
from qhtrack.domain.report import Report
from qhtrack.domain.status import Status, rank_of
from qhtrack.output.escaping import line, markdown
from qhtrack.output.formats import markdown_table
from qhtrack.output.wording import cited, counted, days_late, named, number, outcome, sums, term
from qhtrack.words.catalogue import status_label, word
from qhtrack.words.language import Language

Row = dict[str, Any]


MOST_BARS = 50


YEARS = 10


# what would begin a list within the list of sources
_LIST = re.compile(r"^(\d*)([-+.)])")


_MERMAID = re.compile(r'[:;#"<>&{}`]|%%')


# names stand left of the bars; the viewer's own today is not the report's
_GANTT = """```mermaid
%%{{init: {{"gantt": {{"leftPadding": {padding}}}}}}}%%
gantt
    dateFormat YYYY-MM-DD
    axisFormat %Y
    todayMarker off
"""


_MARGIN = 20


_WIDE = "\u2e80"


class Writer:
    """Writes one report; numbers the sources as they are first referred to."""

    def __init__(
        self, language: Language, terms: dict[str, dict[str, str]], sources: dict[str, Row]
    ) -> None:
        """Keep the language, the names of categories and regions, and the sources by id."""
        self.language = language
        self.terms = terms
        self.sources = sources
        self.cited: dict[str, int] = {}
        self.names: dict[str, str] = {}
        self.told: dict[str, list[str]] = {}

    def write(self, report: Report, title: str, terms: Sequence[str]) -> str:
        """Return the text of a report on what fits some terms."""
        self.names = {row["id"]: markdown(named(row, self.language)) for row in report.projects}
        only = self._word("only", terms=markdown(" ".join(terms)))
        parts = [
            f"# {markdown(title)}\n\n{self._word('as_of', date=report.as_of)}\n",
            *[f"{only}\n"] * bool(terms),
            self._section("glance", self._glance(report)),
            self._section("scorecard", self._scorecard(report)),
            self._section("changed", self._changed(report), since=report.since),
            self._section("quiet", self._quiet(report)),
            self._section("by", self._groups(report), by=self._word(report.by)),
            self._section("gantt", self._gantt(report)),
            self._section("pie", self._pie(report.total)),
        ]
        parts.append(self._section("sources", self._sources()))
        return "\n".join(parts)

    def _word(self, key: str, **values: object) -> str:
        return word(key, self.language, **values)

    def _section(self, key: str, lines: Iterable[str], **values: object) -> str:
        heading = self._word(key, **values)
        body = "".join(lines) or self._word("nothing") + "\n"
        return f"## {heading[:1].upper()}{heading[1:]}\n\n{body}"

    def _table(self, keys: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        figures = {place for place, key in enumerate(keys) if key in FIGURES}
        return markdown_table([self._word(key) for key in keys], rows, figures)

    def _term(self, kind: str, key: str | None) -> str:
        return term(key, kind, self.terms, self.language)

    def _glance(self, report: Report) -> Iterator[str]:
        statuses = sorted(report.total.statuses, key=rank_of)
        names = [status_label(one or "unknown", self.language) for one in statuses]
        header = [*map(self._word, ("category", "projects", *SUMS)), *names]
        total = report.total
        rows = [
            self._figures(markdown(self._term("category", one.key)), one, statuses)
            for one in report.categories
        ] + [self._figures(self._word("total"), total, statuses)]
        return markdown_table(header, rows, range(1, len(header)))

    def _figures(self, name: str, one: Group, statuses: Sequence[str | None]) -> list[str]:
        return [
            name,
            str(one.size),
            *map("".join, sums(one, self.language)),
            *(str(one.statuses.get(status, 0)) for status in statuses),
        ]

    def _scorecard(self, report: Report) -> Iterator[str]:
        counts = [
            self._word("count", name=counted(key, self.language), count=count)
            for key, count in report.outcomes.items()
        ]
        if counts:
            yield self._word("counts").join(counts) + "\n\n"
            keys = (
                "project",
                "wording",
                "milestone",
                "due",
                "outcome",
                "reached",
                "late",
                "source",
            )
            yield from self._table(
                keys,
                (self._commitment(self.names[row["project"]], row) for row in report.commitments),
            )

    def _commitment(self, name: str, row: Row) -> list[str]:
        english = row["wording_en"] if self.language is Language.EN else None
        return [
            name,
            markdown(english or row["wording"]),
            status_label(row["milestone"], self.language),
            chain(row) or "–",
            outcome(row, self.language),
            row["reached"] or "–",
            days_late(row, self.language) or "–",
            self._cite(row["source"]),
        ]

    def _changed(self, report: Report) -> Iterator[str]:
        rows = (
            [
                row["date"],
                self.names[row["project"]],
                status_label(row["status"], self.language),
                markdown(row["note"] or "–"),
                self._cite(row["source"]),
            ]
            for row in report.changed
        )
        keys = ("date", "project", "status", "note", "source")
        return self._table(keys, rows) if report.changed else iter(())

    def _quiet(self, report: Report) -> Iterator[str]:
        return self._projects(report, report.quiet) if report.quiet else iter(())

    def _projects(self, report: Report, rows: Sequence[Row]) -> Iterator[str]:
        keys = ("project", "status", "since", "updated", "due", "regions", "capacity_mw", "source")
        return self._table(keys, (self._project(report, row) for row in rows))

    def _project(self, report: Report, row: Row) -> list[str]:
        """Return a project's cells, which stand in its group and perhaps among the quiet too."""
        if row["id"] not in self.told:
            regions = (self._term("region", one) for one in row["regions"])
            self.told[row["id"]] = [
                self.names[row["id"]],
                status_label(row["status"], self.language),
                *(row["since"] or "–", row["updated"] or "–", row["due"] or "–"),
                markdown(self._word("listed").join(regions) or "–"),
                number(row["capacity_mw"]),
                self._cite_latest(report.histories.get(row["id"], ())),
            ]
        return self.told[row["id"]]

    def _groups(self, report: Report) -> Iterator[str]:
        for position, (key, rows) in enumerate(report.groups):
            title = term(key, report.by, self.terms, self.language)
            yield f"{chr(10) * (position > 0)}### {markdown(title)}\n\n"
            yield from self._projects(report, rows)

    def _gantt(self, report: Report) -> Iterator[str]:
        drawn = [row for row in report.projects if row["id"] in report.histories]
        if len(drawn) > MOST_BARS:
            yield self._word("first", count=MOST_BARS, all=len(drawn)) + "\n\n"
        if drawn:
            names = [_plain(named(row, self.language)) for row in drawn[:MOST_BARS]]
            yield _GANTT.format(padding=max(map(_pixels, names)) + _MARGIN)
            for name, row in zip(names, drawn, strict=False):
                yield f"    section {name}\n"
                yield from self._bars(report.histories[row["id"]], report.as_of)
            yield "```\n"

    def _bars(self, events: Sequence[Row], as_of: str) -> Iterator[str]:
        earliest = f"{int(as_of[:4]) - YEARS:04}-01-01"
        runs: list[tuple[str, str]] = []
        for event in events:
            start = max(event["day"], earliest)
            if runs and runs[-1][1] == start:
                runs.pop()
            if not runs or runs[-1][0] != event["status"]:
                runs.append((event["status"], start))
        ends = [start for _, start in runs[1:]] + [as_of]
        for (status, start), end in zip(runs, ends, strict=True):
            yield f"    {status_label(status, self.language)} :{_TAGS[status]}{start}, {end}\n"

    def _pie(self, total: Group) -> Iterator[str]:
        if total.size:
            yield "```mermaid\npie showData\n"
            for status, count in sorted(total.statuses.items(), key=lambda item: -item[1]):
                yield f'    "{status_label(status or "unknown", self.language)}" : {count}\n'
            yield "```\n"

    def _cite(self, source: str | None) -> str:
        if source is None:
            return self._word("unknown_source")
        return f"[{self.cited.setdefault(source, len(self.cited) + 1)}]"

    def _cite_latest(self, events: Sequence[Row]) -> str:
        return self._cite(events[-1]["source"]) if events else "–"

    def _sources(self) -> Iterator[str]:
        for name, place in self.cited.items():
            told = cited(self.sources.get(name), name, self.language).strip()
            yield f"{place}. " + _LIST.sub(r"\1\\\2", told) + "\n"


_TAGS = dict.fromkeys(Status, "") | {
    "operating": "done, ",
    "suspended": "crit, ",
    "cancelled": "crit, ",
}


def _plain(text: str) -> str:
    """Return text without what Mermaid reads as its own."""
    return _MERMAID.sub(" ", line(text))


def _pixels(name: str) -> int:
    """Return how wide Mermaid draws a name, about: a Chinese character is two letters."""
    return sum(12 if character >= _WIDE else 6 for character in name)
