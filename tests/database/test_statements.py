"""Statements, and what the registry file has of them."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.database import sqlite, statements
from qhtrack.domain.statements import Fact
from telling import added, changed, dropped, record

DAM = Fact("project", "dam")


def unexported(run: Run) -> int:
    """Return how many statements wait for an export, as `info` counts them."""
    count: int = json.loads(run("info", "--json").stdout)["unexported"]
    return count


def told(run: Run) -> list[tuple[str, str]]:
    """Return the origins of the dam's newest event and last promise."""
    whole = json.loads(run("show", "dam", "--json").stdout)
    return [(whole["events"][0]["origin"], whole["promises"][-1]["origin"])]


@pytest.mark.parametrize("is_amended", [False, True])
def test_what_the_file_has_not_so_is_marked_until_it_is_exported(
    run: Run, sample: Path, *, is_amended: bool
) -> None:
    """Events and promises, where they are shown; an export elsewhere is none."""
    path = sample.with_name("test.db")
    if is_amended:
        event = Fact("event", "dam", ("2024-04-01", "partial"))
        promise = Fact("promise", "dam", (None, None, None, "加快建设"))
        record(path, changed(path, event, open_km=5), changed(path, promise, note="x"))
    else:
        event = added("event", "dam", date="2025", status="operating").fact
        record(path, added("event", "dam", date="2025", status="operating"))
        record(path, added("promise", "dam", wording="soon"))
    origin = "amended" if is_amended else "local"
    assert told(run) == [(origin, origin)]
    assert unexported(run) == 2
    local = json.loads(run("history", "--local", "--json").stdout)
    assert [(row["date"], row["origin"]) for row in local] == [(event.key[0], origin)]
    rows = json.loads(run("scorecard", "dam", "--json").stdout)
    assert [row["origin"] for row in rows] == ["registry"] * (len(rows) - 1) + [origin]
    other = sample.with_name("other.toml")
    for arguments in (("-f", "json", "-o", str(sample.with_name("a.json"))), ("-o", str(other))):
        assert run("export", *arguments).exit_code == 0
        assert (told(run), unexported(run)) == ([(origin, origin)], 2)
    assert run("export", "-o", str(sample)).exit_code == 0
    assert (told(run), unexported(run)) == ([("registry", "registry")], 0)
    assert run("history", "--local", "--json").stdout == "[]\n"


def test_what_was_exported_and_is_amended_since_is_no_longer_local(run: Run, sample: Path) -> None:
    """The file has it, though it was not loaded since."""
    said = ("update", "dam", "operating", "--date", "2025")
    origins = []
    for arguments in (said, ("export", "-o", str(sample)), (*said, "--note", "seen"), ("undo",)):
        assert run(*arguments).exit_code == 0
        origins += [origin for origin, _ in told(run)]
    assert origins == ["local", "registry", "amended", "registry"]


@pytest.mark.parametrize(
    ("steps", "event"),
    [
        (["update dam operating --date 2025", "export", "undo"], "operating --date 2025"),
        (["drop dam 2024-04-01 partial"], "partial --date 2024-04-01"),
    ],
)
def test_what_is_told_anew_and_the_file_has_is_amended(
    run: Run, sample: Path, steps: list[str], event: str
) -> None:
    """Though it was gone here: undone, or dropped."""
    for step in steps:
        arguments = [*step.split(), *(("-o", str(sample)) if step == "export" else ())]
        assert run(*arguments).exit_code == 0
    assert run("update", "dam", *event.split(), "--note", "again").exit_code == 0
    assert told(run)[0][0] == "amended"
    assert run("export", "-o", str(sample)).exit_code == 0
    assert told(run)[0][0] == "registry"


def test_fields_that_were_set_here_are_named_until_they_are_exported(
    run: Run, sample: Path
) -> None:
    """Those that an undo took back are not."""
    path = sample.with_name("test.db")
    assert "set here" not in run("show", "dam").stdout
    record(path, changed(path, DAM, owner="New Co", capacity_mw=2400))
    record(path, changed(path, DAM, place="Gorge", note=None))
    line = "set here     place, owner, capacity, note (not in the registry file yet)\n"
    assert line in run("show", "dam").stdout
    assert "set here" not in run("show", "road-a").stdout
    run("undo")
    assert "set here     owner, capacity (not in" in run("show", "dam").stdout
    run("redo")
    assert run("export", "-o", str(sample)).exit_code == 0
    assert "set here" not in run("show", "dam").stdout
    run("undo", "1")
    assert "set here     owner, capacity (not in" in run("show", "dam").stdout


def test_what_is_dropped_waits_for_an_export_too(run: Run, sample: Path) -> None:
    """Though there is no row that could be marked."""
    path = sample.with_name("test.db")
    record(path, dropped(path, Fact("event", "road-b", ("2022", "cancelled"))))
    assert unexported(run) == 1
    assert run("export", "-o", str(sample)).exit_code == 0
    assert unexported(run) == 0
    assert "2022" not in sample.read_text()


def test_the_file_is_not_written_where_it_says_so_already(run: Run, sample: Path) -> None:
    """What was taken back before an export was never anything for it."""
    before = sample.read_text()
    run("update", "dam", "operating", "--date", "2025")
    run("undo")
    assert unexported(run) == 0
    assert run("export", "-o", str(sample)).stdout == f"{sample}: unchanged\n"
    assert sample.read_text() == before


def test_later_statements_are_those_that_stand(run: Run, sample: Path) -> None:
    """Of recordings after one."""
    for day in ("2025-01", "2025-02", "2025-03", "2025-04"):
        run("update", "road-a", "approved", "--date", day)
    run("undo", "3")
    with closing(sqlite.connect(str(sample.with_name("test.db")))) as connection:
        later = [said.recording for said in statements.standing_after(connection, 1)]
        assert later == [2, 4]
        assert [said.recording for said in statements.of_recording(connection, 3)] == [3]
