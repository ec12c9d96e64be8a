"""The status report."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from conftest import SAMPLE, Run
from examples import event_row, project_row, promise_row, source_row
from qhtrack.domain.differences import Snapshot
from qhtrack.domain.report import Grouping, Mode, Period, make_report
from qhtrack.domain.rows import EventRow, ProjectRow, PromiseRow
from qhtrack.output.markdown import Writer
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("by", ["category", "region", "status"])
def test_the_report_is_golden(
    run: Run, sample: Path, golden: Callable[[str, str], None], by: str, language: str
) -> None:
    """And the same each time it is made."""
    del sample
    run("update", "dam", "operating", "--date", "2026", "--note", "all | units")
    options = ["--lang", language, "report", "--by", by, "--as-of", "2026-12"]
    said = run(*options)
    golden(f"report-{by}-{language}.md", said.stdout)
    assert run(*options) == said


def test_a_report_of_nothing_says_so(run: Run, sample: Path) -> None:
    """Every part is there."""
    del sample
    text = run("report", "status:retired").stdout
    assert text.count("Nothing.") == 9


def test_projects_left_out_of_the_chart_are_counted(run: Run, tmp_path: Path) -> None:
    """Those with the latest news are drawn; all of them where there is room."""
    project = '[[project]]\nid = "p{}"\nname = "P"\ncategory = "road"\n'
    event = '[[project.event]]\ndate = "2023"\nstatus = "suspended"\n'
    path = tmp_path / "many.toml"
    texts = []
    for count in (50, 51):
        path.write_text("schema = 1\n" + "".join(project.format(i) + event for i in range(count)))
        texts.append(run("--registry", str(path), "report").stdout)
    assert [text.count("    section ") for text in texts] == [50, 50]
    sentence = "Drawn are the 50 of 51 projects with the latest news."
    assert [sentence in text for text in texts] == [False, True]
    assert "\n# Status report\n" in texts[0]


def test_sources_are_numbered_as_they_are_referred_to(run: Run, sample: Path) -> None:
    """Registry sources, addresses and citations alike."""
    del sample
    text = run("report").stdout
    assert "1. A \\[paper\\] on \\| the dam, Press, 2021-05, <https://example.org/paper>\n" in text
    assert "<https://example.org/road>\n" in text
    assert SAMPLE.count("[[project]]") == 3


GANTT = """schema = 1
[[project]]
id = "p"
name = "100% of 甲: %%"
category = "road"
[[project.event]]
date = "2010"
status = "construction"
[[project.event]]
date = "2021"
status = "suspended"
[[project.event]]
date = "2023"
status = "construction"
[[project.event]]
date = "2023-09-12"
status = "partial"
[[project.event]]
date = "2023-09-12"
status = "operating"
"""


def test_bars_follow_one_another_as_in_the_timeline(run: Run, tmp_path: Path) -> None:
    """Ten years back, each from the day its event counts as; names have room beside them."""
    path = tmp_path / "gantt.toml"
    path.write_text(GANTT, encoding="utf-8")
    run("load", str(path))
    text = run("report", "--as-of", "2024-05").stdout
    assert text.split("```mermaid\n")[1].split("```")[0].splitlines() == [
        '%%{init: {"gantt": {"leftPadding": 80, "barHeight": 16}}}%%',
        "gantt",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %Y",
        "    todayMarker off",
        "    section 100% of 甲",
        "    construction (since 2010) :active, 2014-01-01, 2021-12-31",
        "    suspended :crit, 2021-12-31, 2023-09-12",
        "    operating :done, 2023-09-12, 2024-05-31",
    ]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("1. A day", "1\\. A day"),
        ("- a note", "\\- a note"),
        ("2.5 GW", "2\\.5 GW"),
        ("--- ---", "\\--- ---"),
        ("2) x", "2\\) x"),
        ("    of 2023", "of 2023"),
    ],
)
def test_a_source_begins_no_list_of_its_own(run: Run, sample: Path, source: str, told: str) -> None:
    """Nor a rule, nor code."""
    del sample
    assert run("update", "road-a", "construction", "--source", source).exit_code == 0
    assert f". {told}\n" in run("report").stdout.split("## Sources\n")[1]


def test_a_report_of_some_projects_says_of_which(run: Run, sample: Path) -> None:
    """Below its date, which `--check` still finds."""
    del sample
    terms = ("region:golog", "状态=partial", "capacity_mw>0", "黄河")
    report = ("report", *terms, "--as-of", "2025")
    assert run(*report).stdout.splitlines()[4:7] == [
        "As of 2025-12-31",
        "",
        "Only what fits: region:Golog status:partial capacity\\_mw\\>0 黄河",
    ]
    chinese = run("--lang", "zh", *report).stdout.splitlines()
    assert chinese[6] == "仅含符合条件的项目：地区:果洛州 状态:部分投运 capacity\\_mw\\>0 黄河"


def test_a_report_of_a_word_or_a_number_has_it_as_it_was_typed(run: Run, sample: Path) -> None:
    """A word asks for more than the category that is called so: for names that hold it too."""
    del sample
    told = {
        "2 years late": "days\\_late\\>=2 years",
        "1 year, 6 months late": "days\\_late\\>=1 year, 6 months",
        "latitude:none,36": "latitude:none,36",
    }
    for word in ("Roads", "The Dam", *told):
        assert (
            run("report", word).stdout.splitlines()[6] == f"Only what fits: {told.get(word, word)}"
        )


EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
NOTHING = Snapshot([], [], [])
PERIOD = Period("2026-11-23", "2025-11-23", Mode.ON)
SOURCES = {
    "paper": source_row("paper", title="纸", title_en="A paper", publisher="Press", date="2023-01"),
    "page": source_row("page", title="A | page"),
}


def written(
    *promises: PromiseRow,
    projects: Sequence[ProjectRow] = (),
    events: Sequence[EventRow] = (),
    before: Snapshot = NOTHING,
    vocabulary: Vocabulary = EN,
    period: Period = PERIOD,
) -> str:
    """Return the report of roads `a` and `b`, in which everything is new."""
    rows = [project_row("a", name="A"), project_row("b", name="B *b*"), *projects]
    grouping = Grouping("category", vocabulary.names_by_id, vocabulary.goals, SOURCES)
    made = make_report(period, grouping, before, Snapshot(rows, list(promises), list(events)))
    return Writer(vocabulary, SOURCES).write(made, "Title", ())


def part(text: str, heading: str) -> list[str]:
    """Return the lines of a part, or of a part of one, without its heading."""
    sign = "\n#" + "#" * (1 + (f"\n### {heading}\n" in text)) + " "
    assert text.count(f"{sign}{heading}\n") == 1, heading
    rest = text.split(f"{sign}{heading}\n")[1]
    return rest.split("\n#")[0].strip("\n").splitlines()


def test_sources_are_tallied_those_of_one_promise_together() -> None:
    """Each by its title and number; a count of nothing is blank, the last row is of all."""
    rows = [
        promise_row(wording="1", source="paper", outcome="met"),
        promise_row(wording="2", source="paper", outcome="met-by", reached="2026"),
        promise_row(wording="3", source="page", outcome="overdue", no_news=True),
        promise_row(wording="4", source="a *visit*", outcome="met"),
        promise_row(wording="5", outcome="met"),
        promise_row(wording="6", outcome="met"),
        promise_row(wording="7", source="page", outcome="unmeasurable"),
    ]
    assert part(written(*rows), "What became of the promises of each source") == [
        "| source | promises | met | met by | no news |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| A paper, Press, 2023-01\u00a0[1] | 2 | 1 | 1 |  |",
        "| no source | 2 | 2 |  |  |",
        "| 2 sources of one promise each | 2 | 1 |  | 1 |",
        "| all | 6 | 4 | 1 | 1 |",
        "",
        "Promises that are unmeasurable are not counted here.",
    ]
    one = part(written(*rows[:2], rows[3]), "What became of the promises of each source")
    assert one[3] == "| 1 source of one promise | 1 | 1 |  |"


def test_promises_are_told_one_by_one() -> None:
    """In the reader's words, with the evidence of what became of them."""
    rows = [
        promise_row(
            milestone="operating",
            due="2024-12",
            chain="2023 2024-12",
            stretch=True,
            wording="建成",
            wording_en="to be | built",
            source="paper",
            evidence="page",
            outcome="met-late",
            reached="2025-01",
            by=True,
            days_late=31,
        ),
        promise_row(wording="x", source="paper", evidence="page", outcome="missed", missed="2025"),
        promise_row(project="b", source="paper", evidence="paper", outcome="met", reached="2024"),
    ]
    known = EN._replace(words={"road": {"operating": "open"}})
    first, *others = part(written(*rows, vocabulary=known), "Promise by promise")[2:]
    cells = ["A", r"to be \| built", "open", "2023 → 2024-12 (best effort)"]
    cells += ["met late", "by 2025-01\u00a0[2]", "≤ 31", "[1]"]
    assert first == f"| {' | '.join(cells)} |"
    assert others == [
        "| A | x | – | – | missed\u00a0[2] | – | – | [1] |",
        r"| B \*b\* | 建成 | – | – | met | 2024 | – | [1] |",
    ]


def test_what_changed_are_events_outcomes_and_promises() -> None:
    """Each under a heading, where there are any."""
    old = promise_row(wording="old", due="2025", chain="2025", outcome="pending")
    before = Snapshot([], [old], [])
    now: PromiseRow = {**old, "outcome": "met", "reached": "2026-01", "evidence": "page"}
    new = promise_row(wording="new", due="2027", chain="2027", outcome="pending", source="paper")
    event = event_row(date="2026-01", open_km=60, by=True, note="Open.", note_zh="通车。")
    text = written(now, new, events=[event], before=before, vocabulary=ZH)
    assert part(text, "项目进展")[2:] == [
        "| 不晚于 2026-01 | A | 部分投运 | 已建成60公里，通车。 | 未注明来源 |"
    ]
    assert part(text, "完成情况有变化的承诺")[2:] == [
        "| A | old | 2025 | 未到期 → 按期完成 | [1] |"
    ]
    assert part(text, "新增承诺")[2:] == ["| 2023-01 | A | new | – | 2027 | [2] |"]
    assert "\n## 近一年主要进展（2025-11-23 以来）\n" in text
    text = written(period=PERIOD._replace(since="2025"))
    assert part(text, "What changed since 2025") == ["Nothing."]
    events = [event_row(date="2026-01"), event_row(date="2026", project="b")]
    text = written({**now, "evidence": None}, events=events, before=before)
    assert part(text, "What happened")[2].endswith("| – | no source |")
    assert part(text, "Promises whose outcome is another than it was")[2].endswith("| – |")


def test_figures_are_told_where_any_is_known() -> None:
    """Of the categories and of the kinds that have some."""
    projects = [project_row("c", length_km=120, open_km=60), project_row("d", category="dam")]
    assert part(written(projects=projects), "In figures") == [
        "| category | km | km open |",
        "| --- | ---: | ---: |",
        "| road | 120 (1 of 3) | 60 (1 of 3) |",
        "| all | 120 (1 of 4) | 60 (1 of 4) |",
        "",
        "In brackets: of how many projects the figure is known; without, of all; –, of none.",
    ]
    assert "### In figures" not in written()


def test_projects_have_their_sizes_and_what_is_overdue_is_bold() -> None:
    """With units."""
    road = project_row(
        "c",
        name="C",
        status="partial",
        since="2024",
        since_by=True,
        due="2023",
        overdue=True,
        length_km=120,
        capacity_mw=5,
        investment_bn=3,
    )
    assert part(written(projects=[road]), "Road")[-1] == (
        "| C | partial | by 2024 | – | **2023 !** | – | 5 MW, 120 km | – |"
    )


def test_wordings_without_a_result_stand_once() -> None:
    """With the projects that they are of."""
    rows = [
        promise_row(project=project, wording=wording, source="paper")
        for project, wording in (("a", "speed up"), ("b", "speed up"), ("a", "push on"))
    ]
    rows.append(promise_row(wording="push on"))
    assert part(written(*rows), "Promises that name no result") == [
        "- **A, B \\*b\\***: speed up\u00a0[1]",
        "- **A**: push on\u00a0[1]",
        "- **A**: push on",
    ]


def test_outcomes_that_there_are_have_a_meaning() -> None:
    """And a bound where one is told."""
    late = promise_row(outcome="met-late", reached="2024", days_late=31)
    lines = part(written(late, promise_row()), "What the outcomes mean")
    assert [line.split(":")[0] for line in lines] == [
        *("- **met late**", "- **unmeasurable**", "- **≤**")
    ]
    late["reached"] = "2024-01-31"
    assert len(part(written(late), "What the outcomes mean")) == 1
    quiet = promise_row(outcome="overdue", no_news=True)
    lines = part(written(quiet, vocabulary=ZH), "完成情况说明")
    assert [line.split("：")[0] for line in lines] == ["- **逾期，未查到公开进展**"]


@pytest.mark.parametrize(("count", "more"), [(200, []), (201, ["", "1 more not shown."])])
def test_no_table_has_more_than_two_hundred_rows(count: int, more: list[str]) -> None:
    """It says how many more there are; a list of wordings and of sources likewise."""
    rows = [promise_row(wording=f"w{index}", outcome="met") for index in range(count)]
    assert part(written(*rows), "Promise by promise")[202:] == more
    rows = [promise_row(wording=f"w{index}") for index in range(count)]
    assert part(written(*rows), "Promises that name no result")[200:] == more
    pairs = [
        promise_row(wording=f"w{index}", source=f"a visit {index // 2}", outcome="met")
        for index in range(2 * count)
    ]
    lines = part(written(*pairs), "What became of the promises of each source")
    assert lines[202:203] == [f"| all | {2 * count} | {2 * count} |"]
    assert lines[203:] == more


def test_charts_come_before_long_tables() -> None:
    """And sources after all that refers to them."""
    text = written(promise_row(outcome="met"))
    headings = re.findall("^## (.*)$", text, re.MULTILINE)
    assert headings == [
        *("At a glance", "Timeline", "Shares by status", "Scorecard"),
        *("What changed in the year since 2025-11-23", "No news for two years"),
        *("Projects by category", "Promises that name no result", "Sources"),
        "What the outcomes mean",
    ]
