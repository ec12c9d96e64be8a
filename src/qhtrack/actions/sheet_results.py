"""Keep the results and the problems of sheets' rows, which are one recording."""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from qhtrack.actions.cells import ParsedRow
from qhtrack.actions.context import Context
from qhtrack.database import naming, project_lookup, statements
from qhtrack.database import statement_recording as database
from qhtrack.database.statements import Recorder
from qhtrack.domain.change_results import Action
from qhtrack.domain.errors import (
    AmbiguousProjectError,
    Problem,
    ProjectError,
    QhtrackError,
    RefusedError,
)
from qhtrack.domain.messages import Message
from qhtrack.domain.proposals import ProposedChange
from qhtrack.domain.text_folding import folded
from qhtrack.domain.updates import UpdateResult

# what a sheet writes beside a project's name: its number, and whether it is new or goes on
_NUMBERING = re.compile(r"^\(?\d{1,3}[.、)](?!\d)\s*")
_NATURE = re.compile(r"\((?:新建|续建|改建|扩建|改扩建|新开工|new|ongoing)\)$")


class Defaults(NamedTuple):
    """The date and the source of rows that have none."""

    date: str | None = None
    source: str | None = None


# what an option says in a call, a column does in a sheet
_IN_ROWS = {
    "known_otherwise": "known_otherwise_in_row",
    "force_figure": "force_figure_in_row",
    "force_with_note": "force_with_note_in_row",
    "partial_or_force": "partial_or_force_in_row",
}


def _in_row(reason: Message) -> Message:
    """Return what is wrong with the remedy that a sheet has, here and in what is said within."""
    values = {
        key: _in_row(value) if isinstance(value, Message) else value
        for key, value in reason.values.items()
    }
    return Message(_IN_ROWS.get(reason.key, reason.key), values)


class SheetResults:
    """The recording of a sheet's rows, their results, and their problems."""

    def __init__(
        self,
        context: Context,
        connection: sqlite3.Connection,
        recorder: Recorder,
        defaults: Defaults,
    ) -> None:
        """Begin with nothing."""
        self.context = context
        self.connection = connection
        self.recorder = recorder
        self.defaults = defaults
        self.today = context.clock.today.isoformat()
        # said already: that there is no project at all
        self.lacks_projects = False
        self.source_order = statements.source_order(connection)
        self.refusals: list[tuple[Problem, type[QhtrackError]]] = []
        self.added: set[str] = set()
        self._done: list[tuple[int, UpdateResult | ProposedChange]] = []

    @cached_property
    def names(self) -> dict[str, set[str]]:
        """Return the ids of the projects that bear each name, with those that were added."""
        return project_lookup.ids_by_name(self.connection)

    @cached_property
    def ids(self) -> dict[str, dict[str, str]]:
        """Return the ids of categories, regions and sources, with those that were added."""
        return naming.known_ids(self.connection)

    def finder(self, names: Collection[str]) -> Callable[[str], str]:
        """Return what finds the projects of these names: `1. West Bypass`, `共和机场（新建）`."""
        plain_names = {name: _NATURE.sub("", _NUMBERING.sub("", folded(name))) for name in names}
        find = project_lookup.finder_to_record(self.connection, {*names, *plain_names.values()})

        def find_project(name: str) -> str:
            try:
                return find(name)
            except ProjectError as error:
                if isinstance(error, AmbiguousProjectError):
                    raise
                try:
                    return find(plain_names[name])
                except ProjectError:
                    raise error from None

        return find_project

    def projects_named(self, names: Collection[str]) -> set[str]:
        """Return the projects that names mean; one that means none or several has none."""
        find = self.finder(names)
        projects = set()
        for name in names:
            with suppress(ProjectError):
                projects.add(find(name))
        return projects

    def refuse(
        self,
        parsed: ParsedRow,
        key: str,
        reason: Message | str,
        error_class: type[QhtrackError] = RefusedError,
    ) -> None:
        """Keep what is wrong with a field of a row, and which error it is."""
        said = _in_row(reason) if isinstance(reason, Message) else reason
        self.refusals.append((parsed.problem(key, said), error_class))

    def record(self, parsed: ParsedRow, change: ProposedChange) -> None:
        """Record what a row tells that is new, and keep what became of it."""
        if change.action is not Action.UNCHANGED:
            number = database.record(self.connection, [change.statement], self.recorder)
            self.recorder = self.recorder._replace(recording=number)
        self.keep(parsed, change)

    def keep(self, parsed: ParsedRow, result: UpdateResult | ProposedChange) -> None:
        """Keep what became of a row."""
        self._done.append((parsed.number, result))

    def in_row_order(self) -> Iterator[UpdateResult | ProposedChange]:
        """Yield what became of each row, in their order; of several things what is new."""
        for _, row_results in groupby(sorted(self._done, key=itemgetter(0)), key=itemgetter(0)):
            *earlier, (_, last) = row_results
            yield from (result for _, result in earlier if result.action is not Action.UNCHANGED)
            yield last
