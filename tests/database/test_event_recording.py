"""Recording and undoing."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("dam", "operating"), "dam: partial → operating (2026-11-23)\n"),
        (("dam", "建成投运", "--date", "2024-05"), "dam: partial → operating (2024-05)\n"),
        (("road-a", "construction"), "road-a: unknown → construction (2026-11-23)\n"),
        (("dam", "partial"), "dam: partial (2026-11-23) unchanged\n"),
        (("dam", "partial", "--note", "x"), "dam: partial, confirmed (2026-11-23)\n"),
        (
            ("dam", "partial", "--in-service-mw", "0"),
            "dam: partial, confirmed (2026-11-23): in service 0 MW\n",
        ),
        (
            ("dam", "approved", "--date", "2020"),
            "dam: unknown → approved (2020), back-filled before construction (2021-05)\n",
        ),
        (
            ("dam", "construction", "--date", "2021-05", "--expect", "retired"),
            "dam: construction (2021-05) unchanged\n",
        ),
        (
            ("dam", "operating", "--dry-run"),
            "would record: dam: partial → operating (2026-11-23)\n",
        ),
        (
            ("dam", "operating", "--date", "2022", "--force", "--note", "a first run"),
            "dam: construction → operating (2022), back-filled before partial (2024-04-01)\n",
        ),
        (
            ("dam", "construction", "--force", "--note", "flood"),
            "dam: partial → construction (2026-11-23)\n",
        ),
    ],
)
def test_an_update_says_what_it_did(
    run: Run, sample: Path, arguments: tuple[str, ...], expected: str
) -> None:
    """Running it again records nothing."""
    del sample
    before = run("export").stdout
    notice = "qhtrack: known already; give --date to record that it was seen again\n"
    said = run("update", *arguments)
    assert said == (0, expected, "" if "--date" in arguments or "unch" not in expected else notice)
    after = run("export").stdout
    assert (after == before) == ("unchanged" in expected or "would" in expected)
    if "would" not in expected:
        assert "unchanged" in run("update", *arguments).stdout
        assert run("export").stdout == after


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("dam", "construction"), 6, "construction (2026-11-23) may not follow partial"),
        (("dam", "construction", "--force"), 6, "say why with update --force --note"),
        (("dam", "construction", "--note", "x"), 6, "say why with update --force --note"),
        (
            ("dam", "operating", "--expect", "construction"),
            6,
            "dam (The Dam) is partial, not construction",
        ),
        (
            ("road-a", "operating", "--expect", "partial"),
            6,
            "road-a (=Road *A*) is unknown, not partial",
        ),
        (
            ("dam", "partial", "--date", "2020", "--force", "--note", "x"),
            6,
            "construction (2021-05) may not follow partial (2020); that event has no note",
        ),
        (
            ("dam", "operating", "--date", "2022"),
            6,
            "partial (2024-04-01) may not follow operating (2022); with one part in service and",
        ),
        (("nothing", "operating"), 4, "no project is called 'nothing'"),
        (("road", "operating"), 4, "'road' could be any of road-a (=Road *A*), road-b (Road B)"),
        (("", "operating"), 4, "no project is called ''"),
    ],
)
def test_what_may_not_be_recorded_is_said_in_one_sentence(
    run: Run, sample: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    """And nothing is."""
    del sample
    before = run("export").stdout
    refused = run("update", *arguments)
    assert (refused.exit_code, refused.stdout) == (code, "")
    assert sentence in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert run("export").stdout == before


DERIVED = (
    "SELECT project, date, status, position, day, since, in_service_mw FROM event ORDER BY 1, 4"
)


def derived(path: Path) -> list[tuple[object, ...]]:
    """Return the events of a database with what is worked out for them."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(DERIVED).fetchall()


def test_what_is_recorded_stands_as_if_it_had_been_loaded(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Back-fills move what stands after them, and undo moves it back."""
    del sample
    states = []
    for step in (
        "approved --date 2020",
        "partial --date 2021-05-10 --in-service-mw 100",
        "operating --date 2025",
        "construction --date 2021-05-02 --note seen",
        "suspended --date 2024-04-01",
        "partial --date 2024-04 --note resumed --force",
    ):
        states.append(derived(tmp_path / "test.db"))
        assert run("update", "dam", *step.split()).exit_code == 0
        (tmp_path / "whole.toml").write_text(run("export").stdout)
        loaded = tmp_path / f"{len(states)}.db"
        run("--db", str(loaded), "load", str(tmp_path / "whole.toml"))
        assert derived(tmp_path / "test.db") == derived(loaded)
    for state in reversed(states):
        assert run("undo").exit_code == 0
        assert derived(tmp_path / "test.db") == state


def test_a_capacity_of_0_is_recorded_as_such(run: Run, sample: Path) -> None:
    """It says that nothing runs, where none says nothing."""
    del sample
    for project, status in (("road-a", "partial"), ("dam", "operating")):
        assert run("update", project, status, "--in-service-mw", "0").exit_code == 0
        (event, *_) = json.loads(run("history", project, "--json").stdout)
        assert event["in_service_mw"] == 0
        assert json.loads(run("show", project, "--json").stdout)["in_service_mw"] == 0
    assert run("export").stdout.count("in_service_mw = 0\n") == 2


def test_what_is_recorded_keeps_who_said_it_and_what_was_said(run: Run, sample: Path) -> None:
    """Each in its column; recordings are numbered on."""
    run("update", "dam", "operating", "--date", "2025", "--source", "paper", "--note", "all")
    run("update", "road-a", "construction", "--date", "2025-03")
    with closing(sqlite3.connect(sample.with_name("test.db"))) as connection:
        connection.row_factory = sqlite3.Row
        first, second = connection.execute("SELECT * FROM event WHERE origin = 'local'").fetchall()
    assert {**first} | {"id": 0} == {
        "id": 0,
        "project": "dam",
        "date": "2025",
        "by": 0,
        "status": "operating",
        "in_service_mw": None,
        "open_km": None,
        "spent_bn": None,
        "source": "paper",
        "note": "all",
        "note_zh": None,
        "position": 2,
        "day": "2025-12-31",
        "since": "2025",
        "since_by": 0,
        "held_mw": None,
        "held_km": None,
        "held_bn": None,
        "origin": "local",
        "recording": 1,
    }
    assert second["recording"] == 2


def test_an_undo_that_fails_on_its_way_withdraws_nothing(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Here the database holds on to the second of two events."""
    del sample
    (tmp_path / "rows.csv").write_text("project,status\ndam,operating\nroad-a,construction\n")
    run("apply", str(tmp_path / "rows.csv"))
    before = run("history", "--local", "--json").stdout
    with closing(sqlite3.connect(tmp_path / "test.db")) as connection:
        connection.execute(
            "CREATE TRIGGER hold BEFORE DELETE ON event WHEN OLD.project = 'road-a'"
            " BEGIN SELECT RAISE(ABORT, 'held'); END"
        )
    assert run("undo").exit_code == 70
    assert run("history", "--local", "--json").stdout == before


def test_a_goal_has_no_events(run: Run, tmp_path: Path) -> None:
    """Said of the goal alone; a sheet that has one is refused."""
    registry = tmp_path / "goals.toml"
    registry.write_text(
        'schema = 1\n[[category]]\nid = "target"\nname = "Targets"\ngoal = true\n'
        '[[category]]\nid = "road"\nname = "Roads"\n'
        '[[project]]\nid = "gdp"\nname = "Growth"\ncategory = "target"\n'
        '[[project]]\nid = "road-x"\nname = "Road X"\ncategory = "road"\n'
    )
    run("load", str(registry))
    refused = run("update", "gdp", "operating", "--in-service-mw", "5", "--force", "--note", "x")
    assert (refused.exit_code, refused.stdout) == (6, "")
    assert "a goal has no event" in refused.stderr
    assert run("update", "road-x", "operating").exit_code == 0
    assert run("export").exit_code == 0
