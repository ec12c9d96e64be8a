"""Read records from JSON: an array of objects, or one after the other."""

import json
import re
from collections.abc import Iterator

from qhtrack.domain.consistency import repeated
from qhtrack.domain.messages import English, Message, message
from qhtrack.domain.text import shown
from qhtrack.sheets.records import Record, UnreadableError

_SPACE = re.compile(r"\s*")


def read(text: str) -> Iterator[Record]:
    """Yield each value with its line.

    Raises:
        UnreadableError: the text is no JSON from some line on.
    """
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
    position = after_space(text, 0)
    is_array = text.startswith("[", position)
    if is_array:
        position = after_space(text, position + 1)
    lines = _Lines(text)
    while position < len(text) and not (is_array and text[position] == "]"):
        line = lines.line_of(position)
        value, position = _decode(decoder, text, position, line)
        yield Record(line, value)
        position = after_space(text, position)
        if is_array and text.startswith(",", position):
            position = after_space(text, position + 1)
        elif is_array and not text.startswith("]", position):
            raise UnreadableError(lines.line_of(position), message("json_array_goes_on"))
    end = after_space(text, position + 1) if is_array else position
    if end < len(text):
        raise UnreadableError(lines.line_of(end), message("json_after_array"))


class _Lines:
    """Counts the lines of a text up to places further and further down."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line = 1
        self.counted = 0

    def line_of(self, position: int) -> int:
        self.line += self.text.count("\n", self.counted, position)
        self.counted = position
        return self.line


def _decode(decoder: json.JSONDecoder, text: str, position: int, line: int) -> tuple[object, int]:
    """Return the value that begins at a place, and the place after it."""
    try:
        return decoder.raw_decode(text, position)
    except json.JSONDecodeError as error:
        raise UnreadableError(error.lineno, English(error.msg)) from error
    except _RefusedValueError as error:
        raise UnreadableError(line, error.message) from error
    except ValueError as error:
        raise UnreadableError(line, message("too_many_digits")) from error
    except RecursionError as error:
        raise UnreadableError(line, message("nested_too_deeply")) from error


def after_space(text: str, position: int) -> int:
    """Return the next place that is no space."""
    match = _SPACE.match(text, position)
    return match.end() if match else position


class _RefusedValueError(ValueError):
    """A value that JSON knows, and a sheet does not."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        name = repeated([key for key, _ in pairs])[0]
        raise _RefusedValueError(message("json_repeated_key", name=shown(name)))
    return values


def _refuse_constant(text: str) -> None:
    raise _RefusedValueError(message("json_not_a_number", value=text))
