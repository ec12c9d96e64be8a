"""Words in both languages."""

import ast
import re
from string import Formatter

import pytest

from conftest import ROOT
from qhtrack.domain import fields
from qhtrack.domain.messages import message
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.words import en, zh
from qhtrack.words.catalogue import (
    catalogue,
    has_texts,
    labels,
    localized,
    outcome_label,
    quantity,
    scale,
    sentence,
    status_label,
    texts,
    word,
)
from qhtrack.words.en import OUTCOMES, STATUSES
from qhtrack.words.language import Language

CATALOGUES = {"en.py", "zh.py"}


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


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_catalogues_have_equal_keys_and_placeholders() -> None:
    """In each of their parts."""
    for part in ("STATUSES", "OUTCOMES", "QUANTITIES", "WORDS", "MESSAGES"):
        english, chinese = getattr(en, part), getattr(zh, part)
        assert english.keys() == chinese.keys()
        for key, text in english.items():
            assert placeholders(text) == placeholders(chinese[key]), key


@pytest.mark.parametrize("language", Language)
def test_every_language_has_a_catalogue(language: Language) -> None:
    """With all its parts."""
    own, english = vars(catalogue(language)), vars(en)
    assert {key for key in own if key.isupper()} == {key for key in english if key.isupper()}


@pytest.mark.parametrize("language", Language)
def test_every_text_in_two_languages_has_an_order(language: Language) -> None:
    """Each field that has a twin with an ending is one, and each is a field."""
    keys = {*fields.keys(fields.PROJECT, fields.PROMISE, fields.CATEGORY, fields.SOURCE)}
    orders = catalogue(language).TEXTS
    twins = {key[:-3] for key in keys if key.endswith(("_zh", "_en"))}
    # the registry itself has a title in Chinese
    assert set(orders) == twins | {"title"}
    for key, order in orders.items():
        assert {*order} - {"title_zh"} <= {key, f"{key}_zh", f"{key}_en"} & keys


def source_texts() -> list[str]:
    """Return the source, the catalogues aside."""
    paths = (ROOT / "src").rglob("*.py")
    return [path.read_text(encoding="utf-8") for path in paths if path.name not in CATALOGUES]


@pytest.mark.parametrize("part", ["WORDS", "MESSAGES"])
def test_every_word_is_used(part: str) -> None:
    """By its key somewhere in the source, or by one that begins so (`f"no_such_{field}"`)."""
    source = "\n".join(source_texts())
    beginnings = tuple(re.findall(r'message\(f"(\w+)\{', source))
    unused = [
        key
        for key in getattr(en, part)
        if not re.search(rf"[\"']{key}[\"']", source) and not key.startswith(beginnings)
    ]
    assert unused == []


def test_every_message_has_its_sentence_and_all_its_values() -> None:
    """No more and no less, wherever one is made."""
    count = 0
    for node in (node for text in source_texts() for node in ast.walk(ast.parse(text))):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "message"):
            continue
        key = getattr(node.args[0], "value", None)
        names = {keyword.arg for keyword in node.keywords}
        # what is made of a key or of values at run time is told by its own tests
        if isinstance(key, str) and None not in names:
            assert names == placeholders(en.MESSAGES[key]), key
            count += 1
    assert count > 90


def test_only_sizes_are_scaled() -> None:
    """In the language whose units are others."""
    for language in Language:
        assert set(catalogue(language).SCALES) <= set(fields.SIZES)
    assert scale("investment_bn", Language.ZH) == 10
    assert scale("investment_bn", Language.EN) is None
    assert quantity("capacity_mw", Language.EN) == "capacity"
    assert quantity("status", Language.EN) is None


def test_a_text_is_the_readers_else_the_other() -> None:
    """An empty one is none."""
    row = {"name": "A", "name_zh": "甲", "wording": "建成", "wording_en": "to be built"}
    assert texts(row, "name", Language.EN) == ["A", "甲"]
    assert texts(row, "name", Language.ZH) == ["甲", "A"]
    assert texts(row, "wording", Language.EN) == ["to be built", "建成"]
    assert texts(row, "wording", Language.ZH) == ["建成"]
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
    monkeypatch.setitem(en.MESSAGES, "outer", "{path}: {why}")
    monkeypatch.setitem(en.MESSAGES, "inner", "{word} is no status")
    inside = message("inner", word="{x}")
    assert sentence(message("outer", path="a", why=inside), Language.EN) == "a: {x} is no status"
    assert sentence("as it {is}", Language.ZH) == "as it {is}"


def test_a_sentence_may_hold_a_list_of_others() -> None:
    """Each on its line."""
    lines = message("lines", lines=[message("more_problems", count=2), "as it is"])
    assert sentence(lines, Language.EN) == "and 2 more problems\nas it is"
