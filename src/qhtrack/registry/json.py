"""Read a registry as `export --json` writes it."""

import json

from qhtrack.domain.conflicts import Data
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.messages import Message, message


def loads(text: str, path: str) -> Data:
    """Return what the object of a text holds.

    Raises:
        RefusedError: the text is no JSON, or has a key twice in one object.
    """
    line: int | None = None
    reason: Message | str
    try:
        data: Data = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        line, reason = error.lineno, error.msg
    except RecursionError:
        reason = message("nested_too_deeply")
    except KeyError:
        reason = message("json_repeated_key")
    except ValueError:
        reason = message("too_many_digits")
    else:
        return data
    raise RefusedError([Problem(path, line, "", reason)])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise KeyError
    return values
