"""A registry put into words."""

from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
ROADS = Vocabulary(Language.ZH, words={"road": {"operating": "建成通车"}})


def test_a_category_has_words_of_its_own() -> None:
    """The general ones elsewhere, for its other statuses, and for what it does not know."""
    assert ROADS.status("operating", "road") == "建成通车"
    assert ROADS.status("operating", "dam") == ROADS.status("operating") == "建成投运"
    assert ROADS.status("partial", "road") == "部分投运"
    assert ROADS.status(None, "road") == "–"


def test_a_project_without_a_status_is_unknown() -> None:
    """A goal has no status that could be."""
    known = Vocabulary(Language.EN, goals=frozenset({"target"}))
    row = {"status": None, "category": "road"}
    assert known.status_of(row) == "unknown"
    assert known.status_of(row | {"category": "target"}) == "–"
    assert known.status_of({"status": "partial", "category": "target"}) == "partial"
    assert ROADS.status_of(row | {"status": "operating"}) == "建成通车"


def test_heads_and_units_name_the_currency() -> None:
    """That of the registry."""
    euros = Vocabulary(Language.ZH, currency="EUR")
    assert [known.word("investment_bn") for known in (EN, ZH, euros)] == [
        *("billion yuan", "总投资（亿元）", "总投资（亿 EUR）")
    ]
    assert [known.unit("spent_bn") for known in (EN, ZH, euros)] == [
        *("billion yuan", "亿元", "亿 EUR")
    ]
    assert [known.in_unit("spent_bn", 1.1) for known in (EN, ZH, euros)] == [1.1, 11, 11]
    assert ZH.unit("capacity_mw") == "万千瓦"
    assert [known.in_unit("capacity_mw", 2321) for known in (EN, ZH)] == [2321, 232.1]
    assert [ZH.in_unit("passengers_m", 0.45), ZH.in_unit("storage_mcm", 1639)] == [45, 16.39]
    assert ZH.in_unit("days_late", 12) == 12


def test_one_is_counted_as_one() -> None:
    """And none as many."""
    assert [EN.counted("project", count) for count in (0, 1, 2)] == [
        *("0 projects", "1 project", "2 projects")
    ]


def test_texts_are_the_readers() -> None:
    """And listed as the language does."""
    assert ZH.text({"name": "A", "name_zh": "甲"}, "name") == "甲"
    assert ZH.listed(["甲", "乙"]) == "甲、乙"
    assert EN.phrase("and_more", names="A") == "A and more"


def test_a_projects_status_is_in_the_words_of_its_category() -> None:
    """Of a project whose category is not known in the general ones."""
    known = ROADS._replace(categories={"a": "road", "b": "dam"})
    assert [known.status_in(project, "operating") for project in ("a", "b", "c")] == [
        *("建成通车", "建成投运", "建成投运")
    ]
    assert known.with_date("a", "operating", "2024") == "建成通车（2024）"
