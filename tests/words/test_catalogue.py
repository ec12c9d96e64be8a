"""Words in both languages."""

import ast
import re
from string import Formatter

import pytest

from conftest import ROOT
from qhtrack.domain import fields
from qhtrack.domain.messages import English, FieldName, Figure, ProjectId, message
from qhtrack.domain.promises import COUNTED, Outcome
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.domain.text import shown
from qhtrack.words import (
    labels_en,
    labels_zh,
    messages_en,
    messages_zh,
    phrases_en,
    phrases_zh,
    translations_zh,
)
from qhtrack.words.catalogue import (
    has_texts,
    label_catalogue,
    labels,
    localized,
    meaning,
    measured,
    message_catalogue,
    money,
    outcome_label,
    phrase,
    quantity,
    sentence,
    status_label,
    texts,
    unit,
    unit_exponent,
    word,
)
from qhtrack.words.labels_en import OUTCOMES, STATUSES
from qhtrack.words.language import Language

PLACEHOLDER = re.compile(r"\{\w+\}")
HAN = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff]\s*[,;:!?()\"]|[,;:!?()\"]\s*[\u4e00-\u9fff]")
PAIRS = [(messages_en, messages_zh), (labels_en, labels_zh), (phrases_en, phrases_zh)]


def placeholders(text: str) -> set[str]:
    """Return the names of what a sentence leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_status_and_outcome_has_both_labels() -> None:
    """The tables are whole."""
    assert set(STATUSES) == {*Status, UNKNOWN}
    assert set(OUTCOMES) == set(Outcome)
    assert tuple(phrases_en.MEANINGS) == COUNTED
    assert set(labels_en.UNIT_LABELS) == set(fields.UNIT_KEYS.values())


def test_labels_follow_the_language() -> None:
    """An absent status is a dash."""
    assert status_label("partial", Language.ZH) == "部分投运"
    assert status_label(None, Language.EN) == "–"
    assert outcome_label("met-late", Language.EN) == "met late"
    assert word("as_of", Language.ZH, date="2024") == "截至 2024"
    assert phrase("project_one", Language.EN, count=1) == "1 project"
    assert meaning("met-late", Language.ZH) == "在计划时限之后完成"
    assert unit("km", Language.ZH) == "公里"


def test_billions_of_a_currency_have_a_name() -> None:
    """亿 are a tenth of a billion, of every currency."""
    assert money("CNY", Language.EN) == "billion yuan"
    assert money("EUR", Language.EN) == "billion EUR"
    assert money("CNY", Language.ZH) == "亿元"
    assert money("EUR", Language.ZH) == "亿 EUR"
    assert [unit_exponent("bn", language) for language in Language] == [0, -1]
    assert [unit_exponent("mw", language) for language in Language] == [0, 1]
    assert [unit_exponent("km", language) for language in Language] == [0, 0]


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_the_catalogues_have_equal_keys_and_placeholders(english: object, chinese: object) -> None:
    """In each of their parts."""
    parts = {key for key in vars(english) if key.isupper()}
    assert parts == {key for key in vars(chinese) if key.isupper()}
    for part in parts - {"UNIT_EXPONENTS", "TEXT_FIELDS"}:
        ours, theirs = getattr(english, part), getattr(chinese, part)
        assert list(ours) == list(theirs)
        for key, text in ours.items():
            assert placeholders(text) == placeholders(theirs[key]), key


@pytest.mark.parametrize("language", Language)
def test_every_language_has_a_catalogue(language: Language) -> None:
    """Of messages and of labels."""
    assert message_catalogue(language).__name__ == f"qhtrack.words.messages_{language}"
    assert label_catalogue(language).__name__ == f"qhtrack.words.labels_{language}"


@pytest.mark.parametrize("language", Language)
def test_every_text_in_two_languages_has_an_order(language: Language) -> None:
    """Each field that has a twin with an ending is one, and each is a field."""
    keys = {*fields.keys(fields.PROJECT, fields.PROMISE, fields.CATEGORY, fields.SOURCE)}
    orders = label_catalogue(language).TEXT_FIELDS
    twins = {key[:-3] for key in keys if key.endswith(("_zh", "_en"))}
    # the words of categories are no text of a row
    assert set(orders) == twins - {"words"}
    for key, order in orders.items():
        assert {*order} <= {key, f"{key}_zh", f"{key}_en"} & keys


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_every_chinese_sentence_is_chinese(english: object, chinese: object) -> None:
    """But for those that are placeholders alone, and what has no Chinese name."""
    names = {"qhtrack：", "Python", "SQLite", "–", ""}
    for part in {key for key in vars(english) if key.isupper()} - {
        "UNIT_EXPONENTS",
        "TEXT_FIELDS",
        "ORIGINS",
    }:
        for key, text in getattr(chinese, part).items():
            rest = PLACEHOLDER.sub("", text)
            is_chinese = text != getattr(english, part)[key] and HAN.search(rest)
            assert is_chinese or rest in names or not re.search(r"\w", rest), key


def chinese_texts() -> list[tuple[str, str]]:
    """Return every Chinese text with its key."""
    modules = (messages_zh, labels_zh, phrases_zh, translations_zh)
    parts = [vars(module)[key] for module in modules for key in vars(module) if key.isupper()]
    return [(key, text) for part in parts for key, text in part.items() if isinstance(text, str)]


def test_chinese_punctuation_is_full_width() -> None:
    """Outside code, and code is what stands between quotes that are not Chinese."""
    texts_ = chinese_texts()
    for key, text in texts_:
        plain = re.sub(r"'[^']*'", "", PLACEHOLDER.sub("值", text))
        assert not HALF_WIDTH.search(plain), f"{key}: {text}"
    assert len(texts_) > 500


@pytest.mark.parametrize(
    "text",
    ["没有, 有", "没有 (有)", "有;", "(有", "有:", "为'值值' 有:", '"有"', "{value}: 有", "有?"],
)
def test_half_width_punctuation_is_seen(text: str) -> None:
    """Beside a character or what stands for one."""
    assert HALF_WIDTH.search(re.sub(r"'[^']*'", "", PLACEHOLDER.sub("值", text)))


def keys_in_the_source() -> re.Pattern[str]:
    """Return the shape of a key that stands in the source, whole or put together there."""
    catalogues = re.compile(r"(?:\w+_)?(en|zh)\.py")
    paths = [path for path in (ROOT / "src").rglob("*.py") if not catalogues.fullmatch(path.name)]
    source = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    whole = map(re.escape, re.findall(r"[\"']([\w-]+)[\"']", source))
    # such as moved_{status} or {unit}_too_early, both in an f-string
    pieces = re.findall(r"f\"(\w*_)?\{[^}\"]+\}(_\w+)?\"", source)
    joined = (f"{before}[\\w-]+{after}" for before, after in pieces if before or after)
    return re.compile("|".join({*whole, *joined}))


@pytest.mark.parametrize(
    "part",
    [labels_en.WORDS, messages_en.MESSAGES, phrases_en.PHRASES],
    ids=["words", "messages", "phrases"],
)
def test_every_word_is_used(part: dict[str, str]) -> None:
    """By its key, somewhere in the source."""
    shape = keys_in_the_source()
    assert [key for key in part if not shape.fullmatch(key)] == []


def test_every_message_has_its_sentence_and_all_its_values() -> None:
    """No more and no less, wherever one is made."""
    count = 0
    texts_ = [path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")]
    for node in (node for text in texts_ for node in ast.walk(ast.parse(text))):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message"):
            continue
        key = getattr(node.args[0], "value", None)
        names = {keyword.arg for keyword in node.keywords}
        # what is made of a key or of values at run time is told by its own tests
        if isinstance(key, str) and None not in names:
            assert names == placeholders(messages_en.MESSAGES[key]), key
            count += 1
    assert count > 90


def test_a_size_has_a_name_beside_its_unit() -> None:
    """What is no size has none."""
    assert quantity("capacity_mw", Language.EN) == "capacity"
    assert quantity("status", Language.EN) is None


def test_a_text_is_the_readers_else_the_other() -> None:
    """An empty one is none."""
    row = {"name": "A", "name_zh": "甲", "wording": "建成", "wording_en": "to be built"}
    assert texts(row, "name", Language.EN) == ["A", "甲"]
    assert texts(row, "name", Language.ZH) == ["甲", "A"]
    assert texts(row, "wording", Language.EN) == ["to be built", "建成"]
    assert texts(row, "wording", Language.ZH) == ["建成"]
    assert texts({"note": "n", "note_zh": "注"}, "note", Language.ZH) == ["注", "n"]
    assert texts({"note": "n", "note_zh": "注"}, "note", Language.EN) == ["n", "注"]
    assert localized(row | {"name_zh": None}, "name", Language.ZH) == "A"
    assert localized({"place": None, "place_zh": ""}, "place", Language.EN) is None
    assert has_texts("place", Language.ZH)
    assert not has_texts("place_zh", Language.ZH)


def test_values_of_some_fields_have_labels() -> None:
    """A milestone is a status."""
    assert labels("milestone", Language.ZH)["partial"] == "部分投运"
    assert labels("outcome", Language.EN)["met-late"] == "met late"
    assert labels("category", Language.EN) == {}


def test_a_sentence_may_hold_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """And text is a sentence already; a brace in a value is no placeholder."""
    monkeypatch.setitem(messages_en.MESSAGES, "outer", "{path}: {why}")
    monkeypatch.setitem(messages_en.MESSAGES, "inner", "{word} is no status")
    inside = message("inner", word="{x}")
    assert sentence(message("outer", path="a", why=inside), Language.EN) == "a: {x} is no status"
    assert sentence("as it {is}", Language.ZH) == "as it {is}"


def test_a_sentence_may_hold_a_list_of_others() -> None:
    """Each on its line."""
    lines = message("lines", lines=[message("more_problems", count=2), "as it is"])
    assert sentence(lines, Language.EN) == "and 2 more problems\nas it is"


@pytest.mark.parametrize(
    ("figure", "english", "chinese"),
    [
        (Figure("in_service_mw", 2321), "2,321 MW", "232.1万千瓦"),
        (Figure("in_service_mw", 0.5), "0.5 MW", "0.05万千瓦"),
        (Figure("open_km", 1234.5), "1,234.5 km", "1,234.5公里"),
        (Figure("storage_mcm", 100.0), "100 million m³", "1亿立方米"),
        (Figure("spent_bn", 2.1), "2.1 billion yuan", "21亿元"),
        (Figure("spent_bn", 2.1, "KES"), "2.1 billion KES", "21亿 KES"),
    ],
)
def test_a_figure_is_said_in_the_unit_that_is_shown(
    figure: Figure, english: str, chinese: str
) -> None:
    """As tables have it."""
    assert measured(figure, Language.EN) == english
    assert measured(figure, Language.ZH) == chinese
    assert sentence(message("of_field", field="x", message=figure), Language.ZH) == f"x：{chinese}"


def test_a_status_is_said_in_the_words_of_the_project_that_is_named() -> None:
    """And money in its currency; of another project in the general ones."""
    road = {"name": "A road", "name_zh": "甲路", "currency": "KES"}
    rows = {"road": road | {"words_en": {"operating": "open"}, "words_zh": {"operating": "通车"}}}
    said = message(
        "known_otherwise",
        owner=ProjectId("road"),
        field=FieldName("spent_bn"),
        known=Figure("spent_bn", 2),
        told=message("dated_status", date="2024", status=English("operating")),
    )
    chinese = sentence(said, Language.ZH, rows)
    assert chinese.startswith("甲路（road）：累计完成投资已记为20亿 KES，与2024 通车不一致")
    english = "road (A road): spent_bn is known to be 2 billion KES, not 2024 open;"
    assert sentence(said, Language.EN, rows).startswith(english)
    other = message("known_otherwise", **{**said.values, "owner": ProjectId("dam")})
    english = "dam: spent_bn is known to be 2 billion yuan, not 2024 operating;"
    assert sentence(other, Language.EN, rows).startswith(english)


def test_quotations_have_the_quotes_of_the_language() -> None:
    """Numbers and lists have none, and what is cut is closed."""
    values = ["甲", "it's", 3, ["a"], "x" * 99]
    said = [message("not_text", value=shown(value)) for value in values]
    assert [sentence(one, Language.ZH).removesuffix("不是文字") for one in said] == [
        *("“甲”", "“it's”", "3", "['a']", f"“{'x' * 76}…”")
    ]
    assert [sentence(one, Language.EN).removesuffix(" is not text") for one in said] == [
        *("'甲'", "'it's'", "3", "['a']", f"'{'x' * 76}…'")
    ]
