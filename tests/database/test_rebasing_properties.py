"""Whatever was said here and whatever a colleague's file says, a load merges as the driver does."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from branches import Branches, branches, edited, neighbours, retellings
from merges import data_of
from qhtrack.database import contents, rebasing, sqlite, statement_recording, store, transactions
from qhtrack.database.contradictions import contradictions
from qhtrack.database.rebasing import NO_CHOICE, Choice
from qhtrack.database.rows import row_of
from qhtrack.database.statements import Recorder
from qhtrack.domain.conflict_resolution import Preference
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.model import Registry
from qhtrack.domain.statements import Statement, correction, fact_of, removal
from qhtrack.domain.statements import addition as telling_of
from qhtrack.domain.toml_tables import TomlTable
from saving import FILE, save

SIDES: st.SearchStrategy[Branches] = branches() | neighbours() | retellings()
THEIRS = FILE._replace(sha256="1" * 64)


def facts_of(data: TomlTable) -> dict[Any, TomlTable]:
    """Return the rows of a registry by fact."""
    rows = {
        fact_of(kind, row["id"], row): row
        for kind in ("category", "region", "source", "project")
        for row in data.get(kind, ())
    }
    for project in data.get("project", ()):
        for kind in ("promise", "event"):
            rows |= {fact_of(kind, project["id"], row): row for row in project.get(kind, ())}
    return {
        fact: {key: row[key] for key in row if key not in {"promise", "event"}}
        for fact, row in rows.items()
    }


def sayings(connection: Connection, ours: Registry) -> Iterator[Statement]:
    """Yield what brings a database to a registry, as far as it can be said."""
    old, new = (facts_of(data_of(side)) for side in (contents.registry(connection), ours))
    for fact, row in new.items():
        known = row_of(connection, fact)
        if known is None:
            yield telling_of(fact, None, row)
        elif old[fact] != row:
            keys = [key for key in known | row if old[fact].get(key) != row.get(key)]
            yield correction(fact, known, {key: row.get(key) for key in keys})
    projects = {project.id for project in ours.projects}
    for fact in old:
        known = row_of(connection, fact)
        if known and fact.is_event_or_promise and fact not in new and fact.owner in projects:
            yield removal(fact, known)


def unordered(value: Any) -> Any:  # noqa: ANN401
    """Return a value without the order of its lists, and of the lines of notes."""
    if isinstance(value, dict):
        return {
            key: sorted(inner.split("\n")) if key in {"note", "note_zh"} else unordered(inner)
            for key, inner in value.items()
            if inner not in ([], {})
        }
    if isinstance(value, list):
        return sorted((unordered(inner) for inner in value), key=repr)
    return value


def say_all(connection: Connection, ours: Registry) -> int:
    """Say what brings a database to a registry, a recording each; return how much that was."""
    said = []
    for one in sayings(connection, ours):
        with transactions.transaction(connection):
            statement_recording.record(connection, [one], Recorder(None, "now"))
        said.append(one)
    return len(said)


def load(connection: Connection, file: Registry, choice: Choice) -> Registry | None:
    """Load a file; return what is shown then, None if somebody must settle something first."""
    before_load = rebasing.read_before_load(connection, choice)
    store.save(connection, file, THEIRS, "", "now")
    if before_load and rebasing.rebase(connection, before_load, choice).disputes:
        return None
    return contents.registry(connection)


def test_a_load_merges_as_the_driver_does() -> None:
    """Where one finds something to settle so does the other, else both come to the same."""
    hits: Counter[str] = Counter()

    @settings(max_examples=200)
    @given(SIDES, st.data())
    def agree(sides: Branches, data: st.DataObject) -> None:
        base, ours, theirs = sides
        with closing(sqlite.create_in_memory()) as connection:
            save(connection, base)
            said = say_all(connection, ours)
            if data.draw(st.booleans()):
                said += say_all(connection, data.draw(edited(contents.registry(connection))))
            if contradictions(connection) != (set(), []):
                hits["ours contradicts itself"] += 1
                return
            exported = contents.registry(connection)
            merged = merge_registries(*map(data_of, (base, exported, theirs)))
            with transactions.transaction(connection, keep=False):
                shown = load(connection, theirs, NO_CHOICE)
                if contradictions(connection) != (set(), []):
                    shown = None
                assert (shown is None) is bool(merged.conflicts)
                hits["conflicts"] += shown is None
                if shown is not None:
                    assert unordered(data_of(shown)) == unordered(data_of(merged.registry))
                    hits["both have said something"] += said > 0 and theirs != base

    agree()
    assert hits["conflicts"] > 10, hits
    assert hits["both have said something"] > 80, hits


def test_a_preference_settles_every_conflict_and_a_second_load_changes_nothing() -> None:
    """What is in dispute is the file's, or ours; all else that both have said is kept."""
    hits: Counter[str] = Counter()

    @settings(max_examples=200)
    @given(SIDES, st.sampled_from(Preference))
    def settles(sides: Branches, preference: Preference) -> None:
        base, ours, theirs = sides
        choice = Choice(preference, Recorder("tester", "now", "load"))
        with closing(sqlite.create_in_memory()) as connection:
            save(connection, base)
            say_all(connection, ours)
            with transactions.transaction(connection, keep=False):
                is_disputed = load(connection, theirs, NO_CHOICE) is None
            with transactions.transaction(connection):
                once = load(connection, theirs, choice)
            assert once is not None
            with transactions.transaction(connection):
                assert load(connection, theirs, NO_CHOICE) == once
            hits[preference] += is_disputed

    settles()
    assert min(hits[preference] for preference in Preference) > 3, hits
