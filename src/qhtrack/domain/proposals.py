"""Propose the statement by which a fact, a correction or a removal is recorded."""

from typing import NamedTuple

from qhtrack.domain.change_results import Action
from qhtrack.domain.citations import SourceOrder
from qhtrack.domain.conflicts import Conflict, value_said
from qhtrack.domain.errors import StateError
from qhtrack.domain.merging_facts import FINDING
from qhtrack.domain.messages import English, FieldName, Message, ProjectId, message
from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    apply_statement,
    correction,
    removal,
)
from qhtrack.domain.text import visible
from qhtrack.domain.toml_tables import TomlTable


class ProposedChange(NamedTuple):
    """A statement, what it does, and what its fields were and are by it.

    For example, where a promise has the note "one" and a statement tells the note "two", the
    effect has "one" before, both lines after; the statement has no note before, "two" after.
    """

    statement: Statement
    action: Action
    effect: Statement


def propose(
    fact: Fact, row: TomlTable | None, values: TomlTable, source_order: SourceOrder
) -> ProposedChange:
    """Tell a fact, or more of one that is known.

    Raises:
        StateError: something else is known.
    """
    statement = addition(fact, row, values)
    if row is None:
        return ProposedChange(statement, Action.RECORDED, statement)
    after, conflicts = apply_statement(row, statement, source_order)
    if conflicts:
        raise StateError(_known_otherwise(statement, row, conflicts[0]))
    action = Action.UNCHANGED if after == row else Action.AMENDED
    return ProposedChange(statement, action, _effect(statement, row, after or {}))


def _effect(statement: Statement, row: TomlTable, after: TomlTable) -> Statement:
    """Return what the fields were and are that a statement tells, or that change by it."""
    values = {*statement.fact.identity, *(statement.after or {})}
    keys = [key for key in row | after if key in values or row.get(key) != after.get(key)]
    old, new = ({key: side[key] for key in keys if key in side} for side in (row, after))
    return Statement(statement.fact, old, new)


def _known_otherwise(statement: Statement, row: TomlTable, conflict: Conflict) -> Message:
    """Return what is known and what is told: of a finding all of it, which is one thing."""
    fact = statement.fact
    key, *rest = map(str, conflict.path[len(fact.path) :])
    field: Message | str = FieldName(key)
    if rest:
        field = message("word_of_status", field=field, status=English(rest[0]))
    if fact.kind == "promise" and key in FINDING:
        return _found_otherwise(fact, row, statement.after or {})
    return message(
        "known_otherwise" if fact.is_event_or_promise else "known_otherwise_set",
        owner=ProjectId(fact.owner) if fact.is_of_project else fact.owner,
        project=fact.owner,
        kind=fact.kind,
        field=field,
        key=".".join((key, *rest)),
        known=value_said(key, conflict.ours),
        told=value_said(key, conflict.theirs),
    )


def _found_otherwise(fact: Fact, row: TomlTable, new_row: TomlTable) -> Message:
    return message(
        "known_otherwise",
        owner=ProjectId(fact.owner),
        field=FieldName("finding"),
        known=_finding(row),
        told=_finding(new_row),
    )


def _finding(row: TomlTable) -> Message:
    """Return a finding in quotes: `'reached 2022, evidence a'`."""
    fields = (
        message("field_is", field=FieldName(key), value=_plain(row[key]))
        for key in FINDING
        if key in row
    )
    return message("quoted", text=tuple(fields))


def _plain(value: object) -> str:
    return English("true") if value is True else visible(str(value))


def propose_correction(fact: Fact, row: TomlTable, values: TomlTable) -> ProposedChange:
    """Say that fields of a known fact are otherwise (None: absent)."""
    changed = {key: value for key, value in values.items() if row.get(key) != value}
    action = Action.AMENDED if changed else Action.UNCHANGED
    statement = correction(fact, row, changed)
    return ProposedChange(statement, action, statement)


def propose_removal(fact: Fact, row: TomlTable) -> ProposedChange:
    """Take a fact back."""
    statement = removal(fact, row)
    return ProposedChange(statement, Action.DROPPED, statement)
