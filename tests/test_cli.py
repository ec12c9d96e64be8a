"""The main job, end to end, on the shipped registry."""

from pathlib import Path

import pytest

from conftest import REGISTRY, Run


def test_a_fresh_load_exports_the_registry_byte_for_byte(run: Run) -> None:
    """What is shipped is canonical."""
    assert run("export").stdout.encode() == REGISTRY.read_bytes()


def test_undo_takes_an_update_back_whole(run: Run) -> None:
    """After an update and its undo the export is the same again."""
    before = run("export").stdout
    assert run("update", "玛尔挡", "operating", "--note", "seen").exit_code == 0
    assert run("export").stdout != before
    assert run("undo").exit_code == 0
    assert run("export").stdout == before


def test_the_first_use_makes_the_database_and_says_so_once(run: Run) -> None:
    """A newcomer types one command."""
    first = run("list", "-f", "ids")
    assert "maerdang-hydropower\n" in first.stdout
    assert "made the database" in first.stderr
    assert run("list", "-f", "ids") == (0, first.stdout, "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "no such thing"), 4),
        (("list", "-s", "wrong"), 2),
        (("update", "maerdang-hydropower", "wrong"), 2),
        (("update", "maerdang-hydropower", "operating", "--date", "2030"), 2),
        (("update", "maerdang-hydropower", "proposed"), 6),
        (("undo",), 6),
        (("check", "no-such-file.toml"), 5),
        (("--db", "/", "list"), 5),
    ],
)
def test_bad_input_gets_one_sentence_and_its_code(
    run: Run, arguments: tuple[str, ...], code: int
) -> None:
    """Nothing goes to stdout."""
    run("info")
    said = run(*arguments)
    assert (said.exit_code, said.stdout) == (code, "")
    assert said.stderr.startswith("qhtrack: ")
    assert said.stderr.count("\n") == 1


def test_a_file_that_is_no_database_of_ours_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    """Somebody else's file is not touched."""
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database at all, but a text of some length" * 100)
    before = other.read_bytes()
    assert run("--db", str(other), "list").exit_code == 5
    assert other.read_bytes() == before
