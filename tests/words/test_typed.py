"""Words that people type."""

from qhtrack.words.typed import names_of_values


def test_what_is_shown_is_understood() -> None:
    """By value and by label in both languages."""
    known = names_of_values()
    assert known["status"]["在建"] == known["status"]["construction"] == "construction"
    assert known["outcome"]["met late"] == known["outcome"]["逾期完成"] == "met-late"
