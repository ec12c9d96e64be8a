"""Parse the words of a command otherwise than Typer does."""

from collections import Counter

from typer._click.core import Context, Parameter
from typer._click.exceptions import ClickException
from typer._click.exceptions import UsageError as ClickUsageError

from qhtrack.commands.helping import HelpingCommand
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import Message, message

# what to say of words too many, by command
_EXTRA = {
    "update": "extra_words_of_update",
    "promise": "extra_words_of_promise",
    "drop": "words_of_a_name",
    "export": "extra_words_of_export",
}


class CommandWithDashes(HelpingCommand):
    """Hands on the `--` that parts optional arguments from a QUERY."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Double the first one: the parser takes one away."""
        at = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*args[:at], *args[at : at + 1], *args[at:]])


class RecordingCommand(HelpingCommand):
    """Refuses a value that is told twice: elsewhere the last one holds, here it would be lost."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the words.

        Raises:
            UsageError: an option that takes one value has several.
        """
        if not ctx.resilient_parsing:  # a shell completes what is half typed
            *_, parameters = self.make_parser(ctx).parse_args([*args])
            for parameter, count in Counter(parameters).items():
                if count > 1 and _takes_one_value(parameter):
                    raise UsageError(
                        message("option_repeated", option=max(parameter.opts, key=len))
                    )
        return super().parse_args(ctx, args)


def _takes_one_value(parameter: Parameter) -> bool:
    """Tell whether it is no flag; an argument never stands twice."""
    return not getattr(parameter, "is_flag", False)


def extra_argument_hint(error: ClickException) -> Message | None:
    """Return what a command's words too many were probably meant for; None if they are not."""
    is_extra = error.message.startswith("Got unexpected extra argument")
    if not is_extra or not isinstance(error, ClickUsageError) or error.ctx is None:
        return None
    key = _EXTRA.get(error.ctx.info_name or "")
    return message(key) if key else None
