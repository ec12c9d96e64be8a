"""The heads of sheets."""

import pytest

from qhtrack.domain.fields import EVENT_DERIVED, UNIT_KEYS, keys
from qhtrack.words.catalogue import label_catalogue
from qhtrack.words.heads import (
    COLUMN_KEYS,
    column_of,
    date_of_line,
    in_unit_of,
    is_date_line,
    is_skipped_column,
    is_total,
    is_without_unit,
    may_be_total,
    progress_said,
    units_of_line,
)
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("截至2026年10月28日", "2026-10-28"),
        ("As at 3 May 2026", "2026-05-03"),
        ("Date: 31 October 2026", "2026-10-31"),
        ("Reporting month: October 2026", "2026-10"),
        ("Progress report for the period ending 31 October 2026", "2026-10-31"),
        ("填报日期：2026年10月31日", "2026-10-31"),
        ("统计时间：2026年10月", "2026-10"),
        ("报告期：2026-10", "2026-10"),
    ],
)
def test_the_date_of_a_line_above_the_head_is_read(line: str, date: str) -> None:
    """Where the line says that it is the rows'."""
    assert date_of_line(line) == date


@pytest.mark.parametrize(
    ("line", "has_date"),
    [
        ("Progress report, October 2026", True),
        ("（2026年10月）", True),
        ("2026年10月重点项目进展情况表", True),
        ("打印日期：2026年10月31日", True),
        ("31 October 2026", True),
        ("Printed 2026-12", True),
        ("Contract 2026/13", False),
        ("2026年重点项目", False),
        ("Roads of 2026", False),
        ("Maybe 2026 roads", False),
    ],
)
def test_a_date_above_the_head_that_may_be_of_anything_is_seen(
    line: str, *, has_date: bool
) -> None:
    """But is not the rows' date; a year alone is none."""
    assert (is_date_line(line), date_of_line(line)) == (has_date, None)


@pytest.mark.parametrize(
    ("head", "key", "unit"),
    [
        ("As at", "date", ""),
        ("Report date", "date", ""),
        ("统计时间", "date", ""),
        ("目前状态", "status", ""),
        ("Physical progress (%)", "progress", "%"),
        ("Paid to date (TZS million)", "spent_bn", "tzs million"),
        ("项目名称", "project", ""),
        ("建设状态", "status", ""),
        ("截至日期", "date", ""),
        ("截至", "date", ""),
        ("所属地区", "regions", ""),
        ("所在地区", "regions", ""),
        ("形象进度", "progress", ""),
        *(("进展情况", "progress", ""), ("备  注", "note", "")),
        *(("来源", "source", ""), ("依据", "source", "")),
        *(("项目单位", "owner", ""), ("建设\n地点", "place", ""), ("总投资", "investment_bn", "?")),
        *(("累计完成投资(亿元)", "spent_bn", "亿元"), ("累计投资（万元）", "spent_bn", "万元")),
        ("装机\n（万千瓦）", "capacity_mw", "万千瓦"),
        ("已投运（万千瓦）", "in_service_mw", ""),
        ("已投产（MW）", "in_service_mw", "mw"),
        *(("已建成（公里）", "open_km", ""), ("已建成里程", "open_km", "?")),
        ("通车里程 (公里)", "open_km", "公里"),
        ("类别", "category", ""),
        ("Project name", "project", ""),
        ("STATUS", "status", ""),
        ("in_service_mw", "in_service_mw", ""),
        ("In-service MW", "in_service_mw", ""),
        ("MW in service", "in_service_mw", ""),
        ("billion yuan spent", "spent_bn", "billion yuan"),
        ("billion KES", "investment_bn", "billion kes"),
        ("capacity (GW)", "capacity_mw", "gw"),
        ("Remarks", "note", ""),
        ("项目名称（全称）", "project", "全称"),
        ("项目单位（中文）", "owner_zh", ""),
    ],
)
def test_a_head_names_a_field_and_its_unit(head: str, key: str, unit: str) -> None:
    """In whichever words; without a unit a number's is not known, or the label's own."""
    beside = column_of(head, ())
    assert beside is not None
    assert (beside.key, beside.unit) == (key, unit)


# heads as offices write them
OF_OFFICES = {
    "project": "Road; ROAD NAME; Name of the Project; Bridge; Station Name; Project Title; 工程;"
    " 路段; 建设项目名称; 项目（工程）名称; 重点工程名称; 电站名称; 项目 名称",
    "status": "Current Status; Stage; Status of works; 工程状态; 项目阶段",
    "progress": "Percent complete; Physical Progress %; Overall progress; % Complete; 最新进展;"
    " 工程形象进度; 本月进展情况; 项目进展",
    "date": "Last updated; Reporting month; Date of update; 更新时间; 月份; 数据截止日期",
    "note": "Comment; Issues; Remarks/Issues; Key issues; 存在问题; 下一步工作; 情况说明",
    "source": "Source of information; 资料来源; 出处; 文件依据; 链接",
    "owner": "Client; Implementing Agency; Employer; 项目业主; 项目法人",
    "place": "Location; Site; 项目所在地; 建设地址",
    "wording": "Promise; Commitment; 目标任务; 承诺事项",
    "due": "Planned completion date; Target Date; 完成时限; 计划竣工时间; 预计完工时间",
    "made": "Date made; 承诺时间",
    "regions": "District; Province; County; 所属市州; 市州",
    "category": "Sector; Project type; 行业; 项目类别",
}


@pytest.mark.parametrize("key", OF_OFFICES)
def test_offices_head_their_columns_in_many_words(key: str) -> None:
    """In whichever language and case; with spaces that spread them."""
    for head in OF_OFFICES[key].split(";"):
        field_context = column_of(head, ())
        assert field_context is not None, head
        assert field_context.key == key, head
        assert not is_skipped_column(head)


@pytest.mark.parametrize(
    ("head", "key", "unit"),
    [
        ("Total cost (USD m)", "investment_bn", "usd m"),
        ("Cost in KES million", "investment_bn", "kes million"),
        ("Estimated cost, KES bn", "investment_bn", "kes bn"),
        ("Cost RWF million", "investment_bn", "rwf million"),
        ("Spent to date [TZS millions]", "spent_bn", "tzs millions"),
        ("Disbursements to date - USD m", "spent_bn", "usd m"),
        ("Amount paid (KES '000)", "spent_bn", "kes thousand"),
        ("Total length km", "length_km", "km"),
        ("Installed Capacity: GW", "capacity_mw", "gw"),
        ("Commissioned capacity (MW)", "in_service_mw", "mw"),
        ("总投资/万元", "investment_bn", "万元"),
        ("估算总投资【亿元】", "investment_bn", "亿元"),
        ("自开工累计完成投资（万元）", "spent_bn", "万元"),
        ("截至2026年10月底累计完成投资（亿元）", "spent_bn", "亿元"),
        ("截止2026年10月28日完成投资(万元)", "spent_bn", "万元"),
        ("截至2026年10月末 进度", "progress", ""),
        ("已并网容量（万千瓦）", "in_service_mw", "万千瓦"),
        ("路线全长，公里", "length_km", "公里"),
        ("装机规模：兆瓦", "capacity_mw", "兆瓦"),
    ],
)
def test_a_unit_stands_behind_a_head(head: str, key: str, unit: str) -> None:
    """In brackets of any kind, or behind what else parts it."""
    field_context = column_of(head, ())
    assert field_context is not None
    assert (field_context.key, field_context.unit) == (key, unit)


@pytest.mark.parametrize(
    "head",
    [
        *("Cost of land", "Cost per", "Cost RWF", "Spent in Nairobi", "Length of road 2026"),
        *("Owner in KES million", "Contract Sum (KES)", "Phase", "Project ID", "Completion date"),
        *("本年完成投资", "建设规模及内容", "竣工时间", "施工单位", "总投资/年"),
        *("责任单位", "完成投资", "完成投资（亿元）", "2026年完成投资", "截至10月底完成投资"),
        *("截至2026年13月底完成投资（亿元）", "截至2026年2月30日形象进度"),
    ],
)
def test_what_is_none_of_the_fields_stays_unknown(head: str) -> None:
    """A word of three letters is no currency, this year's spending not all that was spent."""
    assert column_of(head, ()) is None


@pytest.mark.parametrize("head", ["包联领导", "city", "总投资(亿元"])
def test_other_heads_mean_nothing(head: str) -> None:
    """Half a bracket included."""
    assert column_of(head, ()) is None


def test_every_label_of_a_field_is_a_head() -> None:
    """In either language, so that what is written for people may be given back."""
    found = 0
    for language in Language:
        words = label_catalogue(language).WORDS
        for key in set(COLUMN_KEYS) & words.keys():
            beside = column_of(words[key].format(money="billion yuan"), ())
            assert beside is not None, (key, language)
            found += beside.key == key
    assert found >= 70


def test_a_unit_stands_in_a_line_above_the_head() -> None:
    """Several too; whoever filled a sheet in is no unit."""
    assert units_of_line("单位：万元") == ["万元"]
    assert units_of_line("进展表（金额单位：亿元、万千瓦）") == ["亿元", "万千瓦"]
    assert units_of_line("unit: million KES") == ["million kes"]
    assert units_of_line("截至2026年10月底  单位：亿元") == ["亿元"]
    assert units_of_line("填报单位：某委") == []
    assert units_of_line("") == []


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("(TZS millions)", ["tzs millions"]),
        ("KES '000", ["kes thousand"]),
        ("RWF million", ["rwf million"]),
        ("Amounts in TZS million", ["tzs million"]),
        ("All amounts are in millions of KES", ["millions of kes"]),
        ("(Figures in KES million, lengths in km)", ["kes million", "km"]),
        ("Currency: USD m", ["usd m"]),
        ("货币单位：万元", ["万元"]),
        ("单位（亿元）", ["亿元"]),
        ("（万元）", ["万元"]),
        ("（单位：万元、公里）", ["万元", "公里"]),
        *((line, []) for line in ("m", "000", "附件2", "RWF", "Roads", "亿", "Built in 2026")),
    ],
)
def test_a_unit_above_the_head_is_said_in_many_ways(line: str, units: list[str]) -> None:
    """Alone where it names a currency."""
    assert units_of_line(line) == units


@pytest.mark.parametrize(
    ("head", "units", "unit"),
    [
        ("总投资", ["万元"], "万元"),
        ("装机", ["万元", "万千瓦"], "万千瓦"),
        ("装机", ["万元"], "?"),
        ("总投资", ["万千瓦", "亿元"], "亿元"),
        ("总投资", ["万千瓦时", "亿元"], "亿元"),
        ("总投资", ["公里"], "?"),
        ("Cost", ["mwh", "kes million"], "kes million"),
        ("Cost", ["rwf"], "rwf"),
        ("Investment", ["million kes"], "million kes"),
        ("总投资（亿元）", ["万元"], "亿元"),
        ("investment_bn", ["万元"], ""),
        ("MW in service", ["GW"], ""),
        ("建设状态", ["万元"], ""),
    ],
)
def test_the_unit_above_is_for_heads_that_say_none(head: str, units: list[str], unit: str) -> None:
    """Neither in brackets nor in their own words, where it is one of their kind."""
    beside = column_of(head, units)
    assert beside is not None
    assert beside.unit == unit


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("1,200", "?", True),
        ("２.5", "?", True),
        ("1e5", "?", True),
        ("3亿元", "?", False),
        ("soon", "?", False),
        ("1,200", "", False),
        ("1,200", "万元", False),
    ],
)
def test_a_bare_number_has_no_unit(text: str, unit: str, *, expected: bool) -> None:
    """Where its column has none."""
    assert is_without_unit(text, FieldContext("spent_bn", Language.ZH, unit)) is expected


TOTALS = [
    "合计",
    "总　计",
    "小计：",
    "共计",
    "Total",
    "total:",
    "合计（30项）",
    "Grand Total (17 No.)",
]
TOTALS += ["Sub-total", "subtotals"]


@pytest.mark.parametrize("cell", TOTALS)
def test_totals_are_known(cell: str) -> None:
    """With the spaces that spread them."""
    assert is_total(cell)
    assert not is_total(f"{cell}馆")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *dict.fromkeys(("Sub-total roads", "Grand total: roads", "Roads subtotal"), True).items(),
        *dict.fromkeys(("小计公路", "合计：公路", "公路小计", "Bridges sub-total:"), True).items(),
        *dict.fromkeys(
            ("Totalling Road", "Total Energies Road", "total-road", "Subtotal", "计算中心", "Road"),
            False,
        ).items(),
    ],
)
def test_totals_of_something_are_known(cell: str, *, expected: bool) -> None:
    """Words may stand before and behind them."""
    assert may_be_total(cell) is expected


@pytest.mark.parametrize(
    ("cell", "head", "said"),
    [
        (40, "% complete", "40% complete"),
        (40.5, "Progress (%)", "40.5% complete"),
        ("100", "Percent complete", "100% complete"),
        ("40 %", "Progress", "40% complete"),
        ("40％", "形象进度", "形象进度40%"),
        (0, "形象进度（％）", "形象进度0%"),
        (1, "% complete", "1% complete"),
        (0.4, "% complete", "0.4"),
        ("0.4%", "% complete", "0.4% complete"),
        (40, "Progress", "40"),
        ("bridge 40%", "% complete", "bridge 40%"),
    ],
)
def test_a_share_of_progress_is_said_in_words(cell: str | float, head: str, said: str) -> None:
    """As far as it is one."""
    assert progress_said(cell, head) == said


def test_columns_that_say_nothing_are_known() -> None:
    """Numbers of rows, and what another database worked out."""
    assert all(
        map(
            is_skipped_column, ("序号", "No.", "#", "Sr. No.", "记录时间", *keys(EVENT_DERIVED[1:]))
        )
    )
    assert not any(map(is_skipped_column, (*COLUMN_KEYS, "包联领导")))
    assert set(UNIT_KEYS) <= {*COLUMN_KEYS}


def test_a_head_is_in_the_unit_of_what_spans_it() -> None:
    """Unless it has its own, or that has none."""
    assert in_unit_of("总投资", "投资（万元）") == "总投资(万元)"
    assert in_unit_of("总投资（亿元）", "投资（万元）") == "总投资（亿元）"
    assert in_unit_of("总投资", "投资") == "总投资"
