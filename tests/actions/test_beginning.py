"""A registry to begin with."""

import json
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.domain.fields import TABLES, keys


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_registry_is_begun(run: Run, tmp_path: Path, language: str) -> None:
    """Valid, with every key explained in a comment that an export keeps; and it is loaded."""
    path = tmp_path / "new.toml"
    call = ("--lang", language, "init", str(path), "--title", "Roads", "--currency", "KES")
    answer = run(*call)
    assert (answer.exit_code, str(path) in answer.stdout) == (0, True)
    text = path.read_text(encoding="utf-8")
    assert 'title = "Roads"\ncurrency = "KES"\n' in text
    comment = text.partition("schema = 1")[0]
    assert all(line.startswith("#") for line in comment.splitlines() if line)
    for table, fields in TABLES.items():
        assert f"{table}]] {', '.join(keys(fields))}\n" in comment
    assert run("check", str(path)).exit_code == 0
    assert run("add", "project", "a-road", "name=A Road", "category=road").exit_code == 0
    assert run("export", "-o", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8").startswith(comment)


def test_a_registry_is_begun_for_a_script(run: Run, tmp_path: Path) -> None:
    """It gets the names of both files."""
    path = tmp_path / "new.toml"
    row = json.loads(run("init", str(path), "--json").stdout)
    assert row == {"registry": str(path), "database": str(tmp_path / "test.db")}
    assert 'title = "Public works"\ncurrency = "CNY"\n' in path.read_text(encoding="utf-8")


def test_a_title_that_nobody_gives_is_in_the_readers_language(run: Run, tmp_path: Path) -> None:
    """As help says it."""
    path = tmp_path / "new.toml"
    assert "（默认：公共工程）" in run("--lang", "zh", "init", "--help").stdout
    assert run("--lang", "zh", "init", str(path)).exit_code == 0
    assert 'title = "公共工程"\n' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("there.toml",), 6, "'there.toml' already exists"),
        (("new.toml", "--currency", "ksh."), 2, "--currency: 'ksh.' is not a currency"),
        (("new.toml", "--currency", "KESH"), 2, "--currency: 'KESH' is not a currency"),
        (("new.toml", "--title", " "), 2, "--title: ' ' is"),
        (("nowhere/new.toml",), 5, "new.toml"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    """A file that is there stays as it is."""
    monkeypatch.chdir(tmp_path)
    Path("there.toml").write_text("x")
    answer = run("init", *arguments)
    assert (answer.exit_code, said in answer.stderr) == (code, True)
    assert Path("there.toml").read_text() == "x"
    assert not Path("new.toml").exists()


def test_a_database_of_another_registry_is_left_alone(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """It says how to name a new one."""
    del sample
    answer = run("init", str(tmp_path / "new.toml"))
    assert (answer.exit_code, "name a new database with --db" in answer.stderr) == (6, True)
    assert not (tmp_path / "new.toml").exists()


def test_a_database_of_goals_is_one_of_another_registry(run: Run, tmp_path: Path) -> None:
    """Though none of them is a project."""
    goals = tmp_path / "goals.toml"
    goals.write_text(
        'schema = 1\n\n[[category]]\nid = "target"\nname = "Targets"\ngoal = true\n\n'
        '[[project]]\nid = "roads"\nname = "New roads"\ncategory = "target"\n'
    )
    assert run("load", str(goals)).exit_code == 0
    answer = run("init", str(tmp_path / "new.toml"))
    assert (answer.exit_code, "name a new database" in answer.stderr) == (6, True)
    assert not (tmp_path / "new.toml").exists()


@pytest.mark.parametrize("currency", ["TZS", "tzs", "ＴＺＳ"])
def test_a_currency_may_be_typed_small(run: Run, tmp_path: Path, currency: str) -> None:
    """It is written as it is spelt."""
    path = tmp_path / "roads.toml"
    assert run("init", str(path), "--currency", currency).exit_code == 0
    assert 'currency = "TZS"\n' in path.read_text(encoding="utf-8")
