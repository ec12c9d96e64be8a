"""The scorecard: a row a promise, or a row a group of promises."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run
from examples import scorecard_row, source_row
from qhtrack.domain.tallies import tallies as counted
from qhtrack.output.scorecards import chosen, scorecard, tallies, totals
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
SOURCES = {
    "paper": source_row("paper", title="纸", title_en="A paper", publisher="Press", date="2023-01"),
    "page": source_row("page", title="A page", publisher="Press", publisher_zh="报社"),
}
ROWS = [
    scorecard_row(
        project="dam",
        name="The Dam",
        name_zh="大坝",
        category="hydropower",
        milestone="operating",
        due="2026",
        due_day="2026-12-31",
        chain="2021 2024 2026",
        stretch=True,
        wording="力争2026年建成",
        wording_en="to be finished in 2026, if possible",
        source="paper",
        outcome="met-late",
        reached="2027-01",
        days_late=31,
    ),
    scorecard_row(
        project="dam",
        name="The Dam",
        name_zh="大坝",
        category="hydropower",
        wording="出台条例",
        due="2023",
        due_day="2023-12-31",
        chain="2023",
        source="page",
        outcome="met-by",
        reached="2026-01-27",
        by=True,
    ),
    scorecard_row(
        project="road",
        name="Road",
        milestone="operating",
        wording="建成",
        due="2023",
        chain="2023",
        source="a visit",
        outcome="overdue",
        no_news=True,
        no_news_since="2023-03",
        days_late=1000,
    ),
]
WORDS = EN._replace(words={"road": {"operating": "open"}})


def drawn(width: int, vocabulary: Vocabulary = WORDS) -> list[str]:
    """Return the lines of the table on a screen of this width."""
    return scorecard(ROWS, SOURCES, Screen(width), vocabulary).splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140, 250])
@pytest.mark.parametrize("language", Language)
def test_the_scorecard_fits_the_screen(
    golden: Callable[[str, str], None], width: int, language: Language
) -> None:
    """Outcomes and due dates in brief where it is narrow, and columns go from the last."""
    text = scorecard(ROWS, SOURCES, Screen(width), Vocabulary(language))
    assert max(map(cell_len, text.splitlines())) <= width
    golden(f"scorecards/rows-{width}-{language}.txt", text)


def test_what_is_told_gives_way_in_this_order() -> None:
    """The source, what was promised, days late, the date, the milestone; then words."""
    heads = {
        tuple(drawn(width)[0].replace("days late", "late").split()): None
        for width in range(20, 250)
    }
    assert [len(head) for head in heads] == [2, 3, 4, 5, 6, 7, 8]
    assert list(heads)[-1] == (
        *("name", "milestone", "due", "outcome", "reached", "late", "promised", "source"),
    )
    assert list(heads)[1] == ("name", "due", "outcome")


def test_the_last_due_date_stands_alone_after_first_and_last() -> None:
    """Where not even these fit."""
    widths = {due: width for width in range(30, 250) for due in dues_in(drawn(width)[1])}
    assert widths["2026*"] < widths["2021 … 2026*"]
    assert "2021 → 2024 → 2026 (best effort)" in drawn(250)[1]


@pytest.mark.parametrize(
    ("width", "rest"),
    [
        (34, "…  2026*  met by"),
        (41, "…  2021 … 2026*  met by"),
        (45, "…  2021 … 2026*  met by 2026-01-27"),
        (46, "…  operating  2021 … 2026*  met by"),
        (61, "…  operating  2021 … 2026*  met by"),
    ],
)
def test_a_long_name_gives_way_before_the_chain_does(width: int, rest: str) -> None:
    """And the date by which it was met before the milestone; the name is cut in any case."""
    told = {"name": "The Dam " * 5, "outcome": "met-by", "reached": "2026-01-27", "by": True}
    rows = [scorecard_row(**{**ROWS[0], **told})]
    head, line, *_ = scorecard(rows, SOURCES, Screen(width), WORDS).splitlines()
    assert line.endswith(rest)
    assert max(map(cell_len, (head, line))) == width


@pytest.mark.parametrize("language", Language)
def test_a_screen_of_thirty_has_outcomes(language: Language) -> None:
    """In a word; no sign is explained that is not shown."""
    text = scorecard(ROWS[1:], SOURCES, Screen(30), Vocabulary(language))
    assert max(map(cell_len, text.splitlines())) <= 30
    outcomes = {"en": ["met by", "no news"], "zh": ["是否按期不详", "未查到进展"]}[language]
    assert [line.split()[-1] for line in text.splitlines()[1:3]] == [
        outcome.split()[-1] for outcome in outcomes
    ]
    assert "effort" not in scorecard(ROWS, SOURCES, Screen(20), EN)
    assert "effort" in scorecard(ROWS, SOURCES, Screen(30), EN)


def test_a_long_chain_gives_way_before_the_milestone_does() -> None:
    """First its middle, then what stands for that; a start of works is no opening."""
    chain = {"chain": "2021 2022 2024 2026", "name": "Dam"}
    rows = [scorecard_row(**{**ROWS[0], **chain, "milestone": "construction"})]
    shown = {
        " ".join(scorecard(rows, SOURCES, Screen(width), WORDS).splitlines()[1].split()): width
        for width in range(30, 120)
    }
    lines = sorted(shown, key=lambda line: shown[line])
    with_milestone = [line for line in lines if "construction" in line]
    assert "construction 2021 … 2026* met" in with_milestone[0]
    assert "construction 2021 → … → 2026* met" in with_milestone[1]
    assert "construction 2021 → 2022 → 2024 → 2026* met" in with_milestone[2]
    assert not any("→ …" in line for line in lines[lines.index(with_milestone[2]) :])


def dues_in(line: str) -> list[str]:
    """Return which of the forms of its due dates a line has."""
    forms = ["2021 … 2026*", "2021 → 2024 → 2026", "2026*"]
    return [next(form for form in forms if form in line)] if any(f in line for f in forms) else []


@pytest.mark.parametrize(
    ("width", "due", "outcome"),
    [
        (73, "2021 → 2024 → 2026 (best effort)", "overdue, no news since 2023-03"),
        (72, "2021 → 2024 → 2026*", "overdue, no news"),
        (47, "2021 → 2024 → 2026*", "overdue, no news"),
        (46, "2021 … 2026*", "overdue, no news"),
        (39, "2021 … 2026*", "no news"),
        (30, "2026*", "no news"),
    ],
)
def test_columns_that_are_asked_for_are_worded_as_the_table_is(
    width: int, due: str, outcome: str
) -> None:
    """In brief where they would not fit; without due dates no sign is explained."""
    keys = ("name", "due", "outcome")
    columns, below = chosen(ROWS, keys, SOURCES, Screen(width), EN)
    assert (columns[1].cells[0], columns[2].cells[2]) == (due, outcome)
    assert below == ("\n* best effort\n" if due.endswith("*") else "")
    assert chosen(ROWS, ("name", "outcome"), SOURCES, Screen(10), EN)[1] == ""


def test_days_late_are_a_bound_and_sources_have_titles_where_columns_are_asked_for() -> None:
    """Those that the table has, as there; others by title alone."""
    row = ROWS[0].copy()
    row["evidence"], row["also"] = "page", ["paper", "page"]
    keys = ("days_late", "source", "evidence", "also")
    columns, _ = chosen([row], keys, SOURCES, Screen(200), EN)
    told = ["≤ 31", "A paper, Press, 2023-01", "A page", "A paper; A page"]
    assert [column.cells[0] for column in columns] == told


def test_a_sign_is_explained_below() -> None:
    """Where there is one."""
    assert drawn(60)[-1] == "* best effort"
    assert scorecard(ROWS, SOURCES, Screen(60), ZH).splitlines()[-1] == "* 力争"
    assert "best effort" not in drawn(250)[-1]
    assert "* best effort" not in scorecard(ROWS[1:], SOURCES, Screen(60), EN)


def test_a_milestone_stands_in_its_categorys_words() -> None:
    """And a source by its title; one that is none speaks for itself."""
    lines = drawn(250)
    assert "  open  " in lines[3]
    assert "operating" in lines[1]
    assert lines[1].endswith("A paper, Press, 2023-01")
    assert lines[3].endswith("a visit")


def test_a_screen_too_narrow_for_anything_has_a_name() -> None:
    """Cut."""
    assert drawn(12)[0] == "name"


@pytest.mark.parametrize("language", Language)
def test_totals_count_promises_and_projects(language: Language) -> None:
    """Those of an outcome where they are fewer than its promises."""
    kept = scorecard_row(project="dam", outcome="met")
    rows = [*ROWS, kept, kept]
    told = {
        Language.EN: "As of 2026-11-23, 5 promises (2 projects): 2 met (1 project), 1 met late,"
        " 1 met in time or late, 1 overdue without news.\n",
        Language.ZH: "截至 2026-11-23，共5项承诺（涉及2个项目）：按期完成2项（1个项目）；"
        "逾期完成1项；已完成，是否按期不详1项；逾期，未查到公开进展1项。\n",
    }
    text = totals(rows, "2026-11-23", Screen(500), Vocabulary(language))
    assert text + "\n" == told[language]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.EN, "4 promises (1 project, 2 goals): 4 met (1 project, 2 goals)."),
        (Language.ZH, "4项承诺（涉及1个项目、2个目标任务）：按期完成4项（1个项目、2个目标任务）。"),
    ],
)
def test_totals_tell_goals_from_projects(language: Language, told: str) -> None:
    """A goal is none."""
    rows = [scorecard_row(project=id_, outcome="met", category="law") for id_ in ("a", "b")]
    rows += [scorecard_row(project="c", outcome="met", category="dam")] * 2
    vocabulary = Vocabulary(language, goals=frozenset({"law"}))
    assert totals(rows, "2026", Screen(500), vocabulary).endswith(told)


def test_totals_name_no_projects_where_each_has_one_promise() -> None:
    """They would be as many."""
    rows = [scorecard_row(project=id_, outcome="met") for id_ in ("a", "b")]
    assert totals(rows, "2026", Screen(80), EN) == "As of 2026, 2 promises: 2 met."


def test_nothing_is_a_sentence_too() -> None:
    """Without any count."""
    assert totals([], "2026", Screen(80), EN) == "As of 2026, no promises."


@pytest.mark.usefixtures("platform_place")
@pytest.mark.parametrize("width", [24, 40, 60, 80])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_totals_fit_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int, language: str
) -> None:
    """Broken after commas."""

    def lines(columns: int) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        said = run("--lang", language, "scorecard", "--due", "2023", "-f", "table")
        return said.stdout[
            said.stdout.rindex({"en": "As of", "zh": "截至"}[language]) :
        ].splitlines()

    told = lines(width)
    assert max(map(cell_len, told)) <= width
    assert [{"en": " ", "zh": ""}[language].join(told)] == lines(1000)


@pytest.mark.parametrize("by", ["source", "publisher", "year", "category", "region"])
@pytest.mark.parametrize("language", Language)
def test_groups_have_a_row_each(
    golden: Callable[[str, str], None], by: str, language: Language
) -> None:
    """And a column an outcome that there is; the last row is of all."""
    rows = [*ROWS, scorecard_row(wording="x", regions=["a", "b"])]
    names = {"category": {"road": "Roads"}, "region": {}}
    vocabulary = Vocabulary(language, names)
    text = tallies(counted(rows, by, names, SOURCES), SOURCES, Screen(80), vocabulary)
    assert max(map(cell_len, text.splitlines())) <= 80
    golden(f"scorecards/by-{by}-{language}.txt", text)


def test_counts_are_coloured_as_outcomes_are() -> None:
    """No count is dim, and so is that nothing was heard, which is no failure."""
    rows = [*ROWS, scorecard_row(wording="x", outcome="overdue")]
    text = tallies(counted(rows, "year", {}, {}), {}, Screen(80, colour=True), EN)
    assert "\x1b[33m1" in text
    assert "\x1b[31m1" in text
    assert "\x1b[2m·" in text
    assert text.rstrip().endswith("\x1b[2m1\x1b[0m")


def test_a_promise_without_news_is_not_coloured_as_a_failure() -> None:
    """Where others that are overdue are."""
    rows = [scorecard_row(outcome="overdue"), scorecard_row(outcome="overdue", no_news=True)]
    text = scorecard(rows, {}, Screen(80, colour=True), EN)
    assert "\x1b[31moverdue\x1b[0m" in text
    assert "\x1b[2moverdue, no news\x1b[0m" in text


@pytest.mark.usefixtures("platform_place")
@pytest.mark.parametrize("width", [40, 60])
def test_a_narrow_scorecard_is_brief(
    run: Run, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None], width: int
) -> None:
    """Outcomes and dues without what came before, on the shipped registry."""
    monkeypatch.setenv("COLUMNS", str(width))
    said = run("scorecard", "category:airport,wind-solar", "-f", "table")
    assert max(cell_len(line) for line in said.stdout.splitlines()) <= width
    golden(f"scorecard-{width}.txt", said.stdout)


def test_a_sample_is_told_in_both_languages(run: Run, sample: Path) -> None:
    """Through the command."""
    del sample
    assert "承诺" in run("--lang", "zh", "scorecard", "-f", "table").stdout


@pytest.mark.parametrize("width", [50, 60, 80, 140, 250])
def test_what_the_registry_file_has_not_so_is_marked(width: int) -> None:
    """However narrow the screen; where it has all there is no such column."""
    marked = [ROWS[0] | {"origin": "local"}, ROWS[1] | {"origin": "amended"}, ROWS[2]]
    text = scorecard(marked, SOURCES, Screen(width), WORDS)
    assert text.splitlines()[0].endswith("origin")
    assert [line.endswith("recorded here") for line in text.splitlines()[1:4]] == [
        True,
        False,
        False,
    ]
    assert [line.endswith("amended here") for line in text.splitlines()[1:4]] == [
        False,
        True,
        False,
    ]
    assert "origin" not in scorecard(ROWS, SOURCES, Screen(width), WORDS)
