"""Words in both languages."""

from qhtrack.domain.promises import Outcome
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.words.catalogue import outcome_label, status_label, word
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
