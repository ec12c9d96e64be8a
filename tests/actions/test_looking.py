"""One project, and what happened."""

import json
from pathlib import Path

from conftest import Run
from qhtrack.domain import fields


def test_a_project_as_json_has_the_keys_of_its_rows(run: Run, sample: Path) -> None:
    """Of `list`, `scorecard` and `history`."""
    del sample
    whole = json.loads(run("show", "dam", "--json").stdout)
    assert tuple(whole) == (*fields.PROJECT_KEYS, "promises", "events")
    assert {tuple(row) for row in whole["promises"]} == {fields.PROMISE_KEYS}
    assert {tuple(row) for row in whole["events"]} == {fields.EVENT_KEYS}


def test_history_names_projects_in_the_readers_language(run: Run, sample: Path) -> None:
    """On a page; a script gets their ids."""
    del sample
    assert "The Dam" in run("history", "-f", "table").stdout
    assert "大坝" in run("--lang", "zh", "history", "-f", "table").stdout
    assert '"project":"dam"' in run("--lang", "zh", "history", "-f", "jsonl").stdout


def test_history_of_a_table_may_be_local_alone(run: Run, sample: Path) -> None:
    """That of a script, too."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    assert json.loads(run("history", "--local", "-f", "jsonl").stdout)["date"] == "2025"
    assert run("history", "--local", "-f", "table").stdout.count("202") == 1


def test_a_history_ends_with_the_day_it_is_asked_for(run: Run, sample: Path) -> None:
    """Or with its last date, whichever comes first."""
    del sample
    for options, dates in (
        (("--as-of", "2022"), ["2022", "2021-05"]),
        (("--as-of", "2022-12-30"), ["2021-05"]),
        (("--as-of", "2024", "--until", "2022"), ["2022", "2021-05"]),
        (("--as-of", "2021-05", "--until", "2024"), ["2021-05"]),
    ):
        said = run("history", *options, "--columns", "date", "-f", "tsv").stdout.split()
        assert said[1:] == dates, options
