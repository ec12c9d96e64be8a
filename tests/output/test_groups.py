"""Groups in words, for tables of chosen columns and for workbooks."""

import pytest

from examples import project_row, scorecard_row, source_row
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


def test_a_sum_says_of_how_many_it_is_known() -> None:
    """Unless of all or of none."""
    rows = [
        project_row("a", capacity_mw=1000, investment_bn=1.5, in_service_mw=None),
        project_row("b", capacity_mw=1320, investment_bn=None, in_service_mw=None),
    ]
    assert groups.sum_of(projects.group(None, rows), "capacity_mw", EN) == ("2,320", "")
    assert groups.sum_of(projects.group(None, rows), "in_service_mw", EN) == ("–", "")
    assert groups.sum_of(projects.group(None, rows), "investment_bn", EN) == ("1.5", " (1 of 2)")
    assert groups.sum_of(projects.group(None, rows), "investment_bn", ZH) == ("15", "（1/2）")


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        *((12345.67, "12,346"), (10_000.4, "10,000"), (9999.94, "9,999.9")),
        *((100.06, "100.1"), (99.9996, "100"), (99.9994, "99.999"), (1.23456, "1.235")),
        *((0.123456, "0.123456"), (0, "0")),
    ],
)
def test_a_sum_has_as_many_digits_as_one_takes_in(total: float, shown: str) -> None:
    """Fewer the larger it is."""
    counted = projects.group(None, [project_row("a", length_km=total)])
    assert groups.sum_of(counted, "length_km", EN)[0] == shown


@pytest.mark.parametrize(
    ("key", "by", "name"),
    [
        ("partial", "status", "部分投运"),
        (None, "status", "不详"),
        ("golog", "region", "果洛州"),
        ("several", "region", "跨市州"),
        ("several", "category", "several"),
        (None, "region", "–"),
        ("2023", "year", "2023"),
    ],
)
def test_a_group_has_a_name(key: str | None, by: str, name: str) -> None:
    """Its id where it has no other."""
    known = ZH._replace(names_by_id={"region": {"golog": "果洛州"}})
    assert groups.group_name(key, by, known) == name
