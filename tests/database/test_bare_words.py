"""Bare words that are a category, a region, the title of a source or a category's status."""

from collections.abc import Iterator
from contextlib import closing
from sqlite3 import Connection

import pytest
from msgspec.structs import replace

from qhtrack.database import hints, questions, sqlite, values
from qhtrack.database.questions import AsOf, Filter
from qhtrack.domain.errors import UsageError
from qhtrack.domain.model import Category, Project, Promise, Region, Registry, Source, Words
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from qhtrack.words.terms import WORD, Term
from saving import save

TODAY = AsOf("2026-11-23")
REGISTRY = Registry(
    schema=1,
    categories=(
        Category("water", "Water", words_zh=Words(operating="蓄水")),
        Category("storage", "Pumped storage"),
        Category("haixi", "Twin"),
        Category("late", "Overdue"),
        Category("goal", "Water goals", goal=True),
        Category("aims", "Aims", goal=True),
    ),
    regions=(
        Region("north", "North", "北州"),
        Region("haixi", "Haixi", "海西州"),
        Region("open", "Open", "通车"),
    ),
    sources=(
        Source("report-1", "Work report", title_zh="工作报告"),
        Source("report-2", "work report"),
        Source("page", "North"),
        Source("dam-page", "The Great Dam"),
    ),
    projects=(
        Project(
            id="dam",
            name="Dam",
            aliases=("The Great Dam",),
            category="water",
            regions=("north",),
            promises=(Promise(wording="w", source="page"),),
        ),
        Project(id="road", name="Road", category="storage", owner="Water Bureau", note="Twin Dam"),
        Project(id="road-2", name="Road", category="late", regions=("open",), note="Road-b, Aim"),
        Project(
            id="town",
            name="Water Town",
            category="storage",
            promises=(Promise(wording="w", source="report-2"),),
        ),
        Project(id="aim", name="Water aim", category="goal"),
        Project(id="twin-dam", name="Twin Dam", aliases=("海西",), category="aims"),
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
        ("twin dam", Term("id", WORD, "twin dam", values=("twin-dam",))),
        ("Road-2", Term("id", ":", "Road-2", values=("road-2",))),
        # an id goes before a name, what holds projects before one, and a title goes last
        ("海西", Term("region", WORD, "海西", values=("haixi",))),
        ("road", Term("id", ":", "road", values=("road",))),
        ("the great dam", Term("id", WORD, "the great dam", values=("dam",))),
        ("North", Term("region", WORD, "North", values=("north",))),
        # of none: the id of a source is no title, and a part is no name
        ("report-1", Term("", ":", "report-1")),
        ("work", Term("", ":", "work")),
        ("twin da", Term("", ":", "twin da")),
        ("dam\nroad", Term("", ":", "dam\nroad")),
    ],
)
def test_a_word_of_one_field_alone_is_its_value(
    connection: Connection, text: str, term: Term
) -> None:
    """What is none is text."""
    assert values.read(connection, [text], TODAY.today) == [term]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("haixi", ("category:haixi", "region:haixi")),
        ("open", ("status:operating", "region:open")),
        ("通车", ("status:operating", "region:open")),
        ("overdue", ("outcome:overdue", "category:late")),
    ],
)
def test_a_word_of_several_fields_is_refused_with_them(
    connection: Connection, text: str, terms: tuple[str, ...]
) -> None:
    """In a term of one of them it is that."""
    with pytest.raises(UsageError) as refused:
        values.read(connection, [text], TODAY.today)
    said = sentence(refused.value.message, Language.EN)
    assert [f"'{term}'" for term in terms if term not in said] == []
    for term in terms:
        field, _, value = term.partition(":")
        (read,) = values.read(connection, [f"{field}:{value}"], TODAY.today)
        assert (read.field, read.values) == (field, (value,))


def test_a_project_is_itself_or_in_a_name(connection: Connection) -> None:
    """Not in a note; by its id it is itself alone, and a goal by its name is one that is meant."""
    assert chosen(connection, "The Great Dam") == ["dam"]
    assert chosen(connection, "twin dam") == ["twin-dam"]
    assert chosen(connection, "twin-dam") == ["twin-dam"]
    assert chosen(connection, "dam") == ["dam"]
    assert chosen(connection, "Road") == ["road"]
    assert chosen(connection, "road-") == ["road-2"]


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


PHRASES = replace(
    REGISTRY,
    sources=(*REGISTRY.sources, Source("post", "Post", publisher="Road Post", date="2023")),
    projects=(
        Project(
            id="a",
            name="A",
            category="water",
            note="Road of June 2023\nPost, last of a year, later",
        ),
    ),
)

CITY = Project(id="city", name="City", category="water", place="Road City")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Road City", "Road"),
        ("last of a Village", "last of a"),
        ("later\ttown", None),
        ("Road Cities", None),
        (" County", None),
    ],
)
def test_a_place_is_its_name(text: str, name: str | None) -> None:
    """Even where something has it with what kind of place it is."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, replace(PHRASES, projects=(*PHRASES.projects, CITY)))
        read = values.read(connection, [text], TODAY.today)
        said = [
            sentence(hint, Language.EN)
            for hint in hints.readings(connection, [text], read, TODAY.today)
        ]
    assert [term.text for term in read] == [name or text]
    assert said == ([f"looked for '{text}' as '{name}'"] if name else [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("water at the Road", ("water", "Road")),
        ("post City at the Road", ("post", "Road")),
        ("post of waters being built", ("post", "waters", "being built")),
        # something has it as it stands
        ("road of june", None),
        # nothing has one of the words, or there is none
        ("road zzz", None),
        ("county city", None),
        # a category or a region with another kind of place
        ("Water Town", None),
        ("North County", None),
        # a publisher, a date, what has several meanings, alone or among others
        ("Road Post", None),
        ("June 2023", None),
        ("last year", None),
        ("not finished", None),
        ("road 2023", None),
        ("post later road 2023", None),
        # no QUERY, or a word of several fields
        ("post of overdue waters", None),
        ("road not post", None),
        ("roads", None),
        ("owner:none", None),
    ],
)
def test_a_phrase_that_nothing_has_is_its_words(text: str, words: tuple[str, ...] | None) -> None:
    """Where something has each of them; else it is what it is."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, PHRASES)
        phrases = values.phrases(connection, [text], TODAY.today)
        assert phrases == ({text: words} if words else {})
        if words:
            read = values.read(connection, [text], TODAY.today)
            assert tuple(term.text for term in read) == words
            (hint,) = hints.readings(connection, [text], read, TODAY.today)
            quoted = ", ".join(f"'{word}'" for word in words)
            assert sentence(hint, Language.EN) == (
                f"nothing has '{text}' as it stands; looked for word by word: {quoted}"
            )
