"""Hold the Chinese words: labels, heads, phrases and sentences by their keys."""

STATUSES = {
    "proposed": "谋划",
    "approved": "获批",
    "construction": "在建",
    "partial": "部分投运",
    "operating": "建成投运",
    "suspended": "停缓建",
    "cancelled": "取消",
    "retired": "退役",
    "unknown": "不详",
}

OUTCOMES = {
    "met": "如期",
    "met-late": "逾期完成",
    "overdue": "逾期",
    "missed": "未实现",
    "pending": "未到期",
    "undated": "无期限",
    "unmeasurable": "无法衡量",
}

# what a size is, beside its unit
QUANTITIES = {
    "capacity_mw": "装机容量",
    "in_service_mw": "已投运",
    "energy_mwh": "储能容量",
    "voltage_kv": "电压",
    "length_km": "长度",
    "area_km2": "面积",
    "passengers_m": "旅客吞吐量",
    "output_kt": "产量",
    "storage_mcm": "库容",
    "investment_cny_bn": "总投资",
}

# by what a figure is multiplied where the unit of its word is another: 亿元 of billions
SCALES = {"investment_cny_bn": 10}

# the fields of a row that hold a text for the reader, the best one first
TEXTS = {
    "name": ("name_zh", "name"),
    "place": ("place_zh", "place"),
    "owner": ("owner_zh", "owner"),
    "title": ("title_zh", "title"),
    "wording": ("wording",),
}

WORDS = {
    # fields of a project; a size stands under its unit
    "id": "编号",
    "name": "名称",
    "name_zh": "中文名",
    "aliases": "又名",
    "category": "类别",
    "regions": "地区",
    "place": "地点",
    "place_zh": "地点（中文）",
    "owner": "业主",
    "owner_zh": "业主（中文）",
    "latitude": "纬度",
    "longitude": "经度",
    "capacity_mw": "兆瓦",
    "energy_mwh": "兆瓦时",
    "voltage_kv": "千伏",
    "length_km": "公里",
    "area_km2": "平方公里",
    "passengers_m": "百万人次/年",
    "output_kt": "千吨/年",
    "storage_mcm": "百万立方米",
    "investment_cny_bn": "亿元",
    "in_service_mw": "投运兆瓦",
    "sources": "来源",
    "note": "备注",
    "status": "状态",
    "since": "状态始于",
    "updated": "最近消息",
    "due": "期限",
    "overdue": "逾期",
    # fields of a commitment and of an event
    "project": "项目",
    "milestone": "节点",
    "made": "提出时间",
    "stretch": "力争",
    "wording": "承诺",
    "source": "来源",
    "outcome": "结果",
    "reached": "实现",
    "late": "逾期天数",
    "date": "日期",
    "origin": "出处",
    "recorded_at": "记录时间",
    "recorded_by": "记录人",
    "local": "本地记录，未入名录",
    # parts of a page and of the report
    "title": "进展报告",
    "heading": "{title}：{part}",
    "as_of": "截至 {date}",
    "only": "仅含符合条件的项目：{terms}",
    "glance": "概览",
    "scorecard": "承诺兑现",
    "changed": "{since} 以来的变化",
    "quiet": "两年未见报道",
    "by": "项目（按{by}）",
    "gantt": "时间线",
    "pie": "状态分布",
    "commitments": "承诺",
    "events": "进展",
    "first": "前 {count} 项，共 {all} 项",
    "nothing": "无。",
    "none": "未见记载",
    "unknown_source": "无来源",
    # groups and sums
    "projects": "项目数",
    "region": "地区",
    "year": "年份",
    "several": "跨地区",
    "total": "合计",
    "part": "（{known}/{all}）",
    # outcomes and dues in words
    "no_news": "逾期，{date} 后未见报道",
    "no_news_ever": "逾期，未见报道",
    "no_news_count": "逾期未见报道",
    "due_on": "期限 {date}",
    "day": "逾期 {days} 天",
    "days": "逾期 {days} 天",
    "bound": "≤ {days}",
    "running": "{mw} 兆瓦",
    "totals": "截至 {date}，承诺 {all} 项：{counts}。",
    "today": "今日",
    # how words are joined
    "separator": "，",
    "listed": "、",
    "colon": "：",
    "count": "{name}：{count}",
    "counts": "；",
    "tally": "{name} {count} 项",
    # beside a table
    "nothing_fits": "没有符合条件的记录",
    "more": "另有 {count} 项；-n 0 显示全部",
    # what an action did
    "unchanged": "无变化",
    "confirmed": "确认",
    "before": "补录于{what}之前",
    "recorded_all": "记录 {count} 条，无变化 {rest} 条",
    "would_record_all": "将记录 {count} 条，无变化 {rest} 条",
    "would": "将记录：",
    "would_load": "将载入：",
    "withdrew": "撤回{what}；现为{now}",
    "would_withdraw": "将撤回{what}；届时为{now}",
    "added": "新增",
    "removed": "删除",
    "change": "变更",
    "valid": "有效",
    # facts of the database
    "database": "数据库",
    "registry": "名录",
    "loaded": "载入",
    "stale": "名录此后有改动",
    "commitment": "承诺",
    "event": "事件",
    "unexported": "尚未导出的本地事件",
    "schema": "数据库版本",
    "version": "版本",
    "python": "Python",
    "sqlite": "SQLite",
    # yes and no
    "yes": "是",
    "no": "否",
}

# sentences that a message names: errors, problems and notices
MESSAGES = {
    # of any file and any word
    "located": "{place}: {message}",
    "lines": "{lines}",
    "more_problems": "and {count} more problems",
    "did_you_mean": "; did you mean '{word}'?",
    "it_is_one_of": "; it is one of {words}",
    # start and end of a call
    "closed_stdout": "standard output is closed; there is nowhere to answer",
    "unwritable_answer": "cannot write the answer: {reason}; make room",
    "bug": "this is a bug; report it with the lines above to qhtrack's issue tracker",
    "argument_not_utf8": "{argument} is not UTF-8; write the command in UTF-8",
    "misplaced_option": "{message}; it goes before the command",
    # files
    "unreadable_file": "cannot read {path}: {reason}",
    "unwritable_file": "cannot write {path}: {reason}",
    "file_not_utf8": "not UTF-8{guess}; save the file as UTF-8",
    "looks_like": " (it looks like {encoding})",
}
