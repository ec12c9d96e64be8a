"""Gather what a report says."""

import re
from collections.abc import Sequence
from pathlib import Path

from qhtrack import files
from qhtrack.actions.asking import as_of_day, checked_date, grouping_of, names_by_id
from qhtrack.actions.context import Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.database import questions
from qhtrack.domain import report
from qhtrack.domain.dates import last_day
from qhtrack.domain.errors import StateError
from qhtrack.output.markdown import Writer
from qhtrack.words.catalogue import word
from qhtrack.words.language import Language

_GROUPS = ("category", "region", "status")
_AS_OF = re.compile(r"^(?:As of|截至) (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def date_in(path: str) -> str | None:
    """Return the date that a report's file was made for."""
    found = _AS_OF.search(files.decode(files.read(path), path))
    return found[1] if found else None


def write(path: str, text: str) -> bool:
    """Write a report; tell whether the file changed.

    Raise `StateError` if the file holds something else than a report.
    """
    is_other = Path(path).is_file() and Path(path).stat().st_size and date_in(path) is None
    if is_other:
        raise StateError(f"{path} is no report; write to another file, or remove it")
    return files.replace(path, text.encode())


def text(
    context: Context, terms: Sequence[str], as_of: str | None, since: str | None, by: str
) -> str:
    """Return the report of the projects that the terms leave."""
    grouping_of(by, _GROUPS)
    day = as_of_day(context, as_of or context.today.isoformat())
    start = _year_before(day.today) if since is None else checked_date(since, "--since")
    with open_for_reading(context) as connection:
        filter_ = questions.Filter(terms, "registry")
        found = list(questions.projects(connection, filter_, day))
        ids = [project["id"] for project in found]
        called = names_by_id(context, connection)
        made = report.make(
            report.Period(day.today, start),
            report.Grouping(by, called),
            found,
            list(questions.commitments(connection, ids, day)),
            list(questions.events(connection, ids, questions.DateRange(until=day.until))),
        )
        load = questions.last_load(connection)
        chinese = context.language is Language.ZH
        title = (load["title_zh"] if chinese else None) or load["title"]
        writer = Writer(context.language, called, questions.sources(connection))
    heading = word("title", context.language)
    if title:
        heading = word("heading", context.language, title=title, part=heading)
    return writer.write(made, heading, terms)


def _year_before(day: str) -> str:
    year = f"{int(day[:4]) - 1:04}{day[4:]}"
    return last_day(year[:7]) if year.endswith("02-29") else year
