"""What is said where a call fails: in which words, in which language, and in JSON."""

import json
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.words import messages_zh


@pytest.mark.parametrize("option", ["--db", "--registry", "--lang"])
def test_a_global_option_goes_before_the_command(run: Run, sample: Path, option: str) -> None:
    """And that is said."""
    del sample
    sentence = f"the option {option} goes before the command"
    assert run("info", option, "x") == (2, "", f"qhtrack: {sentence}\n")
    assert json.loads(run("info", option, "x", "--json").stderr)["message"] == sentence


@pytest.mark.parametrize("option", ["--json", "-f", "-n", "--overdue"])
def test_an_option_of_a_command_goes_behind_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    """Whichever it is of; what is spelled almost like one of the program's is left to Typer."""
    sentence = f"the option {option} goes after the command"
    said = json.loads(run(option, "list", "--json").stderr)
    assert (said["exit_code"], said["message"]) == (2, sentence)
    near = "qhtrack: No such option: --vers (Possible options: --version)\n"
    assert run("--vers", "list") == (2, "", near)
    monkeypatch.setenv("QHTRACK_LANG", "zh")
    assert run("-n", "3").stderr == "qhtrack：选项 -n 应写在命令名之后\n"


def test_what_is_no_global_option_is_left_to_typer(run: Run, sample: Path) -> None:
    """And so is what is spelled almost like one of the command's."""
    del sample
    assert run("info", "--dbs", "x").stderr == "qhtrack: No such option: --dbs\n"
    near = "qhtrack: No such option: --registry (Possible options: --category, --region)\n"
    assert run("list", "--registry", "x").stderr == near


@pytest.mark.parametrize(
    ("options", "is_json"),
    [
        ("--json", True),
        ("-f json", True),
        ("-fjson", True),
        ("--format jsonl", True),
        ("--format=jsonl", True),
        ("-f csv", False),
        ("--formats=json", False),
        ("json", False),
        ("", False),
    ],
)
def test_who_asks_for_json_gets_failures_in_it(
    run: Run, sample: Path, options: str, *, is_json: bool
) -> None:
    """However it is asked for, even where the call cannot be understood."""
    del sample
    said = run("list", "--frobnicate", *options.split())
    assert said.exit_code == 2
    assert said.stderr.startswith("{") is is_json


def test_a_failure_speaks_the_language_and_json_english(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In that of the environment where the options were never read."""
    del sample
    monkeypatch.setitem(messages_zh.MESSAGES, "unreadable_file", "无法读取{path}：{reason}")
    monkeypatch.setitem(messages_zh.MESSAGES, "argument_not_utf8", "{argument}不是UTF-8")
    said = run("--lang", "zh", "load", "none.toml")
    assert said == (5, "", "qhtrack：无法读取“none.toml”：文件或目录不存在\n")
    said = run("--lang", "zh", "load", "none.toml", "--json")
    english = "cannot read 'none.toml': No such file or directory"
    assert json.loads(said.stderr)["message"] == english
    monkeypatch.setenv("QHTRACK_LANG", "zh")
    assert run("show", "\ud800").stderr == "qhtrack：“\\ud800”不是UTF-8\n"


def test_problems_speak_the_language_and_json_english(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each by itself."""
    monkeypatch.setitem(messages_zh.MESSAGES, "file_not_utf8", "不是UTF-8{guess}")
    monkeypatch.setitem(messages_zh.MESSAGES, "looks_like", "（像是{encoding}）")
    monkeypatch.chdir(sample.parent)
    (tmp_path / "gbk.toml").write_bytes("# 玛尔挡\n".encode("gbk"))
    assert run("--lang", "zh", "check", "gbk.toml").stderr == (
        "qhtrack：gbk.toml:1：不是UTF-8（像是GBK）\n"
    )
    failure = json.loads(run("--lang", "zh", "check", "gbk.toml", "--json").stderr)
    (problem,) = failure["problems"]
    assert problem["message"] == "not UTF-8 (it looks like GBK); save the file as UTF-8"
    assert failure["message"] == f"gbk.toml:1: {problem['message']}"


def test_a_failure_in_json_is_alone_on_stderr(run: Run, platform_place: Path) -> None:
    """On a fresh database, too."""
    assert not platform_place.exists()
    assert json.loads(run("show", "gonge", "-fjsonl").stderr)["error"] == "unknown-project"
