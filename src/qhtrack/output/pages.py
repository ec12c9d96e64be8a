"""Draw one project's page."""

from typing import Any

from qhtrack.domain.labels import Language, named, number, status_label, word
from qhtrack.domain.report import chain
from qhtrack.output import escaping
from qhtrack.output.markdown import days_late, outcome
from qhtrack.output.tables import Screen, cell, page

Row = dict[str, Any]

_FACTS = (
    *("id", "aliases", "category", "regions", "place", "place_zh", "owner", "owner_zh"),
    *("latitude", "longitude", "capacity_mw", "in_service_mw", "energy_mwh", "voltage_kv"),
    *("length_km", "area_km2", "passengers_m", "output_kt", "storage_mcm", "investment_cny_bn"),
    *("since", "updated", "due", "note"),
)


def project(
    row: Row, screen: Screen, language: Language, terms: dict[str, str], sources: dict[str, Row]
) -> str:
    """Return a project's page: sizes, commitments with outcomes, events with sources."""
    other = row["name"] if language is Language.ZH else row["name_zh"]
    name = named(row, language)
    status = status_label(row["status"] or "unknown", language)
    title = " · ".join(
        part for part in (name, other, status) if (part and part != name) or part is name
    )
    facts = [
        (word(key, language), cell(key, row[key], language, terms))
        for key in _FACTS
        if row[key] not in (None, [])
    ]
    commitments = [
        line for one in row["commitments"] for line in _commitment(one, language, sources)
    ]
    events = [line for one in row["events"] for line in _event(one, language, sources)]
    nothing = [word("none", language)]
    return page(
        escaping.line(title),
        facts,
        [
            (word("commitments", language), commitments or nothing),
            (word("events", language), events or nothing),
        ],
        screen,
    )


def _commitment(row: Row, language: Language, sources: dict[str, Row]) -> list[str]:
    late = days_late(row, language)
    parts = [
        status_label(row["milestone"], language),
        chain(row) or "–",
        outcome(row, language),
        row["reached"] or "",
        word("days", language, days=late) if late else "",
        word("stretch", language) if row["stretch"] else "",
    ]
    english = row["wording_en"] if language is Language.EN else None
    told = [row["wording"], english, row["note"], _source(row["source"], sources, language)]
    return _entry(parts, told)


def _event(row: Row, language: Language, sources: dict[str, Row]) -> list[str]:
    running = "" if row["capacity_mw"] is None else f"{number(row['capacity_mw'])} MW"
    here = word("local", language) if row["origin"] == "local" else ""
    parts = [row["date"], status_label(row["status"], language), running, here]
    return _entry(parts, [row["note"], _source(row["source"], sources, language)])


def _entry(parts: list[str], told: list[str | None]) -> list[str]:
    head = "  ".join(part for part in parts if part)
    return [f"  {head}", *(f"      {escaping.line(text)}" for text in told if text)]


def _source(name: str | None, sources: dict[str, Row], language: Language) -> str:
    if name is None:
        return word("unknown_source", language)
    known = sources.get(name)
    if known is None:
        return name
    fields = ("title", "publisher", "date", "url")
    return "— " + ", ".join(known[field] for field in fields if known[field])
