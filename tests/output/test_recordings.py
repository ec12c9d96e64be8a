"""What was recorded here, in words."""

from typing import Any

import pytest

from examples import source_row
from qhtrack.domain.change_results import Verdict
from qhtrack.domain.statement_rows import Recording
from qhtrack.domain.statements import Fact, Statement, fact_of
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.output.recordings import detail_lines, head, head_with_marks
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
EVENT: TomlTable = {"date": "2024", "status": "partial"}
PROMISE: TomlTable = {"wording": "通车"}


def recording(*statements: Statement, **values: Any) -> Recording:  # noqa: ANN401
    """Return a recording of statements."""
    whole = Recording(3, "2026-11-23 12:00", "anna", "update", None, True, statements)
    return whole._replace(**values)


def statement(kind: str, before: TomlTable | None, after: TomlTable | None) -> Statement:
    """Return a statement of a row of the dam, or with the id `dam`."""
    return Statement(fact_of(kind, "dam", after or before or {}), before, after)


def lines(one: Statement, vocabulary: Vocabulary = EN) -> list[str]:
    """Return the lines of one statement."""
    paper = source_row("paper", title="A paper", publisher="Press")
    return "".join(detail_lines(recording(one), {"paper": paper}, vocabulary)).splitlines()


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "recording 3 (update, 2026-11-23 12:00, anna)"),
        ({"by": None}, "recording 3 (update, 2026-11-23 12:00)"),
        ({"by": "a\x1bb", "at": ""}, "recording 3 (update, a b)"),
    ],
)
def test_a_recording_is_called_by_who_made_it_and_when(
    values: dict[str, object], text: str
) -> None:
    """As far as that is known."""
    assert head(recording(**values), EN) == text


@pytest.mark.parametrize(
    ("stands", "written", "seen", "marks"),
    [
        (True, False, Verdict.UNSEEN, ", not in the registry file yet"),
        (True, True, Verdict.UNSEEN, ""),
        (True, False, Verdict.OVERRULED, ""),
        (False, False, Verdict.UNSEEN, ", undone"),
        (False, True, Verdict.UNSEEN, ", undone, in the registry file still"),
        (False, True, Verdict.SEEN, ", undone, in the registry file still"),
    ],
)
def test_a_recording_is_marked(stands: bool, written: bool, seen: Verdict, marks: str) -> None:  # noqa: FBT001
    """As struck, and as what the next export brings to the file or takes out of it."""
    one = Statement(Fact("source", "paper"), None, {"id": "paper"}, stands, seen, written)
    whole = recording(one, stands=stands)
    assert head_with_marks(whole, EN) == f"{head(whole, EN)}{marks}"


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (statement("event", None, EVENT), ["  dam: event recorded: partial (2024)"]),
        (statement("event", EVENT, None), ["  dam: event dropped: partial (2024)"]),
        (
            statement("event", EVENT, EVENT | {"by": True, "source": "paper", "also": ["x y"]}),
            [
                "  dam: event amended: partial (2024)",
                "      by then: yes",
                "      source: A paper, Press",
                "      also: x y",
            ],
        ),
        (statement("promise", None, PROMISE), ["  dam: promise recorded: 通车"]),
        (
            statement("promise", None, PROMISE | {"milestone": "partial", "due": "2025"}),
            ["  dam: promise recorded: 通车 (partial, due 2025)"],
        ),
        (
            statement("promise", PROMISE | {"part": "phase-1"}, None),
            ["  dam: promise dropped: 通车 (phase 1)"],
        ),
        (
            statement("project", {"capacity_mw": 5, "owner": "A"}, {"capacity_mw": 2000}),
            ["  dam: project amended", "      capacity: 5 MW → 2,000 MW", "      owner: A → –"],
        ),
        (
            statement("source", None, {"id": "dam", "title": "T", "url": "https://x.org"}),
            ["  dam: source recorded", "      title: T", "      address: https://x.org"],
        ),
        (
            statement("category", {"id": "dam"}, {"words": {"partial": "half"}, "goal": True}),
            ["  dam: category amended", "      words: partial half", "      goals: yes"],
        ),
        (
            statement("region", {"id": "dam", "name": "R"}, None),
            ["  dam: region dropped", "      name: R"],
        ),
        (
            statement("event", EVENT | {"note": "one\ntwo"}, EVENT | {"note": "one\x1b\nthree"}),
            [
                "  dam: event amended: partial (2024)",
                "      note: one",
                "      two → one ",
                "      three",
            ],
        ),
    ],
)
def test_a_statement_says_of_what_it_is_and_what_changed(
    one: Statement, expected: list[str]
) -> None:
    """What was dropped tells what there was; notes keep their lines."""
    assert lines(one) == expected


def test_a_statement_speaks_chinese() -> None:
    """Labels, statuses and signs."""
    one = statement("event", None, EVENT | {"in_service_mw": 550, "note": "首台机组"})
    assert lines(one, ZH) == [
        "  dam：已记录进展：部分投运（2024）",
        "      已投运装机：55万千瓦",
        "      备注：首台机组",
    ]


def test_what_the_file_overruled_is_said() -> None:
    """Beside what it was."""
    one = statement("event", None, EVENT)._replace(verdict=Verdict.OVERRULED)
    assert lines(one) == ["  dam: event recorded (overruled since): partial (2024)"]


def test_why_something_was_recorded_goes_before_what() -> None:
    """Line by line."""
    whole = recording(statement("event", EVENT, None), reason="a slip\nof the pen")
    assert "".join(detail_lines(whole, {}, EN)) == (
        "      why: a slip\n      of the pen\n  dam: event dropped: partial (2024)\n"
    )
