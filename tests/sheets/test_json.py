"""Records of JSON files."""

import pytest

from qhtrack.domain.messages import message
from qhtrack.sheets.json import after_space, read
from qhtrack.sheets.records import UnreadableError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1},\n {"a": 2}]\n',
        '{"a": 1}\n{"a": 2}',
        '{"a":\n1} {"a": 2}',
        '  [ {"a": 1}\n, {"a": 2} , ]',
    ],
)
def test_an_array_or_one_after_the_other(text: str) -> None:
    """Each with the line on which it begins."""
    assert list(read(text)) == [(1, {"a": 1}), (2, {"a": 2})]


@pytest.mark.parametrize("text", ["", " \n", "[]", " [ ] "])
def test_nothing_is_no_record(text: str) -> None:
    """Nor is it a problem."""
    assert list(read(text)) == []


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[{}\n{}]", 2, "',' or ']' is missing"),
        ("[{}\n\n", 3, "',' or ']' is missing"),
        ('[{"a": "b"', 1, "Expecting ',' delimiter"),
        ("[]\n[]", 2, "there is text after the array"),
        ("[1,\n2] 3", 2, "there is text after the array"),
        ('\n{"a": ', 2, "Expecting value"),
        ("[" * 100_000, 1, "nested too deeply"),
        ('\n{"a": 1, "a": 2}', 2, "'a' stands twice in one object"),
        ('\n{"a": NaN}', 2, "NaN is not a number"),
        ('\n{"a": -Infinity}', 2, "-Infinity is not a number"),
    ],
)
def test_what_is_malformed_is_located(text: str, line: int, reason: str) -> None:
    """By its line."""
    with pytest.raises(UnreadableError) as error:
        list(read(text))
    assert (error.value.line, sentence(error.value.message, Language.EN)) == (line, reason)


def test_a_number_with_too_many_digits_is_refused() -> None:
    """In words of its own."""
    with pytest.raises(UnreadableError) as error:
        list(read('{"a": ' + "1" * 5000 + "}"))
    assert error.value.message == message("too_many_digits")


def test_space_is_passed_over() -> None:
    """To the end."""
    assert [after_space(" \n\ta ", at) for at in (0, 3, 4)] == [3, 3, 5]
