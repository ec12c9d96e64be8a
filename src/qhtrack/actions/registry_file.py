"""Read a registry's file, and bring it into the database."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from qhtrack import files
from qhtrack.actions.context import Clock
from qhtrack.database import contents, rebasing, store, transactions
from qhtrack.database.contradictions import contradictions
from qhtrack.database.rebasing import NO_CHOICE, NOTHING_REBASED, Choice
from qhtrack.domain.conflict_resolution import Dispute, Overruled
from qhtrack.domain.errors import DisputeError, Problem, RefusedError, StateError
from qhtrack.domain.load_changes import (
    Changes,
    FactChange,
    compare,
    fact_changes,
    row_changes,
)
from qhtrack.domain.messages import Message, message
from qhtrack.domain.model import Registry
from qhtrack.domain.text import quoted
from qhtrack.registry import toml
from qhtrack.words.typed import values_by_word


class LoadResult(NamedTuple):
    """What a load changed in what the database shows, and what became of what was said here.

    `facts` are the changes fact by fact, `rows` those beside projects; `overruled` was taken back,
    `kept` are the ids of projects and rows of which something is not in the file, `decided` what
    both said otherwise.
    """

    unchanged: bool
    changes: Changes
    facts: Iterator[FactChange]
    rows: list[FactChange]
    overruled: list[Overruled]
    kept: list[str]
    contradictions: list[Message]
    decided: Sequence[Dispute] = ()


class RegistryFile:
    """A registry's file (`-`: standard input): read at once, parsed once it is asked for."""

    def __init__(self, path: str) -> None:
        """Read the file.

        Raises:
            StorageError: it cannot be read.
        """
        self.path = path
        whole = str(Path(path).resolve()) if Path(path).is_file() else None
        # before it is read: who writes it meanwhile makes it look changed
        stamp = files.stamp(path)
        self._data = files.read(path)
        self.file = store.File(whole, stamp, files.fingerprint(self._data))
        self._parsed: tuple[Registry, str] | None = None

    def parsed(self, today: date) -> tuple[Registry, str]:
        """Return the registry and the comment that heads it.

        Raises:
            RefusedError: it has problems; every one is named.
        """
        if self._parsed is None:
            _check_is_no_sheet(self._data, self.path)
            text = files.decode(self._data, self.path)
            self._data = b""  # a large file need not be there twice
            names = values_by_word("status")
            self._parsed = toml.parse(text, self.path, today, names), toml.heading(text)
        return self._parsed


def _check_is_no_sheet(data: bytes, path: str) -> None:
    """Raise `RefusedError` for what `apply` reads."""
    if files.is_workbook(data) or path.lower().endswith((".csv", ".tsv")):
        raise RefusedError(
            [Problem(path, None, "", message("sheet_to_apply", path=str(quoted(path))))]
        )


def load(
    connection: sqlite3.Connection,
    source: RegistryFile,
    clock: Clock,
    choice: Choice = NO_CHOICE,
    *,
    dry_run: bool = False,
    with_progress: store.Progress = iter,
) -> LoadResult:
    """Put a registry in the place of the one that was loaded; what was said here stays.

    All is one transaction, which a dry run takes back; what is loaded already is not parsed.

    Raises:
        DisputeError: the file says otherwise what was said here.
        StateError: it is another registry.
    """
    with transactions.transaction(connection, keep=not dry_run):
        if not choice.replace and store.is_loaded(connection, source.file, clock.timestamp):
            kept = rebasing.ids_kept(connection)
            return LoadResult(True, Changes([], [], []), iter(()), [], [], kept, [])
    # outside of a transaction: others may record while a large file is parsed
    registry, heading = source.parsed(clock.today)
    with transactions.transaction(connection, keep=not dry_run):
        before = contents.registry(connection)
        if not choice.replace and _are_strangers(before, registry):
            raise StateError(message("load_other_registry", path=source.path))
        earlier = rebasing.read_before_load(connection, choice)
        store.save(
            connection,
            registry,
            source.file,
            heading,
            clock.timestamp,
            with_progress=with_progress,
        )
        rebased = rebasing.rebase(connection, earlier, choice) if earlier else NOTHING_REBASED
        _check_settled(rebased.disputes)
        after = contents.refresh(connection, registry, rebased.projects) if earlier else registry
        return LoadResult(
            False,
            compare(before, after),
            fact_changes(before, after),
            row_changes(before, after),
            rebased.overruled,
            rebased.kept,
            contradictions(connection).others if earlier else [],
            rebased.decided,
        )


def _check_settled(disputes: Sequence[Dispute]) -> None:
    """Raise `DisputeError` if anything is in dispute."""
    if disputes:
        lines = message("lines", lines=[dispute.located() for dispute in disputes])
        rows = [dispute.row for dispute in disputes]
        raise DisputeError(message("load_conflicts", conflicts=lines), rows)


def _are_strangers(before: Registry, after: Registry) -> bool:
    """Tell whether two registries have no project in common, under whichever id."""
    names = {alias.casefold() for project in after.projects for alias in project.aliases}
    names |= {project.id for project in after.projects}
    return bool(before.projects) and names.isdisjoint(project.id for project in before.projects)
