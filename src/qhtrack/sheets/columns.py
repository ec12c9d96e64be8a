"""Name the columns of a sheet of updates."""

from qhtrack.domain.fields import EVENT, EVENT_ANSWERS, Kind, keys
from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import nearest
from qhtrack.domain.text import shown
from qhtrack.domain.updates import UpdateInput

# what `history` writes beside may be given back to `apply`
COLUMNS = frozenset((*UpdateInput._fields, *keys(EVENT_ANSWERS)))
REQUIRED = ("project", "status")
FIGURES = frozenset(field.key for field in EVENT if field.kind is Kind.FIGURE)
LISTS = frozenset(field.key for field in EVENT if field.kind is Kind.LIST)
FLAGS = frozenset({"force", "replace", *(field.key for field in EVENT if field.kind is Kind.FLAG)})


def unknown_column(name: str) -> Message:
    """Return the message that there is no such column."""
    near = nearest(name, UpdateInput._fields)
    return message("unknown_column", value=shown(name), suggestion=near)
