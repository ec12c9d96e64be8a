"""The house: which rooms there are, who may import whom, and how big things get."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT, SAMPLE

SOURCE = ROOT / "src" / "qhtrack"
ORDER = {
    "": ("__main__", "cli", "files", "__init__"),
    "commands": (
        *("share", "record", "ask", "look", "options", "completing", "parsing", "slips", "helping"),
    ),
    "actions": (
        *("beginning", "loading", "assigning", "dropping"),
        *("undoing", "log", "applying", "sheet_facts"),
        *("sheet_events", "sheet_results", "sheet_rows"),
        *("cells", "promising", "statement_recording", "row_names", "assignments", "typed_fields"),
        *("updating", "results", "recorder", "update_validation", "asking"),
        *("looking", "citing", "inspecting"),
        *("reporting", "exporting", "comparing", "snapshots", "file_diff"),
        *("checking", "merging", "candidates", "answering", "opening", "registry_file", "endings"),
        *("exact_dates", "retold_events", "due_dates"),
        *("contradictions", "parameters", "context"),
    ),
    "output": (
        *("progress", "differences", "charts", "publications", "recordings", "statements", "pages"),
        *("workbook", "scorecards", "markdown", "lead", "mermaid", "notes", "groups", "lines"),
        *("tables", "wording", "horizon", "stamp", "screen", "formats", "escaping"),
        "line_breaking",
    ),
    "database": (
        *("rebasing", "id_remapping", "contradictions", "statement_recording", "undoing", "log"),
        *("replaying", "facts", "event_recording", "timelines", "row_names", "store", "contents"),
        *("statements", "rows", "citations", "summing", "listing", "event_terms", "questions"),
        *("sqlite", "migrations", "views", "transactions", "hints", "wordings", "project_lookup"),
        *("several_meanings", "values", "bare_words", "own_words", "naming", "loads", "terms"),
        *("scopes", "outcomes", "lists", "inserts", "numbers", "searching", "forbidden_events"),
        "source_titles",
    ),
    "registry": ("toml", "json", "structure", "locate"),
    "sheets": ("rows", "table", "workbook", "csv", "json", "records"),
    "words": (
        *("query", "joining", "comparisons", "heads", "typed", "units", "kinds", "terms"),
        *("names", "synonyms"),
        *("vocabulary", "catalogue", "translations", "translations_zh", "help_zh"),
        *("messages_en", "messages_zh", "command_messages_en", "command_messages_zh"),
        *("labels_en", "labels_zh", "office_heads"),
        *("phrases_en", "phrases_zh", "language"),
    ),
    "domain": (
        *("proposals", "promise_names", "report", "tallies", "differences", "unfinished_periods"),
        *("groups", "load_changes", "conflict_resolution", "statement_rows", "merging"),
        *("consistency", "oddities", "model", "dates_in_words", "durations", "updates", "filing"),
        *("statements", "merging_rows", "merging_facts", "figures", "promises", "change_results"),
        *("citations", "conflicts", "toml_tables", "history", "rows", "ordering", "fields"),
        *("status", "sorting", "suggestions", "typed_dates", "text_folding", "dates", "errors"),
        *("text", "messages"),
    ),
}
# from the top down: who stands on one floor imports what is below it, not what is beside it
FLOORS = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("actions",),
    ("output", "database", "registry", "sheets", "files"),
    ("words",),
    ("domain",),
    ("__init__",),
)
# what lies below and is out of reach: one asks for it on the floor between
CLOSED = {
    "__main__": {"commands", "actions", "output", "database", "registry", "sheets", "files"},
    "cli": {"database", "registry", "sheets", "files"},
    "commands": {"database", "registry", "sheets", "files"},
    "registry": {"words"},
    "files": {"words"},
}
DRAWING = ("charts", "progress", "lines", "tables", "line_breaking")
OWNERS = {
    "typer": {
        "cli",
        *(
            f"commands.{name}"
            for name in (
                *("ask", "look", "options", "completing", "helping", "parsing", "record", "share"),
                "slips",
            )
        ),
    },
    "platformdirs": {"actions.opening"},
    "openpyxl": {"output.workbook", "sheets.workbook"},
    "rich": {f"output.{name}" for name in DRAWING},
    "sqlite_utils": {"database.store"},
    "tomli": {"registry.toml"},
    "tomli_w": {"registry.toml"},
    "msgspec": {
        *("registry.toml", "registry.structure", "database.contents", "database.facts"),
        *("domain.model", "domain.merging"),
    },
}
SQL = re.compile(
    r"\b(?:SELECT|INSERT INTO|DELETE FROM|PRAGMA|WHERE|ORDER BY|GROUP BY|UPDATE\s+\w+\s+SET)\b"
    r"|\b(?:CREATE|DROP|ALTER) (?:TABLE|VIEW|INDEX)\b"
)
UNTYPED = re.compile(r"\b(?:dict|Mapping|MutableMapping)\[str, (?:typing\.)?Any\]")
# a registry as TOML and JSON hold it, whose shape is checked where it is read
PLAIN = "TomlTable = dict[str, Any]"
# what has names and words alone needs no test of its own
NAMES_ALONE = {
    *("rows", "records", "toml_tables", "language", "synonyms", "translations_zh", "help_zh"),
    "office_heads",
    *(
        f"{name}_{language}"
        for name in ("messages", "command_messages", "labels", "phrases")
        for language in ("en", "zh")
    ),
}
PANELS = ("ask", "look", "record", "share")
HEAVY = (
    *("rich", "openpyxl", "sqlite_utils", "tomli", "tomli_w", "msgspec", "hashlib"),
    *("pydantic", "numpy", "json"),
    *("qhtrack.registry.toml", "qhtrack.domain.model", "qhtrack.domain.report"),
    *(f"qhtrack.words.{name}" for name in ("translations_zh", "help_zh", "synonyms", "query")),
    *("qhtrack.domain.groups", "qhtrack.domain.history", "qhtrack.domain.statements"),
    *("qhtrack.domain.updates", "qhtrack.domain.text_folding", "qhtrack.domain.typed_dates"),
    *(f"qhtrack.commands.{name}" for name in PANELS),
)
# to check a registry
MODEL = ("msgspec", "qhtrack.domain.model", "qhtrack.words.synonyms")
# to read a date as it is typed
TYPED = ("qhtrack.domain.typed_dates",)
# to see what was said here, and to say more
SAID = ("json", *(f"qhtrack.domain.{name}" for name in ("text_folding", "history", "statements")))
SAYING = (*SAID, *TYPED, "qhtrack.domain.groups", "qhtrack.domain.updates")
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.name != "__init__.py")


def name_of(path: Path) -> str:
    """Return a module's name within the package."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def room_and_name(module: str) -> tuple[str, str]:
    """Split `output.tables`; what lies in no room is in room ``."""
    room, _, name = module.rpartition(".")
    return room, name


def imported(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, type-only imports and those in functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(path: Path) -> Iterator[str]:
    """Yield the package's modules that a file imports."""
    for name in imported(path):
        parts = name.split(".")[1:] if name.startswith("qhtrack.") else []
        for length in (2, 1):
            module = SOURCE.joinpath(*parts[:length]).with_suffix(".py")
            if parts and module.exists():
                yield name_of(module)
                break


def below(room: str) -> set[str]:
    """Return the rooms that a room may import."""
    floor = next(number for number, rooms in enumerate(FLOORS) if room in rooms)
    return {other for rooms in FLOORS[floor + 1 :] for other in rooms} - CLOSED.get(room, set())


def test_every_module_has_its_place() -> None:
    """And every place its module; every room has its floor."""
    named = {f"{room}.{name}".strip(".") for room, names in ORDER.items() for name in names}
    assert named == {name_of(path) for path in MODULES} | {"__init__"}
    rooms = [room for floor in FLOORS for room in floor]
    assert sorted(rooms) == sorted({room or name for room, name in map(room_and_name, named)})


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    """Between rooms from floor to floor, within a room down its list."""
    room, name = room_and_name(name_of(path))
    for other in own(path):
        other_room, other_name = room_and_name(other)
        if room and room == other_room:
            assert ORDER[room].index(other_name) > ORDER[room].index(name), other
        else:
            assert (other_room or other_name) in below(room or name), other


def test_outside_packages_have_their_owners() -> None:
    """So that each is loaded where it is used, and nowhere else."""
    owners: dict[str, set[str]] = {}
    for path in MODULES:
        for package in {name.partition(".")[0] for name in imported(path)}:
            if package not in sys.stdlib_module_names | {"qhtrack"}:
                owners.setdefault(package, set()).add(name_of(path))
    assert owners == OWNERS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sql_stands_in_one_room(path: Path) -> None:
    """No text elsewhere has its words; who opens a database asks that room."""
    if room_and_name(name_of(path))[0] != "database":
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not SQL.search(node.value), node.value


def test_sql_is_known_when_it_is_seen() -> None:
    """And prose is not."""
    for text in (
        "SELECT id FROM project",
        "INSERT INTO load VALUES (?)",
        "UPDATE event\nSET day = ?",
        "DELETE FROM event",
        "PRAGMA user_version",
        "DROP VIEW IF EXISTS",
        "id = ? ORDER BY id",
    ):
        assert SQL.search(text), text
    assert not SQL.search("update the set, select a row; delete from here, where it is")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rows_have_types_between_rooms(path: Path) -> None:
    """What another room may call or read says what it holds: no `dict[str, Any]`."""
    for node in public(ast.parse(path.read_text(encoding="utf-8")).body):
        for text in annotations(node):
            definition = ast.unparse(node)
            assert definition == PLAIN or not UNTYPED.search(text), definition


def public(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield what is defined for others, the parts of classes too."""
    for node in body:
        name = ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else ""
        name = getattr(node, "name", name)
        if name == "__init__" or not name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def annotations(node: ast.stmt) -> Iterator[str]:
    """Yield the types that a definition names; those of an alias are its value."""
    if isinstance(node, ast.FunctionDef):
        arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        named = [argument.annotation for argument in arguments] + [node.returns]
        yield from (ast.unparse(type_) for type_ in named if type_)
    elif isinstance(node, ast.AnnAssign):
        yield ast.unparse(node.annotation)
    elif isinstance(node, ast.Assign):
        yield ast.unparse(node.value)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_module_has_its_test_file(path: Path) -> None:
    """In the same room."""
    room, name = room_and_name(name_of(path))
    if name not in NAMES_ALONE:
        assert (ROOT / "tests" / room / f"test_{name.strip('_')}.py").exists()


@pytest.mark.parametrize("path", [*MODULES, *(ROOT / "tests").rglob("*.py")], ids=str)
def test_functions_and_modules_stay_short(path: Path) -> None:
    """A function has at most 40 lines, its signature aside; a module at most 350."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 350
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.body[0].lineno < 40, node.name


def test_a_rooms_init_is_its_docstring() -> None:
    """Nothing else, so that no import is paid by passing through."""
    for path in SOURCE.glob("*/__init__.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert [type(node) for node in body] == [ast.Expr], path


@pytest.mark.parametrize(
    ("command", "allowed"),
    [
        ("--version", ()),
        (
            "--help",
            (
                *("rich", *SAYING),
                *(f"qhtrack.commands.{name}" for name in PANELS),
            ),
        ),
        ("--lang zh list --help", ("rich", "qhtrack.commands.ask", "qhtrack.words.help_zh")),
        ("--lang zh list --json", ("qhtrack.commands.ask",)),
        ("list --json", ("qhtrack.commands.ask",)),
        (
            "list -s partial -f csv",
            ("qhtrack.commands.ask", "json", "qhtrack.words.query", "qhtrack.domain.text_folding"),
        ),
        ("list --sort since --columns id --json", ("qhtrack.commands.ask",)),
        ("show dam --json", (*SAID, "qhtrack.commands.look")),
        ("history --json", (*SAID, "qhtrack.commands.look")),
        ("info --json", (*SAID, "qhtrack.commands.look", "hashlib")),
        ("update dam operating --dry-run", (*SAYING, "qhtrack.commands.record")),
        (
            "promise dam --due 2023 --missed 2024 --evidence paper",
            (*MODEL, *SAYING, "qhtrack.commands.record"),
        ),
        ("add region x name=X", (*MODEL, *SAYING, "qhtrack.commands.record")),
        ("set dam owner=X --json", (*MODEL, *SAYING, "qhtrack.commands.record")),
        ("drop dam 2021-05 construction", (*MODEL, *SAYING, "qhtrack.commands.record")),
        ("log --json", (*SAYING, "qhtrack.commands.record")),
        ("log", (*SAYING, "qhtrack.commands.record", "qhtrack.domain.report")),
        ("list -f table", ("qhtrack.commands.ask", "rich")),
        ("show dam", (*SAYING, "qhtrack.commands.look", "qhtrack.domain.report", "rich")),
    ],
)
def test_a_command_loads_what_it_needs(
    tmp_path: Path, command: str, allowed: tuple[str, ...]
) -> None:
    """In a fresh process, on a database that is there already."""
    (tmp_path / "sample.toml").write_text(SAMPLE, encoding="utf-8")
    database = ["--db", str(tmp_path / "a.db")]
    load = [sys.executable, "-m", "qhtrack", *database, "load", str(tmp_path / "sample.toml")]
    subprocess.run(load, check=True, capture_output=True)
    program = (
        "import sys; from qhtrack.cli import main; "
        f"code = main({[*database, *command.split()]!r}); "
        f"sys.exit(f'{{code}} ' + ' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    )
    plain = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, env=plain
    )
    code, *loaded = done.stderr.splitlines()[-1].split()
    assert code == "0"
    assert set(loaded) <= set(allowed)
