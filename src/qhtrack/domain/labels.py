"""Hold every word shown to a person, in English and Chinese."""

from enum import StrEnum
from typing import Any

from qhtrack.domain.status import Outcome, Status


class Language(StrEnum):
    """A language that answers are given in."""

    EN = "en"
    ZH = "zh"


SIZES = (
    *("capacity_mw", "energy_mwh", "voltage_kv", "length_km", "area_km2", "passengers_m"),
    *("output_kt", "storage_mcm", "investment_cny_bn"),
)
MOST = 10**15
FIGURES = frozenset({*SIZES, "in_service_mw", "latitude", "longitude", "late"})
STATUSES = {
    "proposed": ("proposed", "谋划"),
    "approved": ("approved", "获批"),
    "construction": ("construction", "在建"),
    "partial": ("partial", "部分投运"),
    "operating": ("operating", "建成投运"),
    "suspended": ("suspended", "停缓建"),
    "cancelled": ("cancelled", "取消"),
    "retired": ("retired", "退役"),
    "unknown": ("unknown", "不详"),
}
OUTCOMES = {
    "met": ("met", "如期"),
    "met-late": ("met late", "逾期完成"),
    "overdue": ("overdue", "逾期"),
    "missed": ("missed", "未实现"),
    "pending": ("pending", "未到期"),
    "undated": ("undated", "无期限"),
    "unmeasurable": ("unmeasurable", "无法衡量"),
}
# what a size is, beside the unit that heads its column
QUANTITIES = {
    "capacity_mw": ("capacity", "装机容量"),
    "in_service_mw": ("in service", "已投运"),
    "energy_mwh": ("energy", "储能容量"),
    "voltage_kv": ("voltage", "电压"),
    "length_km": ("length", "长度"),
    "area_km2": ("area", "面积"),
    "passengers_m": ("passengers", "旅客吞吐量"),
    "output_kt": ("output", "产量"),
    "storage_mcm": ("storage", "库容"),
    "investment_cny_bn": ("investment", "总投资"),
}
WORDS = {
    "id": ("id", "编号"),
    "name": ("name", "名称"),
    "name_zh": ("Chinese name", "中文名"),
    "aliases": ("also called", "又名"),
    "category": ("category", "类别"),
    "regions": ("regions", "地区"),
    "place": ("place", "地点"),
    "place_zh": ("place (Chinese)", "地点（中文）"),
    "owner": ("owner", "业主"),
    "owner_zh": ("owner (Chinese)", "业主（中文）"),
    "latitude": ("latitude", "纬度"),
    "longitude": ("longitude", "经度"),
    "capacity_mw": ("MW", "兆瓦"),
    "energy_mwh": ("MWh", "兆瓦时"),
    "voltage_kv": ("kV", "千伏"),
    "length_km": ("km", "公里"),
    "area_km2": ("km²", "平方公里"),
    "passengers_m": ("million passengers a year", "百万人次/年"),
    "output_kt": ("kt a year", "千吨/年"),
    "storage_mcm": ("million m³", "百万立方米"),
    "investment_cny_bn": ("billion yuan", "亿元"),
    "in_service_mw": ("MW in service", "投运兆瓦"),
    "sources": ("sources", "来源"),
    "note": ("note", "备注"),
    "status": ("status", "状态"),
    "since": ("since", "状态始于"),
    "updated": ("updated", "最近消息"),
    "due": ("due", "期限"),
    "overdue": ("overdue", "逾期"),
    "project": ("project", "项目"),
    "date": ("date", "日期"),
    "source": ("source", "来源"),
    "origin": ("origin", "出处"),
    "recorded_at": ("recorded at", "记录时间"),
    "recorded_by": ("recorded by", "记录人"),
    "local": ("recorded here, not in the registry", "本地记录，未入名录"),
    "milestone": ("milestone", "节点"),
    "outcome": ("outcome", "结果"),
    "reached": ("reached", "实现"),
    "late": ("days late", "逾期天数"),
    "wording": ("promised", "承诺"),
    "commitments": ("Commitments", "承诺"),
    "events": ("History", "进展"),
    "stretch": ("to be striven for", "力争"),
    "none": ("none known", "未见记载"),
    "total": ("all", "合计"),
    "projects": ("projects", "项目数"),
    "glance": ("At a glance", "概览"),
    "scorecard": ("Scorecard", "承诺兑现"),
    "changed": ("What changed since {since}", "{since} 以来的变化"),
    "quiet": ("No news for two years", "两年未见报道"),
    "by": ("Projects by {by}", "项目（按{by}）"),
    "gantt": ("Timeline", "时间线"),
    "pie": ("Shares by status", "状态分布"),
    "as_of": ("As of {date}", "截至 {date}"),
    "only": ("Only what fits: {terms}", "仅含符合条件的项目：{terms}"),
    "region": ("region", "地区"),
    "several": ("several regions", "跨地区"),
    "nothing": ("Nothing.", "无。"),
    "nothing_fits": ("nothing fits", "没有符合条件的记录"),
    "no_news_count": ("overdue without news", "逾期未见报道"),
    "part": (" ({known} of {all})", "（{known}/{all}）"),
    "no_news": ("overdue, no news since {date}", "逾期，{date} 后未见报道"),
    "no_news_ever": ("overdue, no news", "逾期，未见报道"),
    "bound": ("≤ {days}", "≤ {days}"),
    "days": ("{days} days late", "逾期 {days} 天"),
    "day": ("{days} day late", "逾期 {days} 天"),
    "today": ("today", "今日"),
    "year": ("year", "年份"),
    "totals": (
        "As of {date}, of {all} commitments: {counts}.",
        "截至 {date}，承诺 {all} 项：{counts}。",
    ),
    "separator": (", ", "，"),
    "colon": (": ", "："),
    "due_on": ("due {date}", "期限 {date}"),
    "listed": (", ", "、"),
    "heading": ("{title}: {part}", "{title}：{part}"),
    "count": ("{name}: {count}", "{name}：{count}"),
    "tally": ("{count} {name}", "{name} {count} 项"),
    "counts": ("; ", "；"),
    "running": ("{mw} MW", "{mw} 兆瓦"),
    "first": ("first {count} of {all}", "前 {count} 项，共 {all} 项"),
    "unknown_source": ("no source", "无来源"),
    "more": ("{count} more; -n 0 shows all", "另有 {count} 项；-n 0 显示全部"),
    "title": ("Status report", "进展报告"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "unchanged": ("unchanged", "无变化"),
    "confirmed": ("confirmed", "确认"),
    "before": ("back-filled before {what}", "补录于{what}之前"),
    "recorded_all": ("{count} recorded, {rest} unchanged", "记录 {count} 条，无变化 {rest} 条"),
    "would_record_all": (
        "{count} would be recorded, {rest} unchanged",
        "将记录 {count} 条，无变化 {rest} 条",
    ),
    "would": ("would record: ", "将记录："),
    "would_load": ("would load: ", "将载入："),
    "withdrew": ("withdrew {what}; now {now}", "撤回{what}；现为{now}"),
    "would_withdraw": ("would withdraw {what}; then {now}", "将撤回{what}；届时为{now}"),
    "added": ("added", "新增"),
    "removed": ("removed", "删除"),
    "change": ("changed", "变更"),
    "valid": ("valid", "有效"),
    "database": ("database", "数据库"),
    "registry": ("registry", "名录"),
    "version": ("version", "版本"),
    "schema": ("schema", "数据库版本"),
    "event": ("events", "事件"),
    "loaded": ("loaded", "载入"),
    "stale": ("registry changed since", "名录此后有改动"),
    "sqlite": ("SQLite", "SQLite"),
    "python": ("Python", "Python"),
    "unexported": ("local events not yet exported", "尚未导出的本地事件"),
    "commitment": ("commitments", "承诺"),
}


def word(key: str, language: Language, **values: object) -> str:
    """Return a word, or a sentence with its values."""
    text = WORDS[key][language is Language.ZH]
    return text.format(**values) if values else text


def status_label(status: str | None, language: Language) -> str:
    """Return a status in the reader's language; none is a dash."""
    return STATUSES[status][language is Language.ZH] if status else "–"


def outcome_label(outcome: str, language: Language) -> str:
    """Return an outcome in the reader's language."""
    return OUTCOMES[outcome][language is Language.ZH]


def understood() -> dict[str, dict[str, str]]:
    """Return what statuses and outcomes may be called, folded, and the value each name means."""
    found: dict[str, dict[str, str]] = {}
    for field, labels in (("status", STATUSES), ("outcome", OUTCOMES)):
        found[field] = {
            name.casefold(): value for value, called in labels.items() for name in (*called, value)
        }
    return found


def number(value: float | None) -> str:
    """Write a figure as people do; an unknown one is a dash."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def investment(value: float | None, language: Language) -> str:
    """Write billions of yuan, in Chinese as 亿元 (×10)."""
    if value is not None and language is Language.ZH:
        return number(round(value * 10, 6))
    return number(value)


def named(row: dict[str, Any], language: Language, key: str = "name") -> Any:  # noqa: ANN401
    """Return a project's name, place or owner in the reader's language, else in the other."""
    english, chinese = row[key], row[f"{key}_zh"]
    return (chinese or english) if language is Language.ZH else (english or chinese)


def order_of(status: str | None) -> int:
    """Return a status's place in the table, unknown last."""
    return list(Status).index(Status(status)) if status else len(Status)


def outcome_order(outcome: str) -> int:
    """Return an outcome's place in the table."""
    return list(Outcome).index(Outcome(outcome))
