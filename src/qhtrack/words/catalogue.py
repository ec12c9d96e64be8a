"""Say a thing in a language: look its words up in the catalogue of that language."""

from functools import cache
from importlib import import_module
from types import ModuleType

from qhtrack.domain.messages import Message
from qhtrack.words.language import Language


@cache
def catalogue(language: Language) -> ModuleType:
    """Return the words of a language, which alone are loaded."""
    return import_module(f"qhtrack.words.{language}")


def word(key: str, language: Language, **values: object) -> str:
    """Return a word, or a sentence with its values."""
    text: str = catalogue(language).WORDS[key]
    return text.format(**values) if values else text


def quantity(key: str, language: Language) -> str | None:
    """Return what a size is, beside its unit; None where the field is no size."""
    name: str | None = catalogue(language).QUANTITIES.get(key)
    return name


def status_label(status: str | None, language: Language) -> str:
    """Return a status in the reader's language; none is a dash."""
    return catalogue(language).STATUSES[status] if status else "–"


def outcome_label(outcome: str, language: Language) -> str:
    """Return an outcome in the reader's language."""
    label: str = catalogue(language).OUTCOMES[outcome]
    return label


def sentence(message: Message | str, language: Language) -> str:
    """Return a message's text; what is text already stays."""
    if isinstance(message, str):
        return message
    values = {name: _text(value, language) for name, value in message.values.items()}
    text: str = catalogue(language).MESSAGES[message.key]
    return text.format(**values)


def _text(value: object, language: Language) -> object:
    if isinstance(value, list):
        return "\n".join(sentence(line, language) for line in value)
    return sentence(value, language) if isinstance(value, Message) else value
