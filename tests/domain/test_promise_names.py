"""Which promise of a project is meant."""

import pytest

from qhtrack.domain.promise_names import (
    PromiseName,
    exact_match,
    has_other_due_dates,
    matching_promises,
    name_of,
    namesakes,
    twins,
)

OPEN_2023 = {"milestone": "operating", "due": "2023", "wording": "Open"}
OPEN_2024 = {"milestone": "operating", "due": "2024", "wording": "Open", "note": "n"}
BUILT = {"milestone": "partial", "due": "2024", "wording": "Built"}
PHASE = {"milestone": "operating", "part": "phase-1", "due": "2023", "wording": "Open"}
BARE = {"wording": "Open"}
ALL = [OPEN_2023, OPEN_2024, BUILT, PHASE]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PromiseName(wording="open"), [OPEN_2023, OPEN_2024, PHASE]),
        (PromiseName(wording="ope"), []),
        (PromiseName(due="2024"), [OPEN_2024, BUILT]),
        (PromiseName(due="2024-12"), []),
        (PromiseName(due="2024", wording="OPEN"), [OPEN_2024]),
        (PromiseName(milestone="partial"), [BUILT]),
        (PromiseName(part="phase-1"), [PHASE]),
        (PromiseName("operating", None, "2023", "open"), [OPEN_2023]),
        (PromiseName("operating", None, "2023"), [OPEN_2023, PHASE]),
        (PromiseName(), ALL),
    ],
)
def test_a_promise_is_meant_by_what_is_given(name: PromiseName, expected: list[object]) -> None:
    """What is not given does not matter, but where all of it is the whole name."""
    assert list(matching_promises(name, ALL)) == expected


def test_the_whole_name_goes_before_a_part_of_one() -> None:
    """So what has nothing but words can be named beside others."""
    assert list(matching_promises(PromiseName(wording="open"), [*ALL, BARE])) == [BARE]


def test_a_promise_is_known_by_milestone_part_due_date_and_words() -> None:
    """All of them, the absent too."""
    assert exact_match(PromiseName("operating", None, "2024", " Ｏpen"), ALL) is OPEN_2024
    for key in ("milestone", "part", "due", "wording"):
        other = name_of(OPEN_2024)._replace(**{key: "other"})
        assert exact_match(other, ALL) is None
    assert exact_match(PromiseName("operating", None, "2024"), ALL) is None
    assert exact_match(PromiseName(wording="open"), ALL) is None


def test_a_promise_is_known_by_translated_words_too() -> None:
    """Where they are not another's own."""
    translated = OPEN_2023 | {"wording": "建成", "wording_en": "Open", "wording_zh": "建成开放"}
    for words in ("建成", "open", "建成开放"):
        name = name_of(OPEN_2023)._replace(wording=words)
        assert exact_match(name, [BUILT, translated]) is translated
        assert list(matching_promises(PromiseName(wording=words), [translated])) == [translated]
    loud = OPEN_2023 | {"wording": "OPEN"}
    for rows in ([translated, loud], [loud, translated]):
        assert exact_match(name_of(OPEN_2023), rows) is loud


def test_words_that_are_the_same_letter_by_letter_go_first() -> None:
    """Of promises that were dropped here several may be written alike."""
    loud = OPEN_2023 | {"wording": "OPEN"}
    for rows in ([OPEN_2023, loud], [loud, OPEN_2023]):
        assert exact_match(name_of(OPEN_2023), rows) is OPEN_2023
        assert exact_match(name_of(loud), rows) is loud


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PromiseName("operating", None, "2023", "Ready"), [OPEN_2023]),
        (PromiseName("operating", "phase-1", "2023", "Ready"), [PHASE]),
        (PromiseName("operating", None, "2023", "open"), []),
        (PromiseName("operating", None, "2025", "Ready"), []),
        (PromiseName("operating", None, "2023-12", "Ready"), [OPEN_2023]),
        (PromiseName("operating", None, "2023-12-31", "open"), [OPEN_2023]),
        (PromiseName("operating", None, "2023-11", "open"), []),
        (PromiseName("partial", None, "2023", "Ready"), []),
        (PromiseName(None, None, "2023", "Ready"), []),
        (PromiseName("operating", None, None, "Ready"), []),
    ],
)
def test_twins_say_the_same_in_other_words(name: PromiseName, expected: list[object]) -> None:
    """Of a milestone and a due date; goals have many that are due together."""
    rows = [*ALL, {"due": "2023", "wording": "A"}, {"milestone": "operating", "wording": "B"}]
    assert twins(name, rows) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PromiseName("operating", None, "2024", "Ready"), True),
        (PromiseName("operating", None, "2023-12", "Ready"), False),
        (PromiseName("operating", None, None, "Ready"), False),
        (PromiseName("operating", "phase-2", "2024", "Ready"), False),
        (PromiseName("approved", None, "2024", "Ready"), False),
        (PromiseName(None, None, "2024", "Ready"), False),
        (PromiseName(None, "phase-1", "2024", "Ready"), True),
    ],
)
def test_a_chain_has_other_due_dates_to_the_same(name: PromiseName, *, expected: bool) -> None:
    """Milestone and part; what has neither stands alone."""
    rows = [
        {"milestone": "operating", "due": "2023", "wording": "A"},
        {"milestone": "operating", "wording": "B"},
        {"part": "phase-1", "due": "2025", "wording": "C"},
        {"due": "2025", "wording": "D"},
    ]
    assert has_other_due_dates(name, rows) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (PromiseName("operating", None, "2025", "open"), [OPEN_2023, OPEN_2024, PHASE]),
        (PromiseName("partial", None, "2023", "Open"), [OPEN_2023, OPEN_2024, PHASE]),
        (PromiseName("operating", None, "2023-12-31", "Open"), [OPEN_2024, PHASE]),
        (PromiseName("operating", None, "2023", "Opened"), []),
        (PromiseName("operating", None, "2023"), []),
    ],
)
def test_promises_in_the_same_words_to_another_end_are_namesakes(
    name: PromiseName, expected: list[object]
) -> None:
    """Another milestone, part or due day; the same day told otherwise is a twin."""
    assert namesakes(name, ALL) == expected
