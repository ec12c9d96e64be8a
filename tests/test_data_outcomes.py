"""What became of the promises of the shipped registry: the page's, and each January's."""

import json
from collections import Counter

import pytest

from conftest import REGISTRY, Run
from test_data import SOURCES

# what became of the page's promises for 2023, as of the end of November 2026, in its order
OUTCOMES = {
    "qingzang-railway-xige-upgrade": "met met",
    "lanxin-hsr-lanxi-upgrade": "met",
    "gonghe-airport": "met-by",
    "chaka-chahannuo-expressway": "no-news",
    "jiading-xihai-expressway": "met-late",
    "yinda-jihuang": "met-late",
    "xujixia-water-hub": "met",
    "lijiaxia-expansion": "met",
    "warang-pumped-storage": "met",
    "tongde-pumped-storage": "met-late",
    "nanshankou-pumped-storage": "met",
    "wind-solar-base-batch-1": "met-late",
    "wind-solar-base-batch-2": "overdue",
    "wind-solar-base-batch-3": "overdue",
    "compressed-air-storage-demo": "overdue",
    "second-uhv-corridor": "overdue",
    "xining-internet-exchange": "met",
    "target-expressway-5000km": "met",
    "target-xinjiang-expressway-exit": "met",
    "target-gansu-expressway-exit": "met-late",
    "target-industrial-value-added": "missed",
    "target-industrial-investment": "no-news",
    "target-digital-economy": "met",
    "target-investment-ordinance": "no-news",
    "target-park-three-year-plan": "no-news",
}
# of each January's report: its promises, kept, kept late, kept but whether in time is not told,
# missed, overdue, overdue without news
TALLIES = {
    "2016": "8 2 3 0 3 0 0",
    "2017": "3 2 1 0 0 0 0",
    "2018": "5 2 3 0 0 0 0",
    "2019": "6 1 3 0 0 1 1",
    "2020": "9 7 1 1 0 0 0",
    "2021": "8 3 1 0 0 0 4",
    "2022": "5 0 0 0 0 0 0",
    "2023": "51 13 6 1 0 6 2",
    "2024": "38 9 3 0 0 4 2",
    "2025": "43 11 0 0 2 5 5",
    "2026": "40 0 0 0 0 0 0",
}


def scorecard(run: Run, term: str) -> list[dict[str, str]]:
    """Return the promises that a term leaves, those overdue without news called so."""
    said = run("--registry", str(REGISTRY), "scorecard", term, "--json")
    return [
        row | {"outcome": "no-news"} if row["no_news"] else row for row in json.loads(said.stdout)
    ]


def test_the_pages_promises_for_2023_came_out_so(run: Run) -> None:
    """Twenty-six, each by the name of its project."""
    pages = ",".join(source for source in SOURCES if source.startswith("seed-"))
    outcomes: dict[str, str] = {}
    for row in scorecard(run, f"source:{pages}"):
        if row["source"].startswith("seed-") and (row["due"] or "").startswith("2023"):
            before = outcomes.get(row["project"], "")
            outcomes[row["project"]] = f"{before} {row['outcome']}".strip()
    assert outcomes == OUTCOMES
    assert sum(len(found.split()) for found in outcomes.values()) == 26


@pytest.mark.parametrize("year", TALLIES)
def test_each_januarys_promises_came_out_so(run: Run, year: str) -> None:
    """Those that the report is a source of, or a further one."""
    counts = Counter(row["outcome"] for row in scorecard(run, f"source:government-report-{year}"))
    order = ("met", "met-late", "met-by", "missed", "overdue", "no-news")
    tally = (counts.total(), *(counts[name] for name in order))
    assert " ".join(map(str, tally)) == TALLIES[year]
