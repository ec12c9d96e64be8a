"""Begin a registry of one's own: init."""

import re
from pathlib import Path

from qhtrack import files
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import database_path, open_for_loading
from qhtrack.actions.registry_file import RegistryFile, load
from qhtrack.database import questions
from qhtrack.domain.errors import StateError, UsageError
from qhtrack.domain.fields import TABLES, keys
from qhtrack.domain.messages import message
from qhtrack.domain.text import is_line, quoted, shown
from qhtrack.domain.text_folding import folded
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.registry import toml
from qhtrack.words.catalogue import phrase, sentence, word

_CURRENCY = re.compile("[A-Z]{3}")


def init(
    context: Context, path: str, title: str | None, currency: str, page_format: PageFormat | None
) -> Answer:
    """Write a registry to begin with, its keys explained in the comment that heads it; load it.

    Raises:
        StateError: the file is there, or the database holds another registry.
        UsageError: the title or the currency is none.
    """
    if title is None:
        title = word("public_works", context.language)
    if not is_line(title):
        reason = message("not_readable_text", value=shown(title))
        raise UsageError(message("located", place="--title", message=reason))
    code = folded(currency).upper()
    if not _CURRENCY.fullmatch(code):
        reason = message("not_a_currency", value=shown(currency))
        raise UsageError(message("located", place="--currency", message=reason))
    if Path(path).exists():
        raise StateError(message("file_is_there", path=quoted(path)))
    with open_for_loading(context) as connection:
        counts = questions.count(connection)
        if counts["project"] or counts["goal"]:
            raise StateError(message("holds_another", path=quoted(database_path(context))))
        data = {"schema": 1, "title": title, "currency": code}
        files.write(path, "".join(toml.dump(data, _heading(context))).encode())
        load(connection, RegistryFile(path), context.clock)
    row = {"registry": path, "database": database_path(context)}
    if page_format is not None:
        return Answer([as_json(row, page_format)])
    return Answer([sentence(message("begun", **row), context.language) + "\n"])


def _heading(context: Context) -> str:
    """Return the comment that explains the keys, as the tables of fields have them."""
    listed = {table: ", ".join(keys(fields)) for table, fields in TABLES.items()}
    text = phrase("registry_explained", context.language, **listed)
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))
