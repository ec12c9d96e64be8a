"""Read a registry as `export --json` writes it."""

import json

from qhtrack.domain.consistency import repeated
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.messages import English, Message, message
from qhtrack.domain.text import shown
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry import locate


def loads(text: str, path: str) -> TomlTable:
    """Return what the object of a text holds.

    Raises:
        RefusedError: the text is no JSON, or has a key twice in one object.
    """
    line: int | None = None
    reason: Message | str
    try:
        data: TomlTable = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        line, reason = error.lineno, English(error.msg)
    except RecursionError:
        line, reason = locate.deepest(text), message("nested_too_deeply")
    except KeyError as error:
        reason = message("json_repeated_key", name=shown(error.args[0]))
    except ValueError:
        line, reason = locate.too_many_digits(text), message("too_many_digits")
    else:
        return data
    raise RefusedError([Problem(path, line, "", reason)])


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise KeyError(repeated([key for key, _ in pairs])[0])
    return values
