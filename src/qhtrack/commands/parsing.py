"""Parse the words of a command otherwise than Typer does."""

import re
from ast import literal_eval
from collections import Counter
from collections.abc import Collection, Sequence

from typer._click.core import Context, Parameter

from qhtrack.commands.helping import HelpingCommand
from qhtrack.domain.errors import UsageError
from qhtrack.domain.messages import English, Message, message

# which commands do what people type, or know from other programs
OTHER_NAMES = {
    "list …": "search find query ls filter select projects 查询 搜索 查找 检索 列表 列出 筛选 项目",
    "show …": "view open get cat details detail project 查看 显示 详情 打开",
    "stats …": "count sum total statistics 统计 汇总 合计",
    "show …, stats --by status": "status state 状态",
    "stats …, report …": "summary summarize overview 概况 总结",
    "history …": "events news 历史 进展 动态",
    "scorecard …": "promises commitments outcomes outcome targets score 承诺 完成情况 评价 考核",
    "timeline …": "gantt chart plot calendar 甘特图 时间线 时间轴 进度图",
    "compare …": "diff changes changed difference 比较 对比 变化 差异",
    "sources …": "papers publications citations 来源 出处",
    "update …": "status-update progress 更新 状态更新",
    "update …, promise …, apply …": "record enter register note 记录 登记 录入 填报 上报",
    "add …": "insert 新增 添加 增加",
    "add …, init …": "create new 新建 创建",
    "set …": "rename 重命名 设置",
    "set …, update … --replace, drop …": "edit modify correct fix 修改 编辑 更正 改",
    "set …, update …": "change alter 变更",
    "drop …, undo": "delete remove rm del erase discard 删除 移除 去掉 撤下",
    "undo": "revert rollback back 撤销 撤回 回退 取消",
    "redo": "restore 重做 恢复",
    "apply …, load …": "import upload ingest read 导入 上传 读取",
    "load …": "pull refresh reload sync 加载 载入 刷新 同步",
    "export …": "save dump write backup push 导出 保存 备份 输出",
    "check …": "validate verify lint test 检查 校验 核查 验证",
    "report …": "markdown publish 报告 报表",
    "init …": "begin start setup 初始化 开始",
    "log": "journal audit 日志 操作记录",
    "merge …": "合并",
    "info": "about where config 信息",
}
# what begins a question, by the command that answers it; `re` compiles it where one is asked
_QUESTIONS = {
    "history": r"what(?:'s| has)? (?:happened|changed)\b(?: to\b)?|什么时候|何时|发生了?什么",
    "stats": r"how (?:many|much)\b|(?:一?共)?有?(?:多少|几)[个条座项]?",
    "list": r"(?:which|what(?:'s)?|who|where|when|why|how|is|are)\b"
    r"|(?:请问)?有?(?:哪些|哪[个条座项]|什么)|谁",
}
_FOR_HELP = frozenset({"", "help", "man", "usage", "version", "commands", "帮助"})
_NO_SUCH_COMMAND = r"No such command (?P<name>.+?)\.(?: Did you mean .*)?"


class CommandWithDashes(HelpingCommand):
    """Hands on the `--` that parts optional arguments from a QUERY."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Double the first one: the parser takes one away."""
        at = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*args[:at], *args[at : at + 1], *args[at:]])


class RecordingCommand(HelpingCommand):
    """Refuses a value that is told twice: elsewhere the last one holds, here it would be lost."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse the words.

        Raises:
            UsageError: an option that takes one value has several.
        """
        if not ctx.resilient_parsing:  # a shell completes what is half typed
            *_, parameters = self.make_parser(ctx).parse_args([*args])
            for parameter, count in Counter(parameters).items():
                if count > 1 and _takes_one_value(parameter):
                    raise UsageError(
                        message("option_repeated", option=max(parameter.opts, key=len))
                    )
        return super().parse_args(ctx, args)


def _takes_one_value(parameter: Parameter) -> bool:
    """Tell whether it is no flag; an argument never stands twice."""
    return not getattr(parameter, "is_flag", False)


def unknown_command(
    text: str, commands: Collection[str], arguments: Sequence[str]
) -> Message | str:
    """Return what to say of a command that there is none of, in Typer's words and more.

    A question is asked with what stands behind `which` or 有多少. What another program calls a
    command is answered with ours. Typer's suggestion holds where a slip of the pen is all that
    parts both: `airports` is no `report`, but may be looked for.
    """
    # folds what is typed, which costs a start two milliseconds
    from shlex import quote

    from qhtrack.domain.suggestions import nearest_name

    match = re.fullmatch(_NO_SUCH_COMMAND, text, re.DOTALL)
    name = str(literal_eval(match["name"])) if match else ""
    refusal = English(f"No such command {name!r}.")
    for ours, theirs in OTHER_NAMES.items():
        if name.casefold() in theirs.split():
            named = tuple(f"qhtrack {command}" for command in ours.split(", "))
            return message("unknown_command_is", message=refusal, commands=named)
    if question := _question(name, arguments):
        return message("unknown_command_asks", message=refusal, command=question)
    if nearest_name(name, commands) and not text.endswith("."):
        return English(text)
    if name.casefold() in _FOR_HELP:
        return message("unknown_command", message=refusal)
    command = f"list {quote(name)}"
    return message("unknown_command_asks", message=refusal, command=command)


def _question(name: str, arguments: Sequence[str]) -> str | None:
    """Return the command that answers a question: `stats railways` of how many railways."""
    from shlex import quote

    words = " ".join(arguments[arguments.index(name) :]) if name in arguments else ""
    text = " ".join(words.split())
    for command, beginning in _QUESTIONS.items():
        match = re.match(beginning, text, re.IGNORECASE)
        if match:
            asked = text[match.end() :].rstrip("?\uff1f").split()
            return " ".join([command, *map(quote, asked)])
    return None
