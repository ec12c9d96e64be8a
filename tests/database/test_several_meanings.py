"""Bare words of a QUERY that have several meanings, and what they are refused with."""

from contextlib import closing

import pytest
from msgspec.structs import replace

from qhtrack.database import several_meanings, sqlite, values
from qhtrack.domain.errors import UsageError
from qhtrack.domain.model import Registry, Source
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, save, saved

TODAY = "2026-11-23"


def refusal(words: list[str], *sources: Source, in_window: bool = False) -> str:
    """Return the sentence that words are refused with, no text where they are not."""
    noted = replace(project("a"), note="late of 2023, in June 2023, and 5000")
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=sources, projects=(noted,)))
        try:
            terms = values.read(connection, words, TODAY)
            several_meanings.refuse(connection, terms, TODAY, in_window=in_window)
        except UsageError as error:
            return sentence(error.message, Language.EN)
    return ""


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("late", "'outcome:met-late', 'outcome:overdue', 'outcome:failed'"),
        ("postponed", "'outcome:met-late', 'outcome:overdue', 'outcome:failed'"),
        ("未完成", "'status!=operating', 'outcome:overdue,missed,pending,undated'"),
        ("2023", "'due:2023', 'made:2023', 'since:2023'"),
        ("1900", "'due:1900', 'made:1900', 'since:1900'"),
        ("2099年", "'due:2099', 'made:2099', 'since:2099'"),
        ("2023年5月", "'due:2023-05', 'made:2023-05', 'since:2023-05'"),
        ("before 2025", "'due<2025', 'made<2025', 'since<2025'"),
        ("今年", "'due:2026', 'made:2026', 'since:2026'"),
        (
            "近一年",
            "'due:2025-11-23/2026-11-23', 'made:2025-11-23/2026-11-23', 'since:2025-11-23/2026",
        ),
    ],
)
def test_a_date_or_a_word_of_several_meanings_is_refused_with_them(word: str, said: str) -> None:
    """Whether anything has it as text or not."""
    assert refusal(["roads", word]).startswith(f"'{word}' may mean {said}")
    assert refusal(["roads", word]).endswith("; say which")


@pytest.mark.parametrize(
    "word",
    ["roads", "2023 work", "2023年政府", "5000", "1899", "2100", "在建", "due:2023"],
)
def test_a_word_with_one_meaning_is_not_refused(word: str) -> None:
    """Nor is a date with more behind it, or a number that is hardly a year."""
    assert refusal([word]) == ""


def test_a_project_or_source_called_by_a_year_is_asked_for_by_it() -> None:
    """A whole name goes before a date."""
    with saved(replace(project("a"), name="2023")) as connection:
        terms = values.read(connection, ["2023"], TODAY)
        several_meanings.refuse(connection, terms, TODAY)
    assert refusal(["2023"], Source("s", "2023")) == ""


def test_what_lies_ahead_has_one_meaning() -> None:
    """Nothing has been so since then; it is said as a question."""
    assert refusal(["未来一年"]) == (
        "'未来一年' is not looked for as text; did you mean 'due:2026-11-23/2027-11-23'?"
    )


def test_a_year_and_a_word_that_few_titles_have_name_their_sources() -> None:
    """A year alone does not, nor what too many have."""
    reports = [Source(f"r-{year}", "Report", title_zh=f"{year}年报告") for year in (2024, 2025)]
    more = [Source(f"m-{number}", f"Page {number} of 2026") for number in range(4)]
    dated = "'due:2024', 'made:2024', 'since:2024'"
    assert refusal(["2024", "报告"], *reports) == (
        f"'2024' may mean {dated}, 'source:r-2024'; say which"
    )
    assert "'source:r-2024,x'" in refusal(["2024", "报告"], *reports, Source("x", "报告 2024"))
    assert "'source:m-0,m-1,m-2,m-3'" in refusal(["page", "2026"], *more)
    for words in (["2024"], ["2023", "报告"], ["2024", "route"], ["2024年1月", "报告"]):
        assert "source" not in refusal(words, *reports)
    assert "source" not in refusal(["page", "2026"], *more, Source("m-4", "Page of 2026"))


def test_a_date_beside_a_status_may_be_the_day_that_is_asked_of() -> None:
    """Of a status alone, and of a day alone."""
    assert refusal(["在建", "june", "2023"]).startswith(
        "'june 2023' may mean '--as-of 2023-06', 'd"
    )
    assert refusal(["status:partial", "去年"]).startswith("'去年' may mean '--as-of 2025', 'due:")
    for words in (["june", "2023"], ["逾期", "2023"], ["在建", "before 2023"], ["在建", "近一年"]):
        assert "may mean 'due" in refusal(words)


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("2026", "--since 2026 --until 2026"),
        ("last month", "--since 2026-10 --until 2026-10"),
        ("2024年至2025年", "--since 2024 --until 2025"),
        ("from 2025-05", "--since 2025-05"),
        ("by 2025", "--until 2025"),
        ("before 2025", "--until 2024-12-31"),
        ("after 2025-06", "--since 2025-07-01"),
        ("before 0001", "--until 0001-01-01"),
        ("after 9999", "--since 9999-12-31"),
    ],
)
def test_a_date_may_be_an_option_where_a_window_is_asked_for(text: str, option: str) -> None:
    """From when on, or until when."""
    assert f"' may mean '{option}', 'due" in refusal([text], in_window=True)
    assert option not in refusal([text])
    assert "--" not in refusal(["late"], in_window=True)
