"""Projects, sources, categories and regions, added and corrected through the commands."""

import json
from pathlib import Path

import pytest

from conftest import Result, Run


@pytest.fixture(autouse=True)
def _loaded(sample: Path) -> None:
    del sample


def row(run: Run, kind: str, name: str) -> dict[str, object]:
    """Return a row as it is exported, what is absent left out."""
    tables = json.loads(run("export", "--json").stdout)
    (found,) = (row for row in tables[kind] if row["id"] == name)
    return {key: value for key, value in found.items() if key not in {"promise", "event"}}


def action(said: Result) -> str:
    """Return what a command did, which it says in JSON."""
    assert said.exit_code == 0, said.stderr
    return str(json.loads(said.stdout)["action"])


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("region", ("name=Yushu", "name_zh=玉树州"), {"name": "Yushu", "name_zh": "玉树州"}),
        (
            *("category", ("name=Parks", "goal=TRUE", "words.operating=established")),
            {"name": "Parks", "goal": True, "words": {"operating": "established"}},
        ),
        ("category", ("name=Parks", "goal=false"), {"name": "Parks"}),
        (
            *("source", ("title=A=B", "date=2026-11", "url=https://example.org/?a=1")),
            {"title": "A=B", "date": "2026-11", "url": "https://example.org/?a=1"},
        ),
        (
            "project",
            (
                *("name= X, phase I ", "category=road", "regions=golog, haixi", "sources=paper"),
                *("aliases=a, b", "aliases+=c", "aliases+=c"),
                *("latitude=36.5", "longitude=-5", "length_km=12", "owner="),
            ),
            {
                "name": "X, phase I",
                "aliases": ["a, b", "c"],
                "category": "road",
                "regions": ["golog", "haixi"],
                "latitude": 36.5,
                "longitude": -5,
                "length_km": 12,
                "sources": ["paper"],
            },
        ),
    ],
)
def test_a_row_is_added_once(
    run: Run, tmp_path: Path, kind: str, fields: tuple[str, ...], expected: dict[str, object]
) -> None:
    """With its values as their fields have them; the file is valid."""
    said = run("add", kind, "new", *fields, "--json")
    answer = json.loads(said.stdout)
    assert answer == {
        "kind": kind,
        "project": "new" if kind == "project" else None,
        "id": "new",
        "action": "recorded",
        "before": None,
        "after": {"id": "new", **expected},
    }
    assert row(run, kind, "new") == {"id": "new", **expected}
    before = run("export").stdout
    assert action(run("add", kind, "new", *fields, "--json")) == "unchanged"
    assert run("export").stdout == before
    (tmp_path / "new.toml").write_text(before, encoding="utf-8")
    assert run("check", str(tmp_path / "new.toml")).exit_code == 0


def test_what_is_missing_of_a_known_row_is_added(run: Run) -> None:
    """Lists and words too; what is required need not be told again."""
    assert action(run("add", "source", "paper", "title_zh=报", "--json")) == "amended"
    assert action(run("add", "project", "dam", "aliases=New Dam", "--json")) == "amended"
    assert row(run, "project", "dam")["aliases"] == ["Old Dam", "New Dam"]
    assert (
        action(run("add", "category", "road", "words.partial=open in part", "--json")) == "amended"
    )
    assert action(run("add", "category", "road", "words.operating=open", "--json")) == "amended"
    words = {"partial": "open in part", "operating": "open"}
    assert row(run, "category", "road")["words"] == words
    assert action(run("add", "category", "road", "words.operating=open", "--json")) == "unchanged"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("source", "paper", "publisher=Radio"),
            "not 'Radio'; nothing was recorded; if 'Radio' is right: qhtrack set source paper pub",
        ),
        (
            ("project", "dam", "capacity_mw=1"),
            "dam (The Dam): capacity_mw is known to be 2,320 MW, not 1 MW;",
        ),
        (
            ("project", "dam", "note=Six."),
            "dam (The Dam): note is known to be 'Five units.', not 'Six.'",
        ),
    ],
)
def test_what_is_known_otherwise_is_for_set(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    """Both are named."""
    before = run("export").stdout
    said = run("add", *arguments)
    assert said.exit_code == 6
    assert sentence in said.stderr
    assert run("export").stdout == before


def test_fields_are_changed_and_cleared(run: Run) -> None:
    """A project's kind may be left out, and any of its names is one."""
    said = run("set", "大坝", "owner=Huanghe", "capacity_mw=2400.0", "note=", "--json")
    assert json.loads(said.stdout) == {
        "kind": "project",
        "project": "dam",
        "id": "dam",
        "action": "amended",
        "before": {
            "id": "dam",
            "owner": "Yellow River Co",
            "capacity_mw": 2320,
            "note": "Five units.",
        },
        "after": {"id": "dam", "owner": "Huanghe", "capacity_mw": 2400},
    }
    dam = row(run, "project", "dam")
    assert (dam["owner"], dam["capacity_mw"], "note" in dam) == ("Huanghe", 2400, False)
    assert action(run("set", "project", "dam", "owner=Huanghe", "note=", "--json")) == "unchanged"
    assert run("set", "source", "paper", "date=2022", "publisher=").stdout == (
        "paper: source amended: date 2021-05 → 2022; publisher Press → –\n"
    )
    assert run("set", "region", "golog", "name_zh=").exit_code == 0
    assert row(run, "region", "golog") == {"id": "golog", "name": "Golog"}
    said = run("set", "dam", "owner=Huanghe", "place=Maqin", "--json")
    assert json.loads(said.stdout)["after"] == {"id": "dam", "place": "Maqin"}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("aliases+=B",), ["Old Dam", "B"]),
        (("aliases+=Old Dam",), ["Old Dam"]),
        (("aliases-=old  dam",), None),
        (("aliases-=Old",), ["Old Dam"]),
        (("aliases=B",), ["B"]),
        (("aliases=B", "aliases=C"), ["B", "C"]),
        (("aliases=B", "aliases+=Old Dam"), ["B", "Old Dam"]),
        (("aliases=",), None),
        (("aliases+=B", "aliases-=Old Dam"), ["B"]),
        (("aliases-=Old Dam", "aliases+=Old Dam"), ["Old Dam"]),
        (("aliases+=B, C",), ["Old Dam", "B, C"]),
    ],
)
def test_lists_are_changed_item_by_item(
    run: Run, texts: tuple[str, ...], expected: list[str] | None
) -> None:
    """And again without an effect."""
    assert run("set", "dam", *texts).exit_code == 0
    assert row(run, "project", "dam").get("aliases") == expected
    assert action(run("set", "dam", *texts, "--json")) == "unchanged"


def test_ids_in_lists_may_be_parted_by_commas(run: Run) -> None:
    """Names may have one."""
    assert run("set", "dam", "regions=golog,haixi").exit_code == 0
    assert row(run, "project", "dam")["regions"] == ["golog", "haixi"]
    assert run("set", "dam", "regions-=golog, haixi", "sources=").exit_code == 0
    assert not {"regions", "sources"} & row(run, "project", "dam").keys()


def test_a_categorys_words_are_set_by_status(run: Run) -> None:
    """In any language's word for it, in the order of the ladder; one alone is cleared."""
    said = run("set", "category", "road", "words.建成投运=open", "words.partial=in part")
    assert said.exit_code == 0
    assert list(row(run, "category", "road")["words"].items()) == [  # type: ignore[attr-defined]
        ("partial", "in part"),
        ("operating", "open"),
    ]
    assert action(run("set", "category", "road", "words.operating=open", "--json")) == "unchanged"
    assert run("set", "category", "road", "words.partial=").exit_code == 0
    assert row(run, "category", "road")["words"] == {"operating": "open"}
    assert run("set", "category", "road", "words=").exit_code == 0
    assert "words" not in row(run, "category", "road")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "projekt", "x", "name=X"), "'projekt' is not a kind; did you mean 'proj"),
        (("add", "zzz", "x", "name=X"), "it is one of project, source, category, region"),
        (("add", "event", "x"), "'event' is not a kind"),
        (("add", "region", "New York", "name=X"), "id: 'New York' is not an id"),
        (("add", "region", "x"), "'name' is missing"),
        (("add", "project", "x", "name=X"), "'category' is missing"),
        (("add", "region", "x", "name"), "'name' is not FIELD=VALUE"),
        (("add", "region", "x", "=X"), "'=X' is not FIELD=VALUE"),
        (("add", "region", "x", "nam=X"), "'nam' is not a field; did you mean 'name'?"),
        (("add", "region", "x", "zzz=X"), "'zzz' is not a field; it is one of name, name_zh"),
        (("add", "region", "x", "id=y"), "an id never changes"),
        (("add", "project", "dam", "aliases-=Old Dam"), "add takes nothing from aliases"),
        (("set", "dam", "id=y"), "an id never changes"),
        (("set", "dam"), "nothing to set"),
        (("set", "dam", "capacity"), "write capacity=VALUE"),
        (("set", "region", "haixi"), "nothing to set"),
        (("set", "sourc", "paper", "title=X"), "'sourc' is not a kind; did you mean 'sour"),
        (("set", "source", "papr", "title=X"), "'papr' is not a source; did you mean 'paper'?"),
        (
            ("set", "region", "zzz", "name=X"),
            "it is one of golog, haixi; add it first: qhtrack add",
        ),
        (("set", "category", "raod", "name=X"), "'raod' is not a category; did you mean 'road'"),
        (("set", "dam", "name="), "'name' is missing"),
        (("set", "dam", "owner+=X"), "owner is not a list, which += is for"),
        (("set", "dam", "owner=X", "owner=Y"), "owner takes one value, and is given two"),
        (("set", "dam", "aliases+="), "aliases: '' is empty or holds"),
        (("set", "dam", "name=\u3000\u200b"), "name: '\\u200b' is empty or holds"),
        (("set", "dam", "owner=a\x1bb"), "owner: 'a\\x1bb' is not text of one line"),
        (("set", "dam", "capacity_mw=-1"), "capacity_mw: -1 is not a number from 0 to 10^15"),
        (("set", "dam", "capacity_mw=nan"), "capacity_mw: 'nan' is not a number"),
        (("set", "dam", "capacity_mw=inf"), "capacity_mw: 'inf' is not a number"),
        (("set", "dam", "capacity_mw=many"), "capacity_mw: 'many' is not a number"),
        (("set", "dam", "latitude=90.5"), "latitude: 90.5 is not a number from -90 to 90"),
        (("set", "dam", "category=raod"), "category: 'raod' is not a category; did you mean"),
        (("set", "dam", "regions+=x"), "regions: 'x' is not a region; it is one of golog, haixi"),
        (("set", "dam", "regions+="), "regions: '' is not a region"),
        (("set", "source", "paper", "date=2021-13"), "date: '2021-13' is not a date"),
        (("set", "source", "paper", "url=example.org"), "url: 'example.org' is not an address"),
        (("set", "category", "road", "goal=yes"), "goal: 'yes' is not true or false"),
        (("set", "category", "road", "words=open"), "write words.operating=WORD"),
        (
            ("set", "category", "road", "words.opn=x"),
            "words: 'opn' is not a status; did you mean 'open'?",
        ),
        (("set", "category", "road", "name.open=x"), "'name.open' is not a field"),
        (("set", "category", "road", "words.partial+=x"), "words is not a list"),
        (("set", "category", "road", "words.partial=a\x1b"), "words.partial: 'a\\x1b' is not text"),
        (("set", "category", "road", "words.partial=\u200b"), "words: '\\u200b' is empty or"),
    ],
)
def test_what_means_nothing_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    """In one sentence, and nothing is recorded."""
    before = run("export").stdout
    said = run(*arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert sentence in said.stderr
    assert said.stderr.count("\n") == 1
    assert run("export").stdout == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("add", "project", "x", "name=X", "category=road", "aliases=OLD DAM"),
            "of dam (The Dam) too",
        ),
        (
            ("add", "project", "old-dam", "name=X", "category=road", "aliases=dam"),
            "of dam (The Dam) too",
        ),
        (
            ("set", "road-a", "aliases+=Road-B"),
            "road-a (=Road *A*): 'Road-B' is an id or alias of road-b (Road B) too",
        ),
        (("set", "dam", "latitude=36"), "dam (The Dam): "),
        (("set", "dam", "category=target"), "dam (The Dam): a goal has no event, size or"),
        (
            ("set", "category", "road", "goal=true"),
            "road-b (Road B): a goal has no event, size or mile",
        ),
        (("set", "category", "road", "words.partial=operating"), "is a word for 'operating' too"),
        (("set", "category", "road", "words.partial=建成投运"), "is a word for 'operating' too"),
    ],
)
def test_what_would_contradict_itself_is_refused(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    """Names of other projects are looked at, and what lies in a category."""
    run("add", "category", "target", "name=Targets", "goal=true")
    before = run("export").stdout
    said = run(*arguments)
    assert (said.exit_code, said.stdout) == (6, "")
    assert sentence in said.stderr
    assert said.stderr.endswith("\nnothing was changed\n")
    assert run("export").stdout == before


def test_an_id_that_is_an_alias_is_refused(run: Run) -> None:
    """Of whichever project."""
    assert run("set", "dam", "aliases+=taken").exit_code == 0
    said = run("add", "project", "taken", "name=X", "category=road")
    assert (said.exit_code, "'taken' is an id or alias of taken (X) too" in said.stderr) == (
        6,
        True,
    )
    assert run("set", "dam", "aliases-=taken").exit_code == 0
    assert run("add", "project", "taken", "name=X", "category=road").exit_code == 0


def test_an_unknown_project_is_not_set(run: Run) -> None:
    """Nor one of several, nor by a part within its name."""
    for name, candidates in (("raod-a", ["road-a"]), ("road", ["road-a", "road-b"])):
        said = run("set", name, "owner=X", "--json")
        assert said.exit_code == 4
        assert set(candidates) <= set(json.loads(said.stderr)["candidates"])
    assert run("set", "project", "dam x", "owner=X").exit_code == 4
    assert run("set", "am", "owner=X").exit_code == 4


def test_dry_runs_record_nothing(run: Run) -> None:
    """And say so, in the reader's language."""
    before = run("export").stdout
    said = run("--lang", "zh", "set", "dam", "owner=X", "--dry-run")
    assert said.stdout == "预览（未写入）：dam：项目已更新：项目单位：Yellow River Co → X\n"
    assert run("add", "region", "x", "name=X", "--dry-run").stdout == (
        "would record: x: region recorded: name X\n"
    )
    assert run("export").stdout == before


def test_what_contradicts_itself_already_is_no_reason_to_refuse(run: Run, sample: Path) -> None:
    """Only what is new counts."""
    assert run("update", "dam", "operating", "--date", "2025").exit_code == 0
    text = sample.read_text(encoding="utf-8")
    event = '[[project.event]]\ndate = "{}"\nstatus = "{}"\n'
    first = event.format("2021-05", "construction")
    assert text.count(first) == 1
    text = text.replace(first, event.format("2024-06", "retired") + "\n" + first)
    sample.write_text(text, encoding="utf-8")
    assert run("load").exit_code == 0
    assert run("set", "dam", "owner=X").exit_code == 0
    refused = run("set", "dam", "aliases+=road-a")
    assert (refused.exit_code, refused.stderr.count("\n")) == (6, 2)
    assert run("drop", "dam", "2025", "operating").exit_code == 0
