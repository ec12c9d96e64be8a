"""Categories, regions and sources, named in either language where fields are set."""

import pytest

from conftest import Run

NAMES = "a-road name=A"


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("category=水电", "类别：水电"),
        ("category=Roads", "类别：Roads"),
        ("category=road regions=果洛州,haixi", "类别：Roads；地区：果洛州、海西州"),
        ("category=road 地区=果洛、海西州", "类别：Roads；地区：果洛州、海西州"),
        ("category=road sources+=paper", "类别：Roads；来源：paper"),
    ],
)
def test_rows_are_named_as_a_question_names_them(run: Run, typed: str, said: str) -> None:
    """By id, by name, by the beginning of a name; their names are told."""
    added = run("--lang", "zh", "add", "项目", *f"{NAMES} {typed}".split())
    assert (added.exit_code, added.stdout) == (0, f"a-road：已记录项目：名称：A；{said}\n")


@pytest.mark.usefixtures("sample")
def test_a_source_is_named_by_its_title(run: Run) -> None:
    """A comma in it parts no list."""
    run("add", "source", "b", "title=One, two")
    added = run("set", "dam", "sources=One, two")
    assert added.stdout == "dam: project amended: sources -paper, +b\n"
    assert run("set", "dam", "sources+=paper,b").stdout == "dam: project amended: sources +paper\n"
    assert run("set", "dam", "sources=").stdout == "dam: project amended: sources -b, -paper\n"


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("add project a-road name=A category=机场", "类别：“机场”不是类别；可选：水电"),
        ("set dam regions+=洛州", "地区：“洛州”不是地区；可选：果洛州、海西州"),
        ("set 地区 洛州 name=A", "“洛州”不是地区；可选：果洛州、海西州；请先用 qhtrack add region"),
        ("add project a-road category=road", "缺少“名称”"),
        ("add project a-road name=A category=road aliases-=B", "add 不能从别称中删除"),
        ("set dam name+=A", "名称不是列表，不能使用 +=；请写 名称=值"),
        ("set dam 名称+=A", "名称不是列表，不能使用 +=；请写 名称=值"),
        ("set dam name=A name=B", "名称只能有一个值"),
        ("set category road words=A", "状态用词须按状态填写；请写 状态用词.建成投运=用词"),
        ("add 机场 a name=A", "“机场”不是可用的种类；可选：项目、来源、类别、地区"),
    ],
)
def test_what_means_nothing_is_said_in_the_readers_words(run: Run, typed: str, reason: str) -> None:
    """Fields by their names, and what may be typed in its script."""
    refused = run("--lang", "zh", *typed.split())
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f"qhtrack：{reason}")


@pytest.mark.usefixtures("sample")
def test_a_row_is_changed_by_its_name(run: Run) -> None:
    """And its words by the status as a reader calls it."""
    named = run("--lang", "zh", "set", "地区", "果洛", "name_zh=果洛藏族自治州")
    assert named.stdout == "golog：地区已更新：名称（中文）：果洛州 → 果洛藏族自治州\n"
    words = run("--lang", "zh", "set", "category", "水电", "状态用词（中文）.建成投运=全部投产")
    assert words.stdout == "hydropower：类别已更新：状态用词（中文）：建成投运 = 全部投产\n"
