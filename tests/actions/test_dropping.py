"""Events and promises taken back through the command."""

import json
from pathlib import Path

import pytest

from conftest import Result, Run


@pytest.fixture(autouse=True)
def _loaded(sample: Path) -> None:
    del sample


def rows(run: Run, kind: str, project: str = "dam") -> list[dict[str, object]]:
    """Return the events or promises of a project as they are exported."""
    tables = json.loads(run("export", "--json").stdout)
    (found,) = (row for row in tables["project"] if row["id"] == project)
    return list(found.get(kind, []))


def action(said: Result) -> str:
    """Return what a command did, which it says in JSON."""
    assert said.exit_code == 0, said.stderr
    return str(json.loads(said.stdout)["action"])


def test_an_event_of_the_registry_is_dropped_once(run: Run) -> None:
    """Again it is unchanged; the latest status is the one before."""
    event = rows(run, "event")[1]
    said = run("drop", "Old Dam", "2024-04-01", "部分投运", "--note", "a mistake", "--json")
    assert json.loads(said.stdout) == {
        "kind": "event",
        "project": "dam",
        "id": None,
        "action": "dropped",
        "before": event,
        "after": None,
    }
    assert [row["date"] for row in rows(run, "event")] == ["2021-05"]
    (dam,) = json.loads(run("list", "id:dam", "--json").stdout)
    assert (dam["status"], dam["in_service_mw"]) == ("construction", 0)
    before = run("export").stdout
    again = run("drop", "dam", "2024-04-01", "partial", "--json")
    assert json.loads(again.stdout) == json.loads(said.stdout) | {"action": "unchanged"}
    assert run("export").stdout == before


def test_an_event_recorded_here_is_dropped_and_may_be_told_again(run: Run) -> None:
    """Then it is there, and dropped again."""
    update = ("update", "dam", "operating", "--date", "2025")
    drop = ("drop", "dam", "2025", "operating", "--json")
    for _ in range(2):
        assert run(*update).exit_code == 0
        assert len(rows(run, "event")) == 3
        assert action(run(*drop)) == "dropped"
        assert action(run(*drop)) == "unchanged"
        assert len(rows(run, "event")) == 2


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("dam", "2024-04", "partial"), "event"),
        (("dam", "2024-04-01", "operating"), "event"),
        (("dam", "--wording", "建成"), "promise"),
        (("dam", "--wording", "2023年建成", "--due", "2024"), "promise"),
        (("dam", "--wording", "2023年建成", "--milestone", "partial"), "promise"),
        (("dam", "--wording", "2023年建成", "--part", "one"), "promise"),
    ],
)
def test_what_was_never_known_is_named_as_such(
    run: Run, arguments: tuple[str, ...], kind: str
) -> None:
    """With what there is."""
    before = run("export").stdout
    said = run("drop", *arguments, "--json")
    failure = json.loads(said.stderr)
    assert (said.exit_code, said.stdout, failure["error"]) == (4, "", "unknown-fact")
    expected = {
        "event": ["construction (2021-05)", "partial (2024-04-01)"],
        "promise": [
            *("2023年建成 (operating, 2023)", "力争2024年底建成 (operating, 2024-12)"),
            "加快建设",
        ],
    }
    assert failure["candidates"] == expected[kind]
    assert all(candidate in failure["message"] for candidate in expected[kind])
    assert run("export").stdout == before


def test_a_project_without_events_has_none_to_drop(run: Run) -> None:
    """It says so."""
    said = run("drop", "road-a", "2024", "partial")
    assert (said.exit_code, said.stderr) == (4, "qhtrack: road-a (=Road *A*) has no event\n")


def test_what_was_dropped_of_another_project_was_not_dropped_of_this(run: Run) -> None:
    """Nor another event."""
    assert run("drop", "dam", "2024-04-01", "partial").exit_code == 0
    assert run("drop", "road-b", "2024-04-01", "partial").exit_code == 4
    assert run("drop", "dam", "2024-04-01", "operating").exit_code == 4


def test_a_promise_is_dropped_by_its_words(run: Run) -> None:
    """Compared in one form; the others stay as they are, in their order."""
    first, second, third = rows(run, "promise")
    said = run("drop", "dam", "--wording", "力争 2024 年底建成", "--note", "no source")
    assert (
        said.stdout
        == "dam: promise dropped: 力争2024年底建成 (operating, due 2024-12, best effort)\n"
    )
    assert rows(run, "promise") == [first, third]
    again = run("drop", "dam", "--wording", "力争2024年底建成", "--json")
    assert json.loads(again.stdout) == {
        "kind": "promise",
        "project": "dam",
        "id": None,
        "action": "unchanged",
        "before": second,
        "after": None,
    }
    told = ("--wording", "力争2024年底建成", "--milestone", "operating", "--due", "2024-12")
    assert action(run("promise", "dam", *told, "--json")) == "recorded"
    assert action(run("drop", "dam", *told, "--json")) == "dropped"
    assert action(run("drop", "dam", *told, "--json")) == "unchanged"


def test_promises_of_the_same_words_are_told_apart(run: Run) -> None:
    """By due date, milestone or part; a retried drop never takes another one."""
    words = ("--wording", "建成")
    for more in (("--due", "2026"), ("--due", "2027"), ("--due", "2027", "--part", "one")):
        assert run("promise", "road-a", *words, *more).exit_code == 0
    several = run("drop", "road-a", *words)
    assert (several.exit_code, "several such promises: 建成 (2026)" in several.stderr) == (4, True)
    assert run("drop", "road-a", *words, "--due", "2028").exit_code == 4
    # the whole name of one is enough, though it is a part of another's
    for expected in ("dropped", "unchanged"):
        assert action(run("drop", "road-a", *words, "--due", "2027", "--json")) == expected
    assert [row["due"] for row in rows(run, "promise", "road-a")[1:]] == ["2026", "2027"]
    for expected in ("dropped", "unchanged"):
        assert action(run("drop", "road-a", *words, "--part", "one", "--json")) == expected
    assert [row["due"] for row in rows(run, "promise", "road-a")[1:]] == ["2026"]


def test_what_stands_is_dropped_before_what_is_gone_is_known(run: Run) -> None:
    """Where a name is no whole one."""
    words = ("--wording", "建成")
    for due in ("2026", "2027"):
        assert run("promise", "road-a", *words, "--due", due).exit_code == 0
    assert action(run("drop", "road-a", *words, "--due", "2026", "--json")) == "dropped"
    assert action(run("drop", "road-a", *words, "--json")) == "dropped"
    assert action(run("drop", "road-a", *words, "--json")) == "unchanged"
    assert len(rows(run, "promise", "road-a")) == 1


def test_what_others_rest_on_is_not_dropped(run: Run) -> None:
    """A step that the ladder would then forbid is named."""
    run("update", "road-a", "construction", "--date", "2020")
    run("update", "road-a", "suspended", "--date", "2021")
    run("update", "road-a", "approved", "--date", "2022")
    before = run("export").stdout
    refused = run("drop", "road-a", "2021", "suspended")
    assert refused.exit_code == 6
    assert refused.stderr == (
        "qhtrack: road-a (=Road *A*): approved (2022) may not follow construction (2020)"
        " without a note that"
        " explains it\nnothing was changed\n"
    )
    assert run("export").stdout == before
    assert run("drop", "road-a", "2022", "approved").exit_code == 0
    assert run("drop", "road-a", "2021", "suspended").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("dam",), "name an event by DATE and STATUS, or a promise by --wording"),
        (("dam", "2021-05"), "name an event by DATE and STATUS"),
        (("dam", "--due", "2023"), "name an event by DATE and STATUS"),
        (("dam", "last while", "construction"), "DATE: 'last while' is not a date"),
        (("dam", "2021-05", "construction", "--wording", "x"), "give one of them"),
        (("dam", "2021-05", "construction", "--due", "2023"), "give one of them"),
        (("dam", "2021-5-x", "construction"), "DATE: '2021-5-x' is not a date"),
        (("dam", "2021-05", "constructing"), "STATUS: 'constructing' is not a status; did you"),
        (("dam", "2021-05", "unknown"), "STATUS: 'unknown' is not a status"),
        (("dam", "2021-05", "construction", "--note", " "), "--note: ' ' is empty or holds"),
        (("dam", "--wording", "x", "--due", "soon"), "--due: 'soon' is not a date"),
        (("dam", "--wording", "x", "--milestone", "retired"), "--milestone: 'retired' is not a"),
        (("dam", "--wording", ""), "--wording: '' is empty or holds"),
    ],
)
def test_what_means_nothing_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    """In one sentence, and nothing is dropped."""
    before = run("export").stdout
    said = run("drop", *arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert sentence in said.stderr
    assert run("export").stdout == before


def test_a_dry_run_drops_nothing(run: Run) -> None:
    """And says what would be, in the reader's language."""
    before = run("export").stdout
    said = run("--lang", "zh", "drop", "大坝", "2024-04-01", "partial", "--dry-run")
    assert said.stdout == "预览（未写入）：dam：已撤下进展：部分投运（2024-04-01）\n"
    assert run("export").stdout == before
    assert action(run("drop", "dam", "2024-04-01", "partial", "--json")) == "dropped"


def test_an_event_is_called_what_people_call_it(run: Run, sample: Path) -> None:
    """As in an update; the date as it is typed."""
    del sample
    said = run("drop", "dam", "2024/4/1", "部分投产")
    assert said.stdout.startswith("dam: event dropped: partial")
    assert run("drop", "dam", "2021年5月", "started").stdout.startswith("dam: event dropped")


def test_what_could_be_meant_is_named_in_the_readers_language(run: Run, sample: Path) -> None:
    """A script gets it in English."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    drop = ("--lang", "zh", "drop", "dam", "2020", "在建")
    said = run(*drop).stderr
    assert "没有日期为2020、状态为“在建”的进展；现有进展为：" in said
    assert "部分投运（2024-04-01）、建成投运（2025）" in said
    candidates = json.loads(run(*drop, "--json").stderr)["candidates"]
    assert candidates[-1] == "operating (2025)"
