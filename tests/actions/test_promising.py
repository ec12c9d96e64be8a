"""Promises, and what came of them, recorded through the command."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import Result, Run

KNOWN = ("--wording", "2023年建成", "--milestone", "operating", "--due", "2023")
NEW = ("--wording", "2025年建成", "--milestone", "建成投运", "--due", "2025")
FOUND = ("--due", "2023", "--reached", "2023-05", "--evidence", "paper")


def instead(options: tuple[str, ...], *others: str) -> tuple[str, ...]:
    """Return options with other values of some."""
    values = dict(pairwise(options)) | dict(pairwise(others))
    return tuple(part for name in values if name.startswith("--") for part in (name, values[name]))


@pytest.fixture(autouse=True)
def _loaded(sample: Path) -> None:
    del sample


def promises(run: Run, project: str = "dam") -> list[dict[str, object]]:
    """Return the promises of a project as they are exported, what is absent left out."""
    tables = json.loads(run("export", "--json").stdout)
    (found,) = (row for row in tables["project"] if row["id"] == project)
    return list(found.get("promise", []))


def action(said: Result) -> str:
    """Return what a command did, which it says in JSON."""
    assert said.exit_code == 0, said.stderr
    return str(json.loads(said.stdout)["action"])


def test_a_new_promise_is_recorded_with_all_that_is_told(run: Run) -> None:
    """And is known when it is told again."""
    told = (
        *(*NEW, "--part", "phase-1", "--made", "2024-02", "--stretch", "--source", "paper"),
        *("--wording-en", "done in 2025", "--wording-zh", "建成", "--note", "seen"),
    )
    row = {
        "milestone": "operating",
        "part": "phase-1",
        "due": "2025",
        "made": "2024-02",
        "stretch": True,
        "wording": "2025年建成",
        "wording_en": "done in 2025",
        "wording_zh": "建成",
        "source": "paper",
        "note": "seen",
    }
    said = run("promise", "Old Dam", *told, "--json")
    after = json.loads(said.stdout)
    assert after.pop("after") == row
    assert after == {
        "kind": "promise",
        "project": "dam",
        "id": None,
        "action": "recorded",
        "before": None,
    }
    assert promises(run)[-1] == row
    before = run("export").stdout
    assert action(run("promise", "dam", *told, "--json")) == "unchanged"
    assert run("export").stdout == before
    (shown,) = json.loads(run("scorecard", "due:2025", "--json").stdout)
    assert (shown["part"], shown["outcome"]) == ("phase-1", "overdue")


def test_a_known_promise_told_again_is_amended(run: Run) -> None:
    """By what is more; its words are compared in one form, without spaces."""
    told = ("--wording", " 2023 年建成", "--milestone", "operating", "--due", "2023")
    assert action(run("promise", "dam", *told, "--json")) == "unchanged"
    assert action(run("promise", "dam", *told, "--source", "paper", "--json")) == "unchanged"
    more = (*told, "--source", "https://example.org/1", "--note", "so", "--made", "2021")
    assert action(run("promise", "dam", *more, "--json")) == "amended"
    assert action(run("promise", "dam", *more, "--json")) == "unchanged"
    first = promises(run)[0]
    assert (first["wording"], first["source"]) == ("2023年建成", "paper")
    assert (first["also"], first["note"]) == (["https://example.org/1"], "so")
    assert len(promises(run)) == 3


@pytest.mark.parametrize(
    "other",
    [("--milestone", "partial"), ("--due", "2024"), ("--part", "one"), ("--wording", "建成")],
)
def test_what_differs_in_its_name_is_another_promise(run: Run, other: tuple[str, ...]) -> None:
    """The old one stays as it was."""
    before = promises(run)
    assert action(run("promise", "dam", *instead(KNOWN, *other), "--json")) == "recorded"
    assert promises(run)[:3] == before
    assert len(promises(run)) == 4


def test_other_words_for_the_same_milestone_and_due_date_name_the_twin(run: Run) -> None:
    """Once, as they are recorded."""
    told = ("--wording", "年内完工", "--milestone", "operating", "--due", "2023")
    made = ("--made", "2021-06", "--json")
    said = run("promise", "dam", *told, *made)
    assert action(said) == "recorded"
    assert said.stderr == (
        "qhtrack: dam (The Dam) has a promise to the same milestone and due date in other words:"
        " 2023年建成 (operating, 2023)\n"
    )
    assert run("promise", "dam", *told).stderr == ""


def test_the_same_words_with_another_due_date_or_milestone_name_what_stands(run: Run) -> None:
    """Once, as they are recorded: a new due date is a new promise, or a slip of the pen."""
    made = ("--made", "2024-02")
    for changed, count in ((("--due", "2026"), 1), (("--milestone", "partial"), 2)):
        said = run("promise", "dam", *instead(KNOWN, *changed), *made)
        assert said.stderr.count(" has a promise in these words already: ") == count
        assert "2023年建成 (operating, 2023); both stand; if that one is wrong, take" in said.stderr
        assert run("promise", "dam", *instead(KNOWN, *changed), *made).stderr == ""


def test_a_field_that_is_known_otherwise_is_refused_and_replaced(run: Run) -> None:
    """Both values are named."""
    told = ("--wording", "力争2024年底建成", "--milestone", "operating", "--due", "2024-12")
    refused = run("promise", "dam", *told, "--made", "2023")
    assert refused.exit_code == 6
    assert (
        "dam (The Dam): made is known to be '2024-01', not '2023'; nothing was recorded"
        in refused.stderr
    )
    assert promises(run)[1]["made"] == "2024-01"
    assert (
        action(run("promise", "dam", *told, "--made", "2023", "--replace", "--json")) == "amended"
    )
    assert promises(run)[1] == {
        "milestone": "operating",
        "due": "2024-12",
        "made": "2023",
        "stretch": True,
        "wording": "力争2024年底建成",
    }
    said = run("promise", "dam", *told, "--made", "2023", "--replace", "--json")
    assert action(said) == "unchanged"
    # a finding is replaced by a finding alone
    found = ("--reached", "2024", "--evidence", "paper")
    assert action(run("promise", "dam", *told, *found, "--json")) == "amended"
    assert (
        action(run("promise", "dam", *told, "--made", "2022", "--replace", "--json")) == "amended"
    )
    assert (promises(run)[1]["made"], promises(run)[1]["reached"]) == ("2022", "2024")
    # of what is not there nothing can be replaced: it is recorded
    assert action(run("promise", "dam", *NEW, "--replace", "--json")) == "recorded"


def test_a_finding_judges_the_promise_that_is_named(run: Run) -> None:
    """With what else is told of it; again it is known."""
    assert action(run("promise", "dam", *FOUND, "--note", "so", "--json")) == "amended"
    assert promises(run)[0] == {
        "milestone": "operating",
        "due": "2023",
        "wording": "2023年建成",
        "wording_en": "to be finished in 2023",
        "source": "paper",
        "reached": "2023-05",
        "evidence": "paper",
        "note": "so",
    }
    assert action(run("promise", "dam", *FOUND, "--json")) == "unchanged"
    (row,) = json.loads(run("scorecard", "id:dam", "due:2023", "--json").stdout)
    assert (row["outcome"], row["reached"]) == ("met", "2023-05")


def test_a_finding_told_exactly_is_more_than_one_by_then(run: Run) -> None:
    """And is not undone by it, but by `--replace`."""
    assert action(run("promise", "dam", *FOUND, "--by", "--json")) == "amended"
    assert action(run("promise", "dam", *FOUND, "--by", "--json")) == "unchanged"
    assert promises(run)[0]["by"] is True
    assert action(run("promise", "dam", *FOUND, "--json")) == "amended"
    assert action(run("promise", "dam", *FOUND, "--by", "--json")) == "unchanged"
    assert "by" not in promises(run)[0]
    assert action(run("promise", "dam", *FOUND, "--by", "--replace", "--json")) == "amended"
    assert promises(run)[0]["by"] is True
    assert action(run("promise", "dam", *FOUND, "--replace", "--json")) == "amended"
    assert "by" not in promises(run)[0]


@pytest.mark.parametrize(
    "other",
    [
        ("--reached", "2023-06", "--evidence", "paper"),
        ("--missed", "2023-05", "--evidence", "paper"),
        ("--reached", "2023-05", "--evidence", "https://example.org/2"),
    ],
)
def test_a_finding_that_differs_is_refused_and_replaced(run: Run, other: tuple[str, ...]) -> None:
    """Whole: nothing of the old one stays."""
    run("promise", "dam", *FOUND)
    refused = run("promise", "dam", "--due", "2023", *other)
    assert refused.exit_code == 6
    assert "'reached 2023-05, evidence paper'" in refused.stderr
    assert f"{other[0][2:]} {other[1]}, evidence {other[3]}" in refused.stderr
    assert promises(run)[0]["reached"] == "2023-05"
    for expected in ("amended", "unchanged"):
        said = run("promise", "dam", "--due", "2023", *other, "--replace", "--json")
        assert action(said) == expected
    keys = {"reached", "missed", "evidence"}
    found = {f"--{key}": value for key, value in promises(run)[0].items() if key in keys}
    assert found == dict(zip(other[::2], other[1::2], strict=True))


@pytest.mark.parametrize(
    ("name", "sentence", "count"),
    [
        (
            ("--milestone", "operating"),
            "dam (The Dam) has several such promises: 2023年建成 (operating",
            2,
        ),
        (
            ("--due", "2025"),
            "dam (The Dam) has no such promise; it has: 2023年建成 (operating, 2023);",
            3,
        ),
        (("--wording", "2023年"), "dam (The Dam) has no such promise", 3),
    ],
)
def test_a_finding_needs_exactly_one_promise(
    run: Run, name: tuple[str, ...], sentence: str, count: int
) -> None:
    """Else the candidates are named."""
    before = run("export").stdout
    found = (*name, "--missed", "2024", "--evidence", "paper")
    said = run("promise", "dam", *found)
    assert (said.exit_code, said.stdout) == (4, "")
    assert sentence in said.stderr
    failure = json.loads(run("promise", "dam", *found, "--json").stderr)
    assert failure["error"] == "unknown-fact"
    assert len(failure["candidates"]) == count
    assert run("export").stdout == before


def test_a_project_without_promises_has_none_to_judge(run: Run) -> None:
    """They come first."""
    run("add", "project", "new", "name=New", "category=road")
    found = ("--due", "2025", "--missed", "2026", "--evidence", "paper")
    said = run("promise", "new", *found, "--json")
    failure = json.loads(said.stderr)
    assert failure["message"] == "new (New) has no promise; record it first"
    assert (said.exit_code, failure["candidates"]) == (4, [])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--due", "2025"), "--wording is missing"),
        (("--due", "2023", "--reached", "2023"), "--evidence is missing"),
        (("--due", "2023", "--missed", "2023"), "--evidence is missing"),
        ((*NEW, "--evidence", "paper"), "--evidence goes with --reached or --missed"),
        ((*NEW, "--by"), "--by goes with --reached"),
        (("--missed", "2023", "--evidence", "paper", "--by"), "--by goes with --reached"),
        ((*FOUND, "--missed", "2023"), "give --reached or --missed"),
        (instead(NEW, "--milestone", "suspended"), "--milestone: 'suspended' is not a milestone"),
        (
            instead(NEW, "--milestone", "cancelle"),
            "it is one of proposed, approved, construction, par",
        ),
        (instead(NEW, "--milestone", "operatng"), "did you mean 'operating'?"),
        ((*NEW, "--part", "Phase 1"), "--part: 'Phase 1' is not an id"),
        (instead(NEW, "--due", "2025-13"), "--due: '2025-13' is not a date"),
        ((*NEW, "--made", "2026-12"), "--made: 2026-12 lies in the future"),
        (("--reached", "2027", "--evidence", "paper"), "--reached: 2027 lies in the future"),
        (("--missed", "2027", "--evidence", "paper"), "--missed: 2027 lies in the future"),
        ((*NEW, "--source", "papr"), "--source: 'papr' is not a source of the registry; did you"),
        ((*NEW, "--source", "zzz"), "qhtrack add source"),
        (("--reached", "2023", "--evidence", "zzz"), "--evidence: 'zzz' is not a source"),
        ((*NEW, "--note", " \u3000"), "--note: ' \\u3000' is empty or holds"),
        ((*NEW, "--wording-en", ""), "--wording-en: '' is empty or holds"),
        (instead(NEW, "--wording", "a\x1bb"), "--wording: 'a\\x1bb' is not text"),
    ],
)
def test_what_means_nothing_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    """In one sentence, and nothing is recorded."""
    before = run("export").stdout
    said = run("promise", "dam", *arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert sentence in said.stderr
    assert run("export").stdout == before


def test_dates_of_today_and_due_dates_ahead_are_good(run: Run) -> None:
    """The running month, too."""
    assert action(run("promise", "dam", *NEW, "--made", "2026-11", "--json")) == "recorded"
    assert (
        action(run("promise", "dam", *instead(NEW, "--due", "2030-01-01"), "--json")) == "recorded"
    )


def test_a_goal_has_promises_and_no_milestones(run: Run) -> None:
    """What would contradict itself is not recorded."""
    run("add", "category", "target", "name=Targets", "goal=true")
    run("add", "project", "roads", "name=5,000 km of roads", "category=target")
    told = ("--wording", "5000公里", "--due", "2025")
    before = run("export").stdout
    refused = run("promise", "roads", *told, "--milestone", "operating")
    assert refused.exit_code == 6
    assert refused.stderr == (
        "qhtrack: roads (5,000 km of roads): a goal has no event, size or milestone\n"
        "nothing was changed\n"
    )
    assert run("export").stdout == before
    assert action(run("promise", "roads", *told, "--json")) == "recorded"
    found = ("--due", "2025", "--missed", "2026-02", "--evidence", "paper", "--json")
    assert action(run("promise", "roads", *found)) == "amended"


def test_a_dry_run_says_what_would_be_and_records_nothing(run: Run) -> None:
    """In the reader's language."""
    before = run("export").stdout
    said = run("promise", "dam", *NEW, "--dry-run")
    expected = "would record: dam: promise recorded: 2025年建成 (operating, due 2025)\n"
    assert (said.exit_code, said.stdout) == (0, expected)
    assert action(run("promise", "dam", *NEW, "--dry-run", "--json")) == "recorded"
    assert run("export").stdout == before
    known = run("--lang", "zh", "promise", "dam", *KNOWN, "--dry-run").stdout
    assert known == "dam：承诺已有相同记录，未写入：2023年建成（建成投运，时限 2023）\n"


@pytest.mark.parametrize(
    ("word", "milestone"),
    [
        ("started", "construction"),
        ("open", "operating"),
        ("全部投产", "operating"),
        ("获批", "approved"),
    ],
)
def test_a_milestone_is_called_what_people_call_it(
    run: Run, sample: Path, word: str, milestone: str
) -> None:
    """As in an update; what may mean several is refused, and so is what is none."""
    del sample
    said = ("promise", "dam", "--wording", "x", "--due", "2027年5月", "--milestone")
    row = json.loads(run(*said, word, "--json").stdout)["after"]
    assert (row["milestone"], row["due"]) == (milestone, "2027-05")
    for none in ("tendered", "停工", "suspended"):
        assert run(*said, none).exit_code == 2
