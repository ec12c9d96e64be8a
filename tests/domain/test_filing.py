"""What was said here is in a registry file, or in part, or no longer."""

from typing import Any

import pytest

from qhtrack.domain.change_results import Seen
from qhtrack.domain.citations import by_age
from qhtrack.domain.conflicts import Data
from qhtrack.domain.filing import loaded
from qhtrack.domain.statements import (
    Fact,
    Statement,
    adding,
    dropping,
    fold_statements,
    replacing,
)

AGE = by_age({"old": "2020", "new": "2024"})
EVENT = Fact("event", "dam", ("2024", "partial"))
PROMISE = Fact("promise", "dam", ("operating", None, "2025", "all units"))
PROJECT = Fact("project", "dam")
BARE: Data = {"date": "2024", "status": "partial"}


def said(statement: Statement, **state: Any) -> Statement:  # noqa: ANN401
    """Return a statement in another state."""
    return statement._replace(**state)


TELLS = adding(EVENT, None, {"note": "a"})
AMENDS = adding(EVENT, BARE | {"note": "a"}, {"note": "b"})
CORRECTS = replacing(EVENT, BARE | {"note": "a"}, {"note": "c"})
FIRST = replacing(EVENT, BARE | {"open_km": 1}, {"open_km": 2})
CUT = replacing(EVENT, BARE | {"note": "a\nb"}, {"note": "a"})
BACK = replacing(EVENT, BARE | {"open_km": 2}, {"open_km": 1})
SECOND = replacing(EVENT, BARE | {"open_km": 2}, {"open_km": 3})
A, B, C, AB = (BARE | {"note": note} for note in ("a", "b", "c", "a\nb"))


@pytest.mark.parametrize(
    ("row", "statements", "seen"),
    [
        # what a load has not seen stays, what it has seen is the file's
        (None, [TELLS], [Seen.NO]),
        (A, [TELLS], [Seen.YES]),
        (AB, [TELLS], [Seen.YES]),
        (B, [TELLS], [Seen.NO]),
        (None, [said(TELLS, written=True)], [Seen.NO]),
        # each of several by itself, as long as they only add
        (A, [TELLS, AMENDS], [Seen.YES, Seen.NO]),
        (B, [TELLS, AMENDS], [Seen.NO, Seen.YES]),
        (AB, [TELLS, AMENDS], [Seen.YES, Seen.YES]),
        # what a later one corrects is there below that
        (C, [TELLS, CORRECTS], [Seen.YES, Seen.YES]),
        (A, [TELLS, CORRECTS], [Seen.YES, Seen.NO]),
        # though the file says more than that
        (C | {"open_km": 1}, [TELLS, CORRECTS], [Seen.YES, Seen.YES]),
        (B | {"open_km": 1}, [TELLS, CORRECTS], [Seen.NO, Seen.NO]),
        (BARE | {"open_km": 3}, [FIRST, SECOND], [Seen.YES, Seen.YES]),
        (BARE | {"open_km": 2}, [FIRST, SECOND], [Seen.YES, Seen.NO]),
        (BARE | {"open_km": 4}, [FIRST, SECOND], [Seen.NO, Seen.NO]),
        # what was corrected back is not there where the file has what was corrected
        (BARE | {"open_km": 2, "note": "x"}, [FIRST, BACK], [Seen.YES, Seen.NO]),
        (BARE | {"open_km": 1, "note": "x"}, [FIRST, BACK], [Seen.YES, Seen.YES]),
        (C | {"open_km": 2}, [FIRST, BACK, CORRECTS], [Seen.YES, Seen.NO, Seen.NO]),
        (AB | {"open_km": 1}, [TELLS, AMENDS, CUT], [Seen.YES, Seen.YES, Seen.NO]),
        # what follows a correction that is missing was said on top of it
        (AB, [TELLS, CORRECTS, AMENDS], [Seen.YES, Seen.NO, Seen.NO]),
        # the file rules
        (A, [said(TELLS, seen=Seen.YES)], [Seen.YES]),
        (None, [said(TELLS, seen=Seen.YES)], [Seen.OVERRULED]),
        (B, [said(TELLS, seen=Seen.YES)], [Seen.OVERRULED]),
        (B, [said(TELLS, seen=Seen.OVERRULED)], [Seen.OVERRULED]),
        (A, [said(TELLS, seen=Seen.OVERRULED)], [Seen.YES]),
        (A, [said(TELLS, seen=Seen.OVERRULED, stands=False)], [Seen.OVERRULED]),
        # what was undone
        (A, [said(TELLS, stands=False)], [Seen.NO]),
        (A, [said(TELLS, stands=False, written=True)], [Seen.YES]),
        (None, [said(TELLS, stands=False, written=True)], [Seen.NO]),
        (A, [said(TELLS, stands=False, seen=Seen.YES)], [Seen.YES]),
        (None, [said(TELLS, stands=False, seen=Seen.YES)], [Seen.NO]),
        (B, [said(TELLS, stands=False, seen=Seen.YES)], [Seen.NO]),
        (BARE | {"open_km": 2}, [said(FIRST, stands=False, seen=Seen.YES)], [Seen.YES]),
        (BARE | {"open_km": 3}, [said(FIRST, stands=False, seen=Seen.YES)], [Seen.YES]),
        (BARE | {"open_km": 1}, [said(FIRST, stands=False, seen=Seen.YES)], [Seen.NO]),
    ],
)
def test_a_load_sees_what_the_file_has(
    row: Data | None, statements: list[Statement], seen: list[Seen]
) -> None:
    """And what it has taken out or corrected."""
    numbered = [one._replace(number=number) for number, one in enumerate(statements, 1)]
    shown = fold_statements(None, numbered, AGE).row
    after = loaded(row, shown, numbered, AGE)
    assert [one.seen for one in after] == seen
    assert [one.written for one in after] == [one is Seen.YES for one in seen]
    assert [one.number for one in after] == [one.number for one in numbered]


DAM = {"id": "dam", "name": "Dam"}
TWO = adding(PROJECT, DAM, {"owner": "Y", "place": "p"})
NOTES = adding(PROJECT, DAM, {"note": "a", "note_zh": "甲"})
NOTED = adding(EVENT, None, {"note": "a", "source": "new", "open_km": 1})
FOUND = adding(PROMISE, PROMISE.identity, {"reached": "2024", "evidence": "old", "note": "a"})


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
        (dropping(EVENT, BARE), BARE, None, None),
    ],
)  # fmt: skip
def test_what_the_file_denies_is_overruled_alone(
    statement: Statement, row: Data | None, stays: Data | None, denied: Data | None
) -> None:
    """The rest is the file's still, and can be undone."""
    one = said(statement, seen=Seen.YES, written=True, number=1, recording=7)
    before = None if statement.after is None else statement.after
    parts = loaded(row, before, [one], AGE)
    whole = [] if stays is None else [(Seen.YES, True, 1, statement.fact.identity | stays)]
    assert [(part.seen, part.written, part.number, part.after) for part in parts] == [
        *whole,
        (
            Seen.OVERRULED,
            False,
            0 if stays else 1,
            None if denied is None else statement.fact.identity | denied,
        ),
    ]
    assert {part.recording for part in parts} == {7}
