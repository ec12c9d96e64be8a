"""Refuse changes that would make the registry contradict itself."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from qhtrack.database import contents
from qhtrack.database.contradictions import located
from qhtrack.domain.consistency import violations
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import Message, message
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from qhtrack.words.typed import values_by_word


@contextmanager
def refuse_new_contradictions(
    connection: sqlite3.Connection, projects: Collection[str] | None
) -> Iterator[None]:
    """Refuse the changes of a `with` block if they bring a contradiction into `projects`.

    `projects` is None for all of them. Contradictions from before the block may stay.

    Raises:
        StateError: there is a new one.
    """
    before = _contradictions(connection, projects)
    yield
    new = _new_contradictions(before, _contradictions(connection, projects))
    if new:
        raise StateError(message("would_contradict_itself", contradictions=new))


def _new_contradictions(before: Iterable[Message], after: Iterable[Message]) -> list[Message]:
    """Return the contradictions that are there more often than before: of two alike one may be."""
    counts = Counter(map(_english, before))
    new = []
    for contradiction in after:
        counts[_english(contradiction)] -= 1
        if counts[_english(contradiction)] < 0:
            new.append(contradiction)
    return new


def _english(contradiction: Message) -> str:
    return sentence(contradiction, Language.EN)


def _contradictions(
    connection: sqlite3.Connection, projects: Collection[str] | None
) -> list[Message]:
    """Return the contradictions of some projects (None: of all), by their rows."""
    data = contents.data(connection, projects)
    names = values_by_word("status")
    return [
        located(violation, data)
        for violation in violations(contents.registry_of(data), END_OF_TIME, names)
    ]
