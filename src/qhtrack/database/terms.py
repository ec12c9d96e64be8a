"""Turn QUERY terms into one WHERE clause."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import isfinite, nan
from typing import Any, NamedTuple

from qhtrack.domain.dates import first_day, is_date, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import SIZES
from qhtrack.domain.suggestions import nearest, nearest_or_all
from qhtrack.domain.text import shown


class Clause(NamedTuple):
    """A condition and the values of its parameters."""

    sql: str
    values: tuple[Any, ...]


EVERY = Clause("1", ())


# of each field, what a value may be called: a name, folded, and the value it means
Names = dict[str, dict[str, str]]


_TERM = re.compile(r"([^\W\d]\w*)\s*(!=|>=|<=|:|：|=|>|<)\s*(.*)", re.DOTALL)


_COMMA = re.compile("[,，]")


_SIZES = (*SIZES, "in_service_mw", "latitude", "longitude")


_DATES = {"since": "since", "updated": "updated", "due": "due"}


_SETS = {
    "status": "coalesce(status, 'unknown') IN ({})",
    "category": "category IN ({})",
    "region": "id IN (SELECT project FROM project_region WHERE region IN ({}))",
    "source": "id IN (SELECT project FROM event WHERE source IN ({0}) AND day <= :until"
    " UNION SELECT project FROM commitment WHERE source IN ({0})"
    " UNION SELECT project FROM project_source WHERE source IN ({0}))",
    "owner": "(coalesce(owner, '') IN ({0}) OR coalesce(owner_zh, '') IN ({0}))",
    "outcome": "id IN (SELECT project FROM outcome WHERE outcome IN ({}))",
    "id": "id IN ({})",
}


FIELDS = (*_SETS, *_DATES, *_SIZES)


# of a commitment's own row, where a project's term asks for any of its commitments
_OWN_SETS = {"outcome": "outcome IN ({})"}


_OWN = ("outcome", "due")


def where(terms: Iterable[str], names: Names) -> Clause:
    """Return the condition that all terms hold, over the rows of `STATUS` with dues joined."""
    return _all([_term(term, names, _SETS) for term in terms])


def where_own(terms: Iterable[str], names: Names) -> Clause:
    """Return the condition over the rows of `scorecard_of` that terms on outcome and due hold."""
    return _all([_term(term, names, _OWN_SETS) for term in terms])


def is_own(term: str) -> bool:
    """Tell whether a term asks for a commitment's own outcome or due date."""
    match = _TERM.fullmatch(term)
    return match is not None and match[1].casefold() in _OWN


def fields_of(terms: Iterable[str]) -> set[str]:
    """Return the fields that terms ask for."""
    matches = map(_TERM.fullmatch, terms)
    return {match[1].casefold() for match in matches if match}


def _all(clauses: Sequence[Clause]) -> Clause:
    sql = " AND ".join(f"({clause.sql})" for clause in clauses) or "1"
    return Clause(sql, tuple(value for clause in clauses for value in clause.values))


def _term(term: str, names: Names, sets: dict[str, str]) -> Clause:
    match = _TERM.fullmatch(term)
    if match is None:
        if term.casefold() in FIELDS:
            raise UsageError(
                f"'{term}' is a field, not a word to look for; quote the whole term: "
                f"'{term}{_example(term.casefold())}' "
                "(unquoted, the shell takes > and < for itself)"
            )
        return Clause("instr(search, ?)", (term.casefold(),))
    field, operator, text = match[1].casefold(), match[2].replace("：", ":"), match[3]
    if field not in FIELDS:
        if operator == ":" and text.startswith("//"):
            return Clause("instr(search, ?)", (term.casefold(),))
        raise UsageError(f"{shown(match[1])} is not a field{nearest(field, FIELDS)}")
    if field in sets:
        return _set(field, operator, text, names, sets[field])
    compare = _date if field in _DATES else _size
    if operator not in {":", "=", "!="}:
        return compare(field, operator, text)
    anyone = [compare(field, "=", value.strip()) for value in _COMMA.split(text)]
    sql = " OR ".join(clause.sql for clause in anyone)
    values = tuple(value for clause in anyone for value in clause.values)
    return Clause(f"NOT coalesce(({sql}), 0)" if operator == "!=" else sql, values)


def _example(field: str) -> str:
    if field in _SETS:
        return {"status": ":construction", "outcome": ":overdue"}.get(field, ":…")
    return "<=2024" if field in _DATES else ">=1000"


def _set(field: str, operator: str, text: str, names: Names, condition: str) -> Clause:
    if operator not in {":", "=", "!="}:
        raise UsageError(f"'{field}' has no order; ask '{field}:value' or '{field}!=value'")
    values = tuple(_named(field, text, names.get(field, {})))
    count = max(1, condition.count("{0}"))
    sql = condition.format(", ".join("?" * len(values)))
    if operator == "!=":
        sql = f"NOT coalesce({sql}, 0)"
    return Clause(sql, values * count)


def _named(field: str, text: str, known: dict[str, str]) -> Iterator[str]:
    """Yield the values that are meant; an owner's name may hold a comma."""
    values = [text] if text.casefold() in known else _COMMA.split(text)
    for value in values:
        name = value.strip().casefold()
        if known and name not in known:
            article = "an" if field[0] in "aeiou" else "a"
            close = nearest_or_all(name, known)
            raise UsageError(f"{shown(value)} is not {article} {field}{close}")
        yield known.get(name, name)


def _date(field: str, operator: str, text: str) -> Clause:
    if not is_date(text):
        raise UsageError(f"{shown(text)} is not a date; write 2023, 2023-12 or 2023-12-20")
    column = f"{field}_day"
    if operator == "=":
        return Clause(f"{column} BETWEEN ? AND ?", (first_day(text), last_day(text)))
    day = first_day(text) if operator in {">=", "<"} else last_day(text)
    return Clause(f"{column} {operator} ?", (day,))


def _size(field: str, operator: str, text: str) -> Clause:
    try:
        value = float(text)
    except ValueError:
        value = nan
    if not isfinite(value):
        raise UsageError(f"{shown(text)} is not a number; write '{field}>=1000'")
    return Clause(f"{field} {operator} ?", (value,))


def bind(clause: Clause) -> tuple[str, dict[str, Any]]:
    """Return the clause with named parameters, so that it can stand beside others."""
    values = {f"v{number}": value for number, value in enumerate(clause.values)}
    numbers = iter(values)
    sql = re.sub(r"\?", lambda _: f":{next(numbers)}", clause.sql)
    return sql, values


def order(keys: str, columns: Sequence[str], expression: Callable[[str], str]) -> str:
    """Return the ORDER BY of `name,-since`; absent values come last."""
    parts = []
    for key in keys.split(","):
        name = key.removeprefix("-")
        if name not in columns:
            raise UsageError(f"{shown(name)} is not a column{nearest(name, columns)}")
        parts.append(f"{expression(name)} IS NULL, {expression(name)}{' DESC' * (key != name)}")
    return ", ".join(parts)
