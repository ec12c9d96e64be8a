"""Declare the options and arguments of commands, and combine them into values."""

import os.path
import re
from typing import Annotated, Any

import typer

from qhtrack.actions.answering import Shape
from qhtrack.actions.context import Context
from qhtrack.commands import completing
from qhtrack.output.formats import ExportFormat, Format, PageFormat
from qhtrack.output.screen import PAGE

_DASHES = "--"
_TERM = r"[^\W\d]\w+\s*[:=<>!\uff1a]"
_MOST_ROWS = 10**9


def filter_option(field: str, *flags: str, text: str) -> Any:  # noqa: ANN401
    """Return the option that keeps some values of a field; Typer's are of no type."""
    return typer.Option(
        *flags, metavar=field.upper(), help=text, autocompletion=completing.value(field)
    )


def _no_negative(limit: int | None) -> int | None:
    if limit is not None and limit < 0:
        raise typer.BadParameter("0 or more")
    return limit and min(limit, _MOST_ROWS)


AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Answer as of this date, by the dates of events and promises.",
    ),
]
CategoryOption = Annotated[
    list[str] | None,
    filter_option("category", "-c", "--category", text="Only projects of this category."),
]
CheckOption = Annotated[
    bool,
    typer.Option("--check", help="Write nothing; show the differences, if any, and exit 1."),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(metavar="A,B,…", help="Show these columns.", autocompletion=completing.column),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")
]
DueOption = Annotated[str | None, typer.Option(metavar="DATE", help="When it is due.")]
ExportFormatOption = Annotated[
    ExportFormat | None,
    typer.Option(
        "-f",
        "--format",
        help="Write this format. \\[default: that of the file, by its name, else toml]",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help="Write table, tsv, csv, json, jsonl, markdown, xlsx or ids."
        " \\[default: table on a terminal, tsv in a pipe]",
        show_default=False,
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Short for -f json.")]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "-n",
        "--limit",
        metavar="N",
        callback=_no_negative,
        help="Show at most N; 0 shows all. \\[default: 100 on a terminal, else all]",
    ),
]
MilestoneOption = Annotated[
    str | None,
    typer.Option(
        metavar="STATUS",
        help="The status that was promised.",
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
    typer.Option("-f", "--format", help="Write JSON instead of text.", show_default=False),
]
PartOption = Annotated[
    str | None, typer.Option(metavar="SLUG", help="The part it is about, such as phase-1.")
]
ProjectArgument = Annotated[
    str,
    typer.Argument(
        metavar="PROJECT",
        help="A project: its id, its name, or how its name alone begins.",
        autocompletion=completing.value("project"),
    ),
]
_QUERY_HELP = "Words, or terms such as status:open or capacity>=1000; all must hold."
QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]...", help=_QUERY_HELP, autocompletion=completing.term),
]
RegionOption = Annotated[
    list[str] | None,
    filter_option("region", "-r", "--region", text="Only projects in this region."),
]
ReplaceEventOption = Annotated[
    bool, typer.Option("--replace", help="Overwrite what is known of the same date and status.")
]
ReplacePromiseOption = Annotated[
    bool, typer.Option("--replace", help="Overwrite what is known of that promise.")
]
SortOption = Annotated[
    str | None,
    typer.Option(
        metavar="A,-B,…",
        help="Sort by these columns; - before one sorts backwards.",
        autocompletion=completing.column,
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT", help="A source's id or title, an address, or a citation in words."
    ),
]
StatusOption = Annotated[
    list[str] | None,
    filter_option("status", "-s", "--status", text="Only projects at this status."),
]
AfterDashesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[-- QUERY...]", help=_QUERY_HELP, autocompletion=completing.term),
]


def grouping_option(text: str, values: str = "grouping") -> Any:  # noqa: ANN401
    """Return the option for what to group by, one of some values."""
    return typer.Option("--by", metavar="FIELD", help=text, autocompletion=completing.value(values))


def since_option(text: str, default: str = "") -> Any:  # noqa: ANN401
    """Return the option for the date from which on something is told."""
    shown = f" \\[default: {default}]" if default else ""
    return typer.Option("--since", metavar="DATE", help=f"{text}{shown}")


def value_option(metavar: str, text: str) -> Any:  # noqa: ANN401
    """Return an option whose name says all but what kind of value it takes."""
    return typer.Option(metavar=metavar, help=text)


def until_option(text: str) -> Any:  # noqa: ANN401
    """Return the option for the date up to which something is told."""
    return typer.Option("--until", metavar="DATE", help=text)


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
    # `category:road` is no date and no file
    if argument is not None and re.match(_TERM, argument):
        return None, [argument, *(query or [])]
    return argument, [term for term in query or [] if term != _DASHES]


def shape_of(
    context: Context,
    row_format: Format | None,
    *,
    json: bool,
    columns: str | None,
    sort: str | None,
    limit: int | None,
) -> Shape:
    """Return how rows are answered: in Markdown as a table is, on a page with room for it."""
    chosen = format_of(context, row_format, json=json)
    if chosen is Format.MARKDOWN:
        context.screen, chosen = PAGE, Format.TABLE
    return Shape(chosen, columns, sort, limit)


def format_of(context: Context, row_format: Format | None, *, json: bool) -> Format:
    """Return how to write rows: as asked, else a table on a terminal and TSV in a pipe."""
    if json:
        return Format.JSON
    return row_format or (Format.TABLE if context.screen.is_terminal else Format.TSV)


def page_format_of(page_format: PageFormat | None, *, json: bool) -> PageFormat | None:
    """Return how to write one object as JSON; None for text."""
    return page_format or (PageFormat.JSON if json else None)
