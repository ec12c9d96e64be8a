"""Bare words that are a category, a region, the title of a source or a category's status."""

from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection

import pytest

from qhtrack.database import questions, sqlite, values
from qhtrack.database.questions import AsOf, Filter
from qhtrack.domain.model import Category, Project, Promise, Region, Registry, Source, Words
from qhtrack.words.terms import WORD, Term
from saving import save

TODAY = AsOf("2026-11-23")
REGISTRY = Registry(
    schema=1,
    categories=(
        Category("water", "Water", words_zh=Words(operating="蓄水")),
        Category("storage", "Pumped storage"),
        Category("haixi", "Twin"),
        Category("goal", "Water goals", goal=True),
    ),
    regions=(Region("north", "North", "北州"), Region("haixi", "Haixi", "海西州")),
    sources=(
        Source("report-1", "Work report", title_zh="工作报告"),
        Source("report-2", "work report"),
        Source("page", "North"),
    ),
    projects=(
        Project(
            id="dam",
            name="Dam",
            category="water",
            regions=("north",),
            promises=(Promise(wording="w", source="page"),),
        ),
        Project(id="road", name="Road", category="storage", owner="Water Bureau"),
        Project(
            id="town",
            name="Water Town",
            category="storage",
            promises=(Promise(wording="w", source="report-2"),),
        ),
        Project(id="aim", name="Water aim", category="goal"),
    ),
)


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Yield a database of the registry."""
    with closing(sqlite.create_in_memory()) as opened:
        save(opened, REGISTRY)
        yield opened


def chosen(connection: Connection, *texts: str) -> list[str]:
    """Return the ids of the projects that a QUERY leaves."""
    return [row["id"] for row in questions.projects(connection, Filter(texts), TODAY)]


def test_a_category_is_itself_or_in_a_name(connection: Connection) -> None:
    """Not in an owner or a note; goals are asked for with their own category."""
    assert chosen(connection, "water") == ["dam", "town"]
    assert chosen(connection, "wate") == ["dam", "road", "town"]
    assert chosen(connection, "Water goals") == ["aim"]
    assert chosen(connection, "category:goal") == ["aim"]
    assert chosen(connection, "water", "category:water") == ["dam"]
    assert chosen(connection, "pumped", "storage") == ["road", "town"]


def test_a_region_and_a_title_are_too(connection: Connection) -> None:
    """A title may be that of several sources."""
    assert chosen(connection, "北") == ["dam"]
    assert chosen(connection, "WORK", "report") == chosen(connection, "work report") == ["town"]
    assert chosen(connection, "工作报告") == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("water", Term("category", WORD, "water", values=("water",))),
        ("北州", Term("region", WORD, "北州", values=("north",))),
        ("Work Report", Term("source", WORD, "Work Report", values=("report-1", "report-2"))),
        ("《工作报告》", Term("source", WORD, "《工作报告》", values=("report-1",))),
        # of two fields, and of none: an id is no title
        ("haixi", Term("", ":", "haixi")),
        ("north", Term("", ":", "north")),
        ("report-1", Term("", ":", "report-1")),
        ("work", Term("", ":", "work")),
    ],
)
def test_a_word_of_one_field_alone_is_its_value(
    connection: Connection, text: str, term: Term
) -> None:
    """What may be of two is text."""
    assert values.read(connection, [text], TODAY.today) == [term]


def test_words_that_are_a_name_together_are_one_word(connection: Connection) -> None:
    """The longest that there is."""
    read = values.read(connection, ["pumped", "storage", "work", "report", "in", "north"], "")
    assert [term.text for term in read] == ["pumped storage", "work report", "north"]


def test_a_categorys_own_word_is_its_status() -> None:
    """As `-s` takes it."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, REGISTRY)
        terms = values.read(connection, ["蓄水", "蓄"], TODAY.today)
    assert [(term.field, term.values) for term in terms] == [("status", ("operating",)), ("", ())]
