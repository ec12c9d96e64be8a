"""Hold the SQL of what terms are asked of: promises, events, sources, projects."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from qhtrack.database import outcomes
from qhtrack.domain.fields import DAYS
from qhtrack.domain.promises import NO_NEWS
from qhtrack.domain.status import UNKNOWN

# the values stand at {0}
_VALUES = "({0})"
_PUBLISHER = "coalesce(publisher, publisher_zh) IN ({0})"
_HAS_PUBLISHER = "coalesce(publisher, publisher_zh) IS NOT NULL"
_WITH_PUBLISHER = f"(SELECT id FROM source WHERE {_HAS_PUBLISHER})"
# what is in the list of itself is there
_ANY_SOURCE = "(source)"
_PUBLISHED = f"(SELECT id FROM source WHERE {_PUBLISHER})"
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


def _citing(owner: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the conditions that a promise or an event has a source or publisher, or has none."""
    return (
        {"source": _cites(owner, _VALUES), "publisher": _cites(owner, _PUBLISHED)},
        {
            "source": f"NOT coalesce({_cites(owner, _ANY_SOURCE)}, 0)",
            "publisher": f"NOT coalesce({_cites(owner, _WITH_PUBLISHER)}, 0)",
        },
    )


def _outcome(no_news: str) -> str:
    """Return the condition of outcomes; what is overdue without news may be asked for apart."""
    return f"(outcome IN ({{0}}) OR '{NO_NEWS}' IN ({{0}}) AND {no_news})"


def _flag(column: str) -> str:
    return f"iif({column}, 'true', 'false') IN ({{0}})"


class Scope(NamedTuple):
    """What terms are asked of: the condition of each choice, and what a comparison stands in.

    Nothing stands around one that `within` does not name.

    `absent` has the condition that there is no value, of fields that may have none; `days`
    the columns of dates whose days are called otherwise; `named` where a bare word is looked
    for among names too, if it is.
    """

    choices: Mapping[str, str]
    within: Mapping[str, str]
    absent: Mapping[str, str] = MappingProxyType({})
    days: Mapping[str, str] = MappingProxyType({})
    named: str = ""

    @property
    def fields(self) -> frozenset[str]:
        """The fields of its terms."""
        return frozenset({*self.choices, *self.within})


_CITED_BY_PROMISES, _CITED_BY_NO_PROMISE = _citing("promise")
# of a promise, its own row is asked
OF_PROMISES = Scope(
    {
        **_CITED_BY_PROMISES,
        "outcome": _outcome("no_news"),
        "milestone": "milestone IN ({0})",
        "stretch": _flag("stretch"),
    },
    dict.fromkeys(("due", "made", *DAYS), "{}"),
    {**_CITED_BY_NO_PROMISE, "milestone": "milestone IS NULL"},
)
_CITED_BY_EVENTS, _CITED_BY_NO_EVENT = _citing("event")
# of an event too, whose day is that from which on something was so
OF_EVENTS = Scope(
    {**_CITED_BY_EVENTS, "status": "status IN ({0})", "begins": _flag("date = since")},
    {"since": "{}"},
    _CITED_BY_NO_EVENT,
    {"since": "day"},
)
# of a source, its own row is asked
OF_SOURCES = Scope(
    {"source": "id IN ({0})", "publisher": _PUBLISHER}, {}, {"publisher": f"NOT {_HAS_PUBLISHER}"}
)
# several terms may be asked of one promise of a project
OF_ONE_PROMISE = Scope(
    {
        "outcome": _outcome(outcomes.NO_NEWS),
        "milestone": OF_PROMISES.choices["milestone"],
        "stretch": OF_PROMISES.choices["stretch"],
    },
    OF_PROMISES.within,
    named="project IN (SELECT id FROM project WHERE {})",
)
# of a project, any of its promises; its sources are also those of its events
OF_PROJECTS = Scope(
    {
        "status": f"coalesce(status, '{UNKNOWN}') IN ({{0}})",
        "category": "category IN ({0})",
        "region": "id IN (SELECT project FROM project_region WHERE region IN ({0}))",
        "source": _rests_on(_VALUES),
        "publisher": _rests_on(_PUBLISHED),
        "owner": "(owner IN ({0}) OR owner_zh IN ({0}))",
        **{
            field: _PROMISED.replace("{}", condition)
            for field, condition in OF_ONE_PROMISE.choices.items()
        },
        "overdue": _flag("overdue"),
        "id": "id IN ({0})",
    },
    {
        **dict.fromkeys(OF_PROMISES.within, _PROMISED),
        **{key: _PROMISED.replace("outcome", outcomes.with_days({key})) for key in DAYS},
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
    named="{}",
)
