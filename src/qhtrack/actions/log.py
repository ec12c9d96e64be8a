"""Answer with the recordings of the database: log."""

from collections.abc import Iterator

from qhtrack.actions.answering import row_limit
from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import open_for_reading, refuse_registry
from qhtrack.actions.results import readers_vocabulary
from qhtrack.database import log as recorded
from qhtrack.database import questions
from qhtrack.domain.messages import message
from qhtrack.domain.rows import RecordingRow
from qhtrack.domain.statement_rows import Recording, recording_row
from qhtrack.output import recordings
from qhtrack.output.formats import Format, PageFormat, formatted

RECORDING_KEYS = tuple(RecordingRow.__annotations__)


def log(context: Context, page_format: PageFormat | None, *, limit: int | None = None) -> Answer:
    """Answer with the recordings, newest first, and what each of them said."""
    refuse_registry(context)
    max_rows = row_limit(
        context, limit, Format.TABLE if page_format is None else Format(page_format)
    )
    with open_for_reading(context) as connection:
        shown_recordings = list(recorded.recordings(connection, max_rows))
        if page_format is not None:
            return Answer(
                formatted(Format(page_format), map(recording_row, shown_recordings), RECORDING_KEYS)
            )
        sources = questions.sources(connection)
        owners = {
            statement.fact.owner
            for recording in shown_recordings
            for statement in recording.statements
        }
        vocabulary = readers_vocabulary(context, connection, owners)
        hidden = recorded.count(connection) - len(shown_recordings)
    if not shown_recordings:
        context.notices.append(message("nothing_recorded"))
    if hidden:
        context.notices.append(message("more_rows", count=hidden))

    def text() -> Iterator[str]:
        for stored in shown_recordings:
            recording = with_local_time(context, stored)
            yield f"{recordings.head_with_marks(recording, vocabulary)}\n"
            yield from recordings.detail_lines(recording, sources, vocabulary)

    return Answer(text())


def with_local_time(context: Context, recording: Recording) -> Recording:
    """Return a recording with the time on the user's clock, for people."""
    at = context.clock.local(recording.at) if recording.at else recording.at
    return recording._replace(at=at)
