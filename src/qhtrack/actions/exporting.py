"""Write the database's registry to a file without losing what others wrote there."""

import sqlite3
from pathlib import Path

from qhtrack import files
from qhtrack.actions.context import Context
from qhtrack.actions.loading import broken
from qhtrack.database import contents, questions, store, transactions
from qhtrack.domain.errors import StateError
from qhtrack.output.formats import ExportFormat, as_json
from qhtrack.registry import toml


def text(connection: sqlite3.Connection, kind: ExportFormat = ExportFormat.TOML) -> str:
    """Return the registry with its local events."""
    if found := broken(connection):
        raise StateError(
            f"{'; '.join(found)}; "
            "take it back with undo PROJECT, then if need be update --force --note"
        )
    data = contents.data(connection, local=True)
    if kind is ExportFormat.JSON:
        return as_json(data)
    return "".join(toml.dump(data, questions.last_load(connection)["heading"]))


def is_exported(connection: sqlite3.Connection) -> bool:
    """Tell whether the last export holds all that was recorded here."""
    try:
        sha256 = files.fingerprint(text(connection).encode())
    except StateError:
        return False
    return bool(sha256 == questions.last_load(connection, "export").get("sha256"))


def write(
    connection: sqlite3.Connection, context: Context, path: str, data: str, *, force: bool
) -> bool:
    """Write the text and note it as exported; tell whether the file changed.

    Raise `StateError` if the file holds what the database has not loaded.
    """
    new = data.encode()
    there = files.read(path) if Path(path).is_file() else None
    if there == new:
        return False
    if there is not None and not force:
        _may_overwrite(connection, path, there)
    transactions.may_write(connection)
    files.write(path, new)
    file = store.File(str(Path(path).resolve()), files.stamp(path), files.fingerprint(new))
    store.log(connection, "export", file, context.at)
    return True


def write_json(connection: sqlite3.Connection, path: str, data: str) -> bool:
    """Write the text to a file that is no registry; tell whether the file changed."""
    if questions.last_seen(connection, str(Path(path).resolve())):
        raise StateError(f"{path} is a registry; write JSON to another file")
    return files.replace(path, data.encode())


def _may_overwrite(connection: sqlite3.Connection, path: str, there: bytes) -> None:
    known = [questions.last_load(connection, kind).get("sha256") for kind in ("load", "export")]
    if files.fingerprint(there) not in known:
        raise StateError(
            f"{path} holds what this database has not loaded; load it first, or --force"
        )
    if toml.has_inner_comments(files.decode(there, path)):
        raise StateError(
            f"{path} has comments below its heading that an export would lose; "
            "keep them in note keys, or --force"
        )
