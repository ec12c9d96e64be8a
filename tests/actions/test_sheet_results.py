"""What became of rows."""

from pathlib import Path

import pytest

from conftest import NOW, Run
from qhtrack.actions.cells import ParsedRow
from qhtrack.actions.context import Clock, Context
from qhtrack.actions.opening import open_for_recording
from qhtrack.actions.sheet_results import Defaults, SheetResults
from qhtrack.database.rows import row_of
from qhtrack.database.statements import Recorder
from qhtrack.domain.errors import RefusedError, StateError
from qhtrack.domain.proposals import propose_correction
from qhtrack.domain.statements import Fact
from qhtrack.sheets.records import Row


def test_results_come_in_the_order_of_rows(sample: Path) -> None:
    """Of several things of a row what is new, at least the last; all in one recording."""
    del sample
    context = Context(Clock(NOW))
    rows = [ParsedRow(number, Row("x", number, {}), {}) for number in range(3)]
    with open_for_recording(context) as connection:
        journal = SheetResults(context, connection, Recorder(None, "now", "apply"), Defaults())
        fact = Fact("project", "dam")
        row = row_of(connection, fact) or {}
        known = propose_correction(fact, row, {"owner": row["owner"]})
        new = propose_correction(fact, row, {"owner": "A"})
        journal.record(rows[2], known)
        assert journal.recorder.recording is None
        journal.record(rows[1], known)
        journal.record(rows[1], new)
        journal.record(rows[1], known)
        assert journal.recorder.recording == 1
        journal.record(
            rows[0], propose_correction(fact, row_of(connection, fact) or {}, {"place": "B"})
        )
        journal.record(rows[0], known)
        assert [told.action for told in journal.in_row_order()] == [
            *("amended", "unchanged"),
            *("amended", "unchanged"),
            "unchanged",
        ]
        assert journal.recorder.recording == 1
        connection.rollback()


def test_what_is_refused_is_kept(run: Run, sample: Path) -> None:
    """By field, with the error that it is."""
    del run, sample
    context = Context(Clock(NOW))
    said = ParsedRow(0, Row("x", 3, {}, {}, {"date": "E"}, 3), {})
    with open_for_recording(context) as connection:
        journal = SheetResults(context, connection, Recorder(None, "now"), Defaults())
        journal.refuse(said, "date", "bad")
        journal.refuse(said, "", "worse", StateError)
        assert [(problem.where, kind) for problem, kind in journal.refusals] == [
            ("E3", RefusedError),
            ("", StateError),
        ]
        assert journal.projects_named({"Old Dam"}) == {"dam"}
        assert journal.projects_named({"nothing"}) == set()
        assert journal.projects_named({"nothing", "Old Dam", "road-a", ""}) == {"dam", "road-a"}
        assert [*journal.ids["source"]] == ["paper"]
        assert journal.names["old dam"] == {"dam"}


@pytest.mark.parametrize(
    ("row", "remedy", "chinese"),
    [
        ("dam,partial,2024-04-01,600,,,", "if 600 MW is right, say yes in a column replace",
         "如应为60万千瓦，请在 replace 列填“是”"),
        ("dam,partial,2025,9999,,,", "correct it, or say yes in a column force",
         "请更正，或在 force 列填“是”"),
        ("road-b,construction,2025,,,,", "say why in its note, and yes in a column force",
         "请在备注列注明原因，并在 force 列填“是”"),
        ("dam,construction,2025,,,,", "else say why in its note, and yes in a column force",
         "应填“部分投运”；如另有原因，请在备注列注明，并在 force 列填“是”"),
    ],
)  # fmt: skip
def test_a_remedy_is_one_that_a_sheet_has(
    run: Run, sample: Path, row: str, remedy: str, chinese: str
) -> None:
    """A column, where a call has an option; and it helps."""
    sheet = sample.with_name("a.csv")
    head = "project,status,date,in_service_mw,force,note,replace\n"
    sheet.write_text(f"{head}{row}\n")
    refused = run("apply", str(sheet))
    assert (refused.exit_code, refused.stderr.endswith(f"{remedy}\n")) == (6, True)
    assert run("--lang", "zh", "apply", str(sheet)).stderr.endswith(f"{chinese}\n")
    project, status, date, figure, *_ = row.split(",")
    sheet.write_text(f"{head}{project},{status},{date},{figure},yes,why,yes\n")
    assert run("apply", str(sheet)).exit_code == 0
