"""Find the project that is meant by a name."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from qhtrack.database import naming
from qhtrack.database.lists import written
from qhtrack.database.searching import holding, spaced
from qhtrack.domain.errors import AmbiguousProjectError, ProjectError
from qhtrack.domain.messages import Message, ProjectId, message
from qhtrack.domain.suggestions import keeps_most, nearest_name
from qhtrack.domain.text import shown
from qhtrack.domain.text_folding import folded
from qhtrack.words.language import Language
from qhtrack.words.names import in_other_words, with_beginnings

_MOST_CANDIDATES = 10
_FEW = 3  # so many projects are like a name; more are no help
_LEAST_ALIKE = 2
# the names of projects, folded, and the ids of those that bear each
_IdsByName = dict[str, set[str]]
# what returns those of the projects whose names hold a text
_Lookup = Callable[[str], _IdsByName]


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
    resolve: Callable[[str, str, _Lookup], list[str]],
) -> Callable[[str], str]:
    """Return what finds the projects of these names; it looks for ids once."""
    folded_names = {name: folded(name) for name in names}
    rows = connection.execute(
        "SELECT id FROM project WHERE id IN (SELECT value FROM json_each(?))",
        (written(folded_names.values()),),
    )
    ids = {row["id"] for row in rows}
    lookup = _lookup(connection, len(folded_names))

    def find_project(name: str) -> str:
        folded_name = folded_names[name]
        if not folded_name:
            raise ProjectError(_no_project("", message("see_them", command="qhtrack list")), [])
        if folded_name in ids:
            return folded_name
        matches = resolve(name, folded_name, lookup)
        if len(matches) > 1:
            raise AmbiguousProjectError(_several_projects(connection, name, matches), matches)
        return matches[0]

    return find_project


def ids_of_names(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """Return the ids of the projects that have one of these as id or alias."""
    folded_names = set(map(folded, names))
    rows = connection.execute(
        "SELECT id AS name, id FROM project UNION ALL SELECT alias, project FROM alias"
    )
    return sorted({project for name, project in rows if folded(name) in folded_names})


def _lookup(connection: sqlite3.Connection, count: int) -> _Lookup:
    """Return what looks a name up; for many all names are fetched, once they are needed."""
    if count == 1:
        return partial(ids_by_name, connection)
    everything = cache(partial(ids_by_name, connection))
    return lambda _: everything()


def ids_by_name(connection: sqlite3.Connection, part: str = "") -> dict[str, set[str]]:
    """Return the ids of the projects that bear each name, folded; of those that hold a part."""
    ids: _IdsByName = {}
    sql, text = holding("names", part)
    rows = connection.execute(f"SELECT id, names FROM project WHERE {sql}", (text,))
    for project, names in rows:
        for name in names.split("\n"):
            ids.setdefault(name, set()).add(project)
    return ids


def _resolve(name: str, folded_name: str, lookup: _Lookup) -> list[str]:
    """Return the ids of the projects that a name may mean, as well as it fits any."""
    for other_name in (folded_name, *in_other_words(folded_name)):
        ids_by_name, words = _with_dashes(lookup(other_name), other_name)
        # the whole of a name goes before its beginning, and that before any part
        for fits in (str.__eq__, str.startswith, str.__contains__):
            if matches := _ids_of(ids_by_name, partial(_fits_known, fits, words)):
                return matches
    raise _unknown(name, folded_name, lookup(""))


def _resolve_to_record(name: str, folded_name: str, lookup: _Lookup) -> list[str]:
    """Return the ids of the projects that a name may mean in a recording.

    A part of a name must be the beginning of one: `road-` of `road-b`, not `b-r` of `ab-road`.
    """
    ids_by_name, words = _with_dashes(lookup(folded_name), folded_name)
    if matches := _ids_of(ids_by_name, partial(_fits_known, str.__eq__, words)):
        return matches
    matches = _ids_of(ids_by_name, partial(_fits_known, str.__contains__, words))
    if not matches:
        raise _unknown(name, folded_name, lookup(""))
    begins = _ids_of(ids_by_name, partial(_fits_known, str.startswith, words))
    if len(matches) == 1 and not begins:
        raise ProjectError(_no_project(name, message("did_you_mean", word=matches[0])), matches)
    return matches


def _with_dashes(ids_by_name: _IdsByName, folded_name: str) -> tuple[_IdsByName, str]:
    """Return names and what is looked for in them; blanks for all dashes where none has it so."""
    if any(folded_name in name for name in ids_by_name):
        return ids_by_name, folded_name
    ids_of_spaced: _IdsByName = {}
    for name, ids in ids_by_name.items():
        ids_of_spaced.setdefault(spaced(name), set()).update(ids)
    return ids_of_spaced, spaced(folded_name)


def _fits_known(fits: Callable[[str, str], bool], folded_name: str, name: str) -> bool:
    return fits(name, folded_name)


def _unknown(name: str, folded_name: str, ids_by_name: _IdsByName) -> ProjectError:
    """Return the error that no project is called so, with what was meant or what is like it."""
    near_name = nearest_name(folded_name, with_beginnings(folded_name, ids_by_name))
    if near_name is not None:
        ids = _ids_of(ids_by_name, lambda known_name: known_name.startswith(near_name))
        return ProjectError(_no_project(name, _meant(ids[:_MOST_CANDIDATES])), ids)
    for is_like in (keeps_most, _begins_alike, _ends_alike):
        ids = _ids_of(ids_by_name, partial(is_like, folded_name))
        if 0 < len(ids) <= _FEW:
            return ProjectError(
                _no_project(name, message("like_it", names=tuple(map(ProjectId, ids)))), ids
            )
    return ProjectError(_no_project(name, message("see_them", command="qhtrack list")), [])


def _meant(ids: list[str]) -> Message:
    """Return what to say of a name that is a slip of the pen away from those of some projects."""
    if len(ids) == 1:
        return message("did_you_mean", word=ids[0])
    return message("it_may_mean", terms=tuple(message("quoted", text=id_) for id_ in ids))


def _ids_of(ids_by_name: _IdsByName, fits: Callable[[str], bool]) -> list[str]:
    return sorted({id_ for name, ids in ids_by_name.items() if fits(name) for id_ in ids})


def _begins_alike(folded_name: str, name: str) -> bool:
    """Tell whether a known name begins as an unknown one: `hainan dam` as `hainan damm`.

    That is with its first word, in Chinese with the first half of its characters.
    """
    if folded_name.isascii():
        return name.partition(" ")[0] == folded_name.partition(" ")[0]
    return name.startswith(folded_name[: _half(folded_name)])


def _ends_alike(folded_name: str, name: str) -> bool:
    """Tell whether a known name ends as an unknown one, as 青豫直流 and 青桂直流 do."""
    return not folded_name.isascii() and name.endswith(folded_name[-_half(folded_name) :])


def _half(folded_name: str) -> int:
    return max(len(folded_name) // 2, _LEAST_ALIKE)


def _no_project(name: str, suggestion: Message | str) -> Message:
    return message("unknown_project", name=shown(name), suggestion=suggestion)


def _several_projects(connection: sqlite3.Connection, name: str, projects: list[str]) -> Message:
    """Return that a name could be any of these, each by its id and name."""
    candidates = named_candidates(connection, projects)
    return message("several_projects", name=shown(name), candidates=candidates)


def named_candidates(
    connection: sqlite3.Connection, projects: Sequence[str], most: int = _MOST_CANDIDATES
) -> tuple[Message | str, ...]:
    """Return projects by id and name; of more than a sentence can hold the first."""
    rows = name_rows(connection, projects[:most])
    candidates = (message("called", id=id_, name=rows[id_]) for id_ in projects[:most])
    more = ("…",) if projects[most:] else ()
    return (*candidates, *more)


def name_rows(
    connection: sqlite3.Connection, projects: Iterable[str]
) -> dict[str, dict[str, object]]:
    """Return the names of those projects that there are, as a row of each by its id."""
    rows = connection.execute(
        "SELECT id, name, name_zh FROM project WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY id",
        (written(projects),),
    )
    return {row["id"]: dict(row) for row in rows}


def sentence_rows(
    connection: sqlite3.Connection, projects: Iterable[str]
) -> dict[str, dict[str, object]]:
    """Return what a sentence needs to know of projects by id: names, own words, currency."""
    rows = name_rows(connection, projects)
    vocabulary = naming.vocabulary(connection, Language.EN)
    vocabulary = naming.with_categories(connection, vocabulary, rows)
    words = {language: naming.words_by_category(connection, language) for language in Language}
    for id_, row in rows.items():
        row["currency"] = vocabulary.currency
        for language in Language:
            row[f"words_{language}"] = words[language].get(vocabulary.categories[id_], {})
    return rows
