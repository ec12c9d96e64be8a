"""Make rows as the database answers them, of which a test says what matters to it."""

from typing import Any, cast

from qhtrack.domain.fields import LISTS
from qhtrack.domain.rows import (
    EventRow,
    NamedEventRow,
    ProjectRow,
    PromiseRow,
    ScorecardRow,
    SourceRow,
)


def project_row(project_id: str, **values: Any) -> ProjectRow:  # noqa: ANN401
    """Return a project of which nothing is known but the values given."""
    row: dict[str, object] = dict.fromkeys(ProjectRow.__annotations__)
    row |= {key: [] for key in LISTS}
    row |= {"id": project_id, "name": project_id, "category": "road", "overdue": False}
    row |= {"since_by": False}
    return cast("ProjectRow", _with_values(row, values))


def promise_row(**values: Any) -> PromiseRow:  # noqa: ANN401
    """Return a promise of which nothing is known but the values given."""
    row: dict[str, object] = dict.fromkeys(PromiseRow.__annotations__)
    row |= {"project": "a", "stretch": False, "wording": "建成", "outcome": "unmeasurable"}
    row |= {"also": [], "by": False, "no_news": False, "origin": "registry"}
    return cast("PromiseRow", _with_values(row, values))


def scorecard_row(**values: Any) -> ScorecardRow:  # noqa: ANN401
    """Return a promise as the scorecard has it, of a road in no region."""
    of_project: dict[str, object] = {
        "name": "a",
        "name_zh": None,
        "category": "road",
        "regions": [],
    }
    of_promise = {key: value for key, value in values.items() if key not in of_project}
    row: dict[str, object] = {**promise_row(**of_promise), **of_project}
    return cast("ScorecardRow", _with_values(row, values))


def event_row(**values: Any) -> EventRow:  # noqa: ANN401
    """Return an event of which nothing is known but the values given."""
    row: dict[str, object] = dict.fromkeys(EventRow.__annotations__)
    row |= {"project": "a", "date": "2023", "status": "partial", "day": "2023-12-31"}
    row |= {"by": False, "also": [], "origin": "registry"}
    return cast("EventRow", _with_values(row, values))


def _with_values(row: dict[str, object], values: dict[str, object]) -> dict[str, object]:
    assert values.keys() <= row.keys(), "no such key"
    return row | values


def source_row(source_id: str, **values: Any) -> SourceRow:  # noqa: ANN401
    """Return a source of which nothing is known but the values given."""
    row: dict[str, object] = dict.fromkeys(SourceRow.__annotations__)
    row |= {"id": source_id, "title": source_id}
    return cast("SourceRow", _with_values(row, values))


def named_event_row(**values: Any) -> NamedEventRow:  # noqa: ANN401
    """Return an event as a source's page has it, of a road."""
    of_project: dict[str, object] = {"name": "a", "name_zh": None, "category": "road"}
    of_event = {key: value for key, value in values.items() if key not in of_project}
    row: dict[str, object] = {**event_row(**of_event), **of_project}
    return cast("NamedEventRow", _with_values(row, values))
