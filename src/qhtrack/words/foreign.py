"""Say in a language what the system, a library or the code has in English."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from qhtrack.words.language import Language

_PLACE = re.compile(r"\\\{(\w+)\\\}")


def translated(text: str, language: Language) -> str:
    """Return English words in a language; those that it has no words for stay.

    `No such option: --dbb` fits `No such option: {option}`, and takes its `--dbb` along. Of
    what is taken along only the reason is English too.
    """
    if language is Language.EN:
        return text
    terms: Mapping[str, str] = import_module(f"qhtrack.words.foreign_{language}").TERMS
    if text in terms:
        return terms[text]
    for shape, sentence in terms.items():
        if "{" in shape and (match := _pattern(shape).fullmatch(text)):
            values = match.groupdict()
            if "reason" in values:
                values["reason"] = translated(values["reason"], language)
            return sentence.format(**values)
    return text


def help_texts(language: Language) -> Mapping[str, str]:
    """Return the paragraphs of help in a language by their English; English has none."""
    if language is Language.EN:
        return {}
    texts: Mapping[str, str] = import_module(f"qhtrack.words.help_{language}").HELP
    return texts


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(shape)), re.DOTALL)
