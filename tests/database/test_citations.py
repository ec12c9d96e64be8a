"""What rests on a source."""

from contextlib import closing

import pytest
from msgspec.structs import replace

from qhtrack.database import sqlite
from qhtrack.database.citations import (
    CitationCounts,
    citations_of,
    source_counts,
    terms_of_sources,
)
from qhtrack.database.questions import AsOf
from qhtrack.domain.errors import UsageError
from qhtrack.domain.model import Event, Project, Registry, Source
from qhtrack.domain.status import Status
from saving import project, promise, save, saved

DAY = AsOf("2026-11-23")


def cited() -> list[Project]:
    """Make projects that cite two papers and a talk in each way there is."""
    event = Event(date="2024", status=Status.PARTIAL, source="paper")
    one = project(
        "one",
        events=(
            event,
            Event(date="2025", status=Status.OPERATING, source="a talk", also=("paper",)),
            Event(date="2023", status=Status.PARTIAL, source="other"),
        ),
        promises=(
            promise(due="2024", source="paper"),
            replace(promise(due="2027", source="other"), also=("paper",)),
            replace(promise(None, source="other"), reached="2023", evidence="paper"),
            promise("partial", "2030", made="2025", source="other"),
        ),
    )
    twice = replace(promise(None, source="paper"), missed="2024", evidence="paper")
    two = replace(project("two", promises=(twice,)), category="target", sources=("paper", "other"))
    return [one, two, project("three")]


def test_a_source_has_its_promises_its_findings_its_events_and_its_projects() -> None:
    """As a source or also; the source of an event that reached a promise is no finding's."""
    with saved(*cited()) as connection:
        rests = citations_of(connection, "paper", DAY)
        none = citations_of(connection, "neither", DAY)
    assert [(row["name"], row["due"], row["outcome"]) for row in rests.promises] == [
        ("One", "2024", "met-late"),
        ("One", "2027", "met"),
        ("Two", "2023-06", "missed"),
    ]
    assert [(row["name"], row["evidence"]) for row in rests.judged] == [
        ("One", "paper"),
        ("Two", "paper"),
    ]
    assert [(row["name"], row["category"], row["date"]) for row in rests.events] == [
        ("One", "road", "2025"),
        ("One", "road", "2024"),
    ]
    assert [row["id"] for row in rests.projects] == ["two"]
    assert none == ([], [], [], [])


def test_what_rests_on_a_source_is_asked_as_of_a_day() -> None:
    """Events and promises are dated."""
    with saved(*cited()) as connection:
        rests = citations_of(connection, "paper", AsOf("2024-12-31", "2024-12-31"))
    assert [row["outcome"] for row in rests.promises] == ["pending", "pending", "missed"]
    assert [row["date"] for row in rests.events] == ["2024"]


def test_an_event_that_a_source_tells_counts_from_its_day() -> None:
    """Whether it is the source or a further one."""
    with saved(*cited()) as connection:
        rests = citations_of(connection, "paper", AsOf("2024-06-30", "2024-06-30"))
        later = citations_of(connection, "paper", AsOf("2024-12-31", "2024-12-31"))
    assert rests.events == []
    assert [row["date"] for row in later.events] == ["2024"]


def test_facts_are_counted_once_a_source() -> None:
    """Of the registry's sources; goals are among the projects."""
    with saved(*cited()) as connection:
        counts = source_counts(connection, [], DAY)
        early = source_counts(connection, [], AsOf("2024-12-31", "2024-12-31"))
        goals = source_counts(connection, ["category:target"], DAY)
        assert source_counts(connection, ["id:three"], DAY) == {}
        with pytest.raises(UsageError):
            source_counts(connection, ["nothing:x"], DAY)
    assert counts == {
        "other": CitationCounts(promises=3, events=1, projects=1),
        "paper": CitationCounts(promises=4, events=2, projects=1),
    }
    assert early == {
        "other": CitationCounts(promises=2, events=1, projects=1),
        "paper": CitationCounts(promises=4, events=1, projects=1),
    }
    assert goals == {
        "other": CitationCounts(projects=1),
        "paper": CitationCounts(promises=1, projects=1),
    }


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([], ["other", "paper"]),
        (["publisher:press"], ["paper"]),
        (["publisher!=press"], ["other"]),
        (["source:another"], ["other"]),
        (["id:three"], []),
        (["id:three", "publisher:press"], []),
        (["id:two", "publisher:电台"], ["other"]),
    ],
)
def test_terms_on_sources_are_about_themselves(terms: list[str], expected: list[str]) -> None:
    """Whatever rests on them; others leave those of projects that fit."""
    with saved(*cited()) as connection:
        assert [*source_counts(connection, terms, DAY)] == expected


def test_a_source_that_nothing_rests_on_is_one() -> None:
    """Unless it is asked for by projects."""
    with saved(project("a")) as connection:
        nothing = {"other": CitationCounts(), "paper": CitationCounts()}
        assert source_counts(connection, [], DAY) == nothing
        assert source_counts(connection, ["publisher:press"], DAY) == {"paper": CitationCounts()}
        assert source_counts(connection, ["id:a"], DAY) == {}


@pytest.mark.parametrize(
    ("texts", "terms"),
    [
        (["press"], ["publisher:press"]),
        (["报社", "one"], ["publisher:报社", "one"]),
        (["Road", "Post"], ["publisher:Road Post"]),
        (["Road"], ["Road"]),
        (["PAP"], ["source:paper,paper-2"]),
        (["paper-2", "pres"], ["source:paper-2", "pres"]),
        (["paper a"], ["source:paper,paper-2"]),
        (["paper b"], ["paper b"]),
        # a whole title, which the QUERY knows; a project has it, it is a status, or no id has it
        (["A paper"], ["A paper"]),
        (["oth"], ["oth"]),
        (["open"], ["open"]),
        (["status:partial", "zzz"], ["status:partial", "zzz"]),
        # what titles hold as it stands, and no project
        (["a", "pap"], ["source:paper,paper-2"]),
        (["a", "pap", "status:partial"], ["source:paper,paper-2", "status:partial"]),
        (["pap", "a"], ["source:paper,paper-2", "a"]),
        (["another", "road"], ["another", "road"]),
    ],
)
def test_a_publisher_or_an_id_is_asked_for_by_a_word(texts: list[str], terms: list[str]) -> None:
    """The whole name of one, which may be several words; a part of the other."""
    sources = (
        Source("paper", "A paper", publisher="Press", publisher_zh="报社"),
        Source("paper-2", "A paper", publisher="Road Post"),
        *(Source(id_, "B") for id_ in ("other", "open-day")),
    )
    noted = replace(project("one"), note="another road")
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=sources, projects=(noted,)))
        assert terms_of_sources(connection, texts) == terms
