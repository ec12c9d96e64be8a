"""Name the languages that answers are given in."""

from enum import StrEnum


class Language(StrEnum):
    """A language that answers are given in."""

    EN = "en"
    ZH = "zh"
