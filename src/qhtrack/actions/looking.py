"""Answer questions about one project or source, and about events: show, history."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from shlex import quote
from typing import NamedTuple

from qhtrack.actions import citing
from qhtrack.actions.answering import (
    Question,
    Shape,
    arranged,
    as_of_line,
    chosen_table,
    fetch_limit,
    note_hidden_rows,
    note_words,
    row_limit,
    stream_rows,
)
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading
from qhtrack.actions.parameters import as_of_day, checked_columns, checked_range, checked_sort
from qhtrack.database import naming, project_lookup, questions, statements
from qhtrack.database.forbidden_events import FORCE_COLUMN
from qhtrack.database.questions import AsOf
from qhtrack.database.terms import EVERY, UNFILED, Clause, both
from qhtrack.domain import fields
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.errors import AmbiguousProjectError, ProjectError, UsageError
from qhtrack.domain.messages import English, Message, ProjectId, message
from qhtrack.domain.rows import EventRow, PlacedEventRow, ProjectDetails, SourceRow
from qhtrack.domain.statements import Fact
from qhtrack.domain.text import shown
from qhtrack.output.formats import Format, PageFormat, as_json
from qhtrack.words.vocabulary import Vocabulary

_MOST_SOURCES = 12
_MOST_PROJECTS = 10
# what a project has whatever day is asked for
_UNDATED = (*fields.SIZES, "note", "note_zh")


def show(
    context: Context, name: str, page_format: PageFormat | None, *, as_of: str | None = None
) -> Answer:
    """Answer with one project whole, or with what rests on the source of this id or title."""
    day = as_of_day(context, as_of)
    with open_for_reading(context) as connection:
        try:
            project = project_lookup.find(connection, name)
        except ProjectError as error:
            row = _source(connection, name)
            if row is None:
                raise _with_what_is_meant(connection, name, day, error) from None
            page = citing.source(context, connection, row, day, page_format)
            undated = False
        else:
            details = _details(connection, project, day)
            page = _project(context, connection, details, page_format)
            values: Mapping[str, object] = details
            undated = any(values[key] is not None for key in _UNDATED)
        if page_format is not None or as_of is None:
            return page
        vocabulary = naming.vocabulary(connection, context.language)
        lines = as_of_line(as_of, day.today, vocabulary)
        if undated:
            lines.append(f"{vocabulary.phrase('undated_facts')}\n")
        return Answer([*page.text, *lines])


def _source(connection: sqlite3.Connection, name: str) -> SourceRow | None:
    """Return the source that has this id or title, None where none or several have."""
    # a project needs no names of sources
    from qhtrack.database import values
    from qhtrack.words import names

    rows = questions.sources(connection)
    ids = names.exact_matches(name, values.names_of_field(connection, "source"))
    matches = [rows[id_] for id_ in ids if id_ in rows]
    return matches[0] if len(matches) == 1 else None


def _with_what_is_meant(
    connection: sqlite3.Connection, name: str, day: AsOf, error: ProjectError
) -> ProjectError:
    """Return the error that no project is called so, with what is asked for otherwise.

    That is a category; the projects that have all words of a phrase; where none is like it,
    sources, or what `list` finds.
    """
    from qhtrack.database import values
    from qhtrack.words import names

    if names.whole_matches(name, values.names_of_field(connection, "category")):
        return _of_category(connection, name, error)
    if isinstance(error, AmbiguousProjectError):
        return error
    sourced = _part_of_titles(connection, name, error)
    ids = _listed(connection, name, day)
    if sourced is not error or {*ids} <= {*error.candidates}:
        return sourced
    if len(ids) <= _MOST_PROJECTS and values.phrases(connection, [name], day.today):
        if ids[1:]:
            return _unknown(name, message("like_it", names=tuple(map(ProjectId, ids))), ids)
        return _unknown(name, message("did_you_mean", word=ids[0]), ids)
    return error if error.candidates else _unknown(name, _listing("", name), [])


def _of_category(connection: sqlite3.Connection, name: str, error: ProjectError) -> ProjectError:
    """Return the error that a category is called so, and which projects are."""
    listing = message("category_listed", name=shown(name), suggestion=_listing("-c ", name))
    if not isinstance(error, AmbiguousProjectError):
        return ProjectError(listing, [])
    named = project_lookup.named_candidates(connection, [*map(str, error.candidates)])
    called_so = message("called_so", candidates=named)
    in_category = message("two_hints", first=listing, second=called_so)
    return AmbiguousProjectError(in_category, error.candidates)


def _listed(connection: sqlite3.Connection, name: str, day: AsOf) -> list[str]:
    """Return the projects that `list` answers a name with; none where it refuses it."""
    try:
        terms = questions.read_terms(connection, [name], day)
        return questions.project_ids(connection, terms, day) if name.strip() else []
    except UsageError:
        return []


def _listing(option: str, name: str) -> Message:
    typed = name if name.isalnum() else quote(name)
    return message("see_them", command=English(f"qhtrack list {option}{typed}"))


def _unknown(name: str, suggestion: Message, ids: list[str]) -> ProjectError:
    return ProjectError(message("unknown_project", name=shown(name), suggestion=suggestion), ids)


def _part_of_titles(connection: sqlite3.Connection, name: str, error: ProjectError) -> ProjectError:
    """Return the error that no project is called so; where none is like it, with sources."""
    from qhtrack.database import source_titles, values
    from qhtrack.words import names

    rows = questions.sources(connection)
    entries = values.names_of_field(connection, "source")
    ids = [id_ for id_ in names.partial_matches(name, entries) if id_ in rows]
    ids = ids or source_titles.ids_in_words(connection, name)
    if error.candidates or not ids:
        return error
    more = ("…",) if len(ids) > _MOST_SOURCES else ()
    sources = (*(_titled(rows[id_]) for id_ in ids[:_MOST_SOURCES]), *more)
    return _unknown(name, message("like_sources", sources=sources), ids)


def _titled(row: SourceRow) -> Message:
    title = {
        "name": row["title_en"] or row["title"],
        "name_zh": row["title_zh"] or row["title"],
    }
    return message("called", id=row["id"], name=title)


def _details(connection: sqlite3.Connection, name: str, day: AsOf) -> ProjectDetails:
    """Return one project whole: its sizes, promises and events."""
    date_range = questions.DateRange(until=day.until)
    return {
        **questions.project(connection, name, day),
        "promises": list(questions.promises(connection, [name], day)),
        "events": list(questions.events(connection, [name], date_range, force_column=FORCE_COLUMN)),
        "unfiled": [],
    }


def _project(
    context: Context,
    connection: sqlite3.Connection,
    details: ProjectDetails,
    page_format: PageFormat | None,
) -> Answer:
    """Answer with one project whole, on its page what was set of it here too."""
    if page_format is not None:
        whole = {
            **_pick(details, fields.PROJECT_KEYS),
            "promises": [_pick(promise, fields.PROMISE_KEYS) for promise in details["promises"]],
            "events": [_pick(event, fields.EVENT_KEYS) for event in details["events"]],
        }
        return Answer([as_json(whole, page_format)])
    from qhtrack.output import pages

    vocabulary = naming.vocabulary(connection, context.language)
    sources = questions.sources(connection)
    unfiled = statements.unfiled_keys(connection, Fact("project", details["id"]))
    shown_here: ProjectDetails = {
        **details,
        "unfiled": [key for key in fields.PROJECT_KEYS if key in unfiled],
    }
    return Answer([pages.project(shown_here, context.screen, vocabulary, sources)])


def _pick(row: Mapping[str, object], keys: Sequence[str]) -> dict[str, object]:
    return {key: row[key] for key in keys}


class _Names(NamedTuple):
    """What the projects and sources of events are called, and the categories of projects."""

    projects: Mapping[str, str]
    categories: Mapping[str, str]
    sources: Mapping[str, SourceRow]
    vocabulary: Vocabulary

    def named(self, row: EventRow) -> PlacedEventRow:
        """Return an event with names in place of ids."""
        return {
            **row,
            "project": self.projects[row["project"]],
            "category": self.categories[row["project"]],
            "source": row["source"] and self._title(row["source"]),
            "also": [self._title(source) for source in row["also"]],
        }

    def _title(self, source: str) -> str:
        from qhtrack.output.wording import source_name

        return source_name(source, self.sources, self.vocabulary)


def _asked(
    connection: sqlite3.Connection, terms: Sequence[str], day: AsOf
) -> tuple[list[str] | None, Clause]:
    """Return the projects of which events are asked, None for all, and what events have to say."""
    if not terms:
        return None, EVERY
    # a question without words does without all that understands them
    from qhtrack.database import event_terms

    return event_terms.asked(connection, terms, day)


def history(
    context: Context,
    terms: Sequence[str],
    shape: Shape,
    *,
    since: str | None = None,
    until: str | None = None,
    only_local: bool = False,
    as_of: str | None = None,
) -> Answer:
    """Answer with what happened that the terms leave, newest first."""
    day = as_of_day(context, as_of)
    first, last = checked_range(since, until, day.today)
    date_range = questions.DateRange(first or "", min(last or END_OF_TIME, day.until))
    asked = Question(terms, day.today, of_events=True)
    max_rows = row_limit(context, shape.limit, shape.format)
    order = checked_sort(shape.sort, fields.EVENT_KEYS)
    limit = -1 if shape.sort else fetch_limit(shape.format, max_rows)

    def events(connection: sqlite3.Connection) -> Iterator[EventRow]:
        ids, condition = _asked(connection, terms, day)
        chosen = both(condition, UNFILED) if only_local else condition
        rows = questions.events(
            connection, ids, date_range, limit=limit, condition=chosen, force_column=FORCE_COLUMN
        )
        # oldest first is all of it the other way round, what counts as one day too
        return reversed(list(rows)) if "date" in order else rows

    if shape.format is not Format.TABLE:
        return stream_rows(context, events, asked, shape, fields.EVENT_KEYS)
    from qhtrack.output import pages

    chosen = checked_columns(shape.columns, fields.EVENT_KEYS)
    with open_for_reading(context) as connection:
        event_rows = list(events(connection))
        vocabulary = naming.vocabulary(connection, context.language)
        names = _Names(
            naming.project_names(connection, context.language),
            naming.project_categories(connection),
            questions.sources(connection),
            vocabulary,
        )
        note_words(context, connection, asked, event_rows)
    note_hidden_rows(context, len(event_rows), max_rows)
    named_rows = map(names.named, event_rows)
    rows = list(arranged(context, named_rows, shape, fields.EVENT_KEYS))[:max_rows]
    if chosen:
        return Answer([chosen_table(context, rows, chosen, vocabulary)])
    return Answer([pages.history(rows, context.screen, vocabulary)])
