"""What a word may have been meant for."""

from qhtrack.domain.suggestions import nearest, nearest_or_all


def test_the_nearest_word_is_offered() -> None:
    """Far ones are not."""
    assert nearest("operatng", ["operating", "partial"]) == "; did you mean 'operating'?"
    assert nearest("zzz", ["operating"]) == ""


def test_where_nothing_is_near_a_few_are_all_named() -> None:
    """In the script of the word."""
    known = ["operating", "建成投运", "partial", "部分投运"]
    assert nearest_or_all("operatng", known) == "; did you mean 'operating'?"
    assert nearest_or_all("zzz", known) == "; it is one of operating, partial"
    assert nearest_or_all("开工", known) == "; it is one of 建成投运, 部分投运"
    assert nearest_or_all("zzz", ["开工"]) == ""
    assert nearest_or_all("zzz", [f"name-{number}" for number in range(16)]) == ""
