"""README and the pages: sessions are replayed, tables and pictures fresh, links lead somewhere."""

import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from conftest import ROOT, Run
from documented import with_tables
from qhtrack.database.terms import FIELDS
from qhtrack.domain.errors import QhtrackError
from qhtrack.domain.promises import Outcome
from qhtrack.output.formats import Format
from qhtrack.words.catalogue import label_catalogue
from qhtrack.words.language import VARIABLES, Language

README = ROOT / "README.md"
CHINESE = ".zh.md"  # how a paper in Chinese ends
PAGES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))
DOCUMENTS = ["README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md", *PAGES]
SESSIONS = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
GIT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Tester",
    "GIT_AUTHOR_EMAIL": "tester@example.org",
    "GIT_COMMITTER_NAME": "Tester",
    "GIT_COMMITTER_EMAIL": "tester@example.org",
    "GIT_EDITOR": "true",
}
PROGRAM = """#!{python}
import sys
from datetime import UTC, datetime

sys.path[:0] = {path}
from qhtrack.cli import main

sys.exit(main(sys.argv[1:], datetime(2026, 11, 23, 12, tzinfo=UTC)))
"""


def replay(line: str, folder: Path, language: str = "en") -> str:
    """Return what a terminal of 80 columns shows after a line is typed, in a language."""
    ours, theirs = pty.openpty()
    environment = {
        **os.environ,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
        "QHTRACK_DB": "",
        "QHTRACK_LANG": language,
        "XDG_DATA_HOME": str(folder / "data"),
        **GIT,
    }
    process = subprocess.Popen(
        ["bash", "-c", line],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=folder / "home",
        env=environment,
    )
    os.close(theirs)
    said: list[bytes] = []
    reader = threading.Thread(target=_read, args=(ours, said))
    reader.start()
    process.wait(60)
    reader.join(60)
    os.close(ours)
    return b"".join(said).decode().replace("\r\n", "\n")


def _read(descriptor: int, said: list[bytes]) -> None:
    try:
        while data := os.read(descriptor, 65536):
            said.append(data)
    except OSError:
        return


def furnish(folder: Path) -> None:
    """Put the program, at a fixed time, beside an empty home."""
    for name in ("bin", "home"):
        (folder / name).mkdir()
    program = folder / "bin" / "qhtrack"
    program.write_text(PROGRAM.format(python=sys.executable, path=[str(ROOT / "src")]))
    program.chmod(0o755)


def replayed(context: str, folder: Path, language: str) -> str:
    """Return a context as it goes today; what is shown in part (`…`) is compared in part."""
    told = []
    for block in re.split(r"^(?=\$ )", context, flags=re.MULTILINE):
        line, _, shown = block.partition("\n")
        if line.startswith("$ "):
            said = replay(line[2:], folder, language)
            if shown.rstrip("\n").endswith("\n…"):
                said = "".join(said.splitlines(keepends=True)[: shown.count("\n") - 1]) + "…\n"
            told.append(f"{line}\n{said}")
    return "".join(told)


TOLD = [name for name in DOCUMENTS if SESSIONS.search((ROOT / name).read_text(encoding="utf-8"))]


@pytest.mark.parametrize("name", TOLD)
def test_every_session_goes_as_it_is_told(
    name: str, tmp_path: Path, run: Run, sample: Path, request: pytest.FixtureRequest
) -> None:
    """From a folder with the clone's data, on the database of the sessions before.

    Setting up has made it; tables are as the code has them, and whoever reads a page in Chinese
    is answered in Chinese.
    """
    furnish(tmp_path)
    (tmp_path / "home" / "data").mkdir()
    shutil.copy(ROOT / "data" / "projects.toml", tmp_path / "home" / "data")
    replay("qhtrack info", tmp_path)
    text = (ROOT / name).read_text(encoding="utf-8")
    today = with_tables(text, run, sample)
    language = "zh" if name.endswith(CHINESE) else "en"
    today = SESSIONS.sub(lambda context: replayed(context[0], tmp_path, language), today)
    today = today.replace(str(tmp_path / "data"), "~/.local/share")
    today = today.replace(str(tmp_path / "home"), "~")
    if request.config.getoption("--update"):
        (ROOT / name).write_text(today, encoding="utf-8")
    assert today == (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_a_reader_finds_what_this_is_in_one_screen(readme: str) -> None:
    """The front page is short, and every page in its language is linked from it."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 150
    assert [page for page in _in_the_language_of(readme) if f"({page})" not in text] == []


def _in_the_language_of(readme: str) -> list[str]:
    """Return the pages for its readers: English ones, or Chinese ones where there are any."""
    chinese = {page for page in PAGES if page.endswith(CHINESE)}
    if not readme.endswith(CHINESE):
        return [page for page in PAGES if page not in chinese]
    return [page for page in PAGES if page.replace(".md", CHINESE) not in chinese]


TRANSLATED = [name for name in DOCUMENTS if name.endswith(CHINESE) and "STATUS" not in name]


@pytest.mark.parametrize("name", TRANSLATED)
def test_a_page_and_its_translation_lead_to_each_other(name: str) -> None:
    """At the top; the reports, which the program writes, do not know of each other."""
    english = name.replace(CHINESE, ".md")
    to = {name: f"[English]({Path(english).name})", english: f"[中文]({Path(name).name})"}
    for page, link in to.items():
        assert (ROOT / page).read_text(encoding="utf-8").splitlines()[2] == link


@pytest.mark.parametrize("name", TRANSLATED)
def test_no_line_ends_within_a_sentence_in_chinese(name: str) -> None:
    """For a browser makes a blank of it, which Chinese has not."""
    text = (ROOT / name).read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r".*[\u3000-\uffef]\n[\u3000-\uffef].*", prose) == []


def rows(page: str, head: str) -> list[list[str]]:
    """Return the cells of a table that a page has, by its head."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (table,) = re.findall(
        rf"^\| {re.escape(head)} \|.*\n\|[ -|]+\n((?:\|.*\n)+)", text, re.MULTILINE
    )
    return [line.strip("| ").split(" | ") for line in table.splitlines()]


def named(cells: list[str]) -> list[str]:
    """Return what stands there as code."""
    return re.findall(r"`([^`]+)`", " ".join(cells))


def failures(kind: type[QhtrackError] = QhtrackError) -> set[tuple[int, str]]:
    """Return the exit code and the slug of each failure."""
    return {(kind.exit_code, kind.slug)}.union(*map(failures, kind.__subclasses__()))


def test_every_failure_is_told() -> None:
    """With its exit code."""
    told = {
        (int(code), slug)
        for code, slugs, _ in rows("scripts.md", "exit code")
        for slug in named([slugs])
    }
    assert told == failures()


def test_every_variable_of_the_environment_is_told() -> None:
    """But for those by which the shell asks for completions; three are other libraries'."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    heeded = {*re.findall(r'environ[^"\n]*"([A-Z_]+)"', source), *VARIABLES}
    told = {name for row in rows("scripts.md", "variable") for name in named(row) if name.isupper()}
    completion = {name for name in heeded if name.startswith("COMP_")}
    assert told == heeded - completion | {"TZ", "XDG_DATA_HOME", "LOGNAME"}


def test_every_format_and_field_of_a_question_is_told() -> None:
    """Once."""
    assert sorted(named([row[0] for row in rows("scripts.md", "format")])) == sorted(Format)
    for page, head in (("asking.md", "field"), ("asking.zh.md", "字段")):
        fields = named([row[0] for row in rows(page, head)])
        assert sorted(fields) == sorted({*FIELDS})


@pytest.mark.parametrize(
    ("page", "head", "language"),
    [("promises.md", "outcome", Language.EN), ("promises.zh.md", "代码", Language.ZH)],
)
def test_every_outcome_is_told_as_it_is_shown(page: str, head: str, language: Language) -> None:
    """One of them twice: where there is no news of what is overdue."""
    told = [(named([slug])[0], shown) for slug, shown, _ in rows(page, head)]
    assert len(told) == len(Outcome) + 1
    assert {slug for slug, _ in told} == {*Outcome}
    catalogue = label_catalogue(language)
    no_news = catalogue.WORDS["no_news_ever"]
    assert [slug for slug, shown in told if shown == no_news] == [Outcome.OVERDUE]
    assert all(
        shown == no_news or shown.startswith(catalogue.OUTCOMES[slug]) for slug, shown in told
    )


def test_every_table_of_the_database_is_told(sample: Path) -> None:
    """And what it holds."""
    with closing(sqlite3.connect(sample.with_name("test.db"))) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    told = named([row[0] for row in rows("database.md", "table")])
    assert sorted(told) == sorted(name for (name,) in names if not name.startswith("sqlite_"))


@pytest.mark.parametrize("page", ["your-own-registry.md", "your-own-registry.zh.md"])
def test_a_registry_that_is_shown_is_one(page: str, tmp_path: Path, run: Run) -> None:
    """Whoever begins with it begins with a valid file in its canonical form."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    shown = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert shown
    for text in shown:
        (tmp_path / "own.toml").write_text(text, encoding="utf-8")
        assert run("check", str(tmp_path / "own.toml")).stderr == ""
        assert run("load", str(tmp_path / "own.toml")).exit_code == 0
        assert run("export", "--check").exit_code == 0


def test_the_workflow_is_green_on_the_shipped_registry(tmp_path: Path) -> None:
    """Each of its commands, but for getting the program."""
    furnish(tmp_path)
    home = tmp_path / "home"
    shutil.copy(ROOT / "data" / "projects.toml", home)
    shutil.copy(ROOT / "docs" / "STATUS.md", home)
    (home / "updates").mkdir()
    (home / "updates" / "a.csv").write_text("project,status,date\n都兰通用机场,在建,2026-01\n")
    text = (ROOT / "docs" / "registry-workflow.yml").read_text(encoding="utf-8")
    settings = re.findall(r"^  ([A-Z_]+): ([^ \n]+)", text, re.MULTILINE)
    environment = "; ".join(f"export {name}={value}" for name, value in settings)
    commands = re.findall(r"^ +- run: (.*)$", text, re.MULTILINE)
    assert len(commands) == 6
    said = "".join(replay(f"set -e; {environment}; {line}", tmp_path) for line in commands[1:])
    assert said == WORKFLOW


WORKFLOW = """projects.toml: valid
projects.toml: added 108, changed 0, removed 0, kept 0
would record: Dulan General Aviation Airport: proposed → construction (2026-01)
1 would be recorded
"""


def test_ci_runs_the_readmes_test_command() -> None:
    """And nothing in its place."""
    commands = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(commands) >= 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    chinese = (ROOT / "README.zh.md").read_text(encoding="utf-8")
    assert all(command in chinese for command in commands[:2])


def test_the_pictures_are_drawn_from_the_real_commands() -> None:
    """And are not stale."""
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "draw.py", "--check"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def anchors(path: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    heads = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    """Those to files of the repository and to what they are headed by, and pictures."""
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!\w+:)([^)]+)\)", text)
    targets += re.findall(r'(?:src|srcset)="([^"]+)"', text)
    for target in targets:
        file, _, anchor = target.partition("#")
        led = (path.parent / file).resolve() if file else path
        assert led.exists(), target
        assert not anchor or anchor in anchors(led), target
