"""Write the database's registry to a file without losing what others wrote there."""

import sqlite3
from pathlib import Path

from qhtrack.commands.loading import broken
from qhtrack.commands.session import Session
from qhtrack.database import contents, questions, store
from qhtrack.domain.errors import StateError, UsageError, shown
from qhtrack.output.formats import as_json
from qhtrack.registry import files, toml


def text(connection: sqlite3.Connection, kind: str) -> str:
    """Return the registry with its local events as `toml` or `json`."""
    if kind not in {"toml", "json"}:
        raise UsageError(f"-f: {shown(kind)} is neither toml nor json")
    if found := broken(connection):
        raise StateError(
            f"{'; '.join(found)}; settle it with undo, or record it again with --force --note"
        )
    registry = contents.registry(connection, local=True)
    if kind == "json":
        return as_json(toml.to_data(registry))
    return "".join(toml.dump(registry, questions.last_load(connection)["heading"]))


def write(
    connection: sqlite3.Connection, session: Session, path: str, data: str, *, force: bool
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
    files.write(path, new)
    registry = contents.registry(connection, local=True)
    heading = questions.last_load(connection)["heading"]
    whole = str(Path(path).resolve())
    file = store.File(whole, files.stamp(path), files.fingerprint(new), heading)
    store.log(connection, "export", file, registry, session.at)
    return True


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
