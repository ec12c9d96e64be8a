"""Describe the conflicts of a merge: two values at one path, and the reason."""

from functools import reduce
from itertools import zip_longest
from typing import Any, NamedTuple

from qhtrack.domain.fields import UNIT_KEYS
from qhtrack.domain.messages import (
    English,
    FieldName,
    Figure,
    Message,
    ProjectId,
    message,
    within,
)
from qhtrack.domain.text import shown, visible
from qhtrack.domain.toml_tables import RegistryPath


class Conflict(NamedTuple):
    """A path at which a person must choose between two values; None stands for a removal."""

    path: RegistryPath
    ours: Any
    theirs: Any
    reason: Message

    def located(self) -> Message:
        """Return it in one line: `dam: owner: changed differently by ours and theirs`."""
        return message("located", place=path_name(self.path), message=self.reason)


def path_name(path: RegistryPath) -> Message | str:
    """Return a path in words: `dam: event '2021 construction': note`."""
    pairs = zip_longest(path[::2], path[1::2])
    return within([_step_name(kind, name) for kind, name in pairs])


def _step_name(kind: str, name: object) -> Message | str:
    """Return a step of a path: a project, `event '2021 construction'`, `source paper`, `owner`."""
    if name is None:
        return FieldName(kind)
    if kind == "project":
        return ProjectId(name)
    if not isinstance(name, tuple):
        return message("of_kind", kind=English(kind), name=name)
    words: list[Message | str] = [English(visible(word)) for word in name if word]
    text = reduce(lambda first, second: message("two_terms", first=first, second=second), words)
    return message("told_of_kind", kind=English(kind), text=text)


def value_said(key: str, value: object) -> Figure | str:
    """Return a field's value to be said in a message: a figure in its unit, a text in quotes."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return English(shown(value))
    return (
        Figure(key, value) if key in UNIT_KEYS and isinstance(value, int | float) else shown(value)
    )


def is_settled(base: object, ours: object, theirs: object) -> bool:
    """Tell whether at most one side changed a value, or both did alike."""
    return theirs in (ours, base) or ours == base


def merged_value(base: object, ours: object, theirs: object) -> Any:  # noqa: ANN401
    """Return the value that is settled; of two in conflict ours, if it is there."""
    if theirs == base:
        return ours
    return theirs if ours in (base, None) else ours


def conflict_at(path: RegistryPath, base: object, ours: object, theirs: object) -> Conflict:
    """Return the conflict of two values at a path, with its reason."""
    return Conflict(path, ours, theirs, _reason(base, ours, theirs))


def _reason(base: object, ours: object, theirs: object) -> Message:
    # a row of which the base has nothing but the id was put there by `_reduced_to_ids`
    is_used = isinstance(base, dict) and base.keys() == {"id"}
    if ours is None:
        return message("removed_by_ours_used" if is_used else "removed_by_ours_changed")
    if theirs is None:
        return message("removed_by_theirs_used" if is_used else "removed_by_theirs_changed")
    return message("changed_differently")
