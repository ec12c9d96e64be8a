"""Settle the statements of a fact with its row in a loaded registry file."""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import SourceOrder
from qhtrack.domain.conflicts import path_name, value_said
from qhtrack.domain.filing import (
    split_off,
    statements_after_load,
    undone_and_reworded,
    without_fields,
)
from qhtrack.domain.merging_facts import FINDING
from qhtrack.domain.messages import Message, message
from qhtrack.domain.rows import ConflictRow, OverruledRow
from qhtrack.domain.statement_rows import fact_row, statement_row
from qhtrack.domain.statements import (
    Fact,
    Statement,
    apply_or_revert,
    changed_keys,
    order_of_replaying,
    replay_statements,
)
from qhtrack.domain.toml_tables import TomlTable

# why a statement was overruled: the sentence that says it
TAKEN_OUT = "load_took_out"
CORRECTED = "load_corrected"
GAVE_UP = "load_gave_up"


class Preference(StrEnum):
    """Who is right where what was said here and a file differ."""

    FILE = "file"
    MINE = "mine"


class Dispute(NamedTuple):
    """What was said here and the file says otherwise: a fact, or one field of it.

    None stands for nothing, or for a removal.
    """

    fact: Fact
    field: str | None
    file: Any
    mine: Any
    reason: Message

    def located(self) -> Message:
        """Return it in one line: `dam: owner: 'X' here, 'Y' in the file`."""
        field = () if self.field is None else (self.field,)
        path = path_name((*self.fact.path, *field))
        return message("located", place=path, message=self.reason)

    @property
    def row(self) -> ConflictRow:
        """Return it for a script."""
        return {
            **fact_row(self.fact),
            "field": self.field,
            "file": self.file,
            "mine": self.mine,
        }


class Overruled(NamedTuple):
    """A statement that a load took back, and why: a key of the sentence that says it."""

    statement: Statement
    reason: str

    def located(self) -> Message:
        """Return it in one line: `dam: owner (recording 3): corrected in the file since`."""
        statement = self.statement
        # a part, or a change, is not the whole of its fact
        is_whole = statement.number and (
            statement.fact.is_event_or_promise or None in (statement.before, statement.after)
        )
        fields = () if is_whole else (", ".join(changed_keys(statement)),)
        return message(
            self.reason if statement.stands else f"{self.reason}_undone",
            fact=path_name((*statement.fact.path, *fields)),
            recording=statement.recording,
        )

    @property
    def row(self) -> OverruledRow:
        """Return it for a script."""
        return {**statement_row(self.statement), "recording": self.statement.recording}


class Versions(NamedTuple):
    """A fact as the database showed it before a load, and as the last file and this one have it."""

    shown: TomlTable | None
    last_file: TomlTable | None
    new_file: TomlTable | None


class Settlement(NamedTuple):
    """The statements about a fact after a load, and what is shown of it.

    `overruled` are those that gave way, `restated` is what must be told anew for ours to stand,
    `disputes` what a person must settle, `decided` what the preference did.
    """

    row: TomlTable | None
    statements: list[Statement]
    overruled: list[Overruled]
    restated: list[Statement]
    disputes: list[Dispute]
    decided: Sequence[Dispute] = ()


def settle(
    versions: Versions,
    statements: Sequence[Statement],
    source_order: SourceOrder,
    preference: Preference | None,
) -> Settlement:
    """Return what becomes of the statements about a fact where a file was loaded.

    What the file has is the file's from then on. The rest is replayed over it; where the file
    says otherwise, `preference` decides. For example, of a dam's owner set here from X to Y,
    which the file has changed to Z:

        file    the statement is overruled: Z
        mine    it is told anew, of Z: Y
    """
    loaded_statements = statements_after_load(
        versions.new_file, versions.shown, statements, source_order
    )
    settlement = Settlement(
        versions.new_file,
        loaded_statements,
        _overruled_by_file(versions.new_file, statements, loaded_statements),
        [],
        [],
    )
    if _is_undone_and_changed(versions, loaded_statements, source_order):
        return _settle_undone(settlement, preference)
    reworded = undone_and_reworded(
        versions.new_file, (versions.shown, versions.last_file), statements
    )
    settlement.overruled.extend(Overruled(statement, CORRECTED) for statement in reworded)
    return _settle_each(settlement, versions, source_order, preference)


def _settle_each(
    settlement: Settlement,
    versions: Versions,
    source_order: SourceOrder,
    preference: Preference | None,
) -> Settlement:
    """Replay the statements over the file one by one, and settle what each says otherwise."""
    kept = [[statement] for statement in settlement.statements]
    restated_fields: set[str | None] = set()
    for number in order_of_replaying(settlement.statements):
        statement = settlement.statements[number]
        disputes = list(_disputes(statement, versions, settlement.row, source_order))
        fields = _fields_of(disputes)
        if preference is not None:
            settlement = settlement._replace(decided=(*settlement.decided, *disputes))
        if not disputes or preference is None:
            settlement.disputes.extend(disputes)
        elif preference is Preference.FILE:
            kept[number] = split_off(statement, fields, settlement.row)
            settlement.overruled.append(Overruled(kept[number][-1], GAVE_UP))
        elif settlement.row is None:
            restated = [Statement(statement.fact, None, versions.shown)]
            return supersede(settlement, versions.shown, restated)
        else:
            kept[number] = [_rebase(statement, settlement.row, fields)]
            restated_fields |= fields
        settlement = settlement._replace(
            row=replay_statements(settlement.row, kept[number], source_order).row
        )
    if restated_fields:
        return _restate(settlement, versions.new_file, restated_fields)
    return settlement._replace(statements=[statement for parts in kept for statement in parts])


def _is_undone_and_changed(
    versions: Versions, statements: Sequence[Statement], source_order: SourceOrder
) -> bool:
    """Tell whether a fact was undone here whole, and the file has it otherwise by now."""
    shown = [statement for statement in statements if statement.differs_from_file]
    if versions.shown is not None or not shown or any(statement.stands for statement in shown):
        return False
    redone = [statement._replace(stands=True, verdict=Verdict.UNSEEN) for statement in shown]
    return replay_statements(None, redone, source_order).row != versions.new_file


def _settle_undone(settlement: Settlement, preference: Preference | None) -> Settlement:
    """Settle a fact that was undone here: the file's stands, or is dropped."""
    row, fact = settlement.row, settlement.statements[0].fact
    dispute = Dispute(fact, None, row, None, message("load_undone_changed"))
    if preference is None:
        return settlement._replace(row=None, disputes=[dispute])
    given_up = give_up(settlement._replace(decided=(dispute,)), row)
    if preference is Preference.FILE:
        return given_up
    restated = [Statement(fact, row, None)]
    return given_up._replace(row=None, overruled=settlement.overruled, restated=restated)


def _restate(
    settlement: Settlement, file_row: TomlTable | None, fields: set[str | None]
) -> Settlement:
    """Return what was said otherwise than the file overruled in these fields, and told anew.

    What was said first stays in the log as it was said.
    """
    kept = [
        part
        for statement in settlement.statements
        for part in (
            split_off(statement, fields, file_row)
            if _changes_any(statement, fields)
            else [statement]
        )
    ]
    fact = settlement.statements[0].fact
    restated = Statement(
        fact, _part_of_row(fact, file_row, fields), _part_of_row(fact, settlement.row, fields)
    )
    return settlement._replace(statements=kept, restated=[restated])


def _part_of_row(fact: Fact, row: TomlTable | None, fields: set[str | None]) -> TomlTable | None:
    if row is None or None in fields:
        return row
    return {key: value for key, value in row.items() if key in {*fact.identity, *fields}}


def _changes_any(statement: Statement, fields: set[str | None]) -> bool:
    return statement.differs_from_file and (
        None in fields or not fields.isdisjoint(changed_keys(statement))
    )


def _overruled_by_file(
    row: TomlTable | None, statements: Sequence[Statement], loaded_statements: Sequence[Statement]
) -> list[Overruled]:
    """Return what the file has taken out or corrected since it was seen there."""
    reason = TAKEN_OUT if row is None else CORRECTED
    # a part of one has no number yet
    seen_before = {
        0,
        *(statement.number for statement in statements if statement.verdict is Verdict.SEEN),
    }
    return [
        Overruled(statement, reason)
        for statement in loaded_statements
        if statement.verdict is Verdict.OVERRULED and statement.number in seen_before
    ]


def _disputes(
    statement: Statement, versions: Versions, row: TomlTable | None, source_order: SourceOrder
) -> Iterator[Dispute]:
    """Yield what a statement and the file, with what was said before it, say otherwise."""
    edits = statement.stands and None not in (statement.before, statement.after)
    if row is None and edits and versions.last_file is not None:
        yield Dispute(statement.fact, None, None, statement.after, message("load_edits_gone"))
        return
    depth = len(statement.fact.path)
    for conflict in apply_or_revert(row, statement, source_order).conflicts:
        field = next(iter(conflict.path[depth:]), None)
        reason = message("load_edits_gone" if conflict.ours is None else "load_drops_changed")
        if field is not None:
            values = {"mine": conflict.theirs, "file": conflict.ours}
            values_shown = {
                side: message("load_nothing") if value is None else value_said(field, value)
                for side, value in values.items()
            }
            reason = message("load_differs", **values_shown)
        yield Dispute(statement.fact, field, conflict.ours, conflict.theirs, reason)


def _fields_of(disputes: Sequence[Dispute]) -> set[str | None]:
    """Return the fields in dispute (None: all); a finding is one thing."""
    fields = {dispute.field for dispute in disputes}
    return fields if fields.isdisjoint(FINDING) else fields | {*FINDING}


def _rebase(statement: Statement, row: TomlTable, fields: Collection[str | None]) -> Statement:
    """Return a statement as it were said of what the file has; what was undone, as if of that."""
    if None in fields:
        return statement._replace(before=row)
    file_values = {key: row[key] for key in fields if key in row}
    side = statement.before if statement.stands else statement.after
    rebased = {
        **statement.fact.identity,
        **(without_fields(statement, side, fields) or {}),
        **file_values,
    }
    return (
        statement._replace(before=rebased)
        if statement.stands
        else statement._replace(after=rebased)
    )


def supersede(
    settlement: Settlement, row: TomlTable | None, restated: list[Statement]
) -> Settlement:
    """Return the statements overruled by what is told anew in their place."""
    kept = [
        statement._replace(verdict=Verdict.OVERRULED) if statement.stands else statement
        for statement in settlement.statements
    ]
    return Settlement(row, kept, [], restated, [], settlement.decided)


def give_up(settlement: Settlement, row: TomlTable | None) -> Settlement:
    """Return the statements overruled by a file that says `row`."""
    shown_statements = [
        statement for statement in settlement.statements if statement.differs_from_file
    ]
    kept = [
        statement._replace(verdict=Verdict.OVERRULED) if statement.differs_from_file else statement
        for statement in settlement.statements
    ]
    overruled = [
        *settlement.overruled,
        *(Overruled(statement, GAVE_UP) for statement in shown_statements),
    ]
    return Settlement(row, kept, overruled, [], [], settlement.decided)


def give_up_fields(
    settlement: Settlement,
    statement: Statement,
    fields: Collection[str | None],
    row: TomlTable | None,
) -> Settlement:
    """Return the statements with one of them overruled in some fields; the file says `row`."""
    parts = split_off(statement, fields, row)
    index = settlement.statements.index(statement)
    return settlement._replace(
        statements=[*settlement.statements[:index], *parts, *settlement.statements[index + 1 :]],
        overruled=[*settlement.overruled, Overruled(parts[-1], GAVE_UP)],
    )
