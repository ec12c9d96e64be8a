"""Say who records, when and with which command."""

from qhtrack.actions.context import Context
from qhtrack.database.statements import Recorder


def recorder(context: Context, command: str, reason: str | None = None) -> Recorder:
    """Return who records now, with which command and why."""
    return Recorder(_user(), context.clock.timestamp, command, reason)


def _user() -> str | None:
    """Return who is at the terminal, where the system knows."""
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return None
