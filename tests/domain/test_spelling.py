"""Texts that are the same words."""

import pytest

from qhtrack.domain.spelling import folded_words


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2023年建成", "\uff12\uff10\uff12\uff13 年\n建成"),
        ("To be OPENED", "to be  opened"),
        ("Déjà", "De\u0301ja\u0300"),
        ("Straße", "STRASSE"),
    ],
)
def test_form_case_and_spaces_are_no_difference(text: str, same: str) -> None:
    """Widths of letters and accents written apart neither."""
    assert folded_words(text) == folded_words(same)


def test_words_are() -> None:
    """Signs too."""
    assert len({folded_words(text) for text in ("建成", "建成。", "全部建成")}) == 3
