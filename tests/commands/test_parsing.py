"""What is typed twice."""

import json
import shlex
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.cli import _COMMANDS as COMMANDS
from qhtrack.commands.parsing import OTHER_NAMES, unknown_command
from qhtrack.domain.messages import Message

# of a project, an event, and what should not be there
CORRECT = "set …, update … --replace, drop …"
UPDATE = ("update", "dam", "partial", "--date", "2024")


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        ((*UPDATE, "--source", "a b", "--source=b c"), "--source"),
        (("promise", "dam", "--wording", "w", "--due", "2024", "--due", "2025"), "--due"),
        (("apply", "rows.csv", "--date", "2024", "--date", "2024"), "--date"),
        ((*UPDATE, "-f", "json", "--format", "jsonl"), "--format"),
    ],
)
def test_a_value_that_is_told_twice_is_refused(
    run: Run, sample: Path, arguments: tuple[str, ...], option: str
) -> None:
    """Where it would be recorded: nothing that is said is dropped."""
    del sample
    sentence = f"{option} is given twice; a second call records the other"
    said = run(*arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert sentence in said.stderr
    assert run("log", "--json").stdout == "[]\n"


def test_flags_may_be_repeated_and_the_last_value_holds_where_nothing_is_recorded(
    run: Run, sample: Path
) -> None:
    """As elsewhere on a command line."""
    del sample
    assert run(*UPDATE, "--force", "--force", "--note", "x").exit_code == 0
    assert run("log", "-n", "0", "-n", "1").exit_code == 0
    assert len(json.loads(run("list", "-n", "2", "-n", "1", "--json").stdout)) == 1


@pytest.mark.parametrize(
    ("word", "commands"),
    [
        *(("delete", "drop …, undo"), ("Remove", "drop …, undo"), ("rm", "drop …, undo")),
        *(("edit", CORRECT), ("correct", CORRECT), ("rename", "set …")),
        *(("import", "apply …, load …"), ("modify", CORRECT)),
        *(("find", "list …"), ("search", "list …"), ("ls", "list …"), ("view", "show …")),
        *(("status", "show …, stats --by status"), ("diff", "compare …"), ("gantt", "timeline …")),
        *(
            ("revert", "undo"),
            ("create", "add …, init …"),
            ("record", "update …, promise …, apply …"),
        ),
        *(("删除", "drop …, undo"), ("修改", CORRECT), ("导入", "apply …, load …")),
        *(("查询", "list …"), ("查看", "show …"), ("统计", "stats …"), ("更新", "update …")),
        *(("导出", "export …"), ("新增", "add …"), ("撤销", "undo"), ("检查", "check …")),
    ],
)
def test_what_others_call_a_command_is_answered_with_ours(
    run: Run, word: str, commands: str
) -> None:
    """In either language."""
    said = run(word, "dam")
    named = ", ".join(f"qhtrack {command}" for command in commands.split(", "))
    assert said == (2, "", f"qhtrack: No such command {word!r}. Use: {named}\n")
    told = run("--lang", "zh", word, "dam")
    assert told == (2, "", f"qhtrack：没有命令 {word}；请用 {named.replace(', ', '、')}\n")


def test_each_other_name_is_of_commands_that_there_are() -> None:
    """And is none, nor that of others too."""
    words = [word for theirs in OTHER_NAMES.values() for word in theirs.split()]
    assert len(words) == len(set(words)) > 100
    assert not COMMANDS.keys() & set(words)
    assert {ours.split()[0] for key in OTHER_NAMES for ours in key.split(", ")} <= COMMANDS.keys()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        *(("which county", "list county"), ("What roads are open?", "list roads are open")),
        *(("how many railways", "stats railways"), ("how much", "stats"), ("who", "list")),
        *(("how -c road", "list -c road"), ("'which old dam'", "list old dam")),
        ("what happened in 2025", "history in 2025"),
        *(("What changed to roads?", "history roads"), ("什么时候 通车", "history '通车'")),
        *(("what happens", "list happens"), ("what has roads", "list has roads")),
        *(("哪些铁路逾期？", "list '铁路逾期'"), ("有多少 铁路", "stats '铁路'")),
        *(("几个机场", "stats '机场'"), ("谁", "list"), ("有哪些水库", "list '水库'")),
        *(("whatever", "list whatever"), ("island x", "list island"), ("多巴", "list '多巴'")),
    ],
)
def test_a_question_is_asked_with_what_stands_behind_its_first_word(
    run: Run, typed: str, asked: str
) -> None:
    """Which is never worth looking for; a word that only begins like one is."""
    said = run(*shlex.split(typed))
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr.endswith(f". Ask with: qhtrack {asked}\n")


def test_a_command_that_was_not_typed_is_looked_for_alone() -> None:
    """As where the words are of another call."""
    said = unknown_command("No such command 'which'.", COMMANDS, ["list"])
    assert isinstance(said, Message)
    assert said.values["command"] == "list which"
