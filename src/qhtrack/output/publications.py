"""Draw publications for a terminal: a table of them, and one with every fact that rests on it."""

from collections.abc import Sequence

from qhtrack.domain.rows import (
    NamedEventRow,
    ProjectRow,
    PublicationDetails,
    PublicationRow,
    ScorecardRow,
)
from qhtrack.output import escaping
from qhtrack.output.lines import Line, page
from qhtrack.output.pages import event_head, note_lines, promise_head, promise_notes
from qhtrack.output.screen import Screen
from qhtrack.output.tables import Column, columns, fitting, table
from qhtrack.output.wording import name_of
from qhtrack.words.vocabulary import Vocabulary

_KEPT_COLUMNS = 4
_INDENT = 2


def publications(rows: Sequence[PublicationRow], screen: Screen, vocabulary: Vocabulary) -> str:
    """Return a row a publication, with how many facts rest on it."""
    title, publisher, date, name = columns(rows, ("title", "publisher", "date", "id"), vocabulary)
    counts = [str(row["facts"]) for row in rows]
    drawn = [
        title._replace(heading=vocabulary.word("source")),
        publisher,
        date,
        Column("facts", vocabulary.word("facts"), counts, flush_right=True),
        name,
    ]
    return table(fitting(drawn, screen, _KEPT_COLUMNS), screen, [""] * len(rows))


def publication(row: PublicationDetails, screen: Screen, vocabulary: Vocabulary) -> str:
    """Return a publication's page: the promises, events and projects that rest on it."""
    title = vocabulary.text(row, "title") or row["title"]
    texts = {
        vocabulary.phrase("as_published"): "" if title == row["title"] else row["title"],
        vocabulary.word("publisher"): vocabulary.text(row, "publisher"),
        vocabulary.word("date"): row["date"],
        vocabulary.word("id"): row["id"],
        vocabulary.phrase("address"): row["url"],
    }
    facts = [(label, escaping.line(text)) for label, text in texts.items() if text]
    parts = [
        ("rests_promises", _promises(row["promises"], vocabulary)),
        ("rests_evidence", _promises(row["judged"], vocabulary)),
        ("rests_events", _events(row["events"], vocabulary)),
        ("rests_projects", [_named(project, vocabulary) for project in row["projects"]]),
    ]
    shown = [(vocabulary.phrase(key), lines) for key, lines in parts if lines]
    nothing = [(vocabulary.word("facts"), [Line(_INDENT, vocabulary.word("none"))])]
    return page(Line(0, escaping.line(title)), facts, shown or nothing, screen)


def _promises(rows: Sequence[ScorecardRow], vocabulary: Vocabulary) -> list[Line]:
    return [
        line
        for row in rows
        for line in (
            promise_head(row, row["category"], vocabulary, name_of(row, vocabulary)),
            *note_lines(promise_notes(row, vocabulary)),
        )
    ]


def _events(rows: Sequence[NamedEventRow], vocabulary: Vocabulary) -> list[Line]:
    return [
        line
        for row in rows
        for line in (
            event_head(row, row["category"], vocabulary, name_of(row, vocabulary)),
            *note_lines([vocabulary.text(row, "note")]),
        )
    ]


def _named(row: ProjectRow, vocabulary: Vocabulary) -> Line:
    return Line(_INDENT, escaping.line(name_of(row, vocabulary)))
