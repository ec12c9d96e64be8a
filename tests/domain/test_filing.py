"""What was said here is in a registry file, or in part, or no longer."""

from typing import Any

import pytest

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import by_publication
from qhtrack.domain.filing import statements_after_load, statements_redone, undone_and_reworded
from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    correction,
    removal,
    replay_statements,
)
from qhtrack.domain.toml_tables import TomlTable

SOURCE_ORDER = by_publication({"old": "2020", "new": "2024"})
EVENT = Fact("event", "dam", ("2024", "partial"))
PROMISE = Fact("promise", "dam", ("operating", None, "2025", "all units"))
PROJECT = Fact("project", "dam")
BARE: TomlTable = {"date": "2024", "status": "partial"}


def said(statement: Statement, **state: Any) -> Statement:  # noqa: ANN401
    """Return a statement in another state."""
    return statement._replace(**state)


TELLS = addition(EVENT, None, {"note": "a"})
AMENDS = addition(EVENT, BARE | {"note": "a"}, {"note": "b"})
CORRECTS = correction(EVENT, BARE | {"note": "a"}, {"note": "c"})
FIRST = correction(EVENT, BARE | {"open_km": 1}, {"open_km": 2})
CUT = correction(EVENT, BARE | {"note": "a\nb"}, {"note": "a"})
BACK = correction(EVENT, BARE | {"open_km": 2}, {"open_km": 1})
SECOND = correction(EVENT, BARE | {"open_km": 2}, {"open_km": 3})
DROPS = removal(EVENT, BARE | {"note": "a"})
A, B, C, AB = (BARE | {"note": note} for note in ("a", "b", "c", "a\nb"))


@pytest.mark.parametrize(
    ("row", "statements", "verdicts"),
    [
        # what a load has not seen stays, what it has seen is the file's
        (None, [TELLS], [Verdict.UNSEEN]),
        (A, [TELLS], [Verdict.SEEN]),
        (AB, [TELLS], [Verdict.SEEN]),
        (B, [TELLS], [Verdict.UNSEEN]),
        (None, [said(TELLS, written=True)], [Verdict.UNSEEN]),
        # each of several by itself, as long as they only add
        (A, [TELLS, AMENDS], [Verdict.SEEN, Verdict.UNSEEN]),
        (B, [TELLS, AMENDS], [Verdict.UNSEEN, Verdict.SEEN]),
        (AB, [TELLS, AMENDS], [Verdict.SEEN, Verdict.SEEN]),
        # what a later one corrects is there below that
        (C, [TELLS, CORRECTS], [Verdict.SEEN, Verdict.SEEN]),
        (A, [TELLS, CORRECTS], [Verdict.SEEN, Verdict.UNSEEN]),
        # though the file says more than that
        (C | {"open_km": 1}, [TELLS, CORRECTS], [Verdict.SEEN, Verdict.SEEN]),
        (B | {"open_km": 1}, [TELLS, CORRECTS], [Verdict.UNSEEN, Verdict.UNSEEN]),
        (BARE | {"open_km": 3}, [FIRST, SECOND], [Verdict.SEEN, Verdict.SEEN]),
        (BARE | {"open_km": 2}, [FIRST, SECOND], [Verdict.SEEN, Verdict.UNSEEN]),
        (BARE | {"open_km": 4}, [FIRST, SECOND], [Verdict.UNSEEN, Verdict.UNSEEN]),
        # what was corrected back is not there where the file has what was corrected
        (BARE | {"open_km": 2, "note": "x"}, [FIRST, BACK], [Verdict.SEEN, Verdict.UNSEEN]),
        (BARE | {"open_km": 1, "note": "x"}, [FIRST, BACK], [Verdict.SEEN, Verdict.SEEN]),
        (
            C | {"open_km": 2},
            [FIRST, BACK, CORRECTS],
            [Verdict.SEEN, Verdict.UNSEEN, Verdict.UNSEEN],
        ),
        (
            AB | {"open_km": 1},
            [TELLS, AMENDS, CUT],
            [Verdict.SEEN, Verdict.SEEN, Verdict.UNSEEN],
        ),
        # what follows a correction that is missing was said on top of it
        (AB, [TELLS, CORRECTS, AMENDS], [Verdict.SEEN, Verdict.UNSEEN, Verdict.UNSEEN]),
        # the file rules
        (A, [said(TELLS, verdict=Verdict.SEEN)], [Verdict.SEEN]),
        (None, [said(TELLS, verdict=Verdict.SEEN)], [Verdict.OVERRULED]),
        (B, [said(TELLS, verdict=Verdict.SEEN)], [Verdict.OVERRULED]),
        (B, [said(TELLS, verdict=Verdict.OVERRULED)], [Verdict.OVERRULED]),
        (A, [said(TELLS, verdict=Verdict.OVERRULED)], [Verdict.SEEN]),
        (A, [said(TELLS, verdict=Verdict.OVERRULED, stands=False)], [Verdict.OVERRULED]),
        # what was undone
        (A, [said(TELLS, stands=False)], [Verdict.UNSEEN]),
        (A, [said(TELLS, stands=False, written=True)], [Verdict.SEEN]),
        (None, [said(TELLS, stands=False, written=True)], [Verdict.UNSEEN]),
        (A, [said(TELLS, stands=False, verdict=Verdict.SEEN)], [Verdict.SEEN]),
        (None, [said(TELLS, stands=False, verdict=Verdict.SEEN)], [Verdict.UNSEEN]),
        (B, [said(TELLS, stands=False, verdict=Verdict.SEEN)], [Verdict.UNSEEN]),
        # the last file had it: there it was edited
        (B, [said(TELLS, stands=False, written=True)], [Verdict.SEEN]),
        (B, [said(TELLS, stands=False, written=True), TELLS], [Verdict.UNSEEN, Verdict.UNSEEN]),
        (BARE | {"open_km": 2}, [said(FIRST, stands=False, written=True)], [Verdict.SEEN]),
        (BARE | {"open_km": 3}, [said(FIRST, stands=False, written=True)], [Verdict.SEEN]),
        (BARE | {"open_km": 1}, [said(FIRST, stands=False, written=True)], [Verdict.UNSEEN]),
        (None, [said(DROPS, stands=False, written=True)], [Verdict.SEEN]),
        (B, [said(DROPS, stands=False, written=True)], [Verdict.SEEN]),
        (AB, [said(DROPS, stands=False, written=True)], [Verdict.UNSEEN]),
        (BARE | {"open_km": 2}, [said(FIRST, stands=False, verdict=Verdict.SEEN)], [Verdict.SEEN]),
        (BARE | {"open_km": 3}, [said(FIRST, stands=False, verdict=Verdict.SEEN)], [Verdict.SEEN]),
        (
            BARE | {"open_km": 1},
            [said(FIRST, stands=False, verdict=Verdict.SEEN)],
            [Verdict.UNSEEN],
        ),
    ],
)
def test_a_load_sees_what_the_file_has(
    row: TomlTable | None, statements: list[Statement], verdicts: list[Verdict]
) -> None:
    """And what it has taken out or corrected."""
    numbered = [one._replace(number=number) for number, one in enumerate(statements, 1)]
    dropped = numbered[0].before if numbered[0].after is None else None
    shown = replay_statements(dropped, numbered, SOURCE_ORDER).row
    after = statements_after_load(row, shown, numbered, SOURCE_ORDER)
    assert [one.verdict for one in after] == verdicts
    assert [one.written for one in after] == [one is Verdict.SEEN for one in verdicts]
    assert [one.number for one in after] == [one.number for one in numbered]


@pytest.mark.parametrize(
    ("row", "shown", "is_written"),
    [(B, B, False), (AB, B, True), (BARE, None, True)],
)
def test_what_was_undone_waits_for_an_export_unless_the_file_is_as_it_is_shown(
    row: TomlTable, shown: TomlTable | None, *, is_written: bool
) -> None:
    """An event goes where what stands of it is undone as well, so it counts as seen there."""
    statements = [
        said(TELLS, stands=False, verdict=Verdict.SEEN, number=1),
        said(AMENDS, stands=shown is not None, verdict=Verdict.SEEN, number=2),
    ]
    told, _ = statements_after_load(row, shown, statements, SOURCE_ORDER)
    assert (told.verdict, told.written) == (Verdict.SEEN, is_written)


def test_what_stands_is_in_a_file_that_is_as_it_is_shown() -> None:
    """Whether a load has seen it or not."""
    for statement in (TELLS, said(TELLS, verdict=Verdict.SEEN)):
        (told,) = statements_after_load(A, A, [statement], SOURCE_ORDER)
        assert told.written


DAM = {"id": "dam", "name": "Dam"}
TWO = addition(PROJECT, DAM, {"owner": "Y", "place": "p"})
NOTES = addition(PROJECT, DAM, {"note": "a", "note_zh": "甲"})
NOTED = addition(EVENT, None, {"note": "a", "source": "new", "open_km": 1})
FOUND = addition(PROMISE, PROMISE.identity, {"reached": "2024", "evidence": "old", "note": "a"})


@pytest.mark.parametrize(
    ("statement", "row", "stays", "denied"),
    [
        (TWO, DAM | {"owner": "Z", "place": "p"}, {"place": "p"}, {"owner": "Y"}),
        (TWO, DAM | {"place": "p"}, {"place": "p"}, {"owner": "Y"}),
        (TWO, DAM | {"owner": "Z", "place": "q"}, None, {"owner": "Y", "place": "p"}),
        (TWO, None, None, {"owner": "Y", "place": "p"}),
        (NOTES, DAM | {"note": "b", "note_zh": "甲"}, {"note_zh": "甲"}, {"note": "a"}),
        (NOTED, BARE | {"note": "a", "source": "new", "open_km": 2},
         {"note": "a", "source": "new"}, {"open_km": 1}),
        (NOTED, BARE | {"note": "b", "source": "new", "open_km": 1},
         {"source": "new", "open_km": 1}, {"note": "a"}),
        # an older paper would stand before it: it is a source all the same
        (NOTED, BARE | {"note": "a", "source": "old", "open_km": 1},
         {"note": "a", "open_km": 1}, {"source": "new"}),
        (NOTED, BARE | {"note": "a", "source": "old", "also": ["new"], "open_km": 2},
         {"note": "a", "source": "new"}, {"open_km": 1}),
        # that there is such an event is no news
        (NOTED, BARE | {"open_km": 2}, None, {"note": "a", "source": "new", "open_km": 1}),
        # a finding is one thing
        (FOUND, PROMISE.identity | {"reached": "2025", "evidence": "old", "note": "a"},
         {"note": "a"}, {"reached": "2024", "evidence": "old"}),
        (removal(EVENT, BARE), BARE, None, None),
    ],
)  # fmt: skip
def test_what_the_file_denies_is_overruled_alone(
    statement: Statement, row: TomlTable | None, stays: TomlTable | None, denied: TomlTable | None
) -> None:
    """The rest is the file's still, and can be undone."""
    one = said(statement, verdict=Verdict.SEEN, written=True, number=1, recording=7)
    before = None if statement.after is None else statement.after
    parts = statements_after_load(row, before, [one], SOURCE_ORDER)
    whole = [] if stays is None else [(Verdict.SEEN, True, 1, statement.fact.identity | stays)]
    assert [(part.verdict, part.written, part.number, part.after) for part in parts] == [
        *whole,
        (
            Verdict.OVERRULED,
            False,
            0 if stays else 1,
            None if denied is None else statement.fact.identity | denied,
        ),
    ]
    assert {part.recording for part in parts} == {7}


UNDONE = said(AMENDS, stands=False, written=True)
SEEN_BEFORE = said(UNDONE, written=False, verdict=Verdict.SEEN)
CITES = said(
    addition(EVENT, A, {"source": "old", "also": ["new"]}),
    stands=False,
    verdict=Verdict.SEEN,
)
NAMES = said(
    correction(PROJECT, {"id": "dam", "aliases": ["a"]}, {"aliases": ["a", "b"]}),
    stands=False,
    written=True,
)


@pytest.mark.parametrize(
    ("row", "known", "statements", "is_reworded"),
    [
        (BARE | {"note": "a\nb, mended"}, A, [UNDONE], True),
        (BARE | {"note": "b, mended"}, A, [SEEN_BEFORE], True),
        # it is there, or is gone, or nothing came, or it is known or was told here
        (BARE | {"note": "a\nb\nc"}, A, [UNDONE], False),
        (A, A, [UNDONE], False),
        (None, None, [UNDONE], False),
        (BARE | {"note": "a\nc"}, BARE | {"note": "a\nc"}, [UNDONE], False),
        (BARE | {"note": "a\nc"}, A, [UNDONE, addition(EVENT, A, {"note": "c"})], False),
        # the file never had it, or has it no longer, or it stands
        (BARE | {"note": "a\nc"}, A, [said(UNDONE, written=False)], False),
        (BARE | {"note": "a\nc"}, A, [said(UNDONE, stands=True)], False),
        # what came is of another kind, or the other language
        (A | {"source": "x y"}, A, [UNDONE], False),
        (A | {"note_zh": "丙"}, A, [UNDONE], False),
        (A | {"source": "x y", "also": ["new"]}, A, [CITES], True),
        (A | {"source": "old", "also": ["x y"]}, A, [CITES], True),
        (A | {"source": "new", "also": ["old", "x y"]}, A, [CITES], False),
        ({"id": "dam", "aliases": ["a", "c"]}, {"id": "dam", "aliases": ["a"]}, [NAMES], True),
        ({"id": "dam", "aliases": ["c"]}, {"id": "dam", "aliases": ["c"]}, [NAMES], False),
        ({"id": "dam", "aliases": ["b", "c"]}, {"id": "dam", "aliases": ["a"]}, [NAMES], False),
        ({"id": "dam", "regions": ["c"]}, {"id": "dam"}, [NAMES], False),
        # a project's note is one value, of which there is a conflict
        (
            {"id": "dam", "note": "c"},
            {"id": "dam"},
            [said(correction(PROJECT, {"id": "dam"}, {"note": "b"}), stands=False, written=True)],
            False,
        ),
    ],
)  # fmt: skip
def test_what_was_undone_and_is_told_in_other_words_is_named(
    row: TomlTable | None,
    known: TomlTable | None,
    statements: list[Statement],
    *,
    is_reworded: bool,
) -> None:
    """Of a set, where one is gone and another came."""
    named = list(undone_and_reworded(row, [None, known], statements))
    assert named == (statements[:1] if is_reworded else [])


PLAIN: TomlTable = {"id": "dam", "owner": "X"}
OWNED, PLACED = ({key: text} for key, text in (("owner", "Y"), ("place", "P")))
SET = correction(PROJECT, PLAIN, OWNED | PLACED)._replace(verdict=Verdict.SEEN, number=1)
LATER = correction(PROJECT, PLAIN | OWNED, {"owner": "Z"})._replace(number=2, recording=2)


def parts(statement: Statement) -> list[Statement]:
    """Return what is left of `SET` where a file has lost the owner, and the owner, local again."""
    return [
        statement._replace(before={"id": "dam"}, after={"id": "dam"} | PLACED),
        statement._replace(
            before=PLAIN,
            after={"id": "dam"} | OWNED,
            verdict=Verdict.UNSEEN,
            written=False,
            number=0,
        ),
    ]


@pytest.mark.parametrize(
    ("row", "statements", "redone"),
    [
        # the file has it, in part, or lacks it
        (PLAIN | OWNED | PLACED, [SET], [SET]),
        (PLAIN | PLACED, [SET], parts(SET)),
        (PLAIN | PLACED, [SET._replace(written=True)], parts(SET._replace(written=True))),
        (PLAIN, [SET], [SET._replace(verdict=Verdict.UNSEEN)]),
        # below what a later one made of it
        (PLAIN | {"owner": "Z"} | PLACED, [SET, LATER._replace(verdict=Verdict.SEEN)], [SET]),
        # no load has seen it, it was overruled, or it is another's
        (PLAIN, [SET._replace(verdict=Verdict.UNSEEN)], []),
        (PLAIN | OWNED | PLACED, [SET._replace(verdict=Verdict.OVERRULED)], []),
        (PLAIN | PLACED, [SET._replace(recording=2)], []),
    ],
)  # fmt: skip
def test_what_stands_again_is_local_as_far_as_the_file_has_lost_it(
    row: TomlTable, statements: list[Statement], redone: list[Statement]
) -> None:
    """Field by field."""
    assert list(statements_redone(row, statements, 0, SOURCE_ORDER)) == redone
