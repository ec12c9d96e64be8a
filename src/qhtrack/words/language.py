"""Name the languages that answers are given in."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

# the first that is set decides
VARIABLES = ("QHTRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = "--lang"


class Language(StrEnum):
    """A language that answers are given in."""

    EN = "en"
    ZH = "zh"

    @classmethod
    def of_call(cls, arguments: Sequence[str], environment: Mapping[str, str]) -> "Language":
        """Return the language of a call before it is parsed, in which its errors are told."""
        joined = {f"{_OPTION}={language}": language for language in cls}
        asked = [joined.get(argument) for argument in arguments]
        asked += [joined.get(f"{name}={value}") for name, value in pairwise(arguments)]
        chosen = next(filter(None, asked), None)
        values = filter(None, (environment.get(name) for name in VARIABLES))
        return chosen or cls.of_locale(next(values, ""))

    @classmethod
    def of_locale(cls, locale: str) -> "Language":
        """Return the language of a locale such as `zh_CN.UTF-8`; English where none fits."""
        code = locale.casefold()
        return next((language for language in cls if code.startswith(language)), cls.EN)
