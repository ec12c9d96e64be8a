"""Values as a reader sees them."""

import pytest

from examples import event_row, project_row, promise_row
from qhtrack.domain.rows import SourceRow
from qhtrack.output.wording import (
    counted_outcome,
    date_text,
    days_late,
    due,
    due_in_brief,
    event_figures,
    figure,
    last_due,
    measure,
    milestone,
    name_of,
    number,
    outcome,
    outcome_head,
    outcome_in_brief,
    promised_for,
    promised_in_brief,
    promised_without_middle,
    reached,
    since,
    source_citation,
    source_name,
    source_title,
)
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
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
    """Ten times as many, without the noise of floats; MW are 万千瓦, km stay."""
    assert figure("investment_bn", 1.86, EN) == "1.86"
    assert figure("investment_bn", 1.86, ZH) == "18.6"
    assert figure("investment_bn", 1.1, ZH) == "11"
    assert figure("investment_bn", None, ZH) == "–"
    assert figure("spent_bn", 1.86, ZH) == "18.6"
    assert figure("spent_bn", 1.86, ZH._replace(currency="EUR")) == "18.6"
    assert figure("capacity_mw", 1.86, ZH) == "0.186"
    assert figure("length_km", 1.86, ZH) == "1.86"


def test_a_name_falls_back_to_the_one_there_is() -> None:
    """English where no Chinese name is known."""
    assert name_of({"name": "A", "name_zh": None}, ZH) == "A"
    assert name_of({"name": "A", "name_zh": "甲"}, ZH) == "甲"
    assert name_of({"name": "A", "name_zh": "甲"}, EN) == "A"


def test_a_source_is_called_by_its_title_in_the_readers_language() -> None:
    """Its publisher too, where there is one."""
    source: SourceRow = {**SOURCE, "title_zh": "文章", "publisher": "Press", "publisher_zh": "报社"}
    assert source_title(source, ZH) == "文章，报社，2021"
    assert source_title(source, EN) == "A *paper*, Press, 2021"
    source = {**source, "title_en": "An article", "date": None}
    assert source_title(source, EN) == "An article, Press"


def test_a_source_is_cited_by_what_is_known_of_it() -> None:
    """An address that Markdown would not link is text; who has no entry speaks for himself."""
    assert source_citation(SOURCE, "paper", EN) == r"A \*paper\*, 2021, <https://example.org/1>"
    assert source_citation(SOURCE, "paper", ZH) == r"A \*paper\*，2021，<https://example.org/1>"
    assert source_citation(SOURCE | {"url": "x_y"}, "paper", EN) == r"A \*paper\*, 2021, x\_y"
    assert source_citation(SOURCE | {"url": None}, "paper", EN) == r"A \*paper\*, 2021"
    assert source_citation(None, "https://example.org/2", EN) == "<https://example.org/2>"
    assert source_citation(None, "a *visit*", EN) == r"a \*visit\*"


@pytest.mark.parametrize(
    ("since", "long", "brief"),
    [
        ("2023-12", "overdue, no news since 2023-12", "overdue, no news"),
        (None, "overdue, no news", "overdue, no news"),
    ],
)
def test_silence_after_the_due_date_is_said(since: str | None, long: str, brief: str) -> None:
    """With the date of what was heard last, if anything ever was."""
    row = promise_row(outcome="overdue", no_news=True, no_news_since=since)
    assert (outcome(row, EN), outcome_in_brief(row, EN)) == (long, brief)


def test_an_outcome_has_a_name() -> None:
    """What came about by a date that is told has that date."""
    assert outcome(promise_row(outcome="overdue"), EN) == "overdue"
    assert outcome(promise_row(outcome="overdue"), ZH) == "逾期未完成"
    row = promise_row(outcome="met-by", reached="2026-01-27")
    assert outcome(row, EN) == "met by 2026-01-27"
    assert outcome(row, ZH) == "至迟 2026-01-27 已完成，是否按期不详"
    assert outcome_in_brief(row, EN) == "met by 2026-01-27"
    assert outcome_in_brief(row, ZH) == "至迟 2026-01-27 已完成"
    row = promise_row(outcome="overdue", no_news=True, no_news_since="2023-03")
    assert outcome(row, ZH) == "逾期，2023-03 后未查到公开进展"


def test_what_is_counted_has_a_name_and_a_head() -> None:
    """Silence too; the head of a column is short."""
    assert counted_outcome("no-news", EN) == "overdue without news"
    assert counted_outcome("met-late", ZH) == "逾期完成"
    keys = ("met", "met-by", "no-news")
    assert [outcome_head(key, EN) for key in keys] == ["met", "met by", "no news"]
    assert [outcome_head(key, ZH) for key in keys] == ["按期完成", "是否按期不详", "未查到进展"]


def test_a_date_may_be_one_by_which_it_was_so() -> None:
    """As those of a status and of a promise are; `met by` says so itself."""
    assert date_text("2026", EN, by=True) == "by 2026"
    assert date_text("2026", ZH, by=True) == "不晚于 2026"
    assert date_text("2026", EN, by=False) == "2026"
    assert date_text(None, EN, by=True) == "–"
    assert since(project_row("a", since="2026", since_by=True), EN) == "by 2026"
    assert since(project_row("a", since="2026"), EN) == "2026"
    assert reached(promise_row(reached="2026", by=True, outcome="met"), EN) == "by 2026"
    assert reached(promise_row(reached="2026", by=True, outcome="met-by"), EN) == "2026"
    assert reached(promise_row(reached="2026"), EN) == "2026"


def test_what_is_overdue_has_a_sign() -> None:
    """Not by colour alone."""
    assert due(project_row("a", due="2023", overdue=True), EN) == "2023 !"
    assert due(project_row("a", due="2030"), EN) == "2030"
    assert due(project_row("a"), EN) == "–"


def test_what_is_promised_of_a_part_alone_says_so() -> None:
    """Of a project's next date, and of a promise."""
    zh = Vocabulary(Language.ZH)
    row = project_row("a", due="2023", due_part="upper-dam", overdue=True)
    assert due(row, EN) == "2023 ! (upper dam)"
    assert due(row, zh) == "2023 !（分项）"
    assert due_in_brief(row) == "2023^ !"
    assert due_in_brief(project_row("a")) == "–"
    assert milestone(promise_row(milestone=None, part="upper-dam"), "road", EN) == "– (upper dam)"
    whole = promise_row(milestone="operating", part=None)
    assert milestone(whole, "road", EN) == "operating"


def test_due_dates_say_what_came_before_and_that_they_are_a_best_effort() -> None:
    """In full, as the first and the last, and alone."""
    row = promise_row(due="2026", chain="2021 2024 2026", stretch=True)
    assert promised_for(row, EN) == "2021 → 2024 → 2026 (best effort)"
    assert promised_for(row, ZH) == "2021 → 2024 → 2026（力争）"
    assert promised_in_brief(row) == "2021 … 2026*"
    assert promised_in_brief({**row, "chain": "2021 2026"}) == "2021 → 2026*"
    assert last_due(row) == "2026*"
    row = promise_row(due="2026", chain="2026")
    assert (promised_for(row, EN), promised_in_brief(row), last_due(row)) == ("2026",) * 3
    row = promise_row()
    assert (promised_for(row, EN), promised_in_brief(row), last_due(row)) == ("–",) * 3


def test_an_event_tells_figures_with_their_units() -> None:
    """What it does not tell is not said; nothing is told too."""
    row = event_row(in_service_mw=550, spent_bn=1.2)
    assert event_figures(row, EN) == ["550 MW in service", "1.2 billion yuan spent"]
    assert event_figures(row, ZH) == ["已投运55万千瓦", "累计完成投资12亿元"]
    assert event_figures(event_row(open_km=0), EN) == ["0 km open"]
    assert event_figures(event_row(), EN) == []
    assert measure("length_km", 1234.5, EN) == "1,234.5 km"


@pytest.mark.parametrize(
    ("days", "reached_on", "by", "text"),
    [
        (None, None, False, ""),
        (0, "2023-12-31", False, ""),
        (1058, None, False, "1,058"),
        (92, "2024-04-01", False, "92"),
        (121, "2024-04", False, "≤ 121"),
        (92, "2024-04-01", True, "≤ 92"),
    ],
)
def test_days_late_are_a_bound_where_the_day_is_not_known(
    days: int | None, reached_on: str | None, text: str, *, by: bool
) -> None:
    """None are nothing to speak of."""
    assert days_late(promise_row(days_late=days, reached=reached_on, by=by), EN) == text


def test_a_source_is_called_by_its_title_else_by_its_own_words() -> None:
    """A citation is no id of the registry's."""
    sources = {"paper": SOURCE}
    assert source_name("paper", sources, EN) == source_title(SOURCE, EN) == "A *paper*, 2021"
    assert source_name("site visit, 2024", sources, EN) == "site visit, 2024"


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ("2021 2024 2026", "2021 → 2024 → 2026*"),
        ("2021 2022 2024 2026", "2021 → … → 2026*"),
        ("2021 2022 2022-12 2026", "2021 → 2022-12 → 2026*"),
    ],
)
def test_a_chain_of_more_than_three_loses_its_middle(chain: str, expected: str) -> None:
    """Dates that end on one day are one."""
    row = promise_row(chain=chain, due="2026", stretch=True)
    assert promised_without_middle(row) == expected
