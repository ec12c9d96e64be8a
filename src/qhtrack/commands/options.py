"""The options and arguments of the commands, and what they stand for together."""

import os.path
from typing import Annotated, Any

import typer

from qhtrack.actions.context import Context
from qhtrack.commands import completing
from qhtrack.output.formats import ExportFormat, Format, PageFormat

_DASHES = "--"


def filter_option(field: str, *flags: str, what: str = "Only these.") -> Any:  # noqa: ANN401
    """Return the option that keeps some values of a field; Typer's are of no type."""
    return typer.Option(*flags, help=what, autocompletion=completing.value(field))


AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Answer as of this date.")
]
CategoryOption = Annotated[list[str] | None, filter_option("category", "-c", "--category")]
CheckOption = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 with a diff if the file differs.")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would happen, change nothing.")
]
DueOption = Annotated[str | None, typer.Option(metavar="DATE", help="By when it is to come about.")]
ExportFormatOption = Annotated[
    ExportFormat, typer.Option("-f", "--format", help="How to write it.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("-f", "--format", help="How to write it; a pipe gets tsv.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
LimitOption = Annotated[
    int | None,
    typer.Option("-n", "--limit", min=0, max=10**9, help="At most so many rows; 0 for all."),
]
MilestoneOption = Annotated[
    str | None,
    typer.Option(
        metavar="STATUS",
        help="What it is to come to.",
        autocompletion=completing.value("milestone"),
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        # a shell expands `-o ~/x`, but not `--output=~/x`
        "-o",
        "--output",
        metavar="FILE",
        help="Write to this file.",
        parser=os.path.expanduser,
    ),
]
PageFormatOption = Annotated[
    PageFormat | None,
    typer.Option("-f", "--format", help="json or jsonl in place of text.", show_default=False),
]
PartOption = Annotated[str | None, typer.Option(help="The part that it is for, as phase-1.")]
ProjectArgument = Annotated[
    str,
    typer.Argument(
        metavar="PROJECT",
        help="An id, a name, or how one project's alone begins.",
        autocompletion=completing.value("project"),
    ),
]
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        help="Words or field:value terms; all must hold.",
        autocompletion=completing.term,
    ),
]
RegionOption = Annotated[list[str] | None, filter_option("region", "-r", "--region")]
StatusOption = Annotated[list[str] | None, filter_option("status", "-s", "--status")]
AfterDashesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[-- QUERY...]",
        help="Words or field:value terms; all must hold.",
        autocompletion=completing.term,
    ),
]


def grouping_option(what: str, values: str = "grouping") -> Any:  # noqa: ANN401
    """Return the option for what to group by, one of some values."""
    return typer.Option("--by", help=what, autocompletion=completing.value(values))


def since_option(what: str) -> Any:  # noqa: ANN401
    """Return the option for the date from which on something is told."""
    return typer.Option("--since", metavar="DATE", help=what)


def until_option(what: str) -> Any:  # noqa: ANN401
    """Return the option for the date up to which something is told."""
    return typer.Option("--until", metavar="DATE", help=what)


def terms_of(query: list[str] | None, **options: list[str] | None) -> list[str]:
    """Return QUERY's terms, and those that options stand for: `-s x -s y` is `status:x,y`."""
    terms = list(query or [])
    for field, values in options.items():
        if values:
            terms.append(f"{field}:{','.join(values)}")
    return terms


def split_at_dashes(argument: str | None, query: list[str] | None) -> tuple[str | None, list[str]]:
    """Return an optional argument, and the terms after `--` where that was handed on."""
    if argument == _DASHES:
        return None, query or []
    return argument, [term for term in query or [] if term != _DASHES]


def format_of(context: Context, given: Format | None, *, json: bool) -> Format:
    """Return how to write rows: as asked, else a table on a terminal and TSV in a pipe."""
    if json:
        return Format.JSON
    return given or (Format.TABLE if context.screen.is_terminal else Format.TSV)


def page_format_of(given: PageFormat | None, *, json: bool) -> PageFormat | None:
    """Return how to write one object as JSON; None for text."""
    return given or (PageFormat.JSON if json else None)
