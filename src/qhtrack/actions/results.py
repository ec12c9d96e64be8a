"""Put into words what became of updates."""

from collections.abc import Sequence
from typing import TypedDict

from qhtrack.domain.telling import Told
from qhtrack.domain.text import visible
from qhtrack.domain.updates import Action, UpdateResult
from qhtrack.words.catalogue import status_label, word
from qhtrack.words.language import Language

# not as a class: `from` is a keyword
ResultRow = TypedDict(
    "ResultRow",
    {
        "project": str,
        "action": str,
        "from": str | None,
        "to": str,
        "date": str,
        "recorded": bool,
        "replaced": dict[str, object] | None,
    },
)
RESULT_KEYS = tuple(ResultRow.__annotations__)


def result_row(result: UpdateResult) -> ResultRow:
    """Return what became of an update, for a script."""
    return {
        "project": result.project,
        "action": result.action,
        "from": result.previous_status,
        "to": result.status,
        "date": result.date,
        "recorded": result.recorded,
        "replaced": result.replaced,
    }


def result_line(result: UpdateResult, language: Language, *, dry_run: bool) -> str:
    """Return what became of an update, as a line."""
    would = word("would", language) if dry_run and result.recorded else ""
    return f"{would}{result.project}: {_step(result, language)}\n"


def _step(result: UpdateResult, language: Language) -> str:
    after = status_label(result.status, language)
    if result.action in (Action.AMENDED, Action.UNCHANGED):
        replaced = _replaced(result, language)
        return f"{after} ({result.date}) {word(result.action, language)}{replaced}"
    before = status_label(result.previous_status or "unknown", language)
    is_confirmed = result.action is Action.CONFIRMED
    step = f"{after} {word('confirmed', language)}" if is_confirmed else f"{before} → {after}"
    if result.next_event is None:
        return f"{step} ({result.date})"
    later = _status_on(result.next_event.status, result.next_event.date, language)
    return f"{step} ({result.date}), {word('before', language, what=later)}"


def _replaced(result: UpdateResult, language: Language) -> str:
    """Return what stood where something else stands now."""
    if not result.replaced:
        return ""
    fields = (
        f"{word(key, language)} {_in_one_line(value)}" for key, value in result.replaced.items()
    )
    return word("instead_of", language, what=word("separator", language).join(fields))


def _in_one_line(value: object) -> str:
    return visible(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _status_on(status: str, date: str, language: Language) -> str:
    return f"{status_label(status, language)} ({date})"


def total_line(results: Sequence[UpdateResult | Told], language: Language, *, dry_run: bool) -> str:
    """Return of how many things anything was recorded, as a line."""
    count = sum(result.action is not Action.UNCHANGED for result in results)
    key = "would_record_all" if dry_run else "recorded_all"
    return word(key, language, count=count, rest=len(results) - count) + "\n"
