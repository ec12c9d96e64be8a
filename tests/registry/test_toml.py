"""A registry's text, its values, and every problem of it."""

import re
from collections import Counter
from datetime import date

import pytest
import tomli
from hypothesis import given, settings

from branches import Branches, branches, disputes
from qhtrack.domain import fields
from qhtrack.domain.errors import RefusedError
from qhtrack.domain.merging import merge_registries
from qhtrack.domain.messages import message
from qhtrack.domain.model import Registry
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry import toml
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from strategies import registries

OPEN = "a string is not closed"
BRACKET = "a list or table is not closed"
EXPECTED_LINE = message("expected_line")
TODAY = date(2026, 11, 23)
PROJECT = '[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'


def problems(text: str) -> list[str]:
    """Return the problems of a text, a line each."""
    with pytest.raises(RefusedError) as error:
        toml.parse(text, "r.toml", TODAY)
    return [sentence(problem.located(), Language.EN) for problem in error.value.problems]


def test_what_is_written_reads_the_same() -> None:
    """And is written the same again; each field of each table was there, and was not."""
    there: Counter[str] = Counter()
    missing: Counter[str] = Counter()

    @settings(max_examples=60)
    @given(registries())
    def holds(registry: Registry) -> None:
        text = "".join(toml.dump(toml.to_data(registry), "# heading"))
        again = toml.parse(text, "r.toml", TODAY)
        assert again == registry
        assert "".join(toml.dump(toml.to_data(again), toml.heading(text))) == text
        for kind, table in TABLES.items():
            for row in rows_of(toml.to_data(registry), kind):
                there.update(f"{kind} {key}" for key in row)
                missing.update(f"{kind} {field.key}" for field in table if field.key not in row)

    holds()
    every = {f"{kind} {field.key}" for kind, table in TABLES.items() for field in table}
    assert every | {"project promise", "project event"} == set(there)
    assert set(missing) == every - REQUIRED


def rows_of(data: TomlTable, kind: str) -> list[TomlTable]:
    """Return the rows of a table, those within projects too."""
    inner = [row for project in data.get("project", ()) for row in project.get(kind, ())]
    return [*data.get(kind, ()), *(inner if kind in {"promise", "event"} else [])]


TABLES = {
    "category": fields.CATEGORY,
    "source": fields.SOURCE,
    "project": fields.PROJECT,
    "promise": fields.PROMISE,
    "event": fields.EVENT,
}
REQUIRED = {
    *("category id", "category name", "source id", "source title"),
    *("project id", "project name", "project category", "promise wording"),
    *("event date", "event status", "event note"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schema = 2\n", "r.toml:1: schema: 2 is not a schema this version reads (1)"),
        ("title = 'x'\n", "r.toml: 'schema' is missing"),
        ("schema = 1\nx\n", "r.toml:2: Expected '=' after a key in a key/value pair (column 2)"),
        (
            "<<<<<<< a\nschema = 1\n",
            "r.toml:1: git's conflict markers (lines 1); resolve the conflict first",
        ),
        ("y = ['[[']\nx = " + "[" * 3000, "r.toml:2: nested too deeply"),
        ("y = [\n[1], {z = 1}\n\n", f"r.toml:1: {BRACKET} (column 5)"),
        ("y = []\nx = [ # ]\n']',\n", f"r.toml:2: {BRACKET} (column 5)"),
        ("x = [\n[1\ny = 1\n", f"r.toml:1: {BRACKET} (column 5)"),
        ("\nx = {y = 1\nz = 1\n", f"r.toml:2: {BRACKET} (column 5)"),
        ("x = [1]\ny =\n", "r.toml:2: Invalid value (column 4)"),
        ("x = [\n1,\ny,\n]\n", "r.toml:3: Invalid value (column 1)"),
        (f"x = {'9' * 4300}\ny = {'9' * 4301}", "r.toml:2: a number with too many digits"),
        (f"\n\nx = {'1_' * 4300}1", "r.toml:3: a number with too many digits"),
        ("a = 1\na = 2", "r.toml:2: 'a' is already on line 1"),
        ("[[a]]\nx = 1\n[[a]]\nx = 2\nx = '''3'''\n", "r.toml:5: 'x' is already on line 4"),
        ("x = 1\ny = '''\n\nz = 2'''\nx = 3\n", "r.toml:5: 'x' is already on line 1"),
        ("x = 1\nx = '''\n'''\n", "r.toml:2: 'x' is already on line 1"),
        ("[a]\n[b]\n[a]\n", "r.toml:3: 'a' is already on line 1"),
        ("[[a]]\n[a.b]\n[a.b]\n", "r.toml:3: 'a.b' is already on line 2"),
        ("a = {}\n[a.b]\n", "r.toml:2: 'a.b' is already on line 1"),
        ("a.b = 1\na = 2", "r.toml:2: 'a' is already on line 1"),
        ("a = []\n[[a]]\n", "r.toml:2: 'a' is already on line 1"),
        ("\na = {b = 1, b = 2}\n", "r.toml:2: 'b' is already on line 2"),
        ("\na = 'x\n", f"r.toml:2: {OPEN} (column 5)"),
        ("\na = 'x\nb = 'y'\n", f"r.toml:2: {OPEN} (column 5)"),
        ('a = "b"\nc = "x\nd = 1\n', f"r.toml:2: {OPEN} (column 5)"),
        ('\na = """x\nb = 1\nc = "d"\n', f"r.toml:2: {OPEN} (column 7)"),
        ("a = \"'\" # '\nb = '''x\nb = 1\n", f"r.toml:2: {OPEN} (column 7)"),
        ('a = """x"\n', f"r.toml:2: {OPEN} (column 1)"),
        ("schema = 1\n[a.b]\n", "r.toml:2: a: unknown key"),
        ("schema = 1\nprojet = 1\n", "r.toml:2: projet: unknown key; did you mean 'project'?"),
        (
            "schema = 1\nproject = 1\n",
            "r.toml:2: project: 1 is not an array of tables ([[project]])",
        ),
        ("schema = 1\nproject = [1]\n", "r.toml:2: project 1: 1 is not a table"),
    ],
)
def test_a_broken_file_is_located(text: str, expected: str) -> None:
    """One sentence, with its line."""
    assert problems(text) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("capacity_mw = -1", "a: capacity_mw: -1 is not a number from 0 to 10^15"),
        ("capacity_mw = nan", "a: capacity_mw: nan is not a number from 0 to 10^15"),
        ("latitude = 91\nlongitude = 1", "a: latitude: 91 is not a number from -90 to 90"),
        ("latitude = 1", "a: latitude: 'longitude' is missing beside it"),
        ("regions = ['x', 'y', 'x']", "a: regions: 'x' is named twice"),
        ("place = '  '", "a: place: '  ' is not text of one line with a visible character"),
        ('owner = "\\u200b"', "a: owner: '\\u200b' is not text of one line with a visible"),
        ('promise = [{wording = "\\n "}]', "wording: '\\n ' is not text with a visible"),
        ("aliases = ['x', 3]", "a: aliases: 3 is not text of one line"),
        ("aliases = 'x'", "a: aliases: 'x' is not a list"),
        ("name_zh = ''", "a: name_zh: '' is not text of one line"),
        ('owner = "a\\u001bb"', "a: owner: 'a\\x1bb' is not text of one line"),
        ("regions = ['Haixi']", "a: regions: 'Haixi' is not an id (lower-case"),
        ("capacity = 3", "a: capacity: unknown key; did you mean 'capacity_mw'?"),
        ("event = [{date = '2023', status = 'operatng'}]", "'operatng' is not a status; did you m"),
        ("event = [{date = '2023'}]", "a: event 1: 'status' is missing"),
        ("event = [{date = 20, status = 'partial'}]", "date: 20 is not a date such as 2023"),
        ("event = [{date = 2023-01-01T00:00:00, status = 'partial'}]", "is not a date such as"),
        ("promise = [{wording = 'x', stretch = 1}]", "stretch: 1 is not true or false"),
        ("promise = [{wording = 'x', milestone = 'opened'}]", "'opened' is not a milestone"),
        ('"\\u001b" = 1', "a: '\\x1b': unknown key"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(line: str, expected: str) -> None:
    """One fault, one message."""
    (problem,) = problems(f"schema = 1\n{PROJECT}{line}\n")
    assert (
        problem.startswith("r.toml:6: a: ") or "'status' is missing" in problem or "x1b'" in problem
    )
    assert expected in problem


@pytest.mark.parametrize("key", ["wording_en", "wording_zh"])
def test_a_wording_can_be_seen_in_each_language(key: str) -> None:
    """A note may be blank."""
    promise = f"schema = 1\n{PROJECT}promise = [{{wording = 'x', note = ' ', {key} = ' '}}]\n"
    (problem,) = problems(promise)
    assert f"promise 1: {key}: ' ' is not text with a visible character" in problem


def test_every_problem_is_found_in_one_run() -> None:
    """Of structure first, then of sense."""
    assert len(problems(f"schema = 1\n{PROJECT}x = 1\ny = 2\n")) == 2
    assert problems(f"schema = 1\n{PROJECT}{PROJECT}") == [
        "r.toml:7: a: id: 'a' is the id of another project too"
    ]


def test_tomls_own_dates_are_dates() -> None:
    """They are written as text."""
    text = f"schema = 1\n{PROJECT}[[project.event]]\ndate = 2023-05-01\nstatus = 'partial'\n"
    registry = toml.parse(text, "r.toml", TODAY)
    assert registry.projects[0].events[0].date == "2023-05-01"


def test_a_file_has_a_days_grace() -> None:
    """Xining's today is a CI server's tomorrow."""
    event = "[[project.event]]\ndate = '2026-11-{}'\nstatus = 'partial'\n"
    toml.parse(f"schema = 1\n{PROJECT}{event.format(24)}", "r.toml", TODAY)
    assert "future" in problems(f"schema = 1\n{PROJECT}{event.format(25)}")[0]


def test_a_word_that_is_another_statuss_label_is_refused() -> None:
    """On its line, where the labels are known."""
    text = 'schema = 1\n[[category]]\nid = "a"\nname = "A"\n[category.words]\npartial = "X"\n'
    toml.parse(text, "r.toml", TODAY)
    with pytest.raises(RefusedError) as error:
        toml.parse(text, "r.toml", TODAY, {"x": "retired"})
    assert [sentence(problem.located(), Language.EN) for problem in error.value.problems] == [
        "r.toml:6: a: words: partial: 'X' is a word for 'retired' too"
    ]


def test_a_finding_has_a_days_grace() -> None:
    """As events have."""
    told = "[[project.promise]]\nwording = 'x'\nreached = '2026-11-{}'\nevidence = 'a book'\n"
    toml.parse(f"schema = 1\n{PROJECT}{told.format(24)}", "r.toml", TODAY)
    assert "future" in problems(f"schema = 1\n{PROJECT}{told.format(25)}")[0]


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (b"schema = 1\n", True),
        (b"\xef\xbb\xbfschema=1", True),
        (b"# a heading\n\n  'schema' = 1", True),
        (b'<<<<<<< ours\n"schema" = 2\n\xff', True),
        (b"", False),
        (b"# schema = 1\n", False),
        (b'{\n  "schema": 1\n}\n', False),
        (b"schemas = 1\n", False),
        (b"my schema = 1\n", False),
    ],
)
def test_a_registry_is_known_before_it_is_read(data: bytes, is_one: bool) -> None:  # noqa: FBT001
    """Though it may turn out to be a bad one."""
    assert toml.is_registry(data) is is_one


def test_comments_below_the_heading_are_noticed() -> None:
    """An export would lose them."""
    assert toml.heading("# a\n# b\n\nschema = 1\n") == "# a\n# b"
    assert not toml.has_inner_comments("# a\nschema = 1\ntitle = '#'\n")
    assert toml.has_inner_comments("# a\nschema = 1\n# c\n")


def resolved(text: str, side: str) -> str:
    """Return a text as it is when everybody chooses the same side of each conflict."""
    pattern = re.compile(
        r"^<<<<<<< ours\n(?P<ours>.*?)^=======\n(?P<theirs>.*?)^>>>>>>> theirs\n",
        re.DOTALL | re.MULTILINE,
    )
    return pattern.sub(lambda match: match[side], text)


def test_a_conflict_stands_between_markers() -> None:
    """With them the text is none; whichever side is chosen, it is a registry's again."""
    hits: Counter[str] = Counter()

    @settings(max_examples=200)
    @given(branches() | disputes().map(lambda dispute: dispute.branches))
    def holds(three: Branches) -> None:
        merged = merge_registries(*map(toml.to_data, three))
        text = "".join(toml.dump(toml.to_data(merged.registry), "# heading", merged.conflicts))
        assert text.count("<<<<<<< ours\n") == len(merged.conflicts)
        if merged.conflicts:
            assert "git's conflict markers" in problems(text)[0]
        for side in ("ours", "theirs"):
            data = tomli.loads(resolved(text, side))
            assert data["schema"] == 1
            assert merged.conflicts or data == tomli.loads(text)
        hits["conflict" if merged.conflicts else "none"] += 1

    holds()
    assert min(hits["conflict"], hits["none"]) > 40, hits


def test_only_what_is_in_conflict_stands_between_markers() -> None:
    """A field, a heading, a project, the events of a ladder."""
    kept = {"id": "a", "name": "A", "category": "road"}
    gone = kept | {"id": "b", "event": [{"date": "2023", "status": "partial"}]}
    base = {"schema": 1, "project": [kept | {"note": "x"}, gone]}
    ours = base | {
        "heading": "# ours",
        "project": [
            kept | {"note": "y", "event": [{"date": "2022", "status": "cancelled"}]},
            gone | {"owner": "X"},
        ],
    }
    theirs = base | {
        "heading": "# theirs",
        "project": [kept | {"event": [{"date": "2023", "status": "partial"}]}],
    }
    merged = merge_registries(base, ours, theirs)
    assert (
        "".join(toml.dump(toml.to_data(merged.registry), merged.heading, merged.conflicts))
        == CONFLICTS
    )


CONFLICTS = """<<<<<<< ours
# ours
=======
# theirs
>>>>>>> theirs

schema = 1

[[project]]
id = "a"
name = "A"
category = "road"
<<<<<<< ours
note = "y"
=======
>>>>>>> theirs
<<<<<<< ours

[[project.event]]
date = "2022"
status = "cancelled"
=======

[[project.event]]
date = "2023"
status = "partial"
>>>>>>> theirs
<<<<<<< ours

[[project]]
id = "b"
name = "A"
category = "road"
owner = "X"

[[project.event]]
date = "2023"
status = "partial"
=======
>>>>>>> theirs
"""
