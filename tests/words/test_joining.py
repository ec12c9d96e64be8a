"""Words that are something together, and those that are two."""

import pytest

from qhtrack.database.terms import FIELDS
from qhtrack.domain.errors import UsageError
from qhtrack.words import query
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

TODAY = "2026-11-23"


def test_words_that_are_a_status_together_are_one_term() -> None:
    """The longest; other words are each their own."""
    read = query.read(
        ["under", "construction", "road", "partly", "in", "service", "a", "b"], FIELDS, TODAY
    )
    assert [(term.text, term.values) for term in read] == [
        ("under construction", ("construction",)),
        ("road", ()),
        ("partly in service", ("partial",)),
        *(("a", ()), ("b", ())),
    ]


_UNFINISHED = ("status", "cancelled,operating,retired")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["roads", "in", "Haixi"], ["roads", "Haixi"]),
        (["started", "In", "2024"], ["started", "2024"]),
        (["in", "service"], ["in service"]),
        (["in Haixi"], ["in Haixi"]),
        (["all", "海西", "的", "在建", "项目"], ["海西", "在建"]),
        (["项目"], []),
        (["all", "Projects"], []),
        (["which", "projects", "are", "there"], []),
        (["with", "projects"], ["with", "projects"]),
        (["what", "is", "there"], ["what", "is", "there"]),
        (["工程"], ["工程"]),
        (["built", "By", "Acme"], ["Acme"]),
        (["built", "by", "2024"], ["built", "by 2024"]),
        (["run", "Acme"], ["run", "Acme"]),
        (["in"], ["in"]),
        (["in", "the"], ["in", "the"]),
        (["inn"], ["inn"]),
        (["roads", "in", "Dulan", "County"], ["roads", "Dulan County"]),
        (["Da", "Qaidam", "town", "road"], ["Da", "Qaidam town", "road"]),
        (["roads", "of", "county"], ["roads", "county"]),
        (["city", "road"], ["city", "road"]),
        (["stalled", "county"], ["stalled", "county"]),
    ],
)
def test_what_only_stands_between_words_is_passed_over(typed: list[str], kept: list[str]) -> None:
    """It is in nearly every text; alone, or in a phrase, it is looked for."""
    assert [term.text for term in query.read(typed, FIELDS, TODAY)] == kept


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("due 2024", [("due", "2024")]),
        ("due this year", [("due", "2026")]),
        ("到期 明年 road", [("due", "2027年"), ("", "road")]),
        ("promised in 2024", [("made", "in 2024")]),
        ("promised land", [("", "promised"), ("", "land")]),
        ("made in 2024", [("made", "in 2024")]),
        ("due before the end of May 2026 road", [("due", "before the end of may 2026")]),
        ("since:last year", [("since", "2025")]),
        ("updated<=上月", [("updated", "2026年10月")]),
        ("owner:this year", [("owner", "this year")]),
        ("road by 2025", [("", "road"), ("", "by 2025")]),
        ("before the next", [("", "before"), ("", "next")]),
        ("to be completed by 2026", [("milestone", "operating"), ("due", "by 2026")]),
        ("expected to start in 2027", [("milestone", "construction"), ("due", "in 2027")]),
        ("roads should open", [("", "roads"), ("", "should open")]),
        ("xining to golmud", [("", "xining"), ("", "golmud")]),
        ("no news since 2023", [("updated", "2023"), _UNFINISHED]),
        ("open Since May 2023 road", [("status", "open"), ("since", "since may 2023")]),
        ("no news", [("outcome", "no news")]),
        ("no news for 2 years road", [("updated", "2024-11-23"), _UNFINISHED, ("", "road")]),
        ("overdue for half a year", [("outcome", "overdue"), ("days_late", "half a year")]),
        ("overdue 2 years road", [("outcome", "overdue"), ("days_late", "2 years"), ("", "road")]),
        ("overdue 2 road", [("outcome", "overdue"), ("", "2"), ("", "road")]),
        ("overdue since May 2024", [("outcome", "overdue"), ("due", "may 2024")]),
        ("missed 2 years", [("outcome", "missed"), ("", "2"), ("", "years")]),
        ("2 years late road", [("days_late", "2 years"), ("", "road")]),
        ("put off by 2 years road", [("slip_days", "2 years"), ("", "road")]),
        ("capacity over 2 GW road", [("capacity_mw", "2 gw"), ("", "road")]),
        ("Length More Than 1,200 km", [("length_km", "1,200 km")]),
        ("investment at least 4 billion", [("investment_bn", "4 billion")]),
        ("this year road", [("", "this year"), ("", "road")]),
        ("last 12 months road", [("", "last 12 months"), ("", "road")]),
        ("due in the next 12 months", [("due", "2026-11-23/2027-11-23")]),
        ("due between 2024 and 2026 road", [("due", "between 2024 and 2026"), ("", "road")]),
        ("opened in 2025 road", [("status", "opened"), ("since", "in 2025"), ("", "road")]),
        ("cancelled 2025", [("status", "cancelled"), ("since", "2025")]),
        ("built before 2025", [("status", "built"), ("since", "before 2025")]),
        ("started 2025", [("status", "started"), ("", "2025")]),
        ("operating 2025", [("status", "operating"), ("", "2025")]),
        ("due date 2024", [("due", "2024")]),
        ("promises made in 2023", [("made", "in 2023")]),
        ("best effort road", [("stretch", "true"), ("", "road")]),
        ("not finished road", [("", "not finished"), ("", "road")]),
        ("more than 2 years late road", [("days_late", "2 years"), ("", "road")]),
        ("late by at least a year road", [("days_late", "a year"), ("", "road")]),
        ("overdue by under 6 months", [("outcome", "overdue"), ("days_late", "6 months")]),
        ("over 2 weeks", [("days_late", "2 weeks")]),
        ("3 days or more", [("days_late", "3 days")]),
        ("over much", [("", "over"), ("", "much")]),
        ("no source road", [("source", "none"), ("", "road")]),
        ("without due date road", [("due", "none"), ("", "road")]),
        ("roads, railways", [("", "roads,railways")]),
        ("750 kV road", [("", "750 kv"), ("", "road")]),
        ("750 xy", [("", "750"), ("", "xy")]),
        ("2024 to 2026 road", [("", "2024 to 2026"), ("", "road")]),
        ("roads to Lhasa", [("", "roads"), ("", "lhasa")]),
        ("opened road", [("status", "opened"), ("", "road")]),
    ],
)
def test_a_date_behind_the_name_of_one_is_its_value(
    typed: str, terms: list[tuple[str, str]]
) -> None:
    """However many words it has; what is told from today is put in figures there alone."""
    texts = [typed] if ":" in typed or "<" in typed else typed.split()
    read = query.read(texts, FIELDS, TODAY)
    assert [(term.field, term.text.casefold()) for term in read][: len(terms)] == terms


@pytest.mark.parametrize("word", ["or", "Either", "或", "或者"])
def test_alternatives_are_values_of_one_field(word: str) -> None:
    """A question whose terms may hold one or the other would be another question."""
    with pytest.raises(UsageError) as error:
        query.read(["roads", word, "railways"], FIELDS, TODAY)
    assert sentence(error.value.message, Language.EN).startswith(f"'{word}' joins nothing")


@pytest.mark.parametrize(("words", "by"), [(["by", "Region"], "Region"), (["按地区"], "地区")])
def test_a_grouping_is_an_option(words: list[str], by: str) -> None:
    """It is told which; other words begin so, too."""
    with pytest.raises(UsageError) as error:
        query.read(["roads", *words], FIELDS, TODAY)
    assert sentence(error.value.message, Language.EN).endswith(f": qhtrack stats --by {by}")
    (_, other) = query.read(["roads", "按期的"], FIELDS, TODAY)
    assert other.values == ("met",)


@pytest.mark.parametrize("words", [["no", "best effort"], ["without"], ["no", "overdue"]])
def test_what_is_no_field_that_may_be_absent_is_not_excluded_so(words: list[str]) -> None:
    """It is told how."""
    with pytest.raises(UsageError) as error:
        query.read(words, FIELDS, TODAY)
    assert "!=" in sentence(error.value.message, Language.EN)


def test_what_follows_the_name_of_a_date_is_a_date_or_it_stands_alone() -> None:
    """A slip of the pen is none."""
    for texts in (["due"], ["due", "soon"], ["due", "this", "yaer"], ["km", "over", "much"]):
        with pytest.raises(UsageError):
            query.read(texts, FIELDS, TODAY)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("逾期的公路", ["逾期", "公路"]),
        ("海西的在建项目", ["海西", "在建"]),
        ("停工项目", ["停工"]),
        ("部分通车工程", ["部分通车"]),
        ("在建的", ["在建"]),
        ("的", ["的"]),
        ("引大济湟工程", ["引大济湟工程"]),
        ("关于加强的", ["关于加强的"]),
        ("owner:建设的公司", ["建设的公司"]),
        ("推迟项目", ["推迟"]),
        ("无来源", ["none"]),
        ("没有业主的公路", ["none", "公路"]),
        ("没有消息", ["没有消息"]),
        ("无时限", ["无时限"]),
        ("无人区", ["无人区"]),
        ("无力争", ["无力争"]),
        ("逾期超过一年", ["逾期", "一年"]),
        ("逾期半年以上的公路", ["逾期", "半年", "公路"]),
        ("超期已三个月以上", ["超期", "三个月"]),
        ("逾期很久以上", ["逾期很久以上"]),
        ("逾期一年", ["逾期", "一年"]),
        ("逾期了30天的公路", ["逾期", "30天", "公路"]),
        ("逾期很久", ["逾期很久"]),
    ],
)
def test_a_particle_parts_words_in_chinese(typed: str, words: list[str]) -> None:
    """Unless they are a name with it; what a project is called stays whole."""
    read = query.read([typed], FIELDS, TODAY, "关于加强的".__eq__)
    assert [term.text for term in read] == words


def test_a_name_ends_with_no_word_that_only_stands_between() -> None:
    """It is passed over, though a name has one."""
    for texts in (["rail", "projects"], ["铁路", "项目"]):
        (term,) = query.read(texts, FIELDS, TODAY, lambda text: True)  # noqa: ARG005
        assert term.text == texts[0]


def test_words_that_compare_stay_with_their_number() -> None:
    """So that the answer can name the term."""
    read = query.read(["solar", "over", "1", "GW", "over", "100"], FIELDS, TODAY)
    assert [term.text for term in read] == ["solar", "over 1 GW", "over", "100"]


def test_what_follows_a_comma_is_of_the_list() -> None:
    """But no term of its own."""
    for texts, expected in (
        (["status:open、", "在建"], ["open、在建"]),
        (["status:open，", "在建"], ["open，在建"]),
        (["roads,", "due:2024"], ["roads,", "2024"]),
    ):
        assert [term.text for term in query.read(texts, FIELDS, TODAY)] == expected
