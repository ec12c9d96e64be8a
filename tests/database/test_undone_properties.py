"""Whatever was undone here and edited in the file since, a load merges as the driver does."""

from collections import Counter
from contextlib import closing
from sqlite3 import Connection

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from branches import branches, edited, is_valid, neighbours, plain_events, retold
from database.test_rebasing_properties import load, say_all, unordered
from merges import data_of
from qhtrack.database import contents, sqlite, statements, transactions, undoing
from qhtrack.database.contradictions import contradictions
from qhtrack.database.rebasing import NO_CHOICE
from qhtrack.domain.errors import StateError
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.model import Registry
from saving import save


@st.composite
def retellings_of(draw: st.DrawFn, registry: Registry) -> Registry:
    """Edit a registry, one event of each project in its other fields."""
    projects = tuple(
        msgspec.structs.replace(project, events=draw(retold(project.events, plain_events)))
        for project in registry.projects
    )
    new = msgspec.structs.replace(registry, projects=projects)
    return new if is_valid(new) else registry


def ids(registry: Registry) -> list[str]:
    """Return the ids of the projects."""
    return [project.id for project in registry.projects]


def undo_some(connection: Connection, data: st.DataObject, count: int) -> int:
    """Undo recordings, newest first, as far as they may be; return how many."""
    undone = 0
    for number in range(count, 0, -1):
        if data.draw(st.integers(0, 3)):
            try:
                with transactions.transaction(connection):
                    undoing.undo(connection, number)
                undone += 1
            except StateError:
                pass
    return undone


def test_a_load_after_an_undo_merges_as_the_driver_does() -> None:
    """The base is what was exported."""
    hits: Counter[str] = Counter()

    @settings(max_examples=400)
    @given(branches() | neighbours(), st.data())
    def agree(sides: tuple[Registry, Registry, Registry], data: st.DataObject) -> None:
        with closing(sqlite.create_in_memory()) as connection:
            save(connection, sides[0])
            count = say_all(connection, sides[1])
            exported = contents.registry(connection)
            statements.note_export(connection)
            is_loaded = data.draw(st.booleans())
            if is_loaded:
                with transactions.transaction(connection):
                    assert load(connection, exported, NO_CHOICE) == exported
            undone = undo_some(connection, data, count)
            ours = contents.registry(connection)
            # what stands and no load has seen is not the file's yet
            if not is_loaded and undone < count:
                return
            theirs = data.draw(edited(exported) | retellings_of(exported))
            # what was undone of a project that is gone says nothing
            is_gone = {*ids(exported)} - {*ids(theirs)}
            if is_gone or contradictions(connection) != (set(), []):
                return
            merged = merge_registries(*map(data_of, (exported, ours, theirs)))
            with transactions.transaction(connection, keep=False):
                shown = load(connection, theirs, NO_CHOICE)
                if contradictions(connection) != (set(), []):
                    shown = None
                assert (shown is None) is bool(merged.conflicts)
                hits["conflicts"] += shown is None and undone > 0
                if shown is not None:
                    assert unordered(data_of(shown)) == unordered(data_of(merged.registry))
                    hits["undone here and edited there"] += undone > 0 and theirs != exported

    agree()
    assert hits["conflicts"] > 10, hits
    assert hits["undone here and edited there"] > 20, hits
