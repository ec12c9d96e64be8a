"""Complete what is typed at Tab: ids, fields, statuses and the like."""

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import typer

from qhtrack.actions.context import Context
from qhtrack.actions.opening import database_path, open_for_reading
from qhtrack.database import questions
from qhtrack.database.terms import FIELDS
from qhtrack.domain import fields
from qhtrack.domain.errors import QhtrackError
from qhtrack.words.en import OUTCOMES, STATUSES

Complete = Callable[[typer.Context, str], list[str]]


def _known(ctx: typer.Context, kind: str) -> list[str]:
    """Return the ids of projects, categories or regions; none where there is no database yet."""
    options = ctx.find_root().params
    registry = options.get("registry")
    context = Context(datetime.now(UTC), db=options.get("db"), registry=registry)
    try:
        if registry is None and not Path(database_path(context)).exists():
            return []
        with open_for_reading(context) as connection:
            return questions.ids(connection, kind)
    except QhtrackError:
        return []


def _values(ctx: typer.Context, field: str) -> Iterable[str]:
    table = {"id": "project"}.get(field, field)
    if table in {"project", "category", "region"}:
        return _known(ctx, table)
    from qhtrack.domain.groups import GROUPINGS

    return {"status": STATUSES, "outcome": OUTCOMES, "grouping": GROUPINGS}.get(field, ())


def value(field: str) -> Complete:
    """Return what completes a value, or the last of several with commas between."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [before + comma + one for one in _values(ctx, field) if one.startswith(last)]

    return complete


def column(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete the last of several columns; `-` before one sorts backwards."""
    del ctx
    before, comma, last = incomplete.rpartition(",")
    sign = "-" * last.startswith("-")
    keys = (key for key in fields.PROJECT_KEYS if key.startswith(last.removeprefix("-")))
    return [before + comma + sign + key for key in keys]


def term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete a QUERY term: the field, then its value."""
    before = _words()[-3:-1]
    if before[1:] == [":"]:
        return value(before[0])(ctx, incomplete)
    field, colon, text = incomplete.partition(":")
    if colon:
        return [f"{field}:{one}" for one in value(field)(ctx, text)]
    fields = [name for name in FIELDS if name.startswith(field)]
    values = value(fields[0])(ctx, "") if len(fields) == 1 else []
    return [f"{fields[0]}:{one}" for one in values] or [f"{name}:" for name in fields]


def _words() -> list[str]:
    """Return the words up to the one typed, which bash parts at a colon."""
    words = os.environ.get("COMP_WORDS", "").split()
    return words[: int(os.environ.get("COMP_CWORD", "0")) + 1]
