"""What a load changes."""

from msgspec.structs import replace

from qhtrack.domain.changes import compare
from qhtrack.domain.model import Project, Registry

A, B, C = (Project(id=name, name=name, category="road") for name in "abc")


def test_projects_are_added_changed_and_removed() -> None:
    """Each is named once."""
    before = Registry(schema=1, projects=(A, B))
    after = Registry(schema=1, projects=(replace(B, name="other"), C))
    assert compare(before, after) == (["c"], ["b"], ["a"])
    assert compare(before, before) == ([], [], [])
