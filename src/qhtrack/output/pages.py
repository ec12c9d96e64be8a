"""Draw a project's page and the history for a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qhtrack.domain.fields import EVENT_FIGURES, PROJECT_KEYS, UNIT_KEYS
from qhtrack.domain.promises import Outcome, chain, counted_as
from qhtrack.domain.rows import EventRow, PlacedEventRow, ProjectDetails, PromiseRow
from qhtrack.domain.status import UNKNOWN
from qhtrack.domain.tallies import Sources
from qhtrack.output import escaping
from qhtrack.output.lines import Line, page, wrapped
from qhtrack.output.screen import Screen
from qhtrack.output.tables import STYLES, columns, fits_uncut, table
from qhtrack.output.wording import (
    cell,
    date_text,
    days_late,
    due,
    event_figures,
    measure,
    origin_mark,
    outcome,
    part_name,
    promised_for,
    reached,
    since,
    source_name,
)
from qhtrack.words.catalogue import has_texts, quantity, texts
from qhtrack.words.vocabulary import Vocabulary

# title, promises and events tell the first; the others stand with what they are a twin of
_NO_FACTS = {"name", "name_zh", "status", "overdue", "sources", "place_zh", "owner_zh", "note_zh"}
_NO_FACTS |= {"since_by"}
# what runs, is open or spent stands beside what there is, a long note below all
_TOTAL_OF_FIGURE = {
    "in_service_mw": "capacity_mw",
    "open_km": "length_km",
    "spent_bn": "investment_bn",
}
_ORDER = {key: float(index) for index, key in enumerate(PROJECT_KEYS)}
_ORDER |= {key: _ORDER[other] + 0.5 for key, other in _TOTAL_OF_FIGURE.items()}
_ORDER |= {"note": float(len(PROJECT_KEYS))}
FACTS = tuple(sorted(_ORDER.keys() - _NO_FACTS, key=_ORDER.__getitem__))
# what a goal has no word of: it has no status
_OF_STATUS = {"since", "updated"}
_INDENT = 2
_DEEP_INDENT = 6


def project(row: ProjectDetails, screen: Screen, vocabulary: Vocabulary, sources: Sources) -> str:
    """Return a project's page: sizes, promises with outcomes, events with sources."""
    is_goal = row["category"] in vocabulary.goals
    promises = [
        line
        for promise in row["promises"]
        for line in _promise(promise, row["category"], vocabulary, sources)
    ]
    events = [
        line
        for event in row["events"]
        for line in _event(event, row["category"], vocabulary, sources)
    ]
    nothing = [Line(0, vocabulary.word("none"))]
    parts = [(vocabulary.word("promises"), promises or nothing)]
    if not is_goal:
        parts.append((vocabulary.word("events"), events or nothing))
    return page(_title(row, vocabulary, is_goal=is_goal), _facts(row, vocabulary), parts, screen)


def _title(row: ProjectDetails, vocabulary: Vocabulary, *, is_goal: bool) -> Line:
    # one name where both are the same
    names = [*dict.fromkeys(texts(row, "name", vocabulary.language))]
    if is_goal:
        return Line(0, escaping.line(" · ".join(names)))
    status = vocabulary.status(row["status"] or UNKNOWN, row["category"])
    style = STYLES.get(row["status"] or "", "")
    return Line(0, escaping.line(" · ".join([*names, status])), style, status)


def _facts(row: ProjectDetails, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return what is known of a project, labelled: a size by what it is, its unit after it."""
    facts = []
    for key in FACTS:
        text = _fact(row, key, vocabulary)
        if text is not None:
            facts.append((_label(key, vocabulary), text))
    if row["unfiled"]:
        names = vocabulary.listed([_label(key, vocabulary) for key in row["unfiled"]])
        unfiled = vocabulary.phrase("unfiled_fields", fields=names)
        facts.append((vocabulary.word("set_here"), unfiled))
    return facts


def _label(key: str, vocabulary: Vocabulary) -> str:
    return quantity(key, vocabulary.language) or vocabulary.word(key)


def _fact(row: ProjectDetails, key: str, vocabulary: Vocabulary) -> str | None:
    values: Mapping[str, object] = row
    value = vocabulary.text(row, key) if has_texts(key, vocabulary.language) else values[key]
    if value in (None, []):
        return None
    if key == "since":
        return since(row, vocabulary)
    if key == "due":
        return due(values, vocabulary)
    if key in UNIT_KEYS and isinstance(value, int | float):
        return measure(key, value, vocabulary)
    return cell(key, value, vocabulary)


def history(events: Sequence[PlacedEventRow], screen: Screen, vocabulary: Vocabulary) -> str:
    """Return events, whose sources are names, as a table, or below each what does not fit."""
    values: Sequence[Mapping[str, object]] = events
    figures = [key for key in EVENT_FIGURES if any(row[key] is not None for row in values)]
    origin = ["origin"] if any(event["origin"] != "registry" for event in events) else []
    keys = ["date", "project", "status", *figures, *origin, "note", "source"]
    rows = [{**event, "source": _names_of_sources(event, vocabulary)} for event in events]
    drawn = columns(rows, keys, vocabulary)
    if fits_uncut(drawn, screen):
        return table(drawn, screen, [event["status"] for event in events])
    return wrapped((line for event in events for line in _bare_event(event, vocabulary)), screen)


def _promise(
    row: PromiseRow, category: str, vocabulary: Vocabulary, sources: Sources
) -> Iterator[Line]:
    """Yield a promise: what is promised and what became of it, in whose words, who says so."""
    yield promise_head(row, category, vocabulary)
    yield from note_lines(promise_notes(row, vocabulary))
    yield from _source(row["source"], sources, vocabulary)
    for source in row["also"]:
        yield _further_source("also", source, sources, vocabulary)
    if row["evidence"] is not None and row["evidence"] != row["source"]:
        yield _further_source("evidence", row["evidence"], sources, vocabulary)


def promise_head(row: PromiseRow, category: str, vocabulary: Vocabulary, name: str = "") -> Line:
    """Return the line that says what is promised and what became of it."""
    result = escaping.line(_result(row, vocabulary))
    promised = _promised(row, category, vocabulary)
    aim = vocabulary.word("before_fields").join(filter(None, (promised, result)))
    head = vocabulary.word("colon").join(filter(None, (name, aim)))
    marked = "  ".join(filter(None, (head, origin_mark(row, vocabulary))))
    return Line(_INDENT, escaping.line(marked), STYLES[counted_as(row)], result)


def promise_notes(row: PromiseRow, vocabulary: Vocabulary) -> list[str | None]:
    """Return the official words, then what they mean, then what is remarked."""
    wordings = texts(row, "wording", vocabulary.language)
    return [*dict.fromkeys(reversed(wordings)), vocabulary.text(row, "note")]


def _promised(row: PromiseRow, category: str, vocabulary: Vocabulary) -> str:
    dues = chain(row)
    parts = [
        vocabulary.word("aim", milestone=vocabulary.status(row["milestone"], category))
        if row["milestone"]
        else "",
        vocabulary.phrase("part", part=part_name(row["part"])) if row["part"] else "",
        vocabulary.word("due_of", date=promised_for(row, vocabulary)) if dues else "",
        vocabulary.word("stretch") if row["stretch"] and not dues else "",
    ]
    return vocabulary.word("separator").join(filter(None, parts))


def _result(row: PromiseRow, vocabulary: Vocabulary) -> str:
    # where nothing was heard, nobody knows that it is late
    late = "" if row["no_news"] else days_late(row, vocabulary)
    has_date = row["reached"] is not None and row["outcome"] != Outcome.MET_BY
    details = [
        reached(row, vocabulary) if has_date else "",
        vocabulary.word("day" if row["days_late"] == 1 else "days", days=late) if late else "",
        vocabulary.phrase("since_missed", date=row["missed"])
        if row["missed"] and row["outcome"] == Outcome.MISSED
        else "",
    ]
    text = vocabulary.word("separator").join(filter(None, details))
    key = "reached_result" if has_date else "open_result"
    outcome_text = outcome(row, vocabulary)
    return vocabulary.phrase(key, outcome=outcome_text, details=text) if text else outcome_text


def _event(
    row: EventRow, category: str, vocabulary: Vocabulary, sources: Sources
) -> Iterator[Line]:
    """Yield an event: when, at which status, with which figures, and who says so."""
    yield event_head(row, category, vocabulary)
    yield from note_lines([vocabulary.text(row, "note")])
    yield from _source(row["source"], sources, vocabulary)
    for source in row["also"]:
        yield _further_source("also", source, sources, vocabulary)


def event_head(row: EventRow, category: str, vocabulary: Vocabulary, name: str = "") -> Line:
    """Return the line of an event's date, project (elsewhere than on its page) and status."""
    status = escaping.line(vocabulary.status(row["status"], category))
    date = date_text(row["date"], vocabulary, by=row["by"])
    figures = vocabulary.word("separator").join(event_figures(row, vocabulary))
    mark = origin_mark(row, vocabulary)
    head = "  ".join(filter(None, (date, name, status, figures, mark)))
    return Line(_INDENT, escaping.line(head), STYLES[row["status"]], status)


def _bare_event(row: PlacedEventRow, vocabulary: Vocabulary) -> list[Line]:
    """Return an event's lines where its project is not the page's and its source is a name."""
    head = event_head(row, row["category"], vocabulary, row["project"])
    cited = [f"— {row['source']}"] if row["source"] else []
    cited += [vocabulary.phrase("also", source=source) for source in row["also"]]
    return [
        head._replace(indent=0),
        *note_lines([vocabulary.text(row, "note")]),
        *(Line(_DEEP_INDENT, escaping.line(line), "dim") for line in cited),
    ]


def _names_of_sources(row: EventRow, vocabulary: Vocabulary) -> str | None:
    """Return the names of an event's sources, None if it has none."""
    names = [*filter(None, [row["source"]]), *row["also"]]
    return vocabulary.word("between_fields").join(names) or None


def note_lines(notes: Iterable[str | None]) -> Iterator[Line]:
    """Yield the lines below an event's or a promise's first."""
    for note in filter(None, notes):
        yield from (Line(_DEEP_INDENT, escaping.line(line)) for line in note.split("\n"))


def _source(name: str | None, sources: Sources, vocabulary: Vocabulary) -> Iterator[Line]:
    """Yield the lines of a source: what it is called, and its address."""
    cited = _cited(name, sources, vocabulary) if name else vocabulary.word("unknown_source")
    yield Line(_DEEP_INDENT, f"— {cited}", "dim")
    source = sources.get(name or "")
    if source and source["url"]:
        yield Line(_DEEP_INDENT, escaping.line(source["url"]), "dim")


def _further_source(key: str, name: str, sources: Sources, vocabulary: Vocabulary) -> Line:
    """Return the line of a further source, or of the evidence."""
    return Line(
        _DEEP_INDENT, vocabulary.phrase(key, source=_cited(name, sources, vocabulary)), "dim"
    )


def _cited(name: str, sources: Sources, vocabulary: Vocabulary) -> str:
    """Return what a source is called: its title, publisher and date, else its own words."""
    return escaping.line(source_name(name, sources, vocabulary))
