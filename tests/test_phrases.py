"""What people type is understood, or answered usefully: phrase by phrase, through main().

`phrases-cold.tsv` was written by somebody who had not seen the code. `phrases.tsv` has each of its
lines, and more, with what is checked: the same answer as a canonical line gives, or words that
stand in the sentence, with an answer (hinted) or without (refused).
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import REGISTRY, Run

FOLDER = Path(__file__).parent
# where the design says otherwise than whoever wrote the line expected, and what it says
CORRECTED = {
    "list 批复": "a word with two meanings is refused with both",
    "list -s permitted": "a word with two meanings is refused with both",
    "list -r Guoluo": "a region is called by a part of its names, and that is none",
    "show 格拉段": "the beginning of one name goes before a part of another",
    "history gonghe --since 20240101": "a bare word is part of any name, and several have it",
    "history --since 'May 2026?'": "to take it for 2026-05 would do too",
    "history --since 十四五": "the years of a five-year plan are known, and are a date too",
}


class Phrase(NamedTuple):
    """What is typed, what it does, and as which line or with which words."""

    typed: str
    does: str
    as_: str


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table beside this file."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


PHRASES = [Phrase(*row) for row in rows("phrases.tsv")]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the shipped registry is loaded once for all phrases."""
    return tmp_path_factory.mktemp("phrases") / "phrases.db"


@pytest.fixture
def shipped(run: Run, database: Path) -> Run:
    """Return what runs a line on the shipped registry."""
    if not database.exists():
        assert run("--db", str(database), "load", str(REGISTRY)).exit_code == 0
    return lambda line: run("--db", str(database), *shlex.split(line))


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.typed)
def test_what_is_typed_is_understood_or_answered(shipped: Run, phrase: Phrase) -> None:
    """The same as in plain words, perhaps with a remark, or a sentence that helps."""
    said = shipped(phrase.typed)
    if phrase.does in {"same", "told"}:
        plain = shipped(phrase.as_)
        assert (said.stdout, said.exit_code) == (plain.stdout, 0)
        assert (said.stderr == plain.stderr) == (phrase.does == "same")
        return
    assert phrase.does in {"hinted", "refused"}
    if phrase.does == "hinted":
        assert said.stdout.count("\n") > 1
        assert said.exit_code == 0
    else:
        # a header may stand there, a row may not
        assert "\n" not in said.stdout.rstrip("\n")
    assert [word for word in phrase.as_.split("|") if word not in said.stderr] == []
    assert "Traceback" not in said.stderr


# the terms of a hint, in either language
HINTS = {
    "en": (re.compile(r"did you mean '(.+?)'\?|'([^' ]+[:<>=][^']+)'(?=, |; say)"), "--lang en"),
    "zh": (re.compile("“(.+?)”"), "--lang zh"),
}
ASKED = ("list", "scorecard", "stats", "history", "sources")


@pytest.mark.parametrize("language", HINTS)
def test_every_hint_can_be_typed(shipped: Run, language: str) -> None:
    """As it stands, word for word, and within its quotes."""
    shape, option = HINTS[language]
    hints = {
        (phrase.typed, "".join(groups))
        for phrase in PHRASES
        if phrase.does != "same" and phrase.typed.split()[0] in ASKED
        for groups in shape.findall(shipped(f"{option} {phrase.typed}").stderr)
        if ":" in "".join(groups)
    }
    assert len(hints) > 40
    for _, hint in sorted(hints):
        answer = shipped(f"{option} list {hint} -f ids")
        assert answer.exit_code == 0, hint
        assert "‘" not in answer.stderr
        quoted = shlex.join(["list", hint, "-f", "ids"])
        assert shipped(f"{option} {quoted}") == answer
        assert [
            word for word in ("is looked for as text", "按文字检索") if word in answer.stderr
        ] == []


def test_every_phrase_of_a_stranger_is_tried() -> None:
    """As it was written, but where the design says otherwise; and many more."""
    tried = {phrase.typed: phrase for phrase in PHRASES}
    assert len(tried) == len(PHRASES) > 300
    count = 0
    for typed, does, what, _ in rows("phrases-cold.tsv"):
        if typed in CORRECTED:
            continue
        phrase = tried[typed]
        if does == "ok" and what.startswith("same-as "):
            assert phrase.does in {"same", "told"}
            assert phrase.as_ == what.removeprefix("same-as ")[1:-1]
        else:
            assert phrase.does == "refused"
        count += 1
    assert count == 174 - len(CORRECTED)
