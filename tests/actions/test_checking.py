"""Registries are validated without a database."""

import json
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
    assert run("check", "--json", str(path)).stdout == "[]\n"


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
