"""Give help in the reader's language."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import typer
from typer._click.core import Command, Context, Parameter
from typer._click.formatting import HelpFormatter
from typer._click.types import STRING, StringParamType

from qhtrack.words.translations import help_texts

_Texts = Mapping[str, str]
# what Typer's drawing of help calls its heads
_HEADS = ("ARGUMENTS_PANEL_TITLE", "OPTIONS_PANEL_TITLE", "DEFAULT_STRING", "REQUIRED_LONG_STRING")
# and what makes its texts
_TEXT = "_make_rich_text"
_USAGE = "Usage: "
# what of a command or of a parameter is text
_SHOWN = ("help", "epilog", "rich_help_panel", "metavar", "options_metavar", "subcommand_metavar")


class _Head(str):
    """What Typer puts a default into, in a language: a word of ours is in that language too."""

    __slots__ = ("texts",)

    texts: _Texts

    def format(self, *values: object, **_: object) -> str:
        """Return it with the value."""
        return super().format(*(self.texts.get(str(value), value) for value in values))


def _head(english: str, texts: _Texts) -> _Head:
    head = _Head(texts[english])
    head.texts = texts
    return head


class _Text(StringParamType):
    """A text, of which help need not say that it is one."""

    def get_metavar(self, param: Parameter, ctx: Context) -> str:
        """Say nothing."""
        del param, ctx
        return ""


class Helping(Command):
    """Helps in the reader's language: what it is made of is English until help is asked for."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Draw the help."""
        for parameter in self.get_params(ctx):
            if parameter.param_type_name == "argument":
                parameter.type = _Text()
        texts = help_texts(ctx.obj.language)
        if not texts:
            super().format_help(ctx, formatter)
            return
        _translate(self, ctx, texts)
        with _drawing_translated(texts):
            super().format_help(ctx, formatter)

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the line of how the command is called."""
        usage = help_texts(ctx.obj.language).get(_USAGE, _USAGE)
        # what is required needs no braces
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("{", "").replace("}", "")
        formatter.write_usage(ctx.command_path, pieces, usage)


class HelpingCommand(Helping, typer.core.TyperCommand):
    """A command that helps in the reader's language."""


def _translate(command: Command, ctx: Context, texts: _Texts) -> None:
    """Put all that a command's help shows into a language; each call has its own command."""
    for part in (command, *command.get_params(ctx)):
        for key in _SHOWN:
            if text := getattr(part, key, None):
                setattr(part, key, _translated(text, texts))
    if isinstance(command, typer.core.TyperGroup):
        names = command.list_commands(ctx)
        commands = {name: command.get_command(ctx, name) for name in names}
        command.commands = {name: listed for name, listed in commands.items() if listed}
        for listed in command.commands.values():
            _translate(listed, ctx, texts)


def _translated(text: str, texts: _Texts) -> str:
    paragraphs = text.strip("\n").split("\n\n")
    return "\n\n".join([texts.get(paragraph, paragraph) for paragraph in paragraphs])


@contextmanager
def _drawing_translated(texts: _Texts) -> Iterator[None]:
    """Let Typer draw help with its own words in a language, which it keeps in a module."""
    from typer import rich_utils

    from qhtrack.output.line_breaking import BreakableText

    english = {name: getattr(rich_utils, name) for name in (*_HEADS, _TEXT)}
    text_name = STRING.name

    def folding(**options: Any) -> BreakableText:  # noqa: ANN401
        text = BreakableText()
        text.append_text(english[_TEXT](**options))
        return text

    try:
        for name in _HEADS:
            setattr(rich_utils, name, _head(english[name], texts))
        setattr(rich_utils, _TEXT, folding)
        STRING.name = texts[text_name]
        yield
    finally:
        STRING.name = text_name
        for name, value in english.items():
            setattr(rich_utils, name, value)
