"""A registry as JSON."""

import json
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.domain.errors import RefusedError
from qhtrack.registry.json import loads
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


def test_what_export_writes_as_json_is_loaded(run: Run, sample: Path, tmp_path: Path) -> None:
    """To the same registry; `check` reads it too."""
    del sample
    path = tmp_path / "registry.json"
    path.write_text(run("export", "--json").stdout, encoding="utf-8")
    database = str(tmp_path / "other.db")
    assert run("check", str(path)).exit_code == 0
    assert run("--db", database, "load", str(path)).exit_code == 0
    assert run("--db", database, "export", "--json").stdout == run("export", "--json").stdout


def test_what_is_wrong_in_it_is_named(run: Run, sample: Path, tmp_path: Path) -> None:
    """By its place, as in TOML; the lines of JSON are not told."""
    del sample
    path = tmp_path / "registry.json"
    data = json.loads(run("export", "--json").stdout)
    data["project"][0]["category"] = "none"
    data["projects"] = []
    path.write_text(json.dumps(data), encoding="utf-8")
    answer = run("check", str(path))
    assert answer.exit_code == 3
    assert "registry.json: dam: category" in answer.stderr


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('{"a":\n}', 2, "Expecting value"),
        ('{"b": 0, "a": 1, "a": 2}', None, "'a' stands twice in one object"),
        ('{"a":\n' + "9" * 4301 + "}", 2, "a number with too many digits"),
        ('{"a": "[[[",\n"b": ' + "[" * 100_000, 1, "nested too deeply"),
    ],
)
def test_what_is_no_json_is_refused(text: str, line: int | None, said: str) -> None:
    """With its line, where that is known."""
    with pytest.raises(RefusedError) as error:
        loads(text, "x")
    (problem,) = error.value.problems
    assert problem.line == line
    assert said in sentence(problem.message, Language.EN)


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b"project\n"), ("a.TSV", b""), ("a.toml", b"PK\x03\x04")]
)
def test_a_sheet_is_answered_with_what_reads_it(
    run: Run, tmp_path: Path, name: str, data: bytes
) -> None:
    """By its name, or as a workbook by its bytes."""
    path = tmp_path / name
    path.write_bytes(data)
    answer = run("load", str(path))
    assert answer.exit_code == 3
    assert f"record from it with: qhtrack apply '{path}'" in answer.stderr
