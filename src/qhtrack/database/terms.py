"""Turn QUERY terms into one WHERE clause."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from qhtrack.database import outcomes
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import DAYS, PROJECT, PROJECT_DERIVED, FieldType
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.promises import NO_NEWS
from qhtrack.domain.status import UNKNOWN
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
# the values stand at {0}
_VALUES = "({0})"
# the name of a county in 县 has two characters before that
_LEAST_COUNTY = 2
_PUBLISHER = "coalesce(publisher, publisher_zh) IN ({0})"
_HAS_PUBLISHER = "coalesce(publisher, publisher_zh) IS NOT NULL"
_WITH_PUBLISHER = f"(SELECT id FROM source WHERE {_HAS_PUBLISHER})"
# what is in the list of itself is there
_ANY_SOURCE = "(source)"
_PUBLISHED = f"(SELECT id FROM source WHERE {_PUBLISHER})"
_PROMISED = "id IN (SELECT project FROM outcome WHERE {})"
_LATE = f"(SELECT project, {outcomes.DAYS_LATE} AS days_late FROM outcome)"


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


def _outcome(no_news: str) -> str:
    """Return the condition of outcomes; what is overdue without news may be asked for apart."""
    return f"(outcome IN ({{0}}) OR '{NO_NEWS}' IN ({{0}}) AND {no_news})"


def _flag(column: str) -> str:
    return f"iif({column}, 'true', 'false') IN ({{0}})"


class _Scope(NamedTuple):
    """What terms are asked of: the condition of each choice, and what a comparison stands in.

    Nothing stands around one that `within` does not name.

    `absent` has the condition that there is no value, of fields that may have none; `days`
    the columns of dates whose days are called otherwise.
    """

    choices: Mapping[str, str]
    within: Mapping[str, str]
    absent: Mapping[str, str] = MappingProxyType({})
    days: Mapping[str, str] = MappingProxyType({})


# of a promise, its own row is asked
_OF_PROMISES = _Scope(
    {
        "source": _cites("promise", _VALUES),
        "publisher": _cites("promise", _PUBLISHED),
        "outcome": _outcome("no_news"),
        "milestone": "milestone IN ({0})",
        "stretch": _flag("stretch"),
    },
    dict.fromkeys(("due", "made", *DAYS), "{}"),
    {
        "source": f"NOT coalesce({_cites('promise', _ANY_SOURCE)}, 0)",
        "publisher": f"NOT coalesce({_cites('promise', _WITH_PUBLISHER)}, 0)",
        "milestone": "milestone IS NULL",
    },
)
# of an event too, whose day is that from which on something was so
_OF_EVENTS = _Scope(
    {
        "status": "status IN ({0})",
        "source": _cites("event", _VALUES),
        "publisher": _cites("event", _PUBLISHED),
    },
    {"since": "{}"},
    {
        "source": f"NOT coalesce({_cites('event', _ANY_SOURCE)}, 0)",
        "publisher": f"NOT coalesce({_cites('event', _WITH_PUBLISHER)}, 0)",
    },
    {"since": "day"},
)
# of a source, its own row is asked
_OF_SOURCES = _Scope(
    {"source": "id IN ({0})", "publisher": _PUBLISHER}, {}, {"publisher": f"NOT {_HAS_PUBLISHER}"}
)
# of a project, any of its promises; its sources are also those of its events
_OF_PROJECTS = _Scope(
    {
        "status": f"coalesce(status, '{UNKNOWN}') IN ({{0}})",
        "category": "category IN ({0})",
        "region": "id IN (SELECT project FROM project_region WHERE region IN ({0}))",
        "source": _rests_on(_VALUES),
        "publisher": _rests_on(_PUBLISHED),
        "owner": "(owner IN ({0}) OR owner_zh IN ({0}))",
        "outcome": _PROMISED.replace("{}", _outcome(outcomes.NO_NEWS)),
        **{
            field: _PROMISED.replace("{}", _OF_PROMISES.choices[field])
            for field in ("milestone", "stretch")
        },
        "overdue": _flag("overdue"),
        "id": "id IN ({0})",
    },
    {
        **dict.fromkeys(_OF_PROMISES.within, _PROMISED),
        "days_late": _PROMISED.replace("outcome", _LATE),
        "slip_days": _PROMISED.replace("outcome", outcomes.SLIPS),
    },
    {
        "status": "status IS NULL",
        "region": "id NOT IN (SELECT project FROM project_region)",
        "source": f"NOT {_rests_on(_ANY_SOURCE)}",
        "publisher": f"NOT {_rests_on(_WITH_PUBLISHER)}",
        "owner": "coalesce(owner, owner_zh) IS NULL",
        "outcome": "id NOT IN (SELECT project FROM outcome)",
        "milestone": f"NOT {_PROMISED.replace('{}', 'milestone IS NOT NULL')}",
        # as the column has it: of promises that are kept or have lapsed none is due
        "due": "due_day IS NULL",
    },
)
MAY_BE_ABSENT = frozenset(_OF_PROJECTS.absent)
CHOICES = (*_OF_PROJECTS.choices,)
FIELDS = (*CHOICES, *_ALL_DATES, *NUMBERS)
_FIELDS_OF_PROMISES = {*_OF_PROMISES.choices, *_OF_PROMISES.within}
_FIELDS_OF_EVENTS = {*_OF_EVENTS.choices, *_OF_EVENTS.within}
# who names these has said whether goals are meant
_FIELDS_OF_GOALS = {"category", "id"}
NO_GOALS = Clause("category NOT IN (SELECT id FROM category WHERE goal)")


def where_projects(terms: Iterable[Term]) -> Clause:
    """Return the condition that all terms hold, over the rows of `WITH_ASKED`, goals among them."""
    return _conjunction([_term_clause(term, _OF_PROJECTS) for term in terms])


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
    return _conjunction([_term_clause(term, _OF_PROMISES) for term in terms])


def where_events(terms: Iterable[Term]) -> Clause:
    """Return the condition over the rows of `event` that terms on events hold."""
    return _conjunction([_term_clause(term, _OF_EVENTS) for term in terms])


def where_sources(terms: Iterable[Term]) -> Clause:
    """Return the condition over the rows of `source` that terms on sources hold."""
    return _conjunction([_term_clause(term, _OF_SOURCES) for term in terms])


def asks_of_sources(term: Term) -> bool:
    """Tell whether a term asks for what a source is itself."""
    return term.field in _OF_SOURCES.choices


def asks_of_promises(term: Term) -> bool:
    """Tell whether a term asks for what a promise says itself."""
    return term.field in _FIELDS_OF_PROMISES


def asks_of_events(term: Term) -> bool:
    """Tell whether a term asks for what an event says itself."""
    return term.field in _FIELDS_OF_EVENTS


def both(first: Clause, second: Clause) -> Clause:
    """Return the condition that both conditions hold."""
    return _conjunction([first, second])


def _conjunction(clauses: Sequence[Clause]) -> Clause:
    sql = " AND ".join(f"({clause.sql})" for clause in clauses) or EVERY.sql
    return Clause(sql, tuple(value for clause in clauses for value in clause.values))


def _term_clause(term: Term, scope: _Scope) -> Clause:
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
    # of several counties a place names no more than what they are called: 西宁—化隆—尖扎
    if name.endswith("县") and len(name) > _LEAST_COUNTY:
        parts += [holding(column, name.removesuffix("县")) for column in ("names", "place_zh")]
    return Clause(" OR ".join(sql for sql, _ in parts), tuple(text for _, text in parts))


def _word_clause(term: Term, scope: _Scope) -> Clause:
    """Return the condition of a bare word that is a value; a project's name may hold it."""
    condition = _choice_clause(term, scope.choices[term.field])
    if scope is not _OF_PROJECTS:
        return condition
    from qhtrack.database.searching import holding
    from qhtrack.domain.text_folding import folded

    sql, text = holding("names", folded(term.text))
    return Clause(f"{condition.sql} OR {sql}", (*condition.values, text))


def _choice(term: Term, scope: _Scope) -> str:
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


def _comparison(term: Term, scope: _Scope) -> Clause:
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
    return Clause(f"{column} {operator} ?", (day,))


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
