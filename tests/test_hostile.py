"""Files, texts and arguments that mean harm."""

import io
import json
import os
import re
import subprocess
import sys
import threading
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from conftest import NOW, SAMPLE, Run
from qhtrack.cli import main
from qhtrack.domain.errors import RefusedError
from qhtrack.registry import toml

TODAY = date(2026, 11, 23)
PROJECT = '[[project]]\nid = "a"\nname = "A"\ncategory = "x"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"a = " + b"[" * 100_000, "bad.toml:1: nested too deeply"),
        (b"a = " + b"{b=" * 100_000, "bad.toml:1: nested too deeply"),
        (b'title = "' + b"x" * 5_000_000, "bad.toml:1: a string is not closed"),
        (b'title = "a\0b"', "bad.toml:1: Illegal character"),
        (b'schema = 1\ntitle = "\\u0000"', "bad.toml:2: title: '\\x00' is not"),
        (b"\xff\xfeschema", "bad.toml:1: not UTF-8 (it looks like UTF-16)"),
        ("title = '青海'".encode("gbk"), "bad.toml:1: not UTF-8 (it looks like GBK)"),
        (b'title = "\xed\xa0\x80"', "bad.toml:1: not UTF-8"),
        (b'title = "\\ud800"', "bad.toml:1: Escaped character is not a Unicode scalar value"),
        (b"schema = 1\nschema = 1", "bad.toml:2: 'schema' is already on line 1"),
        (b"schema = " + b"1" * 5000, "bad.toml:1: a number with too many digits"),
        (b"schema = nan", "bad.toml:1: schema: nan is not a schema this version reads (1)"),
        (
            b'schema = 1\n[[source]]\nid = "s"\ntitle = "S"\ndate = 0000-01-01\n',
            "bad.toml:5: Invalid d",
        ),
        (b'schema = 1\n[[source]]\nid = "s"\ntitle = "S"\ndate = "0000"\n', "bad.toml:5: s: date"),
        (b'schema = 1\n[[source]]\nid = "s"\ntitle = "S"\ndate = "10000"\n', "bad.toml:5: s: date"),
        (b"schema = 1\n" + PROJECT.encode() + b"capacity_mw = inf\n", "bad.toml:6: a: capacity_mw"),
        (b"schema = 1\n" + PROJECT.encode() + b"capacity_mw = -0.1\n", "bad.toml:6: a: capacity"),
        (b'schema = 1\ntitle = "\\u001b[31mred"\n', "bad.toml:2: title: '\\x1b[31mred' is not"),
        (b'schema = 1\ntitle = "\\u202egnp"\n', "bad.toml:2: title: '\\u202egnp' is not"),
    ],
)
def test_a_bad_registry_is_refused_where_it_is_bad(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes, said: str
) -> None:
    """Nothing is loaded; what would harm a terminal is escaped."""
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_bytes(text)
    answer = run("load", "bad.toml")
    assert (answer.exit_code, answer.stdout) == (3, "")
    assert answer.stderr.startswith(f"qhtrack: {said}")
    assert answer.stderr.isprintable() or answer.stderr.replace("\n", "").isprintable()
    assert len(answer.stderr) < 1000


def test_a_line_of_a_hundred_megabytes_is_read_or_refused(
    run: Run, sample: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """One of them, unless it is run for long."""
    del sample
    size = 100_000_000 if request.config.getoption("--long") else 1_000_000
    path = tmp_path / "long"
    for text, code, said in (
        ('schema = 1\ntitle = "{}"\n', 0, "valid"),
        ('schema = 1\ntitle = "{}', 3, ":2: a string is not closed"),
        ('schema = 1\ntitle = "{}\\u0000"\n', 3, ":2: title: 'xxxxx"),
    ):
        path.write_text(text.format("x" * size))
        answer = run("check", str(path))
        assert answer.exit_code == code
        assert said in answer.stdout + answer.stderr
        assert len(answer.stderr) < 1000
    path.write_text("project,status\n" + "x" * size)
    assert run("apply", str(path)).exit_code == 3


TEXTS = """
schema = 1
title = "T@"
title_zh = "T@"

[[category]]
id = "x"
name = "X@"
name_zh = "X@"

[[source]]
id = "s"
title = "S@"
publisher = "P@"
url = "https://example.org/@"

[[project]]
id = "a"
name = "A@"
name_zh = "A@"
aliases = [
    "B@",
]
category = "x"
place = "P@"
place_zh = "P@"
owner = "O@"
owner_zh = "O@"

[[project.promise]]
wording = "w"
source = "seen @ there"

[[project.event]]
date = "2020"
status = "approved"
source = "https://example.org/@"
"""
LONG_TEXTS = """
schema = 1

[[project]]
id = "a"
name = "A"
category = "x"
note = "n@"

[[project.promise]]
wording = "w@"
wording_en = "w@"
note = "n@"

[[project.event]]
date = "2020"
status = "approved"
note = "n@"
"""


def lines_refused(text: str) -> list[int | None]:
    """Return the lines on which a registry is refused."""
    try:
        toml.parse(text, "x", TODAY)
    except RefusedError as error:
        refused = error
    else:
        return []
    assert str(refused).replace("\n", "").isprintable()
    return [problem.line for problem in refused.problems]


CONTROL = "\0\b\v\f\r\x1b\x7f\x80\x85\x9b\u202a\u202e\u2066\u2069"


@pytest.mark.parametrize("character", CONTROL, ids=ascii)
@pytest.mark.parametrize("texts", [TEXTS, LONG_TEXTS], ids=["line", "long"])
def test_a_control_character_is_refused_in_every_text(texts: str, character: str) -> None:
    """Each on its line; aliases as a whole."""
    bad = [number for number, line in enumerate(texts.split("\n"), 1) if "@" in line]
    lists = [number - (texts.split("\n")[number - 1][0] == " ") for number in bad]
    assert lines_refused(texts.replace("@", f"\\u{ord(character):04x}")) == lists


@pytest.mark.parametrize("character", ["\\n", "\\t"])
def test_tabs_and_line_ends_are_for_long_texts(character: str) -> None:
    """At their end, too."""
    assert len(lines_refused(TEXTS.replace("@", character))) == TEXTS.count("@")
    assert lines_refused(LONG_TEXTS.replace("@", character)) == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example.org", "https://a b", "https://"])
def test_an_address_is_one(url: str) -> None:
    """Of the web, without spaces."""
    source = f'schema = 1\n[[source]]\nid = "s"\ntitle = "S"\nurl = "{url}"\n'
    assert lines_refused(source) == [5]


def test_an_id_that_is_none_is_not_shown_as_it_is(run: Run, sample: Path) -> None:
    """What is wrong elsewhere in its table or row is located by number."""
    path = sample.with_name("bad")
    path.write_text('schema = 1\n[[source]]\nid = "\\u001b[31m"\n')
    assert "source 1: id: '\\x1b[31m' is not an id" in run("check", str(path)).stderr
    path.write_text('{"project": "\\u001b[31m", "status": 1}')
    said = run("apply", str(path))
    assert said.stderr.replace("\n", "").isprintable()


def test_ten_thousand_problems_are_fifty_and_a_count(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON has them all."""
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text("schema = 1\n" + '[[category]]\nid = "A"\nname = "x"\n' * 10_000)
    lines = run("check", "bad.toml").stderr.splitlines()
    assert len(lines) == 51
    assert lines[-1] == "and 9950 more problems"
    assert len(json.loads(run("check", "bad.toml", "--json").stderr)["problems"]) == 10_000


def test_odd_paths_are_paths(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a hyphen first, spaces, a link, a pipe with a name, standard input."""
    monkeypatch.chdir(sample.parent)
    text = sample.read_bytes()
    Path("-odd.toml").write_bytes(text + b"# 1\n")
    assert run("load", "--", "-odd.toml").exit_code == 0
    assert run("export", "--output=-other.toml").stdout == "-other.toml: written\n"
    Path("a b 青.toml").write_bytes(text + b"# 2\n")
    Path("link.toml").symlink_to("a b 青.toml")
    assert run("load", "link.toml").exit_code == 0
    assert run("export", "--force", "-o", "link.toml").exit_code == 0
    assert Path("link.toml").is_symlink()
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(text + b"# 3\n",))
    writer.start()
    assert run("load", "pipe").exit_code == 0
    writer.join()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text + b"# 4\n")))
    assert main(["load", "-"], NOW) == 0


def test_a_hostile_name_of_a_file_is_shown_escaped(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sends an updates/NAME.csv chooses its name."""
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[31m\u202eb"
    shown = "a\\x1b[31m\\u202eb"
    sample.rename(name)
    texts = {"bad": "schema = 1\nx = 1\n", "rows": "project,status\na,b\n", "other": "x\n"}
    for kind, text in texts.items():
        Path(f"{name}.{kind}").write_text(text)
    for line in (
        *("load {}", "load {}", "check {}", "check {}.bad", "load {}.bad", "apply {}.rows"),
        *("export -o {}.other", "report -o {}.other", "report -o {}.md", "export -o {}.new"),
        *("list", "--db {}.db list"),
    ):
        said = run(*(word.format(name) for word in line.split()))
        told = said.stdout + said.stderr
        assert re.sub(r"[\n\t]", "", told).isprintable(), line
        assert line == "list" or shown in told, line
        Path(name).write_text(f"{SAMPLE}# {line}\n") if line == "export -o {}.new" else None


def test_a_long_name_costs_no_more_than_it_is_long(run: Run, sample: Path, tmp_path: Path) -> None:
    """The nearest word is not looked for."""
    del sample
    path = tmp_path / "long.json"
    path.write_text(json.dumps({"project": "x" * 1_000_000, "status": "construction"}))
    tracemalloc.start()
    assert run("apply", str(path)).exit_code == 4
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000


def test_a_registry_from_a_pipe_has_no_place(sample: Path) -> None:
    """To load it again from; nor is an answer to standard output moved there."""
    program = f"{sys.executable} -m qhtrack"
    line = f"cat {sample} | {program} load /dev/stdin; {program} load; {program} export -o {{}}"
    done = subprocess.run(
        ["bash", "-c", line.format("/dev/stdout")], capture_output=True, check=False, text=True
    )
    assert done.stderr == "qhtrack: the last registry came from standard input; name a file\n"
    assert SAMPLE in done.stdout


def test_standard_input_has_a_path_too(sample: Path) -> None:
    """Of a registry and of rows."""
    for command, text in (
        ("check", SAMPLE),
        ("load", f"{SAMPLE}# 1\n"),
        ("apply", "project,status\nroad-a,construction\n"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "qhtrack", command, "/dev/stdin"],
            input=text,
            capture_output=True,
            check=False,
            text=True,
            cwd=sample.parent,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
