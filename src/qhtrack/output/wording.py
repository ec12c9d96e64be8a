"""Word values for a reader, as tables, pages, charts and the report share them."""

import re
from collections.abc import Mapping

from qhtrack.domain.dates import last_day
from qhtrack.domain.fields import EVENT_FIGURES, UNIT_KEYS
from qhtrack.domain.promises import NO_NEWS, Outcome, chain, counted_as, due_dates
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow, SourceRow
from qhtrack.output.escaping import line, markdown
from qhtrack.words.catalogue import field_name, labels, outcome_label
from qhtrack.words.language import Language
from qhtrack.words.terms import EQUALITY, WORD, Term, split, written
from qhtrack.words.vocabulary import Vocabulary

_ADDRESS = r"https?://[^\s<>]+"
# the kinds of what a field names, where the field has another name
_KINDS = {"regions": "region"} | dict.fromkeys(("sources", "also", "evidence"), "source")
OVERDUE_SIGN = "!"
PART_SIGN = "^"
_WHOLE_CHAIN = 3  # so many due dates are no shorter without one
_STRETCH_SIGN = "*"


def number(value: float | None) -> str:
    """Write a number as people do; an unknown one is a dash."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def figure(key: str, value: float | None, vocabulary: Vocabulary) -> str:
    """Write a field's number in the unit of its word: billions as 亿元 in Chinese."""
    return number(None if value is None else vocabulary.in_unit(key, value))


def measure(key: str, value: float, vocabulary: Vocabulary) -> str:
    """Write a field's number with its unit: `2,320 MW`."""
    number = figure(key, value, vocabulary)
    return vocabulary.phrase("measured", number=number, unit=vocabulary.unit(key))


def event_figures(event: EventRow, vocabulary: Vocabulary) -> list[str]:
    """Return the figures that an event tells: `["550 MW in service", "2 billion yuan spent"]`."""
    values: Mapping[str, object] = event
    return [
        vocabulary.phrase(f"figure_{key}", figure=measure(key, value, vocabulary))
        for key in EVENT_FIGURES
        if isinstance(value := values[key], int | float)
    ]


def cell(key: str, value: object, vocabulary: Vocabulary) -> str:
    """Return a value as a reader sees it; an unknown one is a dash."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return vocabulary.word("yes" if value else "no")
    if isinstance(value, int | float):
        return figure(key, value, vocabulary)
    kind = _KINDS.get(key, key)
    names = labels(key, vocabulary.language) or vocabulary.names_by_id.get(kind, {})
    values = map(str, value if isinstance(value, list) else [value])
    # a title has commas of its own
    between = vocabulary.word("between_fields" if kind == "source" else "listed")
    return line(between.join(names.get(name, name) for name in values))


def origin_mark(row: EventRow | PromiseRow, vocabulary: Vocabulary) -> str:
    """Return what the registry file lacks of an event or promise, nothing if it lacks nothing."""
    marks = {"local": "local", "amended": "amended_here"}
    key = marks.get(row["origin"])
    return vocabulary.word(key) if key else ""


def name_of(row: Mapping[str, object], vocabulary: Vocabulary) -> str:
    """Return the name of a project in the reader's language, else the one there is."""
    return vocabulary.text(row, "name") or ""


def date_text(date: str | None, vocabulary: Vocabulary, *, by: bool) -> str:
    """Return a date, `by 2026-01-27` where it is told only that it was so by then."""
    if date is None:
        return "–"
    return vocabulary.word("by_date", date=date) if by else date


def since(row: ProjectRow, vocabulary: Vocabulary) -> str:
    """Return the date since which a project has its status."""
    return date_text(row["since"], vocabulary, by=row["since_by"])


def due(row: Mapping[str, object], vocabulary: Vocabulary) -> str:
    """Return the date on which a project's next promise falls due, with a sign if it has.

    What is promised of a part alone is said so: `2029-10-25 (stations)`.
    """
    return _of_part(_due_with_sign(row), row["due_part"], vocabulary)


def due_in_brief(row: Mapping[str, object]) -> str:
    """Return the same, of a part with a sign alone: `2029-10-25^`."""
    return _due_with_sign(row, "" if row["due_part"] is None else PART_SIGN)


def due_of_promise(row: PromiseRow) -> str:
    """Return the date on which a promise falls due, in brief: `2025 !` where it is overdue."""
    is_overdue = row["outcome"] == Outcome.OVERDUE
    return due_in_brief({"due": row["due"], "due_part": row["part"], "overdue": is_overdue})


def _due_with_sign(row: Mapping[str, object], part_sign: str = "") -> str:
    sign = f" {OVERDUE_SIGN}" if row["overdue"] else ""
    return f"{row['due'] or '–'}{part_sign}{sign}"


def milestone(row: PromiseRow, category: str, vocabulary: Vocabulary) -> str:
    """Return the status that a promise names, and the part that it is of."""
    return _of_part(vocabulary.status(row["milestone"], category), row["part"], vocabulary)


def _of_part(text: str, part: object, vocabulary: Vocabulary) -> str:
    if part is None:
        return text
    # its id is in English
    is_english = vocabulary.language is Language.EN
    name = part_name(str(part)) if is_english else vocabulary.word("part")
    return vocabulary.word("of_part", text=text, part=name)


def put_off(passed: str, due: str | None) -> str:
    """Return a due date that has passed, with its sign, and the one that stands for it since."""
    later = due if due != passed else None
    return " → ".join(filter(None, (f"{passed} {OVERDUE_SIGN}", later)))


def reached(row: PromiseRow, vocabulary: Vocabulary) -> str:
    """Return the date on which a promise was reached; the outcome `met by` says that it is one."""
    by = row["by"] and row["outcome"] != Outcome.MET_BY
    return date_text(row["reached"], vocabulary, by=by)


def promised_for(row: PromiseRow, vocabulary: Vocabulary) -> str:
    """Return the due dates of a promise's chain, marked where the last is a best effort."""
    dues = chain(row) or "–"
    return vocabulary.word("stretched", date=dues) if row["stretch"] else dues


def promised_with_sign(row: PromiseRow) -> str:
    """Return the due dates of a promise's chain, a best effort with a sign."""
    return _starred(chain(row) or "–", row)


def promised_without_middle(row: PromiseRow) -> str:
    """Return the due dates of a promise's chain, of more than three the first and the last.

    A best effort has a sign: `2016 → … → 2022-04*`.
    """
    chain_dues = due_dates(row)
    if len(chain_dues) <= _WHOLE_CHAIN:
        return promised_with_sign(row)
    return _starred(" → ".join((chain_dues[0], "…", chain_dues[-1])), row)


def promised_in_brief(row: PromiseRow) -> str:
    """Return the first and the last due date of a promise's chain, a best effort with a sign.

    What lies between them is a mark as wide as an arrow: `2016 … 2022-04*`.
    """
    first, *others = due_dates(row) or ["–"]
    if not others:
        return _starred(first, row)
    sign = "→" if len(others) == 1 else "…"
    return _starred(f"{first} {sign} {others[-1]}", row)


def last_due(row: PromiseRow) -> str:
    """Return the due date of a promise alone, a best effort with a sign."""
    return _starred(row["due"] or "–", row)


def _starred(text: str, row: PromiseRow) -> str:
    return f"{text}{_STRETCH_SIGN}" if row["stretch"] else text


def part_name(slug: str) -> str:
    """Return what a part of a project is called, which has an id alone: `delingha station`."""
    return slug.replace("-", " ")


def term(query_term: Term, vocabulary: Vocabulary) -> str:
    """Return a term of a QUERY with what its field and values are called: 类别:机场.

    A bare word stays one: 公路 is what is of the category, and what is called so.
    """
    if query_term.operator == WORD:
        return query_term.text
    if not query_term.field or query_term.field in UNIT_KEYS:  # whose key says the unit
        return written(query_term)
    names = vocabulary.names_by_id.get(
        query_term.field, labels(query_term.field, vocabulary.language)
    )
    texts = split(query_term.text) if query_term.operator in EQUALITY else [query_term.text]
    # a number that has no unit stands as it was typed: `2 years` late
    worded = [value for value in query_term.values if isinstance(value, str)]
    values = worded if worded and len(worded) == len(query_term.values) else texts
    named_term = query_term._replace(values=tuple(names.get(value, value) for value in values))
    return written(named_term._replace(field=field_name(query_term.field, vocabulary.language)))


def source_title(source: SourceRow, vocabulary: Vocabulary) -> str:
    """Return what a publication is called: title, publisher, date."""
    texts = (
        vocabulary.text(source, "title"),
        vocabulary.text(source, "publisher"),
        source["date"],
    )
    return vocabulary.word("separator").join(filter(None, texts))


def with_titles(vocabulary: Vocabulary, sources: Mapping[str, SourceRow]) -> Vocabulary:
    """Return the vocabulary in which columns call sources by their titles."""
    titles = {id_: vocabulary.text(row, "title") or id_ for id_, row in sources.items()}
    return vocabulary._replace(names_by_id={**vocabulary.names_by_id, "source": titles})


def source_name(name: str, sources: Mapping[str, SourceRow], vocabulary: Vocabulary) -> str:
    """Return what a source is called, by its id; a citation in words is its own name."""
    source = sources.get(name)
    return source_title(source, vocabulary) if source else name


def source_citation(source: SourceRow | None, name: str, vocabulary: Vocabulary) -> str:
    """Return a source as Markdown: title, publisher, date, address; else what it is called."""
    if source is None:
        return f"<{name}>" if re.fullmatch(_ADDRESS, name) else markdown(name)
    parts = [markdown(source_title(source, vocabulary))]
    if url := source["url"]:
        parts.append(f"<{url}>" if re.fullmatch(_ADDRESS, url) else markdown(url))
    return vocabulary.word("separator").join(parts)


def outcome(row: PromiseRow, vocabulary: Vocabulary) -> str:
    """Return an outcome with its date: `met by 2026-01-27`, `overdue, no news since 2023-03`."""
    if row["outcome"] == Outcome.MET_BY:
        return vocabulary.word("met_by", date=row["reached"])
    if row["no_news"] and row["no_news_since"] is not None:
        return vocabulary.word("overdue_since", date=row["no_news_since"])
    return outcome_in_brief(row, vocabulary)


def outcome_in_brief(row: PromiseRow, vocabulary: Vocabulary) -> str:
    """Return an outcome, `no news` where nothing was heard after the due date."""
    if row["outcome"] == Outcome.MET_BY:
        return vocabulary.word("met_by_brief", date=row["reached"])
    if row["no_news"]:
        return vocabulary.word("no_news_ever")
    return outcome_label(row["outcome"], vocabulary.language)


def outcome_in_a_word(row: PromiseRow, vocabulary: Vocabulary) -> str:
    """Return an outcome without its date: `met by`, `no news`."""
    return outcome_head(counted_as(row), vocabulary)


def counted_outcome(key: str, vocabulary: Vocabulary) -> str:
    """Return what stands behind a number of what `outcome_counts` counts."""
    if key == Outcome.MET_BY:
        return vocabulary.word("met_by_count")
    return explained_outcome(key, vocabulary)


def explained_outcome(key: str, vocabulary: Vocabulary) -> str:
    """Return the name under which it is explained what `outcome_counts` counts."""
    if key == NO_NEWS:
        return vocabulary.word("no_news_count")
    return outcome_label(key, vocabulary.language)


def outcome_head(key: str, vocabulary: Vocabulary) -> str:
    """Return the head of a column that counts what `outcome_counts` does."""
    heads = {NO_NEWS: "no_news_head", Outcome.MET_BY: "met_by_head"}
    if key in heads:
        return vocabulary.word(heads[key])
    return outcome_label(key, vocabulary.language)


def days_late(row: PromiseRow, vocabulary: Vocabulary) -> str:
    """Return the days late, as a bound where the day is not known; nothing if it is in time."""
    if not row["days_late"]:
        return ""
    is_exact = row["reached"] is None or (
        row["reached"] == last_day(row["reached"]) and not row["by"]
    )
    days = number(row["days_late"])
    return days if is_exact else vocabulary.word("bound", days=days)
