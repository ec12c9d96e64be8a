"""Answer slips of a command line with what was probably meant."""

from typer._click.exceptions import ClickException, MissingParameter, NoSuchOption

from qhtrack.domain.messages import English, FieldName, Message, message
from qhtrack.domain.status import Status

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
_FORMATS = {"csv", "tsv", "jsonl", "markdown", "xlsx", "ids", "table"}


def hinted(error: ClickException) -> Message | None:
    """Return what Typer refuses, and what was probably meant; None where that is not known."""
    command = str(getattr(getattr(error, "ctx", None), "info_name", ""))
    refusal, hint = error.format_message(), None
    if isinstance(error, NoSuchOption):
        # in place of what Typer offers: `--late` is no slip of `--limit`
        refusal, hint = error.message, _option_hint(error)
    elif isinstance(error, MissingParameter):
        refusal, hint = refusal.removesuffix("."), _MISSING.get((command, _name(error)))
    elif refusal.startswith("Got unexpected extra argument") and command in _EXTRA:
        hint = message(_EXTRA[command])
    return message("both", first=English(refusal), second=hint) if hint else None


def _name(error: MissingParameter) -> str | None:
    return error.param.name if error.param else None


def _option_hint(error: NoSuchOption) -> Message | None:
    """Return what stands for an option that a command which answers a QUERY does not have."""
    # what a QUERY may ask, which no start waits for
    from qhtrack.actions.candidates import query_fields

    parameters = {part.name for part in error.ctx.command.params} if error.ctx else set()
    if "query" not in parameters:
        return None
    name = error.option_name.lstrip("-")
    if "format_" in parameters and name in _FORMATS:
        return message("option_is_format", format=name)
    if "format_" in parameters and name in {"o", "output"}:
        return message("option_is_file")
    if name == "late":
        return message("option_is_late")
    key = name.replace("-", "_")
    return message("option_is_term", field=FieldName(key)) if key in query_fields() else None
