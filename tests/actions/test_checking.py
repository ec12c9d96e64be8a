"""Registries are validated without a database."""

import json
import re
from pathlib import Path

import pytest

from conftest import SAMPLE, Run


@pytest.mark.parametrize(
    ("bare", "notice"),
    [
        (2, "2 facts have no source"),
        (1, "1 fact has no source"),
        (0, ""),
    ],
)
def test_facts_without_a_source_are_counted(
    run: Run, tmp_path: Path, bare: int, notice: str
) -> None:
    """They are no error in other people's registries."""
    sourced = ('date = "2022"\n', "stretch = true\n")[: 2 - bare]
    text = SAMPLE
    for line in sourced:
        text = text.replace(line, f'{line}source = "paper"\n')
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    stderr = f"qhtrack: {path}: {notice}\n" if notice else ""
    assert run("check", str(path)) == (0, f"{path}: valid\n", stderr)
    rows = json.loads(run("check", "--json", str(path)).stdout)
    assert [row["message"] for row in rows] == [notice] * bool(bare)


def test_every_problem_of_every_file_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped registry is checked where none is named."""
    monkeypatch.chdir(tmp_path)
    Path("a.toml").write_text("x = 1\n")
    Path("b.toml").write_text("schema = 1\ny = 1\nz = 1\n")
    said = run("check", "a.toml", "b.toml")
    assert (said.exit_code, said.stdout) == (3, "")
    assert said.stderr.count("\n") == 4
    failure = json.loads(run("check", "a.toml", "b.toml", "--json").stderr)
    assert [problem["path"] for problem in failure["problems"]] == ["a.toml"] * 2 + ["b.toml"] * 2
    assert run("check").exit_code == 0
    assert run("--registry", "a.toml", "check").exit_code == 3


def test_a_file_that_cannot_be_read_hides_no_other(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The smallest exit code is given: of contents that are refused, else of the file system."""
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text("x = 1\n")
    Path("good.toml").write_text(SAMPLE)
    gone = "cannot read 'gone.toml': No such file or directory\n"
    said = run("check", "gone.toml", "bad.toml", "good.toml")
    assert (said.exit_code, said.stdout) == (3, "")
    assert f"\nqhtrack: gone.toml: {gone}bad.toml: 'schema' is missing\n" in said.stderr
    said = run("check", "good.toml", "gone.toml", "--json")
    failure = json.loads(said.stderr)
    assert (said.exit_code, failure["error"]) == (5, "storage")
    assert [problem["path"] for problem in failure["problems"]] == ["gone.toml"]
    said = run("check", "gone.toml")
    assert (said.exit_code, said.stderr) == (5, f"qhtrack: {gone}")


def test_what_is_odd_is_said_and_not_refused(run: Run, tmp_path: Path) -> None:
    """In the reader's language."""
    path = tmp_path / "a.toml"
    text = SAMPLE.replace("in_service_mw = 550", "in_service_mw = 2321")
    path.write_text(text, encoding="utf-8")
    said = run("check", str(path))
    assert said.exit_code == 0
    assert (
        f"{path}: dam: 2024-04-01 partial: 2,321 MW in service are more than its 2,320 MW\n"
    ) in said.stderr
    assert (
        "dam：2024-04-01 部分投运：已投运232.1万千瓦，大于装机容量232万千瓦\n"
        in run("--lang", "zh", "check", str(path)).stderr
    )
    said = run("--lang", "zh", "check", str(path), "--json")
    rows = json.loads(said.stdout)
    assert [(row["path"], row["line"], row["where"]) for row in rows] == [
        (str(path), None, "")
    ] * len(rows)
    assert "dam: 2024-04-01 partial: 2,321 MW in service" in rows[-1]["message"]
    assert said.stderr == ""


def test_a_word_that_means_another_status_is_refused(run: Run, tmp_path: Path) -> None:
    """Shown or understood, in whichever language that has it."""
    path = tmp_path / "a.toml"
    words = 'name = "Roads"\n\n[category.words_zh]\npartial = "{}"\n'
    for word, code in (("在建", 3), ("operating", 3), ("投产", 3), ("部分通车", 0), ("走车", 0)):
        path.write_text(SAMPLE.replace('name = "Roads"\n', words.format(word)), encoding="utf-8")
        assert run("check", str(path)).exit_code == code


def test_a_refused_file_is_told_in_chinese(run: Run, tmp_path: Path) -> None:
    """Where its problems are too; what is to stand in a file stays as files have it."""
    path = tmp_path / "a.toml"
    text = SAMPLE.replace('status = "partial"', 'status = "partail"')
    path.write_text(text, encoding="utf-8")
    said = run("--lang", "zh", "check", str(path)).stderr
    assert re.search(r"a\.toml:\d+：dam：进展\d：status：“partail”不是可用的状态；", said)
    assert "可能是指“partial”" in said
    (problem,) = json.loads(run("--lang", "zh", "check", "--json", str(path)).stderr)["problems"]
    assert re.fullmatch(r"dam: event \d: status", problem["where"])
    assert problem["message"].endswith("did you mean 'partial'?")


def test_what_is_odd_stands_a_line_each(run: Run, tmp_path: Path) -> None:
    """In JSON Lines."""
    path = tmp_path / "a.toml"
    path.write_text(SAMPLE.replace("in_service_mw = 550", "in_service_mw = 2321"), encoding="utf-8")
    lines = run("check", str(path), "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line)["path"] for line in lines] == [str(path)] * 2
