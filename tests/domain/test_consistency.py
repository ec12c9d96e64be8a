"""What contradicts itself in a registry."""

import pytest
from hypothesis import given
from msgspec.structs import replace

from qhtrack.domain.consistency import violations
from qhtrack.domain.model import Category, Event, Project, Promise, Region, Registry, Source
from qhtrack.domain.status import Status
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from strategies import registries

TODAY = "2026-11-23"
ROAD = Category("road", "Roads")
PLAIN = Project(id="a", name="A", category="road")
PROMISE = Promise(wording="建成")


def messages(*projects: Project, sources: tuple[Source, ...] = ()) -> list[str]:
    """Return the messages of a registry of these projects."""
    registry = Registry(
        schema=1,
        categories=(ROAD,),
        regions=(Region("haixi", "Haixi"),),
        sources=sources,
        projects=projects,
    )
    return [
        f"{'/'.join(map(str, violation.path))}: {sentence(violation.message, Language.EN)}"
        for violation in violations(registry, TODAY)
    ]


@given(registries())
def test_generated_registries_are_consistent(registry: Registry) -> None:
    """So that other properties speak of valid ones."""
    assert not list(violations(registry, TODAY))


@pytest.mark.parametrize(
    ("project", "message"),
    [
        (replace(PLAIN, category="rod"), "category: 'rod' is no category of this registry"),
        (replace(PLAIN, regions=("haxi",)), "did you mean 'haixi'?"),
        (replace(PLAIN, sources=("x",)), "sources: 'x' is no source"),
        (replace(PLAIN, promises=(replace(PROMISE, source="x"),)), "promise/0/source: 'x'"),
        (replace(PLAIN, promises=(replace(PROMISE, due="2023-02-30"),)), "0/due: '2023-02-30'"),
        (replace(PLAIN, promises=(PROMISE, PROMISE)), "promise/1: the same milestone"),
        (
            replace(PLAIN, events=(Event(date="2023-02-30", status=Status.PARTIAL),)),
            "event/0/date: '2023-02",
        ),
        (
            replace(PLAIN, events=(Event(date="2027", status=Status.PARTIAL),)),
            "'2027' lies in the future",
        ),
        (
            replace(PLAIN, events=(Event(date="2023", status=Status.PARTIAL, source="x"),)),
            "event/0/source",
        ),
        (
            replace(PLAIN, events=(Event(date="2023", status=Status.PARTIAL),) * 2),
            "with status 'partial'",
        ),
        (
            replace(
                PLAIN,
                events=(
                    Event(date="2023", status=Status.OPERATING),
                    Event(date="2024", status=Status.PARTIAL),
                ),
            ),
            "event/1/status: partial (2024) may not follow operating (2023)",
        ),
    ],
)
def test_each_violation_is_named_where_it_lies(project: Project, message: str) -> None:
    """One violation, one message."""
    (line,) = messages(project)
    assert message in line


def test_ids_and_aliases_belong_to_one_project() -> None:
    """Equal names are allowed."""
    other = replace(PLAIN, id="b", aliases=("A",))
    assert messages(PLAIN, other) == ["project/1/aliases: 'A' is an id or alias of a too"]
    assert messages(PLAIN, PLAIN) == ["project/1/id: 'a' is the id of another project too"]
    assert not messages(PLAIN, replace(PLAIN, id="b"))


def test_a_source_has_a_date_that_exists() -> None:
    """Or none."""
    assert messages(PLAIN, sources=(Source("s", "S", date="2023-13"), Source("t", "T"))) == [
        "source/0/date: '2023-13' is no date there is"
    ]


def test_without_categories_any_slug_will_do() -> None:
    """A registry need not define them; sources it must."""
    free = Registry(schema=1, projects=(replace(PLAIN, category="x", regions=("y",)),))
    assert not list(violations(free, TODAY))
