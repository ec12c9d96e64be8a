"""Rebase the recorded statements onto the registry file that was just loaded."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qhtrack.database import contents, facts, id_remapping, statements
from qhtrack.database.contradictions import contradictions
from qhtrack.database.replaying import replay
from qhtrack.database.rows import row_of, rows_where
from qhtrack.database.statements import Recorder
from qhtrack.domain.conflict_resolution import (
    Dispute,
    Overruled,
    Preference,
    Settlement,
    Versions,
    give_up,
    give_up_fields,
    settle,
    supersede,
)
from qhtrack.domain.merging import find
from qhtrack.domain.merging_facts import FINDING
from qhtrack.domain.messages import message
from qhtrack.domain.statements import Fact, Statement, fact_of
from qhtrack.domain.toml_tables import TomlTable

# where a statement may name a row; None: it cannot do without
_REFERENCES: dict[str, dict[str, set[str | None]]] = {
    "category": {"category": {None}},
    "region": {"regions": {"regions"}},
    "source": {
        "sources": {"sources"},
        "source": {"source"},
        "also": {"also"},
        "evidence": {*FINDING},
    },
}


class Choice(NamedTuple):
    """The preference where the file differs, its recorder, and whether the file replaces all."""

    preference: Preference | None = None
    recorder: Recorder | None = None
    replace: bool = False


NO_CHOICE = Choice()


class BeforeLoad(NamedTuple):
    """The statements before a load, and each fact's row in the database and in the last file.

    `registry` has the projects concerned whole, where that may be needed.
    """

    statements: dict[Fact, list[Statement]]
    shown: dict[Fact, TomlTable | None]
    last_file: dict[Fact, TomlTable | None]
    registry: TomlTable


class RebaseResult(NamedTuple):
    """The result of a load for the recorded statements.

    `overruled` are those taken back, `kept` the ids of projects and rows with statements that
    the file lacks, `projects` those with any, `disputes` those that a person must settle first,
    `decided` those that the preference settled.
    """

    overruled: list[Overruled]
    kept: list[str]
    projects: set[str]
    disputes: list[Dispute]
    decided: list[Dispute]


NOTHING_REBASED = RebaseResult([], [], set(), [], [])


def read_before_load(connection: sqlite3.Connection, choice: Choice) -> BeforeLoad | None:
    """Return the statements and rows before a file replaces them, None without statements."""
    statements_by_fact = statements.by_fact(connection)
    if not statements_by_fact:
        return None
    is_needed = choice.preference is Preference.MINE
    return BeforeLoad(
        statements_by_fact,
        facts.read(connection, statements_by_fact),
        {fact: statements.file_version(connection, fact) for fact in statements_by_fact},
        contents.data(connection, _projects(statements_by_fact)) if is_needed else {},
    )


def _projects(facts: Iterable[Fact]) -> set[str]:
    return {fact.owner for fact in facts if fact.is_of_project}


def ids_kept(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of projects and rows of which something said here is not in the file."""
    statements_by_fact = statements.by_fact(connection)
    unfiled = (
        fact
        for fact in statements_by_fact
        if any(statement.is_unfiled for statement in statements_by_fact[fact])
    )
    return list(dict.fromkeys(fact.owner for fact in unfiled))


def rebase(connection: sqlite3.Connection, before_load: BeforeLoad, choice: Choice) -> RebaseResult:
    """Note which statements the saved file has, and replay the others over it.

    Where something is disputed the database is left half done: the caller takes all back.
    """
    names = id_remapping.new_names(connection, _projects(before_load.statements))
    renamed = BeforeLoad(
        id_remapping.renamed(before_load.statements, names),
        id_remapping.rows_renamed(before_load.shown, names),
        id_remapping.rows_renamed(before_load.last_file, names),
        before_load.registry,
    )
    statements_by_number = {
        statement.number: statement
        for fact_statements in before_load.statements.values()
        for statement in fact_statements
    }
    return _Rebase(connection, renamed, statements_by_number, choice).run()


class _Rebase:
    """One load: what becomes of each fact of which something was said."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        before_load: BeforeLoad,
        written: dict[int, Statement],
        choice: Choice,
    ) -> None:
        self.connection = connection
        self.before_load = before_load
        self.written = written
        self.choice = choice
        self.source_order = statements.source_order(connection)
        self.rows = facts.read(connection, before_load.statements)
        self.results = {fact: self._settle_fact(fact) for fact in before_load.statements}
        self.restated: list[Statement] = []
        self.disputes: list[Dispute] = []
        self.decided: list[Dispute] = []

    def run(self) -> RebaseResult:
        """Settle everything, write it, and return what came of it."""
        self._settle_projects()
        results = self.results.values()
        self.disputes += [dispute for result in results for dispute in result.disputes]
        if not self.disputes:
            self._write_until_nothing_is_missing()
        overruled = [entry for result in results for entry in result.overruled]
        return RebaseResult(
            sorted(
                overruled, key=lambda entry: (entry.statement.recording, entry.statement.number)
            ),
            ids_kept(self.connection),
            _projects([*self.results, *(statement.fact for statement in self.restated)]),
            self.disputes,
            [*self.decided, *(dispute for result in results for dispute in result.decided)],
        )

    def _settle_fact(self, fact: Fact) -> Settlement:
        versions = Versions(
            self.before_load.shown[fact], self.before_load.last_file[fact], self.rows[fact]
        )
        fact_statements = self.before_load.statements[fact]
        if self.choice.replace:
            return give_up(
                settle(versions, fact_statements, self.source_order, None), versions.new_file
            )
        return settle(versions, fact_statements, self.source_order, self.choice.preference)

    def _settle_projects(self) -> None:
        """Settle what was said of projects that the file no longer has, or no longer should."""
        by_project: dict[str, list[Fact]] = {}
        for fact in self.results:
            if fact.is_of_project:
                by_project.setdefault(fact.owner, []).append(fact)
        for name, concerned in by_project.items():
            project = Fact("project", name)
            if row_of(self.connection, project) is None:
                self._settle_gone(project, concerned)
            elif project in self.results and self.results[project].row is None:
                self._settle_taken_back(project)

    def _settle_gone(self, project: Fact, concerned: Sequence[Fact]) -> None:
        """Settle what was said of a project that is not in the file, unless it was told here."""
        shown = [
            statement
            for fact in concerned
            for statement in self.results[fact].statements
            if statement.differs_from_file
        ]
        has_restated = any(self.results[fact].restated for fact in concerned)
        is_local = any(
            statement.fact == project and statement.before is None for statement in shown
        )
        if is_local or not (shown or has_restated):
            return
        if self.choice.preference is Preference.MINE:
            self.restated += self._restatements_of(project)
        local_rows = [
            statement.after
            for fact in concerned
            for statement in self.before_load.statements[fact]
            if statement.stands and statement.differs_from_file
        ]
        self._dispute(Dispute(project, None, None, local_rows, message("load_project_gone")))
        for fact in concerned:
            # which stand in the one of the whole project
            result = self.results[fact]._replace(decided=())
            if self.choice.preference is Preference.MINE:
                self.results[fact] = supersede(result, None, [])
            else:
                self.results[fact] = give_up(result, None)

    def _restatements_of(self, project: Fact) -> list[Statement]:
        """Return what tells a project anew, with all that was known of it before the load."""
        row = find(self.before_load.registry, project.path)
        inner_rows = {kind: row.pop(kind, ()) for kind in ("promise", "event")}
        pairs = [
            (fact_of(kind, project.owner, inner_row), inner_row)
            for kind in inner_rows
            for inner_row in inner_rows[kind]
        ]
        return [Statement(fact, None, inner_row) for fact, inner_row in [(project, row), *pairs]]

    def _settle_taken_back(self, project: Fact) -> None:
        """Settle a project that was undone here although the file still has facts of it."""
        file_facts = (
            fact_of(kind, project.owner, row)
            for kind in ("promise", "event")
            for row in rows_where(self.connection, kind, "project = ?", (project.owner,))
        )
        is_needed = any(
            fact not in self.results or self.results[fact].row is not None for fact in file_facts
        )
        if is_needed and self.choice.preference is Preference.MINE:
            self.decided.append(self._undone_dispute(project))
        elif is_needed:
            self._keep_file_row(project)

    def _keep_file_row(self, fact: Fact) -> None:
        """Leave a row that was undone here as the file has it, or have a person settle it."""
        dispute = self._undone_dispute(fact)
        if self.choice.preference is Preference.FILE:
            self.results[fact] = give_up(self.results[fact], self.rows[fact])
            self.decided.append(dispute)
        else:
            self.disputes.append(dispute)

    def _undone_dispute(self, fact: Fact) -> Dispute:
        return Dispute(fact, None, self.rows[fact], None, message("load_needs_undone"))

    def _dispute(self, dispute: Dispute) -> None:
        """Keep what the preference decides, or a person must."""
        (self.disputes if self.choice.preference is None else self.decided).append(dispute)

    def _write_until_nothing_is_missing(self) -> None:
        """Write what was settled; what names a row that there is none of is settled first."""
        self.connection.execute("SAVEPOINT rebasing")
        self._write()
        while missing := contradictions(self.connection).missing:
            self.connection.execute("ROLLBACK TO rebasing")
            for path in sorted(missing):
                self._settle_missing(Fact(*path))
            if self.disputes:
                return
            self._write()

    def _write(self) -> None:
        results = self.results.values()
        settled = [statement for result in results for statement in result.statements]
        written = self.written.get
        changed = (statement for statement in settled if statement != written(statement.number))
        statements.rewrite(self.connection, changed)
        shown_facts = dict.fromkeys(
            statement.fact for statement in settled if statement.differs_from_file
        )
        statements.forget_file_versions(self.connection)
        statements.keep_file_versions(
            self.connection, ((fact, self.rows[fact]) for fact in shown_facts)
        )
        restated = [*self.restated, *(new for result in results for new in result.restated)]
        if restated and self.choice.recorder is not None:
            restated_rows = [
                (statement.fact, row_of(self.connection, statement.fact)) for statement in restated
            ]
            statements.keep_file_versions(self.connection, restated_rows)
            recording = statements.begin(self.connection, self.choice.recorder)
            statements.add(self.connection, recording, restated)
        replayed = shown_facts | dict.fromkeys(statement.fact for statement in restated)
        replay(self.connection, replayed)
        statements.note_origins(self.connection, self.results.keys() - replayed.keys())

    def _settle_missing(self, missing: Fact) -> None:
        """Settle that a row is named here which the file has no longer, or which was undone."""
        if self.rows.get(missing) is not None:
            self._keep_file_row(missing)
            return
        row = find(self.before_load.registry, missing.path)
        dispute = Dispute(missing, None, None, None, message("load_needs_gone"))
        if row is not None:
            self.restated.append(Statement(missing, None, row))
            self.decided.append(dispute)
        elif self.choice.preference is None or not self._give_up_naming(missing):
            self.disputes.append(dispute)
        else:
            self.decided.append(dispute)

    def _give_up_naming(self, missing: Fact) -> bool:
        """Overrule what was said here and names a row; tell whether anything did."""
        naming_statements = [
            (statement, fields)
            for result in self.results.values()
            for statement in result.statements
            if statement.differs_from_file and (fields := _fields_naming(statement, missing))
        ]
        for statement, fields in naming_statements:
            if None in fields:
                for fact in self.results:
                    if fact.owner == statement.fact.owner:
                        self.results[fact] = give_up(self.results[fact], self.rows[fact])
            else:
                result, file_row = self.results[statement.fact], self.rows[statement.fact]
                self.results[statement.fact] = give_up_fields(result, statement, fields, file_row)
        return bool(naming_statements)


def _fields_naming(statement: Statement, missing: Fact) -> set[str | None]:
    """Return the fields in which a statement names a row; None: it cannot do without."""
    fields: set[str | None] = set()
    for key, fields_given_up in _REFERENCES[missing.kind].items():
        value = (statement.after or {}).get(key)
        if missing.owner in (value if isinstance(value, list) else [value]):
            fields |= fields_given_up
    return fields
