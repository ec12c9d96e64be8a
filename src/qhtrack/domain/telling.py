"""Work out what becomes of what is told of a fact."""

from typing import NamedTuple

from qhtrack.domain.actions import Action
from qhtrack.domain.citations import Age
from qhtrack.domain.conflicts import Conflict, Data
from qhtrack.domain.errors import StateError
from qhtrack.domain.merging_facts import FINDING
from qhtrack.domain.messages import Message, ProjectId, message
from qhtrack.domain.statements import Fact, Statement, dropping, replacing, telling, told
from qhtrack.domain.text import shown


class Told(NamedTuple):
    """A statement, and what it does."""

    statement: Statement
    action: Action


def tell(fact: Fact, row: Data | None, said: Data, age: Age) -> Told:
    """Tell a fact, or more of one that is known.

    Raises:
        StateError: something else is known.
    """
    statement = telling(fact, row, said)
    if row is None:
        return Told(statement, Action.RECORDED)
    after, conflicts = told(row, statement, age)
    if conflicts:
        raise StateError(_known_otherwise(statement, row, conflicts[0]))
    return Told(statement, Action.UNCHANGED if after == row else Action.AMENDED)


def _known_otherwise(said: Statement, row: Data, conflict: Conflict) -> Message:
    """Return what is known and what is told: of a finding all of it, which is one thing."""
    fact = said.fact
    field = ".".join(conflict.place[len(fact.place) :])
    known, told_ = _value(conflict.ours), _value(conflict.theirs)
    if fact.kind == "promise" and field in FINDING:
        field = "finding"
        known, told_ = _finding(row), _finding(said.after or {})
    return message(
        "known_otherwise" if fact.is_told else "known_otherwise_set",
        owner=ProjectId(fact.owner) if fact.is_of_project else fact.owner,
        project=fact.owner,
        kind=fact.kind,
        field=field,
        known=known,
        told=told_,
    )


def _value(value: object) -> str:
    return "–" if value is None else shown(value)


def _finding(row: Data) -> str:
    return shown(", ".join(f"{key} {row[key]}" for key in FINDING if key in row))


def correct(fact: Fact, row: Data, said: Data) -> Told:
    """Say that fields of a known fact are otherwise (None: absent)."""
    changed = {key: value for key, value in said.items() if row.get(key) != value}
    action = Action.AMENDED if changed else Action.UNCHANGED
    return Told(replacing(fact, row, changed), action)


def drop(fact: Fact, row: Data) -> Told:
    """Take a fact back."""
    return Told(dropping(fact, row), Action.DROPPED)
