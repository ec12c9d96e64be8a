"""Where the database is, and what a call opens."""

import json
from pathlib import Path

import pytest

from conftest import REGISTRY, SAMPLE, Run
from qhtrack.database.sqlite import connect


def test_first_use_makes_the_platforms_database_from_the_shipped_registry(
    run: Run, platform_place: Path
) -> None:
    """And says so once."""
    said = run("list", "-f", "ids")
    assert said.stderr == (
        f"qhtrack: made the database {platform_place} from the shipped registry\n"
    )
    assert said.stdout
    assert run("list", "-f", "ids") == (0, said.stdout, "")


def test_an_option_goes_before_the_environment_and_that_before_the_platform(
    run: Run, sample: Path, platform_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty variable names nothing."""
    for name, options in (("a.db", ["--db", "a.db"]), ("b.db", []), (str(platform_place), [])):
        monkeypatch.chdir(sample.parent)
        monkeypatch.setenv("QHTRACK_DB", "" if Path(name).is_absolute() else "b.db")
        assert run(*options, "load", str(sample)).exit_code == 0
        assert Path(name).exists(), name
        assert json.loads(run(*options, "info", "--json").stdout)["database"] == name


COMMANDS = (
    *("list", "show dam", "history", "scorecard", "compare 2020", "stats", "timeline", "sources"),
    *("info", "update dam operating", "update dam operating --dry-run", "apply rows.csv", "undo"),
    *("report", "export", "export -o x.toml"),
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("is_there", [True, False], ids=["empty", "missing"])
def test_a_database_that_is_named_is_made_by_load_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, *, is_there: bool
) -> None:
    """A slip of the pen makes none; an empty file is left as it is."""
    monkeypatch.chdir(tmp_path)
    Path("rows.csv").write_text("project,status\ndam,operating\n")
    if is_there:
        Path("slip.db").touch()
    before = sorted(tmp_path.iterdir())
    said = run("--db", "slip.db", *command.split())
    begin = "or begin a registry of your own: qhtrack"
    remedy = (
        f"make one with: qhtrack --db 'slip.db' load [REGISTRY], {begin} --db 'slip.db' init FILE"
    )
    assert said == (5, "", f"qhtrack: there is no database 'slip.db'; {remedy}\n")
    monkeypatch.setenv("QHTRACK_DB", "slip.db")
    remedy = f"make one with: qhtrack load [REGISTRY], {begin} init FILE"
    said = run(*command.split())
    assert said == (5, "", f"qhtrack: there is no database 'slip.db'; {remedy}\n")
    assert sorted(tmp_path.iterdir()) == before
    assert not is_there or not Path("slip.db").stat().st_size
    assert run("load", str(REGISTRY)).exit_code == 0
    assert run("list").exit_code == 0


def test_a_load_makes_its_folder_and_a_dry_run_nothing(run: Run, tmp_path: Path) -> None:
    """Without a path it loads the shipped registry."""
    database = tmp_path / "new" / "own.db"
    assert "added" in run("--db", str(database), "load", "--dry-run").stdout
    assert not database.parent.exists()
    assert run("--db", str(database), "load").exit_code == 0
    assert run("--db", str(database), "list").exit_code == 0


def test_a_database_that_nothing_was_loaded_into_is_none(run: Run, tmp_path: Path) -> None:
    """Its load may have been killed."""
    connect(str(tmp_path / "test.db")).close()
    said = run("list")
    assert (said.exit_code, said.stdout) == (5, "")
    assert "there is no database" in said.stderr


def test_a_home_is_understood(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no shell has done so; `--db=~/x` and a variable are left as they are."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert run("--db=~/own.db", "load", str(sample)).exit_code == 0
    assert (tmp_path / "home" / "own.db").exists()
    monkeypatch.setenv("QHTRACK_DB", "~/own.db")
    assert run("list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"


@pytest.mark.parametrize("name", ["", ":memory:", "file:x.db", "file:///x.db?mode=ro", "a://b"])
def test_what_is_no_path_of_a_file_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    """Nothing is made."""
    for command in ("list", "load", "info", "export"):
        said = run("--db", name, command)
        assert said == (2, "", f"qhtrack: '{name}' is not the path of a file; give one that is\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", [":memory", "./:memory:", "./file:x.db", "x:y.db"])
def test_a_file_may_be_called_like_that(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Where its path says that it is one."""
    monkeypatch.chdir(tmp_path)
    assert run("--db", name, "load", str(sample)).exit_code == 0
    assert run("--db", name, "list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"
    assert Path(name).exists()


def test_a_changed_registry_is_told_on_stderr(run: Run, sample: Path) -> None:
    """Until it is loaded; a new date alone is no change, and a vanished file none either."""
    sample.write_text(SAMPLE.replace("Five units.", "Six units."))
    said = run("list", "-f", "ids")
    assert said.stderr == f"qhtrack: {sample} has changed since it was loaded; run: qhtrack load\n"
    assert run("load").exit_code == 0
    assert run("list", "-f", "ids").stderr == ""
    sample.touch()
    assert run("list", "-f", "ids").stderr == ""
    sample.unlink()
    assert run("list", "-f", "ids").stderr == ""


def test_a_registry_from_standard_input_is_never_stale(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no file to look at."""
    with sample.open() as file:
        monkeypatch.setattr("sys.stdin", file)
        assert run("--registry", "-", "list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"
        file.seek(0)
        assert run("load", "-").stdout == "-: unchanged\n"
    assert run("list", "-f", "ids").stderr == ""


def test_the_shipped_registry_is_the_projects_own(run: Run) -> None:
    """In a checkout."""
    assert run("load").stdout.startswith(str(REGISTRY))


def test_an_error_says_the_name_of_a_project(run: Run, sample: Path) -> None:
    """Beside its id, in the reader's language; of one that there is none of the id alone."""
    expects = ("update", "dam", "operating", "--date", "2025", "--expect", "approved")
    for language, name in (("en", ": dam (The Dam)"), ("zh", "：大坝（dam）")):
        assert run("--lang", language, *expects).stderr.startswith(f"qhtrack{name}")
    failure = json.loads(run(*expects, "--json").stderr)
    assert failure["message"].startswith("dam (The Dam) is partial, not approved")
    # notices too, and what names no project
    assert run("set", "dam", "owner=X").stderr == ""
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace("Yellow River Co", "Z"), encoding="utf-8")
    said = run("load", "--prefer", "mine", "--dry-run")
    assert said.stderr == "qhtrack: dam (The Dam): owner: 'X' here, 'Z' in the file; ours stands\n"
    gone = text[: text.index('\n[[project]]\nid = "road-b"')]
    run("update", "road-b", "cancelled", "--date", "2025")
    sample.write_text(gone, encoding="utf-8")
    assert run("load", "--prefer", "file").stderr.startswith("qhtrack: road-b: event")


@pytest.mark.usefixtures("sample")
def test_where_no_home_is_known_the_database_is_to_be_named(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As in a container whose user nobody knows."""

    def unknown(_: str) -> Path:
        raise RuntimeError

    named = str(tmp_path / "named.db")
    assert run("--db", named, "load").exit_code == 0
    monkeypatch.delenv("QHTRACK_DB")
    monkeypatch.setattr("platformdirs.user_data_path", unknown)
    said = run("list")
    assert (said.exit_code, said.stderr) == (
        5,
        "qhtrack: no home directory is known; name a database with --db or QHTRACK_DB\n",
    )
    assert run("--db", named, "list").exit_code == 0
