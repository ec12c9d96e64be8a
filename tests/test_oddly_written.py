"""Registries that are written in odd ways, and what is odd and right in them."""

import json
from pathlib import Path

import pytest

from conftest import Run

HEAD = """schema = 1

[[category]]
id = "road"
name = "Roads"

"""
PROJECT = '[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'
WHOLE = HEAD + PROJECT
EVENT = "[[project.event]]\nstatus = 'partial'\nsource = 'a visit'\ndate = "
NO_DATE = "is not a date such as 2023, 2023-12 or 2023-12-20"
ALONE = "a line ends with a carriage return alone; save the file with LF or CRLF"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (WHOLE.replace("\n", "\r\n"), 0, ""),
        (WHOLE.replace("\n", "\r\n", 3), 0, ""),
        (WHOLE.replace("\n", "\r"), 1, ALONE),
        (f"{WHOLE}place = 'x'\rowner = 'y'\n", 11, ALONE),
        (f"\ufeff{WHOLE}", 0, ""),
        (f"{WHOLE}note = 'a\u2028b'\n", 0, ""),
        (f"{WHOLE}note = 'a\x85b'\n", 11, "a: note: 'a\\x85b' is not text without control"),
        (f"{WHOLE}place = 'a\u2028b'\n", 11, "a: place: 'a\\u2028b' is not text of one line"),
        (f"{WHOLE}{EVENT}2024-02-01\n", 0, ""),
        (f"{WHOLE}{EVENT}2024-02-01T00:00:00+08:00\n", 14, f"2024-02-01T00:00:00+08:00 {NO_DATE}"),
        (f"{WHOLE}{EVENT}2024-02-01T00:00:00\n", 14, f"date: 2024-02-01T00:00:00 {NO_DATE}"),
        (f"{WHOLE}{EVENT}07:32:00\n", 14, f"a: event 1: date: 07:32:00 {NO_DATE}"),
        (f"{WHOLE}{EVENT}2024\n", 14, f"a: event 1: date: 2024 {NO_DATE}"),
        (f"{WHOLE}{EVENT}' 2024'\n", 14, f"a: event 1: date: ' 2024' {NO_DATE}"),
        (
            f"{WHOLE}{EVENT}'\uff12\uff10\uff12\uff14'\n",
            14,
            f"a: event 1: date: '\uff12\uff10\uff12\uff14' {NO_DATE}",
        ),
        (f"{WHOLE}capacity_mw = 0x10\nlength_km = 1_000\narea_km2 = 1e2\n", 0, ""),
        (f"{WHOLE}capacity_mw = inf\n", 11, "inf is not a number from 0 to 10^15"),
        (f"{WHOLE}capacity_mw = nan\n", 11, "nan is not a number from 0 to 10^15"),
        (f"{WHOLE}capacity_mw = '10'\n", 11, "'10' is not a number from 0 to 10^15"),
        (f"{WHOLE}capacity_mw = 0o10\nlength_km = -0.0\n", 0, ""),
        (f"{HEAD}\f{PROJECT}", 7, "Invalid statement (column 1)"),
        ("", 0, "'schema' is missing"),
    ],
)
def test_a_registry_is_read_or_refused_where_it_is_odd(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int, said: str
) -> None:
    """What is read is written canonically, and read again to the same."""
    monkeypatch.chdir(tmp_path)
    Path("r.toml").write_bytes(text.encode())
    answer = run("check", "r.toml")
    assert answer.exit_code == (3 if said else 0)
    if said:
        assert answer.stderr.startswith(
            f"qhtrack: r.toml:{line}: " if line else "qhtrack: r.toml: "
        )
        assert said in answer.stderr
        return
    run("load", "r.toml")
    first = run("export").stdout
    Path("again.toml").write_text(first, encoding="utf-8")
    run("load", "again.toml")
    assert run("export").stdout == first


def test_numbers_are_what_they_are_however_they_are_written(run: Run, tmp_path: Path) -> None:
    """Export writes them plainly."""
    path = tmp_path / "r.toml"
    path.write_text(f"{WHOLE}capacity_mw = 0x10\nlength_km = 1_000\narea_km2 = 1.5e2\n")
    run("load", str(path))
    assert "\ncapacity_mw = 16\nlength_km = 1000\narea_km2 = 150\n" in run("export").stdout


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_sixteen_bits_are_recognised(run: Run, tmp_path: Path, encoding: str) -> None:
    """With a byte order mark and without."""
    path = tmp_path / "r.toml"
    path.write_bytes(WHOLE.encode(encoding))
    answer = run("check", str(path))
    assert answer.exit_code == 3
    assert "r.toml:1: not UTF-8 (it looks like UTF-16); save the file as UTF-8" in answer.stderr


IDS = ("123", "1e5", "2024", "0x10", "1-1", "null", "true", "select", "none", "from", "class")


@pytest.mark.parametrize("name", IDS)
def test_an_id_may_be_a_number_or_a_word_of_any_language(
    run: Run, tmp_path: Path, name: str
) -> None:
    """Of a project, a category, a region: shown, asked for, recorded, exported."""
    path = tmp_path / "r.toml"
    text = WHOLE.replace('"road"', f'"{name}"').replace('"a"', f'"{name}"')
    region = f'[[region]]\nid = "{name}"\nname = "R"\n'
    path.write_text(text.replace("[[project]]", f"{region}[[project]]") + f'regions = ["{name}"]\n')
    assert run("load", str(path)).exit_code == 0
    assert json.loads(run("show", name, "--json").stdout)["regions"] == [name]
    for query in (f"id:{name}", f"category:{name}", f"region={name}"):
        assert run("list", query, "-f", "ids").stdout == f"{name}\n"
    assert f"could be any of 'category:{name}', 'region:{name}'" in run("list", name).stderr
    assert run("list", "-c", name, "-r", name, "-f", "ids").stdout == f"{name}\n"
    assert run("update", name, "partial", "--date", "2024").exit_code == 0
    assert json.loads(run("stats", "--by", "category", "--json").stdout)[0]["category"] == name
    assert run("undo", name).exit_code == 0
    assert run("export", "-o", str(path)).exit_code == 0


@pytest.mark.parametrize("name", ["-", "-1", "--help", "A", "a_b", "a.b", "a--b", "é", "甲"])
def test_an_id_that_looks_like_an_option_is_none(run: Run, tmp_path: Path, name: str) -> None:
    """Nor does one with another letter."""
    path = tmp_path / "r.toml"
    path.write_text(WHOLE.replace('"a"', f'"{name}"'), encoding="utf-8")
    assert (
        "is not an id (lower-case letters, digits, single hyphens)"
        in run("check", str(path)).stderr
    )


@pytest.mark.parametrize(("name", "words"), [("-", ["-"]), ("--help", ["--", "--help"])])
def test_a_project_may_be_called_as_an_option_is(
    run: Run, tmp_path: Path, name: str, words: list[str]
) -> None:
    """After two dashes nothing is an option."""
    path = tmp_path / "r.toml"
    path.write_text(WHOLE.replace('"A"', f'"{name}"'))
    run("load", str(path))
    assert run("show", *words).stdout.startswith(f"{name} · unknown\n")


def test_a_name_of_ten_thousand_characters_breaks_nothing(run: Run, tmp_path: Path) -> None:
    """It is cut where there is no room."""
    path = tmp_path / "r.toml"
    path.write_text(WHOLE.replace('"A"', f'"{"n" * 10_000}"') + f"{EVENT}'2024'\n")
    run("load", str(path))
    assert len(max(run("list", "-f", "table").stdout.splitlines(), key=len)) <= 80
    assert len(max(run("timeline").stdout.splitlines(), key=len)) <= 80
    assert '"leftPadding": 2' in run("report").stdout
    assert json.loads(run("list", "--json").stdout)[0]["name"] == "n" * 10_000


def test_a_number_is_a_recordings_before_it_is_a_projects(run: Run, tmp_path: Path) -> None:
    """Where both are called so, `undo` takes back the recording of that number."""
    path = tmp_path / "r.toml"
    path.write_text(WHOLE.replace('"a"', '"2"'))
    assert run("load", str(path)).exit_code == 0
    for date in ("2021", "2022", "2023"):
        assert run("update", "2", "partial", "--date", date).exit_code == 0
    assert run("undo", "2").stdout.startswith("undid recording 2 ")
    assert run("undo", "7").stderr.startswith("qhtrack: there is no recording 7")
