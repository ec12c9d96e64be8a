"""Help, in each language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len
from typer import rich_utils

from conftest import Run
from qhtrack import cli
from qhtrack.commands import helping
from qhtrack.words.help_zh import HELP

HAN = re.compile(r"[\u4e00-\u9fff]")
COMMANDS = ("", *cli._COMMANDS)  # noqa: SLF001
# an example stays where it has no words to put into Chinese
EXAMPLE = re.compile(r"(qhtrack|git|printf) ")


def paragraphs() -> Iterator[str]:
    """Yield each paragraph of the help that there is, as English has it."""
    group = typer.main.get_command(cli.app)
    context = typer.Context(group, info_name="qhtrack")
    assert isinstance(group, typer.core.TyperGroup)
    commands = [group, *(group.get_command(context, name) for name in COMMANDS if name)]
    for command in commands:
        assert command is not None
        for part in (command, *command.get_params(context)):
            for key in helping._SHOWN:  # noqa: SLF001
                yield from (getattr(part, key, None) or "").strip("\n").split("\n\n")
            default = getattr(part, "default", None)
            yield default if isinstance(default, str) and default != "CNY" else ""


def test_every_paragraph_of_help_has_its_chinese() -> None:
    """But for examples; and no Chinese stands for what there is no longer."""
    heads = {getattr(rich_utils, name) for name in helping._HEADS}  # noqa: SLF001
    there = {text for text in paragraphs() if text} | heads | {helping._USAGE, "str"}  # noqa: SLF001
    assert {text for text in there - {*HELP} if not EXAMPLE.match(text)} == set()
    assert {*HELP} - there == set()
    assert all(HAN.search(text) for text in HELP.values())
    assert len(there) > 150


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_is_chinese(run: Run, command: str) -> None:
    """Nothing of it is cut, and no English word stands at the end of a sentence."""
    result = run("--lang", "zh", *command.split(), "--help")
    assert (result.exit_code, result.stderr) == (0, "")
    assert " 用法：" in result.stdout
    assert "╭─ 选项 ─" in result.stdout
    assert "显示本帮助。" in result.stdout
    english = r"Usage|Options|Arguments|\[default|required|<str>|[a-z]\.\s"
    assert not re.search(english, result.stdout)
    assert re.search(r"…(?!\s+按这些列排序|\s+显示这些列)", result.stdout) is None


def test_help_is_english_again_afterwards(run: Run) -> None:
    """Typer's own words are put back, and what the language is goes by the call."""
    before = run("list", "--help")
    assert run("--lang", "zh", "list", "--help") != before
    assert run("list", "--help") == before
    assert " list [OPTIONS]" in before.stdout
    assert "╭─ Options ─" in before.stdout


def test_the_locale_makes_help_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the bare program helps."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "╭─ 查询 ─" in run().stdout


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_bare_program_ends_with_what_to_try_and_to_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, platform_place: Path, lang: str
) -> None:
    """A line each, which answers as it stands."""
    monkeypatch.setenv("QHTRACK_LANG", lang)
    bare = run()
    assert (bare.exit_code, bare.stderr, platform_place.exists()) == (0, "", False)
    *_, tried, read = re.split(r"\n\s*\n", bare.stdout.strip())
    head, *lines = tried.splitlines()
    assert head.strip() in {"Three things to try:", "可先试用以下命令："}
    assert len(lines) == 3
    for line in lines:
        program, *arguments = line.split()
        assert program == "qhtrack"
        answer = run(*arguments)
        assert answer.exit_code == 0
        assert len(answer.stdout.splitlines()) > 4
    assert "docs/" in read


@pytest.mark.parametrize("command", COMMANDS)
def test_lines_of_help_keep_to_their_width(run: Run, command: str) -> None:
    """In cells."""
    text = run("--lang", "zh", *command.split(), "--help").stdout
    assert all(cell_len(line) <= 80 for line in text.split("\n"))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_to_people(run: Run, command: str) -> None:
    """It names no types of Python, and puts no braces around what is required."""
    text = run(*command.split(), "--help").stdout
    assert "<str>" not in text
    assert "{" not in text.partition("Usage:")[2].partition("\n")[0]
    assert re.search("<=|>=", text.replace("capacity>=", "")) is None
