"""Where the database and its registry are, and what they hold."""

import json
from pathlib import Path

from conftest import SAMPLE, Run


def test_info_says_where_things_are(run: Run, sample: Path) -> None:
    """And what is recorded here alone."""
    run("update", "dam", "operating")
    facts = json.loads(run("info", "--json").stdout)
    assert facts["registry"] == str(sample)
    assert (facts["projects"], facts["events"], facts["unexported"]) == (3, 4, 1)
    assert (facts["goals"], facts["promises"], facts["sources"]) == (0, 5, 1)
    assert facts["stale"] is False
    sample.write_text(SAMPLE + "\n")
    assert json.loads(run("info", "-f", "json").stdout)["stale"] is True
    sample.unlink()
    assert json.loads(run("info", "-f", "jsonl").stdout)["stale"] is None
    sample.mkdir()
    assert run("list").stderr == ""


def test_info_is_a_page(run: Run, sample: Path) -> None:
    """In the reader's language; counts are named by what is counted."""
    page = run("--lang", "zh", "info").stdout
    assert str(sample)[:20] in page
    assert "承诺" in page
    assert "\nevents " in run("info").stdout


def test_an_asked_registry_has_no_database(run: Run, sample: Path) -> None:
    """It is in memory."""
    facts = json.loads(run("--registry", str(sample), "info", "--json").stdout)
    assert (facts["database"], facts["registry"]) == (None, str(sample))
    assert "2026-11-23 12:00" in run("--registry", str(sample), "info").stdout
