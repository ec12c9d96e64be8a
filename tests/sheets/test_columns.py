"""The columns of a sheet of updates."""

from qhtrack.domain.fields import EVENT, EVENT_ANSWERS, keys
from qhtrack.domain.updates import UpdateInput
from qhtrack.sheets.columns import (
    COLUMNS,
    FIGURES,
    FLAGS,
    LISTS,
    REQUIRED,
    unknown_column,
)
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


def test_an_events_fields_are_columns() -> None:
    """All that `history` writes, and what an update says beside."""
    assert {"project", "expect", "force", "replace", *keys(EVENT, EVENT_ANSWERS)} == COLUMNS
    assert {*REQUIRED, *FIGURES, *FLAGS, *LISTS} <= set(UpdateInput._fields)
    assert sorted(FIGURES) == ["in_service_mw", "open_km", "spent_bn"]
    assert sorted(FLAGS) == ["by", "force", "replace"]
    assert sorted(LISTS) == ["also"]


def test_the_nearest_column_is_offered() -> None:
    """Of those that are read."""
    text = sentence(unknown_column("statsu"), Language.EN)
    assert text == "'statsu' is not a column; did you mean 'status'?"
    assert sentence(unknown_column("zzz"), Language.EN) == "'zzz' is not a column"
