"""Read the registry's names of categories, regions, projects, statuses and money."""

import sqlite3
from collections.abc import Iterable

from qhtrack.database import loads
from qhtrack.database.lists import written
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import CURRENCY, Vocabulary

_WORDS = {Language.EN: "words", Language.ZH: "words_zh"}
# a name in a language, where there is one
_NAME = {Language.EN: "name", Language.ZH: "coalesce(name_zh, name)"}


def vocabulary(connection: sqlite3.Connection, language: Language) -> Vocabulary:
    """Return how this registry is put into words."""
    goals = connection.execute("SELECT id FROM category WHERE goal")
    return Vocabulary(
        language,
        names_by_id(connection, language),
        words_by_category(connection, language),
        currency(connection),
        frozenset(row["id"] for row in goals),
    )


def names_by_id(connection: sqlite3.Connection, language: Language) -> dict[str, dict[str, str]]:
    """Return the names of categories and regions by id, in the registry's order, by kind."""
    return {
        kind: _pairs(connection, f"SELECT id, {_NAME[language]} FROM {kind} ORDER BY position")
        for kind in ("category", "region")
    }


def known_ids(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
    """Return the ids of categories, regions and sources by kind, each with its Chinese name.

    Titles of sources are sentences: their ids stand for themselves.
    """
    sources = _pairs(connection, "SELECT id, id FROM source ORDER BY position")
    return {**names_by_id(connection, Language.ZH), "source": sources}


def with_projects(connection: sqlite3.Connection, vocabulary: Vocabulary) -> Vocabulary:
    """Return a vocabulary that calls projects by their names."""
    names = {"project": project_names(connection, vocabulary.language)}
    return vocabulary._replace(names_by_id={**vocabulary.names_by_id, **names})


def project_names(connection: sqlite3.Connection, language: Language) -> dict[str, str]:
    """Return the names of projects by id."""
    return _pairs(connection, f"SELECT id, {_NAME[language]} FROM project")


def with_categories(
    connection: sqlite3.Connection, vocabulary: Vocabulary, projects: Iterable[str]
) -> Vocabulary:
    """Return a vocabulary that knows which category's words these projects have."""
    sql = "SELECT id, category FROM project WHERE id IN (SELECT value FROM json_each(?))"
    return vocabulary._replace(categories=_pairs(connection, sql, written(projects)))


def project_categories(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the categories of projects by id."""
    return _pairs(connection, "SELECT id, category FROM project")


def _pairs(connection: sqlite3.Connection, sql: str, *values: str) -> dict[str, str]:
    return dict(connection.execute(sql, values).fetchall())


def words_by_category(
    connection: sqlite3.Connection, language: Language
) -> dict[str, dict[str, str]]:
    """Return the words that categories have of their own in a language, by status."""
    words: dict[str, dict[str, str]] = {}
    for category, status, word in connection.execute(
        "SELECT category.id, own.key, own.value"
        f" FROM category JOIN json_each(category.{_WORDS[language]}) AS own"
        " ORDER BY category.position, own.id"
    ):
        words.setdefault(category, {})[status] = word
    return words


def currency(connection: sqlite3.Connection) -> str:
    """Return the currency of the registry that was loaded last."""
    return loads.last_load(connection).get("currency") or CURRENCY
