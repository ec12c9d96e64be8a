"""Hold the Chinese sentences of pages and of the report, by their keys."""

# what an outcome means, as `outcome_counts` counts them
MEANINGS = {
    "met": "在计划时限内完成；未明确时限的，指已经完成",
    "met-late": "在计划时限之后完成",
    "met-by": "截至所示日期已经完成，是否在计划时限内完成，公开资料未载明",
    "overdue": "计划时限已过，未查到已经完成的公开资料",
    "no-news": "计划时限已过，此后未查到该项目的任何公开进展；情况不明，不等于未完成",
    "missed": "已有公开资料表明未能实现，或项目在完成前已取消、退役",
    "pending": "计划时限尚未届满，含当日到期",
    "undated": "已明确目标节点，未明确时限，目前尚未达到",
    "unmeasurable": "既未明确可核对的结果，也未明确时限",
}

PHRASES = {
    "measured": "{number}{unit}",
    # counts, of one and of more
    "project_one": "{count}个项目",
    "project_many": "{count}个项目",
    "goal_one": "{count}个目标任务",
    "goal_many": "{count}个目标任务",
    "promise_one": "{count}项承诺",
    "promise_many": "{count}项承诺",
    # what follows the scorecard
    "no_totals": "截至 {date}，没有符合条件的承诺。",
    "totals": "截至 {date}，共{promises}：{counts}。",
    "promises_of": "{promises}（涉及{projects}）",
    "between_counts": "；",
    "tally": "{name}{count}项",
    "tally_of": "{name}{count}项（{projects}）",
    # on the page of a project or a source
    "figure_in_service_mw": "已投运{figure}",
    "figure_open_km": "已建成{figure}",
    "figure_spent_bn": "累计完成投资{figure}",
    "part": "分项：{part}",
    "also": "另见：{source}",
    "evidence": "依据：{source}",
    "undated_facts": "规模和备注为项目库现有内容，可能涉及此后情况。",
    "unfiled_fields": "{fields}（尚未写入项目库文件）",
    "reached_result": "{outcome}（{details}）",
    "open_result": "{outcome}（{details}）",
    "since_missed": "{date} 认定",
    "as_published": "原标题",
    "address": "网址",
    "rests_promises": "作出的承诺",
    "rests_evidence": "据以评价的承诺",
    "rests_events": "所载进展",
    "rests_projects": "列其为来源的项目和目标",
    # what changed
    "change_totals": "{before} 至 {after}：状态变化{statuses}项，"
    "完成情况变化{outcomes}项，新增承诺{promises}项。",
    "change_totals_and_fields": "{before} 至 {after}：状态变化{statuses}项，"
    "完成情况变化{outcomes}项，其他字段变化{fields}项，新增承诺{promises}项。",
    "database": "数据库",
    "change_kind": "类型",
    "change": "变化",
    "change_told": "说明",
    "change_project": "项目",
    "change_event": "进展",
    "change_promise": "承诺",
    "change_outcome": "完成情况",
    "change_field": "字段",
    # the report's opening
    "lead_projects": "本报告共收录**{projects}**：{counts}。",
    "lead_no_projects": "本报告未收录项目。",
    "after_sentence": "",
    "between_moves": "、",
    "lead_promises": "已有**{promises}**到期：{counts}。",
    "lead_no_promises": "尚无到期的承诺。",
    "lead_changes": "{since} 以来，**{projects}**的状态发生变化：{counts}。",
    "lead_changes_in_part": "{since} 以来，**{projects}**的状态发生变化"
    "（其中{count}个具体日期不详，可能早于该日）：{counts}。",
    "lead_no_changes": "{since} 以来，各项目状态均未发生变化。",
    "standing_proposed": "前期{count}个",
    "standing_approved": "获批{count}个",
    "standing_construction": "在建{count}个",
    "standing_partial": "部分投运{count}个",
    "standing_operating": "建成投运{count}个",
    "standing_suspended": "停缓建{count}个",
    "standing_cancelled": "取消{count}个",
    "standing_retired": "退役{count}个",
    "standing_unknown": "状态不详{count}个",
    "kept_met": "按期完成{count}项",
    "kept_met-late": "逾期完成{count}项",
    "kept_met-by": "已完成，是否按期不详{count}项",
    "kept_broken": "逾期未完成或未实现{count}项",
    "kept_no-news": "逾期，未查到公开进展{count}项",
    "moved": "{what}（{names}）",
    "moved_proposed": "新列入前期{count}个",
    "moved_approved": "获批{count}个",
    "moved_construction": "开工{count}个",
    "moved_partial": "部分投运{count}个",
    "moved_operating": "建成投运{count}个",
    "moved_suspended": "停缓建{count}个",
    "moved_cancelled": "取消{count}个",
    "moved_retired": "退役{count}个",
    "and_more": "{names}等",
    # the report's parts
    "figures": "规模与投资",
    "by_source": "承诺完成情况（按来源）",
    "one_promise_each_one": "其余{count}个来源（1项）",
    "one_promise_each_many": "其余{count}个来源（各1项）",
    "statuses_explained": "注：{counts}。",
    "status_includes": "“{status}”含{words}",
    "counted_once": "注：每项承诺只计一次，计入首个来源；按{field}检索时，还包括其重申的承诺。",
    "no_room_for_outcomes": "宽度不足，未显示：{outcomes}。",
    "without_unmeasurable": "注：承诺数不含不作评价的承诺。",
    "known_explained": "注：括号内为有数据的项目数/项目总数；未加括号的，各项目均有数据；"
    "“–”表示均无数据。",
    "each_promise": "逐项情况",
    "changed_year": "近一年主要进展（{since} 以来）",
    "new_events": "项目进展",
    "new_outcomes": "完成情况有变化的承诺",
    "new_promises": "新增承诺",
    "no_result": "未明确结果的承诺",
    "meanings": "完成情况说明",
    "meaning": "**{name}**：{meaning}",
    "bound_meaning": "**≤**：资料只载明年份或月份的，实际逾期天数不超过此数",
    "more": "另有{count}项未列出。",
    "newest_drawn": "有进展记录的项目共{all}个，图中仅列最近有进展的{count}个。",
    "began_before": "{status}（{date} 起）",
    # the comment that heads a new registry
    "registry_explained": """\
供 qhtrack 使用的工程项目库。重新写出文件时，本段说明予以保留。
日期按已知的精确程度填写：2026、2026-05 或 2026-05-20。以 _zh 结尾的各项用中文填写。

[[category]] {category}
    项目类别；不设置的，不作限制。goal = true 表示不针对单个项目的目标任务；
    words 为本类别的状态用词，如 operating = "open"
[[region]] {region}
    所在地区；不设置的，不作限制
[[source]] {source}
    所引用的文件、报道和网页，以 id 引用
[[project]] {project}
    建设项目；规模的单位见其名称，_bn 以十亿（本库货币）计
[[project.promise]] {promise}
    承诺原文、时限和对应的目标状态，或其结果
[[project.event]] {event}
    某日项目所处的状态：proposed、approved、construction、partial、operating、
    suspended、cancelled、retired""",
}
