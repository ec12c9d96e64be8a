"""Draw differences, a row a change, for a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qhtrack.domain.differences import ChangeKind, ChangeRow, Snapshot, Value, change_counts
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow
from qhtrack.output import escaping
from qhtrack.output.lines import filled
from qhtrack.output.screen import Screen
from qhtrack.output.tables import Column, fits, fitting, table
from qhtrack.output.wording import cell, date_text, name_of
from qhtrack.words.catalogue import outcome_label, quantity
from qhtrack.words.vocabulary import Vocabulary

_KEPT_COLUMNS = 5
# how a row in words is made, and how its columns may give way
COLUMNS = ("kind", "date", "project", "outcome", "wording", "source")


class KnownRows(NamedTuple):
    """What the rows of a table are named and told by: projects by id, promises, events."""

    projects: Mapping[str, ProjectRow]
    promises: Mapping[tuple[str, str], PromiseRow]
    earlier_promises: Mapping[tuple[str, str], PromiseRow]
    events: Mapping[tuple[str, str | None, Value], EventRow]


def rows_known_in(before: Snapshot, after: Snapshot) -> KnownRows:
    """Return what is known in either of two snapshots; the later one rules."""
    snapshots = (before, after)
    return KnownRows(
        {row["id"]: row for snapshot in snapshots for row in snapshot.projects},
        {
            (row["project"], row["wording"]): row
            for snapshot in snapshots
            for row in snapshot.promises
        },
        {(row["project"], row["wording"]): row for row in before.promises},
        {
            (row["project"], row["date"], row["status"]): row
            for snapshot in snapshots
            for row in snapshot.events
        },
    )


def with_heads(vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary in which the columns of changes have their heads."""
    heads = (
        vocabulary.phrase("change_kind"),
        *map(vocabulary.word, ("date", "project")),
        *map(vocabulary.phrase, ("change", "change_told")),
        vocabulary.word("source"),
    )
    return vocabulary._replace(heads=dict(zip(COLUMNS, heads, strict=True)))


def worded(
    rows: Sequence[ChangeRow], known_rows: KnownRows, vocabulary: Vocabulary
) -> list[dict[str, str | None]]:
    """Return a row a change in words, by column; what is not told is None."""
    return [dict(zip(COLUMNS, _cells(row, known_rows, vocabulary), strict=True)) for row in rows]


def changes(
    rows: Sequence[ChangeRow], known_rows: KnownRows, screen: Screen, vocabulary: Vocabulary
) -> str:
    """Return a row a change: what kind, when, of what, from what to what, in which words."""
    cells = worded(rows, known_rows, vocabulary)
    heads = with_heads(vocabulary).heads
    drawn = [
        Column(key, heads[key], [escaping.line(row[key] or "–") for row in cells])
        for key in COLUMNS
    ]
    chosen = fitting(_with_room(drawn, screen), screen, _KEPT_COLUMNS)
    return table(chosen, screen, [str(row["after"]) for row in rows])


def totals(
    rows: Iterable[ChangeRow], sides: tuple[str, str], screen: Screen, vocabulary: Vocabulary
) -> str:
    """Return the sentence that says from when to when how much changed."""
    before, after = sides
    counts = change_counts(rows)
    # between two days no field changes
    key = "change_totals_and_fields" if counts.fields else "change_totals"
    text = vocabulary.phrase(key, before=before, after=after, **counts._asdict())
    return filled(text, screen.width)


def _with_room(columns: Sequence[Column], screen: Screen) -> Sequence[Column]:
    """Return columns without the first, as far as from what to what would not fit."""
    place = COLUMNS.index("outcome")
    begins = (begin for begin in range(place) if fits(columns[begin : place + 1], screen))
    return columns[next(begins, place - 1) :]


def _cells(row: ChangeRow, known_rows: KnownRows, vocabulary: Vocabulary) -> tuple[str | None, ...]:
    project = known_rows.projects[row["project"]]
    change_kind = ChangeKind(row["kind"])
    change, detail = (
        _field(row, vocabulary)
        if change_kind is ChangeKind.FIELD
        else (
            _change(change_kind, row, known_rows, vocabulary),
            _detail(change_kind, row, known_rows, vocabulary),
        )
    )
    return (
        vocabulary.phrase(f"change_{change_kind}"),
        row["date"] and date_text(row["date"], vocabulary, by=row["by"]),
        name_of(project, vocabulary),
        change,
        detail,
        row["source"],
    )


def _change(
    change_kind: ChangeKind, row: ChangeRow, known_rows: KnownRows, vocabulary: Vocabulary
) -> str:
    project = known_rows.projects[row["project"]]
    key = row["project"], row["what"]
    before, after = (
        _label(change_kind, value, promises.get(key), project, vocabulary)
        for value, promises in (
            (row["before"], known_rows.earlier_promises),
            (row["after"], known_rows.promises),
        )
    )
    return vocabulary.word("confirmed", status=after) if before == after else _arrow(before, after)


def _arrow(before: str, after: str) -> str:
    return f"{before} → {after}"


def _label(
    change_kind: ChangeKind,
    value: Value,
    promise: PromiseRow | None,
    project: ProjectRow,
    vocabulary: Vocabulary,
) -> str:
    """Return a status in the words of its category, or the outcome of a promise."""
    if value is None:
        return "–"
    if change_kind in {ChangeKind.PROJECT, ChangeKind.EVENT}:
        return vocabulary.status(str(value), project["category"])
    if promise and promise["no_news"] and promise["outcome"] == value:
        return vocabulary.word("no_news_ever")
    return outcome_label(str(value), vocabulary.language)


def _detail(
    change_kind: ChangeKind, row: ChangeRow, known_rows: KnownRows, vocabulary: Vocabulary
) -> str | None:
    """Return what is told of a change: a promise's wording, an event's note."""
    if change_kind is ChangeKind.PROJECT:
        return None
    if change_kind is ChangeKind.EVENT:
        status = row["before"] if row["after"] is None else row["after"]
        return vocabulary.text(known_rows.events[row["project"], row["date"], status], "note")
    return vocabulary.text(known_rows.promises[row["project"], row["what"]], "wording")


def _field(row: ChangeRow, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """Return what a field is called, and its values."""
    key = row["what"].rpartition(".")[2]
    name = quantity(key, vocabulary.language) or vocabulary.word(key)
    return name, _arrow(*(cell(key, row[side], vocabulary) for side in ("before", "after")))
