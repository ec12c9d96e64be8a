"""Whatever is said, in whatever order: it is shown, exported, or named by what took it out."""

import contextlib
import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from colleagues import REGISTRY, edited
from conftest import NOW, Result
from qhtrack.cli import main

TOKEN = re.compile(r"fact-\d+")
PROJECTS = ("dam", "road-b")
HITS: Counter[str] = Counter()

projects = st.sampled_from(PROJECTS)
dates = st.sampled_from(["2020", "2021-05", "2022", "2025-03"])
statuses = st.sampled_from(["approved", "construction", "construction", "partial"])


class Said(NamedTuple):
    """The words that a recording brought, and those that it took out."""

    brought: frozenset[str]
    took: frozenset[str]


def tokens(value: object) -> frozenset[str]:
    """Return the words in anything."""
    return frozenset(TOKEN.findall(value if isinstance(value, str) else json.dumps(value)))


class Machine(RuleBasedStateMachine):
    """Commands in any order, and beside them what was said: words that are told apart."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "registry.toml"
        self.number = 100
        self.file = tokens(REGISTRY)
        self.own: frozenset[str] = frozenset()
        # words of files in whose place ours stood, as was asked for
        self.gave_way: frozenset[str] = frozenset()
        self.standing: dict[int, Said] = {}
        self.undone: list[tuple[int, Said]] = []
        # what was said last, where it stands
        self.last: tuple[str, ...] = ()
        # since something was undone
        self.is_loaded_since = False
        # nothing was loaded or exported since the first load
        self.only_said = True

    def teardown(self) -> None:
        """Undo everything: the registry is as it was loaded."""
        if self.only_said and self.path.exists():
            while self.run("undo").exit_code == 0:
                HITS["undone at the end"] += 1
            assert self.run("export").stdout == REGISTRY
        self.folder.cleanup()

    def run(self, *arguments: str) -> Result:
        """Run a command in this process."""
        out, err = io.StringIO(), io.StringIO()
        database = str(Path(self.folder.name) / "a.db")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--db", database, *arguments], NOW)
        assert code in {0, 4, 6}, err.getvalue()
        return Result(code, out.getvalue(), err.getvalue())

    def answer(self, *arguments: str) -> Any:  # noqa: ANN401
        """Return the JSON of a command that succeeds."""
        return json.loads(self.run(*arguments, "--json").stdout)

    def new(self) -> str:
        """Return a word that nobody has said."""
        self.number += 1
        return f"fact-{self.number}"

    def shown(self) -> frozenset[str]:
        """Return the words that must be there."""
        words = self.file - self.own - self.gave_way
        for _, said in sorted(self.standing.items()):
            words = (words - said.took) | said.brought
        return words

    def say(self, words: Iterable[str], *arguments: str) -> Result:
        """Record something; what it says that it took out may be gone."""
        done = self.run(*arguments, "--json")
        if done.exit_code:
            HITS["refused"] += 1
            return done
        rows = json.loads(done.stdout)
        rows = rows if isinstance(rows, list) else [rows]
        if all(row["action"] == "unchanged" for row in rows):
            assert not words
            HITS["unchanged"] += 1
            return done
        took = frozenset[str]()
        for row in rows:
            HITS[row["action"]] += 1
            took |= tokens(row.get("replaced"))
            took |= tokens(row.get("before")) - tokens(row.get("after"))
        number = self.answer("log", "-n", "1")[0]["number"]
        self.standing[number] = Said(frozenset(words), took)
        self.own |= frozenset(words)
        self.undone.clear()
        self.last = arguments
        return done

    @initialize()
    def load_first(self) -> None:
        """Begin with a registry."""
        self.path.write_text(REGISTRY)
        assert self.run("load", str(self.path)).exit_code == 0

    @rule(project=projects, status=statuses, date=dates, replace=st.booleans(), by=st.booleans())
    def update(self, project: str, status: str, date: str, *, replace: bool, by: bool) -> None:
        """Record an event, or more of one."""
        note, source = self.new(), self.new()
        options = [*(["--replace"] if replace else []), *(["--by"] if by else [])]
        said = ("--note", note, "--source", f"a paper of {source}", "--date", date, *options)
        self.say({note, source}, "update", project, status, *said)

    @rule(project=projects, due=st.sampled_from(["2023", "2024", "2026"]))
    def promise(self, project: str, due: str) -> None:
        """Record a promise."""
        wording, source = self.new(), self.new()
        said = ("--wording", wording, "--due", due, "--source", f"a paper of {source}")
        self.say({wording, source}, "promise", project, *said)

    @rule(pick=st.integers(0, 50))
    def judge(self, pick: int) -> None:
        """Find what became of a promise."""
        rows = self.answer("scorecard")
        if rows:
            row = rows[pick % len(rows)]
            word = self.new()
            finding = ("--reached", "2022", "--evidence", f"a paper of {word}")
            self.say({word}, "promise", row["project"], "--wording", row["wording"], *finding)

    @rule(project=projects, field=st.sampled_from(["owner=", "aliases+="]))
    def set_field(self, project: str, field: str) -> None:
        """Correct a field, or add to a list."""
        word = self.new()
        self.say({word}, "set", project, f"{field}{word}")

    @rule(kind=st.sampled_from(["project", "source"]))
    def add(self, kind: str) -> None:
        """Add a row."""
        word = self.new()
        fields = {"project": ("category=road", f"name=The {word}"), "source": (f"title={word}",)}
        self.say({word}, "add", kind, f"id-{self.number}", *fields[kind])

    @rule(pick=st.integers(0, 50), promises=st.booleans())
    def drop(self, pick: int, *, promises: bool) -> None:
        """Take back an event or a promise."""
        rows: list[dict[str, Any]] = self.answer("scorecard" if promises else "history")
        if rows:
            row = rows[pick % len(rows)]
            which = ("--wording", row["wording"]) if promises else (row["date"], row["status"])
            due = ("--due", row["due"]) if promises and row["due"] else ()
            self.say((), "drop", row["project"], *which, *due)

    @rule(project=projects, dates=st.lists(dates, min_size=1, max_size=3, unique=True))
    def apply(self, project: str, dates: list[str]) -> None:
        """Record a sheet."""
        words = [self.new() for _ in dates]
        sheet = Path(self.folder.name) / "rows.csv"
        told = zip(dates, words, strict=True)
        rows = [f"{project},construction,{date},{word}\n" for date, word in told]
        sheet.write_text("project,status,date,note\n" + "".join(rows))
        self.say(words, "apply", str(sheet))

    @precondition(lambda self: self.last)
    @rule()
    def again(self) -> None:
        """Say the same once more: it is known."""
        done = self.say((), *self.last)
        HITS[f"{self.last[0]}, again"] += not done.exit_code

    @precondition(lambda self: self.standing)
    @rule(pick=st.integers(0, 9), again=st.booleans())
    def undo(self, pick: int, *, again: bool) -> None:
        """Take a recording back, the last or another; perhaps only to bring it back."""
        numbers = sorted(self.standing, reverse=True)
        number = numbers[max(pick - 5, 0) % len(numbers)]
        if self.run("undo", str(number)).exit_code:
            return
        self.last = ()
        HITS["undone, not the last"] += number != numbers[0]
        self.undone.append((number, self.standing.pop(number)))
        self.is_loaded_since = False
        if again:
            self.redo()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        """Let the last one undone stand again, unless a load has since taken what it is about."""
        done = self.run("redo", "--json")
        if done.exit_code:
            assert self.is_loaded_since
            HITS["not redone"] += 1
            return
        number = json.loads(done.stdout)["number"]
        said = dict(self.undone)[number]
        assert self.is_loaded_since or number == self.undone[-1][0]
        self.undone = [undone for undone in self.undone if undone[0] != number]
        HITS["redone"] += 1
        HITS["redone after a load"] += self.is_loaded_since
        self.last = ()
        self.standing[number] = said

    @rule()
    def export(self) -> None:
        """Write what stands into the file."""
        if self.run("export", "-o", str(self.path)).exit_code == 0:
            self.file = tokens(self.path.read_text())
            HITS["exported"] += 1
        self.only_said = False

    def say_before(self, edit: str, *, again: bool) -> None:
        """Say something of what a colleague edits; perhaps undo it, for the load to meet that."""
        words = self.new(), self.new()
        if edit == "owner":
            self.say(words[:1], "set", "dam", f"owner={words[0]}")
        told = ("set", "road-b", f"place={words[0]}")
        if edit == "project" and again and self.say(words[:1], *told).exit_code == 0:
            self.undo(0, again=False)
        if edit == "silence" and again:
            more = ("--note", words[0], "--source", f"a paper of {words[1]}")
            self.say(words, "update", "dam", "approved", "--date", "2020", *more)
            self.export()
            self.undo(0, again=False)
            HITS["undone, and a part of it gone from the file"] += 1

    @rule(
        edit=st.sampled_from(
            ["none", "first", *["remove"] * 2, "note", "silence", "tell", "owner", *["project"] * 2]
        ),
        pick=st.integers(0, 50),
        prefer=st.sampled_from(["file", "mine"]),
        again=st.booleans(),
    )
    def load(self, edit: str, pick: int, prefer: str, *, again: bool) -> None:
        """Load the file as it is, an older one, or one that a colleague has edited."""
        self.say_before(edit, again=again)
        if again and edit in {"project", "silence"}:
            pick = 0
        before = self.run("export").stdout
        text = REGISTRY if edit == "first" else self.path.read_text()
        if edit not in {"none", "first"}:
            text = edited(text, edit, pick, self.new())
        self.path.write_text(text)
        self.only_said = False
        done = self.run("load", str(self.path), "--json")
        if done.exit_code:
            HITS["conflict"] += 1
            assert self.run("export").stdout == before
            done = self.run("load", str(self.path), "--prefer", prefer, "--json")
            assert done.exit_code == 0, done.stderr
        loaded = json.loads(done.stdout)
        gone = tokens(loaded["dropped"])
        if prefer == "mine":
            self.gave_way |= tokens([one["file"] for one in loaded["conflicts"]])
        HITS["dropped"] += bool(gone)
        HITS["kept"] += bool(loaded["kept"])
        self.file = tokens(self.path.read_text())
        self.standing = {
            number: Said(said.brought - gone, said.took) for number, said in self.standing.items()
        }
        self.undone = [
            (number, Said(said.brought - gone, said.took)) for number, said in self.undone
        ]
        self.is_loaded_since = True
        self.last = ()
        if again and self.undone:
            self.redo()
        after = self.run("export").stdout
        assert self.answer("load", str(self.path))["unchanged"]
        assert self.run("export").stdout == after

    @invariant()
    def nothing_is_lost(self) -> None:
        """Each word that stands is in an export."""
        if self.path.exists():
            exported = self.run("export")
            if exported.exit_code == 0:
                assert self.shown() <= tokens(exported.stdout)


def test_no_word_is_lost_in_whatever_order_it_is_said() -> None:
    """What nobody took out, by a command that named it, is there."""
    run_state_machine_as_test(Machine, settings=settings(max_examples=80, stateful_step_count=16))
    points = (
        *("recorded", "confirmed", "amended", "dropped", "unchanged", "refused", "redone"),
        *("undone, not the last", "undone at the end", "exported", "conflict", "kept"),
        *("redone after a load", "not redone", "undone, and a part of it gone from the file"),
    )
    assert min(HITS[point] for point in points) > 0, HITS
