"""Loads say what they changed."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLE, Run
from qhtrack.domain.load_changes import Changes

CHANGED = SAMPLE.replace("Five units.", "Six units.")


def test_load_says_what_it_changed(run: Run, sample: Path) -> None:
    """And nothing the second time."""
    assert run("load").stdout == f"{sample}: unchanged\n"
    sample.write_text(CHANGED)
    dry = run("load", "--dry-run", "--json")
    assert json.loads(dry.stdout)["changed"] == ["dam"]
    assert run("load", str(sample)).stdout == f"{sample}: added 0, changed 1, removed 0, kept 0\n"
    assert json.loads(run("load", "-f", "json").stdout) == {
        "registry": str(sample),
        "unchanged": True,
        "added": [],
        "changed": [],
        "removed": [],
        "facts": [],
        "kept": [],
        "dropped": [],
        "conflicts": [],
    }


def test_the_same_contents_elsewhere_are_the_registry_from_then_on(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    """Nothing else changes."""
    del sample
    other = tmp_path / "other.toml"
    other.write_text(SAMPLE)
    assert run("load", str(other)).stdout == f"{other}: unchanged\n"
    other.write_text(CHANGED)
    assert run("load").stdout == f"{other}: added 0, changed 1, removed 0, kept 0\n"


def test_a_dry_run_of_an_unchanged_registry_is_unchanged(run: Run, sample: Path) -> None:
    """And the database is what it was."""
    assert run("load", "--dry-run").stdout == f"would load: {sample}: unchanged\n"
    sample.write_text(CHANGED)
    run("load", "--dry-run")
    assert "Five units." in run("show", "dam", "--json").stdout


def test_a_load_from_standard_input_cannot_be_repeated_without_it(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shipped registry is not loaded in its place."""
    stream = io.TextIOWrapper(io.BytesIO(sample.read_bytes() + b"# \n"))
    monkeypatch.setattr("sys.stdin", stream)
    assert run("load", "-").exit_code == 0
    said = run("load")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "the last registry came from standard input; name a file" in said.stderr


@pytest.mark.parametrize(
    ("line", "code"), [("load none.toml", 5), ("load bad.toml", 3), ("load good.toml --dry-run", 0)]
)
def test_what_loads_nothing_makes_no_database(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: int
) -> None:
    """Which the next command would fill with another registry."""
    monkeypatch.chdir(tmp_path)
    Path("bad.toml").write_text("schema = 2\n")
    Path("good.toml").write_text(SAMPLE)
    said = run(*line.split())
    assert said.exit_code == code
    assert not said.stdout or said.stdout.startswith("would load: good.toml: added 3")
    assert not Path("test.db").exists()


def test_the_changes_are_those_of_a_comparison(run: Run, sample: Path) -> None:
    """In its order, each with its count."""
    sample.write_text(CHANGED.replace('id = "road-b"', 'id = "road-c"'))
    summary = f"{sample}: added 1, changed 1, removed 1, kept 0\n"
    assert run("load", "--dry-run").stdout.startswith(f"would load: {summary}")
    row = json.loads(run("load", "--json").stdout)
    assert list(row) == [
        *("registry", "unchanged", *Changes._fields),
        *("facts", "kept", "dropped", "conflicts"),
    ]
    assert (row["added"], row["changed"], row["removed"]) == (["road-c"], ["dam"], ["road-b"])


def test_the_changes_are_of_what_is_shown(run: Run, sample: Path) -> None:
    """What was recorded here already is no news, and what is only here is kept."""
    run("update", "dam", "operating", "--date", "2025", "--note", "seen")
    text = run("export").stdout
    run("update", "road-a", "construction", "--date", "2025", "--note", "seen")
    sample.write_text(text)
    assert run("load").stdout == f"{sample}: added 0, changed 0, removed 0, kept 1\n"
    assert json.loads(run("load", "--json").stdout)["kept"] == ["road-a"]
    sample.write_text(text.replace("Five", "Six"))
    assert run("load").stdout == f"{sample}: added 0, changed 1, removed 0, kept 1\n"


def test_a_dry_run_tells_facts(run: Run, sample: Path) -> None:
    """What comes and what changes in the order of the file, then what goes; in the language."""
    text = CHANGED.replace('"2021-05"\nstatus', '"2021-06"\nstatus')
    text = text.replace('"to be finished in 2023"\n', '"to be finished in 2023"\nnote = "a"\n')
    sample.write_text(text)
    said = run("load", "--dry-run").stdout
    assert said.splitlines()[1:] == [
        "~ project dam (note)",
        "~ promise dam: operating 2023 2023年建成 (note)",
        "+ event dam: 2021-06 construction",
        "- event dam: 2021-05 construction",
    ]
    chinese = run("--lang", "zh", "load", "--dry-run").stdout
    assert "- 进展 dam：2021-05 在建" in chinese
    assert "新增0项，变更1项，删除0项，保留本机记录0项" in chinese
    assert "Five units." in run("show", "dam", "--json").stdout


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ('"A [paper] on | the dam"', '"Another title"', "source", "title"),
        ('"Roads"', '"Motorways"', "category", "name"),
        ('"Haixi"', '"Hai Xi"', "region", "name"),
    ],
)
def test_what_changes_beside_projects_is_told(
    run: Run, sample: Path, old: str, new: str, kind: str, field: str
) -> None:
    """Its count, beside projects too, and as a fact to a script, in a dry run too."""
    sample.write_text(SAMPLE.replace(old, new))
    row = json.loads(run("load", "--dry-run", "--json").stdout)
    (fact,) = row["facts"]
    assert (fact["kind"], fact["change"], fact["fields"]) == (kind, "changed", [field])
    summary = "added 0, changed 0, removed 0, kept 0, sources, categories and regions 1\n"
    assert (
        run("load", "--dry-run")
        .stdout.partition(": ")[2]
        .endswith(f"{summary}~ {kind} {fact['id']} ({field})\n")
    )
    assert run("load").stdout == f"{sample}: {summary}"
    sample.write_text(SAMPLE.replace("Five", "Six"))
    assert run("load").stdout == f"{sample}: {summary.replace('changed 0', 'changed 1')}"
    sample.write_text(SAMPLE)
    assert run("load").stdout == f"{sample}: added 0, changed 1, removed 0, kept 0\n"


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ('title = "Sample"\n', 'title = "Example"\n', ["title"]),
        ('title_zh = "样本"\n', "", ["title_zh"]),
        ('title = "Sample"\n', 'title = "S"\ncurrency = "KES"\n', ["title", "currency"]),
    ],
)
def test_what_a_registry_says_otherwise_of_itself_is_told(
    run: Run, sample: Path, old: str, new: str, fields: list[str]
) -> None:
    """A sentence in a load, a line in a dry run, a fact to a script; no row is counted."""
    sample.write_text(SAMPLE.replace(old, new))
    names = ", ".join(fields)
    summary = f"{sample}: added 0, changed 0, removed 0, kept 0\n"
    dry = run("load", "--dry-run")
    assert (dry.stdout, dry.stderr) == (f"would load: {summary}~ registry ({names})\n", "")
    told = run("load", "--dry-run", "--json")
    nothing = {"project": None, "id": None, "fact": None}
    assert json.loads(told.stdout)["facts"] == [
        {"kind": "registry", **nothing, "change": "changed", "fields": fields}
    ]
    loaded = run("load")
    sentence = f"qhtrack: the registry's own fields have changed: {names}\n"
    assert (loaded.stdout, loaded.stderr) == (summary, sentence)
    sample.write_text(SAMPLE.replace("Five", "Six"))
    assert "项目库自身信息有变更：" in run("--lang", "zh", "load").stderr
    sample.write_text(SAMPLE)
    again = run("load")
    assert (again.stdout, again.stderr) == (summary.replace("changed 0", "changed 1"), "")


def test_a_script_is_told_each_fact_that_changes(run: Run, sample: Path) -> None:
    """Which it is, and in which fields; also without a dry run."""
    sample.write_text(CHANGED.replace("2023年建成", "2024年建成"))
    told = json.loads(run("load", "--dry-run", "--json").stdout)["facts"]
    assert told == json.loads(run("load", "--json").stdout)["facts"]
    known = {"milestone": "operating", "due": "2023", "wording": "2023年建成"}
    nothing: dict[str, Any] = {"project": "dam", "id": None, "fields": []}
    assert told == [
        {"kind": "project", **nothing, "id": "dam", "fact": None, "change": "changed"}
        | {"fields": ["note"]},
        {"kind": "promise", **nothing, "change": "added"}
        | {"fact": known | {"wording": "2024年建成"}},
        {"kind": "promise", **nothing, "fact": known, "change": "removed"},
    ]


def test_a_terminal_gets_a_hundred_lines_of_a_dry_run(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the count of the others; a pipe gets all."""
    added = [f'\n[[project]]\nid = "p-{n}"\nname = "P"\ncategory = "road"\n' for n in range(101)]
    sample.write_text(SAMPLE + "".join(added))
    assert run("load", "--dry-run").stdout.count("\n") == 102
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    said = run("load", "--dry-run")
    sample.write_text(SAMPLE + "".join(added[:100]))
    assert run("load", "--dry-run").stderr == ""
    assert (said.stdout.count("\n"), said.stderr) == (101, "qhtrack: 1 more; -f json has all\n")
    monkeypatch.undo()


STRANGE = SAMPLE.replace('"dam"', '"a"').replace('"road-a"', '"b"').replace('"road-b"', '"c"')


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("schema = 1\n", 6),
        (STRANGE, 6),
        (STRANGE.replace('"c"', '"road-b"'), 0),
        (STRANGE.replace('"Old Dam"', '"Dam"'), 0),
    ],
)
def test_another_registry_is_refused(run: Run, sample: Path, text: str, code: int) -> None:
    """One without a project of this one, though it be an alias; an empty database takes any."""
    other = sample.with_name("other.toml")
    other.write_text(text)
    said = run("load", str(other))
    assert said.exit_code == code
    if code:
        assert said.stderr == (
            f"qhtrack: {other} is another registry: none of its projects is in this database;"
            " give another --db, or take the file whole with --replace\n"
        )
        assert run("load", str(other), "--replace").exit_code == 0
        assert run("load", str(sample)).exit_code == (6 if "[[project]]" in text else 0)


def test_a_load_ends_the_notice_that_the_file_has_changed(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also one that finds nothing new, of another path, or of standard input."""
    notice = f"{sample} has changed since it was loaded"
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample))
    sample.write_text(SAMPLE)
    assert notice in run("list").stderr
    assert run("load").exit_code == 0
    assert run("list").stderr == ""
    assert run("load").stdout == f"{sample}: unchanged\n"
    for text in (SAMPLE, CHANGED):
        run("load", str(sample))
        sample.write_text(text + "# changed\n")
        assert notice in run("list").stderr
        other = sample.with_name("other.toml")
        other.write_text(text)
        assert run("load", str(other)).exit_code == 0
        assert run("list").stderr == ""
        run("load", str(sample))
        sample.write_text(text)
        stream = io.TextIOWrapper(io.BytesIO(text.encode()))
        monkeypatch.setattr("sys.stdin", stream)
        assert run("load", "-").exit_code == 0
        assert run("list").stderr == ""


def test_what_an_export_wrote_is_local_again_where_the_file_has_lost_it(
    run: Run, sample: Path
) -> None:
    """Though it is the file that was loaded before."""
    run("update", "dam", "operating", "--date", "2025")
    run("export", "-o", str(sample))
    sample.write_text(SAMPLE)
    assert run("load").stdout == f"{sample}: added 0, changed 0, removed 0, kept 1\n"
    assert '"origin":"local"' in run("history", "dam", "--json").stdout


def test_a_dry_run_names_each_thing_once(run: Run, sample: Path) -> None:
    """What is overruled is a notice; beside it what else the file changes."""
    run("update", "dam", "operating", "--date", "2025")
    run("set", "dam", "place=here")
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace('note = "Five units."', 'note = "Six units."'), encoding="utf-8")
    said = run("load", "--replace", "--dry-run")
    assert said.stdout == (
        f"would load: {sample}: added 0, changed 1, removed 0, kept 0\n~ project dam (note)\n"
    )
    assert said.stderr == (
        "qhtrack: dam (The Dam): event '2025 operating' (recording 1): given up for what"
        " the file says; the"
        " log keeps it\n"
        "qhtrack: dam (The Dam): place (recording 2): given up for what the file says; the"
        " log keeps it\n"
    )


def test_the_lines_of_a_note_stand_as_they_were_told(run: Run, sample: Path) -> None:
    """Here one below the other, below those of the file, and so through every load and export."""

    def note() -> str | None:
        (event, *_) = json.loads(run("history", "dam", "--json").stdout)
        text: str | None = event["note"]
        return text

    told = ("update", "dam", "operating", "--date", "2025", "--source", "a paper", "--note")
    for line in "cab":
        run(*told, line)
    assert note() == "c\na\nb"
    assert run(*told, "b\nc\na").stdout.endswith("unchanged\n")
    theirs = '\n[[project.event]]\ndate = "2025"\nstatus = "operating"\nnote = {}\n'
    place = '\n[[project]]\nid = "road-a"'
    for lines in ("z", "z\\nd"):
        sample.write_text(SAMPLE.replace(place, theirs.format(f'"{lines}"') + place))
        run("load")
        assert note() == lines.replace("\\n", "\n") + "\nc\na\nb"
    run("export", "-o", str(sample))
    filed = sample.read_text()
    assert run("load").stdout == f"{sample}: added 0, changed 0, removed 0, kept 0\n"
    assert (note(), run("export").stdout) == ("z\nd\nc\na\nb", filed)
    run(*told, "an end")
    assert note() == "z\nd\nc\na\nb\nan end"
    run("undo", "2")
    assert note() == "z\nd\nc\nb\nan end"
