"""One project, and what happened."""

import json
from pathlib import Path

import pytest

from conftest import Run
from qhtrack.domain import fields


def test_a_project_as_json_has_the_keys_of_its_rows(run: Run, sample: Path) -> None:
    """Of `list`, `scorecard` and `history`."""
    del sample
    whole = json.loads(run("show", "dam", "--json").stdout)
    assert tuple(whole) == (*fields.PROJECT_KEYS, "promises", "events")
    assert {tuple(row) for row in whole["promises"]} == {fields.PROMISE_KEYS}
    assert {tuple(row) for row in whole["events"]} == {fields.EVENT_KEYS}


def test_a_part_of_titles_is_answered_with_the_sources_that_have_it(
    run: Run, tmp_path: Path
) -> None:
    """In the reader's language, a dozen; where a project is like the name that is told alone."""
    path = tmp_path / "papers.toml"
    papers = "".join(
        f'[[source]]\nid = "p{number:02}"\ntitle = "工作报告"\ntitle_zh = "第{number}年工作报告"\n'
        'title_en = "Work report"\n'
        for number in range(12)
    )
    path.write_text(
        f'schema = 1\n[[project]]\nid = "dam"\nname = "Dam A"\ncategory = "x"\n{papers}'
    )
    assert run("load", str(path)).exit_code == 0
    chinese = run("--lang", "zh", "show", "作报告")
    assert chinese.exit_code == 4
    assert "的项目；可能是指来源 第0年工作报告（p00）、第1年工作报告（p01）" in chinese.stderr
    english = run("show", "work", "rep")
    assert "; it may be a source: p00 (Work report), p01 (Work report)" in english.stderr
    assert english.stderr.endswith("p11 (Work report)\n")
    path.write_text(f'{path.read_text()}[[source]]\nid = "p12"\ntitle = "工作报告 dam b"\n')
    assert run("load", str(path)).exit_code == 0
    assert run("show", "作报告").stderr.endswith("p11 (Work report), …\n")
    assert json.loads(run("show", "作报告", "-f", "json").stderr)["candidates"][-1] == "p12"
    assert run("show", "dam b").stderr.endswith("'dam b'; did you mean 'dam'?\n")


def test_history_names_projects_in_the_readers_language(run: Run, sample: Path) -> None:
    """On a page; a script gets their ids."""
    del sample
    assert "The Dam" in run("history", "-f", "table").stdout
    assert "大坝" in run("--lang", "zh", "history", "-f", "table").stdout
    assert '"project":"dam"' in run("--lang", "zh", "history", "-f", "jsonl").stdout


@pytest.mark.parametrize("row_format", ["csv", "table"])
def test_a_history_by_date_goes_by_the_days_that_events_count_as(
    run: Run, sample: Path, row_format: str
) -> None:
    """A start of works of 2024 before an opening of that April, either way round."""
    del sample
    for status in ("approved", "construction"):
        assert run("update", "road-a", status, "--date", "2024").exit_code == 0
    assert run("update", "road-a", "partial", "--date", "2024-03").exit_code == 0
    columns = ("--columns", "date,status", "-f", row_format)
    newest = run("history", *columns).stdout.split()
    oldest = run("history", *columns, "--sort", "date").stdout.split()
    if row_format == "csv":
        assert oldest[1:] == newest[:0:-1]
        assert oldest[3:6] == ["2024,approved", "2024,construction", "2024-03,partial"]
    assert run("history", *columns, "--sort=-date").stdout.split() == newest
    by_project = run("history", "road", "--columns", "date", "-f", "csv", "--sort", "project,date")
    assert by_project.stdout.split() == ["date", "2024", "2024", "2024-03", "2022"]


def test_history_of_a_table_may_be_local_alone(run: Run, sample: Path) -> None:
    """That of a script, too."""
    del sample
    run("update", "dam", "operating", "--date", "2025")
    assert json.loads(run("history", "--local", "-f", "jsonl").stdout)["date"] == "2025"
    assert run("history", "--local", "-f", "table").stdout.count("202") == 1


def test_a_history_ends_with_the_day_it_is_asked_for(run: Run, sample: Path) -> None:
    """Or with its last date, whichever comes first."""
    del sample
    for options, dates in (
        (("--as-of", "2022"), ["2022", "2021-05"]),
        (("--as-of", "2022-12-30"), ["2021-05"]),
        (("--as-of", "2024", "--until", "2022"), ["2022", "2021-05"]),
        (("--as-of", "2021-05", "--until", "2024"), ["2021-05"]),
    ):
        said = run("history", *options, "--columns", "date", "-f", "tsv").stdout.split()
        assert said[1:] == dates, options


PLACES = """schema = 1
[[category]]
id = "airport"
name = "Airports"
[[project]]
id = "gonghe"
name = "Gonghe Field"
category = "airport"
place = "Hill Lake"
note = "beside Laxiwa and Golof"
[[project]]
id = "golog"
name = "Golog Field"
category = "airport"
place = "Hill Top"
note = "beside Gonghe, Laxiwa too"
[[source]]
id = "paper"
title = "Gates beside"
"""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        # one project has all words of a phrase, or several have, or too many
        ("the airport at Lake", "; did you mean 'gonghe'?"),
        ("Laxiwa airports", "; similar: gonghe (Gonghe Field), golog (Golog Field)"),
        ("airports in Many", "; see them with: qhtrack list 'airports in Many'"),
        # no phrase, or one that is a name but for a slip of the pen
        ("Laxiwa", "; see them with: qhtrack list Laxiwa"),
        ("beside laxiwa", "; see them with: qhtrack list 'beside laxiwa'"),
        ("gonghe feild", "; did you mean 'gonghe'?"),
        ("golof", "; did you mean 'golog'?"),
        ("beside", "; it may be a source: paper (Gates beside)"),
        # nothing has it, or it is no QUERY
        ("zzz", "; see them with: qhtrack list"),
        ("categry:x", "; see them with: qhtrack list"),
        ("not gonghe", "; see them with: qhtrack list"),
        (" ", "; see them with: qhtrack list"),
    ],
)
def test_what_is_no_name_is_answered_with_what_has_it(
    run: Run, tmp_path: Path, name: str, said: str
) -> None:
    """By its words, or else as `list` finds it."""
    path = tmp_path / "places.toml"
    many = "".join(
        f'[[project]]\nid = "m{number}"\nname = "M{number}"\ncategory = "airport"\nnote = "many"\n'
        for number in range(11)
    )
    path.write_text(PLACES + many)
    assert run("load", str(path)).exit_code == 0
    refused = run("show", name)
    assert refused.exit_code == 4
    assert refused.stderr == f"qhtrack: no project is called '{name.strip()}'{said}\n"


def test_ten_projects_that_have_all_words_are_named(run: Run, tmp_path: Path) -> None:
    """One more is a list."""
    path = tmp_path / "ten.toml"
    many = "".join(
        f'[[project]]\nid = "m{number}"\nname = "M{number}"\ncategory = "x"\nnote = "many, more"\n'
        for number in range(10)
    )
    path.write_text(f"schema = 1\n{many}")
    assert run("load", str(path)).exit_code == 0
    assert run("show", "more of many").stderr.count("(M") == 10


def test_a_category_is_answered_with_its_list(run: Run, tmp_path: Path) -> None:
    """Whether projects are called by it or not."""
    path = tmp_path / "places.toml"
    path.write_text(PLACES)
    assert run("load", str(path)).exit_code == 0
    said = "qhtrack: 'airports' is a category; see them with: qhtrack list -c airports\n"
    assert run("show", "airports").stderr == said
    projects = PLACES[PLACES.index("[[project]]") : PLACES.index("[[source]]")]
    more = projects.replace('Field"', 'Airport"')
    path.write_text(PLACES + more.replace('id = "go', 'id = "new-go'))
    assert run("load", str(path)).exit_code == 0
    refused = run("show", "airport")
    assert refused.exit_code == 4
    assert refused.stderr == (
        "qhtrack: 'airport' is a category; see them with: qhtrack list -c airport"
        "; it stands in the names of new-golog (Golog Airport), new-gonghe (Gonghe Airport)\n"
    )
    candidates = json.loads(run("show", "airport", "--json").stderr)["candidates"]
    assert candidates == ["new-golog", "new-gonghe"]
    assert run("show", "golog airport").exit_code == 0


@pytest.mark.parametrize(
    ("call", "count"),
    [
        ("show dam --as-of 2022", 1),
        ("show dam", 0),
        ("show dam --as-of 2022 --json", 0),
        # neither sizes nor notes, and a publication, which has none
        ("show road-b --as-of 2022", 0),
        ("show paper --as-of 2022", 0),
    ],
)
def test_a_page_as_of_a_day_says_what_is_of_today(
    run: Run, sample: Path, call: str, count: int
) -> None:
    """In the reader's language, below the day."""
    del sample
    said = run(*call.split())
    assert said.exit_code == 0
    assert said.stdout.count("may tell of later days.\n") == count
    assert run("--lang", "zh", *call.split()).stdout.count("可能涉及此后情况。\n") == count


@pytest.mark.parametrize("field", ["note=X", "note_zh=甲", "length_km=5"])
def test_a_size_or_a_note_alone_is_of_today_too(run: Run, sample: Path, field: str) -> None:
    """What has a date is not."""
    del sample
    assert run("set", "road-b", "owner=X").exit_code == 0
    assert "later days" not in run("show", "road-b", "--as-of", "2022").stdout
    assert run("set", "road-b", field).exit_code == 0
    assert run("show", "road-b", "--as-of", "2022").stdout.count("later days") == 1
