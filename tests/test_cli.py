"""The command line: global options, errors, and what a pipe or a terminal gets."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from conftest import SAMPLE, Run
from qhtrack import __version__
from qhtrack.database import project_lookup


def digest(path: Path) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_bad_files(folder: Path) -> None:
    """Write one file of each bad kind."""
    project = '[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'
    (folder / "broken.toml").write_text("schema = 1\n[[project]\n")
    (folder / "gbk.toml").write_bytes("# 玛尔挡\nschema = 1\n".encode("gbk"))
    (folder / "utf16.toml").write_bytes("schema = 1\n".encode("utf-16"))
    (folder / "status.toml").write_text(
        f'schema = 1\n{project}[[project.event]]\ndate = "2023"\nstatus = "operatng"\n'
    )
    (folder / "ours.toml").write_text("<<<<<<< ours\nschema = 1\n=======\n>>>>>>> theirs\n")
    (folder / "foreign.db").write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    (folder / "text.db").write_text("not a database\n" * 100)
    (folder / "folder").mkdir()


BAD = [
    ("load broken.toml", 3, "broken.toml:2: Expected ']]' at the end of an array declaration"),
    ("load missing.toml", 5, "cannot read 'missing.toml': No such file or directory"),
    ("load folder", 5, "cannot read 'folder': Is a directory"),
    ("load gbk.toml", 3, "gbk.toml:1: not UTF-8 (it looks like GBK); save the file as UTF-8"),
    (
        "load utf16.toml",
        3,
        "utf16.toml:1: not UTF-8 (it looks like UTF-16); save the file as UTF-8",
    ),
    (
        "load status.toml",
        3,
        "status.toml:8: a: event 1: status: 'operatng' is not a status; did you mean 'operating'?",
    ),
    ("check status.toml", 3, "status.toml:8: a: event 1: status: 'operatng' is not a status"),
    (
        "load ours.toml",
        3,
        "ours.toml:1: git's conflict markers (lines 1, 3, 4); resolve the conflict first",
    ),
    ("--registry broken.toml list", 3, "broken.toml:2: Expected ']]'"),
    ("--registry sample.toml update dam operating", 2, "--registry only answers questions"),
    ("--registry sample.toml load", 2, "--registry only answers questions"),
    ("--registry sample.toml apply missing.csv", 2, "--registry only answers questions"),
    ("--registry sample.toml merge a b c", 2, "--registry only answers questions"),
    (
        "list status",
        2,
        "'status' is a field, not a word to look for; give it a value: 'status:",
    ),
    ("list Due", 2, "'Due' is a field, not a word to look for; give it a value: 'Due<=2024'"),
    (
        "list owner",
        2,
        "'owner' is a field, not a word to look for; give it a value: 'owner:…'",
    ),
    ("list length_km", 2, "'length_km' is a field, not a word to look for; give it a value"),
    ("list -s operatng", 2, "'operatng' is not a status; did you mean 'operating'?"),
    ("update dam operatng", 2, "STATUS: 'operatng' is not a status; did you mean 'operating'?"),
    ("show road-", 4, "'road-' could be any of road-a (=Road *A*), road-b (Road B)"),
    ("show road", 4, "'road' is a category; see them with: qhtrack list -c road"),
    ("show dma", 4, "no project is called 'dma'; did you mean 'dam'?"),
    ("history --since 2024 --until 2023", 2, "--until: 2023 lies before --since 2024"),
    (
        "update dam 快了",
        2,
        "STATUS: '快了' is not a status; it is one of 前期, 获批, 在建, 部分投运, ",
    ),
    ("update dam 立项", 2, "STATUS: '立项' is not a status; it may mean '前期', '获批'; say which"),
    ("update dam stall", 2, "STATUS: 'stall' is not a status; it is one of proposed, "),
    ("list -n -1", 2, "Invalid value for '-n' / '--limit': 0 or more"),
    ("list --as-of 2023-13", 2, "--as-of: '2023-13' is not a date in the calendar"),
    ("history --since x", 2, "--since: 'x' is not a date"),
    ("--db foreign.db list", 5, "cannot use the database 'foreign.db'"),
    ("--db text.db list", 5, "cannot use the database 'text.db': it is not an SQLite database"),
    ("--db folder list", 5, "'folder' is a directory; give the path of a file"),
    ("--db text.db/x.db list", 5, "cannot use the database 'text.db/x.db'"),
    ("undo", 6, "nothing to undo"),
    ("report --check", 2, "--check compares with a file; name it with -o"),
    ("report --by colour", 2, "--by: 'colour' is not one of category, region, status"),
    ("report -o folder/no/x.md", 5, "cannot write 'folder/no/x.md': No such file or directory"),
    ("report -o missing.md --check", 5, "cannot read 'missing.md'"),
    (
        "export -f yaml",
        2,
        "Invalid value for '-f' / '--format': 'yaml' is not one of 'toml', 'json'.",
    ),
    ("export -o gbk.toml", 6, "gbk.toml holds what this database has not loaded; load it first"),
    ("list --nope", 2, "No such option: --nope"),
    ("lst", 2, "No such command 'lst'. Did you mean 'list', 'set'?"),
    ("airports", 2, "No such command 'airports'. Ask with: qhtrack list airports\n"),
    ("late", 2, "No such command 'late'. Ask with: qhtrack list late\n"),
    ("Search dam", 2, "No such command 'Search'. Use: qhtrack list …\n"),
    ("count", 2, "No such command 'count'. Use: qhtrack stats …\n"),
    ("a'b", 2, 'No such command "a\'b". Ask with: qhtrack list'),
    ("--lang zh 机场", 2, "没有命令 机场；查询请用 qhtrack list '机场'\n"),
    ("help", 2, "No such command 'help'. See them with: qhtrack --help\n"),
    ("--lang zh help", 2, "没有命令 help；全部命令见 qhtrack --help\n"),
    ("--lang fr list", 2, "Invalid value for '--lang'"),
]


@pytest.mark.parametrize(("line", "code", "sentence"), BAD)
def test_bad_input_gets_one_sentence_its_code_and_changes_nothing(
    run: Run,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    code: int,
    sentence: str,
) -> None:
    """On stderr; nothing goes to stdout, and the database stays as it was."""
    monkeypatch.chdir(sample.parent)
    make_bad_files(sample.parent)
    before = {path.name: digest(path) for path in sample.parent.iterdir() if path.is_file()}
    said = run(*line.split())
    assert (said.exit_code, said.stdout) == (code, "")
    assert said.stderr.startswith((f"qhtrack: {sentence}", f"qhtrack：{sentence}"))
    assert said.stderr.count("\n") == 1
    after = {path.name: digest(path) for path in sample.parent.iterdir() if path.is_file()}
    assert after == before


@pytest.mark.parametrize(
    ("line", "error", "code"),
    [
        ("show road --json", "ambiguous-project", 4),
        ("show zzz -f json", "unknown-project", 4),
        ("list -s zzz -fjson", "usage", 2),
        ("list --nope --json", "usage", 2),
        ("undo --format json", "state", 6),
        ("load missing.toml --json", "storage", 5),
        ("load broken.toml --json", "refused", 3),
    ],
)
def test_a_failure_is_one_object_where_json_was_asked_for(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, line: str, error: str, code: int
) -> None:
    """On stderr."""
    monkeypatch.chdir(sample.parent)
    make_bad_files(sample.parent)
    said = run(*line.split())
    failure = json.loads(said.stderr)
    assert (failure["error"], failure["exit_code"], said.exit_code) == (error, code, code)
    assert failure["message"]
    if error == "refused":
        assert failure["problems"][0]["line"] == 2
    if error == "ambiguous-project":
        assert failure["candidates"] == ["road-a", "road-b"]


def test_an_argument_that_is_not_utf8_is_refused(run: Run) -> None:
    """Shown escaped."""
    said = run("list", "\udcff")
    assert said.exit_code == 2
    assert "is not UTF-8" in said.stderr


def test_the_version_is_printed(run: Run) -> None:
    """And nothing else."""
    assert run("--version") == (0, f"qhtrack {__version__}\n", "")


@pytest.mark.parametrize("options", [["--lang", "zh"], ["--db", "x"], ["--registry", "y"]])
def test_options_without_a_command_show_the_help(run: Run, options: list[str]) -> None:
    """As nothing does, in the language that is asked for; what is wrong is said all the same."""
    assert run(*options) == run(*options, "--help")
    assert run(*options, "lst").exit_code == 2


def test_what_is_wrong_before_the_language_is_said_in_it(run: Run) -> None:
    """Wherever it stands."""
    for call in (["--dbb", "x", "--lang", "zh", "list"], ["list", "--lang=zh"], ["--lang=zh", "x"]):
        answer = run(*call)
        assert (answer.exit_code, answer.stderr[:8]) == (2, "qhtrack：")


def test_alone_it_shows_its_help(run: Run) -> None:
    """With its panels."""
    said = run()
    assert said.exit_code == 0
    assert all(panel in said.stdout for panel in ("Ask", "Record", "Share"))


@pytest.mark.parametrize(
    ("name", "value", "chinese"),
    [
        ("QHTRACK_LANG", "zh", True),
        ("LC_ALL", "zh_CN.UTF-8", True),
        ("LANG", "zh_TW.UTF-8", True),
        ("LANG", "de_DE.UTF-8", False),
    ],
)
def test_the_language_follows_the_environment(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, *, chinese: bool
) -> None:
    """`--lang` goes before it."""
    del sample
    monkeypatch.setenv(name, value)
    assert ("水电" in run("show", "dam").stdout) is chinese
    assert "水电" not in run("--lang", "en", "show", "dam").stdout


def test_a_registry_is_asked_without_a_database(run: Run, tmp_path: Path) -> None:
    """No file is made."""
    path = tmp_path / "r.toml"
    path.write_text(SAMPLE)
    assert run("--registry", str(path), "list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"
    assert run("--registry", str(path), "info").exit_code == 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_bug_shows_its_traceback(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And where to report it."""
    del sample

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(project_lookup, "find", fail)
    said = run("show", "dam")
    assert (said.exit_code, said.stdout) == (70, "")
    assert "ZeroDivisionError" in said.stderr
    assert "this is a bug" in said.stderr


def test_an_interrupt_is_quiet(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 130."""
    del sample

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(project_lookup, "find", interrupt)
    assert run("show", "dam") == (130, "", "")


def unprivileged(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as somebody whom the modes of files bind."""
    program = [sys.executable, "-m", "qhtrack", *arguments]
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    is_root = os.geteuid() == 0
    return subprocess.run(
        [*(bound if is_root else []), *program], capture_output=True, check=False, text=True
    )


def test_a_read_only_database_answers_with_what_its_log_holds(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Another process has recorded it, and has it open still."""
    del sample
    folder = tmp_path / "locked"
    folder.mkdir()
    with closing(sqlite3.connect(tmp_path / "test.db")) as live:
        live.execute("SELECT count(*) FROM event").fetchone()
        run("update", "dam", "operating", "--date", "2025")
        for path in tmp_path.glob("test.db*"):
            shutil.copy(path, folder)
    assert (folder / "test.db-wal").stat().st_size
    for path in folder.iterdir():
        path.chmod(0o400)
    folder.chmod(0o500)
    said = unprivileged("--db", str(folder / "test.db"), "history", "--local", "-f", "ids")
    path = tmp_path / "x.toml"
    exported = unprivileged("--db", str(folder / "test.db"), "export", "-o", str(path))
    folder.chmod(0o700)
    assert (said.returncode, said.stdout) == (0, "dam\n"), said.stderr
    assert (exported.returncode, exported.stdout) == (0, f"{path}: written\n"), exported.stderr
    assert 'date = "2025"' in path.read_text()


REPORT = "<!-- made by qhtrack report, as of 2020-01-01 -->\n"


@pytest.mark.parametrize(
    "command", ["report --as-of 2020 -o {}", "export --force -o {}", "export --json --force -o {}"]
)
def test_a_read_only_folder_keeps_its_file(
    run: Run, sample: Path, tmp_path: Path, command: str
) -> None:
    """One sentence, exit 5."""
    del run, sample
    folder = tmp_path / "locked"
    folder.mkdir()
    (folder / "out").write_text(REPORT)
    folder.chmod(0o500)
    said = unprivileged(*command.format(folder / "out").split())
    assert (said.returncode, said.stdout) == (5, "")
    assert f"cannot write '{folder / 'out'}': Permission denied" in said.stderr
    assert [path.read_text() for path in folder.iterdir()] == [REPORT]
    folder.chmod(0o700)


def test_a_database_in_a_read_only_folder_answers_but_does_not_record(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Reading leaves nothing behind; views of an older version do no harm."""
    del run, sample
    folder = tmp_path / "locked"
    folder.mkdir()
    for name, script in (
        ("a.db", "DROP VIEW scorecard; CREATE VIEW scorecard AS SELECT 'old';"),
        ("b.db", "PRAGMA user_version = 1;"),
    ):
        shutil.copy(tmp_path / "test.db", folder / name)
        with closing(sqlite3.connect(folder / name)) as connection:
            connection.executescript(script)
        (folder / name).chmod(0o400)
    folder.chmod(0o500)

    def call(*arguments: str, name: str = "a.db") -> subprocess.CompletedProcess[str]:
        return unprivileged("--db", str(folder / name), *arguments)

    assert call("list", "-f", "ids").stdout == "dam\nroad-a\nroad-b\n"
    refused = call("update", "dam", "operating")
    assert (refused.returncode, refused.stdout) == (5, "")
    assert "it may only be read" in refused.stderr
    exported = call("export", "-o", str(tmp_path / "x.toml"))
    assert (exported.returncode, (tmp_path / "x.toml").read_text()) == (0, SAMPLE)
    assert exported.stderr == (
        "qhtrack: the database may only be read, so that it could not note the export; to write"
        f" over {tmp_path / 'x.toml'} again needs --force\n"
    )
    again = call("export", "-o", str(tmp_path / "x.toml"))
    assert again.stdout == f"{tmp_path / 'x.toml'}: unchanged\n"
    assert again.stderr == exported.stderr
    assert call("list", name="b.db").returncode == 5
    assert sorted(path.name for path in folder.iterdir()) == ["a.db", "b.db"]
