"""A QUERY as people type it."""

import pytest

from qhtrack.database.terms import FIELDS
from qhtrack.domain.errors import UsageError
from qhtrack.words import query
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from qhtrack.words.terms import FIELD, WORD, FieldContext, Term

TODAY = "2026-11-23"


@pytest.mark.parametrize(
    ("text", "field", "operator", "rest"),
    [
        ("status:open", "status", ":", "open"),
        ("状态：在建、获批", "status", ":", "在建、获批"),
        ("ＳＴＡＴＵＳ＝open", "status", "=", "open"),
        ("capacity_mw＞＝2000", "capacity_mw", ">=", "2000"),
        ("capacity => 2,000 MW", "capacity_mw", ">=", "2,000 MW"),
        ("装机容量≥2400兆瓦", "capacity_mw", ">=", "2400兆瓦"),
        ("capacity-mw=<5", "capacity_mw", "<=", "5"),
        ("capacity mw≤5", "capacity_mw", "<=", "5"),
        ("capacity<>5", "capacity_mw", "!=", "5"),
        ("capacity==5", "capacity_mw", "=", "5"),
        ("status！=open", "status", "!=", "open"),
        ("status≠open", "status", "!=", "open"),
        ("MW in service>5", "in_service_mw", ">", "5"),
        ("regions:golog", "region", ":", "golog"),
        ("总投资（亿元）<5", "investment_bn", "<", "5"),
        ("due:a=b", "due", ":", "a=b"),
        ("capacity over 2GW", "capacity_mw", ">", "2GW"),
        ("Length At Least 100 km", "length_km", ">=", "100 km"),
        ("装机大于200万千瓦", "capacity_mw", ">", "200万千瓦"),
        ("总投资不超过100亿元", "investment_bn", "<=", "100亿元"),
        ("里程不低于50", "length_km", ">=", "50"),
        ("due under 2024", "due", "<", "2024"),
        ("装机200万千瓦以上", "capacity_mw", ">=", "200万千瓦"),
        ("总投资 100 亿元及以下", "investment_bn", "<=", "100 亿元"),
        ("Capacity 2 GW or More", "capacity_mw", ">=", "2 GW"),
        ("以上", "", ":", "以上"),
        ("桥3号以上", "", ":", "桥3号以上"),
        ("open under review", "", ":", "open under review"),
        ("bridge over 2 rivers", "", ":", "bridge over 2 rivers"),
        ("https://example.org/a=b", "", ":", "https://example.org/a=b"),
        ("Told on the day: open", "", ":", "Told on the day: open"),
        ("1+9+N", "", ":", "1+9+N"),
        (":open", "", ":", ":open"),
        ("word", "", ":", "word"),
        ("在建", "status", WORD, "在建"),
        ("Overdue", "outcome", WORD, "Overdue"),
        ("力争", "stretch", ":", "true"),
        ("Best effort", "stretch", ":", "true"),
    ],
)
def test_a_term_is_a_field_an_operator_and_what_is_asked_for(
    text: str, field: str, operator: str, rest: str
) -> None:
    """Anything else is a word, and a word may be a status or an outcome."""
    (term,) = query.read([text], FIELDS, TODAY)
    assert term[:3] == (field, operator, rest)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("status:open category:road", [("status", "open"), ("category", "road")]),
        ("状态：在建　类别：公路", [("status", "在建"), ("category", "公路")]),
        (
            "capacity >= 2000 owner:China Energy 类别＝公路",
            [("capacity_mw", "2000"), ("owner", "China Energy"), ("category", "公路")],
        ),
        ("owner:A colour:red", [("owner", "A colour:red")]),
        ("Told with: status:open", [("", "Told with: status:open")]),
        ("road status:open", [("", "road status:open")]),
    ],
)
def test_an_argument_may_hold_several_terms(typed: str, terms: list[tuple[str, str]]) -> None:
    """As hints show them, and as people quote; what begins with no term is one text."""
    read = query.read([typed], FIELDS, TODAY)
    assert [(term.field, term.text) for term in read] == terms


def test_several_statuses_may_stand_in_one_word() -> None:
    """With commas between; all must be of one field, and be one."""
    typed = ["停建、取消", "not", "started", "未开工、停建", "met late,overdue", "overdue, no news"]
    read = query.read(typed, FIELDS, TODAY)
    assert [term.values for term in read] == [
        ("suspended", "cancelled"),
        ("proposed", "approved"),
        ("proposed", "approved", "suspended"),
        ("met-late", "overdue"),
        ("no-news",),
    ]
    for text in ("cancelled,overdue", "cancelled,", "cancelled,x"):
        (other,) = query.read([text], FIELDS, TODAY)
        assert other.field == ""


def test_what_a_field_was_called_is_kept() -> None:
    """For a bare number beside it."""
    besides = [
        term.field_context for term in query.read(["总投资(万元)>5", "investment>5"], FIELDS, TODAY)
    ]
    assert besides == [
        FieldContext("investment_bn", Language.ZH, "万元"),
        FieldContext("investment_bn", Language.EN),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colour:red", "'colour' is not a field; it is one of status, category, region,"),
        ("statsu:open", "'statsu' is not a field; did you mean 'status'?"),
        ("状况：在建", "'状况' is not a field; it is one of status, "),
        ("due", "'due' is a field, not a word to look for; give it a value: 'due<=2024'"),
        ("Capacity_MW", "'Capacity_MW' is a field, not a word to look for; give it"),
    ],
)
def test_what_is_no_field_is_refused(text: str, said: str) -> None:
    """With the nearest, or with all."""
    with pytest.raises(UsageError) as error:
        query.read([text], FIELDS, TODAY)
    assert sentence(error.value.message, Language.EN).startswith(said)


def test_a_field_is_shown_with_what_it_takes() -> None:
    """By its kind."""
    terms = [
        Term("", FIELD, text, FieldContext(text))
        for text in ("status", "owner", "made", "length_km")
    ]
    assert [query.with_example(term) for term in terms] == [
        *("status:construction", "owner:…", "made<=2024", "length_km>=1000")
    ]


def test_what_people_call_a_field_may_be_a_word() -> None:
    """Somebody else says whether anything is called so; a key or a unit never is."""
    read = query.read(["storage", "储能", "Energy"], FIELDS, TODAY)
    assert [(term.field, term.operator, term.text) for term in read] == [
        ("", FIELD, "storage"),
        ("", FIELD, "储能"),
        ("", FIELD, "Energy"),
    ]
    assert sentence(query.without_value(read[0]).message, Language.EN).startswith(
        "'storage' is a field, not a word to look for; give it a value: 'storage>=1000'"
    )
    for text in ("storage_mcm", "MWh", "km"):
        with pytest.raises(UsageError):
            query.read([text], FIELDS, TODAY)


@pytest.mark.parametrize(
    ("operator", "text", "expected"),
    [
        (">=", "1,200", ["1,200"]),
        (":", "1,2320", ["1", "2320"]),
        ("!=", "1、2", ["1", "2"]),
        ("=", "1200", ["1200"]),
    ],
)
def test_commas_part_numbers_where_several_may_be_asked_for(
    operator: str, text: str, expected: list[str]
) -> None:
    """Elsewhere they part thousands."""
    assert query.numbers(Term("capacity_mw", operator, text)) == expected


@pytest.mark.parametrize("text", ["1,200", "1，200", "12,345,678", "1,200MW"])
def test_one_number_or_two_is_asked_back(text: str) -> None:
    """Nothing is chosen."""
    with pytest.raises(UsageError) as error:
        query.numbers(Term("capacity_mw", ":", text))
    assert "may be one number or two" in sentence(error.value.message, Language.EN)
