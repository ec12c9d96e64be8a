"""Answer slips of a command line with what was probably meant."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from typer._click.exceptions import ClickException, MissingParameter, NoSuchOption

from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.status import Status

if TYPE_CHECKING:
    from typer import Context
    from typer.core import TyperGroup

# what to say of words too many, by command
_EXTRA = {
    "update": "extra_words_of_update",
    "promise": "extra_words_of_promise",
    "drop": "words_of_a_name",
    "export": "extra_words_of_export",
}
# what to say of an argument that is missing, by command and argument
_MISSING: dict[tuple[str, str | None], Message] = {
    ("update", "status"): message("missing_status", statuses=tuple(map(English, Status))),
    ("add", "kind"): message("missing_in_add"),
    ("add", "id_"): message("missing_in_add"),
}
# what to say of an option that a command does not have, by command and option
_OPTIONS: dict[tuple[str, str], Message] = {
    **dict.fromkeys(
        (("update", name) for name in ("correct", "correction", "fix", "edit", "amend")),
        message("option_is_correction"),
    ),
    **dict.fromkeys((("promise", name) for name in ("date", "by-date")), message("option_is_due")),
    **dict.fromkeys((("scorecard", name) for name in ("year", "y")), message("option_is_year")),
    ("set", "source"): message("option_is_sources"),
}
# of these a field is told as KEY=VALUE
_ASSIGNING = {"add", "set"}
_FORMATS = {"csv", "tsv", "jsonl", "markdown", "xlsx", "ids", "table"}


def hinted(error: ClickException) -> Message | None:
    """Return what Typer refuses, and what was probably meant; None where that is not known."""
    command = str(getattr(getattr(error, "ctx", None), "info_name", ""))
    refusal, hint = error.format_message(), None
    if isinstance(error, NoSuchOption):
        # in place of what Typer offers: `--late` is no slip of `--limit`
        refusal, hint = error.message, _option_hint(error, command)
    elif isinstance(error, MissingParameter):
        refusal, hint = refusal.removesuffix("."), _MISSING.get((command, _name(error)))
    elif refusal.startswith("Got unexpected extra argument") and command in _EXTRA:
        hint = message(_EXTRA[command])
    return message("both", first=English(refusal), second=hint) if hint else None


def _name(error: MissingParameter) -> str | None:
    return error.param.name if error.param else None


def _option_hint(error: NoSuchOption, command: str) -> Message | None:
    """Return what stands for an option that a command does not have."""
    name = error.option_name.lstrip("-")
    if (command, name) in _OPTIONS:
        return _OPTIONS[command, name]
    if command in _ASSIGNING:
        return message("option_is_assignment")
    if command == "export":
        return message("extra_words_of_export")
    return _hint_of_query(error, name)


def _hint_of_query(error: NoSuchOption, name: str) -> Message | None:
    # what a QUERY may ask, which no start waits for
    from qhtrack.actions.candidates import query_fields
    from qhtrack.words.joining import FLAGS

    parameters = {part.name for part in error.ctx.command.params} if error.ctx else set()
    if "query" not in parameters:
        return None
    if "format_" in parameters and name in _FORMATS:
        return message("option_is_format", format=name)
    if "format_" in parameters and name in {"o", "output"}:
        return message("option_is_file")
    if name == "late":
        return message("option_is_late")
    key = name.replace("-", "_")
    if key in query_fields():
        kind = "option_is_word" if key in FLAGS else "option_is_term"
        return message(kind, field=FieldName(key))
    commands = [*_asking_with(error)]
    return message("option_of_others", commands=tuple(commands)) if commands else None


def _asking_with(error: NoSuchOption) -> Iterator[str]:
    """Yield the commands with a QUERY that have an option which this one does not have."""
    # an option of a command that takes a QUERY, which stands in the group of all
    root = cast("Context", error.ctx).find_root()
    group = cast("TyperGroup", root.command)
    for name in group.list_commands(root):
        command = group.get_command(root, name)
        parameters = command.params if command else []
        options = {option for part in parameters for option in part.opts}
        if error.option_name in options and any(part.name == "query" for part in parameters):
            yield f"qhtrack {name}"
