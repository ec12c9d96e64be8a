"""Merge registries' data in tests."""

import json
from typing import Any

from qhtrack.domain.merging import merge_registries
from qhtrack.domain.model import Registry
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry import toml
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

SOURCE = {"id": "paper", "title": "Paper"}
ROAD = {"id": "road", "name": "Road"}


def with_projects(*projects: TomlTable, **more: Any) -> TomlTable:  # noqa: ANN401
    """Return a registry's data; each project has a name and a category unless it says so."""
    plain = {"name": "A", "category": "road"}
    registry = {"schema": 1, "category": [ROAD], "source": [SOURCE]}
    return registry | {"project": [plain | project for project in projects]} | more


def merged(base: TomlTable, ours: TomlTable, theirs: TomlTable) -> TomlTable:
    """Return the merged registry's data where no conflict is left."""
    result = merge_registries(base, ours, theirs)
    assert result.conflicts == []
    return data_of(result.registry)


def conflict_lines(base: TomlTable, ours: TomlTable, theirs: TomlTable) -> list[str]:
    """Return the conflicts, a line each, whose places do not depend on who is who."""
    conflicts = merge_registries(base, ours, theirs).conflicts
    swapped = merge_registries(base, theirs, ours).conflicts
    assert {conflict.path for conflict in conflicts} == {conflict.path for conflict in swapped}
    return [sentence(conflict.located(), Language.EN) for conflict in conflicts]


def data_of(registry: Registry) -> TomlTable:
    """Return a registry's data, its lists as lists."""
    data: TomlTable = json.loads(json.dumps(toml.to_data(registry)))
    return data


def event(date: str, status: str, **more: str) -> dict[str, str]:
    """Return an event's data."""
    return {"date": date, "status": status, **more}


PROMISE = {"due": "2024", "wording": "by\n2024"}
WORKS = event("2021", "construction")
