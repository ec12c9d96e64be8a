"""Name what a person must choose between, where two sides changed one thing."""

from functools import reduce
from itertools import zip_longest
from typing import Any, NamedTuple

from qhtrack.domain.fields import UNITS
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

Data = dict[str, Any]  # a registry, or a table of it, as TOML and JSON hold it
Place = tuple[Any, ...]  # a path with keys in place of numbers: ("project", "dam", "owner")


class Conflict(NamedTuple):
    """A place where a person must choose between two values; None stands for a removal."""

    place: Place
    ours: Any
    theirs: Any
    reason: Message

    def located(self) -> Message:
        """Return it in one line: `dam: owner: changed differently by ours and theirs`."""
        return message("located", place=place_name(self.place), message=self.reason)


def place_name(place: Place) -> Message | str:
    """Return a place in words: `dam: event '2021 construction': note`."""
    pairs = zip_longest(place[::2], place[1::2])
    return within([_step_name(kind, name) for kind, name in pairs])


def _step_name(kind: str, name: object) -> Message | str:
    """Return a step of a place: a project, `event '2021 construction'`, `source paper`, `owner`."""
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
    return Figure(key, value) if key in UNITS and isinstance(value, int | float) else shown(value)


def is_settled(base: object, ours: object, theirs: object) -> bool:
    """Tell whether at most one side changed a value, or both did alike."""
    return theirs in (ours, base) or ours == base


def merged_value(base: object, ours: object, theirs: object) -> Any:  # noqa: ANN401
    """Return the value that is settled; of two in conflict ours, if it is there."""
    if theirs == base:
        return ours
    return theirs if ours in (base, None) else ours


def conflict_at(place: Place, base: object, ours: object, theirs: object) -> Conflict:
    """Return the conflict of two values at a place, with its reason."""
    return Conflict(place, ours, theirs, _reason(base, ours, theirs))


def _reason(base: object, ours: object, theirs: object) -> Message:
    # a row of which the base has nothing but the id was put there by `_reduced_to_ids`
    is_used = isinstance(base, dict) and base.keys() == {"id"}
    if ours is None:
        return message("removed_by_ours_used" if is_used else "removed_by_ours_changed")
    if theirs is None:
        return message("removed_by_theirs_used" if is_used else "removed_by_theirs_changed")
    return message("changed_differently")
