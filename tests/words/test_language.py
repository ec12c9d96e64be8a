"""The languages, and whose locale is whose."""

import pytest

from qhtrack.words.language import Language


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh", Language.ZH),
        ("ZH_CN.UTF-8", Language.ZH),
        ("en_GB.UTF-8", Language.EN),
        ("de_DE.UTF-8", Language.EN),
        ("C", Language.EN),
    ],
)
def test_a_locale_has_its_language(locale: str, language: Language) -> None:
    """English where it is none of ours."""
    assert Language.of_locale(locale) is language
