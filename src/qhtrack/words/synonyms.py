"""Hold what people say in place of a label or a key, in both languages, folded.

A word stands here if it means one thing. What may mean several is refused with them
(`AMBIGUOUS_WORDS`), as the terms of a QUERY. Labels and keys themselves stand in the catalogues.
"""

STATUSES = {
    "proposed": (
        *("planned", "planning", "in planning", "announced", "pre-construction"),
        *("谋划", "谋划中", "规划", "规划中", "前期工作", "前期阶段", "拟建"),
        *("筹建", "筹建中", "筹备", "筹备中", "可研", "可研阶段", "前期准备", "储备", "谋划储备"),
        *("feasibility", "feasibility study", "design", "in design", "design stage"),
        *("detailed design", "under design"),
    ),
    "approved": ("greenlit", "given the go-ahead", "核准", "可研批复", "获得批准"),
    "construction": (
        *("under construction", "in construction", "construction started", "started", "building"),
        *("began", "begun", "commenced"),
        *("being built", "underway", "under way", "ongoing", "on going", "on-going", "works begun"),
        *("in progress", "works in progress", "works ongoing", "start of works", "works started"),
        *("开工", "新开工", "开工建设", "续建", "施工", "施工中", "建设中"),
        *("正在建设", "加快建设", "收尾", "收尾阶段"),
    ),
    "partial": (
        *("partly open", "partially open", "partly in service", "partially in service"),
        *("partly operating", "partially operating", "partly complete", "partially complete"),
        *("部分投产", "部分通车", "部分建成", "部分投用", "试运行", "试运营"),
        *("首台机组并网", "首台机组投产", "首台机组投运"),
    ),
    "operating": (
        *("complete", "completed", "finished", "done", "built", "open", "opened", "in service"),
        *("in operation", "operational", "commissioned", "open to traffic", "finish", "in use"),
        *("completion", "opening"),
        *("fully operational", "fully open", "handed over", "全面建成", "竣工投用", "全部投产发电"),
        *("运营", "运行", "投入运营", "投入运行", "建成运营", "正常运行"),
        *("建成", "竣工", "完工", "投产", "投运", "投用", "通车", "通航", "建成投产", "建成通车"),
        *("建成通航", "全线通车", "全部投产", "全容量并网", "投入使用", "正式设立", "正式设园"),
    ),
    "suspended": (
        *("stalled", "on hold", "shelved", "mothballed", "paused", "halted", "suspend"),
        *("停工", "停建", "缓建", "暂停", "暂缓", "停滞"),
    ),
    "cancelled": (
        *("canceled", "abandoned", "dropped", "scrapped", "axed", "cancel"),
        *("撤销", "终止", "下马"),
    ),
    "retired": ("decommissioned", "closed", "shut down", "关停", "关闭", "拆除"),
    "unknown": ("not known", "unclear", "不明", "未知", "状态不详"),
}

# what says that something came to be so, not that it is: of events the first of each time
BEGINNINGS = frozenset(
    {
        *("construction started", "started", "began", "begun", "commenced", "works begun"),
        *("start of works", "works started", "approved", "greenlit", "given the go-ahead"),
        *("completed", "finished", "built", "opened", "commissioned", "finish", "completion"),
        *("opening", "handed over", "suspended", "stalled", "halted", "cancelled", "canceled"),
        *("abandoned", "dropped", "scrapped", "axed", "decommissioned", "closed", "shut down"),
        *("核准", "获得批准", "可研批复", "开工", "新开工", "开工建设", "部分投产", "部分通车"),
        *("部分建成", "部分投用", "首台机组并网", "首台机组投产", "首台机组投运", "投入运营"),
        *("投入运行", "建成", "竣工", "完工", "投产", "投运", "投用", "通车", "通航", "建成投产"),
        *("建成通车", "建成通航", "建成投运", "全线通车", "全部投产", "全容量并网", "投入使用"),
        *("全面建成", "竣工投用", "正式设立", "停工", "停建", "缓建", "暂停", "暂缓", "撤销"),
        *("终止", "下马", "关停", "关闭", "拆除"),
    }
)

OUTCOMES = {
    "met": (
        *("on time", "in time", "kept", "kept in time", "met on time"),
        *("按期", "按时", "如期", "按时完成", "如期完成"),
    ),
    "met-late": (
        *("kept late", "completed late", "finished late"),
        *("延期完成", "超期完成", "延迟完成"),
    ),
    "met-by": ("whether in time is not known", "是否按期不详"),
    "overdue": ("past due", "逾期", "超期", "到期未完成", "超期未完成"),
    "no-news": (
        *("no news", "without news", "overdue without news", "overdue, no news", "no answer"),
        *("未查到进展", "未查到公开进展", "逾期,未查到公开进展", "查无进展", "没有进展消息"),
        *("无消息", "没有消息", "无音讯", "无下文", "无进展", "没有进展"),
    ),
    "missed": ("落空",),
    "pending": ("not yet due", "not due yet", "upcoming", "尚未到期"),
    "undated": ("no due date", "no date", "未定时限", "无时限"),
    "unmeasurable": ("not measurable", "无法评价"),
    "failed": ("not in time", "未按期完成", "未按时完成"),
}

# what is no value but asks for some: nothing is chosen from them
STATUS_SETS = dict.fromkeys(
    (
        *("not started", "not yet started", "not begun", "yet to start", "unstarted"),
        *(
            "未开工",
            "尚未开工",
            "没开工",
            "没有开工",
            "还没开工",
            "未动工",
            "尚未动工",
            "未开工建设",
        ),
    ),
    ("proposed", "approved"),
)

_BEFORE_WORKS = ("status:proposed", "status:approved")
_NOT_DONE = ("status!=operating", "outcome:overdue,missed,pending,undated")
_NOT_OPEN = ("not open", "not yet open", "not opened", "not yet finished", "not completed")
_DONE = ("status:operating", "outcome:met", "outcome:met-late", "outcome:met-by")
_LATE = ("outcome:met-late", "outcome:overdue", "outcome:failed")
_PUT_OFF = (*_LATE, "slip_days>0")
_KEPT = ("outcome:met", "outcome:met-late", "outcome:met-by")
_BROKEN = ("outcome:missed", "outcome:overdue", "outcome:failed")
# what has several meanings is never chosen from
AMBIGUOUS_WORDS = {
    **dict.fromkeys(("permitted", "立项", "批复"), _BEFORE_WORKS),
    **dict.fromkeys(
        (
            *("tendered", "tendering", "tender", "out to tender", "procurement"),
            *("招标", "招标中", "招标阶段", "招投标", "中标"),
        ),
        ("status:approved", "status:construction"),
    ),
    **dict.fromkeys(
        ("unfinished", "incomplete", "not finished", "not done", *_NOT_OPEN), _NOT_DONE
    ),
    **dict.fromkeys(
        (
            *("未完成", "未完工", "未建成", "尚未完成", "尚未完工", "尚未建成"),
            *("没完成", "没完工", "没建成", "没有完成", "没有完工", "没有建成"),
        ),
        _NOT_DONE,
    ),
    **dict.fromkeys(("完成", "完成了"), _DONE),
    **dict.fromkeys(("late", "delayed", "behind schedule"), _LATE),
    **dict.fromkeys(("延误", "滞后"), _LATE),
    **dict.fromkeys(("postponed", "put off", "pushed back", "rescheduled"), _PUT_OFF),
    **dict.fromkeys(
        ("推迟", "延期", "延后", "推后", "顺延", "改期", "时限有调整", "时限调整"), _PUT_OFF
    ),
    **dict.fromkeys(("broken", "not kept", "unkept", "unmet", "unfulfilled"), _BROKEN),
    **dict.fromkeys(("未兑现", "没有兑现"), _BROKEN),
    **dict.fromkeys(("fulfilled", "delivered", "achieved", "兑现", "已兑现"), _KEPT),
    **dict.fromkeys(
        ("on track", "on schedule", "进展顺利", "按计划推进"), ("outcome:pending", "outcome:met")
    ),
}

# what asks for the first of an order
ORDERS = {
    **dict.fromkeys(("biggest", "largest", "expensive", "costliest"), "-investment_bn"),
    **dict.fromkeys(("最大", "最贵", "规模最大", "投资最大", "总投资最大"), "-investment_bn"),
    **dict.fromkeys(("装机最大", "装机容量最大"), "-capacity_mw"),
    **dict.fromkeys(("longest", "最长", "里程最长"), "-length_km"),
    **dict.fromkeys(("newest", "latest", "最新", "最近", "近期进展"), "-updated"),
}

FIELDS = {
    "status": ("建设状态",),
    "category": ("type", "kind", "类型"),
    "region": ("prefecture", "市州", "地州"),
    "owner": ("业主", "业主单位", "建设单位"),
    "publisher": ("发布者", "发布机构", "发布方"),
    "outcome": ("result", "结果"),
    "milestone": ("节点",),
    "slip_days": ("slip", "slipped", "days slipped", "days postponed", "延期天数", "顺延天数"),
    "due": ("due date", "deadline", "到期", "期限", "时限"),
    "updated": ("最新进展", "更新"),
    "name": ("项目名称",),
    "name_zh": ("中文名", "中文名称"),
    "wording": ("承诺原文",),
    "missed": ("未实现时间", "已知未实现时间"),
    "title": ("标题", "题目"),
    "capacity_mw": ("装机", "装机规模", "容量"),
    "voltage_kv": ("电压等级",),
    "length_km": ("里程", "长度"),
    "open_km": ("通车里程", "通车", "建成里程"),
    "passengers_m": ("旅客", "吞吐量", "passengers"),
    "output_kt": ("产量",),
    "storage_mcm": ("reservoir",),
    "investment_bn": ("cost", "投资", "投资额"),
}

# other words for what names of categories and regions are made of: for several where a word
# may mean any of them, of which a registry has one or is asked which
NAMES = {
    **dict.fromkeys(("highway", "expressway", "motorway", "freeway", "国道", "省道"), ("road",)),
    **dict.fromkeys(("railroad", "rail", "train"), ("railway",)),
    **dict.fromkeys(("high-speed rail", "high speed rail", "high-speed railway"), ("railway",)),
    **dict.fromkeys(("高铁", "火车", "铁道"), ("铁路",)),
    **dict.fromkeys(("airfield", "aerodrome", "aviation"), ("airport",)),
    **dict.fromkeys(("民航", "航空"), ("机场",)),
    **dict.fromkeys(("reservoir", "canal", "irrigation", "water diversion"), ("water",)),
    "water transfer": ("water",),
    **dict.fromkeys(("水库", "调水", "灌溉"), ("水利",)),
    **dict.fromkeys(("hydro", "hydroelectric"), ("hydropower",)),
    **dict.fromkeys(("dam", "hydro dam"), ("hydropower", "water")),
    **dict.fromkeys(("大坝", "水坝"), ("水电", "水利")),
    "pumped hydro": ("pumped storage",),
    "抽蓄": ("抽水蓄能",),
    **dict.fromkeys(("solar", "wind", "pv", "photovoltaic", "solar power"), ("wind and solar",)),
    "wind power": ("wind and solar",),
    **dict.fromkeys(("光伏", "风电", "风光", "新能源"), ("风电光伏",)),
    **dict.fromkeys(("renewable", "renewable energy"), ("wind and solar", "hydropower")),
    "可再生能源": ("风电光伏", "水电"),
    **dict.fromkeys(("coal", "coal power", "coal-fired power"), ("thermal power",)),
    **dict.fromkeys(("煤电", "煤炭发电"), ("火电",)),
    **dict.fromkeys(("energy storage", "battery storage"), ("storage",)),
    **dict.fromkeys(("battery", "batteries"), ("storage", "industry")),
    **dict.fromkeys(("power line", "power grid", "substation"), ("transmission",)),
    **dict.fromkeys(("输电", "电网"), ("输变电",)),
    **dict.fromkeys(("data centre", "data center"), ("digital infrastructure",)),
    **dict.fromkeys(("数据中心", "数字化", "新基建"), ("数字基础设施",)),
    **dict.fromkeys(("factory", "factories", "manufacturing"), ("industry",)),
    **dict.fromkeys(("工厂", "制造业", "产业"), ("工业",)),
    **dict.fromkeys(("nature reserve", "protected area"), ("national parks", "ecology")),
    **dict.fromkeys(("保护区", "保护地"), ("国家公园", "生态")),
}
# what several categories are together, which is hinted at
SECTORS = {
    "energy": (
        *("hydropower", "pumped storage", "wind and solar", "thermal power", "storage"),
        "transmission",
    ),
    "能源": ("水电", "抽水蓄能", "风电光伏", "火电", "储能", "输变电"),
}
# of these a name has more: who asks for expressways gets all roads
NARROWER = frozenset(
    {
        *("expressway", "motorway", "freeway", "high-speed", "high speed", "reservoir", "canal"),
        *("irrigation", "water diversion", "water transfer", "dam", "solar", "wind", "pv"),
        *("photovoltaic", "coal", "battery", "batteries", "substation", "data centre"),
        *("data center", "factory", "factories", "nature reserve", "protected area"),
        *("高速", "国道", "省道", "高铁", "水库", "调水", "灌溉", "大坝", "水坝", "光伏", "风电"),
        *("煤电", "煤炭", "变电站", "数据中心", "工厂", "保护区", "保护地"),
    }
)
# what is built there, which says no more than the name before it: `wind farms`, 铁路项目
KINDS_OF_WORKS = (
    *("plant", "station", "power plant", "power station", "farm", "line", "scheme"),
    *("电站", "站", "厂", "场", "线路", "线", "工程", "项目", "设施"),
)
# what stands behind a region's name in English, and at the end of it in Chinese
KINDS_OF_REGIONS = {"prefecture": "州", "city": "市", "province": "省", "county": "县"}
# what says no more than a place's name before it, whatever is a region
KINDS_OF_PLACES = frozenset({*KINDS_OF_REGIONS, "district", "town", "township", "village"})
# what is no field of a QUERY: words are looked for in it, which stand alone
SEARCHED = frozenset(
    {
        *("name", "names", "name_zh", "alias", "aliases", "title", "text", "note", "notes"),
        *("note_zh", "place", "place_zh", "county", "district", "town", "location", "where"),
        *("名称", "项目名称", "别称", "备注", "说明", "建设地点", "地点", "县", "区县", "县区"),
    }
)
# what is no field either: a date is asked of several
DATED = frozenset({"date", "year", "when", "time", "month", "日期", "年份", "年度", "时间", "年"})
# whoever promised or does something may be one of several fields
PROMISERS = frozenset(
    {
        *("by", "who", "from", "promised by", "promiser", "government", "agency", "company"),
        *("承诺人", "承诺单位", "责任单位", "单位", "部门", "谁"),
    }
)
