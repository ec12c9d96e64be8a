"""Word values for a reader."""

import re
from typing import TYPE_CHECKING, Any

from qhtrack.domain.dates import last_day
from qhtrack.domain.promises import without_news
from qhtrack.output.escaping import markdown
from qhtrack.words.catalogue import outcome_label, status_label, word
from qhtrack.words.language import Language

if TYPE_CHECKING:
    from qhtrack.domain.groups import Group

Row = dict[str, Any]


def number(value: float | None) -> str:
    """Write a figure as people do; an unknown one is a dash."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def investment(value: float | None, language: Language) -> str:
    """Write billions of yuan, in Chinese as 亿元 (×10)."""
    if value is not None and language is Language.ZH:
        return number(round(value * 10, 6))
    return number(value)


def named(row: dict[str, Any], language: Language, key: str = "name") -> Any:  # noqa: ANN401
    """Return a project's name, place or owner in the reader's language, else in the other."""
    english, chinese = row[key], row[f"{key}_zh"]
    return (chinese or english) if language is Language.ZH else (english or chinese)


_ADDRESS = re.compile(r"https?://[^\s<>]+")


def cited(source: Row | None, name: str, language: Language) -> str:
    """Return a source as Markdown: title, publisher, date, address."""
    if source is None:
        return f"<{name}>" if _ADDRESS.fullmatch(name) else markdown(name)
    parts = [source["title"], source["publisher"], source["date"]]
    comma = word("separator", language)
    text = comma.join(markdown(part) for part in parts if part)
    url = source["url"]
    address = f"<{url}>" if url and _ADDRESS.fullmatch(url) else markdown(url or "")
    return f"{text}{comma}{address}" if url else text


def outcome(row: Row, language: Language) -> str:
    """Return an outcome, `no news since` where nothing was heard after the due date."""
    if without_news(row) and row["updated"] is not None:
        return word("no_news", language, date=row["updated"])
    return outcome_in_brief(row, language)


def outcome_in_brief(row: Row, language: Language) -> str:
    """Return an outcome, `no news` where nothing was heard after the due date."""
    if without_news(row):
        return word("no_news_ever", language)
    return outcome_label(row["outcome"], language)


def sums(group: "Group", language: Language) -> list[tuple[str, str]]:
    """Return a group's MW, MW in service and investment, each with how many it is known of."""
    told = (
        (group.capacity_mw, number(group.capacity_mw.value)),
        (group.in_service_mw, number(group.in_service_mw.value)),
        (group.investment_cny_bn, investment(group.investment_cny_bn.value, language)),
    )
    return [
        (
            text,
            ""
            if figure.known in {0, figure.all}
            else word("part", language, known=figure.known, all=figure.all),
        )
        for figure, text in told
    ]


def term(key: str | None, by: str, terms: dict[str, dict[str, str]], language: Language) -> str:
    """Return what a group is called."""
    if by == "status":
        return status_label(key or "unknown", language)
    if by == "region" and key == "several":
        return word("several", language)
    return terms.get(by, {}).get(key, key) if key else "–"


def counted(key: str, language: Language) -> str:
    """Return what `outcome_counts` counts."""
    return word("no_news_count", language) if key == "no-news" else outcome_label(key, language)


def days_late(row: Row, language: Language) -> str:
    """Return the days late, as a bound where the day is not known."""
    if not row["days_late"]:
        return ""
    exact = row["reached"] is None or row["reached"] == last_day(row["reached"])
    days = number(row["days_late"])
    return days if exact else word("bound", language, days=days)
