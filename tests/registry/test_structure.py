"""Keys and values of tables."""

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from types import ModuleType
from typing import get_args

import msgspec
import pytest
import tomli

from qhtrack.domain import model
from qhtrack.domain.errors import RefusedError
from qhtrack.registry import structure, toml
from qhtrack.words import messages_en, messages_zh
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


def lines(data: dict[str, object]) -> list[str]:
    """Return what does not fit in some data, a line each."""
    return [
        f"{'/'.join(map(str, misfit.path))}: {sentence(misfit.message, Language.EN)}"
        for misfit in structure.misfits(data)
    ]


def test_a_missing_key_lies_in_its_table() -> None:
    """With the table's path."""
    data: dict[str, object] = {"schema": 1, "source": [{"id": "a"}, {"id": "B", "title": "T"}]}
    assert lines(data) == [
        "source/0: 'title' is missing",
        "source/1/id: 'B' is not an id (lower-case letters, digits, single hyphens)",
    ]


def annotations() -> Iterator[object]:
    """Yield the type of each field of the model, and what it is made of."""
    for struct in (model.Category, model.Source, model.Promise, model.Event, model.Project):
        parts: list[object] = [field.type for field in msgspec.structs.fields(struct)]
        while parts:
            part = parts.pop()
            yield part
            parts += get_args(part)


@pytest.mark.parametrize("catalogue", [messages_en, messages_zh], ids=["en", "zh"])
def test_what_is_expected_of_a_value_can_be_said(catalogue: ModuleType) -> None:
    """Each description in the model is the key of a message."""
    keys = {part.description for part in annotations() if isinstance(part, msgspec.Meta)}
    assert len(keys) == 9
    assert keys <= set(catalogue.MESSAGES)


FAULTY = """
schema = 1
colour = "x"

[[source]]
id = "s"
title = "S"
date = "2023-13"

[[category]]
id = "c"
name = 5
words_zh = 3

[category.words]
operating = "partial"
partial = 1
opened = "x"

[[project]]
id = "a"
name = "A"
category = 7
capacity_mw = -1

[[project.event]]
date = "2099"
status = "operating"
source = "t"

[[project.event]]
date = "2020"
status = "operatng"

[[project]]
id = "a"
category = "d"
promise = [5, {}]
region = 1
event = [{ date = "2020-02-30", status = "partial" }]
"""


def test_what_fits_is_checked_on() -> None:
    """So that every problem of a file is named in one run."""
    with pytest.raises(RefusedError) as refused:
        toml.parse(FAULTY, "x", date(2026, 11, 23))
    english = partial(sentence, language=Language.EN)
    problems = [
        (problem.line, english(problem.where), english(problem.message)[:30])
        for problem in refused.value.problems
    ]
    assert problems == [
        (3, "colour", "unknown key"),
        (8, "s: date", "'2023-13' is not a real date"),
        (12, "c: name", "5 is not text of one line with"),
        (13, "c: words_zh", "3 is not a table of words by s"),
        (16, "c: words: operating", "'partial' is a word for 'parti"),
        (17, "c: words: partial", "1 is not text of one line with"),
        (18, "c: words: opened", "unknown key"),
        (23, "a: category", "7 is not an id (lower-case let"),
        (24, "a: capacity_mw", "-1 is not a number from 0 to 1"),
        (27, "a: event 1: date", "'2099' lies in the future"),
        (29, "a: event 1: source", "'t' is not a source of this re"),
        (33, "a: event 2: status", "'operatng' is not a status; di"),
        (35, "a", "'name' is missing"),
        (36, "a: id", "'a' is the id of another proje"),
        (37, "a: category", "'d' is not a category of this "),
        (38, "a: promise 1", "5 is not a table"),
        (38, "a: promise 2", "'wording' is missing"),
        (39, "a: region", "unknown key; did you mean 'reg"),
        (40, "a: event 1: date", "'2020-02-30' is not a real dat"),
    ]


def test_a_wrong_status_hides_no_wrong_date() -> None:
    """Nor does it make a ladder impossible."""
    text = (
        'schema = 1\n[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'
        '[[project.event]]\ndate = "2020"\nstatus = "operating"\n'
        '[[project.event]]\ndate = "2027-01-01"\nstatus = "operatng"\n'
        '[[project.event]]\ndate = "2021"\nstatus = "partly"\n'
        '[[project.event]]\ndate = "2022"\nstatus = "proposed"\n'
    )
    with pytest.raises(RefusedError) as refused:
        toml.parse(text, "r.toml", date(2026, 11, 23))
    assert [problem.line for problem in refused.value.problems] == [10, 11, 14]


def test_what_stands_for_a_wrong_status_takes_no_step() -> None:
    """Nobody knows whether it may follow what has ended."""
    text = (
        'schema = 1\n[[project]]\nid = "a"\nname = "A"\ncategory = "road"\n'
        '[[project.event]]\ndate = "2020"\nstatus = "cancelled"\n'
        '[[project.event]]\ndate = "2021"\nstatus = "operatng"\n'
    )
    with pytest.raises(RefusedError) as refused:
        toml.parse(text, "r.toml", date(2026, 11, 23))
    assert [problem.line for problem in refused.value.problems] == [11]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("category=['a']\n", "category"),
        ("category='a'\nevent=[{date='2020', status='partial', source=[]}]\n", "source"),
        ("category='a'\npromise=[{wording='w', source=['a', 'b']}]\n", "source"),
    ],
)
def test_a_list_where_one_value_belongs_is_named(text: str, path: str) -> None:
    """Though tables of that name are lists."""
    data = tomli.loads(f"schema = 1\n[[project]]\nid = 'p'\nname = 'P'\n{text}")
    (misfit,) = structure.misfits(data)
    assert misfit.path[-1] == path
    with pytest.raises(RefusedError):
        toml.parse("".join(toml.dump(data)), "x", date(2026, 11, 23))


@pytest.mark.parametrize("key", ["words", "goal", "name"])
def test_what_is_no_unicode_is_named(key: str) -> None:
    """JSON can write half a character, of any type."""
    category = {"id": "a", "name": "A"} | {key: "\ud800"}
    with pytest.raises(RefusedError):
        toml.parse(json.dumps({"schema": 1, "category": [category]}), "x", date(2026, 11, 23))
