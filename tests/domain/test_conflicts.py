"""What a person must choose between."""

import pytest

from qhtrack.domain.conflicts import conflict_at, is_settled, merged_value, value_said
from qhtrack.domain.messages import message
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "value", "settled"),
    [
        ("x", "x", "x", "x", True),
        ("x", "y", "x", "y", True),
        ("x", "x", "y", "y", True),
        ("x", "y", "y", "y", True),
        (None, "y", None, "y", True),
        (None, None, "y", "y", True),
        ("x", None, "x", None, True),
        ("x", "x", None, None, True),
        (0, 0, 1, 1, True),
        (1, 0, 1, 0, True),
        ("x", "y", "z", "y", False),
        (None, "y", "z", "y", False),
        ("x", None, "z", "z", False),
        ("x", "y", None, "y", False),
        (2, 0, 1, 0, False),
    ],
)
def test_what_one_side_changed_is_taken(
    base: object, ours: object, theirs: object, value: object, *, settled: bool
) -> None:
    """Of two that differ ours, if it is there."""
    assert is_settled(base, ours, theirs) is settled
    assert merged_value(base, ours, theirs) == value


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "reason"),
    [
        ("x", "y", "z", "changed differently by ours and theirs"),
        ("x", None, "z", "removed by ours, changed by theirs"),
        ("x", "y", None, "removed by theirs, changed by ours"),
        ({"id": "a"}, None, {"id": "a"}, "removed by ours, used by theirs"),
        ({"id": "a"}, {"id": "a"}, None, "removed by theirs, used by ours"),
        ({"partial": "a"}, {"partial": "b"}, None, "removed by theirs, changed by ours"),
    ],
)
def test_a_conflict_says_why(base: object, ours: object, theirs: object, reason: str) -> None:
    """In one line, with its path."""
    line = sentence(
        conflict_at(("project", "a", "owner"), base, ours, theirs).located(), Language.EN
    )
    assert line == f"a: owner: {reason}"


def test_the_path_of_a_conflict_is_told_by_what_things_are_known_by() -> None:
    """What is unknown is left out."""
    path = ("project", "a", "event", (None, "2021", "partial"), "note")
    line = sentence(conflict_at(path, "x", "y", "z").located(), Language.EN)
    assert line == "a: event '2021 partial': note: changed differently by ours and theirs"
    line = sentence(conflict_at(("source", "s"), "x", None, "z").located(), Language.EN)
    assert line == "source s: removed by ours, changed by theirs"


@pytest.mark.parametrize(
    ("key", "value", "english", "chinese"),
    [
        ("by", True, "true", "是"),
        ("stretch", None, "–", "–"),
        ("spent_bn", 2, "2 billion yuan", "20亿元"),
        ("note", "2", "'2'", "“2”"),
    ],
)
def test_a_value_is_said_as_its_reader_has_it(
    key: str, value: object, english: str, chinese: str
) -> None:
    """A flag in a word, a figure in its unit, a text in quotes."""
    both_sides = message("load_differs", mine=value_said(key, value), file="-")
    assert sentence(both_sides, Language.EN).startswith(f"{english} here")
    assert sentence(both_sides, Language.ZH).startswith(f"本机为{chinese}，")
