"""The languages, and whose locale is whose."""

import pytest

from qhtrack.words.language import Language


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ("--dbb --lang zh list", {}, Language.ZH),
        ("--lang=zh", {"QHTRACK_LANG": "en"}, Language.ZH),
        ("--lang=en", {"QHTRACK_LANG": "zh"}, Language.EN),
        ("--lang fr", {"QHTRACK_LANG": "zh"}, Language.ZH),
        ("list zh --lang", {}, Language.EN),
        ("", {"QHTRACK_LANG": "", "LC_ALL": "zh_CN", "LANG": "en"}, Language.ZH),
        ("", {"LC_ALL": "C", "LC_MESSAGES": "zh"}, Language.EN),
        ("", {"LANG": "zh"}, Language.ZH),
        ("", {}, Language.EN),
    ],
)
def test_a_call_has_the_language_of_its_option_or_the_environment(
    arguments: str, environment: dict[str, str], language: Language
) -> None:
    """However wrong the rest of it is; the first variable that is set decides."""
    assert Language.of_call(arguments.split(), environment) is language


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
