"""What changed between two days, or two files."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLE, Run
from qhtrack.domain.differences import CHANGE_KEYS


def rows(run: Run, *arguments: str) -> list[dict[str, Any]]:
    """Return what is answered to a script."""
    said = run("compare", "--json", *arguments)
    assert (said.exit_code, said.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(said.stdout)
    return found


def told(run: Run, *arguments: str) -> list[tuple[object, ...]]:
    """Return the same in short: kind, project, before and after."""
    return [
        tuple(row[key] for key in ("kind", "project", "before", "after"))
        for row in rows(run, *arguments)
    ]


def test_a_day_may_have_two_words(run: Run, sample: Path) -> None:
    """They are no file and a day."""
    del sample
    assert run("compare", "last", "year", "--json") == run("compare", "2024", "2025", "--json")
    assert run("compare", "2025", "today", "--json") == run("compare", "2025", "--json")


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("Q4 2023", "2023-09-30", "2023-12-31"),
        ("去年", "2024-12-31", "2025-12-31"),
        # what goes on ends today
        ("this year", "2025-12-31", "2026-11-23"),
        ("last 12 months", "2025-11-22", "2026-11-23"),
        # in figures it is the day on which it ends
        ("2025", "2025-12-31", "2026-11-23"),
        ("去年底", "2025-12-31", "2026-11-23"),
    ],
)
def test_a_time_in_words_is_compared_with_what_was_before_it(
    run: Run, sample: Path, time: str, first: str, last: str
) -> None:
    """Alone."""
    del sample
    run("update", "dam", "operating", "--date", "2023-12")
    run("update", "road-a", "operating", "--date", "2026-11")
    answer = run("compare", time, "-f", "table")
    assert f"{first} to {last}" in answer.stdout + answer.stderr
    assert "ahead" not in answer.stderr


def test_a_time_in_words_beside_another_date_is_its_end(run: Run, sample: Path) -> None:
    """Be the other one B or `--as-of`."""
    del sample
    for other in (["2026-10"], ["--as-of", "2026-10"]):
        words, figures = (run("compare", time, *other, "-f", "table") for time in ("去年", "2025"))
        assert words == figures


def test_between_two_days_events_promises_and_outcomes_come(run: Run, sample: Path) -> None:
    """What happened after the first and by the second."""
    del sample
    assert told(run, "2023-12-30", "2024-01") == [
        ("promise", "dam", None, "pending"),
        ("outcome", "dam", "pending", "overdue"),
        ("outcome", "road-a", "pending", "overdue"),
    ]
    assert told(run, "2024-03-31", "2024-04-01") == [
        ("event", "dam", "construction", "partial"),
    ]
    assert told(run, "2024-04-01", "2024-04-01") == []


def test_the_later_day_is_today_unless_given(run: Run, sample: Path) -> None:
    """An event of the running month is known, too."""
    del sample
    run("update", "dam", "operating", "--date", "2026-11")
    came = ("event", "dam", "partial", "operating")
    assert came in told(run, "2026-10")
    assert came not in told(run, "2026-10", "2026-11-23")
    assert told(run, "2026-11-23") == [
        came,
        ("outcome", "dam", "overdue", "met-late"),
        ("outcome", "dam", "overdue", "met-late"),
    ]


def test_the_later_day_may_be_as_of(run: Run, sample: Path) -> None:
    """It is said once; of files it is the day on which both are asked."""
    path = str(sample)
    assert told(run, "2023-12-30", "--as-of", "2024-01") == told(run, "2023-12-30", "2024-01")
    assert told(run, "2023-12-30", "--as-of", "2024-01") != told(run, "2023-12-30")
    twice = run("compare", "2021", "2022", "--as-of", "2022")
    assert (twice.exit_code, twice.stderr) == (
        *(2, "qhtrack: 2022 and --as-of 2022 are both the later day; give one of them\n"),
    )
    backwards = run("compare", "2023", "--as-of", "2022")
    assert backwards.stderr == "qhtrack: 2022 lies before 2023; give the earlier day first\n"
    other = sample.with_name("other.toml")
    other.write_text(SAMPLE.replace('due = "2024-12"', 'due = "2024-11"'), encoding="utf-8")
    assert told(run, path, str(other), "--as-of", "2023") == []
    assert told(run, path, str(other), "--as-of", "2024") != []


def test_a_term_is_no_day(run: Run, sample: Path) -> None:
    """A word might be a file's name: where a QUERY goes is told."""
    del sample
    assert told(run, "2021", "category:road") == told(run, "2021", "--", "category:road")
    assert told(run, "2021", "类别：road", "-s", "cancelled") != []
    refused = run("compare", "2021", "road")
    assert refused.stderr.startswith("qhtrack: B: 'road' is not a date; write 2023, ")
    assert refused.stderr.endswith("; a QUERY goes after dashes: compare 2021 -- road\n")


def test_what_is_no_date_is_named_in_the_readers_language(run: Run, sample: Path) -> None:
    """By its place, as help calls it."""
    del sample
    refused = run("--lang", "zh", "compare", "2021", "2022-13")
    assert refused.stderr.startswith("qhtrack：第二个日期：没有“2022-13”这个日期；")
    refused = run("--lang", "zh", "update", "dam", "待定")
    assert refused.stderr.startswith("qhtrack：状态：“待定”不是状态；")
    refused = run("--lang", "zh", "drop", "dam", "2022-13", "在建")
    assert refused.stderr == "qhtrack：日期：没有“2022-13”这个日期\n"


def test_what_is_no_file_may_have_been_meant_for_a_date(run: Run, sample: Path) -> None:
    """Why it is none is told, unless it is called as files are."""
    for word, reason in (
        ("5/6/2025", "'5/6/2025' may be 2025-05-06 or 2025-06-05; write the year first; {}"),
        ("2024-13", "'2024-13' is not a date in the calendar; {}"),
        ("last", "or last year; {}"),
        ("West", "or last year; {}; to ask what became of a project: qhtrack history West"),
        ("old.toml", "qhtrack: {}"),
        ("old.json", "qhtrack: {}"),
    ):
        refused = run("compare", word)
        assert refused.exit_code == 5
        unread = f"cannot read '{word}': No such file or directory"
        assert refused.stderr.endswith(f"{reason.format(unread)}\n")
        assert run("compare", str(sample), word).stderr == refused.stderr


def test_a_query_stands_after_dashes(run: Run, sample: Path) -> None:
    """It asks as of the later day."""
    del sample
    everything = told(run, "2021", "2024-12")
    assert {row[1] for row in everything} == {"dam", "road-a", "road-b"}
    for query, names in (("category:road", {"road-a", "road-b"}), ("status:cancelled", {"road-b"})):
        found = told(run, "2021", "2024-12", "--", query)
        assert found == [row for row in everything if row[1] in names]
    partial = told(run, "2024-03", "--", "status:partial")
    assert ("event", "dam", "construction", "partial") in partial
    nothing = run("compare", "2024-03", "--json", "--", "status:construction")
    assert (nothing.stdout, nothing.stderr) == ("[]\n", "qhtrack: no matches\n")
    unknown = run("compare", "2024-03", "-f", "table", "--", "nosuch")
    assert unknown.stderr == "qhtrack: nothing has 'nosuch'\n"


def test_two_registries_are_compared_field_by_field(run: Run, sample: Path) -> None:
    """What the second says now; nothing is loaded."""
    other = sample.with_name("other.toml")
    text = SAMPLE.replace("capacity_mw = 2320", "capacity_mw = 2400")
    other.write_text(text.replace('note = "First unit."', 'note = "Unit 1."'), encoding="utf-8")
    assert rows(run, str(sample), str(other)) == [
        dict(zip(CHANGE_KEYS, values, strict=True))
        for values in [
            ("field", "dam", "capacity_mw", 2320, 2400, None, None, False),
            (
                *("field", "dam", "event.note", "First unit.", "Unit 1."),
                *("2024-04-01", "site visit, 2024", False),
            ),
        ]
    ]
    assert told(run, str(sample), str(sample)) == []


def test_a_registry_is_compared_with_the_database(run: Run, sample: Path) -> None:
    """With what was recorded here, or with another file in its place."""
    run("update", "dam", "operating", "--date", "2025")
    assert told(run, str(sample)) == [
        ("event", "dam", "partial", "operating"),
        ("outcome", "dam", "overdue", "met-late"),
        ("outcome", "dam", "overdue", "met-late"),
    ]
    said = run("--registry", str(sample), "compare", str(sample), "--json")
    assert json.loads(said.stdout) == []


def test_what_only_one_registry_has_came_or_went(run: Run, sample: Path) -> None:
    """A project with all that is known of it."""
    shorter = sample.with_name("shorter.toml")
    shorter.write_text(SAMPLE[: SAMPLE.index('[[project]]\nid = "road-b"')], encoding="utf-8")
    assert told(run, str(sample), str(shorter)) == [
        ("project", "road-b", "cancelled", None),
        ("event", "road-b", "cancelled", None),
        ("promise", "road-b", "missed", None),
    ]
    assert told(run, str(shorter), str(sample), "--", "category:road") == [
        ("project", "road-b", None, "cancelled"),
        ("event", "road-b", None, "cancelled"),
        ("promise", "road-b", None, "missed"),
    ]


def test_what_fits_in_either_registry_is_compared(run: Run, sample: Path) -> None:
    """A project that left the category is no project that went."""
    other = sample.with_name("other.toml")
    text = SAMPLE.replace('name = "Road B"\nname_zh = "乙路"\ncategory = "road"', "{}")
    moved = text.format('name = "Road B"\nname_zh = "乙路"\ncategory = "hydropower"')
    other.write_text(moved, encoding="utf-8")
    for query in ("road", "hydropower"):
        found = told(run, str(sample), str(other), "--", f"category:{query}")
        assert found == [("field", "road-b", "road", "hydropower")]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("2024", "2023"), 2, "2023 lies before 2024; give the earlier day first"),
        (("2024", "sample.toml"), 2, "B: 'sample.toml' is not a date"),
        (("sample.toml", "2024"), 2, "2024 is a day, sample.toml a file"),
        (("missing.toml",), 5, "cannot read 'missing.toml'"),
        (("2023-13",), 5, "cannot read '2023-13'"),
        (("2026",), 2, "2026-11-23 lies before 2026; give the earlier day first"),
        (("2026-12", "today"), 2, "today lies before 2026-12"),
        (("2023", "--", "categry:road"), 2, "'categry' is not a field"),
        ((), 2, "Missing argument 'A'"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_sentence(
    run: Run,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    code: int,
    sentence: str,
) -> None:
    """With its exit code."""
    monkeypatch.chdir(sample.parent)
    said = run("compare", *arguments)
    assert (said.exit_code, said.stdout) == (code, "")
    assert sentence in said.stderr


def test_rows_for_a_script_may_be_limited(run: Run, sample: Path) -> None:
    """The first ones; all columns have a head."""
    del sample
    lines = run("compare", "2021", "-f", "tsv").stdout.splitlines()
    assert lines[0].split("\t") == list(CHANGE_KEYS)
    assert run("compare", "2021", "-f", "tsv", "-n", "2").stdout.splitlines() == lines[:3]
    said = run("compare", "2021", "-f", "table", "-n", "2")
    assert said.stderr == f"qhtrack: {len(lines) - 3} more; -n 0 shows all\n"


def test_a_date_by_which_something_was_so_says_so(run: Run, sample: Path) -> None:
    """As in every other table."""
    del sample
    run("update", "road-a", "operating", "--date", "2026-11-20", "--by")
    assert "by 2026-11-20  " in run("compare", "2026-10", "-f", "table").stdout
    assert "不晚于 2026-11-20" in run("--lang", "zh", "compare", "2026-10", "-f", "table").stdout


def test_what_changed_stands_before_what_was_seen_again(run: Run, sample: Path) -> None:
    """In a table; what programs read keeps the order of events."""
    assert sample.exists()
    run("update", "road-a", "construction", "--date", "2024-12")
    run("update", "dam", "partial", "--date", "2025", "--note", "again")
    run("update", "dam", "operating", "--date", "2026")
    table = run("compare", "2024-11", "-f", "table").stdout.split("\n\n")[0]
    assert table.rstrip().endswith("again")
    assert [row["before"] == row["after"] for row in rows(run, "2024-11")].index(True) < 3


def test_the_last_line_says_from_when_to_when_how_much_changed(run: Run, sample: Path) -> None:
    """What was seen again is no change; what is hidden is counted.

    Of a month that counts its last day.
    """
    run("update", "dam", "partial", "--date", "2025")
    run("update", "dam", "operating", "--date", "2026")
    said = run("compare", "2025", "-f", "table", "-n", "1").stdout
    assert said.endswith(
        "\n\n2025-12-31 to 2026-11-23: changes of status 1, of outcome 2; new promises 0.\n"
    )
    said = run("compare", "2023-12-30", "2024-01", "-f", "table").stdout
    assert said.endswith("to 2024-01-31: changes of status 0, of outcome 2; new promises 1.\n")
    said = run("compare", "2021", "--as-of", "2024-04", "-f", "table").stdout
    assert "2021-12-31 to 2024-04-30:" in said
    said = run("--lang", "zh", "compare", str(sample), "-f", "table").stdout
    totals = "至 数据库：状态变化1项，完成情况变化2项，新增承诺0项。"
    assert totals in said.replace("\n", "")
    backwards = sample.with_name("other.toml")
    run("export", "-o", str(backwards))
    said = run("compare", str(backwards), str(sample), "-f", "table").stdout
    assert "changes of status 2, of outcome 2; new promises 0." in said.replace("\n", " ")


def test_a_promise_that_went_is_no_new_one(run: Run, sample: Path) -> None:
    """One that came is; fields are counted where any is another."""
    other = sample.with_name("other.toml")
    other.write_text(SAMPLE.replace('due = "2024-12"', 'due = "2024-11"'), encoding="utf-8")
    said = run("compare", str(sample), str(other), "-f", "table").stdout.replace("\n", " ")
    assert "changes of status 0, of outcome 0; new promises 1." in said
    other.write_text(SAMPLE.replace("capacity_mw = 2320", "capacity_mw = 1"), encoding="utf-8")
    said = run("compare", str(sample), str(other), "-f", "table").stdout.replace("\n", " ")
    assert "changes of status 0, of outcome 0, of fields 1; new promises 0." in said
    assert run("compare", str(sample), str(sample), "-f", "table").stdout == ""
