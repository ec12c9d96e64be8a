"""What was said of a project follows its id, where that has become an alias."""

from pathlib import Path

from conftest import SAMPLE, Run
from qhtrack.database.id_remapping import renamed, rows_renamed
from qhtrack.domain.change_results import Verdict
from qhtrack.domain.statements import Fact, Statement
from saying import correct, seen

OLD, NEW = Fact("project", "road-b"), Fact("project", "way-b")
EVENT = Fact("event", "road-b", ("2023", "cancelled"))
RENAMED = SAMPLE.replace('id = "road-b"', 'id = "way-b"\naliases = [\n    "Road-B",\n]', 1)


def test_what_was_said_is_of_the_new_id_from_then_on(run: Run, sample: Path) -> None:
    """Of its fields and of its events, in the letters an alias may have."""
    db = sample.with_name("test.db")
    run("update", "road-b", "cancelled", "--date", "2023", "--note", "still")
    correct(db, OLD, owner="Y")
    sample.write_text(RENAMED)
    said = run("load")
    assert (said.exit_code, said.stdout) == (
        0,
        f"{sample}: added 1, changed 0, removed 1, kept 1\n",
    )
    assert seen(db) == [("way-b", "unseen"), ("way-b", "unseen")]
    assert "2023\tfalse\tcancelled" in run("history", "way-b").stdout
    assert '"owner": "Y"' in run("show", "way-b", "--json").stdout
    run("export", "-o", str(sample))
    run("load")
    assert seen(db) == [("way-b", "seen"), ("way-b", "seen")]


def test_an_id_that_is_nobodys_alias_is_gone(run: Run, sample: Path) -> None:
    """Another project with other names is no successor."""
    run("update", "road-b", "cancelled", "--date", "2023", "--note", "still")
    sample.write_text(RENAMED.replace("Road-B", "Road-C"))
    assert "road-b (Road B): gone from the file" in run("load").stderr


def test_statements_and_rows_take_the_new_id() -> None:
    """In their order where both ids were spoken of; a source of the same id keeps its own."""
    source = Fact("source", "road-b")
    said = {
        NEW: [Statement(NEW, None, {"id": "way-b"}, number=2)],
        OLD: [
            Statement(OLD, {"id": "road-b"}, {"id": "road-b", "owner": "Y"}, number=number)
            for number in (1, 3)
        ],
        EVENT: [Statement(EVENT, None, {"date": "2023"}, number=4, verdict=Verdict.SEEN)],
        source: [Statement(source, None, {"id": "road-b"}, number=5)],
    }
    now = renamed(said, {"road-b": "way-b"})
    assert [one.number for one in now[NEW]] == [1, 2, 3]
    assert now[NEW][0].after == {"id": "way-b", "owner": "Y"}
    (event,) = now[EVENT._replace(owner="way-b")]
    assert (event.after, event.verdict) == ({"date": "2023"}, Verdict.SEEN)
    assert now[source] == said[source]
    rows = {OLD: {"id": "road-b"}, EVENT: None, source: {"id": "road-b"}}
    assert rows_renamed(rows, {"road-b": "way-b"}) == {
        NEW: {"id": "way-b"},
        EVENT._replace(owner="way-b"): None,
        source: {"id": "road-b"},
    }
