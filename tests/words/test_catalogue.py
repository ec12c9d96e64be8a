"""Words in both languages."""

from string import Formatter

import pytest

from qhtrack.domain.messages import message
from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.words import en, zh
from qhtrack.words.catalogue import outcome_label, sentence, status_label, word
from qhtrack.words.en import OUTCOMES, STATUSES
from qhtrack.words.language import Language


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


def test_the_catalogues_have_equal_keys_and_placeholders() -> None:
    """In each of their parts."""
    for part in ("STATUSES", "OUTCOMES", "QUANTITIES", "WORDS", "MESSAGES"):
        english, chinese = getattr(en, part), getattr(zh, part)
        assert english.keys() == chinese.keys()
        for key, text in english.items():
            names = {name for _, name, _, _ in Formatter().parse(text) if name}
            assert names == {name for _, name, _, _ in Formatter().parse(chinese[key]) if name}, key


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
