"""Merge registries' data in tests."""

import json
from typing import Any

from qhtrack.domain.merging import Data, merge
from qhtrack.domain.model import Registry
from qhtrack.registry import toml

SOURCE = {"id": "paper", "title": "Paper"}
ROAD = {"id": "road", "name": "Road"}


def with_projects(*projects: Data, **more: Any) -> Data:  # noqa: ANN401
    """Return a registry's data; each project has a name and a category unless it says so."""
    plain = {"name": "A", "category": "road"}
    whole = {"schema": 1, "category": [ROAD], "source": [SOURCE]}
    return whole | {"project": [plain | project for project in projects]} | more


def merged(base: Data, ours: Data, theirs: Data) -> Data:
    """Return the merged registry's data where no conflict is left."""
    result = merge(base, ours, theirs)
    assert result.conflicts == []
    return whole(result.registry)[0]


def told(base: Data, ours: Data, theirs: Data) -> list[str]:
    """Return what is said of the conflicts, which do not depend on who is who."""
    conflicts = merge(base, ours, theirs).conflicts
    swapped = merge(base, theirs, ours).conflicts
    assert {one.place for one in conflicts} == {one.place for one in swapped}
    return [str(conflict) for conflict in conflicts]


def whole(*registries: Registry) -> list[Data]:
    """Return each registry's data, its lists as lists."""
    return [json.loads(json.dumps(toml.to_data(registry))) for registry in registries]


def event(date: str, status: str, **more: str) -> dict[str, str]:
    """Return an event's data."""
    return {"date": date, "status": status, **more}


PROMISE = {"due": "2024", "wording": "by\n2024"}
WORKS = event("2021", "construction")
