"""What was said, in a line."""

from collections.abc import Mapping

import pytest

from qhtrack.domain.rows import StatementRow
from qhtrack.output.statements import line
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
_Row = Mapping[str, object]
EVENT = {"date": "2024", "status": "partial"}
PROMISE = {"milestone": "operating", "part": "phase-1", "due": "2025", "wording": "建\n成"}


def row(kind: str, action: str, before: _Row | None, after: _Row | None) -> StatementRow:
    """Return a statement about the dam, or the source of that name."""
    is_projects = kind in {"event", "promise", "project"}
    return {
        "kind": kind,
        "project": "dam" if is_projects else None,
        "id": None if kind in {"event", "promise"} else "dam",
        "action": action,
        "before": before,
        "after": after,
    }


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        (
            row("event", "dropped", {**EVENT, "note": "n"}, None),
            "dam: event dropped: partial (2024)",
            "dam：已撤下进展：部分投运（2024）",
        ),
        (
            row("event", "unchanged", EVENT, None),
            "dam: event dropped already: partial (2024)",
            "dam：进展此前已撤下，未写入：部分投运（2024）",
        ),
        (
            row("promise", "recorded", None, {**PROMISE, "stretch": True}),
            "dam: promise recorded: 建 成 (operating, phase 1, due 2025, best effort)",
            "dam：已记录承诺：建 成（建成投运，phase 1，时限 2025，力争）",
        ),
        (
            row("promise", "unchanged", {"wording": "建成"}, {"wording": "建成", "note": "n"}),
            "dam: promise unchanged: 建成",
            "dam：承诺已有相同记录，未写入：建成",
        ),
        (
            row(
                *("project", "amended"),
                {
                    "id": "dam",
                    "owner": "A",
                    "capacity_mw": 1200,
                    "aliases": ["a", "c"],
                    "note": "n",
                },
                {"id": "dam", "capacity_mw": 2400, "aliases": ["b", "c"], "note": "n"},
            ),
            "dam: project amended: owner A → –; capacity 1,200 MW → 2,400 MW; also called -a, +b",
            "dam：项目已更新：项目单位：A → –；装机容量：120万千瓦 → 240万千瓦；别称：-a、+b",
        ),
        (
            row("source", "recorded", None, {"id": "dam", "title": "A\x1b", "date": "2021"}),
            "dam: source recorded: title A ; date 2021",
            "dam：已记录来源：标题：A ；日期：2021",
        ),
        (
            row(
                *("category", "amended", {"id": "dam"}),
                {"id": "dam", "goal": True, "words": {"partial": "x", "operating": "y"}},
            ),
            "dam: category amended: goals yes; words partial = x, operating = y",
            "dam：类别已更新：目标任务：是；状态用词：部分投运 = x、建成投运 = y",
        ),
        (
            row(
                *("project", "amended"),
                {"id": "dam", "sources": ["a"]},
                {"id": "dam", "latitude": 36.5},
            ),
            "dam: project amended: sources -a; latitude 36.5",
            "dam：项目已更新：来源：-a；纬度：36.5",
        ),
        (
            row("region", "unchanged", {"id": "dam"}, {"id": "dam"}),
            "dam: region unchanged",
            "dam：地区内容无变化，未写入",
        ),
    ],
)
def test_a_statement_is_a_line(said: StatementRow, english: str, chinese: str) -> None:
    """What it is of, what it did, which fact, and what changed of it."""
    assert line(said, EN) == english
    assert line(said, ZH) == chinese


def test_what_a_field_names_has_its_name() -> None:
    """A category, and of regions those that came and went."""
    names = {"category": {"dams": "水电"}, "region": {"north": "北州", "south": "南州"}}
    before = {"id": "dam", "category": "x", "regions": ["north"], "note": "dams"}
    after = {"id": "dam", "category": "dams", "regions": ["south"], "note": "north"}
    told = line(row("project", "amended", before, after), ZH._replace(names_by_id=names))
    assert told == "dam：项目已更新：类别：x → 水电；地区：-北州、+南州；备注：dams → north"
