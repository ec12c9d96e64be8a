"""Name a sentence for a person, and what it speaks of; `words` has its text in each language."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import NamedTuple


class English(str):
    """English words of a status, a kind, the system or a library, said in the reader's language."""

    __slots__ = ()


class ProjectId(str):
    """The id of a project, said with its name to whom it is known."""

    __slots__ = ()


class Message(NamedTuple):
    """A sentence by its key in the catalogue, with the values of its placeholders.

    A value may be a message itself, a sentence within the sentence, a tuple of them, which
    are listed in it, or a list of them, each of which gets a line; a row stands for its name,
    a status and what is English for its words in the reader's language.
    """

    key: str
    values: Mapping[str, object] = {}


def message(key: str, /, **values: object) -> Message:
    """Return the message with these values."""
    return Message(key, values)


def project_ids(said: object) -> Iterator[str]:
    """Yield the ids of the projects that a message names, or what is said in it."""
    if isinstance(said, ProjectId):
        yield str(said)
    elif isinstance(said, Message):
        yield from project_ids(list(said.values.values()))
    elif isinstance(said, list | tuple):
        for part in said:
            yield from project_ids(part)


def joined(messages: Iterable[Message]) -> Message | str:
    """Return the sentence of several, one after the other; of none, no text."""
    several = list(messages)
    if not several:
        return ""
    return reduce(lambda first, second: message("both", first=first, second=second), several)
