"""Record a promise, or the finding on one: promise."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from qhtrack.actions import statement_recording
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.typed_fields import CheckContext, check_row
from qhtrack.actions.update_validation import read_option_date
from qhtrack.database import (
    naming,
    project_lookup,
    questions,
    source_titles,
    statements,
    transactions,
)
from qhtrack.database import statement_recording as database
from qhtrack.database.own_words import resolve_status
from qhtrack.domain.change_results import Action
from qhtrack.domain.errors import FactError, UsageError
from qhtrack.domain.merging_facts import FINDING
from qhtrack.domain.messages import English, Message, ProjectId, joined, message
from qhtrack.domain.promise_names import (
    PromiseName,
    exact_match,
    has_other_due_dates,
    matching_promises,
    name_of,
    namesakes,
    twins,
)
from qhtrack.domain.proposals import ProposedChange, propose, propose_correction
from qhtrack.domain.statements import Fact
from qhtrack.domain.status import LADDER
from qhtrack.domain.text import shown
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.domain.typed_dates import read_due
from qhtrack.output.formats import PageFormat
from qhtrack.words.typed import suggestion_to_record, value_of


class PromiseInput(NamedTuple):
    """A promise as somebody typed it, unchecked."""

    project: str
    wording: str | None = None
    milestone: str | None = None
    part: str | None = None
    due: str | None = None
    made: str | None = None
    stretch: bool = False
    wording_en: str | None = None
    wording_zh: str | None = None
    source: str | None = None
    note: str | None = None
    reached: str | None = None
    by: bool = False
    missed: str | None = None
    evidence: str | None = None
    replace: bool = False

    @property
    def has_finding(self) -> bool:
        """Tell whether it says what came of a promise."""
        return self.reached is not None or self.missed is not None


class PromiseLookup(NamedTuple):
    """What a promise is named by, and the promises of its project."""

    project: str
    name: PromiseName
    rows: Sequence[TomlTable]


# what a promise is told by beside its name
_DETAIL_KEYS = ("made", "stretch", "wording_en", "wording_zh", "source", "note", *FINDING)


def promise(
    context: Context, promise_input: PromiseInput, page_format: PageFormat | None, *, dry_run: bool
) -> Answer:
    """Record a promise, more of a known one, or what came of it.

    Raises:
        FactError: what came of a promise is told of none, or of several.
        StateError: something else is known, or the registry would contradict itself.
        UsageError: a field means nothing.
    """
    _check_together(promise_input)
    promise_input = _with_dates_in_figures(promise_input, context.clock.today.isoformat())
    with (
        open_for_recording(context) as connection,
        transactions.transaction(connection, keep=not dry_run),
    ):
        milestone = milestone_of(connection, promise_input.milestone)
        name = PromiseName(milestone, promise_input.part, promise_input.due, promise_input.wording)
        values = _values_given(promise_input, source_titles.finder(connection))
        check_promise(context, connection, name, values)
        project = project_lookup.find_to_record(connection, promise_input.project)
        rows = database.of_project(connection, "promise", project)
        lookup = PromiseLookup(project, name, rows)
        change = propose_promise(connection, lookup, values, replace=promise_input.replace)
        statement_recording.record(context, connection, change, "promise")
        notice_twins(context, lookup, change)
        notice_unknown_day(context, connection, lookup, change)
        return statement_recording.answer(context, connection, change, page_format, dry_run=dry_run)


def _check_together(promise_input: PromiseInput) -> None:
    """Check that what is given goes with each other.

    Raises:
        UsageError: it does not.
    """
    given = promise_input
    if given.reached is not None and given.missed is not None:
        raise UsageError(message("reached_beside_missed"))
    if given.has_finding and given.evidence is None:
        raise UsageError(message("option_missing", option="--evidence"))
    if given.evidence is not None and not given.has_finding:
        needed = message("either", first="--reached", second="--missed")
        raise UsageError(message("option_needs", option="--evidence", needed=needed))
    if given.by and given.reached is None:
        raise UsageError(message("option_needs", option="--by", needed="--reached"))
    if given.wording is None and not given.has_finding:
        raise UsageError(message("option_missing", option="--wording"))


def _with_dates_in_figures(promise_input: PromiseInput, today: str) -> PromiseInput:
    """Return an input whose dates are in figures, as exact as they were told: `last year`.

    Raises:
        UsageError: one is none.
    """
    due = None if promise_input.due is None else read_due(promise_input.due)
    return promise_input._replace(
        due=due if isinstance(due, str) else read_option_date("--due", promise_input.due, today),
        made=read_option_date("--made", promise_input.made, today),
        reached=read_option_date("--reached", promise_input.reached, today),
        missed=read_option_date("--missed", promise_input.missed, today),
    )


def milestone_of(connection: sqlite3.Connection, text: str | None) -> str | None:
    """Return the milestone of an option; a category may have a word of its own for it.

    Raises:
        UsageError: it is none.
    """
    milestone = None if text is None else read_milestone(resolve_status(connection, text))
    if isinstance(milestone, Message):
        raise UsageError(message("located", place="--milestone", message=milestone))
    return milestone


def read_milestone(text: str) -> str | Message:
    """Return the milestone that a text means, else what to say of it."""
    status = value_of("status", text)
    if status in LADDER:
        return status
    suggestion = suggestion_to_record(text, LADDER)
    return message("no_such_milestone", value=shown(text), suggestion=suggestion)


def check_promise(
    context: Context, connection: sqlite3.Connection, name: PromiseName, values: TomlTable
) -> None:
    """Check what a promise is named by, and what is told of it.

    Raises:
        UsageError: an option means nothing.
    """
    row = {key: value for key, value in name._asdict().items() if value is not None} | values
    check_context = CheckContext(context.clock.today.isoformat(), naming.known_ids(connection))
    # a promise that is there need not be named by its wording
    check_row("promise", {"wording": "…"} | row, row, check_context, "--")


def _values_given(promise_input: PromiseInput, source_of: Callable[[str], str]) -> TomlTable:
    values = {key: getattr(promise_input, key) for key in _DETAIL_KEYS}
    values |= {key: source_of(values[key]) for key in ("source", "evidence") if values[key]}
    return {key: value for key, value in values.items() if value not in {None, False}}


def propose_promise(
    connection: sqlite3.Connection, lookup: PromiseLookup, values: TomlTable, *, replace: bool
) -> ProposedChange:
    """Return what is told of a promise; what came of one is told of one that is known.

    Raises:
        FactError: what came of a promise is told of none, or of several.
        StateError: something else is known.
    """
    has_finding = not values.keys().isdisjoint({"reached", "missed"})
    row = resolve_promise(lookup) if has_finding else exact_match(lookup.name, lookup.rows)
    fact = Fact("promise", lookup.project, tuple(lookup.name if row is None else name_of(row)))
    if row is not None and replace:
        emptied = dict.fromkeys(FINDING) if has_finding else {}
        return propose_correction(fact, row, emptied | values)
    return propose(fact, row, values, statements.source_order(connection))


def resolve_promise(lookup: PromiseLookup) -> TomlTable:
    """Return the one promise that is meant.

    Raises:
        FactError: it is none, or there are several.
    """
    matches = matching_promises(lookup.name, lookup.rows)
    if len(matches) == 1:
        return matches[0]
    key = "several_promises" if matches else "no_such_promise" if lookup.rows else "no_promises"
    candidates = [description(row) for row in matches or lookup.rows]
    text = message(
        key, project=ProjectId(lookup.project), candidates=joined(candidates, "candidates")
    )
    raise FactError(text, candidates)


def notice_twins(context: Context, lookup: PromiseLookup, change: ProposedChange) -> None:
    """Say which promises are like a new one: to the same end, or in the same words."""
    if change.action is not Action.RECORDED:
        return
    alike = {
        "twin_promise": twins(lookup.name, lookup.rows),
        "namesake_promise": namesakes(lookup.name, lookup.rows),
    }
    context.notices += [
        message(key, project=ProjectId(lookup.project), twin=description(row))
        for key, rows in alike.items()
        for row in rows
    ]


def notice_unknown_day(
    context: Context, connection: sqlite3.Connection, lookup: PromiseLookup, change: ProposedChange
) -> None:
    """Say that a new promise counts as the first of its chain, if nobody tells when it was made."""
    row = change.statement.after or {}
    if change.action is not Action.RECORDED or "made" in row:
        return
    if not has_other_due_dates(lookup.name, lookup.rows):
        return
    source = questions.sources(connection).get(row.get("source", ""))
    if source is None or source["date"] is None:
        context.notices.append(message("made_unknown", project=ProjectId(lookup.project)))


def description(row: TomlTable) -> Message:
    """Return what a promise is known by: `2023年建成 (operating, 2023)`."""
    milestone, part, due = name_of(row).without_wording
    identifying = (
        English(milestone) if milestone else None,
        part,
        message("due_on", date=due) if due else None,
    )
    parts = joined((part for part in identifying if part), "place_parts")
    wording = str(row["wording"])
    if not parts:
        return message("named_by_wording", wording=wording)
    return message("named_promise", wording=wording, place=parts)
