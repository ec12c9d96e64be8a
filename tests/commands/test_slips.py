"""Slips of a command line."""

import shlex

import pytest

from conftest import Run
from qhtrack.domain.status import Status

WORDS = "words behind --wording, a milestone behind --milestone"
FILE = "to write a file: -f xlsx > FILE.xlsx, for a script -f csv > FILE.csv"
CORRECTION = (
    "another note or figure: --replace; a wrong date: qhtrack undo, or qhtrack drop, then record"
    " it anew"
)
SEEN = "a date behind --date, what was seen behind --note"
NAME = "a name of several words goes in quotes"

ADD = (
    "write what it is, an id and what is known, such as: qhtrack add project chaka-airport"
    " name='Chaka Airport' category=airport"
)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ("update new dam construction 2026-11-03", f"; {NAME}, {SEEN}\n"),
        ("promise new dam open", f"; {NAME}, {WORDS}\n"),
        ("drop new dam 2024 partial", f"; {NAME}\n"),
        ("export a.xlsx", "; a file goes behind -o; a table: qhtrack list -f xlsx > FILE.xlsx\n"),
        ("load a.toml b.toml", "Got unexpected extra argument(s) (b.toml)\n"),
        (
            "export -c road",
            "-c; a file goes behind -o; a table: qhtrack list -f xlsx > FILE.xlsx\n",
        ),
        ("check --dam", "No such option: --dam\n"),
        ("update dam open --correct", f"--correct; {CORRECTION}\n"),
        ("undo --correct", "No such option: --correct\n"),
        (
            "promise dam --wording x --date 2027",
            "--date; the day that is promised: --due; the day on which it was: --made\n",
        ),
        ("scorecard --year 2023", "--year; ask for due:2023 or made:2023\n"),
        (
            "set dam owner=X --source paper",
            "; a source of the project: sources+=ID; of an event: qhtrack update --source\n",
        ),
        ("set dam --owner X", "--owner; fields are written KEY=VALUE, as in category=road\n"),
        ("add project x -c road", "-c; fields are written KEY=VALUE, as in category=road\n"),
        ("list -o x.csv", f"No such option: -o; {FILE}\n"),
        ("scorecard --output x.csv", f"--output; {FILE}\n"),
        ("timeline -o x.csv", "No such option: -o; it is an option of qhtrack report\n"),
        ("list --csv", "No such option: --csv; write: -f csv\n"),
        ("stats --xlsx", "No such option: --xlsx; write: -f xlsx\n"),
        ("timeline --csv", "No such option: --csv\n"),
        ("show dam --csv", "No such option: --csv\n"),
        (
            "list --late",
            "--late; ask: qhtrack list --overdue, or qhtrack scorecard --outcome failed\n",
        ),
        ("list --outcome overdue", "--outcome; ask without dashes: outcome:VALUE\n"),
        ("timeline --days-late 3", "--days-late; ask without dashes: days_late:VALUE\n"),
        (
            "list --by category",
            "--by; it is an option of qhtrack scorecard, qhtrack stats, qhtrack report\n",
        ),
        (
            "compare --until 2024",
            "--until; it is an option of qhtrack timeline, qhtrack history, qhtrack sources\n",
        ),
        ("timeline --sort due", "compare, qhtrack stats, qhtrack history, qhtrack sources\n"),
        ("timeline --statu open", "No such option: --statu (Possible options: --status)\n"),
        ("list --yes", "No such option: --yes\n"),
        ("list --nope", "No such option: --nope\n"),
        ("log --outcome met", "No such option: --outcome\n"),
        ("update dam", f"'STATUS'; give one of {', '.join(Status)}, or another word for it\n"),
        ("update", "Missing argument 'PROJECT'.\n"),
        ("add", f"'KIND'; {ADD}\n"),
        ("add 'Test Railway'", f"'ID'; {ADD}\n"),
        ("drop", "Missing argument 'PROJECT'.\n"),
    ],
)
def test_a_slip_is_answered_with_what_to_do(run: Run, arguments: str, hint: str) -> None:
    """Where it is a likely one."""
    said = run(*shlex.split(arguments))
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr.endswith(hint)


def test_words_too_many_are_answered_in_chinese(run: Run) -> None:
    """What Typer says of them too."""
    said = run("--lang", "zh", "drop", "new", "dam", "2024", "partial")
    assert said.stderr == "qhtrack：多出参数 partial；名称含空格的请加引号\n"
    said = run("--lang", "zh", "list", "--outcome", "met")
    assert said.stderr == "qhtrack：没有选项 --outcome；请直接写条件，不加连字符：'完成情况:值'\n"
    said = run("--lang", "zh", "update", "dam")
    assert said.stderr == (
        "qhtrack：缺少参数：状态；请填写状态：前期、获批、在建、部分投运、建成投运、停缓建、取消、"
        "退役，或其他同义说法\n"
    )


def test_the_example_of_add_is_one(run: Run) -> None:
    """It records what it says."""
    example = shlex.split(ADD.partition("such as: qhtrack ")[2])
    run("load")
    assert run(*example).exit_code == 0
