"""Write the whole registry without losing what others wrote: export."""

import sqlite3
from functools import reduce
from pathlib import Path

from qhtrack import files
from qhtrack.actions.context import Answer, Clock, Context
from qhtrack.actions.differing import difference
from qhtrack.actions.opening import last_registry, open_for_reading
from qhtrack.database import contents, questions, statements, store, transactions
from qhtrack.database.contradictions import contradictions
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text import visible
from qhtrack.output.formats import ExportFormat, as_json
from qhtrack.registry import toml
from qhtrack.words.catalogue import word


def export(
    context: Context, kind: ExportFormat, *, output: str | None, check: bool, force: bool
) -> Answer:
    """Answer with the registry, or write it to a file; `check` compares it with the file.

    Raises:
        StateError: local events contradict the registry, or the file would lose something.
    """
    with open_for_reading(context) as connection:
        text = registry_text(connection, kind)
        if check:
            return difference(output or last_registry(connection), text)
        if output is None or output == "-":
            return Answer([text])
        with transactions.transaction(connection):
            is_changed = (
                _write_json(connection, output, text)
                if kind is ExportFormat.JSON
                else _write(connection, context.clock, output, text, force=force)
            )
    outcome = word("change" if is_changed else "unchanged", context.language)
    return Answer([f"{visible(output)}: {outcome}\n"])


def registry_text(connection: sqlite3.Connection, kind: ExportFormat = ExportFormat.TOML) -> str:
    """Return the registry with its local events.

    Raises:
        StateError: they contradict each other.
    """
    if problems := contradictions(connection).others:
        raise StateError(message("export_contradicts_itself", contradictions=_joined(problems)))
    data = contents.data(connection)
    if kind is ExportFormat.JSON:
        return as_json(data)
    return "".join(toml.dump(data, questions.last_load(connection)["heading"]))


def _joined(messages: list[Message]) -> Message:
    return reduce(lambda first, second: message("both", first=first, second=second), messages)


def _write(
    connection: sqlite3.Connection, clock: Clock, path: str, text: str, *, force: bool
) -> bool:
    """Write the text and note it as exported; tell whether the file changed.

    Raises:
        StateError: the file holds what the database has not loaded.
    """
    new = text.encode()
    current = files.read(path) if Path(path).is_file() else None
    if current == new:
        return False
    if current is not None and not force:
        _check_overwriting(connection, path, current)
    transactions.may_write(connection)
    files.write(path, new)
    file = store.File(str(Path(path).resolve()), files.stamp(path), files.fingerprint(new))
    store.log(connection, "export", file, clock.timestamp)
    if file.path == questions.last_load(connection)["path"]:
        statements.note_export(connection)
    return True


def _write_json(connection: sqlite3.Connection, path: str, text: str) -> bool:
    """Write the text to a file that is no registry; tell whether the file changed."""
    if questions.last_seen(connection, str(Path(path).resolve())):
        raise StateError(message("json_over_registry", path=path))
    return files.replace(path, text.encode())


def _check_overwriting(connection: sqlite3.Connection, path: str, current: bytes) -> None:
    known = [questions.last_load(connection, kind).get("sha256") for kind in ("load", "export")]
    if files.fingerprint(current) not in known:
        raise StateError(message("export_over_unknown", path=path))
    if toml.has_inner_comments(files.decode(current, path)):
        raise StateError(message("export_over_comments", path=path))
