"""Find the project that is meant by a name."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from qhtrack.domain.errors import AmbiguousProjectError, ProjectError
from qhtrack.domain.suggestions import LONGEST_WORD, nearest
from qhtrack.domain.text import shown


def find(connection: sqlite3.Connection, name: str) -> str:
    """Return the id of the project that is meant by an id, alias, name or part of one."""
    return finder(connection, [name])(name)


def finder(connection: sqlite3.Connection, names: Iterable[str]) -> Callable[[str], str]:
    """Return what finds the projects of these names; it looks for ids once, else for all names."""
    ids = json.dumps([name.casefold().strip() for name in names])
    rows = connection.execute(
        "SELECT id FROM project WHERE id IN (SELECT value FROM json_each(?))", (ids,)
    )
    exact = {row[0] for row in rows}
    known: dict[str, set[str]] = {}

    def find_one(name: str) -> str:
        wanted = name.casefold().strip()
        if not wanted:
            raise ProjectError("no project is called ''; see them with: qhtrack list", [])
        if wanted in exact:
            return wanted
        if not known:
            known.update(_called(connection))
        return _meant(name, wanted, known)

    return find_one


def _called(connection: sqlite3.Connection) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    rows = connection.execute(
        "SELECT id, id FROM project UNION ALL SELECT name, id FROM project"
        " UNION ALL SELECT name_zh, id FROM project UNION ALL SELECT alias, project FROM alias"
    )
    for called, project in rows:
        if called:
            known.setdefault(called.casefold(), set()).add(project)
    return known


def _meant(name: str, wanted: str, known: dict[str, set[str]]) -> str:
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = sorted({one for called in known if fits(called, wanted) for one in known[called]})
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(found[:10]) + ", …" * (len(found) > 10)
            raise AmbiguousProjectError(f"{shown(name)} could be any of {listed}", found)
    close = nearest(wanted, known)
    raise ProjectError(
        f"no project is called {shown(name)}{close or '; see them with: qhtrack list'}",
        sorted(_close(wanted, known)),
    )


def _close(wanted: str, known: dict[str, set[str]]) -> set[str]:
    return {
        project
        for name in get_close_matches(wanted[:LONGEST_WORD], known, n=3, cutoff=0.5)
        for project in known[name]
    }
