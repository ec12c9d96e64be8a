"""Translate the English of the system, of libraries and of the code into a language."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from qhtrack.words.language import Language

# what may be anything, beside which there are names of options, commands and choices
_FREE = {"reason", "value", "character", "arguments"}
_NAME = re.compile(r"'([^']+)'")
_PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


def translated(text: str, language: Language) -> str:
    """Return English words in a language; those that it has no words for stay.

    `No such option: --dbb` fits `No such option: {option}`, and takes its `--dbb` along. Of
    what is taken along only the reason is English too; a list of `'a', 'b'` is `a、b`.
    """
    if language is Language.EN:
        return text
    translations: Mapping[str, str] = import_module(
        f"qhtrack.words.translations_{language}"
    ).TRANSLATIONS
    if text in translations:
        return translations[text]
    for pattern, sentence in translations.items():
        if "{" in pattern and (match := _pattern(pattern).fullmatch(text)):
            values = match.groupdict()
            if "reason" in values:
                values["reason"] = translated(values["reason"], language)
            if "value" in values:
                values["value"] = _NAME.sub(translations["'{}'"], values["value"])
            names = {name: _NAME.sub(r"\1", values[name]) for name in values.keys() - _FREE}
            lists = {name: text.replace(", ", translations[", "]) for name, text in names.items()}
            if "argument" in lists:
                lists["argument"] = translated(lists["argument"], language)
            return sentence.format(**values | lists)
    # an argument is called as help calls it
    return help_texts(language).get(text, text)


def help_texts(language: Language) -> Mapping[str, str]:
    """Return the paragraphs of help in a language by their English; English has none."""
    if language is Language.EN:
        return {}
    texts: Mapping[str, str] = import_module(f"qhtrack.words.help_{language}").HELP
    return texts


@cache
def _pattern(shape: str) -> re.Pattern[str]:
    return re.compile(_PLACEHOLDER.sub(r"(?P<\1>.+)", re.escape(shape)), re.DOTALL)
