"""Words that people type."""

from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.words import labels_en as en
from qhtrack.words import labels_zh as zh
from qhtrack.words.typed import names_of_values


def test_what_is_shown_is_understood() -> None:
    """By value and by label in both languages."""
    known = names_of_values()
    assert known["status"]["在建"] == known["status"]["construction"] == "construction"
    assert known["outcome"]["met late"] == known["outcome"]["逾期完成"] == "met-late"


def test_every_value_has_its_names() -> None:
    """Folded, and no others; a name means one value."""
    known = names_of_values()
    assert set(known["status"].values()) == {*Status, UNKNOWN}
    assert set(known["outcome"].values()) == set(Outcome)
    for field, tables in (("status", "STATUSES"), ("outcome", "OUTCOMES")):
        labels = {**getattr(en, tables)}
        for value, label in labels.items():
            names = {value, label.casefold(), getattr(zh, tables)[value]}
            assert {name for name, one in known[field].items() if one == value} == names
