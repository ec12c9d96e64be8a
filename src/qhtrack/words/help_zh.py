"""Hold the Chinese help, by the English of each paragraph; examples stay unless they stand here."""

HELP = {
    # what stands for a value
    "STATUS": "状态",
    "DATE": "日期",
    "PROJECT": "项目",
    "NAME": "名称",
    "KIND": "种类",
    "ID": "编号",
    "FILE": "文件",
    "FILE...": "文件...",
    "FIELD=VALUE...": "字段=值...",
    "[KIND] ID FIELD=VALUE...": "[种类] 编号 字段=值...",
    "BASE": "共同版本",
    "OURS": "我方",
    "THEIRS": "对方",
    "A": "日期|文件",
    "[B]": "[日期|文件]",
    "[QUERY]...": "[条件]...",
    "[-- QUERY...]": "[-- 条件...]",
    "[PROJECT|N]": "[项目|记录编号]",
    "REGISTRY": "项目库",
    "REGISTRY...": "项目库...",
    "CATEGORY": "类别",
    "REGION": "地区",
    "OUTCOME": "完成情况",
    "FIELD": "字段",
    "FORMAT": "格式",
    "TEXT": "文字",
    "N": "项数",
    "NUMBER": "数字",
    "PATH": "路径",
    "CODE": "代码",
    "SLUG": "编号",
    "SOURCE": "来源",
    "HEAD,HEAD": "列名,列名",
    "A,B,…": "列,列,…",
    "A,-B,…": "列,-列,…",
    # what is chosen where nothing is given
    "category": "类别",
    # heads, and what Typer says itself
    "Usage: ": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Arguments": "参数",
    "Options": "选项",
    "[default: {}]": "（默认：{}）",
    "[required]": "（必填）",
    "str": "文字",
    "Install completion for the current shell.": "为当前命令行环境安装自动补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示当前命令行环境的自动补全脚本，供复制或自行安装。"
    ),
    "Show this message and exit.": "显示本帮助。",
    # the program
    "Track Qinghai's public works: what was promised, what happened, and how we know.": (
        "跟踪青海省重大项目：作出哪些承诺，进展如何，有何依据。"
    ),
    "Three things to try:\n  qhtrack list -c airport\n  qhtrack scorecard --by source\n"
    "  qhtrack show 玛尔挡": (
        "可先试用以下命令：\n  qhtrack list -c 机场\n  qhtrack scorecard --by 来源\n"
        "  qhtrack show 玛尔挡"
    ),
    "Read on: qhtrack COMMAND --help, and README.md with the pages in docs/ of the repository.": (
        "各命令的说明见“qhtrack 命令名 --help”；更多说明见代码仓库中的 README.zh.md 和 docs/ 各页。"
    ),
    "Ask": "查询",
    "Record": "记录",
    "Share": "共享",
    "Use this database. \\[default: $QHTRACK_DB, else one made for you]": (
        "使用此数据库文件。（默认：$QHTRACK_DB，未设置则为自动建立的数据库）"
    ),
    "Answer from this registry file (-: standard input), without a database.": (
        "直接从此项目库文件查询，不使用数据库；“-”表示标准输入。"
    ),
    "Answer in this language. \\[default: $QHTRACK_LANG, else the locale]": (
        "显示语言。（默认：$QHTRACK_LANG，未设置则依系统区域设置）"
    ),
    "Show the version.": "显示版本。",
    # asking
    "List projects with their status.": "列出项目及其状态。",
    "qhtrack list under construction -c airport": "qhtrack list 在建 -c 机场",
    "qhtrack list 'capacity>=1GW' --sort -capacity": "qhtrack list '装机>=100万千瓦' --sort -装机",
    "Words, or terms such as status:open or capacity>=1000; all must hold.": (
        "检索词或条件，如 状态:在建、'装机>=100万千瓦'；有多个条件的，须同时符合。"
    ),
    "Only projects at this status.": "仅限此状态的项目。",
    "Only projects of this category.": "仅限此类别的项目。",
    "Only projects in this region.": "仅限此地区的项目。",
    "Only projects with an overdue promise.": "仅限有承诺已过计划完成时限且未查到完成记录的项目。",
    "Answer as of this date, by the dates of events and promises.": (
        "截至此日期的情况，以进展和承诺的日期为准。"
    ),
    "Sort by these columns; - before one sorts backwards.": "按这些列排序；列名前加 - 为倒序。",
    "Show these columns.": "显示这些列。",
    "Show at most N; 0 shows all. \\[default: 100 on a terminal, else all]": (
        "最多显示的项数，0 为全部。（默认：输出到终端时为 100 项，其他情况为全部）"
    ),
    "Write table, tsv, csv, json, jsonl, markdown, xlsx or ids. \\[default: table on a terminal, "
    "tsv in a pipe]": (
        "输出格式：table、tsv、csv、json、jsonl、markdown、xlsx 或 ids。"
        "（默认：输出到终端时为 table，其他情况为 tsv）"
    ),
    "Short for -f json.": "同 -f json。",
    "Compare promises with outcomes.": "列出各项承诺及其完成情况。",
    "qhtrack scorecard --outcome overdue": "qhtrack scorecard --outcome 逾期未完成",
    "qhtrack scorecard category:airport --due 2023 --as-of 2024-01-01": (
        "qhtrack scorecard 类别:机场 --due 2023 --as-of 2024-01-01"
    ),
    "qhtrack scorecard source:seed-major-projects --by year": (
        "qhtrack scorecard 来源:这些重大项目将重点推进 --by 年份"
    ),
    "Only promises with this outcome; failed: met-late, overdue, missed; or no-news.": (
        "仅限此完成情况的承诺；“未按期完成”包括逾期完成、逾期未完成和未实现，“未查到公开进展”仅指逾期后未查到公开进展的承诺。"
    ),
    "Only promises due then: 2023, 'before 2024'.": (
        "仅限此计划完成时限的承诺，如 2023、2024年以前。"
    ),
    "Count outcomes by source, publisher, year (due), category or region.": (
        "分组统计完成情况：按来源、发布单位、年份（计划完成时限）、类别或地区。"
    ),
    "Show what changed between two dates or two registry files.": (
        "比较两个日期或两个项目库文件，列出其间的变化。"
    ),
    "qhtrack compare 2025-06 -- category:airport": "qhtrack compare 2025-06 -- 类别:机场",
    "A date, or a registry file (-: standard input).": "日期，或项目库文件（“-”表示标准输入）。",
    "A later date, or another file. \\[default: today, or what the database holds]": (
        "较晚的日期，或另一文件。（默认：今日，或数据库现有内容）"
    ),
    "Count projects, and add up their capacity, length and investment.": (
        "统计项目数，汇总装机、里程和投资。"
    ),
    "qhtrack stats category:wind-solar,hydropower --by region --json": (
        "qhtrack stats 类别:风电光伏、水电 --by 地区 --json"
    ),
    "qhtrack stats --by status": "qhtrack stats --by 状态",
    "Group by category, region, status or year (since).": (
        "按类别、地区、状态或年份（现状态起始时间）分组。"
    ),
    "Draw a timeline: one row for each project, with due dates marked.": (
        "绘制建设进度图：每个项目一行，标出计划完成时限。"
    ),
    "qhtrack timeline category:railway,airport": "qhtrack timeline 类别:铁路、机场",
    "qhtrack timeline status:construction --since 2022 --until 2028": (
        "qhtrack timeline 状态:在建 --since 2022 --until 2028"
    ),
    "Draw from this date on. \\[default: ten years back]": "自此日期起绘制。（默认：十年前）",
    "Draw up to this date.": "绘至此日期。",
    "Show everything about one project, or all that rests on one source.": (
        "显示一个项目的全部情况，或一个来源所载的全部信息。"
    ),
    "A project: its id, its name, or part of one; or the id or title of a source.": (
        "项目的编号、名称或其中一部分，或来源的编号或标题。"
    ),
    "Write JSON instead of text.": "输出 JSON。",
    "List what happened, newest first.": "列出项目进展，由近及远。",
    "qhtrack history gonghe-airport --json": "qhtrack history 共和机场 --json",
    "Only sources from this date on.": "仅限此日期及以后发布的来源。",
    "Only sources up to this date.": "仅限此日期及以前发布的来源。",
    "Only events from this date on.": "仅限此日期及以后的进展。",
    "Only events up to this date.": "仅限此日期及以前的进展。",
    "Only events recorded here.": "仅限本机记录的进展。",
    "List sources, newest first, and count the facts that rest on each.": (
        "列出来源，由近及远，并统计各来源所载信息的条数。"
    ),
    "qhtrack sources -c airport -f csv": "qhtrack sources -c 机场 -f csv",
    "Show where the database and the registry are, and what they hold.": (
        "显示数据库和项目库的位置及内容。"
    ),
    # recording
    "Record an event: on this date the project was at this status.": (
        "记录一条进展，即项目在某一日期所处的状态。"
    ),
    "qhtrack update gonghe-airport construction --date 2026-01 --source https://example.org/1": (
        "qhtrack update 共和机场 在建 --date 2026-01 --source https://example.org/1"
    ),
    "qhtrack update 玛尔挡 partial --in-service-mw 1100 --source https://example.org/2": (
        "qhtrack update 玛尔挡 部分投产 --in-service-mw 1100 --source https://example.org/2"
    ),
    "qhtrack update 羊曲 operating --expect partial --note 'all units on the grid' --dry-run": (
        "qhtrack update 羊曲 全部投产 --expect 部分投产 --note '全部机组并网' --dry-run"
    ),
    "A project: its id, its name, or how its name alone begins.": (
        "项目的编号、名称，或足以区别于其他项目的名称开头部分。"
    ),
    "The status it was at, in English or Chinese.": "状态，中英文均可。",
    "When it was so. \\[default: today]": "处于该状态的日期。（默认：今日）",
    "A source's id or title, an address, or a citation in words.": (
        "来源编号或标题、网址或文字出处。"
    ),
    "What was seen, in your own words.": "备注，简要说明所见情况。",
    "It was so by that date; when it began is not known.": (
        "不晚于此日期已处于该状态，起始时间不详。"
    ),
    "MW in service in all, from that date on.": "截至该日累计已投运装机；不带单位的按兆瓦计。",
    "Kilometres open in all, from that date on.": "截至该日累计建成长度；不带单位的按公里计。",
    "Billions spent in all, by that date.": "截至该日累计完成投资；不带单位的按十亿元计。",
    "Record only if this is the latest status.": "仅在现状态与此相符时记录。",
    "Allow a step back in status, which needs --note, or a figure that is too large.": (
        "允许状态倒退（须用 --note 说明原因）或数值过大。"
    ),
    "Overwrite what is known of the same date and status.": "替换同一日期、同一状态的已有内容。",
    "Overwrite what is known of that promise.": "替换该项承诺的已有内容。",
    "Say what would happen, and change nothing.": "只显示将发生的变化，不作更改。",
    "Record a promise, or what became of one; --wording, --due or --milestone says which.": (
        "记录一项承诺，或某项承诺（由 --wording、--due 或 --milestone 指明）的完成情况。"
    ),
    "qhtrack promise 玛尔挡 --wording '2027年底前全部投产' --milestone operating --due 2027": (
        "qhtrack promise 玛尔挡 --wording '2027年底前全部投产' --milestone 全部投产 --due 2027"
    ),
    "qhtrack promise target-new-roads-2026 --due 2026 --reached 2026-10 --evidence 'press, 2026'": (
        "qhtrack promise target-new-roads-2026 --due 2026 --reached 2026-10 --evidence "
        "'青海日报，2026年'"
    ),
    "The promise as published; a new one needs it.": "承诺原文；新的承诺必填。",
    "The status that was promised.": "所承诺的状态，即目标节点。",
    "The part it is about, such as phase-1.": "所指分项，如 phase-1。",
    "When it is due.": "计划完成时限。",
    "When it was made. \\[default: the date of its source]": "提出时间。（默认：来源的日期）",
    "It was promised as a best effort: 力争, 争取.": "原文为“力争”“争取”完成的承诺。",
    "The promise in English.": "承诺的英文译文。",
    "The promise in Chinese.": "承诺的中文译文。",
    "A remark.": "备注。",
    "It came about on this date.": "实际完成时间。",
    "It had come about by that date; when is not known.": "不晚于此日期已完成，具体时间不详。",
    "It is known since this date that it did not.": "认定未能实现的日期。",
    "The source that says so.": "认定完成或未实现所依据的来源。",
    "Add a project, source, category or region, or what a known one lacks.": (
        "添加项目、来源、类别或地区，或补充已有条目所缺内容。"
    ),
    "qhtrack add source news-2026 title='Works begin' publisher=Xinhua date=2026-11-20": (
        "qhtrack add source news-2026 title='项目开工' publisher=新华社 date=2026-11-20"
    ),
    "qhtrack add project chaka-airport name='Chaka Airport' category=airport regions=haixi": (
        "qhtrack add project chaka-airport name='Chaka Airport' name_zh=茶卡机场 "
        "类别=机场 地区=海西州"
    ),
    "project, source, category or region.": (
        "种类：project（项目）、source（来源）、category（类别）或 region（地区），中英文均可。"
    ),
    "Its id: lower-case letters, digits, single hyphens.": (
        "编号，由小写字母、数字和单个连字符组成。"
    ),
    "What is known about it.": "各字段的内容。",
    "Change or clear fields of a project, source, category or region.": (
        "更改或清除项目、来源、类别或地区的字段。"
    ),
    "qhtrack set 玛尔挡 aliases+='Maerdang Dam' owner=": (
        "qhtrack set 玛尔挡 别称+=玛尔挡大坝 装机=233万千瓦"
    ),
    "qhtrack set category road words.operating=open words_zh.operating=建成通车": (
        "qhtrack set 类别 公路 words_zh.建成投运=建成通车"
    ),
    "FIELD= clears, FIELD+=X and FIELD-=X change a list; a project needs no KIND.": (
        "“字段=”清除内容，“字段+=X”“字段-=X”增减列表中的一项；更改项目的，不必写种类。"
    ),
    "Remove an event or a promise, from the registry or recorded here.": (
        "撤下一条进展或一项承诺，项目库原有的和本机记录的均可。"
    ),
    "qhtrack drop 玛尔挡 2024-04-01 partial --note 'a test run, says the operator'": (
        "qhtrack drop 玛尔挡 2024-04-01 部分投产 --note '据项目单位称系试运行'"
    ),
    "qhtrack drop gonghe-airport --wording '2025年建成' --due 2025": (
        "qhtrack drop 共和机场 --wording '2025年建成' --due 2025"
    ),
    "The date of the event, as it was recorded.": "进展的日期，与所记录的一致。",
    "The status of that event.": "该条进展的状态。",
    "The promise to remove, as it was recorded.": "要撤下的承诺原文。",
    "Why it is removed.": "撤下的理由。",
    "Record what spreadsheets say, all or nothing: events, promises, fields, new projects.": (
        "按表格批量记录进展、承诺和新项目，或更改字段；有一处错误，即全部不写入。"
    ),
    "qhtrack apply updates/*.xlsx --source 'Monthly sheets, October' --dry-run": (
        "qhtrack apply updates/*.xlsx --source 2026年10月月报 --dry-run"
    ),
    "printf 'project,status,date\\ngonghe-airport,在建,2026-01\\n' | qhtrack apply -": (
        "printf '项目名称,建设状态,日期\\n共和机场,在建,2026-01\\n' | qhtrack apply -"
    ),
    "Workbooks (.xlsx), CSV, JSON or JSON Lines; -: standard input.": (
        "工作簿（.xlsx）、CSV、JSON 或 JSON Lines；“-”表示标准输入。"
    ),
    "Read this sheet of a workbook. \\[default: the first visible one]": (
        "读取工作簿中的此工作表。（默认：首个可见工作表）"
    ),
    "Leave out these columns; '*': all unknown ones.": "忽略这些列；'*' 指所有无法识别的列。",
    "The date of rows that give none.": "未注明日期的行以此为准。",
    "The source of rows that give none.": "未注明来源的行以此为准。",
    "Start a registry of your own: a file that explains its keys, and its database.": (
        "自建项目库：建立一个文件（开头附各项说明）及其数据库。"
    ),
    "qhtrack --db kenya.db init kenya.toml --title 'Roads of Kenya' --currency KES": (
        "qhtrack --db 某县.db init 某县.toml --title 某县公路建设项目"
    ),
    "The registry file to make.": "要建立的项目库文件。",
    "The title of the registry. \\[default: Public works]": ("项目库的名称。（默认：公共工程）"),
    "The currency of its sums, such as KES (ISO 4217).": "金额所用货币，按 ISO 4217 填写，如 KES。",
    "Undo the last recording, or another, as a whole, even once exported or loaded.": (
        "整体撤回最近一次或指定的记录；已导出、已载入的也可撤回。"
    ),
    "The last recording of this project, or the one with this number in the log.": (
        "该项目的最近一次记录，或 log 所列的记录编号。"
    ),
    "qhtrack undo gonghe-airport": "qhtrack undo 共和机场",
    "Redo what was undone last, unless something new was recorded since.": (
        "恢复最近一次撤回的记录；其后已有新记录的，不能恢复。"
    ),
    "List what was recorded here, newest first: who, when, what, and whether it still counts.": (
        "列出本机记录，由近及远：记录人、时间、内容、是否有效。"
    ),
    # sharing
    "Write the status report, in Markdown.": "生成 Markdown 进展报告。",
    "Show what changed after this date. \\[default: a year earlier]": (
        "列出此日期以来的变化。（默认：一年前）"
    ),
    "Group projects by category, region or status.": ("项目按类别、地区或状态分组。"),
    "Write to this file.": "写入此文件。",
    "Write nothing; show the differences, if any, and exit 1.": (
        "不写入；如有差异，显示差异，退出码为1。"
    ),
    "Update the database from a registry file; keeps what you recorded.": (
        "按项目库文件更新数据库，本机记录予以保留。"
    ),
    "The registry file; -: standard input. \\[default: the last one, else the shipped one]": (
        "项目库文件；“-”表示标准输入。（默认：上次载入的文件，否则为随附的项目库）"
    ),
    "Which is right where the file and what you recorded differ.": (
        "文件与本机记录不一致时以何者为准：file 指文件，mine 指本机记录。"
    ),
    "Take the file as it is, and drop what it lacks.": "整体采用该文件，其中没有的予以删除。",
    "Check registry files without a database, and name each problem with its line.": (
        "校验项目库文件，不使用数据库；逐一指明问题及所在行。"
    ),
    "Registry files. \\[default: the shipped one]": "项目库文件。（默认：随附的项目库）",
    "Write the whole registry, with what was recorded here, as canonical TOML.": (
        "将项目库全部内容（含本机记录）导出为标准格式的 TOML 文件。"
    ),
    "Overwrite a file even if it holds what was not loaded.": (
        "文件中有尚未载入的内容的，也予以覆盖。"
    ),
    "Write this format. \\[default: that of the file, by its name, else toml]": (
        "导出格式。（默认：依文件名后缀，否则 toml）"
    ),
    "Merge two versions of a registry by meaning; exit 1 if a conflict is left.": (
        "按内容合并双方对项目库的修改；仍有冲突的，退出码为1。"
    ),
    "The version that both began with; may be empty.": "双方修改前的共同版本；可为空。",
    "One version; the result is written over it.": "我方版本，合并结果写入此文件。",
    "The other version.": "对方版本。",
}
