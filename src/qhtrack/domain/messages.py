"""Name a sentence for a person, and what it speaks of; `words` has its text in each language."""

from collections.abc import Mapping
from typing import NamedTuple


class Message(NamedTuple):
    """A sentence by its key in the catalogue, with the values of its placeholders.

    A value may be a message itself, a sentence within the sentence, a tuple of them, which
    are listed in it, or a list of them, each of which gets a line; a row stands for its name.
    """

    key: str
    values: Mapping[str, object] = {}


def message(key: str, /, **values: object) -> Message:
    """Return the message with these values."""
    return Message(key, values)
