"""Write the status report: report."""

from collections.abc import Sequence

from qhtrack import files
from qhtrack.actions import snapshots
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.endings import check_report
from qhtrack.actions.file_diff import difference
from qhtrack.actions.opening import open_for_reading, refuse_database
from qhtrack.actions.parameters import as_of_day, checked_grouping, checked_since
from qhtrack.database import loads, naming, questions
from qhtrack.database.questions import AsOf
from qhtrack.domain import report as reports
from qhtrack.domain.dates import is_date, last_day
from qhtrack.domain.errors import ProjectError, StateError, UsageError
from qhtrack.domain.messages import message
from qhtrack.domain.text import visible
from qhtrack.domain.unfinished_periods import without_future_days
from qhtrack.output.markdown import Writer
from qhtrack.output.stamp import made_for
from qhtrack.output.wording import term
from qhtrack.words.catalogue import localized, word

GROUPINGS = ("category", "region", "status")


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
        ProjectError: a file is to be written, and nothing fits.
        StateError: the file holds something else than a report.
        UsageError: there is no file to check, it is no text, no such date or no such grouping.
    """
    path = None if output == "-" else output
    if check and path is None:
        raise UsageError(message("check_without_output"))
    if path is not None:
        check_report(path)
    day = as_of_day(context, as_of)
    if check and path is not None:
        made = day if as_of else day_made_for(path) or day
        return difference(path, report_text(context, terms, made, since, by)[0])
    text, fits = report_text(context, terms, day, since, by)
    if path is None:
        return Answer([text])
    if not fits:
        raise ProjectError(message("nothing_to_report"), [])
    outcome = word(_write(context, path, text), context.language)
    return Answer([f"{visible(path)}{word('colon', context.language)}{outcome}\n"])


def day_made_for(path: str) -> AsOf | None:
    """Return the day that a report's file was made for; None if it is no report."""
    return _day_made_for(files.decode(files.read(path), path))


def _day_made_for(text: str) -> AsOf | None:
    mode_and_day = made_for(text)
    if mode_and_day is None or not is_date(mode_and_day[1]):
        return None
    mode, day = mode_and_day
    return AsOf(day) if mode is reports.Mode.ON else AsOf(day, day)


def _write(context: Context, path: str, text: str) -> files.Writing:
    """Write a report; tell what became of the file."""
    refuse_database(context, path)
    current = files.read_if_there(path)
    if current and _day_made_for(files.decode(current, path)) is None:
        raise StateError(message("not_a_report", path=path))
    return files.replace(path, text.encode())


def report_text(
    context: Context, terms: Sequence[str], day: AsOf, since: str | None, by: str
) -> tuple[str, bool]:
    """Return the report of the projects that the terms leave, and whether they leave any."""
    grouping = checked_grouping(by, GROUPINGS)
    start = reports.year_before(day.today) if since is None else checked_since(since, day.today)
    mode = reports.Mode.AS_OF if day.until == day.today else reports.Mode.ON
    first = last_day(start)
    with open_for_reading(context) as connection:
        if terms:
            from qhtrack.database import hints, several_meanings

            read = questions.read_terms(connection, terms, day)
            several_meanings.refuse(connection, read, day.today)
            context.notices += hints.readings(connection, terms, read, day.today)
        snapshot = snapshots.of_query(connection, terms, day)
        ids = [project["id"] for project in snapshot.projects]
        before = snapshots.promises_and_events(connection, ids, AsOf(first, first))
        vocabulary = naming.vocabulary(connection, context.language)
        sources = questions.sources(connection)
        load = loads.last_load(connection)
        query_terms = questions.read_terms(connection, terms, day)
    report_content = reports.make_report(
        reports.Period(day.today, start, mode),
        reports.Grouping(grouping, vocabulary.names_by_id, vocabulary.goals, sources),
        before,
        snapshot._replace(events=without_future_days(snapshot.events, day.today)),
    )
    title = localized(load, "title", context.language)
    heading = word("report", context.language)
    if title:
        heading = word("heading", context.language, title=title, part=heading)
    text = Writer(vocabulary, sources).write(
        report_content, heading, [term(query_term, vocabulary) for query_term in query_terms]
    )
    return text, bool(ids) or not terms
