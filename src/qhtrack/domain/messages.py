"""Hold a message as a key and its values; `words` has its text in each language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import NamedTuple


class English(str):
    """English words of a status, a kind, the system or a library, said in the reader's language."""

    __slots__ = ()


class ProjectId(str):
    """The id of a project, said with its name to whom it is known."""

    __slots__ = ()


class FieldName(str):
    """The key of a field, said by its name in the reader's language."""

    __slots__ = ()


class Quotation(str):
    """A value of somebody's file or call between quotes, said in those of the reader's language."""

    __slots__ = ()


class Figure(NamedTuple):
    """A number of a field in the field's own unit, said in the unit that the reader is shown.

    Money is in the currency that is given, else in that of the project which a message names.
    """

    field: str
    value: float
    currency: str | None = None


class Message(NamedTuple):
    """A sentence by its key in the catalogue, with the values of its placeholders.

    A value may be a message itself, a sentence within the sentence, a tuple of them, which
    are listed in it, or a list of them, each of which gets a line; a row stands for its name,
    a status, a field, a figure and what is English for its words in the reader's language:
    a status for those of the category of the project that is named beside it.
    """

    key: str
    values: Mapping[str, object] = {}


def message(key: str, /, **values: object) -> Message:
    """Return the message with these values."""
    return Message(key, values)


def project_ids(value: object) -> Iterator[str]:
    """Yield the ids of the projects that a message names, or what is said in it."""
    if isinstance(value, ProjectId):
        yield str(value)
    elif isinstance(value, Message):
        yield from project_ids(list(value.values.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from project_ids(part)


def joined(messages: Iterable[Message | str], key: str = "both") -> Message | str:
    """Return the sentence of several, one after the other; of none, no text."""
    sentences = list(messages)
    if not sentences:
        return ""
    return reduce(lambda first, second: message(key, first=first, second=second), sentences)


def within(places: Sequence[Message | str]) -> Message | str:
    """Return places one within the other, `dam: event 2: date`; of none, no text."""
    return reduce(_located, reversed(places)) if places else ""


def _located(inner: Message | str, place: Message | str) -> Message:
    return message("located", place=place, message=inner)
