"""Word values for a reader: what tables, pages, charts and the report share."""

import re
from collections.abc import Mapping

from qhtrack.domain.dates import last_day
from qhtrack.domain.groups import SEVERAL, SUMS, Group, NamesById, Sum
from qhtrack.domain.promises import NO_NEWS, without_news
from qhtrack.domain.rows import PromiseRow, SourceRow
from qhtrack.domain.status import UNKNOWN
from qhtrack.output.escaping import markdown
from qhtrack.words.catalogue import localized, outcome_label, scale, status_label, word
from qhtrack.words.language import Language

_ADDRESS = re.compile(r"https?://[^\s<>]+")


def number(value: float | None) -> str:
    """Write a number as people do; an unknown one is a dash."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def figure(key: str, value: float | None, language: Language) -> str:
    """Write a field's number in the unit of its word: billions as 亿元 (×10) in Chinese."""
    factor = scale(key, language)
    # 1.1 * 10 is 11.000000000000002
    return number(value if value is None or factor is None else round(value * factor, 6))


def name_of(row: Mapping[str, object], language: Language) -> str:
    """Return the name of a project in the reader's language, else the one there is."""
    return localized(row, "name", language) or ""


def source_citation(source: SourceRow | None, name: str, language: Language) -> str:
    """Return a source as Markdown: title, publisher, date, address; else what it is called."""
    if source is None:
        return f"<{name}>" if _ADDRESS.fullmatch(name) else markdown(name)
    comma = word("separator", language)
    parts = [
        markdown(part) for part in (source["title"], source["publisher"], source["date"]) if part
    ]
    if url := source["url"]:
        parts.append(f"<{url}>" if _ADDRESS.fullmatch(url) else markdown(url))
    return comma.join(parts)


def outcome(row: PromiseRow, language: Language) -> str:
    """Return an outcome, `no news since` where nothing was heard after the due date."""
    if without_news(row) and row["updated"] is not None:
        return word("overdue_since", language, date=row["updated"])
    return outcome_in_brief(row, language)


def outcome_in_brief(row: PromiseRow, language: Language) -> str:
    """Return an outcome, `no news` where nothing was heard after the due date."""
    return (
        word("no_news_ever", language)
        if without_news(row)
        else outcome_label(row["outcome"], language)
    )


def counted_outcome(key: str, language: Language) -> str:
    """Return the name of what `outcome_counts` counts."""
    return word("no_news_count", language) if key == NO_NEWS else outcome_label(key, language)


def days_late(row: PromiseRow, language: Language) -> str:
    """Return the days late, as a bound where the day is not known; nothing if it is in time."""
    if not row["days_late"]:
        return ""
    is_exact = row["reached"] is None or row["reached"] == last_day(row["reached"])
    days = number(row["days_late"])
    return days if is_exact else word("bound", language, days=days)


def sums(group: Group, language: Language) -> list[tuple[str, str]]:
    """Return the sums of a group (`SUMS`), each with how many projects it is known of.

    That is left out where it is all or none: `[("2,320", " (1 of 2)"), ("550", ""), …]`.
    """
    figures: list[tuple[str, Sum]] = [(key, getattr(group, key)) for key in SUMS]
    return [(figure(key, sum_.value, language), _share(sum_, language)) for key, sum_ in figures]


def _share(sum_: Sum, language: Language) -> str:
    if sum_.known in {0, sum_.all}:
        return ""
    return word("known_of", language, known=sum_.known, all=sum_.all)


def group_name(key: str | None, by: str, names_by_id: NamesById, language: Language) -> str:
    """Return the name of a group of projects: of a category, a region, a status or a year."""
    if by == "status":
        return status_label(key or UNKNOWN, language)
    if by == "region" and key == SEVERAL:
        return word("several", language)
    return names_by_id.get(by, {}).get(key, key) if key else "–"
