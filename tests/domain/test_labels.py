"""Words in both languages."""

from qhtrack.domain.labels import (
    OUTCOMES,
    STATUSES,
    Language,
    investment,
    named,
    number,
    order_of,
    outcome_label,
    outcome_order,
    status_label,
    understood,
    word,
)
from qhtrack.domain.status import UNKNOWN, Outcome, Status


def test_every_status_and_outcome_has_both_labels() -> None:
    """The tables are whole."""
    assert set(STATUSES) == {*Status, UNKNOWN}
    assert set(OUTCOMES) == set(Outcome)


def test_labels_follow_the_language() -> None:
    """An absent status is a dash."""
    assert status_label("partial", Language.ZH) == "部分投运"
    assert status_label(None, Language.EN) == "–"
    assert outcome_label("met-late", Language.EN) == "met late"
    assert word("as_of", Language.ZH, date="2024") == "截至 2024"


def test_what_is_shown_is_understood() -> None:
    """By value and by label in both languages."""
    known = understood()
    assert known["status"]["在建"] == known["status"]["construction"] == "construction"
    assert known["outcome"]["met late"] == known["outcome"]["逾期完成"] == "met-late"


def test_figures_are_grouped_and_unknown_is_a_dash() -> None:
    """Billions of yuan are 亿元 in Chinese."""
    assert [number(None), number(2320), number(0.5)] == ["–", "2,320", "0.5"]
    assert investment(1.86, Language.ZH) == "18.6"
    assert investment(1.86, Language.EN) == "1.86"
    assert investment(None, Language.ZH) == "–"


def test_a_name_falls_back_to_the_one_there_is() -> None:
    """English where no Chinese name is known."""
    assert named({"name": "A", "name_zh": None}, Language.ZH) == "A"
    assert named({"name": "A", "name_zh": "甲"}, Language.ZH) == "甲"
    assert named({"name": "A", "name_zh": "甲"}, Language.EN) == "A"


def test_order_is_the_tables() -> None:
    """Unknown comes last."""
    assert order_of("proposed") < order_of("retired") < order_of(None)
    assert outcome_order("met") < outcome_order("unmeasurable")
