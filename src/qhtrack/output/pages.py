"""Draw one project's page."""

from collections.abc import Callable, Iterable
from typing import Any

from qhtrack.domain.promises import chain, outcome_counts
from qhtrack.output import escaping
from qhtrack.output.screen import Screen
from qhtrack.output.tables import (
    STYLES,
    Column,
    Line,
    Terms,
    cell,
    columns,
    filled,
    fits,
    folded,
    page,
    table,
    whole,
)
from qhtrack.output.wording import counted, days_late, named, number, outcome, outcome_in_brief
from qhtrack.words.catalogue import quantity, status_label, word
from qhtrack.words.language import Language

Row = dict[str, Any]

_FACTS = (
    *("id", "aliases", "category", "regions", "place", "owner"),
    *("latitude", "longitude", "capacity_mw", "in_service_mw", "energy_mwh", "voltage_kv"),
    *("length_km", "area_km2", "passengers_m", "output_kt", "storage_mcm", "investment_cny_bn"),
    *("since", "updated", "due", "note"),
)
# of a scorecard's columns, how many must fit whole, and how many stay before a name is cut
_NEEDED = 3
_FIRST = 6


def project(
    row: Row, screen: Screen, language: Language, terms: Terms, sources: dict[str, Row]
) -> str:
    """Return a project's page: sizes, commitments with outcomes, events with sources."""
    other = row["name"] if language is Language.ZH else row["name_zh"]
    status = status_label(row["status"] or "unknown", language)
    # once where both names are one
    title = " · ".join(part for part in dict.fromkeys((named(row, language), other)) if part)
    facts = [
        _fact(key, cell(key, value, language, terms), language)
        for key in _FACTS
        if (value := _value(row, key, language)) not in (None, [])
    ]
    commitments = [
        line for one in row["commitments"] for line in _commitment(one, language, sources)
    ]
    events = [line for one in row["events"] for line in _event(one, language, sources)]
    nothing = [Line(0, word("none", language))]
    return page(
        Line(0, escaping.line(f"{title} · {status}"), STYLES.get(row["status"], ""), status),
        facts,
        [
            (word("commitments", language), commitments or nothing),
            (word("events", language), events or nothing),
        ],
        screen,
    )


def history(found: list[Row], screen: Screen, language: Language) -> str:
    """Return events as a table, or below each what does not fit beside it."""
    drawn = columns(found, ("date", "project", "status", "note", "source"), language, {})
    if whole(drawn) <= screen.width:
        return table(drawn, screen, [row["status"] for row in found], all_columns=False)
    return folded((line for row in found for line in _happened(row, language)), screen)


def scorecard(found: list[Row], screen: Screen, language: Language) -> str:
    """Return the commitments as a table; a narrow one has outcomes and dues in brief."""
    drawn = _drawn(found, language, outcome, chain)
    if not fits(drawn[:_NEEDED], screen):
        drawn = _drawn(found, language, outcome_in_brief, lambda row: row["due"])
    outcomes = [row["outcome"] for row in found]
    return table(drawn, screen, outcomes, all_columns=False, first=_FIRST)


def _drawn(
    found: list[Row],
    language: Language,
    outcome_of: Callable[[Row, Language], str],
    due_of: Callable[[Row], str | None],
) -> list[Column]:
    cells: dict[str, list[str]] = {
        "name": [escaping.line(named(row, language)) for row in found],
        "outcome": [outcome_of(row, language) for row in found],
        "due": [due_of(row) or "–" for row in found],
        "reached": [row["reached"] or "–" for row in found],
        "late": [days_late(row, language) or "–" for row in found],
        "wording": [escaping.line(row["wording"]) for row in found],
        "milestone": [status_label(row["milestone"], language) for row in found],
    }
    return [Column(key, word(key, language), told) for key, told in cells.items()]


def totals(found: list[Row], today: str, screen: Screen, language: Language) -> str:
    """Return the sentence that says of how many commitments what became."""
    counts = word("separator", language).join(
        word("tally", language, name=counted(key, language), count=count)
        for key, count in outcome_counts(found).items()
    )
    told = word("totals", language, date=today, all=len(found), counts=counts or "–")
    return filled(told, screen.width)


def _fact(key: str, told: str, language: Language) -> tuple[str, str]:
    """Return a fact with its label: a size by what it is, its unit after it."""
    name = quantity(key, language)
    if name is None:
        return word(key, language), told
    unit = word("capacity_mw" if key == "in_service_mw" else key, language)
    return name, f"{told} {unit}"


def _value(row: Row, key: str, language: Language) -> Any:  # noqa: ANN401
    is_bilingual = key in {"place", "owner"}
    return named(row, language, key) if is_bilingual and row[f"{key}_zh"] else row[key]


def _commitment(row: Row, language: Language, sources: dict[str, Row]) -> list[Line]:
    comma = word("separator", language)
    late, dues = days_late(row, language), chain(row)
    promised = [
        status_label(row["milestone"], language) if row["milestone"] else "",
        word("due_on", language, date=dues) if dues else "",
        word("stretch", language) if row["stretch"] else "",
    ]
    happened = [
        f"{outcome(row, language)} {row['reached'] or ''}".rstrip(),
        word("day" if row["days_late"] == 1 else "days", language, days=late) if late else "",
    ]
    sides = [comma.join(filter(None, side)) for side in (promised, happened)]
    head = word("colon", language).join(filter(None, sides))
    english = row["wording_en"] if language is Language.EN else None
    told = dict.fromkeys((row["wording"], english, row["note"]))
    first = Line(2, head, STYLES[row["outcome"]], sides[-1])
    return [first, *_below(told, _source(row["source"], sources, language))]


def _event(row: Row, language: Language, sources: dict[str, Row]) -> list[Line]:
    capacity = row["capacity_mw"]
    running = "" if capacity is None else word("running", language, mw=number(capacity))
    here = word("local", language) if row["origin"] == "local" else ""
    status = status_label(row["status"], language)
    head = "  ".join(filter(None, (row["date"], status, running, here)))
    first = Line(2, head, STYLES[row["status"]], status)
    return [first, *_below([row["note"]], _source(row["source"], sources, language))]


def _happened(row: Row, language: Language) -> list[Line]:
    status = status_label(row["status"], language)
    head = escaping.line(f"{row['date']}  {row['project']}  {status}")
    source = [f"— {row['source']}"] if row["source"] else []
    return [Line(0, head, STYLES[row["status"]], status), *_below([row["note"]], source)]


def _below(told: Iterable[str | None], source: list[str]) -> list[Line]:
    return [
        *(Line(6, escaping.line(part)) for text in told if text for part in text.split("\n")),
        *(Line(6, escaping.line(text), "dim") for text in source),
    ]


def _source(name: str | None, sources: dict[str, Row], language: Language) -> list[str]:
    if name is None:
        return [f"— {word('unknown_source', language)}"]
    known = sources.get(name)
    if known is None:
        return [f"— {name}"]
    fields = ("title", "publisher", "date")
    told = "— " + word("separator", language).join(known[field] for field in fields if known[field])
    return [told, known["url"]] if known["url"] else [told]
