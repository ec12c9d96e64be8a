"""Settle what was said here with a file that was loaded, fact by fact."""

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from qhtrack.domain.change_results import Seen
from qhtrack.domain.citations import Age
from qhtrack.domain.conflicts import Data, place_name
from qhtrack.domain.filing import less, loaded, without
from qhtrack.domain.merging_facts import FINDING
from qhtrack.domain.messages import Message, message
from qhtrack.domain.rows import ConflictRow, OverruledRow
from qhtrack.domain.statement_rows import statement_row
from qhtrack.domain.statements import (
    Fact,
    Statement,
    apply_or_revert,
    changed_keys,
    fold_statements,
    order_of_folding,
)
from qhtrack.domain.text import shown

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
        place = place_name((*self.fact.place, *field))
        return message("located", place=place, message=self.reason)

    @property
    def row(self) -> ConflictRow:
        """Return it for a script."""
        fact = self.fact
        return {
            "kind": fact.kind,
            "project": fact.owner if fact.is_of_project else None,
            "id": None if fact.is_told else fact.owner,
            "fact": fact.identity if fact.is_told else None,
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
        one = self.statement
        # a part, or a change, is not the whole of its fact
        is_whole = one.number and (one.fact.is_told or None in (one.before, one.after))
        fields = () if is_whole else (", ".join(changed_keys(one)),)
        return message(
            self.reason if one.stands else f"{self.reason}_undone",
            fact=place_name((*one.fact.place, *fields)),
            recording=one.recording,
        )

    @property
    def row(self) -> OverruledRow:
        """Return it for a script."""
        return {**statement_row(self.statement), "recording": self.statement.recording}


class Versions(NamedTuple):
    """A fact as the database showed it before a load, and as the last file and this one have it."""

    shown: Data | None
    last_file: Data | None
    new_file: Data | None


class Settled(NamedTuple):
    """The statements about a fact after a load, and what is shown of it.

    `overruled` are those that gave way, `retold` is what must be told anew for ours to stand,
    `disputes` what a person must settle, `settled` what the preference did.
    """

    row: Data | None
    statements: list[Statement]
    overruled: list[Overruled]
    retold: list[Statement]
    disputes: list[Dispute]
    settled: Sequence[Dispute] = ()


def settle(
    versions: Versions, said: Sequence[Statement], age: Age, preference: Preference | None
) -> Settled:
    """Return what becomes of the statements about a fact where a file was loaded.

    What the file has is the file's from then on. The rest is laid over it; where the file
    says otherwise, `preference` decides. For example, of a dam's owner set here from X to Y,
    which the file has changed to Z:

        file    the statement is overruled: Z
        mine    it is told anew, of Z: Y
    """
    after = loaded(versions.new_file, versions.shown, said, age)
    settled = Settled(versions.new_file, after, _overruled(versions.new_file, said, after), [], [])
    kept = [[one] for one in after]
    retold: set[str | None] = set()
    for number in order_of_folding(after):
        one = after[number]
        disputes = list(_disputes(one, versions, settled.row, age))
        fields = _fields_of(disputes)
        if preference is not None:
            settled = settled._replace(settled=(*settled.settled, *disputes))
        if not disputes or preference is None:
            settled.disputes.extend(disputes)
        elif preference is Preference.FILE:
            kept[number] = without(one, fields, settled.row)
            settled.overruled.append(Overruled(kept[number][-1], GAVE_UP))
        elif settled.row is None:
            anew = [Statement(one.fact, None, versions.shown)]
            return superseded(settled, versions.shown, anew)
        else:
            kept[number] = [_rebased(one, settled.row, fields)]
            retold |= fields
        settled = settled._replace(row=fold_statements(settled.row, kept[number], age).row)
    if retold:
        return _retold(settled, versions.new_file, retold)
    return settled._replace(statements=[one for parts in kept for one in parts])


def _retold(settled: Settled, now: Data | None, fields: set[str | None]) -> Settled:
    """Return what was said otherwise than the file overruled in these fields, and told anew.

    What was said first stays in the log as it was said.
    """
    kept = [
        part
        for one in settled.statements
        for part in (without(one, fields, now) if _speaks_of(one, fields) else [one])
    ]
    fact = settled.statements[0].fact
    anew = Statement(fact, _part(fact, now, fields), _part(fact, settled.row, fields))
    return settled._replace(statements=kept, retold=[anew])


def _part(fact: Fact, row: Data | None, fields: set[str | None]) -> Data | None:
    if row is None or None in fields:
        return row
    return {key: value for key, value in row.items() if key in {*fact.identity, *fields}}


def _speaks_of(one: Statement, fields: set[str | None]) -> bool:
    return one.is_shown and (None in fields or not fields.isdisjoint(changed_keys(one)))


def _overruled(
    row: Data | None, said: Sequence[Statement], after: Sequence[Statement]
) -> list[Overruled]:
    """Return what the file has taken out or corrected since it was seen there."""
    reason = TAKEN_OUT if row is None else CORRECTED
    # a part of one has no number yet
    had = {0, *(one.number for one in said if one.seen is Seen.YES)}
    return [
        Overruled(one, reason) for one in after if one.seen is Seen.OVERRULED and one.number in had
    ]


def _disputes(one: Statement, versions: Versions, row: Data | None, age: Age) -> Iterator[Dispute]:
    """Yield what a statement and the file, with what was said before it, say otherwise."""
    edits = one.stands and None not in (one.before, one.after)
    if row is None and edits and versions.last_file is not None:
        yield Dispute(one.fact, None, None, one.after, message("load_edits_gone"))
        return
    depth = len(one.fact.place)
    for conflict in apply_or_revert(row, one, age).conflicts:
        field = next(iter(conflict.place[depth:]), None)
        reason = message("load_edits_gone" if conflict.ours is None else "load_drops_changed")
        if field is not None:
            values = {"mine": conflict.theirs, "file": conflict.ours}
            told = {
                side: message("load_nothing") if value is None else shown(value)
                for side, value in values.items()
            }
            reason = message("load_differs", **told)
        yield Dispute(one.fact, field, conflict.ours, conflict.theirs, reason)


def _fields_of(disputes: Sequence[Dispute]) -> set[str | None]:
    """Return the fields in dispute (None: all); a finding is one thing."""
    fields = {dispute.field for dispute in disputes}
    return fields if fields.isdisjoint(FINDING) else fields | {*FINDING}


def _rebased(one: Statement, row: Data, fields: Collection[str | None]) -> Statement:
    """Return a statement as it were said of what the file has; what was undone, as if of that."""
    if None in fields:
        return one._replace(before=row)
    found = {key: row[key] for key in fields if key in row}
    said = one.before if one.stands else one.after
    rebased = {**one.fact.identity, **(less(one, said, fields) or {}), **found}
    return one._replace(before=rebased) if one.stands else one._replace(after=rebased)


def superseded(settled: Settled, row: Data | None, retold: list[Statement]) -> Settled:
    """Return the statements overruled by what is told anew in their place."""
    kept = [one._replace(seen=Seen.OVERRULED) if one.stands else one for one in settled.statements]
    return Settled(row, kept, [], retold, [], settled.settled)


def given_up(settled: Settled, row: Data | None) -> Settled:
    """Return the statements overruled by a file that says `row`."""
    gone = [one for one in settled.statements if one.is_shown]
    kept = [
        one._replace(seen=Seen.OVERRULED) if one.is_shown else one for one in settled.statements
    ]
    overruled = [*settled.overruled, *(Overruled(one, GAVE_UP) for one in gone)]
    return Settled(row, kept, overruled, [], [], settled.settled)


def with_part_given_up(
    settled: Settled, statement: Statement, fields: Collection[str | None], row: Data | None
) -> Settled:
    """Return the statements with one of them overruled in some fields; the file says `row`."""
    parts = without(statement, fields, row)
    at = settled.statements.index(statement)
    return settled._replace(
        statements=[*settled.statements[:at], *parts, *settled.statements[at + 1 :]],
        overruled=[*settled.overruled, Overruled(parts[-1], GAVE_UP)],
    )
