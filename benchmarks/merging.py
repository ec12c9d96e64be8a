"""Count the conflicts of branches that meet, and time the merge of a large registry."""

import random
import shutil
import subprocess
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from measure import Command, Pair, apart, in_turn
from qhtrack.actions.merging import merge_files
from qhtrack.domain.consistency import violations
from qhtrack.domain.dates import END_OF_TIME
from qhtrack.domain.errors import RefusedError
from qhtrack.domain.model import Event, Registry
from qhtrack.domain.status import LADDER
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.registry import toml
from stage import PROGRAM, SHIPPED, Stage

_MONTH, _LATER = "2026-03", date(2099, 1, 1)
_PAPERS = ("xinhua", "qinghai-daily", "qhnews", "chinanews", "peoples-daily", "cnr")
_LOAD_EACH = 'for file; do rm -f "$file".db*; "$0" --db "$file.db" load "$file" || exit; done'


class Row(NamedTuple):
    """Of how many pairs with so many changes on each side, how many fail in which way."""

    changes: int
    pairs: int
    by_line: int
    union_invalid: int
    union_wrong: int
    driver: int


def conflicts(count: int = 100) -> Iterator[Row]:
    """Yield a row for each number of changes; the driver runs in process, to save its starts."""
    base = SHIPPED.read_text(encoding="utf-8")
    for changes in (1, 5, 20):
        chance = random.Random(changes)
        outcomes = [
            _outcome(base, *(branch(base, changes, chance) for _ in range(2))) for _ in range(count)
        ]
        yield Row(changes, count, *map(sum, zip(*outcomes, strict=True)))


def speed(stage: Stage, size: int) -> Pair:
    """Time a merge with 20 changes on each side against loading its three files, in turn."""
    base, merged = stage.registry(size), stage.folder / "merged.toml"
    sides = (stage.folder / "ours.toml", stage.folder / "theirs.toml")
    apart(_write_branches, base, sides, random.Random(size))
    merges = stage.program("merge", base, merged, sides[1], database=stage.shipped)
    loads = Command(("sh", "-c", _LOAD_EACH, PROGRAM, *map(str, (base, *sides))))
    return in_turn(merges._replace(before=partial(shutil.copy, sides[0], merged)), loads, 5)


def _write_branches(base: Path, sides: Iterable[Path], chance: random.Random) -> None:
    text = base.read_text(encoding="utf-8")
    for side in sides:
        side.write_text(branch(text, 20, chance), encoding="utf-8")


def _outcome(*texts: str) -> tuple[bool, bool, bool, bool]:
    with tempfile.TemporaryDirectory() as folder:
        base, ours, theirs = (str(Path(folder, name)) for name in ("base", "ours", "theirs"))
        for path, text in zip((base, ours, theirs), texts, strict=True):
            Path(path).write_text(text, encoding="utf-8")
        by_line = _git(ours, base, theirs).returncode != 0
        union = _events(_git("--union", ours, base, theirs).stdout)
        driver = bool(merge_files(base, ours, theirs, _LATER))
        wrong = not driver and union not in (None, _events(Path(ours).read_text(encoding="utf-8")))
        return by_line, union is None, wrong, driver


def _git(*words: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "merge-file", "-p", "-q", *words]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def _events(text: str) -> Counter[tuple[str, Event]] | None:
    """Return whose events the text tells, or None if it is no registry."""
    try:
        projects = toml.parse(text, "merged", _LATER).projects
    except RefusedError:
        return None
    return Counter((project.id, event) for project in projects for event in project.events)


def branch(base: str, changes: int, chance: random.Random) -> str:
    """Return the registry's text after so many changes of a month, each drawn until it is valid."""
    data = tomllib.loads(base)
    for _ in range(changes):
        data = _changed(data, chance)
    registry = toml.to_data(msgspec.convert(data, Registry))
    return "".join(toml.dump(registry, toml.heading(base)))


def _changed(data: TomlTable, chance: random.Random) -> TomlTable:
    while True:
        tried = deepcopy(data)
        (change,) = chance.choices(list(_CHANGES), list(_CHANGES.values()))
        change(tried, chance)
        if not any(violations(msgspec.convert(tried, Registry), END_OF_TIME)):
            return tried


def _see(data: TomlTable, chance: random.Random) -> None:
    _record(chance.choice(data["project"]), chance.choice(data["source"])["id"], chance)


def _cite(data: TomlTable, chance: random.Random) -> None:
    day = f"{_MONTH}-{chance.randrange(1, 29):02}"
    source = {"id": f"{chance.choice(_PAPERS)}-{day}", "title": "要闻", "date": day}
    data["source"] += [source] if source not in data["source"] else []
    _record(chance.choice(data["project"]), source["id"], chance)


def _record(project: TomlTable, source: str, chance: random.Random) -> None:
    """Add an event: a project's id says on which day it moves on, and few do not hear of it."""
    day = chance.randrange(1, 29)
    events = project.setdefault("event", [])
    status = next((event["status"] for event in events[::-1] if event["date"] < _MONTH), "proposed")
    if status in LADDER[:-1] and random.Random(project["id"]).randrange(90) < day:
        status = LADDER[LADDER.index(status) + (chance.random() < 0.95)]
    seen = _MONTH if chance.random() < 0.1 else f"{_MONTH}-{day:02}"
    note = {"note": f"Seen by {chance.randrange(1000)}."} if chance.random() < 0.5 else {}
    events.append({"date": seen, "status": str(status), "source": source, **note})


def _edit(data: TomlTable, chance: random.Random) -> None:
    number = chance.randrange(1, 1000)
    edits = {"investment_bn": number, "note": f"Corrected: {number}.", "owner": f"No. {number}"}
    chance.choice(data["project"]).update([chance.choice(list(edits.items()))])


def _promise(data: TomlTable, chance: random.Random) -> None:
    due, wording = str(chance.randrange(2026, 2031)), f"建成{chance.randrange(1000)}"
    promise = {"due": due, "wording": wording, "source": chance.choice(data["source"])["id"]}
    chance.choice(data["project"]).setdefault("promise", []).append(promise)


def _begin(data: TomlTable, chance: random.Random) -> None:
    name, category = f"dam-{chance.getrandbits(32)}", chance.choice(data["category"])["id"]
    data["project"].append({"id": name, "name": name, "category": category})
    _record(data["project"][-1], chance.choice(data["source"])["id"], chance)


def _undo(data: TomlTable, chance: random.Random) -> None:
    chance.choice([row for row in data["project"] if len(row.get("event", ())) > 1])["event"].pop()


_CHANGES = {_see: 10, _cite: 4, _edit: 3, _promise: 1, _begin: 1, _undo: 1}
