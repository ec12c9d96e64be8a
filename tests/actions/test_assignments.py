"""What is typed as FIELD=VALUE."""

import pytest

from qhtrack.actions.assignments import assigned_values, key_for_language, read
from qhtrack.domain.errors import UsageError
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext

TODAY = "2026-11-23"
ROW: TomlTable = {"id": "a", "aliases": ["A"], "owner": "X", "capacity_mw": 5}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("owner=a=b", ("owner", None, "=", "a=b")),
        (" owner = a ", ("owner", None, "=", "a")),
        ("note=one\ntwo", ("note", None, "=", "one\ntwo")),
        ("aliases+=a", ("aliases", None, "+=", "a")),
        ("aliases-=a-=b", ("aliases", None, "-=", "a-=b")),
        ("place=a+=b", ("place", None, "=", "a+=b")),
    ],
)
def test_the_first_sign_parts_field_and_value(text: str, expected: tuple[object, ...]) -> None:
    """Spaces around both are none of theirs."""
    (assignment,) = read("project", [text], TODAY)
    said = (assignment.status, assignment.operator, assignment.value)
    assert (assignment.field.key, *said) == expected


def test_a_word_is_one_of_a_status() -> None:
    """By any name of it."""
    assignments = read("category", ["words.建成投运=open", "words_zh. Partial =部分通车"], TODAY)
    assert [(one.field.key, one.status) for one in assignments] == [
        ("words", "operating"),
        ("words_zh", "partial"),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["owner="], {"owner": None}),
        (["owner=Y", "capacity_mw=2.50"], {"owner": "Y", "capacity_mw": 2.5}),
        (["capacity_mw=1e3"], {"capacity_mw": 1000}),
        (["装机容量=240"], {"capacity_mw": 2400}),
        (["capacity_mw=2.3GW"], {"capacity_mw": 2300}),
        (["总投资=180亿元"], {"investment_bn": 18}),
        (["latitude=x"], {"latitude": "x"}),
        (["latitude=-0.5"], {"latitude": -0.5}),
        (["aliases+=B", "aliases-=Ａ"], {"aliases": ["B"]}),
        (["regions= a , b "], {"regions": ["a", "b"]}),
        (["sources-=a"], {"sources": None}),
    ],
)
def test_values_are_what_their_fields_hold(texts: list[str], expected: TomlTable) -> None:
    """What means nothing stays as it was typed; whole numbers have no point."""
    values = assigned_values(ROW, read("project", texts, TODAY))
    assert values == expected
    assert list(map(type, values.values())) == list(map(type, expected.values()))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["owner="], {"owner": None}),
        (["owner_zh="], {"owner_zh": None}),
        (["项目单位（中文）="], {"owner_zh": None}),
        (["项目单位="], {"owner": None, "owner_zh": None}),
        (["项目单位=", "owner_zh=乙"], {"owner": None, "owner_zh": "乙"}),
        (["owner_zh=乙", "项目单位="], {"owner": None, "owner_zh": "乙"}),
        (["备注="], {"note": None, "note_zh": None}),
        (["建设地点="], {"place": None}),
        (["总投资="], {"investment_bn": None}),
    ],
)
def test_what_a_chinese_name_clears_is_shown_in_no_language(
    texts: list[str], expected: TomlTable
) -> None:
    """A key clears itself alone, and what is told of the other language stays."""
    row: TomlTable = {"owner": "X", "owner_zh": "甲", "note_zh": "备注", "place": "here"}
    assert assigned_values(row, read("project", texts, TODAY)) == expected


def test_words_of_the_other_language_are_not_cleared() -> None:
    """Nobody is shown them."""
    row: TomlTable = {"words": {"partial": "partly open"}, "words_zh": {"partial": "部分通车"}}
    assert assigned_values(row, read("category", ["状态用词="], TODAY)) == {"words": None}


def test_a_date_is_as_exact_as_it_is_told() -> None:
    """Empty it is cleared."""
    for text, date in (("去年", "2025"), ("2026/5/3", "2026-05-03"), ("", None)):
        assert assigned_values({}, read("source", [f"date={text}"], TODAY)) == {"date": date}


def test_a_sum_beyond_this_earth_has_a_unit() -> None:
    """Else it is refused."""
    assert assigned_values({}, read("project", ["investment=2300000000元"], TODAY)) == {
        "investment_bn": 2.3
    }
    with pytest.raises(UsageError, match="investment_bn"):
        assigned_values({}, read("project", ["investment=2300000000"], TODAY))


def test_words_are_put_beside_those_there_are() -> None:
    """In the order of the ladder, whatever the order in which they are given."""
    row = {"words": {"operating": "open", "retired": "gone"}}
    texts = ["words.retired=", "words.partial=in part", "words.approved=allowed"]
    words = assigned_values(row, read("category", texts, TODAY))["words"]
    assert list(words) == ["approved", "partial", "operating"]
    assert row == {"words": {"operating": "open", "retired": "gone"}}
    cleared = assigned_values(row, read("category", ["words.retired=", "words.operating="], TODAY))
    assert cleared == {"words": None}


@pytest.mark.parametrize(
    ("key", "text", "language", "row", "expected"),
    [
        ("owner", "新单位", Language.ZH, {"owner": "X"}, "owner_zh"),
        ("owner", "新单位", Language.ZH, {}, "owner_zh"),
        ("owner", "新单位", Language.ZH, {"owner": "新单位"}, "owner"),
        ("owner", "New", Language.ZH, {"owner": "X"}, "owner"),
        ("owner", "新单位", Language.EN, {"owner": "X"}, "owner"),
        ("owner", "新单位", None, {"owner": "X"}, "owner"),
        ("note", "备注", Language.ZH, {"note": "x", "note_zh": "旧"}, "note_zh"),
        ("note", "备注", Language.ZH, {"note": "旧"}, "note"),
        ("category", "公路", Language.ZH, {"category_zh": "x"}, "category"),
    ],
)
def test_a_chinese_text_under_a_chinese_name_is_for_the_chinese_field(
    key: str, text: str, language: Language | None, row: TomlTable, expected: str
) -> None:
    """Of a name or note only where there is one already; what stands in the other stays there."""
    assert key_for_language(key, text, FieldContext(key, language), row) == expected
