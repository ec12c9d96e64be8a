"""Whose promises are in given words."""

from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection

import pytest
from msgspec.structs import replace

from qhtrack.database import hints, sqlite, values, wordings
from qhtrack.domain.model import Event, Promise, Registry, Source
from qhtrack.domain.status import Status
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, save, saved

TODAY = "2026-11-23"
PROMISES = (
    Promise(wording="加快推进“西部”铁路", wording_en="Speed up the Xining–Golmud line soonest"),
    Promise(wording="to open the tunnel", wording_zh="建成隧道工程"),
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Yield a database of six projects, of which the first promises one thing more."""
    ids = ("road", "a", "b", "c", "d", "e")
    projects = [replace(project(id_), promises=(PROMISES[0],)) for id_ in ids[1:]]
    projects.insert(0, replace(project(ids[0]), promises=PROMISES, note="Tunnel"))
    with closing(sqlite.create_in_memory()) as opened:
        titled = (Source("page", "Up to speed soonest"),)
        save(opened, Registry(schema=1, sources=titled, projects=(*projects,)))
        yield opened


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("推进西部铁路", 6),
        ("the xining golmud line", 6),
        ("Open the Tunnel", 1),
        ("建成隧道", 1),
        ("铁路\nspeed", 0),
        ("建成铁路", 0),
    ],
)
def test_words_are_looked_for_in_promises(connection: Connection, text: str, count: int) -> None:
    """In any language, and as they are compared elsewhere; projects keep their order."""
    order = ["road", "a", "b", "c", "d", "e"]
    assert wordings.promised_in(connection, text) == order[:count]


def said(connection: Connection, text: str) -> list[str]:
    """Return what is said where nothing has a text."""
    terms = values.read(connection, [text], TODAY)
    unmatched = hints.unmatched(connection, [text], terms, TODAY)
    return [sentence(hint, Language.EN) for hint in unmatched]


def test_a_few_of_the_projects_are_named(connection: Connection) -> None:
    """Where no project has the words."""
    named = "road (Road), a (A), b (B), c (C)"
    assert said(connection, "推进西部铁路") == [
        f"nothing has '推进西部铁路'; promises of {named}, … are in these words"
    ]
    assert said(connection, "铁路网") == ["nothing has '铁路网'"]


def test_four_projects_are_all_named() -> None:
    """Of five one is left out."""
    four = "p0 (P0), p1 (P1), p2 (P2), p3 (P3)"
    for count, more in ((4, ""), (5, ", …")):
        projects = [project(f"p{number}", promises=(PROMISES[0],)) for number in range(count)]
        with saved(*projects) as connection:
            (hint,) = said(connection, "推进西部铁路")
        assert hint.endswith(f"promises of {four}{more} are in these words")


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("建成隧道工", True),
        ("建成隧道工程", False),
        ("soonest", True),
        ("golmud", False),
        ("speed up", False),
    ],
)
def test_what_is_short_may_be_a_name_first(
    connection: Connection, text: str, *, is_name: bool
) -> None:
    """`建成` in it is a status; of others the words are in a title."""
    (sentence_said,) = said(connection, text)
    assert ("promises of road" not in sentence_said) is is_name


def test_a_phrase_of_known_words_may_be_a_promise_too(connection: Connection) -> None:
    """Where the words are nothing at once; of other phrases nothing is said."""
    assert said(connection, "open the tunnel") == [
        "nothing has 'open the tunnel'; promises of road (Road) are in these words"
    ]
    assert not any("promises" in hint for hint in said(connection, "the open tunnel"))


def test_whose_events_have_a_word_is_said() -> None:
    """Before what is called nearly so, in any language, with what shows them."""
    status = Status.CONSTRUCTION
    near = replace(
        project("bridgeway"), events=(Event(date="2023", status=status, note="A bridge is up."),)
    )
    other = replace(project("a"), events=(Event(date="2023", status=status, note_zh="大桥合龙"),))
    with saved(near, other) as connection:
        (hint,) = said(connection, "is up")
        assert hint.endswith(
            '; events of bridgeway (Bridgeway) tell of it: qhtrack history "is up"'
        )
        assert said(connection, "大桥") == [
            "nothing has '大桥'; events of a (A) tell of it: qhtrack history 大桥"
        ]
        assert said(connection, "桥大") == ["nothing has '桥大'"]
