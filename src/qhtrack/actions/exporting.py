"""Write the whole registry without losing the edits of others: export."""

import os
import sqlite3

from qhtrack import files
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.endings import check_export
from qhtrack.actions.file_diff import difference
from qhtrack.actions.opening import last_registry, open_for_reading, refuse_database
from qhtrack.database import contents, loads, statements, store, transactions
from qhtrack.database.contradictions import contradictions
from qhtrack.domain.errors import StateError
from qhtrack.domain.messages import joined, message
from qhtrack.domain.text import visible
from qhtrack.output.formats import ExportFormat, as_json
from qhtrack.registry import toml
from qhtrack.words.catalogue import word


def export(
    context: Context,
    export_format: ExportFormat | None,
    *,
    output: str | None,
    check: bool,
    force: bool,
) -> Answer:
    """Answer with the registry, or write it to a file; `check` compares it with the file.

    Without a format it is the file's own, by the end of its name.

    Raises:
        StateError: local events contradict the registry, or the file would lose something.
        UsageError: the file is named as none that is written here.
    """
    path = None if output == "-" else output
    if path is not None and export_format is None:
        check_export(path)
    with open_for_reading(context) as connection:
        if path is not None and not check:
            file_format = export_format or _format_of(path)
            writing = _write_file(context, connection, file_format, path, force=force)
            outcome = word(writing, context.language)
            return Answer([f"{visible(path)}{word('colon', context.language)}{outcome}\n"])
        if check:
            known = output or last_registry(connection)
            return difference(known, registry_text(connection, export_format or _format_of(known)))
        return Answer([registry_text(connection, export_format or ExportFormat.TOML)])


def _format_of(path: str) -> ExportFormat:
    return ExportFormat.JSON if path.casefold().endswith(".json") else ExportFormat.TOML


def registry_text(
    connection: sqlite3.Connection, export_format: ExportFormat = ExportFormat.TOML
) -> str:
    """Return the registry with its local events.

    Raises:
        StateError: they contradict each other.
    """
    if problems := contradictions(connection).others:
        raise StateError(message("export_contradicts_itself", contradictions=joined(problems)))
    data = contents.data(connection)
    if export_format is ExportFormat.JSON:
        return as_json(data)
    return "".join(toml.dump(data, loads.last_load(connection)["heading"]))


def _write_file(
    context: Context,
    connection: sqlite3.Connection,
    export_format: ExportFormat,
    path: str,
    *,
    force: bool,
) -> files.Writing:
    """Write the registry and note that it was exported; tell what became of the file.

    Raises:
        StateError: the file is the database's, or holds what the database does not know.
    """
    refuse_database(context, path)
    may_note = transactions.may_write(connection)
    with transactions.transaction(connection):
        new = registry_text(connection, export_format).encode()
        current = files.read_if_there(path)
        if current and current != new and not force:
            _check_overwriting(connection, export_format, path, current)
        writing = files.replace(path, new)
        file = store.File(os.path.realpath(path), files.stamp(path), files.fingerprint(new))
        is_known = loads.last_seen(connection, file.path).get("sha256") == file.sha256
        if not is_known and may_note:
            store.note_file(connection, "export", file, context.clock.timestamp)
        elif not is_known:
            context.notices.append(message("export_not_noted", path=path))
        # though the text be known: what was said may have come to nothing
        if may_note and file.path == loads.last_load(connection)["path"]:
            statements.note_export(connection)
    return writing


def _check_overwriting(
    connection: sqlite3.Connection, export_format: ExportFormat, path: str, current: bytes
) -> None:
    """Raise `StateError` unless the file holds what was loaded or exported in this form."""
    is_registry, is_toml = toml.is_registry(current), export_format is ExportFormat.TOML
    export = loads.last_export(connection, os.path.realpath(path))
    known_hashes = [row.get("sha256") for row in (loads.last_load(connection), export)]
    if files.fingerprint(current) in known_hashes and is_registry is is_toml:
        if toml.has_inner_comments(files.decode(current, path)):
            raise StateError(message("export_over_comments", path=path))
    elif is_registry:
        key = "export_over_registry" if is_toml else "json_over_registry"
        raise StateError(message(key, path=path))
    else:
        raise StateError(message("export_over_unknown", path=path))
