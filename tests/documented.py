"""Make the tables of the documents from the code."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import fields as fields_of

from conftest import Run
from qhtrack.database.views import VIEWS
from qhtrack.domain import fields
from qhtrack.domain.model import Category, Event, Project, Promise, Region, Registry, Source

_MODELS: Mapping[str, type[Struct]] = {
    "category": Category,
    "region": Region,
    "source": Source,
    "project": Project,
    "promise": Promise,
    "event": Event,
}
# <!-- table: NAME -->, the table, <!-- end -->
MADE = re.compile(r"(?<=<!-- table: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def with_tables(text: str, run: Run, sample: Path) -> str:
    """Return a document with its tables as the code has them today."""
    return MADE.sub(lambda made: f"{made[1]}{made[2]}{_TABLES[made[1]](run, sample)}", text)


def _table(heads: Sequence[str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _keys(run: Run, sample: Path) -> str:
    """Return the keys of what each command answers, asked of the commands in this order."""
    own = str(sample.with_name("own"))
    answers = {
        "`list`": ["list"],
        "`show PROJECT`": ["show", "dam"],
        "`show SOURCE`": ["show", "paper"],
        "`history`": ["history"],
        "`scorecard`": ["scorecard"],
        "`scorecard --by FIELD`": ["scorecard", "--by", "year"],
        "`compare`": ["compare", "2021", "2025"],
        "`stats --by FIELD`": ["stats", "--by", "year"],
        "`sources`": ["sources"],
        "`info`": ["info"],
        "`update`, a row of `apply` that tells of an event": ["update", "dam", "partial"],
        "`promise`, `add`, `set`, `drop`, other rows of `apply`; a statement": [
            "set",
            "dam",
            "note=x",
        ],
        "`undo`, `redo`, a recording in `log`": ["undo"],
        "`init`": ["--db", f"{own}.db", "init", f"{own}.toml"],
        "`load`": ["load", str(sample)],
    }
    told = {what: _code(_first(run(*call, "--json").stdout)) for what, call in answers.items()}
    told |= _keys_of_a_dispute(run, sample)
    of_list = told["`list`"]
    told["`show PROJECT`"] = told["`show PROJECT`"].replace(of_list, "those of `list`")
    return _table(("answer of", "keys"), told.items())


def _keys_of_a_dispute(run: Run, sample: Path) -> dict[str, str]:
    """Return those of a conflict, which stands in the failure, and of what gave way to the file."""
    run("set", "dam", "owner=Ours")
    text = sample.read_text(encoding="utf-8")
    sample.write_text(text.replace("Yellow River Co", "Theirs"), encoding="utf-8")
    failure = json.loads(run("load", str(sample), "--json").stderr)
    answer = json.loads(run("load", str(sample), "--prefer", "file", "--json").stdout)
    return {
        "`load`: one of the `facts`": _code(answer["facts"][0]),
        "`load`: what was `dropped`": _code(answer["dropped"][0]),
        "`load`: one of the `conflicts`": _code(failure["conflicts"][0]),
    }


def _first(answer: str) -> Iterable[str]:
    value = json.loads(answer)
    keys: dict[str, object] = value[0] if isinstance(value, list) else value
    return ["FIELD" if key == "year" else key for key in keys]


def _registry(run: Run, sample: Path) -> str:
    """Return the keys of a registry, in the order of the canonical form."""
    del run, sample
    return _table(("of", "keys"), _keys_of_registry("the file"))


def _registry_zh(run: Run, sample: Path) -> str:
    """Return the same in Chinese."""
    del run, sample
    return _table(("所属", "字段"), _keys_of_registry("文件"))


def _keys_of_registry(file: str) -> Iterator[tuple[str, str]]:
    yield file, _of(Registry, ("schema", "title", "title_zh", "currency"))
    names = {"promise": "project.promise", "event": "project.event"}
    for name, table in fields.TABLES.items():
        yield f"`[[{names.get(name, name)}]]`", _of(_MODELS[name], fields.keys(table))


def _of(model: type[Struct], keys: Iterable[str]) -> str:
    required = {field.encode_name for field in fields_of(model) if field.required}
    return ", ".join(f"**`{key}`**" if key in required else f"`{key}`" for key in keys)


def _views(run: Run, sample: Path) -> str:
    """Return the columns of the views."""
    del run
    with closing(sqlite3.connect(sample.with_name("test.db"))) as connection:
        columns = {
            name: [column for _, column, *_ in connection.execute(f"PRAGMA table_info({name})")]
            for name in VIEWS
        }
    return _table(("view", "columns"), ((f"`{name}`", _code(columns[name])) for name in columns))


_TABLES = {
    "keys": _keys,
    "registry": _registry,
    "registry_zh": _registry_zh,
    "views": _views,
}
