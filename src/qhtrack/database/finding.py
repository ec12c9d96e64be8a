"""Find the project that is meant by a name."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from difflib import get_close_matches

from qhtrack.domain.errors import AmbiguousProjectError, ProjectError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import LONGEST_WORD, nearest
from qhtrack.domain.text import shown

_MOST_CANDIDATES = 10
# the names of projects, folded, and the ids of those that bear each
_IdsByName = dict[str, set[str]]


def find(connection: sqlite3.Connection, name: str) -> str:
    """Return the id of the project that is meant by an id, alias, name or part of one.

    Raise `ProjectError` if there is none, or several.
    """
    return _finder(connection, [name], _resolve)(name)


def find_to_record(connection: sqlite3.Connection, name: str) -> str:
    """Return the id of the project that something is to be recorded of.

    A part of a name will do only where one project alone has it and its name begins with it.
    Raise `ProjectError` if there is none, or several.
    """
    return finder_to_record(connection, [name])(name)


def finder_to_record(connection: sqlite3.Connection, names: Iterable[str]) -> Callable[[str], str]:
    """Return what finds the projects of these names, of which something is to be recorded."""
    return _finder(connection, names, _resolve_to_record)


def _finder(
    connection: sqlite3.Connection,
    names: Iterable[str],
    resolve: Callable[[str, str, _IdsByName], list[str]],
) -> Callable[[str], str]:
    """Return what finds the projects of these names; it looks for ids once, else for all names."""
    wanted = json.dumps([_folded(name) for name in names])
    rows = connection.execute(
        "SELECT id FROM project WHERE id IN (SELECT value FROM json_each(?))", (wanted,)
    )
    ids = {row["id"] for row in rows}
    ids_by_name: _IdsByName = {}

    def find_project(name: str) -> str:
        folded = _folded(name)
        if not folded:
            raise ProjectError(_no_project("", message("list_projects")), [])
        if folded in ids:
            return folded
        if not ids_by_name:
            ids_by_name.update(_ids_by_name(connection))
        matches = resolve(name, folded, ids_by_name)
        if len(matches) > 1:
            raise AmbiguousProjectError(_several_projects(connection, name, matches), matches)
        return matches[0]

    return find_project


def called(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """Return the ids of the projects that have one of these as id or alias."""
    folded = {_folded(name) for name in names}
    rows = connection.execute(
        "SELECT id AS name, id FROM project UNION ALL SELECT alias, project FROM alias"
    )
    return sorted({project for name, project in rows if name.casefold() in folded})


def _folded(name: str) -> str:
    return name.casefold().strip()


def _ids_by_name(connection: sqlite3.Connection) -> _IdsByName:
    ids_by_name: _IdsByName = {}
    rows = connection.execute(
        "SELECT id AS name, id FROM project UNION ALL SELECT name, id FROM project"
        " UNION ALL SELECT name_zh, id FROM project UNION ALL SELECT alias, project FROM alias"
    )
    for name, project in rows:
        if name:
            ids_by_name.setdefault(name.casefold(), set()).add(project)
    return ids_by_name


def _resolve(name: str, folded: str, ids_by_name: _IdsByName) -> list[str]:
    """Return the ids of the projects that a name may mean, as well as it fits any."""
    # the whole of a name goes before its beginning, and that before any part
    for fits in (str.__eq__, str.startswith, str.__contains__):
        if matches := _matches(fits, folded, ids_by_name):
            return matches
    raise _unknown(name, folded, ids_by_name)


def _resolve_to_record(name: str, folded: str, ids_by_name: _IdsByName) -> list[str]:
    """Return the same, but of parts of names those that one project alone begins with."""
    if matches := _matches(str.__eq__, folded, ids_by_name):
        return matches
    matches = _matches(str.__contains__, folded, ids_by_name)
    if not matches:
        raise _unknown(name, folded, ids_by_name)
    if len(matches) == 1 and not _matches(str.startswith, folded, ids_by_name):
        raise ProjectError(_no_project(name, message("did_you_mean", word=matches[0])), matches)
    return matches


def _matches(fits: Callable[[str, str], bool], folded: str, ids_by_name: _IdsByName) -> list[str]:
    """Return the projects one of whose names fits."""
    return sorted(
        {
            project
            for known, projects in ids_by_name.items()
            if fits(known, folded)
            for project in projects
        }
    )


def _unknown(name: str, folded: str, ids_by_name: _IdsByName) -> ProjectError:
    suggestion = nearest(folded, ids_by_name) or message("list_projects")
    return ProjectError(_no_project(name, suggestion), sorted(_nearest_ids(folded, ids_by_name)))


def _no_project(name: str, suggestion: Message | str) -> Message:
    return message("no_project", name=shown(name), suggestion=suggestion)


def _several_projects(connection: sqlite3.Connection, name: str, projects: list[str]) -> Message:
    """Return that a name could be any of these, each by its id and name."""
    rows = connection.execute(
        "SELECT id, name, name_zh FROM project WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY id",
        (json.dumps(projects[:_MOST_CANDIDATES]),),
    )
    called = [message("called", id=row["id"], name=dict(row)) for row in rows]
    more = ["…"] if len(projects) > _MOST_CANDIDATES else []
    return message("several_projects", name=shown(name), candidates=(*called, *more))


def _nearest_ids(folded: str, ids_by_name: _IdsByName) -> set[str]:
    return {
        project
        for name in get_close_matches(folded[:LONGEST_WORD], ids_by_name, n=3, cutoff=0.5)
        for project in ids_by_name[name]
    }
