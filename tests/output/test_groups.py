"""Groups in words, for tables of chosen columns and for workbooks."""

from examples import scorecard_row, source_row
from qhtrack.domain import groups as projects
from qhtrack.domain import tallies as promises
from qhtrack.output import groups
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

NAMES = {"region": {"west": "西部", "east": "东部"}}
ZH = Vocabulary(Language.ZH, NAMES)
EN = Vocabulary(Language.EN)


def test_a_group_of_projects_is_called_by_its_name() -> None:
    """Several regions together, and none, have words too."""
    nothing = [projects.Sum(None, 0, 1)] * len(projects.SUMS)
    parts = [projects.Group(key, 1, {}, *nothing) for key in ("west", projects.SEVERAL, None)]
    counted = projects.statistics(parts, "region", NAMES)
    assert [row["region"] for row in groups.statistics(counted, ZH)] == ["西部", "跨市州", "–"]


def test_a_group_of_promises_is_called_by_its_name() -> None:
    """A source by its title and date."""
    sources = {"paper": source_row("paper", title="纸", title_en="A paper", date="2023-01")}
    rows = [scorecard_row(source="paper", outcome="met-late"), scorecard_row(source=None)]
    counted = promises.tallies(rows, "source", {}, sources)
    named = groups.tallies(counted, sources, EN)
    assert [(row["source"], row["met_late"]) for row in named] == [
        ("A paper, 2023-01", 1),
        ("no source", 0),
    ]


def test_what_is_counted_has_heads() -> None:
    """An outcome its own, not that of the date or flag of the same key."""
    heads = groups.with_tally_heads(EN)
    assert [heads.head(key) for key in ("met_late", "missed", "overdue", "no_news", "date")] == [
        "met late",
        "missed",
        "overdue",
        "no news",
        "date",
    ]
    assert groups.with_tally_heads(ZH).head("missed") == "未实现"
    assert groups.with_tally_heads(ZH).head("promises") == "承诺数"
    assert groups.with_sum_heads(ZH).head("open_km_known") == "已建成（公里）：有数据的项目数"
    assert groups.with_sum_heads(EN).head("open_km") == EN.head("open_km")
