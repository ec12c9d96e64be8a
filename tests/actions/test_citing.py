"""What rests on publications."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLE, Run
from qhtrack.domain import fields
from qhtrack.domain.fields import PUBLICATION_KEYS, SOURCE_KEYS

OTHERS = """[[source]]
id = "daily-2"
title = "Two"
publisher = "Daily"
date = "2024"

[[source]]
id = "daily-1"
title = "One"
title_zh = "一"
date = "2024-12"

[[source]]
id = "undated"
title = "Of no date"

[[project]]
id = "dam\""""
FINDING = """due = "2023"
wording = "2023年建成"
wording_en = "to be finished in 2023"
source = "paper"
also = [
    "daily-1",
]
missed = "2024-01"
evidence = "daily-2"
"""


@pytest.fixture
def cited(run: Run, sample: Path) -> Path:
    """Return the sample with more sources, a finding and a second source of a promise."""
    text = SAMPLE.replace('[[project]]\nid = "dam"', OTHERS)
    before = 'due = "2023"\nwording = "2023年建成"\nwording_en = "to be finished in 2023"\n'
    assert before in text
    text = text.replace(f'{before}source = "paper"\n', FINDING)
    sample.write_text(text, encoding="utf-8")
    assert run("load", str(sample)).exit_code == 0
    return sample


def facts(run: Run, *arguments: str) -> dict[str, tuple[int, ...]]:
    """Return how many facts rest on each source: in all, promises, events, projects."""
    rows = json.loads(run("sources", "--json", *arguments).stdout)
    assert {tuple(row) for row in rows} <= {PUBLICATION_KEYS}
    keys = ("facts", "promises", "events", "projects")
    return {row["id"]: tuple(row[key] for key in keys) for row in rows}


def test_sources_come_newest_first_with_what_rests_on_each(run: Run, cited: Path) -> None:
    """Of one day by their id, those of no date last; also what rests nothing yet."""
    del cited
    counted = facts(run)
    assert list(counted) == ["daily-1", "daily-2", "paper", "undated"]
    assert counted == {
        "daily-1": (1, 1, 0, 0),
        "daily-2": (1, 1, 0, 0),
        "paper": (5, 3, 1, 1),
        "undated": (0, 0, 0, 0),
    }


def test_sources_of_some_projects_are_those_that_tell_of_them(run: Run, cited: Path) -> None:
    """With what of them rests on each."""
    del cited
    assert facts(run, "-c", "road") == {"paper": (1, 1, 0, 0)}
    assert facts(run, "-s", "cancelled") == {"paper": (1, 1, 0, 0)}
    assert facts(run, "-r", "golog") == facts(run, "id:dam,road-a")
    assert facts(run, "zzz") == {}
    assert facts(run, "--as-of", "2021-01")["paper"] == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("--since 2024-12-31", "daily-1 daily-2"),
        ("--since 2025", ""),
        ("--until 2024-11", "daily-2 paper"),
        ("--until 2024-12-01", "daily-1 daily-2 paper"),
        ("--since 2024 --until 2024 -c road", ""),
        ("--until 2021 -c road", "paper"),
        ("--until 2020 -c road", ""),
        ("--since 1900", "daily-1 daily-2 paper"),
    ],
)
def test_sources_are_asked_for_by_when_they_were_published(
    run: Run, cited: Path, arguments: str, ids: str
) -> None:
    """A month that overlaps is within; what has no date is not."""
    del cited
    assert run("sources", "-f", "ids", *arguments.split()).stdout.split() == ids.split()


def test_sources_are_written_as_asked(run: Run, cited: Path) -> None:
    """As a table, which says what it leaves out, or for a script."""
    del cited
    assert run("sources", "-f", "ids", "-n", "2").stdout.split() == ["daily-1", "daily-2"]
    table = run("--lang", "zh", "sources", "-f", "table", "-n", "3")
    assert "一" in table.stdout
    assert "undated" not in table.stdout
    assert table.stderr == "qhtrack：另有1项；加 -n 0 显示全部\n"
    assert run("sources", "-f", "tsv").stdout.splitlines()[0].split("\t") == [*PUBLICATION_KEYS]


def shown(run: Run, *arguments: str) -> dict[str, Any]:
    """Return a source as a script gets it."""
    whole: dict[str, Any] = json.loads(run("show", "--json", *arguments).stdout)
    assert tuple(whole) == (*SOURCE_KEYS, "promises", "judged", "events", "projects")
    return whole


def test_a_source_is_shown_with_every_fact_that_rests_on_it(run: Run, cited: Path) -> None:
    """Promises that it makes or repeats, those it judges, events and projects."""
    del cited
    paper = shown(run, "Paper ")
    assert [row["wording"] for row in paper["promises"]] == ["2023年建成", "加快建设", "建成"]
    assert [row["date"] for row in paper["events"]] == ["2021-05"]
    assert (paper["projects"], paper["judged"]) == (["dam"], [])
    assert {tuple(row) for row in paper["promises"]} == {fields.PROMISE_KEYS}
    assert {tuple(row) for row in paper["events"]} == {fields.EVENT_KEYS}
    assert [row["wording"] for row in shown(run, "daily-1")["promises"]] == ["2023年建成"]
    (judged,) = shown(run, "daily-2")["judged"]
    assert (judged["wording"], judged["outcome"]) == ("2023年建成", "missed")
    (judged,) = shown(run, "daily-2", "--as-of", "2023-12-31")["judged"]
    assert judged["outcome"] == "pending"


def test_a_source_has_a_page(run: Run, cited: Path) -> None:
    """In the reader's language."""
    del cited
    page = run("show", "paper").stdout
    assert page.startswith("A [paper] on | the dam\n")
    assert "The Dam" in page
    assert run("--lang", "zh", "show", "daily-1").stdout.startswith("一\n")


def test_a_project_goes_before_a_source_of_its_name(run: Run, sample: Path) -> None:
    """A part of its name, too; what is neither is no project."""
    text = SAMPLE.replace('id = "paper"', 'id = "dam"').replace('"paper"', '"dam"')
    sample.write_text(text, encoding="utf-8")
    run("load", str(sample))
    assert run("show", "dam").stdout.startswith("The Dam")
    sample.write_text(SAMPLE.replace('"paper"', '"road"'), encoding="utf-8")
    run("load", str(sample))
    assert run("show", "road").stdout.startswith("A [paper] on | the dam")
    said = run("show", "rod")
    assert (said.exit_code, said.stdout) == (4, "")
