"""What was said here and what a file says are settled, fact by fact."""

from collections.abc import Sequence
from typing import Any

import pytest

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import by_publication
from qhtrack.domain.conflict_resolution import (
    CORRECTED,
    GAVE_UP,
    TAKEN_OUT,
    Dispute,
    Overruled,
    Preference,
    Settlement,
    Versions,
    settle,
)
from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    correction,
    removal,
    replay_statements,
)
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

SOURCE_ORDER = by_publication({"old": "2020", "new": "2024"})
DAM = Fact("project", "dam")
EVENT = Fact("event", "dam", ("2024", "partial"))
PROMISE = Fact("promise", "dam", (None, None, "2025", "all"))
BARE: TomlTable = EVENT.identity
PLAIN = {"id": "dam", "owner": "X", "note": "n"}


def settled(
    had: TomlTable | None, now: TomlTable | None, *said: Statement, prefer: Preference | None = None
) -> Settlement:
    """Settle statements, which found what the last file had."""
    numbered = [one._replace(number=number) for number, one in enumerate(said, 1)]
    shown = replay_statements(had, numbered, SOURCE_ORDER).row
    return settle(Versions(shown, had, now), numbered, SOURCE_ORDER, prefer)


def in_lines(disputes: Sequence[Dispute]) -> list[str]:
    """Return disputes, a line each."""
    return [sentence(dispute.located(), Language.EN) for dispute in disputes]


def located(result: Settlement) -> list[str]:
    """Return what is in dispute, a line each."""
    return in_lines(result.disputes)


OWNER = correction(DAM, PLAIN, {"owner": "Y", "note": "m"})
FIGURE = addition(EVENT, None, {"in_service_mw": 5, "source": "new", "note": "seen"})
FINDING = correction(PROMISE, PROMISE.identity, {"reached": "2024", "evidence": "old"})
EDIT = addition(EVENT, BARE, {"note": "seen"})
KNOWN = PROMISE.identity | {"reached": "2024", "evidence": "old"}
CASES: list[
    tuple[
        TomlTable | None, TomlTable | None, Statement, list[str], TomlTable | None, TomlTable | None
    ]
] = [
    (
        PLAIN,
        PLAIN | {"owner": "Z"},
        OWNER,
        ["dam: owner: 'Y' here, 'Z' in the file"],
        {"id": "dam", "owner": "Z", "note": "m"},
        {"id": "dam", "owner": "Y", "note": "m"},
    ),
    (
        PLAIN,
        {"id": "dam", "note": "n"},
        OWNER,
        ["dam: owner: 'Y' here, nothing in the file"],
        {"id": "dam", "note": "m"},
        {"id": "dam", "owner": "Y", "note": "m"},
    ),
    (
        PLAIN,
        PLAIN | {"owner": "Z"},
        correction(DAM, PLAIN, {"owner": None}),
        ["dam: owner: nothing here, 'Z' in the file"],
        PLAIN | {"owner": "Z"},
        {"id": "dam", "note": "n"},
    ),
    (
        None,
        BARE | {"in_service_mw": 6, "source": "old", "note": "told"},
        FIGURE,
        ["dam: event '2024 partial': in_service_mw: 5 MW here, 6 MW in the file"],
        BARE | {"in_service_mw": 6, "source": "old", "also": ["new"], "note": "told\nseen"},
        BARE | {"in_service_mw": 5, "source": "old", "also": ["new"], "note": "told\nseen"},
    ),
    (
        PROMISE.identity,
        PROMISE.identity | {"missed": "2026", "evidence": "old"},
        FINDING,
        [
            "dam: promise '2025 all': reached: '2024' here, nothing in the file",
            "dam: promise '2025 all': missed: nothing here, '2026' in the file",
        ],
        PROMISE.identity | {"missed": "2026", "evidence": "old"},
        KNOWN,
    ),
    (
        PROMISE.identity,
        PROMISE.identity | {"made": "2023"},
        correction(PROMISE, PROMISE.identity, {"made": "2024", "stretch": True}),
        ["dam: promise '2025 all': made: '2024' here, '2023' in the file"],
        PROMISE.identity | {"made": "2023", "stretch": True},
        PROMISE.identity | {"made": "2024", "stretch": True},
    ),
    (
        KNOWN,
        KNOWN | {"by": True},
        correction(PROMISE, KNOWN, {"reached": "2023"}),
        [
            "dam: promise '2025 all': reached: '2023' here, '2024' in the file",
            "dam: promise '2025 all': by: nothing here, true in the file",
        ],
        KNOWN | {"by": True},
        KNOWN | {"reached": "2023"},
    ),
    (
        BARE | {"note": "a"},
        BARE | {"note": "b"},
        removal(EVENT, BARE | {"note": "a"}),
        ["dam: event '2024 partial': dropped here, changed in the file"],
        BARE | {"note": "b"},
        None,
    ),
    (
        BARE,
        None,
        EDIT,
        ["dam: event '2024 partial': changed here, gone from the file"],
        None,
        BARE | {"note": "seen"},
    ),
    (
        PLAIN,
        None,
        OWNER,
        ["dam: changed here, gone from the file"],
        None,
        {"id": "dam", "owner": "Y", "note": "m"},
    ),
]


@pytest.mark.parametrize(("had", "now", "said", "lines", "file", "mine"), CASES)
def test_what_the_file_says_otherwise_is_settled_by_a_preference(
    had: TomlTable | None,
    now: TomlTable | None,
    said: Statement,
    lines: list[str],
    file: TomlTable | None,
    mine: TomlTable | None,
) -> None:
    """It is named in any case, and nothing that is not in dispute is given up."""
    assert located(settled(had, now, said)) == lines
    assert settled(had, now, said).decided == ()
    theirs = settled(had, now, said, prefer=Preference.FILE)
    assert (theirs.row, theirs.disputes, theirs.restated) == (file, [], [])
    assert replay_statements(now, theirs.statements, SOURCE_ORDER) == (file, [])
    assert in_lines(theirs.decided) == lines
    assert [one.reason for one in theirs.overruled] == [GAVE_UP]
    ours = settled(had, now, said, prefer=Preference.MINE)
    assert (ours.row, ours.disputes, ours.overruled) == (mine, [], [])
    assert replay_statements(now, [*ours.statements, *ours.restated], SOURCE_ORDER) == (mine, [])
    assert in_lines(ours.decided) == lines


@pytest.mark.parametrize(
    ("had", "now", "said"),
    [
        (PLAIN, PLAIN | {"owner": "Y", "place": "p"}, OWNER),
        (PLAIN, PLAIN | {"place": "p"}, OWNER),
        (None, BARE | {"in_service_mw": 5, "source": "old"}, FIGURE),
        (BARE, None, removal(EVENT, BARE)),
        (BARE, BARE, removal(EVENT, BARE)),
        (None, None, FIGURE),
        (BARE, BARE | {"note": "other"}, EDIT),
    ],
)
def test_what_agrees_needs_no_preference(
    had: TomlTable | None, now: TomlTable | None, said: Statement
) -> None:
    """The same change, another field, another source or note, or a thing that is not there."""
    for prefer in (None, *Preference):
        result = settled(had, now, said, prefer=prefer)
        assert (result.disputes, result.overruled, result.restated) == ([], [], [])
        assert result.row == settled(had, now, said).row


def test_an_amendment_of_what_only_was_said_here_is_no_dispute() -> None:
    """The file has never had it."""
    undone = addition(EVENT, None, {})._replace(stands=False)
    result = settled(None, None, undone, EDIT)
    assert (result.disputes, result.row) == ([], BARE | {"note": "seen"})


def test_a_correction_of_what_only_was_said_here_and_is_gone_is_a_dispute() -> None:
    """There is nothing left that it corrects."""
    corrects = correction(EVENT, BARE | {"note": "a"}, {"note": "b"})
    assert located(settled(None, None, corrects)) == [
        "dam: event '2024 partial': changed here, gone from the file"
    ]


def test_what_was_undone_of_a_fact_that_was_undone_is_no_dispute() -> None:
    """It goes with it."""
    edit, told = (
        one._replace(stands=False, verdict=Verdict.SEEN, written=True)
        for one in (EDIT, addition(EVENT, None, {"note": "seen"}))
    )
    result = settled(BARE | {"note": "seen"}, BARE | {"note": "seen"}, edit, told)
    assert (result.disputes, result.row) == ([], None)


def test_a_part_of_a_statement_is_overruled_beside_the_rest() -> None:
    """In the same recording; all of it where nothing is left, or the whole is in dispute."""
    said = OWNER._replace(recording=7, written=True)
    rest, part = settled(PLAIN, PLAIN | {"owner": "Z"}, said, prefer=Preference.FILE).statements
    assert (rest.before, rest.after) == ({"id": "dam", "note": "n"}, {"id": "dam", "note": "m"})
    assert (part.before, part.after) == ({"id": "dam", "owner": "X"}, {"id": "dam", "owner": "Y"})
    assert [(one.number, one.recording, one.verdict, one.written) for one in (rest, part)] == [
        (1, 7, Verdict.UNSEEN, False),
        (0, 7, Verdict.OVERRULED, False),
    ]
    removes = correction(DAM, PLAIN, {"owner": "Y", "note": None})
    _, part = settled(PLAIN, PLAIN | {"owner": "Z"}, removes, prefer=Preference.FILE).statements
    assert (part.before, part.after) == ({"id": "dam", "owner": "X"}, {"id": "dam", "owner": "Y"})
    alone = correction(DAM, PLAIN, {"owner": "Y"})
    (whole,) = settled(PLAIN, PLAIN | {"owner": "Z"}, alone, prefer=Preference.FILE).statements
    assert (whole.number, whole.verdict) == (1, Verdict.OVERRULED)
    bare = addition(EVENT, None, {"open_km": 1})
    (whole,) = settled(None, BARE | {"open_km": 2}, bare, prefer=Preference.FILE).statements
    assert (whole.number, whole.verdict) == (1, Verdict.OVERRULED)


def test_what_was_undone_here_and_changed_in_the_file_is_a_dispute_too() -> None:
    """Ours is what stood before; of what is not in dispute the undoing stays."""
    undone = OWNER._replace(stands=False, verdict=Verdict.SEEN, written=True)
    had = {"id": "dam", "owner": "Y", "note": "m"}
    now = had | {"owner": "Z"}
    assert located(settled(had, now, undone)) == ["dam: owner: 'X' here, 'Z' in the file"]
    file = settled(had, now, undone, prefer=Preference.FILE)
    assert file.row == {"id": "dam", "owner": "Z", "note": "n"}
    mine = settled(had, now, undone, prefer=Preference.MINE)
    assert mine.row == {"id": "dam", "owner": "X", "note": "n"}
    (overruled,) = file.overruled
    assert sentence(overruled.located(), Language.EN) == (
        "dam: owner (recording 0): no longer undone, for the file says it"
    )


SEEN = addition(EVENT, None, {"note": "a"})._replace(verdict=Verdict.SEEN, written=True)
FIXES = correction(EVENT, BARE | {"note": "a"}, {"note": "c"})


@pytest.mark.parametrize(
    ("now", "said", "reasons"),
    [
        (BARE | {"note": "a"}, [SEEN], []),
        (BARE | {"note": "b"}, [SEEN], [CORRECTED]),
        (None, [SEEN], [TAKEN_OUT]),
        (BARE | {"note": "c"}, [SEEN, FIXES], []),
        (BARE | {"note": "d"}, [SEEN, FIXES], [CORRECTED]),
        (None, [SEEN, removal(EVENT, BARE | {"note": "a"})], []),
        (BARE | {"note": "c"}, [SEEN, FIXES._replace(verdict=Verdict.OVERRULED)], []),
        (None, [SEEN._replace(verdict=Verdict.OVERRULED)], []),
        (None, [SEEN._replace(verdict=Verdict.UNSEEN)], []),
    ],
)
def test_what_the_file_overrules_is_named(
    now: TomlTable | None, said: list[Statement], reasons: list[str]
) -> None:
    """Once, and not what a later statement of ours had changed before the file did."""
    had = BARE | {"note": "a"}
    result = settled(had, now, *said)
    assert [one.reason for one in result.overruled] == reasons


@pytest.mark.parametrize(
    ("fact", "before", "after", "number", "line"),
    [
        (DAM, {"id": "dam", "note": "n"}, {"id": "dam", "owner": "Y"}, 1, "dam: note, owner"),
        (DAM, None, PLAIN, 1, "dam"),
        (Fact("source", "old"), None, {"id": "old", "title": "T"}, 1, "source old"),
        (EVENT, None, BARE | {"note": "a"}, 1, "dam: event '2024 partial'"),
        (EVENT, None, BARE | {"note": "a"}, 0, "dam: event '2024 partial': note"),
        (EVENT, BARE, None, 1, "dam: event '2024 partial'"),
    ],
)
def test_an_overruled_statement_is_named_in_a_line(
    fact: Fact, before: TomlTable | None, after: TomlTable | None, number: int, line: str
) -> None:
    """With its fields where it is no whole fact, and its recording."""
    said = Statement(fact, before, after, number=number, recording=3)
    text = sentence(Overruled(said, TAKEN_OUT).located(), Language.EN)
    assert text == f"{line} (recording 3): taken out of the file since; the log keeps it"
    row = Overruled(said, TAKEN_OUT).row
    assert (row["recording"], row["kind"], row["after"]) == (3, fact.kind, after)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (DAM, {"kind": "project", "project": "dam", "id": "dam", "fact": None}),
        (Fact("source", "old"), {"kind": "source", "project": None, "id": "old", "fact": None}),
        (EVENT, {"kind": "event", "project": "dam", "id": None, "fact": BARE}),
    ],
)
def test_a_dispute_is_a_row_for_a_script(fact: Fact, expected: dict[str, Any]) -> None:
    """Which says of what, and what both sides have."""
    row = {**fact.identity, "note": "n"}
    result = settled(row, row | {"note": "z"}, correction(fact, row, {"note": "m"}))
    if fact.is_event_or_promise:
        result = settled(row, row | {"open_km": 2}, addition(fact, row, {"open_km": 1}))
        assert result.disputes[0].row == expected | {"field": "open_km", "file": 2, "mine": 1}
    else:
        assert result.disputes[0].row == expected | {"field": "note", "file": "z", "mine": "m"}
