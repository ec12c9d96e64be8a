"""By how many days promises are late, and were put off."""

from qhtrack.database import questions
from qhtrack.database.questions import AsOf
from qhtrack.domain.model import Event, Project
from qhtrack.domain.status import Status
from saving import project, promise, saved


def chosen(query: str, *projects: Project) -> list[str]:
    """Return the ids of the projects that a term leaves."""
    with saved(*projects) as connection:
        rows = questions.projects(connection, questions.Filter([query]), AsOf("2026-11-23"))
        return [row["id"] for row in rows]


def test_a_project_is_as_late_as_one_of_its_promises() -> None:
    """On time is no day late; of what is not judged nobody knows."""
    started = (Event(date="2021-05", status=Status.CONSTRUCTION),)
    projects = (
        project("late", promises=(promise("construction", "2021"), promise(due="2023"))),
        project("kept", promises=(promise("construction", "2021"),), events=started),
        project("met-late", promises=(promise("construction", "2021-04"),), events=started),
        project("undated", promises=(promise(due=None),)),
    )
    assert chosen("days_late>=1058", *projects) == ["late"]
    assert chosen("days_late>1787", *projects) == ["late"]
    assert chosen("days_late>1788", *projects) == []
    assert chosen("days_late:0", *projects) == ["kept"]
    assert chosen("days_late>=1", *projects) == ["late", "met-late"]
    assert chosen("days_late:none", *projects) == ["undated"]


def test_a_project_was_put_off_by_as_much_as_one_of_its_promises() -> None:
    """Later than the first of its chain; another milestone is another chain."""
    projects = (
        project(
            "put-off", promises=(promise(due="2023", made="2022"), promise(due="2024", made="2023"))
        ),
        project("sooner", promises=(promise(due="2023", made="2022"), promise(due="2022-12-31"))),
        project("once", promises=(promise(due="2025"), promise("construction", "2024"))),
        project("undated", promises=(promise(due=None),)),
    )
    assert chosen("slip_days>=366", *projects) == ["put-off"]
    assert chosen("slip_days>366", *projects) == []
    assert chosen("slip_days>0", *projects) == ["put-off", "sooner"]
    assert chosen("slip_days:0", *projects) == ["put-off", "sooner", "once"]
    assert chosen("slip_days:none", *projects) == ["undated"]
