"""Recording and withdrawing."""

import json
from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("dam", "operating"), "dam: partial → operating (2026-11-23)\n"),
        (("dam", "建成投运", "--date", "2024-05"), "dam: partial → operating (2024-05)\n"),
        (("road-a", "construction"), "road-a: unknown → construction (2026-11-23)\n"),
        (("dam", "partial"), "dam: partial (2026-11-23) unchanged\n"),
        (("dam", "partial", "--note", "x"), "dam: partial confirmed (2026-11-23)\n"),
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
    run: Run, sample: Path, arguments: tuple[str, ...], said: str
) -> None:
    """Running it again records nothing."""
    del sample
    before = run("export").stdout
    assert run("update", *arguments) == (0, said, "")
    after = run("export").stdout
    assert (after == before) == ("unchanged" in said or "would" in said)
    if "would" not in said:
        assert "unchanged" in run("update", *arguments).stdout
        assert run("export").stdout == after


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("dam", "construction"), 6, "construction (2026-11-23) may not follow partial"),
        (("dam", "construction", "--force"), 6, "say why with update --force --note"),
        (("dam", "construction", "--note", "x"), 6, "say why with update --force --note"),
        (("dam", "operating", "--expect", "construction"), 6, "dam is partial, not construction"),
        (("road-a", "operating", "--expect", "partial"), 6, "road-a is unknown, not partial"),
        (
            ("dam", "partial", "--date", "2020", "--force", "--note", "x"),
            6,
            "construction (2021-05) may not follow partial (2020); that event has no note",
        ),
        (
            ("dam", "operating", "--date", "2022"),
            6,
            "partial (2024-04-01) may not follow operating (2022); if it is so",
        ),
        (("nothing", "operating"), 4, "no project is called 'nothing'"),
        (("road", "operating"), 4, "'road' could be any of road-a, road-b"),
        (("", "operating"), 4, "no project is called ''"),
    ],
)
def test_what_may_not_be_recorded_is_said_in_one_sentence(
    run: Run, sample: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    """And nothing is."""
    del sample
    before = run("export").stdout
    said = run("update", *arguments)
    assert (said.exit_code, said.stdout) == (code, "")
    assert sentence in said.stderr
    assert said.stderr.count("\n") == 1
    assert run("export").stdout == before


def test_undo_withdraws_the_last_recording_or_a_projects_last(run: Run, sample: Path) -> None:
    """And says what is left."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    run("update", "road-a", "construction", "--date", "2025")
    said = run("undo", "dam", "--dry-run").stdout
    assert said == "dam: would withdraw operating (2025); then partial\n"
    assert run("undo", "dam").stdout == "dam: withdrew operating (2025); now partial\n"
    assert json.loads(run("undo", "--json").stdout) == [
        {"project": "road-a", "status": "construction", "date": "2025", "now": None}
    ]
    assert run("undo").stderr.startswith("qhtrack: nothing to undo: no event was recorded")
    assert "no event of dam" in run("undo", "dam").stderr
