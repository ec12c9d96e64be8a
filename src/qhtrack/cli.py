"""Offer the commands, and turn every error into a sentence and an exit code."""

import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import Annotated, Any, TextIO

import typer
from typer._click.core import Command
from typer._click.core import Context as ClickContext
from typer._click.exceptions import ClickException, NoArgsIsHelpError, NoSuchOption

from qhtrack import __version__
from qhtrack.actions.context import Answer, Clock, Context, Options
from qhtrack.commands.helping import Helping, HelpingCommand
from qhtrack.commands.parsing import CommandWithDashes, RecordingCommand, unknown_command
from qhtrack.domain.errors import QhtrackError, StorageError, UsageError, reason
from qhtrack.domain.messages import English, Message, message
from qhtrack.domain.text import shown, visible
from qhtrack.output import formats
from qhtrack.output.formats import PageFormat
from qhtrack.output.screen import Screen
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

INTERRUPTED = 130
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
_GLOBAL_OPTIONS = frozenset({"--db", "--registry", "--lang"})
_FIRST_STEPS = """Three things to try:
  qhtrack list -c airport
  qhtrack scorecard --by source
  qhtrack show 玛尔挡

Read on: qhtrack COMMAND --help, and README.md with the pages in docs/ of the repository.
"""

# the help panel of each command, and the function that it is
_COMMANDS = {
    "list": ("Ask", "ask", "list_"),
    "scorecard": ("Ask", "ask", "scorecard"),
    "compare": ("Ask", "ask", "compare"),
    "stats": ("Ask", "ask", "stats"),
    "timeline": ("Ask", "ask", "timeline"),
    "show": ("Ask", "look", "show"),
    "history": ("Ask", "look", "history"),
    "sources": ("Ask", "look", "sources"),
    "info": ("Ask", "look", "info"),
    "update": ("Record", "record", "update"),
    "promise": ("Record", "record", "promise"),
    "add": ("Record", "record", "add"),
    "set": ("Record", "record", "set_"),
    "drop": ("Record", "record", "drop"),
    "apply": ("Record", "record", "apply"),
    "undo": ("Record", "record", "undo"),
    "redo": ("Record", "record", "redo"),
    "log": ("Record", "record", "log"),
    "init": ("Share", "share", "init"),
    "report": ("Share", "share", "report"),
    "load": ("Share", "share", "load"),
    "check": ("Share", "share", "check"),
    "export": ("Share", "share", "export"),
    "merge": ("Share", "share", "merge"),
}


_RECORDING_COMMANDS = ("update", "promise", "add", "set", "drop", "apply")
_CLASSES = {"compare": CommandWithDashes, **dict.fromkeys(_RECORDING_COMMANDS, RecordingCommand)}


class _Group(Helping, typer.core.TyperGroup):
    """Loads a command when it is asked for: each call pays for its own start alone."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        # Typer lists and suggests these names; what they name comes from get_command
        self.commands = dict.fromkeys(_COMMANDS, self)

    def invoke(self, ctx: ClickContext) -> Any:  # noqa: ANN401
        """Run the command; options without one ask for help, as nothing does."""
        try:
            return super().invoke(ctx)
        except ClickException as error:
            if error.message == "Missing command.":
                raise NoArgsIsHelpError(ctx) from None
            raise

    def get_command(self, ctx: ClickContext, cmd_name: str) -> Command | None:  # noqa: ARG002
        loaded = self.commands.get(cmd_name)
        if loaded is not self:
            return loaded
        panel, module, function = _COMMANDS[cmd_name]
        command_app = typer.Typer(add_completion=False)
        command = getattr(import_module(f"qhtrack.commands.{module}"), function)
        class_ = _CLASSES.get(cmd_name, HelpingCommand)
        command_app.command(cmd_name, cls=class_, rich_help_panel=panel)(command)
        return typer.main.get_command(command_app)


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


def _set_language(ctx: typer.Context, lang: Language | None) -> None:
    """Answer in a language from now on, help and what is wrong with the rest of the line too."""
    context: Context = ctx.obj
    context.language = lang or context.language


@app.callback()
def options(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help="Use this database. \\[default: $QHTRACK_DB, else one made for you]",
        ),
    ] = None,
    registry: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Answer from this registry file (-: standard input), without a database.",
            parser=os.path.expanduser,
        ),
    ] = None,
    lang: Annotated[  # noqa: ARG001
        Language | None,
        typer.Option(
            callback=_set_language,
            is_eager=True,
            help="Answer in this language. \\[default: $QHTRACK_LANG, else the locale]",
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Keep the global options for the command."""
    context: Context = ctx.obj
    context.options = Options(db, registry)


def main(arguments: Sequence[str] | None = None, now: datetime | None = None) -> int:
    """Run one command; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None or sys.stderr is None:
        if sys.stderr:
            said = message("said", message=message("closed_stdout"))
            _warn(sentence(said, Language.of_call(given, os.environ)))
        return StorageError.exit_code
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if os.environ.get("FORCE_COLOR") == "0":
        # any text forces Typer, which draws the help
        os.environ |= {"FORCE_COLOR": "", "NO_COLOR": "1"}
    if "COMP_WORDS" in os.environ:
        import_module("qhtrack.commands.completing").step_behind_a_colon()
    clock = Clock(now, now.tzinfo) if now else Clock(datetime.now().astimezone())
    context = Context(clock, screen(), language=Language.of_call(given, os.environ))
    return _run(given, context)


def _run(arguments: list[str], context: Context) -> int:
    try:
        _check_utf8(arguments)
        answer = app(arguments, standalone_mode=False, obj=context)
        return _write(answer, context)
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:
        # Typer leaves so after Tab's answer, and where help's reader has gone
        return 0
    except Exception as error:  # noqa: BLE001
        return _end_with(error, context, arguments)


def _end_with(error: Exception, context: Context, arguments: Sequence[str]) -> int:
    """Say what went wrong; return the exit code."""
    if isinstance(error, NoArgsIsHelpError):
        sys.stdout.write(f"{error.message}\n")
        return 0
    if isinstance(error, OSError) and error.errno in _FULL:
        _leave_nothing_to_flush(sys.stdout)
        error = StorageError(message("unwritable_answer", reason=reason(error)))
    if isinstance(error, ClickException):
        error = UsageError(_message_of(error, arguments))
    if isinstance(error, QhtrackError):
        return _fail(error, context, as_json=_wants_json(arguments))
    _write_error(traceback.format_exc())
    _say(message("bug"), context)
    return QhtrackError.exit_code


def _message_of(error: ClickException, arguments: Sequence[str]) -> Message | str:
    text = English(error.format_message())
    if text.startswith("No such command "):
        return unknown_command(text, _COMMANDS, arguments)
    from qhtrack.commands.slips import hinted

    if hint := hinted(error):
        return hint
    if isinstance(error, NoSuchOption) and _is_of_a_command(error):
        return message("option_of_commands", option=error.option_name)
    # where Typer offers another option (`(Possible options: …)`), that is the likelier slip
    if isinstance(error, NoSuchOption) and text == error.message:
        is_global = error.option_name in _GLOBAL_OPTIONS
        return message("misplaced_option", option=error.option_name) if is_global else text
    return text


def _is_of_a_command(error: NoSuchOption) -> bool:
    """Tell whether an option that the program does not have is one of its commands'."""
    ctx = error.ctx
    if ctx is None or not isinstance(ctx.command, _Group):
        return False
    commands = (ctx.command.get_command(ctx, name) for name in _COMMANDS)
    options = {
        name for command in commands if command for part in command.params for name in part.opts
    }
    return error.option_name in options


def _leave_nothing_to_flush(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _check_utf8(arguments: Sequence[str]) -> None:
    for argument in arguments:
        if any("\ud800" <= character <= "\udfff" for character in argument):
            raise UsageError(message("argument_not_utf8", argument=shown(argument)))


def screen() -> Screen:
    """Return what standard output shows: a terminal's width and colours, 80 cells of a pipe.

    Colours are a terminal's that has them, or forced; NO_COLOR goes first, and 0 forces none.
    """
    is_terminal = sys.stdout.isatty()
    forced = os.environ.get("FORCE_COLOR")
    can_colour = is_terminal and os.environ.get("TERM") != "dumb"
    has_colour = forced != "0" and not os.environ.get("NO_COLOR") and (can_colour or bool(forced))
    width = os.environ.get("COLUMNS", "")
    columns = int(width) if width.isdecimal() and int(width) else _terminal_width(is_terminal)
    return Screen(columns, has_colour, is_terminal)


def _terminal_width(is_terminal: bool) -> int:  # noqa: FBT001
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns if is_terminal else 0
    except (OSError, ValueError):
        columns = 0
    return columns or 80


def _write(answer: object, context: Context) -> int:
    """Write the answer, then what is to be said beside it, which a long one would scroll away."""
    if not isinstance(answer, Answer):
        # Typer's own exits give their code, a command without an answer gives None
        return answer if isinstance(answer, int) else 0
    try:
        for text in answer.text:
            sys.stdout.write(text)
        sys.stdout.flush()
        if answer.workbook:
            sys.stdout.buffer.write(answer.workbook)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # what a check found does not hang on how much of it is read
        _leave_nothing_to_flush(sys.stdout)
    _notices(context)
    return answer.exit_code


def _notices(context: Context) -> None:
    for notice in context.notices:
        _say(notice, context)


def _say(notice: Message | str, context: Context) -> None:
    _warn(sentence(message("said", message=notice), context.language, context.projects))


def _warn(text: str) -> None:
    lines = text.split("\n")
    _write_error("\n".join(map(visible, lines)) + "\n")


def _write_error(text: str) -> None:
    # who no longer listens, or has no room, has the exit code
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _leave_nothing_to_flush(sys.stderr)


def _fail(error: QhtrackError, context: Context, *, as_json: bool) -> int:
    if as_json:
        _write_error(formats.as_json(_failure(error, context), PageFormat.JSONL))
    else:
        _notices(context)
        _say(error.message, context)
    return error.exit_code


def _failure(error: QhtrackError, context: Context) -> dict[str, object]:
    """Return what a script gets, always in English."""
    # statuses in the general words, which scripts know
    names = {id_: row | {"words_en": {}} for id_, row in context.projects.items()}
    english = partial(sentence, language=Language.EN, projects=names)
    return {
        "error": error.slug,
        "exit_code": error.exit_code,
        "message": english(error.message),
        **error.details(english),
    }


def _wants_json(arguments: Sequence[str]) -> bool:
    """Tell whether the call asks for JSON, which Typer may not have come to understand."""
    calls = {"--json"} | {
        f"{option}{name}" for option in ("-f", "--format=") for name in PageFormat
    }
    return not calls.isdisjoint(arguments) or any(
        option in {"-f", "--format"} and value in {*PageFormat}
        for option, value in pairwise(arguments)
    )
