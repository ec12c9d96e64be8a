"""What is odd in a registry, and is not refused."""

from typing import Any

import pytest
from msgspec.structs import replace

from qhtrack.domain.consistency import violations
from qhtrack.domain.model import Event, Project, Promise, Registry
from qhtrack.domain.oddities import oddities
from qhtrack.domain.status import Status
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

PLAIN = Project(id="a", name="A", name_zh="甲", category="road", capacity_mw=10, length_km=20)


def odd(*projects: Project, language: Language = Language.EN) -> list[str]:
    """Return what is odd in a registry of these projects, which is not refused."""
    registry = Registry(schema=1, projects=projects)
    assert not list(violations(registry, "2026-11-23"))
    return [sentence(oddity, language) for oddity in oddities(registry)]


def seen(date: str, status: str, **values: Any) -> Event:  # noqa: ANN401
    """Return an event with a source and a note."""
    return Event(date=date, status=Status(status), source="a book", note="seen", **values)


@pytest.mark.parametrize(("bare", "facts"), [(0, None), (1, "1 fact has"), (3, "3 facts have")])
def test_facts_without_a_source_are_counted(bare: int, facts: str | None) -> None:
    """Promises and events; what has one is none of them."""
    promises = (Promise(wording="b"), Promise(wording="c"))[:bare]
    events = (Event(date="2023", status=Status.PARTIAL),)[: max(0, bare - 2)]
    sourced = Promise(wording="a", source="a book")
    project = replace(
        PLAIN, promises=(sourced, *promises), events=(seen("2022", "partial"), *events)
    )
    assert odd(project) == ([f"{facts} no source"] if facts else [])


def test_facts_without_a_source_are_counted_together() -> None:
    """In all projects together."""
    bare = replace(PLAIN, promises=(Promise(wording="b"),))
    assert odd(bare, replace(bare, id="b", name="B", name_zh="乙")) == ["2 facts have no source"]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([seen("2023", "partial", in_service_mw=10, open_km=20)], []),
        (
            [seen("2023", "partial", in_service_mw=10.5)],
            ["2023 partial: 10.5 MW in service are more than its 10 MW"],
        ),
        (
            [seen("2023", "operating", open_km=21)],
            ["2023 operating: 21 km open are more than its 20 km"],
        ),
        ([seen("2023", "construction", in_service_mw=0, open_km=0, spent_bn=1)], []),
        (
            [seen("2023", "construction", in_service_mw=1)],
            ["2023 construction: 1 MW are in service though it is construction"],
        ),
        (
            [seen("2023-05", "proposed", open_km=1), seen("2023-06", "approved", open_km=2)],
            [
                "2023-05 proposed: 1 km are open though it is proposed",
                "2023-06 approved: 2 km are open though it is approved",
            ],
        ),
        ([seen("2023", "suspended", in_service_mw=1), seen("2024", "retired", open_km=1)], []),
        (
            [
                seen("2021", "partial", spent_bn=2),
                seen("2022", "partial"),
                seen("2023", "partial", spent_bn=2),
                seen("2024", "partial", spent_bn=1.5),
                seen("2025", "partial", spent_bn=1.8),
            ],
            [
                (
                    "2024 partial: spent_bn: 1.5 billion yuan is less"
                    " than the 2 billion yuan told before"
                )
            ],
        ),
        ([seen("2022", "partial", spent_bn=2), seen("2021", "partial", spent_bn=1)], []),
    ],
)
def test_figures_that_cannot_be_are_odd(events: list[Event], expected: list[str]) -> None:
    """At their edges; a sum is compared with the one told before it in time."""
    assert odd(replace(PLAIN, events=tuple(events))) == [f"a: {line}" for line in expected]


def test_more_than_what_is_unknown_cannot_be_told() -> None:
    """Of a project without a size."""
    event = seen("2023", "partial", in_service_mw=10**5, open_km=10**5)
    assert odd(replace(PLAIN, capacity_mw=None, length_km=None, events=(event,))) == []


@pytest.mark.parametrize(
    ("made", "due", "is_odd"),
    [
        ("2024", "2023", True),
        ("2024-01-01", "2023", True),
        ("2023-12-31", "2023", False),
        ("2023", "2023-02", False),
        ("2023-03", "2023-02", True),
        ("2024", None, False),
        (None, "2023", False),
    ],
)
def test_a_promise_made_after_it_was_due_is_odd(
    made: str | None, due: str | None, *, is_odd: bool
) -> None:
    """As far as the dates are known."""
    first = Promise(wording="x", source="a book")
    promise = Promise(wording="y", source="a book", made=made, due=due)
    line = f"a: promise 2: made: made on {made}, after it was due on {due}"
    assert odd(replace(PLAIN, promises=(first, promise))) == ([line] if is_odd else [])


def test_equal_names_are_odd_in_each_language() -> None:
    """They are allowed."""
    others = (
        replace(PLAIN, id="b", name_zh=None),
        replace(PLAIN, id="c", name="C"),
        replace(PLAIN, id="d", name="D", name_zh=None),
    )
    assert odd(PLAIN, *others) == [
        "b: name: 'A' is the name of a too",
        "c: name_zh: '甲' is the name of a too",
    ]


def test_what_is_odd_is_said_in_chinese_too() -> None:
    """Each sentence."""
    events = (
        seen("2022", "construction", open_km=21, spent_bn=2),
        seen("2023", "partial", spent_bn=1),
    )
    promises = (Promise(wording="x", made="2024", due="2023"),)
    project = replace(PLAIN, events=events, promises=promises)
    assert odd(project, replace(PLAIN, id="b", name="B"), language=Language.ZH) == [
        "有1条事实未注明来源",
        "b：name_zh：“甲”与 a 重名",
        "a：2022 在建：已建成21公里，大于全长20公里",
        "a：2022 在建：状态为“在建”，不应已有21公里建成",
        "a：2023 部分投运：spent_bn：10亿元小于此前所报的20亿元",
        "a：承诺1：made：提出时间 2024 晚于计划完成时限 2023",
    ]


def test_a_falling_sum_is_said_in_the_currency_of_the_registry() -> None:
    """Which a project does not know."""
    events = (seen("2023", "partial", spent_bn=2), seen("2024", "partial", spent_bn=1))
    project = replace(PLAIN, events=events)
    registry = Registry(schema=1, projects=(project,), currency="KES")
    (oddity,) = oddities(registry)
    said = "a: 2024 partial: spent_bn: 1 billion KES is less than the 2 billion KES told before"
    assert sentence(oddity, Language.EN) == said


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        (replace(PLAIN, investment_bn=100_000), []),
        (
            replace(PLAIN, investment_bn=100_001),
            [
                (
                    "a: investment_bn: 100,001 billion yuan are more than there is on earth;"
                    " mind the unit"
                )
            ],
        ),
        (replace(PLAIN, events=(seen("2023", "partial", spent_bn=100_000),)), []),
        (
            replace(PLAIN, events=(seen("2023", "partial", spent_bn=100_001),)),
            [
                (
                    "a: 2023 partial: spent_bn: 100,001 billion yuan are more than there is"
                    " on earth; mind the unit"
                )
            ],
        ),
    ],
)
def test_what_is_beyond_this_earth_is_odd(project: Project, expected: list[str]) -> None:
    """Sizes and figures alike; the limit itself is not."""
    assert odd(project) == expected


def test_sums_of_small_coins_are_greater() -> None:
    """A thousand times."""
    project = replace(PLAIN, investment_bn=10**8)
    registry = Registry(schema=1, projects=(project,), currency="VND")
    assert not list(oddities(registry))
