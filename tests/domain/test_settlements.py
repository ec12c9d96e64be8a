"""What is told anew, or given up, is settled."""

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import by_publication
from qhtrack.domain.conflict_resolution import (
    Preference,
    Settlement,
    Versions,
    give_up,
    give_up_fields,
    settle,
    supersede,
)
from qhtrack.domain.statements import Fact, addition, correction
from qhtrack.domain.toml_tables import TomlTable

DAM = Fact("project", "dam")
EVENT = Fact("event", "dam", ("2024", "partial"))
BARE: TomlTable = EVENT.identity
PLAIN = {"id": "dam", "owner": "X", "note": "n"}
OWNER = correction(DAM, PLAIN, {"owner": "Y", "note": "m"})


def test_what_is_superseded_or_given_up_is_shown_no_more() -> None:
    """What was told anew stands for it, or the file's version; what was undone stays so."""
    undone = OWNER._replace(stands=False, number=2)
    known = Settlement(PLAIN, [OWNER._replace(number=1), undone], [], [], [])
    anew = [addition(DAM, None, PLAIN)]
    after = supersede(known, PLAIN, anew)
    assert [one.verdict for one in after.statements] == [Verdict.OVERRULED, Verdict.UNSEEN]
    assert (after.row, after.restated, after.overruled) == (PLAIN, anew, [])
    after = give_up(known, None)
    assert [one.verdict for one in after.statements] == [Verdict.OVERRULED, Verdict.UNSEEN]
    assert (after.row, [one.statement.number for one in after.overruled]) == (None, [1])


def test_a_field_that_names_nothing_is_given_up_alone() -> None:
    """The event itself stays where the file has none."""
    told = addition(EVENT, None, {"source": "old"})._replace(number=1)
    known = Settlement(BARE, [OWNER, told], [], [], [])
    after = give_up_fields(known, told, {"source"}, None)
    assert [one.after for one in after.statements[1:]] == [BARE, BARE | {"source": "old"}]
    assert [one.verdict for one in after.statements[1:]] == [
        Verdict.UNSEEN,
        Verdict.OVERRULED,
    ]
    assert [one.statement for one in after.overruled] == after.statements[2:]
    there = give_up_fields(known, told, {"source"}, BARE)
    assert [one.verdict for one in there.statements[1:]] == [Verdict.OVERRULED]


def test_what_was_undone_is_not_overruled_where_ours_is_told_anew() -> None:
    """It may be redone as it was said, though it was about the very field."""
    undone = OWNER._replace(stands=False, number=1)
    ours = correction(DAM, PLAIN, {"owner": "W"})._replace(number=2)
    versions = Versions(PLAIN | {"owner": "W"}, PLAIN, PLAIN | {"owner": "Z"})
    after = settle(versions, [undone, ours], by_publication({}), Preference.MINE)
    assert after.statements == [undone, ours._replace(verdict=Verdict.OVERRULED)]
    assert [statement.after for statement in after.restated] == [{"id": "dam", "owner": "W"}]
