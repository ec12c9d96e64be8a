"""Hold what the sheets of offices call their columns, beside labels and synonyms.

A head stands here if it means one field. What is none of them (`Phase`, the contract's sum, what
was spent this year, 建设规模及内容) is left to whoever reads the sheet.
"""

# what a column of projects is headed with, alone, with `name`, and after `name of`
_THINGS = (
    *("project", "road", "scheme", "bridge", "airport", "station", "plant", "facility"),
    *("power station", "power plant"),
)
_WORKS = ("项目", "工程", "建设项目", "重点项目", "重大项目", "重点工程", "路段", "路线", "线路")

HEADS = {
    "project": (
        *_THINGS,
        *(f"{thing} name" for thing in _THINGS),
        *(f"name of {thing}" for thing in _THINGS),
        *(f"name of the {thing}" for thing in _THINGS),
        "project title",
        *_WORKS,
        *(f"{work}名称" for work in (*_WORKS, "电站", "机场", "桥梁", "水库")),
        *("项目(工程)名称", "工程(项目)名称", "项目全称"),
    ),
    "status": (
        *("current status", "project status", "implementation status", "works status"),
        *("status of project", "status of works", "stage", "project stage", "current stage"),
        *("建设状态", "项目状态", "工程状态", "当前状态", "目前状态", "建设阶段", "项目阶段"),
    ),
    "date": (
        *("as of", "as at", "report date", "reporting date", "date of report", "report month"),
        *("reporting month", "reporting period", "month", "period", "when", "status date"),
        *("date of status", "last updated", "date updated", "update date", "date of update"),
        *("截至", "截至日期", "截止日期", "截至时间", "截止时间", "数据截至日期", "数据截止日期"),
        *("填报日期", "填报时间", "填报月份", "统计日期", "统计时间", "上报日期", "上报时间"),
        *("更新日期", "更新时间", "月份", "报告月份", "报告期"),
    ),
    "progress": (
        *("progress", "physical progress", "physical progress %", "% physical progress"),
        *("progress %", "% progress", "% complete", "% completion", "completion %"),
        *("percent complete", "percentage complete", "percentage completion"),
        *("overall progress", "current progress", "latest progress", "progress to date"),
        *("形象进度", "工程形象进度", "目前形象进度", "当前形象进度", "工程进度", "项目进度"),
        *("进展", "最新进展", "目前进展", "当前进展", "本月进展", "主要进展", "工程进展"),
        *("项目进展", "工作进展", "建设进展", "进展情况", "本月进展情况", "目前进展情况"),
        *("工程进展情况", "项目进展情况", "工作进展情况", "建设进展情况", "进展情况说明"),
        *("建设进度", "进度"),
    ),
    "note": (
        *("notes", "remark", "remarks", "comment", "comments", "issues", "challenges"),
        *("key issues", "issues and challenges", "issues/challenges", "remarks/issues"),
        *("备注", "说明", "备注说明", "情况说明", "其他说明", "存在问题", "存在的问题"),
        *("存在问题及建议", "问题及建议", "存在困难", "下一步工作", "下步工作", "下一步计划"),
    ),
    "source": (
        *("link", "source of information", "information source", "source document"),
        *(
            "来源",
            "依据",
            "数据来源",
            "信息来源",
            "资料来源",
            "文件依据",
            "来源链接",
            "链接",
            "出处",
        ),
    ),
    "wording": (
        *("promise", "promised", "commitment", "pledge", "wording of promise"),
        *("承诺内容", "承诺事项", "目标任务", "承诺目标"),
    ),
    "due": (
        *("planned completion", "planned completion date", "expected completion", "target date"),
        *("expected completion date", "target completion", "target completion date"),
        *("完成时限", "计划完成时间", "计划完工时间", "计划竣工时间", "计划建成时间"),
        *("计划投产时间", "预计完成时间", "预计完工时间", "预计建成时间"),
    ),
    "milestone": ("target status", "promised status", "目标状态"),
    "made": (
        *("date made", "promised on", "date of promise", "date promised"),
        *("承诺时间", "承诺日期", "提出日期"),
    ),
    # as the heads of a workbook that was written here
    "sources": ("所用来源",),
    "evidence": ("评价依据",),
    "owner": (
        *("client", "employer", "developer", "implementing agency", "executing agency"),
        *("项目单位", "项目业主", "项目法人", "建设业主", "建设主体"),
    ),
    "place": (
        *("location", "project location", "site"),
        *("建设地点", "建设地址", "建设位置", "地点", "项目地点", "所在地", "项目所在地"),
    ),
    "regions": (
        *("county", "counties", "district", "districts", "province", "provinces"),
        *("constituency", "constituencies", "sub-county", "sub-counties"),
        *("所属地区", "所在地区", "所属区域", "区域", "市州", "州市", "所属市州", "所在市州"),
    ),
    "category": (
        *("sector", "project type", "type of project", "project category"),
        *("项目类别", "项目类型", "分类", "行业", "行业类别", "所属行业", "行业领域", "领域"),
    ),
    "investment_bn": (
        *("project cost", "total cost", "total project cost", "estimated cost"),
        *("total estimated cost", "total investment", "project investment"),
        *("项目总投资", "工程总投资", "建设总投资", "计划总投资", "概算总投资", "估算总投资"),
        *("总投资额", "投资总额", "投资规模", "概算投资", "估算投资", "总概算"),
    ),
    "spent_bn": (
        *("spent", "spent to date", "paid to date", "amount paid", "amount paid to date"),
        *("total paid", "cost to date", "payments to date", "cumulative payments"),
        *("expenditure", "expenditure to date", "cumulative expenditure", "total expenditure"),
        *("disbursed", "disbursed to date", "disbursement to date", "disbursements to date"),
        *("累计投资", "累计完成投资额", "开工以来累计完成投资", "自开工以来累计完成投资"),
        *("自开工累计完成投资", "开工至今累计完成投资"),
    ),
    "capacity_mw": (
        *("installed capacity", "total capacity", "total installed capacity"),
        *("装机规模", "总装机", "总装机容量"),
    ),
    "in_service_mw": (
        *("commissioned", "commissioned capacity", "capacity commissioned"),
        *("capacity in service", "operating capacity"),
        *("已投产", "已投产装机", "已投产容量", "已投运装机", "已投运容量", "已并网"),
        *("已并网容量", "已并网装机", "并网容量", "并网装机"),
    ),
    "length_km": (
        *("total length", "road length", "length of road", "line length"),
        *("线路长度", "线路全长", "路线长度", "路线全长", "建设里程", "总里程"),
    ),
    "open_km": (
        *("length open", "km opened"),
        *("已通车", "已通车里程", "已建成里程", "已开通里程", "开通里程"),
    ),
}
# what is of no field, and the one that it may be meant for
LIKE_FIELDS = {
    # an office that answers for a project is seldom who owns it
    **dict.fromkeys(("contractor", "main contractor", "施工单位", "责任单位"), "owner"),
    # of this year, or of all
    **dict.fromkeys(("完成投资", "完成投资额", "投资完成额", "投资完成情况"), "spent_bn"),
    **dict.fromkeys(("contract sum", "contract amount", "contract price"), "investment_bn"),
    **dict.fromkeys(("contract value", "contract cost", "合同金额", "合同价"), "investment_bn"),
}
# what tells when works began: an event of its own
STARTS = (
    *("start date", "date of commencement", "commencement date", "date started", "started on"),
    *("开工日期", "开工时间", "开工年月"),
)
# what a running number is headed with, which says nothing
NUMBERS = (
    *("序号", "项次", "#", "no.", "no", "s/no.", "s/no", "s/n", "s. no.", "sn", "serial"),
    *("serial no.", "serial no", "serial number", "sr. no.", "sr no", "sl. no.", "sl no"),
    *("item no.", "item no"),
)
