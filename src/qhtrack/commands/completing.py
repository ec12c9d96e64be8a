"""Complete what is typed at Tab: ids, fields, statuses and the like."""

import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import typer

from qhtrack.actions.context import Clock, Context, Options
from qhtrack.domain import fields

Complete = Callable[[typer.Context, str], list[str]]


def _values(ctx: typer.Context, field: str) -> Iterable[str]:
    # loaded at Tab alone
    from qhtrack.actions import candidates

    parameters = ctx.find_root().params
    options = Options(parameters.get("db"), parameters.get("registry"))
    return candidates.values(Context(Clock(datetime.now(UTC)), options=options), field)


def value(field: str) -> Complete:
    """Return what completes a value, or the last of several with commas between."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [before + comma + text for text in _values(ctx, field) if text.startswith(last)]

    return complete


def column(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete the last of several columns; `-` before one sorts backwards."""
    del ctx
    before, comma, last = incomplete.rpartition(",")
    sign = "-" if last.startswith("-") else ""
    keys = [key for key in fields.PROJECT_KEYS if key.startswith(last.removeprefix("-"))]
    return [before + comma + sign + key for key in keys]


def term(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete a QUERY term: the field, then its value."""
    from qhtrack.actions import candidates

    # bash parts a word at a colon, and replaces what stands behind it
    words = _words()
    if words[-1:] == [":"]:
        return value(candidates.field_named(words[-2]))(ctx, "")
    if words[-2:-1] == [":"]:
        return value(candidates.field_named(words[-3]))(ctx, incomplete)
    field, colon, text = incomplete.partition(":")
    if colon:
        return [
            f"{field}:{value_text}"
            for value_text in value(candidates.field_named(field))(ctx, text)
        ]
    names = [name for name in candidates.query_fields() if name.startswith(field)]
    values = value(names[0])(ctx, "") if len(names) == 1 else []
    return [f"{names[0]}:{value_text}" for value_text in values] or [f"{name}:" for name in names]


def assignment(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete `KIND ID FIELD=VALUE...`, of which a project's kind may be left out."""
    from qhtrack.actions import candidates

    parameters = ctx.params
    words = [word for word in (parameters.get("kind"), parameters.get("id_")) if word]
    words += [word for key in ("fields", "words") for word in parameters.get(key) or ()]
    kinds = candidates.values(Context(Clock(datetime.now(UTC))), "kind")
    kind = words[0] if words and words[0] in kinds else "project"
    if not words:
        return value("kind")(ctx, incomplete) + value("project")(ctx, incomplete)
    if words == [kind]:
        return value(kind)(ctx, incomplete)
    return [key for key in candidates.assignments_for(kind) if key.startswith(incomplete)]


def _words() -> list[str]:
    """Return the words up to the one typed, which bash parts at a colon."""
    words = os.environ.get("COMP_WORDS", "").split()
    return words[: int(os.environ.get("COMP_CWORD", "0")) + 1]


def step_behind_a_colon() -> None:
    """Let Tab complete what follows `category:` where bash holds the colon for the word itself."""
    words, place = os.environ["COMP_WORDS"].split(), os.environ.get("COMP_CWORD", "")
    if place.isdecimal() and words[int(place) :] == [":"]:
        os.environ["COMP_CWORD"] = str(int(place) + 1)
