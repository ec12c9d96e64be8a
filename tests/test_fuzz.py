"""Files, queries and dates of any kind: read or refused, never anything else."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from conftest import NOW, SAMPLE
from qhtrack import files
from qhtrack.actions import applying
from qhtrack.actions.context import Clock, Context
from qhtrack.actions.sheet_results import Defaults
from qhtrack.database import (
    contents,
    questions,
    sqlite,
    statements,
    store,
    transactions,
)
from qhtrack.domain.change_results import Action
from qhtrack.domain.dates import first_day, is_date, last_day
from qhtrack.domain.errors import Problem, RefusedError, UsageError
from qhtrack.domain.model import Registry
from qhtrack.domain.proposals import ProposedChange
from qhtrack.domain.updates import UpdateResult
from qhtrack.registry import toml
from qhtrack.sheets import rows as sheet_rows
from qhtrack.sheets.rows import ReadingOptions
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

TODAY = date(2026, 11, 23)


def save(connection: sqlite3.Connection, registry: Registry) -> None:
    """Bring a database to a registry's state."""
    file = store.File(None, None, "")
    with transactions.transaction(connection):
        store.save(connection, registry, file, "", "now")


def saved(registry: Registry) -> Registry:
    """Return what a database gives back of a registry."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, registry)
        return contents.registry(connection)


def mutated(data: st.DataObject, whole: str = SAMPLE) -> bytes:
    """Return the sample with some of it cut, doubled or overwritten."""
    text = bytearray(whole.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        end = min(len(text), at + data.draw(st.integers(0, 40)))
        put = data.draw(
            st.sampled_from(
                [b"", b"\0", b'"', b"[[", b"\n", b"= 2023-13-01", b"\xff", b"[1]", b"''"]
            )
            | st.binary(max_size=8)
            | st.just(bytes(text[at:end]) * 2)
        )
        text[at:end] = put
    return bytes(text)


@settings(max_examples=300)
@given(st.data())
def test_a_mutated_registry_is_read_or_refused(data: st.DataObject) -> None:
    """Never anything else, and every problem has its line."""
    text = mutated(data)
    try:
        registry = toml.parse(files.decode(text, "x"), "x", TODAY)
    except RefusedError as error:
        refused = error
    else:
        assert toml.parse("".join(toml.dump(toml.to_data(registry))), "x", TODAY).schema == 1
        assert toml.to_data(saved(registry)) == toml.to_data(registry)
        return
    assert refused.problems
    assert all(one.line is None or one.line > 0 for one in refused.problems)
    assert str(refused).replace("\n", "").isprintable()


ROWS = {
    "x.csv": "project,status,date,source,note,capacity_mw,expect\n"
    "dam,operating,2025,paper,seen,2320,partial\nroad-a,在建,2025-01,a visit,,,unknown\n",
    "x.json": '[{"project": "dam", "status": "operating", "date": "2025", "capacity_mw": 2320},\n'
    '{"project": "road-a", "status": "partial", "expect": "unknown", "note": null}]',
}


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
@pytest.mark.parametrize("name", ROWS)
def test_mutated_rows_are_applied_whole_or_refused(name: str, data: st.DataObject) -> None:
    """Every bad one has its line; what is refused records nothing."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, toml.parse(SAMPLE, "x", TODAY))
        done: Sequence[UpdateResult | ProposedChange] = []
        problems: Sequence[Problem] = ()
        try:
            text = files.decode(mutated(data, ROWS[name]), name)
            found = sheet_rows.read_text(text, name, ReadingOptions()).rows
            with transactions.transaction(connection):
                done = applying.record_rows(Context(Clock(NOW)), connection, found, Defaults())
        except RefusedError as error:
            problems = error.problems
        assert all(
            one.line and sentence(one.located(), Language.EN).isprintable() for one in problems
        )
        assert statements.count_unfiled(connection) == sum(
            one.action is not Action.UNCHANGED for one in done
        )


@settings(max_examples=200)
@given(st.lists(st.text(max_size=12) | st.sampled_from(["status:", "due<", "id=';--", "a!=b"])))
@example(["category:x' OR 1=1 --"])
def test_any_query_is_answered_or_refused(terms: list[str]) -> None:
    """SQL in it is text like any other."""
    connection = sqlite.create_in_memory()
    asked = questions.Filter(terms)
    with closing(connection), suppress(UsageError):
        assert list(questions.projects(connection, asked, questions.AsOf("2026-11-23"))) == []


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}", fullmatch=True))
@example("0000")
@example("10000")
@example("2024-02-30")
@example("٢٠٢٤")
def test_any_text_is_a_date_or_not(text: str) -> None:
    """A date has a first and a last day."""
    if is_date(text):
        assert date.fromisoformat(first_day(text)) <= date.fromisoformat(last_day(text))
