"""Tell which statements a registry file has by now, or has in part."""

from collections.abc import Collection, Iterator, Sequence

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import SourceOrder
from qhtrack.domain.merging_facts import FINDING, NOTES, lines_of, sources_of
from qhtrack.domain.statements import Statement, apply_statement, changed_keys, revert_statement
from qhtrack.domain.toml_tables import TomlTable

# what of an event or promise moves from the one field to the other, or is one thing
_TOGETHER = (frozenset(FINDING), frozenset(NOTES), frozenset({"source", "also"}))


def statements_after_load(
    row: TomlTable | None,
    shown: TomlTable | None,
    statements: Sequence[Statement],
    source_order: SourceOrder,
) -> list[Statement]:
    """Return the statements as a load leaves them of a file that says `row`.

    `shown` is what was shown before: a file that says the same has them all, and one that has
    what they say together. Else one that changes nothing there was seen in the file. One that
    was seen before and would change something again is overruled, as far as that goes:
    somebody has taken it out or corrected it.
    """
    numbers = _filed_numbers(row, shown, statements, source_order)
    # where it says what is shown, nothing that was undone waits for an export
    is_as_shown = row == shown
    loaded_statements: list[Statement] = []
    # newest first: what a later one replaced is there below it
    for statement in reversed(statements):
        verdict = (
            _verdict(row, statement, source_order, is_filed=statement.number in numbers)
            if statement.stands or statement.verdict is Verdict.OVERRULED
            else _verdict_of_undone(row, statement, source_order, is_present=shown is not None)
        )
        is_written = verdict is Verdict.SEEN and (statement.stands or not is_as_shown)
        parts = [statement._replace(verdict=verdict, written=is_written)]
        if verdict is Verdict.OVERRULED and statement.verdict is Verdict.SEEN:
            parts = _split_overruled(row, statement, source_order)
        if parts[0].verdict is Verdict.SEEN:
            row = revert_statement(row, parts[0], source_order).row
        loaded_statements += reversed(parts)
    return loaded_statements[::-1]


def _filed_numbers(
    row: TomlTable | None,
    shown: TomlTable | None,
    statements: Sequence[Statement],
    source_order: SourceOrder,
) -> set[int]:
    """Return the numbers of the statements that a file has though no load had seen them."""
    unseen = [
        statement
        for statement in statements
        if statement.stands and statement.verdict is Verdict.UNSEEN
    ]
    has_all_filed = row == shown or all(
        is_in_file(row, combined(unseen[number:], source_order), source_order)
        for number in range(len(unseen))
    )
    filed = unseen if has_all_filed else _filed_statements(row, unseen, source_order)
    return {statement.number for statement in filed}


def statements_redone(
    row: TomlTable | None,
    statements: Sequence[Statement],
    recording: int,
    source_order: SourceOrder,
) -> Iterator[Statement]:
    """Yield how statements about a fact change as a recording stands again; the file says `row`.

    What the file had of it and has lost since is local again, apart from what it has. For
    example, of an owner and a place, set here and undone, where somebody has taken the owner
    out of the file: the place, and as another statement the owner.
    """
    known = {statement.number: statement for statement in statements}
    for statement in statements_after_load(row, row, statements, source_order):
        # a part of one has no number yet
        was_seen = not statement.number or known[statement.number].verdict is Verdict.SEEN
        if statement.recording != recording or not was_seen:
            continue
        if statement.verdict is Verdict.OVERRULED:
            yield statement._replace(verdict=Verdict.UNSEEN)
        else:
            yield statement._replace(written=known[statement.number].written)


def _verdict(
    row: TomlTable | None, statement: Statement, source_order: SourceOrder, *, is_filed: bool
) -> Verdict:
    is_in_it = is_in_file(row, statement, source_order)
    if statement.verdict is Verdict.OVERRULED:
        # the file may say it again
        return Verdict.SEEN if statement.stands and is_in_it else statement.verdict
    if statement.verdict is Verdict.UNSEEN and not is_filed:
        return Verdict.UNSEEN
    return Verdict.SEEN if is_in_it else Verdict.OVERRULED


def _verdict_of_undone(
    row: TomlTable | None, statement: Statement, source_order: SourceOrder, *, is_present: bool
) -> Verdict:
    """Tell whether a file has what was undone here, or some of it, until the next export.

    `is_present` tells whether the fact is there without it: if not, whatever the file says of
    it is an edit of what was undone.
    """
    if statement.written and statement.before is None and row is not None and not is_present:
        return Verdict.SEEN
    was_filed = statement.written or statement.verdict is Verdict.SEEN
    is_filed = was_filed and revert_statement(row, statement, source_order) != (row, [])
    return Verdict.SEEN if is_filed else Verdict.UNSEEN


def undone_and_reworded(
    row: TomlTable | None, known_rows: Sequence[TomlTable | None], statements: Sequence[Statement]
) -> Iterator[Statement]:
    """Yield what was undone here and a file had, and has in other words by now.

    An item of a list or a line of a note is gone, and one came that is in none of `known_rows`
    and that nobody told here. For example, where the line `two` was undone here:

        file before   note `one / two`
        file now      note `one / two, mended`
    """
    items = _items(row)
    told_here = [statement.after for statement in statements]
    new = items.difference(*map(_items, [*known_rows, *told_here]))
    for statement in statements:
        was_filed = statement.written or statement.verdict is Verdict.SEEN
        gone = _items(statement.after) - _items(statement.before) - items
        if (
            not statement.stands
            and was_filed
            and {key for key, _ in gone} & {key for key, _ in new}
        ):
            yield statement


def _items(row: TomlTable | None) -> set[tuple[str, str]]:
    """Return the items of the lists of a row, and of an event or promise its sources and lines."""
    if row is None:
        return set()
    items = {(key, item) for key in row if isinstance(row[key], list) for item in row[key]}
    if "id" in row:
        return items
    lines = {(key, line) for key in NOTES for line in lines_of(row.get(key))}
    # one may move from the one field to the other
    sources = {("source", source) for source in sources_of(row)}
    return {item for item in items if item[0] != "also"} | lines | sources


def _split_overruled(
    row: TomlTable | None, statement: Statement, source_order: SourceOrder
) -> list[Statement]:
    """Return what a file still has of a statement that it had, and what it denies by now.

    For example, of an owner and a length set here, the owner of which somebody has corrected
    in the file, the length is there still, and may be undone.
    """
    fields = _denied_fields(row, statement, source_order)
    parts = split_off(statement, fields, row)
    if fields and len(parts) > 1:
        return [part._replace(written=part.verdict is Verdict.SEEN) for part in parts]
    return [statement._replace(verdict=Verdict.OVERRULED, written=False)]


def _denied_fields(
    row: TomlTable | None, statement: Statement, source_order: SourceOrder
) -> set[str | None]:
    """Return the fields of a statement that a file denies (None: all)."""
    applied, conflicts = apply_statement(row, statement, source_order)
    if row is None or applied is None:
        return {None}
    depth = len(statement.fact.path)
    fields = {next(iter(conflict.path[depth:]), None) for conflict in conflicts}
    fields |= {key for key in row | applied if row.get(key) != applied.get(key)}
    for group in _TOGETHER if statement.fact.is_event_or_promise else ():
        if not fields.isdisjoint(group):
            fields |= group
    return fields & {None, *changed_keys(statement)}


def is_in_file(row: TomlTable | None, statement: Statement, source_order: SourceOrder) -> bool:
    """Tell whether a file that says `row` has a statement: replayed over it, it changes nothing."""
    return apply_statement(row, statement, source_order) == (row, [])


def _filed_statements(
    row: TomlTable | None, unseen: Sequence[Statement], source_order: SourceOrder
) -> list[Statement]:
    """Return the statements that a file has which says `row`, and not all of them.

    Those that only add are there each by itself; one that corrects or drops was said on
    top of what came before it, and what follows it on top of that.
    """
    filed: list[Statement] = []
    for number, statement in enumerate(unseen):
        is_in_it = is_in_file(row, statement, source_order)
        if not statement.only_adds and not (is_in_it and len(filed) == number):
            break
        if is_in_it:
            filed.append(statement)
    return filed


def combined(statements: Sequence[Statement], source_order: SourceOrder) -> Statement:
    """Return what statements about a fact say as one: what they found, and what they make of it.

    For example, of an owner changed from X to Y, then to Z, that Y was changed to Z: a file
    that says Z has both, though it denies the first.
    """
    first = statements[0]
    before: TomlTable = {}
    for statement in statements:
        before |= statement.before or {}
    combined_before = row = None if first.before is None else before
    for statement in statements:
        row = apply_statement(row, statement, source_order).row
    return first._replace(before=combined_before, after=row)


def split_off(
    statement: Statement, fields: Collection[str | None], row: TomlTable | None
) -> list[Statement]:
    """Return what is left of a statement, if anything, and the part of it that is overruled.

    `row` is the fact without it: that there is such a fact is news where there is none.
    """
    rest = statement._replace(
        before=without_fields(statement, statement.before, fields),
        after=without_fields(statement, statement.after, fields),
    )
    says_something = rest.before != rest.after and (
        rest.before is not None or rest.after != statement.fact.identity or row is None
    )
    if None in fields or not says_something:
        return [statement._replace(verdict=Verdict.OVERRULED)]
    kept = {*(statement.before or {}), *(statement.after or {})} - {*fields}
    part = statement._replace(
        before=without_fields(statement, statement.before, kept),
        after=without_fields(statement, statement.after, kept),
        verdict=Verdict.OVERRULED,
        number=0,
    )
    return [rest, part]


def without_fields(
    statement: Statement, row: TomlTable | None, fields: Collection[str | None]
) -> TomlTable | None:
    """Return a side of a statement without some fields."""
    if row is None:
        return None
    identity = statement.fact.identity
    return {key: value for key, value in row.items() if key in identity or key not in fields}
