"""Draw a project's page, the history and the scorecard for a terminal."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from qhtrack.domain.fields import PROJECT_KEYS
from qhtrack.domain.groups import NamesById
from qhtrack.domain.promises import chain, outcome_counts
from qhtrack.domain.rows import EventRow, ProjectDetails, PromiseRow, ScorecardRow, SourceRow
from qhtrack.domain.status import UNKNOWN
from qhtrack.output import escaping
from qhtrack.output.screen import Screen
from qhtrack.output.tables import (
    STYLES,
    Column,
    Line,
    cell,
    columns,
    filled,
    fits,
    fits_uncut,
    fitting,
    page,
    table,
    wrapped,
)
from qhtrack.output.wording import (
    counted_outcome,
    days_late,
    name_of,
    number,
    outcome,
    outcome_in_brief,
)
from qhtrack.words.catalogue import (
    has_texts,
    localized,
    quantity,
    status_label,
    texts,
    word,
)
from qhtrack.words.language import Language

# title, promises and events tell the first; `place` and `owner` stand for those in Chinese
_NO_FACTS = {"name", "name_zh", "status", "overdue", "sources", "place_zh", "owner_zh"}
# what runs stands beside what there is, a long note below all
_ORDER = {key: float(index) for index, key in enumerate(PROJECT_KEYS)}
_ORDER |= {"in_service_mw": _ORDER["capacity_mw"] + 0.5, "note": float(len(PROJECT_KEYS))}
FACTS = tuple(sorted(_ORDER.keys() - _NO_FACTS, key=_ORDER.__getitem__))
# of a scorecard's columns, how many must fit whole, and how many stay before a name is cut
_WHOLE_COLUMNS = 3
_KEPT_COLUMNS = 6
_INDENT = 2
_DEEP_INDENT = 6

Sources = Mapping[str, SourceRow]


def project(
    row: ProjectDetails,
    screen: Screen,
    language: Language,
    names_by_id: NamesById,
    sources: Sources,
) -> str:
    """Return a project's page: sizes, promises with outcomes, events with sources."""
    status = status_label(row["status"] or UNKNOWN, language)
    # one name where both are the same
    title = " · ".join([*dict.fromkeys(texts(row, "name", language)), status])
    style = STYLES.get(row["status"] or "", "")
    promises = [
        line for promise in row["promises"] for line in _promise(promise, language, sources)
    ]
    events = [line for event in row["events"] for line in _event(event, language, sources)]
    nothing = [Line(0, word("none", language))]
    return page(
        Line(0, escaping.line(title), style, status),
        _facts(row, language, names_by_id),
        [
            (word("promises", language), promises or nothing),
            (word("events", language), events or nothing),
        ],
        screen,
    )


def history(events: Sequence[EventRow], screen: Screen, language: Language) -> str:
    """Return events as a table, or below each what does not fit beside it."""
    drawn = columns(events, ("date", "project", "status", "note", "source"), language, {})
    if fits_uncut(drawn, screen):
        return table(drawn, screen, [event["status"] for event in events])
    return wrapped((line for event in events for line in _bare_event(event, language)), screen)


def scorecard(rows: Sequence[ScorecardRow], screen: Screen, language: Language) -> str:
    """Return the promises as a table; a narrow one has outcomes and dues in brief."""
    drawn = _scorecard_columns(rows, language, outcome, chain)
    if not fits(drawn[:_WHOLE_COLUMNS], screen):
        drawn = _scorecard_columns(rows, language, outcome_in_brief, lambda row: row["due"])
    return table(fitting(drawn, screen, _KEPT_COLUMNS), screen, [row["outcome"] for row in rows])


def _scorecard_columns(
    rows: Sequence[ScorecardRow],
    language: Language,
    outcome_of: Callable[[PromiseRow, Language], str],
    due_of: Callable[[PromiseRow], str | None],
) -> list[Column]:
    cells = {
        "name": [escaping.line(name_of(row, language)) for row in rows],
        "outcome": [outcome_of(row, language) for row in rows],
        "due": [due_of(row) or "–" for row in rows],
        "reached": [row["reached"] or "–" for row in rows],
        "late": [days_late(row, language) or "–" for row in rows],
        "wording": [escaping.line(row["wording"]) for row in rows],
        "milestone": [status_label(row["milestone"], language) for row in rows],
    }
    return [Column(key, word(key, language), texts) for key, texts in cells.items()]


def totals(rows: Sequence[PromiseRow], today: str, screen: Screen, language: Language) -> str:
    """Return the sentence that says of how many promises what became."""
    counts = word("separator", language).join(
        word("tally", language, name=counted_outcome(key, language), count=count)
        for key, count in outcome_counts(rows).items()
    )
    text = word("totals", language, date=today, all=len(rows), counts=counts or "–")
    return filled(text, screen.width)


def _facts(
    row: ProjectDetails, language: Language, names_by_id: NamesById
) -> list[tuple[str, str]]:
    """Return what is known of a project, labelled: a size by what it is, its unit after it."""
    values: Mapping[str, object] = row
    facts = []
    for key in FACTS:
        value = localized(row, key, language) if has_texts(key, language) else values[key]
        if value not in (None, []):
            text = cell(key, value, language, names_by_id)
            facts.append(_fact(key, text, language))
    return facts


def _fact(key: str, text: str, language: Language) -> tuple[str, str]:
    name = quantity(key, language)
    if name is None:
        return word(key, language), text
    # the head of what is in service has more than the unit
    unit = word("capacity_mw" if key == "in_service_mw" else key, language)
    return name, f"{text} {unit}"


def _promise(row: PromiseRow, language: Language, sources: Sources) -> list[Line]:
    sides = [_promised(row, language), _result(row, language)]
    head = word("colon", language).join(filter(None, sides))
    # the official words first, then what they mean
    notes = dict.fromkeys((*reversed(texts(row, "wording", language)), row["note"]))
    first = Line(_INDENT, head, STYLES[row["outcome"]], sides[-1])
    return [first, *_below(notes, _source(row["source"], sources, language))]


def _promised(row: PromiseRow, language: Language) -> str:
    dues = chain(row)
    parts = [
        status_label(row["milestone"], language) if row["milestone"] else "",
        word("due_on", language, date=dues) if dues else "",
        word("stretch", language) if row["stretch"] else "",
    ]
    return word("separator", language).join(filter(None, parts))


def _result(row: PromiseRow, language: Language) -> str:
    late = days_late(row, language)
    parts = [
        f"{outcome(row, language)} {row['reached'] or ''}".rstrip(),
        word("day" if row["days_late"] == 1 else "days", language, days=late) if late else "",
    ]
    return word("separator", language).join(filter(None, parts))


def _event(row: EventRow, language: Language, sources: Sources) -> list[Line]:
    capacity = row["in_service_mw"]
    running = "" if capacity is None else word("running", language, mw=number(capacity))
    local = word("local", language) if row["origin"] == "local" else ""
    status = status_label(row["status"], language)
    head = "  ".join(filter(None, (row["date"], status, running, local)))
    first = Line(_INDENT, head, STYLES[row["status"]], status)
    return [first, *_below([row["note"]], _source(row["source"], sources, language))]


def _bare_event(row: EventRow, language: Language) -> list[Line]:
    """Return an event's lines where its project is not the page's and its source is a name."""
    status = status_label(row["status"], language)
    head = escaping.line(f"{row['date']}  {row['project']}  {status}")
    source = [f"— {row['source']}"] if row["source"] else []
    return [Line(0, head, STYLES[row["status"]], status), *_below([row["note"]], source)]


def _below(notes: Iterable[str | None], source: Sequence[str]) -> list[Line]:
    """Return the lines below an event's or a promise's first, those of its source dim."""
    lines = [line for note in notes if note for line in note.split("\n")]
    return [
        *(Line(_DEEP_INDENT, escaping.line(line)) for line in lines),
        *(Line(_DEEP_INDENT, escaping.line(line), "dim") for line in source),
    ]


def _source(name: str | None, sources: Sources, language: Language) -> list[str]:
    if name is None:
        return [f"— {word('unknown_source', language)}"]
    source = sources.get(name)
    if source is None:
        return [f"— {name}"]
    parts = (source["title"], source["publisher"], source["date"])
    lines = ["— " + word("separator", language).join(filter(None, parts)), source["url"]]
    return [line for line in lines if line]
