"""Parse the words of a command otherwise than Typer does."""

import re
import shlex
from ast import literal_eval
from collections import Counter
from collections.abc import Collection

from typer._click.core import Context, Parameter
from typer._click.exceptions import ClickException
from typer._click.exceptions import UsageError as ClickUsageError

from qhtrack.commands.helping import HelpingCommand
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import English, Message, message

# what to say of words too many, by command
_EXTRA = {
    "update": "extra_words_of_update",
    "promise": "extra_words_of_promise",
    "drop": "words_of_a_name",
    "export": "extra_words_of_export",
}
# what other programs call these commands; who types another word looks for it
_OTHER_NAMES = {
    **dict.fromkeys(
        ("search", "find", "query", "ls", "projects", "查询", "搜索", "查找"), "list …"
    ),
    **dict.fromkeys(("count", "sum", "total", "statistics", "统计", "汇总"), "stats …"),
}
_FOR_HELP = frozenset({"", "help", "version", "commands", "帮助"})
_NO_SUCH_COMMAND = re.compile(r"No such command (?P<name>.+?)\.(?: Did you mean .*)?", re.DOTALL)


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


def unknown_command(text: str, commands: Collection[str]) -> Message | str:
    """Return what to say of a command that there is none of, in Typer's words and more.

    Typer's suggestion holds where a slip of the pen is all that parts both: `airports` is no
    `report`, but may be looked for.
    """
    # folds what is typed, which costs a start two milliseconds
    from qhtrack.domain.suggestions import nearest_name

    match = _NO_SUCH_COMMAND.fullmatch(text)
    name = str(literal_eval(match["name"])) if match else ""
    if nearest_name(name, commands) and not text.endswith("."):
        return English(text)
    refusal = English(f"No such command {name!r}.")
    if name.casefold() in _FOR_HELP:
        return message("unknown_command", message=refusal)
    command = _OTHER_NAMES.get(name.casefold(), f"list {shlex.quote(name)}")
    return message("unknown_command_asks", message=refusal, command=command)
