"""The shipped registry: what it must say of every project, and what became of the promises."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from conftest import NOW, REGISTRY, ROOT, Run
from letters import letters
from qhtrack.domain.dates import first_day, last_day
from qhtrack.domain.fields import SIZES
from qhtrack.domain.model import (
    Category,
    Event,
    Project,
    Promise,
    Region,
    Registry,
    Source,
    facts,
)
from qhtrack.domain.status import Status
from qhtrack.registry import toml

TEXT = REGISTRY.read_text(encoding="utf-8")
REGISTERED: Registry = toml.parse(TEXT, str(REGISTRY), date(NOW.year, NOW.month, NOW.day))
SOURCES = {source.id: source for source in REGISTERED.sources}
PROJECTS = {project.id: project for project in REGISTERED.projects}
# the province's page of January 2023, in its order: id and the page's own name
PAGE = {
    "qingzang-railway-xige-upgrade": "青藏铁路西格段提质工程",
    "lanxin-hsr-lanxi-upgrade": "兰新客专兰西段提速提质工程",
    "xicheng-railway": "西成铁路",
    "xining-airport-phase-3": "西宁机场三期",
    "gonghe-airport": "共和机场",
    "dulan-airport": "都兰通用机场",
    "dachaidan-airport": "大柴旦通用机场",
    "chaka-chahannuo-expressway": "茶卡至察汗诺公路",
    "jiading-xihai-expressway": "加定至西海公路",
    "tongren-sailong-expressway": "同仁至赛尔龙公路",
    "biandukou-menyuan-expressway": "扁都口至门源公路",
    "jianzha-gonghe-expressway": "尖扎至共和公路",
    "yinda-jihuang": "引大济湟",
    "xujixia-water-hub": "蓄集峡水利枢纽工程",
    "nalenggele-water-hub": "那棱格勒河水利枢纽",
    "yinhuang-jining": "引黄济宁工程",
    "wind-solar-base-batch-1": "大型风电光伏基地第一批",
    "wind-solar-base-batch-2": "大型风电光伏基地第二批",
    "wind-solar-base-batch-3": "大型风电光伏基地第三批",
    "lijiaxia-expansion": "李家峡扩能",
    "yangqu-hydropower": "羊曲水电站",
    "maerdang-hydropower": "玛尔挡水电站",
    "warang-pumped-storage": "哇让抽水蓄能电站",
    "tongde-pumped-storage": "同德抽水蓄能电站",
    "nanshankou-pumped-storage": "南山口抽水蓄能电站",
    "compressed-air-storage-demo": "压缩空气储能示范项目",
    "kunlunshan-750kv": "750千伏昆仑山输变电工程",
    "hongqi-750kv": "750千伏红旗输变电工程",
    "second-uhv-corridor": "第二条特高压外送通道",
    "salt-lake-lithium-40kt": "盐湖股份4万吨基础锂盐",
    "canadian-solar-qinghai": "阿特斯新能源",
    "trina-solar-xining": "天合光伏全产业链",
    "xining-internet-exchange": "西宁国家级互联网骨干直联点",
    "sanjiangyuan-national-park": "三江源国家公园",
    "qilian-national-park": "祁连山国家公园",
    "qinghai-lake-national-park": "青海湖国家公园",
    "kunlun-national-park": "昆仑山国家公园",
}
# the largest of its kind that a figure may name without being a slip of the pen
# the least and the most of each size that a category knows; it knows no others
BOUNDS: dict[str, dict[str, tuple[float, float]]] = {
    "capacity_mw": {
        "hydropower": (300, 5000),
        "pumped-storage": (500, 5000),
        "wind-solar": (300, 20000),
        "storage": (10, 500),
        "water": (5, 50),
    },
    "energy_mwh": {"pumped-storage": (5000, 40000), "storage": (100, 2000)},
    "voltage_kv": {"transmission": (35, 1100)},
    "length_km": {
        "railway": (100, 900),
        "road": (20, 400),
        "water": (20, 600),
        "transmission": (100, 3000),
    },
    "area_km2": {"national-park": (10000, 200000)},
    "passengers_m": {"airport": (0.1, 30)},
    "output_kt": {"industry": (10, 500)},
    "storage_mcm": {"water": (10, 2000), "hydropower": (50, 3000), "pumped-storage": (5, 100)},
    "investment_bn": {
        "railway": (1, 100),
        "airport": (0.5, 15),
        "road": (1, 40),
        "water": (0.5, 15),
        "hydropower": (0.5, 30),
        "pumped-storage": (5, 20),
        "wind-solar": (1, 100),
        "storage": (0.5, 5),
        "transmission": (0.05, 30),
        "industry": (1, 80),
        "digital": (0.01, 1),
        "national-park": (0.1, 20),
    },
}
# billion yuan for a thousand MW: a dam or a pumped store costs some 6 to 15
PER_GW = {"hydropower": (2, 15), "pumped-storage": (4, 13)}
GOALS = {category.id for category in REGISTERED.categories if category.goal}
REPORTS = tuple(f"government-report-{year}" for year in range(2016, 2027))
# every promise that a report of 2023 to 2026 makes of a project of the registry
REPORTED = [
    tuple(line.split("\t"))
    for line in (ROOT / "tests" / "report-promises.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[1:]
]
# of which no source says in which prefecture it lies
NO_REGION = {"erduo-hydropower"}


# a character, or a mark that stands among characters alone
_CHINESE = "[\u4e00-\u9fff“”《》（）、。，；：！？]"


def is_chinese(text: str | None) -> bool:
    """Tell whether a text has a Chinese character."""
    return re.search("[\u4e00-\u9fff]", text or "") is not None


def dated(project: Project) -> Iterator[tuple[str, Promise | Event]]:
    """Yield each promise and event with its name."""
    for number, one in enumerate(facts(project), 1):
        yield f"{project.id}: fact {number}", one


@pytest.mark.parametrize("project", REGISTERED.projects, ids=lambda project: project.id)
def test_a_project_says_what_it_is(project: Project) -> None:
    """Both names, a region, and what was promised, or why nothing was."""
    assert project.name_zh
    assert bool(project.regions) is (project.id not in NO_REGION)
    assert project.promises or project.note


@pytest.mark.parametrize("project", REGISTERED.projects, ids=lambda project: project.id)
def test_every_fact_has_a_source_of_the_registry(project: Project) -> None:
    """No event may be younger than the publication that tells of it."""
    for name, fact in dated(project):
        assert fact.source in SOURCES, name
        published = SOURCES[fact.source].date
        if isinstance(fact, Event) and published is not None:
            assert first_day(fact.date) <= last_day(published), name


@pytest.mark.parametrize("project", REGISTERED.projects, ids=lambda project: project.id)
def test_every_event_says_what_was_seen(project: Project) -> None:
    """In its note."""
    assert all(event.note for event in project.events)


@pytest.mark.parametrize("project", REGISTERED.projects, ids=lambda project: project.id)
def test_a_project_reads_in_both_languages(project: Project) -> None:
    """Its name, place, owner and notes, and each promise, whatever language that was made in."""
    pairs = [(project.name, project.name_zh), (project.place, project.place_zh)]
    pairs += [(project.owner, project.owner_zh)]
    pairs += [(fact.note, fact.note_zh) for fact in (project, *facts(project))]
    for promise in project.promises:
        assert is_chinese(promise.wording) is (promise.wording_zh is None)
        pairs.append((promise.wording_en, promise.wording_zh or promise.wording))
    for english, chinese in pairs:
        assert bool(english) is bool(chinese)
        assert chinese is None or is_chinese(chinese)


@pytest.mark.parametrize(
    "group", [*REGISTERED.categories, *REGISTERED.regions], ids=lambda group: group.id
)
def test_a_category_and_a_region_are_named_in_both_languages(group: Category | Region) -> None:
    """A status that a category has an English word for has a Chinese one too."""
    assert is_chinese(group.name_zh)
    if isinstance(group, Category):
        statuses = (status.value for status in Status)
        assert all(
            getattr(group.words_zh, status, None)
            for status in statuses
            if getattr(group.words, status, None)
        )


def test_chinese_has_its_own_punctuation() -> None:
    """A mark of half width beside a character is a copy's, not the paper's."""
    texts = re.findall(r'^(?:\w+_zh|title|wording| {3}) ?=? "(.*)",?$', TEXT, re.MULTILINE)
    beside = rf"{_CHINESE}[,:;!?()]|[,:;!?()]{_CHINESE}"
    assert sum(map(is_chinese, texts)) > 1000
    assert not [text for text in texts if re.search(beside, text)]


@pytest.mark.parametrize("project", REGISTERED.projects, ids=lambda project: project.id)
def test_a_finding_has_evidence_of_the_registry(project: Project) -> None:
    """Told on the day of the finding or later; a goal has findings alone."""
    for name, fact in dated(project):
        if isinstance(fact, Promise) and fact.evidence is not None:
            assert fact.evidence in SOURCES, name
            published = SOURCES[fact.evidence].date
            finding = fact.reached or fact.missed
            assert finding is not None
            assert published is None or first_day(finding) <= last_day(published), name
        assert {*fact.also} <= SOURCES.keys(), name
    if project.category in GOALS:
        assert not project.events
        assert not any(promise.milestone for promise in project.promises)


@pytest.mark.parametrize("project", REGISTERED.projects, ids=lambda project: project.id)
def test_no_promise_is_made_after_it_was_due(project: Project) -> None:
    """A paper that is younger than the due date says when the promise was made."""
    for name, fact in dated(project):
        if isinstance(fact, Promise) and fact.due is not None:
            made = fact.made or SOURCES[fact.source or ""].date
            assert made is None or first_day(made) <= last_day(fact.due), name


def plain(text: str | None) -> str:
    """Return text without blanks, its punctuation at full width."""
    return (
        "".join((text or "").split())
        .translate(str.maketrans(',:;"()', "，：；“（）"))
        .replace("”", "“")
    )


@pytest.mark.parametrize(("report", "name", "wording"), REPORTED)
def test_what_a_report_promises_stands_under_its_project(
    report: str, name: str, wording: str
) -> None:
    """In the promise's words, or in its note where another paper's words are quoted."""
    project = PROJECTS[name]
    texts = [
        plain(text)
        for promise in project.promises
        if report in {promise.source, *promise.also} or report in str(promise.note)
        for text in (promise.wording, promise.note, promise.note_zh)
    ]
    texts += [plain(project.note), plain(project.note_zh)]
    assert any(plain(wording) in text for text in texts)


def test_the_reports_are_there_whole() -> None:
    """Eleven Januaries, each a source of promises; the list has each of the last four."""
    promised = {promise.source for project in PROJECTS.values() for promise in project.promises}
    assert {*REPORTS} <= promised
    assert {report for report, _, _ in REPORTED} == {*REPORTS[-4:]}


@pytest.mark.parametrize("source", REGISTERED.sources, ids=lambda source: source.id)
def test_a_publication_is_named_in_both_languages(source: Source) -> None:
    """Its title as published, and in the other language; its publisher in both."""
    if is_chinese(source.title):
        assert source.title_en
    else:
        assert is_chinese(source.title_zh)
    assert bool(source.publisher) is bool(source.publisher_zh)


@pytest.mark.parametrize("project", REGISTERED.projects, ids=lambda project: project.id)
def test_sizes_are_those_of_their_kind(project: Project) -> None:
    """A slip in a unit shows as a factor of ten."""
    for key, bounds in BOUNDS.items():
        size = getattr(project, key)
        least, most = bounds.get(project.category, (0, 0))
        assert size is None or least <= size <= most, key
    assert all((event.in_service_mw or 0) <= (project.capacity_mw or 0) for event in project.events)
    if project.category in PER_GW and project.investment_bn and project.capacity_mw:
        least, most = PER_GW[project.category]
        assert least <= 1000 * project.investment_bn / project.capacity_mw <= most
    if project.category in GOALS:
        assert all(getattr(project, key) is None for key in SIZES)


def test_every_source_is_used() -> None:
    """And is a publication with a title."""
    every = [fact for project in REGISTERED.projects for fact in facts(project)]
    used = {source for fact in every for source in (fact.source, *fact.also)}
    used |= {fact.evidence for fact in every if isinstance(fact, Promise) and fact.evidence}
    used |= {source for project in REGISTERED.projects for source in project.sources}
    assert used == set(SOURCES)


def test_the_sources_without_a_date_are_known(golden: Callable[[str, str], None]) -> None:
    """A new one is read before it is accepted."""
    undated = sorted(source.id for source in REGISTERED.sources if source.date is None)
    golden("undated-sources.txt", "".join(f"{name}\n" for name in undated))


@pytest.mark.parametrize("name", PAGE)
def test_the_page_of_2023_is_there_whole(name: str) -> None:
    """Each project under the page's own name, with the page's promise."""
    project = PROJECTS[name]
    assert PAGE[name] in {project.name_zh, *project.aliases}
    assert any(str(one.source).startswith("seed-") for one in project.promises)


def test_a_chinese_report_is_chinese(run: Run) -> None:
    """Names and units aside hardly a letter of it is Latin: 1.05 % in November 2026, once 31.5."""
    text = run("--registry", str(REGISTRY), "--lang", "zh", "report").stdout
    found = letters(text)
    assert found.all > 15_000
    assert 0 < found.share < 0.02
    notes = [fact.note_zh for one in REGISTERED.projects for fact in (one, *facts(one))]
    assert sum(map(bool, notes)) >= 549


def test_it_is_canonical() -> None:
    """As `export` writes it."""
    assert "".join(toml.dump(toml.to_data(REGISTERED), toml.heading(TEXT))) == TEXT


@pytest.mark.parametrize("as_of", ["2020-01-01", "2024-01-01", "2026-01-01", "2026-11-01"])
def test_what_became_of_the_promises(
    run: Run, golden: Callable[[str, str], None], as_of: str
) -> None:
    """The golden file's diff is read like code."""
    said = run("--registry", str(REGISTRY), "scorecard", "--as-of", as_of, "-f", "tsv")
    golden(f"scorecard-{as_of}.tsv", said.stdout)


def test_the_wheel_ships_it() -> None:
    """Under the name that the program looks for."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"data/projects.toml" = "qhtrack/projects.toml"' in settings
