"""What a QUERY may ask for."""

import pytest
from msgspec.structs import replace

from qhtrack.database import values
from qhtrack.domain.errors import UsageError
from qhtrack.domain.model import Category, Event, Project, Registry, Source, Words
from qhtrack.domain.status import Status
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, promise, save, saved


def asked(text: str, *projects: Project) -> tuple[str | float, ...]:
    """Return the values that a term asks for."""
    with saved(*projects) as connection:
        (term,) = values.read(connection, [text], "2026-11-23")
    return term.values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status:在建，Under Construction", ("construction", "construction")),
        ("milestone:通车", ("operating",)),
        ("outcome:已完成，是否按期不详", ("met-by",)),
        ("outcome:failed,按时", ("met-late", "overdue", "missed", "met")),
        ("outcome:met", ("met",)),
        ("stretch:是", ("true",)),
        ("overdue:No", ("false",)),
        ("未按期完成", ("met-late", "overdue", "missed")),
        ("overdue", ("overdue",)),
        ("category:roads", ("road",)),
        ("category:highways", ("road",)),
        ("publisher:press", ("Press",)),
        ("publisher:报", ("Press",)),
        ("publisher:电台", ("电台",)),
        ("source:Paper", ("paper",)),
        ("source:a paper", ("paper",)),
        ("source:Nother", ("other",)),
        ("source:other,A Paper", ("other", "paper")),
        ("outcome:no-news", ("no-news",)),
        ("outcome:overdue, no news", ("no-news",)),
        ("outcome:无消息、逾期", ("no-news", "overdue")),
        ("停建、取消", ("suspended", "cancelled")),
        ("capacity>=2GW", (2000,)),
        ("总投资:100亿元、20", (10, 2)),
        ("since>2024", ()),
        ("word", ()),
    ],
)
def test_words_stand_for_values_in_both_languages(
    text: str, expected: tuple[str | float, ...]
) -> None:
    """Failed is several outcomes; a number is in the field's own unit."""
    assert asked(text) == expected


def test_where_a_registry_names_no_categories_those_in_use_are_known() -> None:
    """And no others; regions likewise. One that names any has only those."""
    bridge = Project(id="bridge-a", name="A", category="bridge", regions=("north",))
    with saved() as connection:
        save(connection, Registry(schema=1, projects=(bridge,)))
        for text, value in (("category:Bridge", "bridge"), ("region:nor", "north")):
            (term,) = values.read(connection, [text], "2026-11-23")
            assert term.values == (value,)
        with pytest.raises(UsageError) as caught:
            values.read(connection, ["category:tunnel"], "2026-11-23")
        assert "it is one of bridge" in sentence(caught.value.message, Language.EN)
        connection.execute("INSERT INTO category (id, position, name) VALUES ('road', 1, 'R')")
        with pytest.raises(UsageError):
            values.read(connection, ["category:bridge"], "2026-11-23")


@pytest.mark.parametrize("text", ["storage", "储能", "energy", "Energy"])
def test_a_field_that_something_is_called_is_a_word(text: str) -> None:
    """A category or a project, of a part of the name; of nothing it is refused."""
    known = replace(project("b"), name="Clean Energy Base")
    with saved(known) as connection:
        save(
            connection,
            Registry(
                schema=1,
                categories=(Category("road", "Roads"), Category("s", "Pumped Storage", "储能站")),
                projects=(known,),
            ),
        )
        (term,) = values.read(connection, [text], "2026-11-23")
        assert (term.field, term.text) == ("", text)
    goal = replace(known, category="target", name="Energy and 储能 in storage")
    with saved(goal) as connection, pytest.raises(UsageError) as error:
        values.read(connection, [text], "2026-11-23")
    assert "is a field, not a word to look for" in sentence(error.value.message, Language.EN)


def test_a_category_has_words_of_its_own() -> None:
    """Which no other status has; a milestone is called so too."""
    category = Category("park", "Parks", words=None)
    own = replace(category, words=Words(operating="established"), words_zh=Words(approved="同意"))
    with saved() as connection:
        save(connection, Registry(schema=1, categories=(own,)))
        for text, value in (
            ("status:Established", "operating"),
            ("status:同意", "approved"),
            ("milestone:established", "operating"),
        ):
            (term,) = values.read(connection, [text], "2026-11-23")
            assert term.values == (value,)
        with pytest.raises(UsageError):
            values.read(connection, ["outcome:established"], "2026-11-23")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("category", {"road": ("road", "Roads"), "target": ("target", "Targets")}),
        ("region", {}),
        ("id", {"a": ("a",)}),
        ("owner", {"Company": ("Company",)}),
        (
            "source",
            {
                "paper": ("paper", "A paper"),
                "other": ("other", "Another"),
                **{name: (name,) for name in ("e f", "e g", "p h", "p i")},
            },
        ),
        ("publisher", {"Press": ("Press", "报社"), "电台": ("电台",)}),
    ],
)
def test_other_values_are_those_of_the_database(
    field: str, expected: dict[str, tuple[str, ...]]
) -> None:
    """Each with its names, its own the first."""
    event = Event(date="2024", status=Status.PARTIAL, source="e f", also=("e g",))
    made = replace(promise(source="p h"), also=("p i",))
    known = replace(project(events=(event,), promises=(made,)), owner="Company")
    with saved(known) as connection:
        assert {
            one.value: one.names for one in values.names_of_field(connection, field)
        } == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status:完成", "'完成' is not a status; it may mean 'status:operating', 'outcome:met', "),
        (
            "milestone:cancelled",
            "'cancelled' is not a milestone; it is one of proposed, approved, ",
        ),
        ("milestone:retired", "'retired' is not a milestone"),
        ("category:r", "'r' could be any of road, target"),
        ("category:x", "'x' is not a category; it is one of road, target"),
        ("publisher:rpess", "'rpess' is not a publisher; did you mean 'Press'?"),
        ("stretch:much", "'much' is not true or false"),
        ("stretch:ture", "'ture' is not true or false; did you mean 'true'?"),
        ("id:b", "'b' is not an id; it is one of a"),
        ("source:a", "'a' could be any of other, paper"),
        ("source:zzz", "'zzz' is not a source; it is one of other, paper"),
        (
            "总投资>=5GW",
            "investment_bn: '5GW' has a unit of something else; write a number, or one",
        ),
        ("capacity>much", "capacity_mw: 'much' is not a number; write 1000, "),
    ],
)
def test_what_is_none_is_answered_with_what_there_is(text: str, expected: str) -> None:
    """Several are named, and none is chosen."""
    with saved(project()) as connection, pytest.raises(UsageError) as error:
        values.read(connection, [text], "2026-11-23")
    assert sentence(error.value.message, Language.EN).startswith(expected)


@pytest.mark.parametrize(
    ("field", "command"),
    [
        ("source", "sources"),
        ("publisher", "sources --columns publisher"),
        ("owner", "list --columns owner"),
        ("id", "list -f ids"),
    ],
)
def test_where_there_are_too_many_to_name_it_is_said_where_they_are(
    field: str, command: str
) -> None:
    """Where nothing is near."""
    sources = tuple(
        Source(f"s-{number:02}", "Daily", publisher=f"P{number}") for number in range(16)
    )
    projects = tuple(
        replace(project(f"p-{number:02}"), owner=f"O{number}", category="x") for number in range(16)
    )
    with saved() as connection:
        save(connection, Registry(schema=1, sources=sources, projects=projects))
        with pytest.raises(UsageError) as error:
            values.read(connection, [f"{field}:zzz"], "2026-11-23")
    assert sentence(error.value.message, Language.EN).endswith(
        f"; see them with: qhtrack {command}"
    )


def test_what_is_no_value_may_be_a_word() -> None:
    """That is said beside the values that there are, or alone where those are too many."""
    placed = replace(project("a"), place_zh="格尔木", owner_zh="某公司")
    with saved(placed) as connection:
        for text, expected in (
            (
                "category:格尔木",
                "'格尔木' is not a category; typed alone, '格尔木' is",
            ),
            ("category:golmud", "'golmud' is not a category; it is one of road, target"),
            ("category:a", "'a' could be any of road, target"),
            (
                "region:格尔木",
                "'格尔木' is not a region; typed alone, '格尔木' is",
            ),
            (
                "owner:格尔木",
                "'格尔木' is not an owner; it is one of 某公司; typed alone, '格尔木' is",
            ),
        ):
            with pytest.raises(UsageError) as error:
                values.read(connection, [text], "2026-11-23")
            assert sentence(error.value.message, Language.EN).startswith(expected)


def test_of_many_that_may_be_meant_a_dozen_are_named() -> None:
    """And that there are more."""
    sources = [Source(f"s-{number:02}", "Daily") for number in range(13)]
    for count in (12, 13):
        with saved() as connection:
            save(connection, Registry(schema=1, sources=tuple(sources[:count])))
            with pytest.raises(UsageError) as error:
                values.read(connection, ["source:dail"], "2026-11-23")
            assert values.read(connection, ["source:daily"], "2026-11-23")[0].values == tuple(
                source.id for source in sources[:count]
            )
        named = sentence(error.value.message, Language.EN).count("s-")
        assert (named, "…" in sentence(error.value.message, Language.EN)) == (12, count > 12)


def test_a_sum_is_in_the_registrys_money() -> None:
    """A billion of it; yuan are none of euros."""
    with saved() as connection:
        save(connection, Registry(schema=1, currency="EUR"))
        (term,) = values.read(connection, ["investment>=2 billion EUR"], "2026-11-23")
        assert term.values == (2,)
        with pytest.raises(UsageError):
            values.read(connection, ["investment>=2 billion yuan"], "2026-11-23")
