"""Turn QUERY terms into one WHERE clause."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qhtrack.database import outcomes
from qhtrack.database.scopes import (
    OF_EVENTS,
    OF_ONE_PROMISE,
    OF_PROJECTS,
    OF_PROMISES,
    OF_SOURCES,
    Scope,
)
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import DAYS, PROJECT, PROJECT_DERIVED, FieldType
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.promises import NO_NEWS, Outcome
from qhtrack.words.terms import EQUALITY, NONE, WORD, Term, is_none, split


class Clause(NamedTuple):
    """A condition and the values of its parameters."""

    sql: str
    values: tuple[str | float, ...] = ()


EVERY = Clause("1")
# the events and promises that the registry file does not have so
UNFILED = Clause("origin <> 'registry'")


def _keys_of(*types: FieldType) -> tuple[str, ...]:
    fields = (*PROJECT, *PROJECT_DERIVED)
    return tuple(field.key for field_type in types for field in fields if field.type is field_type)


NUMBERS = (*_keys_of(FieldType.SIZE, FieldType.FIGURE, FieldType.DEGREE), *DAYS)
DATES = _keys_of(FieldType.DATE)
_ALL_DATES = (*DATES, "made")
# the name of a county in 县 has two characters before that
_LEAST_COUNTY = 2
# of several a place names no more than what they are called: 西宁—化隆—尖扎; 海西 is none of them
_OF_COUNTY = (
    "(instr(names, ?) OR instr(place_zh, ?)) AND NOT EXISTS"
    " (SELECT 1 FROM region WHERE name_zh IN (? || '州', ? || '市'))"
)
MAY_BE_ABSENT = frozenset(OF_PROJECTS.absent)
CHOICES = (*OF_PROJECTS.choices,)
FIELDS = (*CHOICES, *_ALL_DATES, *NUMBERS)
# who names these has said whether goals are meant
_FIELDS_OF_GOALS = {"category", "id"}
NO_GOALS = Clause("category NOT IN (SELECT id FROM category WHERE goal)")


def where_projects(terms: Iterable[Term]) -> Clause:
    """Return the condition that all terms hold, over the rows of `WITH_ASKED`, goals among them.

    Of `outcome:overdue due:2025` both hold of one promise.
    """
    terms = [*terms]
    of_one = [*_of_one_promise(terms)]
    clauses = [_term_clause(term, OF_PROJECTS) for term in terms if term not in of_one]
    if of_one:
        promised = _conjunction([_term_clause(term, OF_ONE_PROMISE) for term in of_one])
        relation = outcomes.with_days({term.field for term in of_one})
        clauses.append(
            Clause(f"id IN (SELECT project FROM {relation} WHERE {promised.sql})", promised.values)
        )
    return _conjunction(clauses)


def _of_one_promise(terms: Sequence[Term]) -> list[Term]:
    """Return the terms that are asked of one promise together; none where there are no two."""
    asked = [
        term
        for term in terms
        if term.field in OF_ONE_PROMISE.fields
        and term.operator != "!="
        and not _asks_for_none(term)
    ]
    is_of_several = {field for field in OF_ONE_PROMISE.choices if _are_apart(field, asked)}
    together = [term for term in asked if term.field not in is_of_several]
    return together if together[1:] else []


def _are_apart(field: str, terms: Sequence[Term]) -> bool:
    """Tell whether no promise can have what terms on a field ask for: it turned out in one way."""
    asked = [
        # without news it is overdue too
        {*term.values, *({Outcome.OVERDUE} if NO_NEWS in term.values else ())}
        for term in terms
        if term.field == field
    ]
    return bool(asked) and not set.intersection(*asked)


def without_goals(terms: Iterable[Term]) -> Clause:
    """Return the condition that leaves goals out, unless terms name categories or ids."""
    naming = [term for term in terms if term.field in _FIELDS_OF_GOALS and term.operator != "!="]
    if not naming:
        return NO_GOALS
    if any(term.operator != WORD for term in naming):
        return EVERY
    # a name that holds `railways` may be a goal's, which is asked for with all of its category
    # or by its own name
    named = " OR ".join(f"{term.field} IN ({', '.join('?' * len(term.values))})" for term in naming)
    values = tuple(value for term in naming for value in term.values)
    return Clause(f"{NO_GOALS.sql} OR {named}", values)


def where_promises(terms: Iterable[Term]) -> Clause:
    """Return the condition over the rows of `scorecard_of` that terms on promises hold."""
    return _conjunction([_term_clause(term, OF_PROMISES) for term in terms])


def where_events(terms: Iterable[Term]) -> Clause:
    """Return the condition over the rows of `event` that terms on events hold."""
    return _conjunction([_term_clause(term, OF_EVENTS) for term in terms])


def where_sources(terms: Iterable[Term]) -> Clause:
    """Return the condition over the rows of `source` that terms on sources hold."""
    return _conjunction([_term_clause(term, OF_SOURCES) for term in terms])


def asks_of_sources(term: Term) -> bool:
    """Tell whether a term asks for what a source is itself."""
    return term.field in OF_SOURCES.choices


def asks_of_promises(term: Term) -> bool:
    """Tell whether a term asks for what a promise says itself."""
    return term.field in OF_PROMISES.fields


def asks_of_events(term: Term) -> bool:
    """Tell whether a term asks for what an event says itself."""
    return term.field in OF_EVENTS.fields


def both(first: Clause, second: Clause) -> Clause:
    """Return the condition that both conditions hold."""
    return _conjunction([first, second])


def _conjunction(clauses: Sequence[Clause]) -> Clause:
    sql = " AND ".join(f"({clause.sql})" for clause in clauses) or EVERY.sql
    return Clause(sql, tuple(value for clause in clauses for value in clause.values))


def _term_clause(term: Term, scope: Scope) -> Clause:
    if not term.field:
        return contains_word(term.text)
    if term.operator == WORD:
        return _word_clause(term, scope)
    if term.field in scope.choices:
        return _choice_clause(term, _choice(term, scope))
    return _comparison(term, scope)


def contains_word(word: str) -> Clause:
    """Return the condition that a project has a word in what it is called or what it is."""
    from qhtrack.database.searching import holding
    from qhtrack.domain.text_folding import folded

    name = folded(word)
    # a category's name is in what is searched, its id is not: `pumped-storage`
    parts = [holding(column, name) for column in ("names", "search", "category")]
    sql, texts = " OR ".join(sql for sql, _ in parts), tuple(text for _, text in parts)
    if name.endswith("县") and len(name) > _LEAST_COUNTY:
        county = (name.removesuffix("县"),)
        return Clause(f"{sql} OR {_OF_COUNTY}", texts + county * _OF_COUNTY.count("?"))
    return Clause(sql, texts)


def _word_clause(term: Term, scope: Scope) -> Clause:
    """Return the condition of a bare word that is a value; a project's name may hold it."""
    condition = _choice_clause(term, scope.choices[term.field])
    if not scope.named:
        return condition
    from qhtrack.database.searching import holding
    from qhtrack.domain.text_folding import folded

    sql, text = holding("names", folded(term.text))
    named = scope.named.format(sql)
    return Clause(f"{condition.sql} OR {named}", (*condition.values, text))


def _choice(term: Term, scope: Scope) -> str:
    """Return the condition of a choice; of one that asks for none too, with that."""
    condition = scope.choices[term.field]
    is_absent = scope.absent.get(term.field)
    return f"({condition} OR {is_absent})" if is_absent and NONE in term.values else condition


def _choice_clause(term: Term, condition: str) -> Clause:
    if term.operator not in {*EQUALITY, WORD}:
        raise UsageError(message("field_without_order", field=FieldName(term.field)))
    sql = condition.format(", ".join("?" * len(term.values)))
    if term.operator == "!=":
        sql = f"NOT coalesce({sql}, 0)"
    return Clause(sql, term.values * condition.count("{0}"))


def _comparison(term: Term, scope: Scope) -> Clause:
    is_date = term.field in _ALL_DATES
    day = scope.days.get(term.field, f"{term.field}_day")
    clauses = [*(_date_clauses(term, day) if is_date else _number_clauses(term))]
    within = scope.within.get(term.field, "{}")
    conditions = []
    if clauses:
        conditions.append(within.format(" OR ".join(clause.sql for clause in clauses)))
    if _asks_for_none(term):
        column = day if is_date else term.field
        is_absent = f"NOT ({within.format(f'{column} IS NOT NULL')})"
        conditions.append(scope.absent.get(term.field, is_absent))
    sql = " OR ".join(conditions)
    values = tuple(value for clause in clauses for value in clause.values)
    return Clause(f"NOT coalesce(({sql}), 0)" if term.operator == "!=" else sql, values)


def _asks_for_none(term: Term) -> bool:
    return term.operator in EQUALITY and any(map(is_none, split(term.text)))


def _number_clauses(term: Term) -> Iterator[Clause]:
    operator = "=" if term.operator in EQUALITY else term.operator
    for value in term.values:
        if value != NONE:
            yield Clause(f"{term.field} {operator} ?", (value,))


def _date_clauses(term: Term, column: str) -> Iterator[Clause]:
    from qhtrack.domain.typed_dates import read_bound, with_bounds

    is_equality = term.operator in EQUALITY
    for text in split(term.text) if is_equality else [term.text]:
        if is_equality and is_none(text):
            continue
        operator, date = read_bound(text, "=" if is_equality else term.operator)
        if isinstance(date, Message):
            refusal = with_bounds(date) if is_equality else date
            raise UsageError(message("of_field", field=FieldName(term.field), message=refusal))
        _refuse_backwards(term.field, date)
        yield _date_clause(column, operator, date)


def _refuse_backwards(field: str, interval: str) -> None:
    first, _, last = interval.partition("/")
    if last and first_day(first) > last_day(last):
        backwards = message("days_run_backwards", before=first, after=last)
        raise UsageError(message("of_field", field=FieldName(field), message=backwards))


def _date_clause(column: str, operator: str, date: str) -> Clause:
    if operator == "=":
        first, _, last = date.partition("/")
        return Clause(f"{column} BETWEEN ? AND ?", (first_day(first), last_day(last or first)))
    # after 2023 is after its last day, from 2023 on is from its first
    day = first_day(date) if operator in {">=", "<"} else last_day(date)
    # what nothing was ever told of was not updated since any day
    is_older = f" OR {column} IS NULL" if column == "updated_day" and operator[0] == "<" else ""
    return Clause(f"{column} {operator} ?{is_older}", (day,))


def bind(clause: Clause) -> tuple[str, dict[str, str | float]]:
    """Return the clause with named parameters, so that it can stand beside others.

    `due_day < ?` of 2024 becomes `due_day < :v0` with `v0` 2024.
    """
    values = {f"v{number}": value for number, value in enumerate(clause.values)}
    names = iter(values)
    sql = re.sub(r"\?", lambda _: f":{next(names)}", clause.sql)
    return sql, values


def order_by(keys: Sequence[str], expressions: Mapping[str, str]) -> str:
    """Return the ORDER BY of `name` and `-since`; absent values come last in both directions."""
    parts = []
    for key in keys:
        column = key.removeprefix("-")
        expression = expressions.get(column, column)
        direction = "ASC" if column == key else "DESC"
        parts.append(f"{expression} IS NULL, {expression} {direction}")
    return ", ".join(parts)
