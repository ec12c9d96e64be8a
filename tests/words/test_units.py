"""Numbers with units."""

import pytest

from qhtrack.domain.fields import SIZES, UNIT_KEYS, limit
from qhtrack.domain.messages import Message
from qhtrack.words import labels_en, labels_zh, units
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext
from qhtrack.words.units import read_days, read_number, read_size

EN, ZH = Language.EN, Language.ZH


@pytest.mark.parametrize(
    ("key", "text", "number"),
    [
        ("capacity_mw", "2320", 2320),
        ("capacity_mw", "1,200", 1200),
        ("capacity_mw", "１，２００．５ ＭＷ", 1200.5),
        ("capacity_mw", "2.4GW", 2400),
        ("capacity_mw", "500 kW", 0.5),
        ("capacity_mw", "200万千瓦", 2000),
        ("capacity_mw", "百万千瓦", 1000),
        ("investment_bn", "百亿元", 10),
        ("investment_bn", "千亿", 100),
        ("capacity_mw", "2400兆瓦", 2400),
        ("capacity_mw", "200万kW", 2000),
        ("capacity_mw", "200 万KW", 2000),
        ("capacity_mw", "百万kWh", None),
        ("capacity_mw", "3百万kW", 3000),
        ("energy_mwh", "2亿kWh", 200000),
        ("energy_mwh", "3万kWh", 30),
        ("output_kt", "5万t", 50),
        ("storage_mcm", "16亿m³", 1600),
        ("storage_mcm", "16亿x", None),
        ("capacity_mw", "1e3", 1000),
        ("capacity_mw", "1e-3 GW", 1),
        ("capacity_mw", ".5", 0.5),
        ("capacity_mw", "5.", 5),
        ("capacity_mw", "-5", -5),
        ("capacity_mw", "+5", 5),
        ("energy_mwh", "20GWh", 20000),
        ("energy_mwh", "3万千瓦时", 30),
        ("energy_mwh", "亿度", None),
        ("energy_mwh", "1亿度", 100000),
        ("voltage_kv", "750千伏", 750),
        ("voltage_kv", "750000 V", 750),
        ("length_km", "12公里", 12),
        ("length_km", "800 m", 0.8),
        ("length_km", "2 kilometres", 2),
        ("length_km", "1 kilometre", 1),
        ("area_km2", "1万平方公里", 10000),
        ("area_km2", "50 ha", 0.5),
        ("area_km2", "3 km²", 3),
        ("passengers_m", "2000万人次", 20),
        ("passengers_m", "2000万人次/年", 20),
        ("passengers_m", "21 million passengers a year", 21),
        ("output_kt", "4万吨", 40),
        ("output_kt", "4万吨每年", 40),
        ("output_kt", "2 Mt/a", 2000),
        ("output_kt", "1 tonne", 0.001),
        ("storage_mcm", "5亿立方米", 500),
        ("storage_mcm", "16 million m³", 16),
        ("investment_bn", "100亿元", 10),
        ("investment_bn", "100亿", 10),
        ("investment_bn", "3亿元", 0.3),
        ("investment_bn", "500万元", 0.005),
        ("investment_bn", "1.3万亿元", 1300),
        ("investment_bn", "10 billion yuan", 10),
        ("investment_bn", "10bn CNY", 10),
        ("investment_bn", "2000000000 yuan", 2),
        ("latitude", "36.1", 36.1),
        ("latitude", "36.1 km", None),
        ("capacity_mw", "2GWh", None),
        ("capacity_mw", "100公里", None),
        ("area_km2", "5 h", None),
        ("investment_bn", "$10bn", None),
        ("investment_bn", "10 dollars", None),
        ("capacity_mw", "12,00", None),
        ("capacity_mw", "much", None),
        ("capacity_mw", "", None),
        ("capacity_mw", "nan", None),
        ("capacity_mw", "1e999", None),
        ("capacity_mw", "1_000", None),
        ("capacity_mw", "1.2.3", None),
    ],
)
def test_a_number_may_have_a_unit_of_its_field(key: str, text: str, number: float | None) -> None:
    """It is turned into the field's own; what has another is none."""
    read = read_number(text, FieldContext(key))
    assert (read if isinstance(read, int | float) else None) == number


@pytest.mark.parametrize(
    ("beside", "currency", "number"),
    [
        (FieldContext("investment_bn"), "CNY", 100),
        (FieldContext("investment_bn", EN), "CNY", 100),
        (FieldContext("investment_bn", ZH), "CNY", 10),
        (FieldContext("investment_bn", ZH), "EUR", 10),
        (FieldContext("capacity_mw", ZH), "CNY", 1000),
        (FieldContext("passengers_m", ZH), "CNY", 1),
        (FieldContext("length_km", ZH), "CNY", 100),
        (FieldContext("capacity_mw", ZH, "兆瓦"), "CNY", 100),
        (FieldContext("investment_bn", ZH, "万元"), "CNY", 0.001),
    ],
)
def test_a_bare_number_is_in_the_unit_that_is_shown(
    beside: FieldContext, currency: str, number: float
) -> None:
    """Beside that name; brackets say another, and a unit of its own beats both."""
    assert read_number("100", beside, currency) == number
    if beside.key == "investment_bn" and currency == "CNY":
        assert read_number("100亿元", beside) == 10


def test_a_unit_of_something_else_is_answered_with_those_that_are() -> None:
    """The common ones of the reader's language."""
    for key, text, said, said_in_chinese in (
        ("capacity_mw", "2GWh", "one with MW, GW", "单位：万千瓦、兆瓦"),
        ("area_km2", "2GWh", "one with km², ha", "单位：平方公里、公顷"),
        ("investment_bn", "5 dollars", "one with billion yuan", "单位：亿元"),
        ("latitude", "3 km", "with a unit or without", "不是数"),
    ):
        reason = read_number(text, FieldContext(key))
        assert not isinstance(reason, int | float)
        assert sentence(reason, EN).endswith(said)
        assert said_in_chinese in sentence(reason, ZH)


@pytest.mark.parametrize("kind", sorted({*UNIT_KEYS.values()} - {"bn"}))
def test_what_is_shown_is_understood(kind: str) -> None:
    """Every unit of pages, in either language, back to the field's own."""
    key = next(key for key, unit in UNIT_KEYS.items() if unit == kind)
    for language, catalogue in ((EN, labels_en), (ZH, labels_zh)):
        number = read_number("100", FieldContext(key, language))
        assert read_number(f"100 {catalogue.UNIT_LABELS[kind]}", FieldContext(key)) == number


def test_every_kind_of_unit_is_known() -> None:
    """Of those that fields have."""
    assert {*units._UNIT_EXPONENTS} == {*UNIT_KEYS.values()}  # noqa: SLF001


@pytest.mark.parametrize(
    ("text", "unit", "currency", "billions"),
    [
        ("KES 420M", "", "KES", 0.42),
        ("KSh. 1.2bn", "", "KES", 1.2),
        ("KES 4,200,000,000", "", "KES", 4.2),
        ("4,215.00", "KES million", "KES", 4.215),
        ("1.85 billion", "KES million", "KES", 1.85),
        ("$20m", "", "USD", 0.02),
        ("¥3亿", "", "CNY", 0.3),
    ],
)
def test_a_currency_may_stand_first(text: str, unit: str, currency: str, billions: float) -> None:
    """In a sum, and in the unit of a column."""
    assert read_number(text, FieldContext("spent_bn", Language.EN, unit), currency) == billions


def test_another_currency_is_refused_wherever_it_stands() -> None:
    """And a currency alone is no number."""
    for text in ("USD 4bn", "4bn USD", "KES", "$4bn"):
        assert isinstance(read_number(text, FieldContext("spent_bn"), "KES"), Message)


@pytest.mark.parametrize(
    ("unit", "currency", "exponent"),
    [
        *(
            ("TZS millions", "TZS", -3),
            ("millions of TZS", "TZS", -3),
            ("Tshs. million", "TZS", -3),
        ),
        *(("KES thousand", "KES", -6), ("thousands of KES", "KES", -6), ("billions", "KES", 0)),
        *(("千元", "CNY", -6), ("naira", "NGN", -9), ("million birr", "ETB", -3)),
    ],
)
def test_sums_are_counted_in_many_words(unit: str, currency: str, exponent: int) -> None:
    """As behind a number, so in brackets of a head."""
    beside = FieldContext("spent_bn", EN, unit.casefold())
    assert read_number("1", beside, currency) == float(f"1e{exponent}")
    assert read_number(f"1 {unit}", FieldContext("spent_bn"), currency) == float(f"1e{exponent}")


@pytest.mark.parametrize(
    ("text", "number"), [("12 000", 12), ("1\u00a0234 567.5", 1234.5675), ("12 000m", 12)]
)
def test_blanks_part_thousands(text: str, number: float) -> None:
    """As commas do."""
    assert read_number(text, FieldContext("spent_bn", EN, "million")) == number


@pytest.mark.parametrize("text", ["1,5", "1523,50", "12 00", "1 2345", "1.2.3", "1,234,5"])
def test_other_signs_in_a_number_make_none(text: str) -> None:
    """They are no unit: whoever reads `1,5` may mean 1.5."""
    reason = read_number(text, FieldContext("spent_bn", EN, "million"))
    assert isinstance(reason, Message)
    assert reason.key == "not_a_number"


@pytest.mark.parametrize("key", SIZES)
def test_what_is_recorded_without_a_unit_is_of_this_earth(key: str) -> None:
    """Up to the limit of its unit; with a unit it is what it says."""
    most = limit(UNIT_KEYS[key], "CNY")
    assert read_size(str(most), FieldContext(key)) == most
    reason = read_size(str(most + 1), FieldContext(key))
    assert isinstance(reason, Message)
    assert reason.key == "beyond_without_unit"
    unit = labels_en.UNIT_LABELS[UNIT_KEYS[key]].format(money="billion yuan")
    assert read_size(f"{most + 1} {unit}", FieldContext(key)) == most + 1
    assert read_number(str(most + 1), FieldContext(key)) == most + 1


def test_a_number_beyond_this_earth_is_answered_with_what_it_is_and_units() -> None:
    """In the unit that is shown; a head's unit is no unit of the number."""
    for field_context, text, currency, said, said_in_chinese in (
        (
            FieldContext("investment_bn"),
            "2300000000",
            "KES",
            (
                "'2300000000' would be 2,300,000,000 billion KES;"
                " write its unit behind it: billion, million, KES"
            ),
            "单位：亿、万、KES",
        ),
        (FieldContext("passengers_m"), "300000", "CNY", "m, passengers", "百万人次、人次"),
        (FieldContext("capacity_mw"), "9e9", "CNY", "behind it: MW, GW", "单位：万千瓦、兆瓦"),
        (
            FieldContext("investment_bn", ZH, "亿元"),
            "2300000",
            "CNY",
            "be 230,000 billion yuan",
            "按此处的单位计为2,300,000亿元，数值过大；请在数后写明单位：亿元、万元、元",
        ),
    ):
        reason = read_size(text, field_context, currency)
        assert isinstance(reason, Message)
        assert said in sentence(reason, EN)
        assert sentence(reason, ZH).endswith(said_in_chinese)


@pytest.mark.parametrize(
    ("text", "currency", "number"),
    [
        ("KES 2300000000", "KES", 2.3),
        ("100001", "VND", 100001),
        ("100000000", "VND", 10**8),
        ("much", "CNY", None),
        ("100000001", "VND", None),
    ],
)
def test_sums_go_by_their_currency(text: str, currency: str, number: float | None) -> None:
    """One that stands first is a unit; of small coins there are more."""
    read = read_size(text, FieldContext("investment_bn"), currency)
    assert (read if isinstance(read, int | float) else None) == number


def test_a_degree_has_no_limit_of_a_unit() -> None:
    """It has no unit."""
    assert read_size("100000000", FieldContext("latitude")) == 10**8


@pytest.mark.parametrize(
    ("operator", "year", "two_weeks"),
    [
        *((">", [366], [14]), (">=", [365], [14]), ("<", [365], [14]), ("<=", [366], [14])),
        *(("=", [365, 366], [14]), (":", [365, 366], [14]), ("!=", [365, 366], [14])),
    ],
)
def test_a_year_is_compared_by_its_shortest_or_its_longest(
    operator: str, year: list[float], two_weeks: list[float]
) -> None:
    """So that what is late by just that is neither more nor less."""
    assert read_days("1 year", operator) == year
    assert read_days("两周", operator) == two_weeks
    assert read_days("400", operator) == [400]
    assert isinstance(read_days("long", operator), Message)


def test_part_of_a_month_has_whole_days() -> None:
    """Where it is asked for as such: 43 to 46 of a month and a half."""
    assert read_days("1.5 months", "=") == [43, 44, 45, 46]
    assert read_days("0.05 months", "=") == [1.5]
