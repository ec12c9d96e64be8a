"""What may be meant by a word that nothing has."""

from contextlib import closing

import pytest
from msgspec.structs import replace

from qhtrack.database import hints, sqlite
from qhtrack.domain.model import Category, Registry, Words
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from saving import project, save, saved

TODAY = "2026-11-23"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (
            "未完成",
            "; it may mean status!=operating, outcome:overdue, outcome:missed, outcome:pending",
        ),
        ("在建roads", "; did you mean 'status:construction category:road'?"),
        ("按期road", "; did you mean 'outcome:met category:road'?"),
        ("完工没", "; did you mean 'status:operating'?"),
        ("逾期吗", "; did you mean 'outcome:overdue'?"),
        ("没完工", ""),
        (
            "2023年建成",
            "; it may mean since:2023 status:operating, due:2023 milestone:operating; say which",
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
            "; it may mean since<=2026 status:operating, due<=2026 milestone:operating; say which",
        ),
        ("2026年以前到期的工程", "; did you mean 'due<2026'?"),
        ("今年", "; it may mean due:2026, since:2026; say which"),
        ("13月开工", ""),
        ("postponed", "; it may mean outcome:met-late, outcome:overdue, outcome:failed"),
        ("2023", "; it may mean due:2023, since:2023"),
        ("2023年5月", "; it may mean due:2023-05, since:2023-05"),
        ("Press", "; did you mean 'publisher:Press'?"),
        ("paper", "; did you mean 'source:paper'?"),
        ("raods", "; did you mean 'Roads'?"),
        ("gonhge", "; did you mean 'gonghe'?"),
        ("complted", "; did you mean 'completed'?"),
        ("highways", "; did you mean 'category:road'?"),
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
        (hint,) = hints.unmatched(connection, [word], TODAY)
    text = sentence(hint, Language.EN)
    if said:
        assert said in text
    else:
        assert text.endswith("'")


def test_a_word_that_something_has_is_no_riddle() -> None:
    """Nor is a term, and each that is gets its sentence."""
    with saved(project("a")) as connection:
        assert hints.unmatched(connection, ["a", "roads", "status:partial", "在建"], TODAY) == []
        assert len(hints.unmatched(connection, ["a", "x1", "x2"], TODAY)) == 2


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("late", "; it may mean outcome:met-late, outcome:overdue, outcome:failed; say which"),
        ("2023", "; it may mean due:2023, since:2023; say which"),
        ("2023年开工", "; it may mean since:2023 status:construction, due:2023 milestone:"),
        ("press", "; did you mean 'publisher:press'?"),
        ("Energy", "; did you mean 'Energy>=1000'?"),
        ("road", None),
        ("status:partial", None),
        ("在建", None),
    ],
)
def test_a_word_that_something_has_may_mean_something_else(word: str, said: str | None) -> None:
    """Then both are told; not of what nothing has, which is told already."""
    noted = replace(project("a"), note="late press of 2023: 2023年开工, 在建, energy")
    with saved(noted) as connection:
        hints_ = [sentence(hint, Language.EN) for hint in hints.readings(connection, [word], TODAY)]
    assert len(hints_) == (said is not None)
    assert all(f"'{word}' is looked for as text{said}" in hint for hint in hints_)
    with saved(project("a")) as connection:
        assert hints.readings(connection, [word], TODAY) == []


@pytest.mark.parametrize(
    ("word", "said"), [("走车", "; did you mean 'status:走车'?"), ("走牛", "")]
)
def test_a_categorys_own_word_may_be_meant(word: str, said: str) -> None:
    """A bare word is looked for as text."""
    road = Category("road", "Roads", words_zh=Words(operating="走车"))
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, categories=(road,)))
        (told,) = hints.unmatched(connection, [word], TODAY)
    assert sentence(told, Language.EN) == f"nothing has '{word}'{said}"
