"""What contradicts itself in a registry."""

from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from qhtrack.domain.consistency import violations
from qhtrack.domain.model import (
    Category,
    Event,
    Project,
    Promise,
    Region,
    Registry,
    Source,
    Words,
)
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
        categories=(ROAD, Category("target", "Targets", goal=True)),
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


def with_events(*events: Event) -> Project:
    """Return a project with these events."""
    return replace(PLAIN, events=events)


def with_promises(*promises: Promise) -> Project:
    """Return a project with these promises."""
    return replace(PLAIN, promises=promises)


OPENED = Event(date="2023", status=Status.OPERATING)
UNKNOWN = "is not a source of this registry"
UNEXPLAINED = "without a note that explains it"


@pytest.mark.parametrize(
    ("project", "message"),
    [
        (replace(PLAIN, category="r"), "category: 'r' is not a category of this registry"),
        (
            replace(PLAIN, regions=("haixi", "haxi")),
            "regions: 'haxi' is not a region of this registry; did you mean 'haixi'?",
        ),
        (replace(PLAIN, aliases=("B", "A", "B")), "aliases: 'B' is named twice"),
        (replace(PLAIN, regions=("haixi", "haixi")), "regions: 'haixi' is named twice"),
        (replace(PLAIN, sources=("paper", "paper")), "sources: 'paper' is named twice"),
        (replace(PLAIN, latitude=0), "latitude: 'longitude' is missing beside it"),
        (replace(PLAIN, longitude=0), "longitude: 'latitude' is missing beside it"),
        (replace(PLAIN, sources=("paper", "x")), f"sources: 'x' {UNKNOWN}"),
        (with_promises(replace(PROMISE, source="x")), f"promise/0/source: 'x' {UNKNOWN}"),
        (with_events(replace(OPENED, source="x")), f"event/0/source: 'x' {UNKNOWN}"),
        (
            with_promises(replace(PROMISE, due="2023-02-30")),
            "promise/0/due: '2023-02-30' is not a real date",
        ),
        (
            with_promises(replace(PROMISE, made="2023-13")),
            "promise/0/made: '2023-13' is not a real date",
        ),
        (
            with_promises(PROMISE, replace(PROMISE, note="x")),
            "promise/1: a promise above has the same milestone, part, due date and wording",
        ),
        (
            with_events(replace(OPENED, date="2023-13")),
            "event/0/date: '2023-13' is not a real date",
        ),
        (
            with_events(replace(OPENED, date="2026-11-24")),
            "event/0/date: '2026-11-24' lies in the future",
        ),
        (
            with_events(replace(OPENED, date="2026-12")),
            "event/0/date: '2026-12' lies in the future",
        ),
        (
            with_events(OPENED, replace(OPENED, note="x")),
            "event/1/date: an event of 2023 with status 'operating' stands above",
        ),
        (
            with_events(OPENED, Event(date="2024", status=Status.PARTIAL)),
            f"event/1/status: partial (2024) may not follow operating (2023) {UNEXPLAINED}",
        ),
        (
            with_events(Event(date="2024", status=Status.PARTIAL), OPENED),
            f"event/0/status: partial (2024) may not follow operating (2023) {UNEXPLAINED}",
        ),
    ],
)
def test_each_violation_is_named_where_it_lies(project: Project, message: str) -> None:
    """One violation, one message."""
    assert messages(project, sources=(Source("paper", "P"),)) == [f"project/0/{message}"]


@pytest.mark.parametrize(
    "project",
    [
        replace(PLAIN, regions=("haixi",), sources=("paper",), aliases=("B", "b")),
        replace(PLAIN, latitude=0, longitude=0),
        with_promises(PROMISE, replace(PROMISE, due="2024"), replace(PROMISE, milestone="partial")),
        with_promises(
            PROMISE,
            replace(PROMISE, wording="通车"),
            replace(PROMISE, due="2024", made="2024-02-29"),
        ),
        with_promises(
            replace(PROMISE, source="paper"), replace(PROMISE, due="2025", source="a visit")
        ),
        with_events(replace(OPENED, source="paper"), Event(date="2024", status=Status.OPERATING)),
        with_events(
            Event(date="2023", status=Status.PARTIAL, source="https://example.org/a"), OPENED
        ),
        with_events(replace(OPENED, date=TODAY), replace(OPENED, date="2026-11")),
        with_events(OPENED, Event(date="2024", status=Status.PARTIAL, note="a unit burnt")),
    ],
)
def test_what_does_not_contradict_itself_is_let_pass(project: Project) -> None:
    """What differs in one of its keys is another; today is no future."""
    assert not messages(project, sources=(Source("paper", "P", date="2023-02"),))


def promising(**values: Any) -> Project:  # noqa: ANN401
    """Return a project with a promise of which a test says what matters to it."""
    return replace(PLAIN, promises=(replace(PROMISE, **values),))


@pytest.mark.parametrize(
    ("project", "message"),
    [
        (
            promising(reached="2023-02-30", evidence="s"),
            "0/reached: '2023-02-30' is not a real date",
        ),
        (promising(missed="2023-02-30", evidence="s"), "0/missed: '2023-02-30' is not a real date"),
        (promising(made="2023-13"), "0/made: '2023-13' is not a real date"),
        (promising(reached="2026-11-24", evidence="s"), "0/reached: '2026-11-24' lies in the f"),
        (promising(missed="2026-12", evidence="s"), "0/missed: '2026-12' lies in the future"),
        (
            promising(reached="2023", missed="2023", evidence="s"),
            "promise/0/missed: what was reached was not missed",
        ),
        (promising(reached="2023"), "promise/0: 'evidence' is missing"),
        (promising(missed="2023"), "promise/0: 'evidence' is missing"),
        (promising(evidence="s"), "promise/0/evidence: 'evidence' goes with"),
        (promising(by=True), "promise/0/by: 'by' goes with 'reached', which is missing"),
        (promising(by=True, missed="2023", evidence="s"), "promise/0/by: 'by' goes with"),
        (promising(reached="2023", evidence="x"), "promise/0/evidence: 'x' is not a source"),
        (promising(also=("s", "x")), "promise/0/also: 'x' is not a source"),
        (promising(source="s", also=("a b", "s")), "promise/0/also: 's' is named twice"),
        (promising(also=("a b", "s", "a b")), "promise/0/also: 'a b' is named twice"),
        (
            replace(PLAIN, events=(Event(date="2023", status=Status.PARTIAL, also=("x",)),)),
            "event/0/also: 'x' is not a source",
        ),
        (
            replace(
                PLAIN,
                events=(Event(date="2023", status=Status.PARTIAL, source="s", also=("s",)),),
            ),
            "event/0/also: 's' is named twice",
        ),
    ],
)
def test_what_contradicts_itself_in_a_finding_is_named_where_it_lies(
    project: Project, message: str
) -> None:
    """And what rests on nothing, or twice on one paper."""
    (line,) = messages(project, sources=(Source("s", "S"),))
    assert line.startswith("project/0/")
    assert message in line


@pytest.mark.parametrize(
    "values",
    [
        {"reached": "2026-11-23", "evidence": "a book"},
        {"reached": "2026", "by": True, "evidence": "https://example.org"},
        {"missed": "2026-11", "evidence": "s", "source": "s", "also": ("a book",)},
        {"source": "s", "also": ("source: x", "https://example.org")},
    ],
)
def test_a_finding_needs_its_evidence_and_no_more(values: dict[str, object]) -> None:
    """One of today, too; its evidence may be what promised it."""
    assert not messages(promising(**values), sources=(Source("s", "S"),))


@pytest.mark.parametrize("key", ["milestone", "part", "due", "wording"])
def test_promises_that_differ_in_one_of_their_keys_are_two(key: str) -> None:
    """In all else they may be alike."""
    others = {"milestone": "partial", "part": "phase-1", "due": "2024", "wording": "开工"}
    other = replace(PROMISE, **{key: others[key]})
    assert not messages(replace(PLAIN, promises=(PROMISE, other)))
    assert messages(replace(PLAIN, promises=(other, replace(other, made="2023")))) == [
        "project/0/promise/1: a promise above has the same milestone, part, due date and wording"
    ]


def test_a_goal_has_promises_alone() -> None:
    """No event, size or milestone; a part it may have."""
    goal = replace(
        PLAIN,
        category="target",
        length_km=0,
        promises=(replace(PROMISE, part="lot-1"), replace(PROMISE, milestone="operating")),
        events=(Event(date="2023", status=Status.PARTIAL),),
    )
    assert messages(goal) == [
        f"project/0/{place}: a goal has no event, size or milestone"
        for place in ("length_km", "event/0", "promise/1/milestone")
    ]
    assert not messages(replace(goal, category="road"))


NAMES = {"在建": "construction", "不详": "unknown"}


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        (
            (Category("a", "A", words=Words(partial="Operating")),),
            ["category/0/words/partial: 'Operating' is a word for 'operating' too"],
        ),
        (
            (Category("a", "A", words_zh=Words(partial="在建")),),
            ["category/0/words_zh/partial: '在建' is a word for 'construction' too"],
        ),
        (
            (Category("a", "A", words=Words(partial="不详", retired="unknown")),),
            [
                "category/0/words/partial: '不详' is a word for 'unknown' too",
                "category/0/words/retired: 'unknown' is a word for 'unknown' too",
            ],
        ),
        (
            (
                Category("a", "A", words=Words(operating="open")),
                Category("b", "B", words_zh=Words(partial="OPEN")),
            ),
            ["category/1/words_zh/partial: 'OPEN' is a word for 'operating' too"],
        ),
        (
            (
                Category("a", "A", words_zh=Words(operating="open", construction="在建")),
                Category(
                    "b", "B", words=Words(operating="Open"), words_zh=Words(construction="在建")
                ),
            ),
            [],
        ),
    ],
)
def test_no_word_is_another_statuss_word(
    categories: tuple[Category, ...], expected: list[str]
) -> None:
    """Of whichever category and language, its own label included; the same word may serve twice."""
    registry = Registry(schema=1, categories=categories)
    assert [
        f"{'/'.join(map(str, violation.path))}: {sentence(violation.message, Language.EN)}"
        for violation in violations(registry, TODAY, NAMES)
    ] == expected


def test_no_ladder_is_climbed_on_a_date_that_is_none() -> None:
    """Its place is not known."""
    project = with_events(
        replace(OPENED, date="2023-02-30"), Event(date="2024", status=Status.PARTIAL)
    )
    assert messages(project) == ["project/0/event/0/date: '2023-02-30' is not a real date"]


def test_ids_and_aliases_belong_to_one_project() -> None:
    """Equal names are allowed."""
    other = replace(PLAIN, id="b", aliases=("A",))
    assert messages(PLAIN, other) == ["project/1/aliases: 'A' is an id or alias of a (A) too"]
    assert messages(PLAIN, PLAIN) == ["project/1/id: 'a' is the id of another project too"]
    assert not messages(PLAIN, replace(PLAIN, id="b"))


def test_a_source_has_a_date_that_exists() -> None:
    """Or none."""
    assert messages(PLAIN, sources=(Source("s", "S", date="2023-13"), Source("t", "T"))) == [
        "source/0/date: '2023-13' is not a real date"
    ]


def test_without_categories_any_slug_will_do() -> None:
    """A registry need not define them; sources it must."""
    free = Registry(schema=1, projects=(replace(PLAIN, category="x", regions=("y",)),))
    assert not list(violations(free, TODAY))
