"""Refuse files whose names say that they hold what a command does not write."""

import shlex
from collections.abc import Collection
from pathlib import Path

from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import Message, message
from qhtrack.domain.text import quoted

# the format of a list that goes in such a file, or in one like it
_TABLE_FORMATS = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".xlsx": "xlsx"}
_TABLE_FORMATS |= dict.fromkeys((".xls", ".ods"), "xlsx")
_PAGES = frozenset({".html", ".htm", ".pdf", ".doc", ".docx", ".odt"})
_NO_TEXTS = _PAGES.union(_TABLE_FORMATS)
_NO_REPORTS = _NO_TEXTS | {".toml", ".json"}
_NO_REGISTRIES = _NO_TEXTS | {".md", ".markdown", ".txt"}


def check_export(path: str) -> None:
    """Refuse a file that is named as a table or a page, for an export is a registry.

    Raises:
        UsageError: it is.
    """
    _refuse(path, _NO_REGISTRIES, "export_ends_otherwise")


def check_report(path: str) -> None:
    """Refuse a file that is named as a table or another page, for a report is Markdown.

    Raises:
        UsageError: it is.
    """
    _refuse(path, _NO_REPORTS, "report_ends_otherwise")


def _refuse(path: str, endings: Collection[str], key: str) -> None:
    ending = Path(path).suffix.casefold()
    if ending in endings:
        raise UsageError(message(key, path=quoted(path), remedy=_remedy(path, ending)))


def _remedy(path: str, ending: str) -> Message:
    """Return the command that writes such a file, or one like it."""
    if ending not in _TABLE_FORMATS:
        return message("write_report", file=_typed(Path(path).with_suffix(".md")))
    table_format = _TABLE_FORMATS[ending]
    file = _typed(Path(path).with_suffix(f".{table_format}"))
    return message("write_list", format=table_format, file=file)


def _typed(path: Path) -> str:
    # what is typed has a shell's quotes in any language
    return shlex.quote(str(path))
