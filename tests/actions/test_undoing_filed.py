"""What the registry file has is undone here, and there by the next export."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize("is_loaded", [False, True])
def test_what_is_undone_after_an_export_the_next_export_takes_out_of_the_file(
    run: Run, sample: Path, *, is_loaded: bool
) -> None:
    """Of the exporter, and of who loaded the file."""
    original = sample.read_text()
    run("update", "dam", "operating", "--date", "2025", "--note", "all")
    run("update", "dam", "partial", "--date", "2024-04-01", "--note", "more")
    run("export", "-o", str(sample))
    if is_loaded:
        sample.write_text(sample.read_text().replace("Five units.", "Six units."))
        original = original.replace("Five units.", "Six units.")
        assert run("load").exit_code == 0
    for _ in range(2):
        assert json.loads(run("undo", "--json").stdout)["filed"] is False
    assert [row["filed"] for row in json.loads(run("log", "--json").stdout)] == [False, False]
    assert json.loads(run("info", "--json").stdout)["unexported"] == 2
    assert run("export", "-o", str(sample)).exit_code == 0
    assert sample.read_text() == original
    assert json.loads(run("info", "--json").stdout)["unexported"] == 0
    assert run("load").exit_code == 0
    assert run("export").stdout == original


def test_what_others_have_told_of_it_since_stays(run: Run, sample: Path) -> None:
    """Of an event that was exported, a colleague's note; of an amendment likewise."""
    run("update", "dam", "operating", "--date", "2025", "--note", "mine")
    run("export", "-o", str(sample))
    sample.write_text(sample.read_text().replace('note = "mine"', 'note = "mine\\ntheirs"'))
    assert run("load").exit_code == 0
    assert run("undo").exit_code == 0
    (event, *_) = json.loads(run("history", "dam", "--json").stdout)
    assert (event["date"], event["note"], event["origin"]) == ("2025", "theirs", "amended")
    assert run("redo").exit_code == 0
    (event, *_) = json.loads(run("history", "dam", "--json").stdout)
    assert (event["note"].split("\n"), event["origin"]) == (["mine", "theirs"], "registry")


def test_what_was_undone_and_told_again_stays(run: Run, sample: Path) -> None:
    """Through an export and a load: the second recording stands."""
    event = ("update", "dam", "operating", "--date", "2025", "--note", "all")
    run(*event)
    run("export", "-o", str(sample))
    sample.write_text(sample.read_text().replace("Five units.", "Six units."))
    run("load")
    assert run("undo").exit_code == 0
    run(*event)
    run("export", "-o", str(sample))
    sample.write_text(sample.read_text().replace("Six units.", "Seven units."))
    run("load")
    assert run("export").stdout == sample.read_text()
    assert 'note = "all"' in sample.read_text()
    assert run("undo").exit_code == 0
    assert 'note = "all"' not in run("export").stdout


def test_what_the_file_has_corrected_since_is_the_files(run: Run, sample: Path) -> None:
    """It is said in `log`; there is nothing of it to undo."""
    run("update", "road-a", "proposed", "--date", "2019", "--note", "first")
    run("update", "dam", "operating", "--date", "2025", "--in-service-mw", "2000")
    run("export", "-o", str(sample))
    sample.write_text(sample.read_text().replace("Five units.", "Six units."))
    run("load")
    assert "overruled since" not in run("log").stdout
    sample.write_text(sample.read_text().replace("in_service_mw = 2000", "in_service_mw = 2200"))
    assert run("load").exit_code == 0
    assert "event recorded (overruled since): operating (2025)" in run("log").stdout
    before = run("export").stdout
    for what in ("2", "dam"):
        said = run("undo", what)
        assert (said.exit_code, said.stdout) == (6, "")
    assert run("undo", "2").stderr == (
        "qhtrack: recording 2 was overruled since: nothing of it is there to take back; see:"
        " qhtrack log\n"
    )
    assert run("export").stdout == before == sample.read_text()
    assert run("undo").stdout.startswith("undid recording 1 ")
    assert "first" not in run("export").stdout
    assert run("redo").exit_code == 0
    assert run("export").stdout == before


def test_of_what_the_file_has_corrected_in_part_the_rest_is_undone(run: Run, sample: Path) -> None:
    """What it corrected is named, and stays the file's."""
    run("set", "dam", "owner=Y", "place=here")
    run("update", "dam", "operating", "--date", "2025", "--spent-bn", "3", "--note", "all")
    run("export", "-o", str(sample))
    run("load")
    text = sample.read_text()
    sample.write_text(text.replace('"Y"', '"Z"').replace("spent_bn = 3", "spent_bn = 4"))
    said = run("load")
    corrected = (
        "qhtrack: dam (The Dam){} (recording {}): corrected in the file since; the log keeps it\n"
    )
    assert said.stderr == corrected.format(": owner", 1) + corrected.format(
        ": event '2025 operating': spent_bn", 2
    )
    assert run("undo", "1").exit_code == 0
    after = run("export").stdout
    assert ('owner = "Z"' in after, 'place = "here"' in after) == (True, False)
    assert run("undo", "2").exit_code == 0
    (event, *_) = json.loads(run("history", "dam", "--json").stdout)
    assert (event["spent_bn"], event["note"]) == (4, None)
