"""Recording an event, and what is recorded with it."""

import json
from pathlib import Path

import pytest

from conftest import Run


def test_a_dry_run_says_what_would_happen(run: Run, sample: Path) -> None:
    """Of each command that records; nothing has."""
    path = sample.with_name("a.csv")
    path.write_text("project,status,date\ndam,operating,2025\n")
    would = "would record: dam: partial → operating (2025)\n"
    assert run("update", "dam", "operating", "--date", "2025", "--dry-run").stdout == would
    assert run("apply", str(path), "--dry-run").stdout.startswith(would)
    assert run("history", "--local", "--json").stdout == "[]\n"


@pytest.mark.parametrize("word", ["Carrying", "通了"])
def test_a_word_of_a_category_is_a_status(run: Run, sample: Path, word: str) -> None:
    """Whether the file gave it, or somebody here; to what is dropped and promised too."""
    del sample
    refused = run("update", "dam", word, "--date", "2025")
    assert (refused.exit_code, "is not a status" in refused.stderr) == (2, True)
    own = ("words.operating=carrying", "words_zh.operating=通了")
    assert run("set", "category", "road", *own).exit_code == 0
    for arguments, done in (
        (("update", "dam", word, "--date", "2025"), "partial → operating (2025)"),
        (("update", "dam", word, "--date", "2026", "--expect", word), "operating, confirmed"),
        (("drop", "dam", "2025", word), "event dropped: operating (2025)"),
        (("promise", "dam", "--wording", "w", "--milestone", word), "recorded: w (operating)"),
        (("drop", "dam", "--wording", "w", "--milestone", word), "dropped: w (operating)"),
    ):
        assert done in run(*arguments).stdout, arguments


def test_the_title_of_a_known_source_is_that_source(run: Run, sample: Path) -> None:
    """Wherever a source is told: options, and the cells and the option of sheets."""
    path = sample.with_name("a.csv")
    title = "A [PAPER] on | the dam"
    assert run("update", "dam", "operating", "--date", "2025", "--source", title).exit_code == 0
    found = ("--reached", "2024", "--evidence", title, "--wording", "2023年建成")
    assert run("promise", "dam", *found).exit_code == 0
    assert run("promise", "dam", "--wording", "w", "--source", title).exit_code == 0
    path.write_text(f"project,status,date,source,also\nroad-a,open,2025,{title},{title} \n")
    assert run("apply", str(path)).exit_code == 0
    path.write_text("project,status,date\nroad-b,cancelled,2025\n")
    assert run("apply", str(path), "--source", title).exit_code == 0
    rows = json.loads(run("history", "--local", "--json").stdout)
    assert [(row["project"], row["source"]) for row in rows] == [
        *((project, "paper") for project in ("dam", "road-a", "road-b"))
    ]
    promises = json.loads(run("scorecard", "dam", "--json").stdout)
    told = {row["wording"]: (row["source"], row["evidence"]) for row in promises}
    assert (told["w"], told["2023年建成"]) == (("paper", None), ("paper", "paper"))


def test_what_the_ladder_forbids_is_not_recorded(run: Run, sample: Path) -> None:
    """Unless it is explained."""
    del sample
    forbidden = ("update", "dam", "construction", "--date", "2025", "--force")
    assert run(*forbidden).exit_code == 6
    assert run("history", "--local", "--json").stdout == "[]\n"
    assert run(*forbidden, "--note", "rebuilt").exit_code == 0


@pytest.mark.parametrize("command", [("update", "dam", "operating"), ("apply", "a.csv")])
def test_no_registry_is_recorded_into(run: Run, sample: Path, command: tuple[str, ...]) -> None:
    """It would be forgotten at once."""
    said = run("--registry", str(sample), *command)
    assert (said.exit_code, said.stdout) == (2, "")
    assert "load the file to record" in said.stderr


def test_a_terminal_reads_names_and_a_pipe_ids(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each command that records, in the reader's language; a source has no other name."""
    path = sample.with_name("a.csv")
    path.write_text("project,status,date\ndam,operating,2025\n")
    update = ("update", "dam", "operating", "--date", "2025", "--dry-run")
    assert run(*update).stdout == "would record: dam: partial → operating (2025)\n"
    assert run("--lang", "zh", *update).stdout.startswith(
        "预览（未写入）：dam：部分投运 → 建成投运"
    )
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run(*update).stdout == "would record: The Dam: partial → operating (2025)\n"
    in_chinese = "大坝：部分投运 → 建成投运（2025）\n"
    assert run("--lang", "zh", *update).stdout == f"预览（未写入）：{in_chinese}"
    assert run("--lang", "zh", "apply", str(path)).stdout.startswith(in_chinese)
    assert run("--lang", "zh", "set", "dam", "owner=X").stdout.startswith("大坝：项目已更新：")
    assert run("--lang", "zh", "set", "source", "paper", "title=X").stdout.startswith("paper：")
    assert "\n  大坝：项目已更新\n" in run("--lang", "zh", "log").stdout
    assert run("--lang", "zh", "undo", "dam").stdout.count("大坝：") == 1
    undone = run("--lang", "zh", "undo", "dam").stdout
    assert undone.endswith("\n大坝：现为部分投运\n")
    assert '"project":"dam"' in run("log", "--json").stdout


def test_a_replacing_event_of_another_date_leaves_the_first(run: Run, sample: Path) -> None:
    """Which is said, with what takes it out; of several the nearest is named."""
    del sample
    update = ("update", "dam", "operating", "--note", "seen", "--date")
    assert run(*update, "2025", "--replace").stderr == ""
    assert "operating (2025) was recorded here too" in run(*update, "2025-11").stderr
    said = run(*update, "2025-11-05", "--replace", "--source", "a paper")
    assert said.stderr == (
        "qhtrack: dam (The Dam) keeps its event operating (2025-11); if it was meant, take it out"
        " with: qhtrack drop dam 2025-11 operating\n"
    )
    assert run(*update, "2025-11-05", "--replace", "--source", "a paper").stderr == ""
    said = run("--lang", "zh", *update, "2026", "--replace", "--dry-run")
    assert "（2025）仍保留" in said.stderr
    assert "qhtrack drop dam 2025 operating" in said.stderr
    assert len(json.loads(run("history", "dam", "--json").stdout)) == 5


def test_a_note_that_is_known_in_chinese_is_no_news(run: Run, sample: Path) -> None:
    """With a date or without; what is new in it is, and Chinese is not told by English."""
    text = sample.read_text(encoding="utf-8")
    sample.write_text(
        text.replace('note = "First unit."', 'note = "First unit."\nnote_zh = "首台。"')
    )
    assert run("load").exit_code == 0
    update = ("update", "dam", "partial", "--note")
    for words in (("首台。", "--date", "2024-04-01"), ("首台。",), ("First unit.\n首台。",)):
        assert "unchanged" in run(*update, *words).stdout
    known = ("--date", "2024-04-01", "--json", "--dry-run")
    assert json.loads(run(*update, "首台。\n二台。", *known).stdout)["action"] == "amended"
    sheet = sample.with_name("a.csv")
    sheet.write_text("project,status,date,note_zh\ndam,partial,2024-04-01,First unit.\n")
    (row,) = json.loads(run("apply", str(sheet), "--json", "--dry-run").stdout)
    assert row["action"] == "amended"
    run(*update, "首台。\n二台。", "--date", "2024-04-01")
    (event,) = [row for row in json.loads(run("history", "dam", "--json").stdout) if row["note_zh"]]
    assert (event["note"], event["note_zh"]) == ("First unit.\n二台。", "首台。\n二台。")


@pytest.mark.parametrize("text", ["大前年", "yesterday evening"])
def test_a_date_that_is_none_is_quoted_as_it_was_typed(run: Run, sample: Path, text: str) -> None:
    """Though part of it is one, told from today."""
    del sample
    for words in (("update", "dam", "partial", "--date", text), ("list", "--as-of", text)):
        assert f"'{text}' is not a date" in run(*words).stderr


def test_figures_are_told_as_they_were_understood(run: Run, sample: Path) -> None:
    """Also before they are recorded; what was known already is told no more."""
    del sample
    update = ("update", "road-a", "construction", "--date", "2026-01", "--spent-bn", "2亿元")
    told = "road-a: unknown → construction (2026-01): spent 0.2 billion yuan\n"
    assert run(*update, "--dry-run").stdout == f"would record: {told}"
    assert run(*update).stdout == told
    assert "yuan" not in run(*update).stdout


@pytest.mark.parametrize(
    ("arguments", "times"),
    [
        ("operating", 1),
        ("partial --date 2025", 1),
        ("operating --source paper", 0),
        ("operating --note seen", 1),
        ("partial --date 2024-04-01", 0),
        ("operating --json", 1),
    ],
)
def test_who_sits_at_a_terminal_is_told_that_a_source_is_missing(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, times: int
) -> None:
    """Of a new event, beside a note too; a script is not, and what the notice says amends it."""
    del sample
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    words = ("update", "dam", *arguments.split())
    dry = run(*words, "--dry-run").stderr
    assert dry.count("qhtrack: no source; the same with --source adds one\n") == times
    assert run("--lang", "zh", *words, "--dry-run").stderr.count("未注明来源") == times
    monkeypatch.setattr("sys.stdout.isatty", lambda: False)
    assert run(*words).stderr == ""
    if times:
        told = run(*words[:5], "--source", "paper", "--json").stdout
        assert json.loads(told)["action"] == "amended"


def test_no_source_is_missing_where_a_registry_has_none(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does without them."""
    path = tmp_path / "bare.toml"
    path.write_text('schema = 1\n[[project]]\nid = "dam"\nname = "Dam"\ncategory = "dam"\n')
    run("load", str(path))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run("update", "dam", "operating").stderr == ""


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "; source A [paper] on | the dam"), ("zh", "；来源：A [paper] on | the dam")],
)
def test_a_terminal_is_told_the_title_of_a_source(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    """And a script its id."""
    del sample
    told_words = ("--wording", "w", "--made", "2024", "--source", "paper", "--dry-run")
    words = ("--lang", language, "promise", "dam", *told_words)
    assert run(*words).stdout.endswith("paper\n")
    assert told not in run(*words).stdout
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run(*words).stdout.endswith(f"{told}\n")


@pytest.mark.parametrize(
    "command",
    [
        "promise dam --wording w --reached 2024 --evidence paper",
        "promise dam --wording w --source paper",
        "set dam sources-=paper",
    ],
)
def test_every_field_of_sources_tells_their_titles(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """What shows a promise to be met, a further source of it, those of a project."""
    del sample
    run("promise", "dam", "--wording", "w", "--made", "2024", "--source", "a visit")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "A [paper] on | the dam" in run(*command.split(), "--dry-run").stdout
