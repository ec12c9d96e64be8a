"""Word the results of updates."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from qhtrack.actions.context import Context
from qhtrack.database import naming, questions
from qhtrack.domain.change_results import Action
from qhtrack.domain.fields import EVENT_FIGURES
from qhtrack.domain.proposals import ProposedChange
from qhtrack.domain.status import UNKNOWN
from qhtrack.domain.updates import Update, UpdateResult
from qhtrack.output.escaping import line
from qhtrack.output.statements import label, name
from qhtrack.output.wording import measure
from qhtrack.words.vocabulary import Vocabulary

# not as a class: `from` is a keyword
ResultRow = TypedDict(
    "ResultRow",
    {
        "project": str,
        "action": str,
        "from": str | None,
        "to": str,
        "date": str,
        "recorded": bool,
        "replaced": dict[str, object] | None,
    },
)
RESULT_KEYS = tuple(ResultRow.__annotations__)


def result_row(result: UpdateResult) -> ResultRow:
    """Return what became of an update, for a script."""
    return {
        "project": result.project,
        "action": result.action,
        "from": result.previous_status,
        "to": result.status,
        "date": result.date,
        "recorded": result.is_recorded,
        "replaced": result.replaced,
    }


def readers_vocabulary(
    context: Context, connection: sqlite3.Connection, projects: Iterable[str]
) -> Vocabulary:
    """Return the words for what was done to projects, with names where a terminal reads.

    Those of projects, and the titles of sources.
    """
    vocabulary = naming.vocabulary(connection, context.language)
    vocabulary = naming.with_categories(connection, vocabulary, projects)
    if not context.screen.is_terminal:
        return vocabulary
    sources = questions.sources(connection)
    titles = {id_: vocabulary.text(row, "title") or id_ for id_, row in sources.items()}
    vocabulary = naming.with_projects(connection, vocabulary)
    return vocabulary._replace(names_by_id={**vocabulary.names_by_id, "source": titles})


def with_figures(result: UpdateResult, update: Update) -> UpdateResult:
    """Return a result with the figures that were told, if anything was recorded."""
    figures = {key: value for key in EVENT_FIGURES if (value := getattr(update, key)) is not None}
    return result._replace(figures=figures) if figures and result.is_recorded else result


def result_line(result: UpdateResult, vocabulary: Vocabulary, *, dry_run: bool) -> str:
    """Return what became of an update, as a line.

    Its figures are in it as they and their units were understood, while they may still be
    taken back.
    """
    would = vocabulary.word("would") if dry_run and result.is_recorded else ""
    project = line(vocabulary.project(result.project))
    figures = result.figures
    told = vocabulary.word("before_fields") + _fields(figures, vocabulary) if figures else ""
    step = vocabulary.word("colon") + _step(result, vocabulary)
    return f"{would}{project}{step}{told}{_replaced(result, vocabulary)}\n"


def _step(result: UpdateResult, vocabulary: Vocabulary) -> str:
    after = vocabulary.status_in(result.project, result.status)
    if result.action in (Action.AMENDED, Action.UNCHANGED):
        event = vocabulary.with_date(result.project, result.status, result.date)
        return vocabulary.word(f"{result.action}_row", kind=event)
    before = vocabulary.status_in(result.project, result.previous_status or UNKNOWN)
    is_confirmed = result.action is Action.CONFIRMED
    step = vocabulary.word("confirmed", status=after) if is_confirmed else f"{before} → {after}"
    dated = vocabulary.word("in_brackets", what=step, inner=result.date)
    if result.next_event is None:
        return dated
    following = result.next_event
    later = vocabulary.with_date(result.project, following.status, following.date)
    return vocabulary.word("separator").join((dated, vocabulary.word("back_filled", what=later)))


def _replaced(result: UpdateResult, vocabulary: Vocabulary) -> str:
    """Return what stood where something else stands now."""
    if not result.replaced:
        return ""
    return vocabulary.word("instead_of", what=_fields(result.replaced, vocabulary))


def _fields(values: Mapping[str, object], vocabulary: Vocabulary) -> str:
    return vocabulary.word("separator").join(
        vocabulary.word(
            "field_value",
            field=label(key, vocabulary),
            value=_in_one_line(key, value, vocabulary),
        )
        for key, value in values.items()
    )


def _in_one_line(key: str, value: object, vocabulary: Vocabulary) -> str:
    if value is True:
        return vocabulary.word("yes")
    if isinstance(value, int | float):
        return measure(key, value, vocabulary)
    texts = value if isinstance(value, list) else [value]
    return line(vocabulary.listed([name(key, text, vocabulary) for text in texts]))


def total_line(
    results: Sequence[UpdateResult | ProposedChange], vocabulary: Vocabulary, *, dry_run: bool
) -> str:
    """Return of how many things anything was recorded, as a line."""
    count = sum(result.action is not Action.UNCHANGED for result in results)
    recorded = vocabulary.word("would_record_all" if dry_run else "recorded_all", count=count)
    rest = len(results) - count
    return recorded + (vocabulary.word("unchanged_rest", count=rest) if rest else "") + "\n"
