"""What may be meant by a word that nothing has."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest
from msgspec.structs import replace

from qhtrack.database import hints, sqlite, values
from qhtrack.domain.messages import Message
from qhtrack.domain.model import Category, Registry, Source
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, save, saved

TODAY = "2026-11-23"


def unmatched(connection: sqlite3.Connection, words: Sequence[str]) -> list[Message | str]:
    """Return the hints at what nothing has of a QUERY."""
    return hints.unmatched(connection, words, values.read(connection, words, TODAY), TODAY)


def readings(connection: sqlite3.Connection, words: Sequence[str]) -> list[Message | str]:
    """Return the hints at what else a QUERY may mean."""
    return hints.readings(connection, words, values.read(connection, words, TODAY), TODAY)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("在建roads", "; did you mean 'status:construction category:road'?"),
        ("按期road", "; did you mean 'outcome:met category:road'?"),
        ("完工没", "; did you mean 'status:operating'?"),
        ("逾期吗", "; did you mean 'outcome:overdue'?"),
        (
            "2023年建成",
            "; it may mean 'since:2023 status:operating', 'due:2023 milestone:oper",
        ),
        ("2023年停工", "; did you mean 'since:2023 status:suspended'?"),
        ("2026年到期", "; did you mean 'due:2026'?"),
        ("2023年好", ""),
        ("今年应完工", "; did you mean 'due:2026 milestone:operating'?"),
        ("去年停工", "; did you mean 'since:2025 status:suspended'?"),
        ("今年应停工", "; did you mean 'since:2026 status:suspended'?"),
        *(
            (word, "; did you mean 'due:2027 milestone:construction'?")
            for word in ("明年应该开工", "计划明年开工", "应于明年开工", "拟在明年开工的项目")
        ),
        (
            "今年底前建成",
            "; it may mean 'since<=2026 status:operating', 'due<=2026 milestone:oper",
        ),
        ("2026年以前到期的工程", "; did you mean 'due<2026'?"),
        ("去年承诺", "; did you mean 'made:2025'?"),
        ("最大", "; did you mean '--sort -investment_bn'?"),
        ("13月开工", ""),
        ("2023年13月开工", ""),
        ("近一年完工", "; it may mean 'since:2025-11-23/2026-11-23 status:operating', 'due:"),
        ("未来一年到期", "; did you mean 'due:2026-11-23/2027-11-23'?"),
        ("Press", "; did you mean 'publisher:Press'?"),
        ("paper", "; did you mean 'source:paper'?"),
        ("raods", "; did you mean 'Roads'?"),
        ("gonhge", "; did you mean 'gonghe'?"),
        ("complted", "; did you mean 'completed'?"),
        ("公路网", ""),
        ("zzz", ""),
        ("在" * 30, ""),
    ],
)
def test_a_word_that_nothing_has_is_answered_with_what_may_be_meant(word: str, said: str) -> None:
    """Terms, fields, or what is a slip of the pen away."""
    gonghe = replace(project("gonghe-airport"), name="Gonghe Airport")
    with saved(
        gonghe,
        project(
            "b",
        ),
    ) as connection:
        (hint,) = unmatched(connection, [word])
    text = sentence(hint, Language.EN)
    if said:
        assert said in text
    else:
        assert text.endswith("'")


def test_a_hint_calls_what_is_data_by_its_name_in_the_readers_language() -> None:
    """Where it has one; in English ids are short, and need no quotes."""
    road = Category("road", "Main roads", name_zh="公路")
    rail = Category("rail", "Main railways")
    owned = replace(project("a"), owner_zh="青海省交通控股集团")
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, categories=(road, rail), projects=(owned,)))
        hinted = [
            unmatched(connection, [word])[0]
            for word in ("在建公路", "在建rail", "逾期公路", "公路x延期", "省交控", "控省交")
        ]
    assert [sentence(hint, Language.EN).partition("; ")[2] for hint in hinted] == [
        "did you mean 'status:construction category:road'?",
        "did you mean 'status:construction category:rail'?",
        "did you mean 'outcome:overdue category:road'?",
        "did you mean 'category:road'?",
        "did you mean 'owner:省交控'?",
        "",
    ]
    assert [sentence(hint, Language.ZH).partition("；")[2] for hint in hinted] == [
        "可能是指“状态:在建 类别:公路”",
        '可能是指“状态:在建 类别:"Main railways"”',
        "可能是指“完成情况:逾期未完成 类别:公路”",
        "可能是指“类别:公路”",
        "可能是指“项目单位:省交控”",
        "",
    ]


def test_what_has_a_blank_is_hinted_at_in_quotes() -> None:
    """Without them a shell makes two words of it."""
    noted = replace(project("a"), note="as china news has it")
    named = Registry(
        schema=1,
        categories=(Category("road", "Roads"),),
        sources=(Source("s", "S", publisher="China News"),),
        projects=(noted,),
    )
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, named)
        (hint,) = readings(connection, ["China News"])
    assert sentence(hint, Language.EN).endswith("""; did you mean 'publisher:"China News"'?""")


def test_what_stands_in_few_titles_may_be_a_source() -> None:
    """In more it is none of them."""
    sources = [Source(f"s{number}", f"Great news {number}") for number in range(5)]
    for count, terms in ((4, "source:s0,s1,s2,s3"), (5, "")):
        registry = Registry(schema=1, sources=(*sources[:count],), projects=(project("road"),))
        with closing(sqlite.create_in_memory()) as connection:
            save(connection, registry)
            (hint,) = unmatched(connection, ["news great"])
        suggestion = f"; did you mean '{terms}'?" if terms else ""
        assert sentence(hint, Language.EN) == f"nothing has 'news great'{suggestion}"


def test_a_word_that_something_has_is_no_riddle() -> None:
    """Nor is a term, and each that is gets its sentence."""
    with saved(project("a")) as connection:
        assert unmatched(connection, ["a", "roads", "status:partial", "在建"]) == []
        assert len(unmatched(connection, ["a", "x1", "x2"])) == 2


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("2023年开工", "; it may mean 'since:2023 status:construction', 'due:2023 milestone:"),
        ("press", "; did you mean 'publisher:press'?"),
        ("Another", None),
        ("road", None),
        ("status:partial", None),
        ("在建", None),
    ],
)
def test_a_word_that_something_has_may_mean_something_else(word: str, said: str | None) -> None:
    """Then both are told; not of what nothing has, which is told already."""
    noted = replace(project("a"), note="another late press of 2023: 2023年开工, 在建, energy")
    with saved(noted) as connection:
        hints_ = [sentence(hint, Language.EN) for hint in readings(connection, [word])]
    assert len(hints_) == (said is not None)
    assert all(f"'{word}' is looked for as text{said}" in hint for hint in hints_)
    with saved(project("a")) as connection:
        assert readings(connection, [word]) == []


def test_a_field_that_something_is_called_may_be_meant() -> None:
    """With a value that may stand behind it."""
    with saved(replace(project("a"), name="Energy base")) as connection:
        (hint,) = readings(connection, ["Energy"])
    assert "; did you mean 'Energy>=1000'?" in sentence(hint, Language.EN)


def test_words_that_nothing_is_at_once_are_a_choice() -> None:
    """Of each field, where several are named; in the words of the reader."""
    rail = Category("rail", "Main rails", name_zh="铁路")
    with closing(sqlite.create_in_memory()) as connection:
        save(
            connection,
            Registry(schema=1, categories=(Category("road", "Roads", name_zh="公路"), rail)),
        )

        def hinted(*words: str) -> list[Message | str]:
            return unmatched(connection, words)

        (choice,) = hinted("铁路", "公路", "在建")
        assert sentence(choice, Language.ZH) == (
            "未检索到同时符合“铁路”、“公路”的内容；可能是指“类别:铁路、公路”"
        )
        (choice,) = hinted("roads", "main rails", "road")
        assert sentence(choice, Language.EN) == (
            "nothing is 'roads', 'main rails', 'road' at once; did you mean 'category:road,rail'?"
        )
        assert len(hinted("铁路", "公路", "在建", "停工")) == 2
        (unknown,) = hinted("铁路", "公路", "zzz")
        assert sentence(unknown, Language.EN) == "nothing has 'zzz'"
        for words in (("铁路",), ("铁路", "在建"), ("铁路", "category:road")):
            assert hinted(*words) == []


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("no news", "updated<2024-11-23"),
        ("outcome:no-news", "updated<2024-11-23"),
        ("outcome!=met", None),
        ("overdue", None),
    ],
)
def test_no_news_is_answered_with_when_there_was_some(word: str, said: str | None) -> None:
    """Two years ago, or never."""
    with saved() as connection:
        text = "".join(sentence(hint, Language.EN) for hint in unmatched(connection, [word]))
    assert ("updated" in text) == (said is not None)
    assert said is None or f"; did you mean '{said}'?" in text


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("since:2026-03", "--since 2026-03"),
        ("since>=2025", "--since 2025"),
        ("现状态起始时间=2025", "--since 2025"),
        ("since:since 2026年3月", "--since 2026-03"),
        ("since:in 2025", "--since 2025"),
        ("since:2024 to 2025", "--since 2024"),
        ("since:before 2025", None),
        ("since:soon", None),
        ("since<2026", None),
        ("updated:2026", None),
    ],
)
def test_a_term_may_be_an_option_of_a_window(text: str, option: str | None) -> None:
    """From when on they are asked for."""
    with saved() as connection:
        several = [
            sentence(hint, Language.EN)
            for hint in hints.of_window(values.read(connection, [text], TODAY))
        ]
    assert [hint.partition(" may be meant as ")[2] for hint in several] == [option] * bool(option)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("opened", "'opened' leaves out what is open in part; did you mean 'status:operating,pa"),
        ("status:operating", None),
        ("partly open", None),
        ("started", None),
    ],
)
def test_what_is_open_in_part_is_hinted_at_where_nothing_is_open(
    word: str, said: str | None
) -> None:
    """Of the word, not of a term."""
    with saved() as connection:
        several = [sentence(hint, Language.EN) for hint in unmatched(connection, [word])]
    assert [hint[: len(said or "")] for hint in several] == ([said] if said else [])


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("solar", "'solar' asks for all of 'Wind and solar', which are one category here"),
        ("category:solar", "'solar' asks for all of 'Wind and solar', which are one category here"),
        ("光伏", "'光伏' asks for all of 'Wind and solar', which are one category here"),
        *((text, None) for text in ("category:wind-solar", "Wind and solar", "风电光伏")),
        ("expressways", "'expressways' asks for all of 'Main roads', which are one category here"),
        *((text, None) for text in ("main roads", "highways", "category:solar,road", "owner:none")),
    ],
)
def test_who_asks_for_one_thing_in_a_category_of_several_is_told(
    term: str, said: str | None
) -> None:
    """Not who names all of it."""
    categories = (
        Category("wind-solar", "Wind and solar", name_zh="风电光伏"),
        Category("road", "Main roads"),
    )
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, categories=categories))
        told = [sentence(hint, Language.EN) for hint in readings(connection, [term])]
    assert told == ([said] if said else [])


def test_words_that_are_found_each_but_never_together_are_said_so() -> None:
    """Of two projects nothing is both."""
    with saved(project("first"), project("second")) as connection:
        (told,) = unmatched(connection, ["firs", "secon"])
        assert sentence(told, Language.EN) == (
            "nothing has all of 'firs', 'secon', though each is found by itself"
        )
        assert unmatched(connection, ["first", "status:operating"]) == []
