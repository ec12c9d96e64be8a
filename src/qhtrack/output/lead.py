"""Say a report in a paragraph: how projects stand, how promises were kept, what moved."""

from collections.abc import Sequence

from qhtrack.domain.dates import first_day
from qhtrack.domain.report import Report, kept_and_broken
from qhtrack.domain.rows import ProjectRow
from qhtrack.domain.status import UNKNOWN, rank_of
from qhtrack.output.escaping import markdown
from qhtrack.output.wording import name_of
from qhtrack.words.vocabulary import Vocabulary

_MOST_NAMES = 3


def paragraph(report: Report, vocabulary: Vocabulary) -> str:
    """Return the paragraph that opens a report."""
    parts = (
        _projects(report, vocabulary),
        _promises(report, vocabulary),
        _moves(report, vocabulary),
    )
    return vocabulary.phrase("after_sentence").join(parts)


def _projects(report: Report, vocabulary: Vocabulary) -> str:
    statuses = sorted(report.total.statuses.items(), key=lambda item: rank_of(item[0]))
    counts = [
        vocabulary.phrase(f"standing_{status or UNKNOWN}", count=count)
        for status, count in statuses
    ]
    projects = vocabulary.counted("project", report.total.size)
    key = "lead_projects" if counts else "lead_no_projects"
    return vocabulary.phrase(key, projects=projects, counts=vocabulary.listed(counts))


def _promises(report: Report, vocabulary: Vocabulary) -> str:
    if not report.due:
        return vocabulary.phrase("lead_no_promises")
    counts = [
        vocabulary.phrase(f"kept_{key}", count=count)
        for key, count in kept_and_broken(report.due).items()
    ]
    return vocabulary.phrase(
        "lead_promises",
        promises=vocabulary.counted("promise", len(report.due)),
        counts=vocabulary.phrase("between_counts").join(counts),
    )


def _moves(report: Report, vocabulary: Vocabulary) -> str:
    since = report.period.since
    if not report.moved:
        return vocabulary.phrase("lead_no_changes", since=since)
    moves = [_move(status, projects, vocabulary) for status, projects in report.moved]
    rows = [row for _, projects in report.moved for row in projects]
    perhaps_before = sum(_may_be_before(row, since) for row in rows)
    return vocabulary.phrase(
        "lead_changes_in_part" if perhaps_before else "lead_changes",
        since=since,
        projects=vocabulary.counted("project", len(rows)),
        counts=vocabulary.phrase("between_moves").join(moves),
        count=perhaps_before,
    )


def _may_be_before(row: ProjectRow, day: str) -> bool:
    """Tell whether a status may have begun before a day: of its date no more is known."""
    return row["since"] is not None and (bool(row["since_by"]) or first_day(row["since"]) < day)


def _move(status: str, projects: Sequence[ProjectRow], vocabulary: Vocabulary) -> str:
    names = vocabulary.listed(
        [markdown(name_of(row, vocabulary)) for row in projects[:_MOST_NAMES]]
    )
    if len(projects) > _MOST_NAMES:
        names = vocabulary.phrase("and_more", names=names)
    move = vocabulary.phrase(f"moved_{status}", count=len(projects))
    return vocabulary.phrase("moved", what=move, names=names)
