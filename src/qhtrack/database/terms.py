"""Turn QUERY terms into one WHERE clause."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite, nan
from typing import NamedTuple

from qhtrack.domain.dates import first_day, is_date, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import PROJECT, PROJECT_ANSWERS, Kind
from qhtrack.domain.messages import message
from qhtrack.domain.promises import FAILED, FAILURES
from qhtrack.domain.status import UNKNOWN
from qhtrack.domain.suggestions import nearest, nearest_or_all
from qhtrack.domain.text import shown


class Clause(NamedTuple):
    """A condition and the values of its parameters."""

    sql: str
    values: tuple[str | float, ...] = ()


EVERY = Clause("1")
# the events and promises that the registry file does not have so
UNFILED = Clause("origin <> 'registry'")

# by field: each name of a value, folded, and the value that it means
ValuesByName = Mapping[str, Mapping[str, str]]

_TERM = re.compile(
    r"(?P<field>[^\W\d]\w*)\s*(?P<operator>!=|>=|<=|:|：|=|>|<)\s*(?P<text>.*)", re.DOTALL
)
_COMMA = re.compile("[,，]")
_EQUALITY = {":", "=", "!="}


def _keys_of(*kinds: Kind) -> tuple[str, ...]:
    fields = (*PROJECT, *PROJECT_ANSWERS)
    return tuple(field.key for kind in kinds for field in fields if field.kind is kind)


_NUMBERS = _keys_of(Kind.SIZE, Kind.FIGURE, Kind.DEGREE)
DATES = _keys_of(Kind.DATE)
# the values stand at {0}
_VALUES = "({0})"
_PUBLISHED = "(SELECT id FROM source WHERE coalesce(publisher, publisher_zh) IN ({0}))"
_PROMISED = "id IN (SELECT project FROM outcome WHERE {})"


def _cites(owner: str, sources: str) -> str:
    """Return the condition that a promise or an event has one of the sources, or has it also."""
    also = f"SELECT {owner} FROM {owner}_also WHERE source IN {sources}"
    return f"(source IN {sources} OR id IN ({also}))"


def _rests_on(sources: str) -> str:
    """Return the condition that one of the sources tells of a project."""
    return (
        f"id IN (SELECT project FROM event WHERE {_cites('event', sources)} AND day <= :until"
        f" UNION SELECT project FROM outcome WHERE {_cites('promise', sources)}"
        f" UNION SELECT project FROM project_source WHERE source IN {sources})"
    )


def _flag(column: str) -> str:
    return f"iif({column}, 'true', 'false') IN ({{0}})"


class _Scope(NamedTuple):
    """What terms are asked of: the condition of each choice, and what a date's stands in."""

    choices: Mapping[str, str]
    dates: Mapping[str, str]


# of a promise, its own row is asked
_OF_PROMISES = _Scope(
    {
        "source": _cites("promise", _VALUES),
        "publisher": _cites("promise", _PUBLISHED),
        "outcome": "outcome IN ({0})",
        "milestone": "milestone IN ({0})",
        "stretch": _flag("stretch"),
    },
    {"due": "{}", "made": "{}"},
)
# of a project, any of its promises; its sources are also those of its events
_OF_PROJECTS = _Scope(
    {
        "status": f"coalesce(status, '{UNKNOWN}') IN ({{0}})",
        "category": "category IN ({0})",
        "region": "id IN (SELECT project FROM project_region WHERE region IN ({0}))",
        "source": _rests_on(_VALUES),
        "publisher": _rests_on(_PUBLISHED),
        "owner": "(coalesce(owner, '') IN ({0}) OR coalesce(owner_zh, '') IN ({0}))",
        **{
            field: _PROMISED.replace("{}", _OF_PROMISES.choices[field])
            for field in ("outcome", "milestone", "stretch")
        },
        "overdue": _flag("overdue"),
        "id": "id IN ({0})",
    },
    {**dict.fromkeys(DATES, "{}"), **dict.fromkeys(_OF_PROMISES.dates, _PROMISED)},
)
FIELDS = (*_OF_PROJECTS.choices, *_OF_PROJECTS.dates, *_NUMBERS)
_FIELDS_OF_PROMISES = {*_OF_PROMISES.choices, *_OF_PROMISES.dates}
# who names these has said whether goals are meant
_FIELDS_OF_GOALS = {"category", "id"}
NO_GOALS = Clause("category NOT IN (SELECT id FROM category WHERE goal)")


def where_projects(terms: Iterable[str], values_by_name: ValuesByName) -> Clause:
    """Return the condition that all terms hold, over the rows of `ASKED`, goals among them."""
    return _conjunction([_term_clause(term, values_by_name, _OF_PROJECTS) for term in terms])


def without_goals(terms: Iterable[str]) -> Clause:
    """Return the condition that leaves goals out, unless terms name categories or ids."""
    named = {match["field"].casefold() for match in _matches(terms) if match["operator"] != "!="}
    return NO_GOALS if named.isdisjoint(_FIELDS_OF_GOALS) else EVERY


def where_promises(terms: Iterable[str], values_by_name: ValuesByName) -> Clause:
    """Return the condition over the rows of `scorecard_of` that terms on promises hold."""
    return _conjunction([_term_clause(term, values_by_name, _OF_PROMISES) for term in terms])


def asks_of_promises(term: str) -> bool:
    """Tell whether a term asks for what a promise says itself."""
    return not fields_of([term]).isdisjoint(_FIELDS_OF_PROMISES)


def fields_of(terms: Iterable[str]) -> set[str]:
    """Return the fields that terms ask for."""
    return {match["field"].casefold() for match in _matches(terms)}


def _matches(terms: Iterable[str]) -> Iterator[re.Match[str]]:
    return filter(None, map(_TERM.fullmatch, terms))


def both(one: Clause, other: Clause) -> Clause:
    """Return the condition that both conditions hold."""
    return _conjunction([one, other])


def _conjunction(clauses: Sequence[Clause]) -> Clause:
    sql = " AND ".join(f"({clause.sql})" for clause in clauses) or EVERY.sql
    return Clause(sql, tuple(value for clause in clauses for value in clause.values))


def _term_clause(term: str, values_by_name: ValuesByName, scope: _Scope) -> Clause:
    match = _TERM.fullmatch(term)
    if match is None:
        return _word_clause(term)
    field, operator = match["field"].casefold(), match["operator"].replace("：", ":")
    if field not in FIELDS:
        # an address is a word, though it begins as a term does
        if operator == ":" and match["text"].startswith("//"):
            return _word_clause(term)
        near = nearest(field, FIELDS)
        raise UsageError(message("not_a_field", field=shown(match["field"]), suggestion=near))
    if field in scope.choices:
        values = values_by_name.get(field, {})
        return _choice_clause(field, operator, match["text"], values, scope.choices[field])
    return _comparison(field, operator, match["text"], scope.dates)


def _word_clause(term: str) -> Clause:
    if term.casefold() in FIELDS:
        example = _example(term.casefold())
        raise UsageError(message("field_without_value", field=term, example=example))
    return Clause("instr(search, ?)", (term.casefold(),))


_EXAMPLES = {
    "status": ":construction",
    "outcome": ":overdue",
    "milestone": ":operating",
    "stretch": ":true",
    "overdue": ":true",
}


def _example(field: str) -> str:
    if field in _OF_PROJECTS.choices:
        return _EXAMPLES.get(field, ":…")
    return "<=2024" if field in _OF_PROJECTS.dates else ">=1000"


def _choice_clause(
    field: str, operator: str, text: str, values_by_name: Mapping[str, str], condition: str
) -> Clause:
    if operator not in _EQUALITY:
        raise UsageError(message("field_without_order", field=field))
    values = tuple(_resolve(field, text, values_by_name))
    sql = condition.format(", ".join("?" * len(values)))
    if operator == "!=":
        sql = f"NOT coalesce({sql}, 0)"
    return Clause(sql, values * condition.count("{0}"))


def _resolve(field: str, text: str, values_by_name: Mapping[str, str]) -> Iterator[str]:
    """Yield the values that a text names; an owner's name may hold a comma."""
    for part in [text] if text.casefold() in values_by_name else _COMMA.split(text):
        name = part.strip().casefold()
        if values_by_name and name not in values_by_name:
            near = nearest_or_all(name, values_by_name)
            # a sentence a field: an article, and in Chinese a classifier, goes with the noun
            raise UsageError(message(f"no_such_{field}", value=shown(part), suggestion=near))
        value = values_by_name.get(name, name)
        yield from FAILURES if (field, value) == ("outcome", FAILED) else (value,)


def _comparison(field: str, operator: str, text: str, dates: Mapping[str, str]) -> Clause:
    compare = _date_clause if field in dates else _number_clause
    is_equality = operator in _EQUALITY
    clauses = (
        [compare(field, "=", value.strip()) for value in _COMMA.split(text)]
        if is_equality
        else [compare(field, operator, text)]
    )
    sql = dates.get(field, "{}").format(" OR ".join(clause.sql for clause in clauses))
    values = tuple(value for clause in clauses for value in clause.values)
    return Clause(f"NOT coalesce(({sql}), 0)" if operator == "!=" else sql, values)


def _date_clause(field: str, operator: str, text: str) -> Clause:
    if not is_date(text):
        raise UsageError(message("query_value_no_date", value=shown(text)))
    column = f"{field}_day"
    if operator == "=":
        return Clause(f"{column} BETWEEN ? AND ?", (first_day(text), last_day(text)))
    # after 2023 is after its last day, from 2023 on is from its first
    day = first_day(text) if operator in {">=", "<"} else last_day(text)
    return Clause(f"{column} {operator} ?", (day,))


def _number_clause(field: str, operator: str, text: str) -> Clause:
    try:
        value = float(text)
    except ValueError:
        value = nan
    if not isfinite(value):
        raise UsageError(message("query_value_no_number", value=shown(text), field=field))
    return Clause(f"{field} {operator} ?", (value,))


def bind(clause: Clause) -> tuple[str, dict[str, str | float]]:
    """Return the clause with named parameters, so that it can stand beside others.

    `due_day < ?` of 2024 becomes `due_day < :v0` with `v0` 2024.
    """
    values = {f"v{number}": value for number, value in enumerate(clause.values)}
    names = iter(values)
    sql = re.sub(r"\?", lambda _: f":{next(names)}", clause.sql)
    return sql, values


def order_by(keys: str, columns: Sequence[str], expressions: Mapping[str, str]) -> str:
    """Return the ORDER BY of `name,-since`; absent values come last in both directions."""
    parts = []
    for key in keys.split(","):
        column = key.removeprefix("-")
        if column not in columns:
            near = nearest(column, columns)
            raise UsageError(message("not_a_sort_column", column=shown(column), suggestion=near))
        expression = expressions.get(column, column)
        direction = "ASC" if column == key else "DESC"
        parts.append(f"{expression} IS NULL, {expression} {direction}")
    return ", ".join(parts)
