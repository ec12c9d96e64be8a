"""Lay out what is measured: registries of every size, their databases, the commands on them."""

import shutil
import sqlite3
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from generate import registry, updates
from measure import Command, once

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "data" / "projects.toml"
PACKAGE = HERE.parent / "src" / "qhtrack"
PYTHON = sys.executable
BESIDE = Path(sys.executable).parent
PROGRAM = str(BESIDE / "qhtrack")
UPDATES = 10_000


class Stage:
    """A folder with a registry and a loaded database of each size."""

    def __init__(self, folder: Path) -> None:
        """Load the shipped registry."""
        self.folder = folder
        self.shipped = folder / "shipped.db"
        once(self.program("load", SHIPPED, database=self.shipped))

    def program(self, *words: object, database: Path) -> Command:
        """Return a command of the program's on a database."""
        line = (PROGRAM, *map(str, words))
        return Command(line, {"QHTRACK_DB": str(database), "COLUMNS": "80"})

    def floor(self, *words: object) -> Command:
        """Return a command that does the least."""
        return Command((PYTHON, str(HERE / "floors.py"), *map(str, words)))

    def python(self, code: str) -> Command:
        """Return a command that runs some Python."""
        return Command((PYTHON, "-c", code))

    def registry(self, size: int) -> Path:
        """Return the registry of a size, made once."""
        path = self.folder / f"{size}.toml"
        if not path.exists():
            with path.open("w", encoding="utf-8") as file:
                file.writelines(registry(size))
        return path

    def database(self, size: int) -> Path:
        """Return the database of a size, loaded once."""
        path = self.folder / f"{size}.db"
        if not path.exists():
            once(self.program("load", self.registry(size), database=path))
        return path

    def updates(self, size: int, count: int) -> Path:
        """Return a CSV file of updates to a database of a size."""
        path = self.folder / f"updates-{count}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(updates(size, count))
        return path

    def run(self, *words: object, database: Path) -> None:
        """Run a command of the program's, once and untimed."""
        once(self.program(*words, database=database))

    def load_changed(self, size: int, database: Path) -> Command:
        """Return the load of a registry that has changed since the last one, by a comment."""
        changed = database.with_suffix(".toml")
        shutil.copy(self.registry(size), changed)
        loads = self.program("load", changed, database=database)
        return loads._replace(before=partial(_comment, changed))

    def load(self, size: int) -> Command:
        """Return the load of a registry into a new database."""
        new = self.folder / "new.db"
        loads = self.program("load", self.registry(size), database=new)
        return loads._replace(before=partial(remove, new))

    def load_floor(self, size: int) -> Command:
        """Return the least that loads it."""
        new = self.folder / "floor.db"
        floor = self.floor("load", self.registry(size), new)
        return floor._replace(before=partial(remove, new))


def _comment(registry: Path) -> None:
    with registry.open("a", encoding="utf-8") as file:
        file.write("#\n")


def remove(database: Path) -> None:
    """Remove a database, its log too."""
    for path in database.parent.glob(f"{database.name}*"):
        path.unlink()


def copy(database: Path, to: Path) -> None:
    """Put a copy of a database in another's place."""
    remove(to)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(database, to)
