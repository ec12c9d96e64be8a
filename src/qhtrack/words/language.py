"""Name the languages that answers are given in."""

from enum import StrEnum


class Language(StrEnum):
    """A language that answers are given in."""

    EN = "en"
    ZH = "zh"

    @classmethod
    def of_locale(cls, locale: str) -> "Language":
        """Return the language of a locale such as `zh_CN.UTF-8`; English where none fits."""
        code = locale.casefold()
        return next((language for language in cls if code.startswith(language)), cls.EN)
