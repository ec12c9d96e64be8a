"""QUERY terms."""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from conftest import Run
from qhtrack.database import questions, terms, values
from qhtrack.database.questions import AsOf
from qhtrack.domain.errors import UsageError
from qhtrack.domain.fields import DAYS, PROJECT_KEYS, SIZES
from qhtrack.domain.model import Event, Project
from qhtrack.domain.status import Status
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from qhtrack.words.terms import Term
from saving import project, promise, saved


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ((), "dam road-a road-b"),
        (("YELLOW river",), "dam"),
        (("大坝",), "dam"),
        (("ＯＬＤ dam",), "dam"),
        (("*A*",), "road-a"),
        (("owner:yellow",), "dam"),
        (("owner!=yellow",), "road-a road-b"),
        (("果洛",), "dam road-a"),
        (("Hydropower",), "dam"),
        (("status:partial",), "dam"),
        (("status:在建,取消",), "road-b"),
        (("status!=cancelled",), "dam road-a"),
        (("status:unknown",), "road-a"),
        (("category=水电",), "dam"),
        (("region:haixi",), "road-a"),
        (("region!=haixi",), "dam road-b"),
        (("source:paper",), "dam road-b"),
        (("owner:yellow river co",), "dam"),
        (("owner!=Yellow River Co",), "road-a road-b"),
        (("STATUS：在建，取消",), "road-b"),
        (("status: partial , cancelled",), "dam road-b"),
        (("capacity_mw >= 2320",), "dam"),
        (("source:https://example.org/road",), "road-a"),
        (("outcome:met late",), ""),
        (("outcome:逾期未完成",), "dam road-a"),
        (("id:road-a,road-b",), "road-a road-b"),
        (("capacity_mw>=2320",), "dam"),
        (("capacity_mw>2320",), ""),
        (("capacity_mw<=2320",), "dam"),
        (("capacity_mw<2320",), ""),
        (("capacity_mw:1,2320",), "dam"),
        (("capacity_mw!=1",), "dam road-a road-b"),
        (("in_service_mw=550",), "dam"),
        (("since=2024",), "dam"),
        (("since!=2024",), "road-a road-b"),
        (("since<2000",), ""),
        (("since=2024-04-01",), "dam"),
        (("since=2024-04-02",), ""),
        (("since>=2024-04-01",), "dam"),
        (("since>2024-04-01",), ""),
        (("since<=2024-04-01",), "dam road-b"),
        (("since<2024-04-01",), "road-b"),
        (("since<2022",), ""),
        (("since<=2022",), "road-b"),
        (("since>2022",), "dam"),
        (("since>=2022",), "dam road-b"),
        (("since>=2024",), "dam"),
        # of which nothing was ever told
        (("updated<2024",), "road-a road-b"),
        (("updated<=2024",), "dam road-a road-b"),
        (("updated>2000",), "dam road-b"),
        (("due=2023",), "dam road-a"),
        (("due=2023-12-31",), "dam road-a"),
        (("due=2024",), "dam"),
        (("due!=2023",), "road-b"),
        (("due<2023-12-31",), ""),
        (("due>2023",), "dam"),
        (("due:2023，2024",), "dam road-a"),
        (("made:2024-01",), "dam"),
        (("made:2021",), "dam road-b"),
        (("made<2021-06",), "dam road-b"),
        (("made!=2021",), "road-a"),
        (("milestone:operating",), "dam road-b"),
        (("milestone:在建",), "road-a"),
        (("milestone!=operating",), "road-a"),
        (("stretch:true",), "dam"),
        (("stretch:否",), "dam road-a road-b"),
        (("stretch!=true",), "road-a road-b"),
        (("publisher:press",), "dam road-b"),
        (("publisher!=Press",), "road-a"),
        (("outcome:failed",), "dam road-a road-b"),
        (("outcome:failed,met-by",), "dam road-a road-b"),
        (("outcome!=failed",), ""),
        (("outcome:met-by",), ""),
        (("outcome:no-news",), "dam road-a"),
        (("outcome!=no-news",), "road-b"),
        (("果洛", "no", "news"), "dam road-a"),
        (("overdue:true",), "dam road-a"),
        (("overdue:false",), "road-b"),
        (("https://example.org",), ""),
        (("category:road", "status:cancelled"), "road-b"),
    ],
)
def test_terms_choose_projects(
    run: Run, sample: Path, query: tuple[str, ...], expected: str
) -> None:
    """All of them must hold."""
    del sample
    assert run("list", "-f", "ids", *query).stdout.split() == expected.split()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("owner:yelow",), "'yelow' is not an owner; did you mean 'Yellow'?"),
        (("id:road-c",), "'road-c' is not an id; did you mean 'road-"),
        (("source:papr",), "'papr' is not a source; did you mean 'paper'?"),
        (("capacity_mw>=nan",), "'nan' is not a number"),
        (("statu:x",), "'statu' is not a field; did you mean 'status'?"),
        (("status:x1",), "'x1' is not a status"),
        (("category:rod",), "'rod' is not a category; did you mean 'road'?"),
        (("publisher:perss",), "'perss' is not a publisher; did you mean 'Press'?"),
        (("milestone:cancelled",), "'cancelled' is not a milestone"),
        (("stretch:much",), "'much' is not true or false"),
        (("milestone",), "'milestone:operating'"),
        (("made",), "'made<=2024'"),
        (("status>partial",), "'status' has no order"),
        (("status>x1",), "'status' has no order"),
        (("capacity_mw>much",), "'much' is not a number"),
        (("since>much",), "'much' is not a date"),
        (("capacity_mw",), "'capacity_mw' is a field, not a word"),
        (("--sort", "capacity_m"), "'capacity_m' is not a column; did you mean 'capacity_mw'?"),
        (("region:g,zzz",), "'zzz' is not a region; it is one of golog, haixi"),
        (("capacity_mw:1,200",), "'1,200' may be one number or two; write 1200 or 1、200"),
        (("capacity>2GWh",), "'2GWh' has a unit of something else; write a number, or one with"),
        (("colour:red",), "'colour' is not a field; it is one of status, category, region, "),
        (("--columns", "nam"), "'nam' is not a column; did you mean 'name'?"),
    ],
)
def test_a_wrong_term_is_a_usage_error(
    run: Run, sample: Path, arguments: tuple[str, ...], expected: str
) -> None:
    """With the nearest right one."""
    del sample
    refused = run("list", *arguments)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert expected in refused.stderr


def test_options_are_sugar_for_terms(run: Run, sample: Path) -> None:
    """One answer."""
    del sample
    options = ("-s", "取消", "-s", "partial", "-c", "road", "--overdue")
    assert run("list", "-f", "ids", *options).stdout == ""
    assert run("list", "-f", "ids", "-r", "golog", "--overdue").stdout == "dam\nroad-a\n"


def chosen(query: str, *projects: Project) -> list[str]:
    """Return the ids of the projects that a term leaves."""
    with saved(*projects) as connection:
        rows = questions.projects(connection, questions.Filter([query]), AsOf("2026-11-23"))
        return [row["id"] for row in rows]


def test_a_source_is_one_of_the_project_or_of_what_is_told_of_it() -> None:
    """Each alone is enough, but evidence; a publisher has all of its sources."""
    event = Event(date="2024", status=Status.PARTIAL)
    evidence = replace(promise(), reached="2024", evidence="paper")
    cited = [
        project("event", events=(replace(event, source="paper"),)),
        project("event-also", events=(replace(event, also=("paper",)),)),
        project("evidence", promises=(evidence,)),
        project("other", promises=(promise(source="other"),)),
        replace(project("project"), sources=("paper",)),
        project("promise", promises=(promise(source="paper"),)),
        project("promise-also", promises=(replace(promise(), also=("paper",)),)),
    ]
    ids = [one.id for one in cited if one.id not in {"evidence", "other"}]
    assert chosen("source:paper", *cited) == ids
    assert chosen("source!=paper", *cited) == ["evidence", "other"]
    assert chosen("publisher:报社", *cited) == ids
    assert chosen("publisher:Press", *cited) == ids
    assert chosen("publisher:电台", *cited) == ["other"]
    with saved(*cited) as connection:
        rows = questions.projects(connection, questions.Filter(["source:paper"]), AsOf("x", "2023"))
        assert [row["id"] for row in rows] == ids[2:]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("source:paper", "0 3"),
        ("source!=paper", "1 2"),
        ("publisher:press", "0 3"),
        ("publisher:电台", "1 3"),
        ("made:2020-05", "0"),
        ("made<=2022", "0 2"),
        ("made!=2020", "1 2 3"),
        ("due:2023", "0 2"),
        ("due!=2023", "1 3"),
        ("due>2023", "3"),
        ("milestone:partial", "3"),
        ("milestone!=partial,operating", "1"),
        ("stretch:true", "2"),
        ("stretch:yes", "2"),
        ("stretch!=是", "0 1 3"),
        ("stretch:NO", "0 1 3"),
        ("outcome:failed", "0 2"),
        ("outcome!=failed", "1 3"),
        ("outcome:unmeasurable,未到期", "1 3"),
        ("overdue", "0 2"),
        ("outcome:overdue", "0 2"),
        ("outcome:no-news", "0"),
        ("outcome!=no-news", "1 2 3"),
        ("no news", "0"),
        ("owner:company", "0 1 2 3"),
        ("days_late>=1058", "0 2"),
        ("days_late>1058", "2"),
        ("days late<=1058", "0"),
        ("逾期天数:1242", "2"),
        ("days_late:none", "1 3"),
        ("days_late!=none", "0 2"),
        ("slip_days:0", "0 3"),
        ("slip_days<0", "2"),
        ("推迟天数:none", "1"),
    ],
)
def test_a_scorecard_asks_the_promises_themselves(term: str, expected: str) -> None:
    """Another term is of the project."""
    promises = (
        promise(due="2023", source="paper"),
        promise(None, None, source="other"),
        replace(promise(due="2023-06", made="2022"), stretch=True),
        replace(promise("partial", "2027", made="2023", source="other"), also=("paper",)),
    )
    heard = (Event(date="2023-07", status=Status.CONSTRUCTION),)
    owned = replace(project(promises=promises, events=heard), owner="Company")
    with saved(owned) as connection:
        rows = list(questions.scorecard(connection, [term], AsOf("2026-11-23")))
    wordings = [one.wording for one in promises]
    assert [wordings.index(row["wording"]) for row in rows] == [*map(int, expected.split())]


def test_a_word_that_is_a_status_is_that_or_part_of_a_name() -> None:
    """Of a name alone, and of no note."""
    works = Event(date="2024", status=Status.CONSTRUCTION)
    projects = (
        project("built", events=(Event(date="2024", status=Status.OPERATING),)),
        replace(project("named", events=(works,)), name="Open Road"),
        replace(project("noted", events=(works,)), note="open soon"),
    )
    assert chosen("open", *projects) == ["built", "named"]
    assert chosen("status:open", *projects) == ["built"]
    late = replace(project("late", promises=(promise(),)), name="B")
    named = replace(project("c"), name="The Overdue")
    assert chosen("overdue", late, named) == ["late", "c"]


def test_an_owner_is_known_by_either_name() -> None:
    """In English or in Chinese; a name may hold a comma."""
    owners = (
        Project(
            id="both", name="B", category="road", owner="Yellow River, Co", owner_zh="黄河公司"
        ),
        Project(id="chinese", name="C", category="road", owner_zh="黄河公司"),
        Project(id="english", name="E", category="road", owner="Yellow River, Co"),
        Project(id="nobody", name="N", category="road"),
    )
    assert chosen("owner:黄河公司", *owners) == ["both", "chinese"]
    assert chosen("owner:yellow river, co", *owners) == ["both", "english"]
    assert chosen("owner!=黄河公司", *owners) == ["english", "nobody"]


@pytest.mark.parametrize("size", SIZES)
def test_every_size_can_be_asked_for(size: str) -> None:
    """Of 0 too, which is no unknown one."""
    unknown = Project(id="unknown", name="U", category="road")
    none = msgspec.convert({"id": "none", "name": "N", "category": "road", size: 0}, Project)
    assert chosen(f"{size}=0", none, unknown) == ["none"]
    assert chosen(f"{size}!=0", none, unknown) == ["unknown"]
    assert chosen(f"{size}>0", none, unknown) == []


CHOICES = (
    *("status", "category", "region", "source", "publisher", "owner"),
    *("outcome", "milestone", "stretch", "overdue", "id"),
)


@pytest.mark.parametrize("field", CHOICES)
@pytest.mark.parametrize("language", Language)
def test_a_value_that_is_none_is_named_in_a_sentence_of_its_field(
    field: str, language: Language
) -> None:
    """In each language, or the sentence would be a bug."""
    with saved(project()) as connection, pytest.raises(UsageError) as error:
        values.read(connection, [f"{field}:qqqq"], "2026-11-23")
    quoted = {Language.EN: "'qqqq'", Language.ZH: "“qqqq”"}[language]
    assert quoted in sentence(error.value.message, language)


def test_a_field_is_a_choice_a_date_or_a_number() -> None:
    """All but one are columns of the answer, or name a thing that the answer lists."""
    assert terms.FIELDS[: len(CHOICES)] == CHOICES
    of_promises = {"outcome", "milestone", "stretch", "made", *DAYS}
    assert {*terms.FIELDS} - {*PROJECT_KEYS} == {"region", "source", "publisher", *of_promises}
    assert {*SIZES, "since", "updated", "due", "in_service_mw"} <= {*terms.FIELDS}


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        *((field, True) for field in ("outcome", "source", "publisher", "milestone", "made")),
        *((field, True) for field in DAYS),
        *((field, False) for field in ("status", "overdue", "since", "")),
    ],
)
def test_what_a_promise_says_is_asked_of_its_own_row(field: str, expected: bool) -> None:  # noqa: FBT001
    """In a scorecard, where other terms are of the project."""
    assert terms.asks_of_promises(Term(field, ":", "x")) is expected


def test_goals_are_meant_where_a_category_or_an_id_is_named() -> None:
    """To leave one out names none."""
    for field, sign, clause in (
        *(("category", ":", terms.EVERY), ("id", "=", terms.EVERY)),
        *(("category", "!=", terms.NO_GOALS), ("region", ":", terms.NO_GOALS)),
    ):
        assert terms.without_goals([Term("due", ":", "x"), Term(field, sign, "x")]) == clause


def test_a_clause_is_bound_by_names() -> None:
    """In the order of its values."""
    clause = terms.Clause("a = ? OR b < ?", ("x", 2))
    assert terms.bind(clause) == ("a = :v0 OR b < :v1", {"v0": "x", "v1": 2})
