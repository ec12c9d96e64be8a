"""Dates as people type them."""

import pytest
from hypothesis import given

from qhtrack.domain.messages import Message
from qhtrack.domain.typed_dates import read_bound, read_date, read_due
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from strategies import dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026/5/3", "2026-05-03"),
        ("2026-5-3", "2026-05-03"),
        ("2026.5.3", "2026-05-03"),
        (" 2026年5月3日 ", "2026-05-03"),
        ("2026年5月3号", "2026-05-03"),
        ("2026年5月", "2026-05"),
        ("2026年", "2026"),
        ("2026-11", "2026-11"),
        ("２０２６．５", "2026-05"),
        ("２０２４－０１－０１", "2024-01-01"),
        ("20240229", "2024-02-29"),
        ("May-26", "2026-05"),
        ("Sep-68", "2068-09"),
        ("Sep-69", "1969-09"),
        ("May 2026", "2026-05"),
        ("sept 2026", "2026-09"),
        ("December-2025", "2025-12"),
        ("Jan. 1st, 2024", "2024-01-01"),
        ("Jan 1 2024", "2024-01-01"),
        ("1 January 2024", "2024-01-01"),
        ("22nd Mar, 2024", "2024-03-22"),
        ("1-Jan-2024", "2024-01-01"),
        ("May 2026?", "2026-05"),
        *((text, "2025-06-13") for text in ("13/6/2025", "6/13/2025", "13.06.2025")),
        ("6/6/2025", "2025-06-06"),
        ("2026年底", "2026-12"),
        ("2026年末", "2026-12"),
        ("2026年5月底", "2026-05"),
        ("end of 2026", "2026-12"),
        ("The end of May 2026", "2026-05"),
        ("end 2027", "2027-12"),
        ("Sept-26", "2026-09"),
        *((text, "2026-10") for text in ("10/2026", "10-2026")),
        ("5/2026", "2026-05"),
    ],
)
def test_a_date_is_understood_as_it_is_typed(text: str, date: str) -> None:
    """As exact as that."""
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2023年2月29日", "'2023年2月29日' is not a date in the calendar"),
        ("2024-13", "'2024-13' is not a date in the calendar"),
        ("31 June 2024", "'31 June 2024' is not a date in the calendar"),
        ("5/6/2025", "'5/6/2025' may be 2025-05-06 or 2025-06-05; write the year first"),
        ("13/16/2025", "'13/16/2025' is not a date; write 2023, 2023-12, 2023-12-20 or last year"),
        ("31/6/2025", "'31/6/2025' is not a date; write"),
        ("13/2026", "'13/2026' is not a date in the calendar"),
        ("10.2026", "'10.2026' is not a date; write"),
        *((text, f"'{text}' is not a date; write") for text in ("", "soon", "May 26", "26-May")),
        *((text, f"'{text}' is not a date; write") for text in ("Ma 2026", "Mayo 2026", "202605")),
        *(
            (text, f"'{text}' is not a date; write")
            for text in ("2026/1/5/2", "十四五", "26", "12026")
        ),
        ("before 2024", "'before 2024' is not a date; write"),
        *((text, f"'{text}' is not a date; write") for text in ("年底", "5月底", "2026底")),
    ],
)
def test_nothing_is_guessed(text: str, why: str) -> None:
    """Why it is none is said."""
    reason = read_date(text)
    assert not isinstance(reason, str)
    assert sentence(reason, Language.EN).startswith(why)


@given(dates)
def test_a_date_of_a_registry_is_itself(text: str) -> None:
    """Whole or in part."""
    assert read_date(text) == text


@pytest.mark.parametrize(
    ("text", "operator", "date"),
    [
        ("2024", "=", "2024"),
        ("before 2024", "<", "2024"),
        ("By May 2024", "<=", "2024-05"),
        ("until 2024", "<=", "2024"),
        ("up to 2024", "<=", "2024"),
        ("after 2024-05", ">", "2024-05"),
        ("since 2024", ">=", "2024"),
        ("from 2024", ">=", "2024"),
        ("2024年前", "<", "2024"),
        ("2024年5月以前", "<", "2024-05"),
        ("2024年之前", "<", "2024"),
        ("2025年底前", "<=", "2025"),
        ("2025年末以前", "<=", "2025"),
        ("before the end of 2025", "<=", "2025-12"),
        ("by end of 2025", "<=", "2025-12"),
        ("2025年底后", ">", "2025-12"),
        ("2025年起", ">=", "2025"),
        ("2025年以来", ">=", "2025"),
        ("2025年后", ">", "2025"),
        ("2025年以后", ">", "2025"),
    ],
)
def test_a_bound_is_a_date_with_a_word(text: str, operator: str, date: str) -> None:
    """In either language."""
    assert read_bound(text) == (operator, date)


@pytest.mark.parametrize(
    ("operator", "text", "expected"),
    [
        ("<", "2025", ("<", "2025")),
        ("<", "2025年底", ("<=", "2025-12")),
        (">", "2025年底", (">", "2025-12")),
        (">=", "end of 2025", (">=", "2025-12")),
    ],
)
def test_before_the_end_of_a_year_is_by_it(
    operator: str, text: str, expected: tuple[str, str]
) -> None:
    """Beside an operator, too."""
    assert read_bound(text, operator) == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2024/2026", "2024/2026"),
        ("2024-05/2024-07-03", "2024-05/2024-07-03"),
        ("from 2024 to May 2026", "2024/2026-05"),
        ("between 2024 and 2026", "2024/2026"),
        ("2024年至2026年底", "2024/2026-12"),
        ("2024年到2026年之间", "2024/2026"),
        ("2024..2026", "2024/2026"),
        ("2024~2026", "2024/2026"),
        # a quarter has two dates
        ("2024-01/2024-03 to 2025-07/2025-09", "2024-01/2025-09"),
        ("2024 to 2025-07/2025-09", "2024/2025-09"),
        ("in 2024-01/2024-03", "2024-01/2024-03"),
        ("2024/05", "2024-05"),
        ("2024/5/6", "2024-05-06"),
    ],
)
def test_an_interval_is_its_first_and_its_last_date(text: str, dates: str) -> None:
    """As ISO 8601 writes it; a date with strokes is none."""
    assert read_bound(text) == ("=", dates)


@pytest.mark.parametrize(
    ("text", "operator", "expected"),
    [
        ("2024-01/2024-03", ">=", (">=", "2024-01")),
        ("2024-01/2024-03", "<", ("<", "2024-01")),
        ("2024-01/2024-03", ">", (">", "2024-03")),
        ("2024-01/2024-03", "<=", ("<=", "2024-03")),
        ("since 2024-01/2024-03", "=", (">=", "2024-01")),
        ("by 2024-01/2024-03", "=", ("<=", "2024-03")),
        ("before 2024-01/2024-03", "=", ("<", "2024-01")),
        ("after 2024-01/2024-03", "=", (">", "2024-03")),
    ],
)
def test_an_interval_bounds_by_its_first_or_its_last_date(
    text: str, operator: str, expected: tuple[str, str]
) -> None:
    """Before a quarter is before it begins, by a quarter is by its end."""
    assert read_bound(text, operator) == expected


@pytest.mark.parametrize(
    "text", ["2024 to", "from 2024 to whenever", "2024/soon to 2025", "from 2024 and", "soon/2024"]
)
def test_an_interval_has_two_dates(text: str) -> None:
    """It is not the one of them that is one."""
    assert not isinstance(read_bound(text)[1], str)


def test_a_bound_of_nothing_is_none() -> None:
    """Said of the whole of it."""
    operator, reason = read_bound("before long")
    assert operator == "="
    assert not isinstance(reason, str)
    assert "'before long'" in sentence(reason, Language.EN)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        *((text, "2027") for text in ("2027", "by 2027", "in 2027", "2027年底前", "2027年内")),
        *((text, "2027-12") for text in ("2027年底", "by the end of 2027", "Dec 2027")),
        ("2027年6月底之前", "2027-06"),
    ],
)
def test_a_due_date_is_the_last_day_that_is_told(text: str, due: str) -> None:
    """Whatever says that it is a bound."""
    assert read_due(text) == due


@pytest.mark.parametrize("text", ["before 2027", "after 2027", "2027年前", "2026 to 2027", "soon"])
def test_other_bounds_are_no_due_dates(text: str) -> None:
    """The day before is not told, nor one of two."""
    assert isinstance(read_due(text), Message)
