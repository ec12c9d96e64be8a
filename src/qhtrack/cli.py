"""Offer the commands, and turn every error into a sentence and an exit code."""

import errno
import io
import json
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from qhtrack import __version__
from qhtrack.actions.context import Answer, Context
from qhtrack.domain.errors import QhtrackError, StorageError, UsageError
from qhtrack.domain.text import shown, visible
from qhtrack.words.language import Language

INTERRUPTED = 130
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
_MISPLACED = {f"No such option: {name}" for name in ("--db", "--registry", "--lang")}
_FIRST_STEPS = """Three things to try:

qhtrack list -c airport

qhtrack scorecard --due 2023

qhtrack show 玛尔挡
"""

# the help panel of each command, and the function that it is
_COMMANDS = {
    "list": ("Ask", "ask", "list_"),
    "scorecard": ("Ask", "ask", "scorecard"),
    "stats": ("Ask", "ask", "stats"),
    "timeline": ("Ask", "ask", "timeline"),
    "show": ("Ask", "look", "show"),
    "history": ("Ask", "look", "history"),
    "info": ("Ask", "look", "info"),
    "update": ("Record", "record", "update"),
    "apply": ("Record", "record", "apply"),
    "undo": ("Record", "record", "undo"),
    "report": ("Share", "share", "report"),
    "load": ("Share", "share", "load"),
    "check": ("Share", "share", "check"),
    "export": ("Share", "share", "export"),
    "merge": ("Share", "share", "merge"),
}


class _Group(typer.core.TyperGroup):
    """Loads a command when it is asked for: each call pays for its own start alone."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        # Typer lists and suggests these names; what they name comes from get_command
        self.commands = dict.fromkeys(_COMMANDS, self)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        if cmd_name not in _COMMANDS:
            return None
        panel, module, function = _COMMANDS[cmd_name]
        alone = typer.Typer(add_completion=False)
        called = getattr(import_module(f"qhtrack.commands.{module}"), function)
        alone.command(cmd_name, rich_help_panel=panel)(called)
        return typer.main.get_command(alone)


app = typer.Typer(
    name="qhtrack",
    cls=_Group,
    help="Track Qinghai's public works: what was promised, what happened, and how we know.",
    no_args_is_help=True,
    epilog=_FIRST_STEPS,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        typer.echo(f"qhtrack {__version__}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    db: Annotated[
        str | None, typer.Option(metavar="PATH", help="The database; else $QHTRACK_DB.")
    ] = None,
    registry: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Answer from this registry, without a database."),
    ] = None,
    lang: Annotated[
        Language | None, typer.Option(help="The language of answers; else $QHTRACK_LANG, locale.")
    ] = None,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Keep the global options for the command."""
    context: Context = ctx.obj
    context.db = db
    context.registry = registry
    context.language = lang or _language()


def _language() -> Language:
    for name in ("QHTRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Language.ZH if value.lower().startswith("zh") else Language.EN
    return Language.EN


def main(arguments: Sequence[str] | None = None, now: datetime | None = None) -> int:
    """Run one command; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None or sys.stderr is None:
        if sys.stderr:
            _warn("standard output is closed; there is nowhere to answer")
        return StorageError.exit_code
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    context = _session(now or datetime.now().astimezone())
    try:
        return _run(given, context)
    except BrokenPipeError:
        _leave_nothing_to_flush()
        return 0


def _run(arguments: list[str], context: Context) -> int:
    try:
        _check_utf8(arguments)
        answer = app(arguments, standalone_mode=False, obj=context)
        return _say(answer, context)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:
        # Typer leaves so after Tab's answer, and where help's reader has gone
        return 0
    except BrokenPipeError:
        _notices(context)
        raise
    except Exception as error:  # noqa: BLE001
        return _failed(error, context, as_json=_wants_json(arguments))


def _failed(error: Exception, context: Context, *, as_json: bool) -> int:
    if isinstance(error, OSError) and error.errno in _FULL:
        _leave_nothing_to_flush()
        error = StorageError(f"cannot write the answer: {error.strerror}; make room")
    if isinstance(error, QhtrackError | ClickException):
        return _fail(error, context, as_json=as_json)
    sys.stderr.write(traceback.format_exc())
    _warn("this is a bug; report it with the lines above to qhtrack's issue tracker")
    return QhtrackError.exit_code


def _leave_nothing_to_flush() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _check_utf8(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if any("\ud800" <= character <= "\udfff" for character in argument):
            raise UsageError(f"{shown(argument)} is not UTF-8; write the command in UTF-8")


def _session(now: datetime) -> Context:
    is_terminal = sys.stdout.isatty()
    colour = is_terminal or bool(os.environ.get("FORCE_COLOR"))
    width = os.environ.get("COLUMNS", "")
    return Context(
        now=now,
        is_terminal=is_terminal,
        width=int(width) if width.isdecimal() and int(width) else _terminal_width(is_terminal),
        colour=colour and not os.environ.get("NO_COLOR"),
    )


def _terminal_width(is_terminal: bool) -> int:  # noqa: FBT001
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal else 0
    except (OSError, ValueError):
        columns = 0
    return columns or 80


def _say(answer: Any, context: Context) -> int:  # noqa: ANN401
    """Write the answer, then what is to be said beside it, which a long one would scroll away."""
    if not isinstance(answer, Answer):
        return int(answer or 0)
    for text in answer.text:
        sys.stdout.write(text)
    sys.stdout.flush()
    _notices(context)
    return answer.exit_code


def _notices(context: Context) -> None:
    for notice in context.notices:
        _warn(notice)


def _warn(sentence: str) -> None:
    lines = map(visible, f"qhtrack: {sentence}".split("\n"))
    sys.stderr.write("\n".join(lines) + "\n")


def _fail(error: QhtrackError | ClickException, context: Context, *, as_json: bool) -> int:
    if isinstance(error, NoArgsIsHelpError):
        sys.stdout.write(f"{error.message}\n")
        return 0
    message = error.format_message() if isinstance(error, ClickException) else str(error)
    code = error.exit_code
    if as_json:
        slug = getattr(error, "slug", "usage")
        details = error.details() if isinstance(error, QhtrackError) else {}
        failure = {"error": slug, "exit_code": code, "message": message, **details}
        sys.stderr.write(json.dumps(failure, ensure_ascii=False) + "\n")
    else:
        _notices(context)
        _warn(message + "; it goes before the command" * (message in _MISPLACED))
    return code


def _wants_json(arguments: Sequence[str]) -> bool:
    kinds = ("json", "jsonl")
    whole = {"--json", *(f"{option}{kind}" for option in ("-f", "--format=") for kind in kinds)}
    return not whole.isdisjoint(arguments) or any(
        one in {"-f", "--format"} and two in kinds for one, two in pairwise(arguments)
    )
