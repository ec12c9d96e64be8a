"""Write the status report: report."""

import re
from collections.abc import Sequence
from pathlib import Path

from qhtrack import files
from qhtrack.actions.comparing import difference
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.actions.parameters import as_of_day, checked_date, checked_grouping
from qhtrack.database import questions
from qhtrack.domain import report as reports
from qhtrack.domain.errors import StateError, UsageError
from qhtrack.domain.messages import message
from qhtrack.domain.text import visible
from qhtrack.output.markdown import Writer
from qhtrack.words.catalogue import catalogue, localized, word
from qhtrack.words.language import Language

GROUPINGS = ("category", "region", "status")
_DAY = r"(\d{4}-\d{2}-\d{2})"


def report(
    context: Context,
    terms: Sequence[str],
    *,
    as_of: str | None,
    since: str | None,
    by: str,
    output: str | None,
    check: bool,
) -> Answer:
    """Answer with the report, or write it to a file; `check` compares it with the file.

    Raises:
        StateError: the file holds something else than a report.
        UsageError: there is no file to check, no such date or no such grouping.
    """
    path = None if output == "-" else output
    if check and path is None:
        raise UsageError(message("check_without_output"))
    if check and path is not None:
        text = report_text(context, terms, as_of or date_in(path), since, by)
        return difference(path, text)
    text = report_text(context, terms, as_of, since, by)
    if path is None:
        return Answer([text])
    outcome = word("change" if _write(path, text) else "unchanged", context.language)
    return Answer([f"{visible(path)}: {outcome}\n"])


def date_in(path: str) -> str | None:
    """Return the date that a report's file was made for, in whatever language."""
    match = _date_line().search(files.decode(files.read(path), path))
    return match[match.lastindex or 0] if match else None


def _date_line() -> re.Pattern[str]:
    r"""Return the shape of the line with a report's date, as the catalogues have it.

    `As of {date}` becomes `^As\ of\ (…)$`, with a group for the date in each language.
    """
    lines = [catalogue(language).WORDS["as_of"].split("{date}") for language in Language]
    shapes = [f"^{_DAY.join(map(re.escape, parts))}$" for parts in lines]
    return re.compile("|".join(shapes), re.MULTILINE)


def _write(path: str, text: str) -> bool:
    """Write a report; tell whether the file changed."""
    is_filled = Path(path).is_file() and Path(path).stat().st_size
    if is_filled and date_in(path) is None:
        raise StateError(message("not_a_report", path=path))
    return files.replace(path, text.encode())


def report_text(
    context: Context, terms: Sequence[str], as_of: str | None, since: str | None, by: str
) -> str:
    """Return the report of the projects that the terms leave."""
    checked_grouping(by, GROUPINGS)
    day = as_of_day(context, as_of or context.clock.today.isoformat())
    start = reports.year_before(day.today) if since is None else checked_date(since, "--since")
    with open_for_reading(context) as connection:
        projects = list(questions.projects(connection, questions.Filter(terms, "registry"), day))
        ids = [project["id"] for project in projects]
        vocabulary = questions.vocabulary(connection, context.language)
        facts = reports.Facts(
            projects,
            list(questions.promises(connection, ids, day)),
            list(questions.events(connection, ids, questions.DateRange(until=day.until))),
            questions.sources(connection),
        )
        load = questions.last_load(connection)
    made = reports.make(
        reports.Period(day.today, start),
        reports.Grouping(by, vocabulary.names_by_id, vocabulary.goals),
        facts,
    )
    title = localized(load, "title", context.language)
    heading = word("title", context.language)
    if title:
        heading = word("heading", context.language, title=title, part=heading)
    return Writer(vocabulary, facts.sources).write(made, heading, terms)
