"""The paragraph that opens a report."""

from examples import project_row, promise_row
from qhtrack.domain.differences import Snapshot
from qhtrack.domain.report import Grouping, Period, make_report
from qhtrack.domain.rows import ProjectRow, PromiseRow
from qhtrack.output.lead import paragraph
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN, ZH = Vocabulary(Language.EN), Vocabulary(Language.ZH)
NOTHING = Snapshot([], [], [])


def told(projects: list[ProjectRow], promises: list[PromiseRow], vocabulary: Vocabulary) -> str:
    """Return the paragraph of a report in which everything is new."""
    period = Period("2026-11-23", "2025-11-23")
    report = make_report(
        period, Grouping("category", {}), NOTHING, Snapshot(projects, promises, [])
    )
    return paragraph(report, vocabulary)


STATUSES = ["operating", "operating", "operating", "operating", "partial", None]
PROJECTS = [
    project_row(f"p{index}", name=f"P *{index}*", status=status)
    for index, status in enumerate(STATUSES)
]
OUTCOMES = ["met", "met", "met-late", "met-by", "overdue", "missed"]
PROMISES = [
    promise_row(project=f"p{index % 2}", outcome=outcome, due_day="2023-12-31")
    for index, outcome in enumerate(OUTCOMES)
]
PROMISES.append(promise_row(project="p0", outcome="overdue", no_news=True, due_day="2023-12-31"))
PROMISES.append(promise_row(project="p5", outcome="pending", due_day="2027-12-31"))


def test_a_report_is_told_in_a_paragraph() -> None:
    """How projects stand, how promises were kept, what moved: three names, and how many more."""
    assert told(PROJECTS, PROMISES, EN) == (
        "This report follows **6 projects**: 1 partly in service, 4 complete and in operation,"
        " 1 of unknown status. **7 promises** had fallen due: 2 kept in time,"
        " 1 kept late, 1 kept (whether in time is not told), 2 not kept, 1 without any news"
        " since the due date. Since 2025-11-23, **5 projects** moved on: 4 completed"
        r" (P \*0\*, P \*1\*, P \*2\* and more); 1 partly went into service (P \*4\*)."
    )


def test_it_is_told_in_chinese() -> None:
    """In the words of the field."""
    assert told(PROJECTS, PROMISES, ZH) == (
        "本报告共收录**6个项目**：部分投运1个、建成投运4个、状态不详1个。"
        "已有**7项承诺**到期：按期完成2项；逾期完成1项；"
        "已完成，是否按期不详1项；逾期未完成或未实现2项；逾期，未查到公开进展1项。"
        "2025-11-23 以来，**5个项目**的状态发生变化：建成投运4个（P \\*0\\*、P \\*1\\*、P \\*2\\*"
        "等）、部分投运1个（P \\*4\\*）。"
    )


def test_three_names_leave_no_more() -> None:
    """Nor are there any."""
    assert "completed (P \\*0\\*, P \\*1\\*, P \\*2\\*)" in told(PROJECTS[:3], [], EN)


def test_nothing_is_told_of_nothing() -> None:
    """In whole sentences."""
    assert told([], [], EN) == (
        "This report follows no project. No promise had fallen due."
        " Since 2025-11-23, no project changed its status."
    )
