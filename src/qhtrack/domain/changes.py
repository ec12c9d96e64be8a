"""Say what loading a registry adds, changes and removes."""

from typing import NamedTuple

from qhtrack.domain.model import Registry


class Changes(NamedTuple):
    """The ids of projects that a load adds, changes and removes, in the registry's order."""

    added: list[str]
    changed: list[str]
    removed: list[str]


def compare(before: Registry, after: Registry) -> Changes:
    """Compare two registries project by project."""
    old = {project.id: project for project in before.projects}
    new = {project.id: project for project in after.projects}
    return Changes(
        [name for name in new if name not in old],
        [name for name in new if name in old and new[name] != old[name]],
        [name for name in old if name not in new],
    )
