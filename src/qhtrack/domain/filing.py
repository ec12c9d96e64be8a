"""Tell which statements a registry file has by now, or has in part."""

from collections.abc import Collection, Sequence

from qhtrack.domain.change_results import Seen
from qhtrack.domain.citations import Age
from qhtrack.domain.conflicts import Data
from qhtrack.domain.merging_facts import FINDING, NOTES
from qhtrack.domain.statements import Statement, apply_statement, changed_keys, revert_statement

# what of an event or promise moves from the one field to the other, or is one thing
_TOGETHER = (frozenset(FINDING), frozenset(NOTES), frozenset({"source", "also"}))


def loaded(
    row: Data | None, shown: Data | None, statements: Sequence[Statement], age: Age
) -> list[Statement]:
    """Return the statements as a load leaves them of a file that says `row`.

    `shown` is what was shown before: a file that says the same has them all, and one that has
    what they say together. Else one that changes nothing there was seen in the file. One that
    was seen before and would change something again is overruled, as far as that goes:
    somebody has taken it out or corrected it.
    """
    waiting = [said for said in statements if said.stands and said.seen is Seen.NO]
    has_all = row == shown or all(
        is_there(row, together(waiting[number:], age), age) for number in range(len(waiting))
    )
    landed = waiting if has_all else _landed(row, waiting, age)
    numbers = {said.number for said in landed}
    after: list[Statement] = []
    # newest first: what a later one replaced is there below it
    for said in reversed(statements):
        seen = _seen(row, said, age, is_landed=said.number in numbers)
        parts = [said._replace(seen=seen, written=seen is Seen.YES)]
        if seen is Seen.OVERRULED and said.seen is Seen.YES:
            parts = _parted(row, said, age)
        if parts[0].seen is Seen.YES:
            row = revert_statement(row, parts[0], age).row
        after += reversed(parts)
    return after[::-1]


def _seen(row: Data | None, said: Statement, age: Age, *, is_landed: bool) -> Seen:
    has_it = is_there(row, said, age)
    if said.seen is Seen.OVERRULED:
        # the file may say it again
        return Seen.YES if said.stands and has_it else said.seen
    if said.stands:
        if said.seen is Seen.NO and not is_landed:
            return Seen.NO
        return Seen.YES if has_it else Seen.OVERRULED
    if said.seen is Seen.YES:
        return Seen.NO if revert_statement(row, said, age) == (row, []) else Seen.YES
    # undone after it was written: the file may have it, then the next export takes it out
    return Seen.YES if said.written and has_it else Seen.NO


def _parted(row: Data | None, said: Statement, age: Age) -> list[Statement]:
    """Return what a file still has of a statement that it had, and what it denies by now.

    For example, of an owner and a length set here, the owner of which somebody has corrected
    in the file, the length is there still, and may be undone.
    """
    fields = _denied(row, said, age)
    parts = without(said, fields, row)
    if fields and len(parts) > 1:
        return [part._replace(written=part.seen is Seen.YES) for part in parts]
    return [said._replace(seen=Seen.OVERRULED, written=False)]


def _denied(row: Data | None, said: Statement, age: Age) -> set[str | None]:
    """Return the fields of a statement that a file denies (None: all)."""
    laid, conflicts = apply_statement(row, said, age)
    if row is None or laid is None:
        return {None}
    depth = len(said.fact.place)
    fields = {next(iter(conflict.place[depth:]), None) for conflict in conflicts}
    fields |= {key for key in row | laid if row.get(key) != laid.get(key)}
    for group in _TOGETHER if said.fact.is_told else ():
        if not fields.isdisjoint(group):
            fields |= group
    return fields & {None, *changed_keys(said)}


def is_there(row: Data | None, said: Statement, age: Age) -> bool:
    """Tell whether a file that says `row` has a statement: laid over it, it changes nothing."""
    return apply_statement(row, said, age) == (row, [])


def _landed(row: Data | None, waiting: Sequence[Statement], age: Age) -> list[Statement]:
    """Return the statements that a file has which says `row`, and not all of them.

    Those that only add are there each by itself; one that corrects or drops was said on
    top of what came before it, and what follows it on top of that.
    """
    landed: list[Statement] = []
    for number, said in enumerate(waiting):
        has_it = is_there(row, said, age)
        if not said.only_adds and not (has_it and len(landed) == number):
            break
        if has_it:
            landed.append(said)
    return landed


def together(statements: Sequence[Statement], age: Age) -> Statement:
    """Return what statements about a fact say as one: what they found, and what they make of it.

    For example, of an owner changed from X to Y, then to Z, that Y was changed to Z: a file
    that says Z has both, though it denies the first.
    """
    first = statements[0]
    before: Data = {}
    for said in statements:
        before |= said.before or {}
    found = row = None if first.before is None else before
    for said in statements:
        row = apply_statement(row, said, age).row
    return first._replace(before=found, after=row)


def without(one: Statement, fields: Collection[str | None], row: Data | None) -> list[Statement]:
    """Return what is left of a statement, if anything, and the part of it that is overruled.

    `row` is the fact without it: that there is such a fact is news where there is none.
    """
    rest = one._replace(before=less(one, one.before, fields), after=less(one, one.after, fields))
    says_something = rest.before != rest.after and (
        rest.before is not None or rest.after != one.fact.identity or row is None
    )
    if None in fields or not says_something:
        return [one._replace(seen=Seen.OVERRULED)]
    kept = {*(one.before or {}), *(one.after or {})} - {*fields}
    part = one._replace(
        before=less(one, one.before, kept),
        after=less(one, one.after, kept),
        seen=Seen.OVERRULED,
        number=0,
    )
    return [rest, part]


def less(one: Statement, row: Data | None, fields: Collection[str | None]) -> Data | None:
    """Return a side of a statement without some fields."""
    if row is None:
        return None
    identity = one.fact.identity
    return {key: value for key, value in row.items() if key in identity or key not in fields}
