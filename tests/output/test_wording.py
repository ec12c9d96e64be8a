"""Values as a reader sees them."""

import pytest

from examples import project_row, promise_row
from qhtrack.domain.groups import group
from qhtrack.domain.rows import SourceRow
from qhtrack.output.wording import (
    counted_outcome,
    days_late,
    figure,
    group_name,
    name_of,
    number,
    outcome,
    outcome_in_brief,
    source_citation,
    sums,
)
from qhtrack.words.language import Language

EN, ZH = Language
SOURCE: SourceRow = {
    "id": "paper",
    "title": "A *paper*",
    "title_en": None,
    "title_zh": None,
    "publisher_zh": None,
    "publisher": None,
    "date": "2021",
    "url": "https://example.org/1",
}


def test_figures_are_grouped_and_unknown_is_a_dash() -> None:
    """A fraction is written as far as it goes."""
    assert [number(value) for value in (None, 2320, 2320.0, 0.5, 0)] == [
        *("–", "2,320", "2,320", "0.5", "0")
    ]


def test_billions_are_yi_yuan_in_chinese() -> None:
    """Ten times as many, without the noise of floats; other figures stay."""
    assert figure("investment_bn", 1.86, EN) == "1.86"
    assert figure("investment_bn", 1.86, ZH) == "18.6"
    assert figure("investment_bn", 1.1, ZH) == "11"
    assert figure("investment_bn", None, ZH) == "–"
    assert figure("capacity_mw", 1.86, ZH) == "1.86"


def test_a_name_falls_back_to_the_one_there_is() -> None:
    """English where no Chinese name is known."""
    assert name_of({"name": "A", "name_zh": None}, ZH) == "A"
    assert name_of({"name": "A", "name_zh": "甲"}, ZH) == "甲"
    assert name_of({"name": "A", "name_zh": "甲"}, EN) == "A"


def test_a_source_is_cited_by_what_is_known_of_it() -> None:
    """An address that Markdown would not link is text; who has no entry speaks for himself."""
    assert source_citation(SOURCE, "paper", EN) == r"A \*paper\*, 2021, <https://example.org/1>"
    assert source_citation(SOURCE, "paper", ZH) == r"A \*paper\*，2021，<https://example.org/1>"
    assert source_citation(SOURCE | {"url": "x_y"}, "paper", EN) == r"A \*paper\*, 2021, x\_y"
    assert source_citation(SOURCE | {"url": None}, "paper", EN) == r"A \*paper\*, 2021"
    assert source_citation(None, "https://example.org/2", EN) == "<https://example.org/2>"
    assert source_citation(None, "a *visit*", EN) == r"a \*visit\*"


@pytest.mark.parametrize(
    ("updated", "long", "brief"),
    [
        ("2024", "overdue", "overdue"),
        ("2023-12", "overdue, no news since 2023-12", "overdue, no news"),
        (None, "overdue, no news", "overdue, no news"),
    ],
)
def test_silence_after_the_due_date_is_said(updated: str | None, long: str, brief: str) -> None:
    """A day of news after it ends that."""
    days = {"2024": "2024-12-31", "2023-12": "2023-12-31", None: None}
    row = promise_row(outcome="overdue", due="2023", due_day="2023-12-31")
    row |= {"updated": updated, "updated_day": days[updated]}
    assert (outcome(row, EN), outcome_in_brief(row, EN)) == (long, brief)


def test_what_is_counted_has_a_name() -> None:
    """Silence too."""
    assert counted_outcome("no-news", EN) == "overdue without news"
    assert counted_outcome("met-late", ZH) == "逾期完成"


@pytest.mark.parametrize(
    ("days", "reached", "text"),
    [
        (None, None, ""),
        (0, "2023-12-31", ""),
        (1058, None, "1,058"),
        (92, "2024-04-01", "92"),
        (121, "2024-04", "≤ 121"),
    ],
)
def test_days_late_are_a_bound_where_the_day_is_not_known(
    days: int | None, reached: str | None, text: str
) -> None:
    """None are nothing to speak of."""
    assert days_late(promise_row(days_late=days, reached=reached), EN) == text


def test_a_sum_says_of_how_many_it_is_known() -> None:
    """Unless of all or of none."""
    rows = [
        project_row("a", capacity_mw=1000, investment_bn=1.5, in_service_mw=None),
        project_row("b", capacity_mw=1320, investment_bn=None, in_service_mw=None),
    ]
    assert sums(group(None, rows), EN) == [("2,320", ""), ("–", ""), ("1.5", " (1 of 2)")]
    assert sums(group(None, rows), ZH)[2] == ("15", "（1/2）")


@pytest.mark.parametrize(
    ("key", "by", "name"),
    [
        ("partial", "status", "部分投运"),
        (None, "status", "不详"),
        ("golog", "region", "果洛州"),
        ("several", "region", "跨地区"),
        ("several", "category", "several"),
        (None, "region", "–"),
        ("2023", "year", "2023"),
    ],
)
def test_a_group_has_a_name(key: str | None, by: str, name: str) -> None:
    """Its id where it has no other."""
    assert group_name(key, by, {"region": {"golog": "果洛州"}}, ZH) == name
