"""Words that people type."""

from collections.abc import Iterable, Sequence

import pytest

from qhtrack.database.terms import FIELDS as ASKED
from qhtrack.domain.fields import EVENT_KEYS, PROJECT_KEYS, PROMISE_KEYS, SOURCE, keys
from qhtrack.domain.messages import Message
from qhtrack.domain.promises import FAILED, NO_NEWS, Outcome
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.domain.text_folding import folded
from qhtrack.words import labels_en, labels_zh, synonyms, typed
from qhtrack.words.catalogue import field_name, label_catalogue, sentence
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext
from qhtrack.words.typed import (
    field_of,
    meanings,
    names_of_values,
    suggestion_for,
    suggestion_to_record,
    terms_message,
    value_of,
    values_by_word,
    values_of,
)

STATUSES = frozenset({*Status, UNKNOWN})
OUTCOMES = frozenset({*Outcome, NO_NEWS, FAILED})
TABLES = {"status": synonyms.STATUSES, "outcome": synonyms.OUTCOMES}
EVERY_SYNONYM = [
    (field, value, word)
    for field, table in TABLES.items()
    for value, words in table.items()
    for word in words
]


def test_what_is_shown_is_understood() -> None:
    """By value and by label in both languages."""
    for field, name in (("status", "STATUSES"), ("outcome", "OUTCOMES")):
        for catalogue in (labels_en, labels_zh):
            for value, label in getattr(catalogue, name).items():
                assert value_of(field, label) == value_of(field, value) == value


def test_a_registry_is_held_to_labels_alone() -> None:
    """Each means one value, and every value has its own."""
    known = names_of_values()
    assert {*known["status"].values()} == STATUSES
    assert {*known["outcome"].values()} == {*Outcome}
    assert known["status"]["在建"] == "construction"
    assert "开工" not in known["status"]


@pytest.mark.parametrize(("field", "value", "word"), EVERY_SYNONYM)
def test_a_synonym_means_one_thing(field: str, value: str, word: str) -> None:
    """It is folded as it stands, is no label of another value and no word of the other field."""
    assert folded(word) == word
    assert value_of(field, word) == value
    other = {"status": "outcome", "outcome": "status"}[field]
    assert word not in values_by_word(other)
    assert word not in synonyms.AMBIGUOUS_WORDS


def test_synonyms_are_of_values_that_there_are() -> None:
    """And each stands once."""
    assert {*synonyms.STATUSES} == STATUSES
    assert {*synonyms.OUTCOMES} == OUTCOMES
    words = [word for _, _, word in EVERY_SYNONYM]
    assert len(words) == len({*words}) > 120


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已开工", "construction"),
        ("已经开工", "construction"),
        ("开工了", "construction"),
        ("正在施工", "construction"),
        ("已获批", "approved"),
        ("Under  Construction", "construction"),
        ("ＯＰＥＮ", "operating"),
        ("“停工”", "suspended"),
        ("快开工了", None),
        ("未开工", None),
        ("", None),
        ("了", None),
        ("已", None),
    ],
)
def test_a_word_is_understood_however_it_is_written(text: str, expected: str | None) -> None:
    """What is done is what is; what is not is not."""
    assert value_of("status", text) == expected


@pytest.mark.parametrize(("field", "value", "word"), EVERY_SYNONYM)
def test_a_suggestion_is_never_of_another_meaning(
    monkeypatch: pytest.MonkeyPatch, field: str, value: str, word: str
) -> None:
    """Were a synonym not known, no status or outcome of another rank would be offered for it."""
    known = {name: one for name, one in values_by_word(field).items() if name != word}
    monkeypatch.setattr(typed, "values_by_word", lambda _: known)
    said = suggestion_for(field, word, {*known.values()})
    assert isinstance(said, Message)
    if said.key == "did_you_mean":
        assert known[folded(str(said.values["word"]))] == value
    else:
        assert said.key == "it_is_one_of"


@pytest.mark.parametrize(
    ("field", "text", "key", "words"),
    [
        ("status", "opertaing", "did_you_mean", "operating"),
        ("status", "complted", "did_you_mean", "completed"),
        ("status", "uncompleted", "it_is_one_of", "proposed, approved, construction"),
        ("status", "xyz", "it_is_one_of", "proposed, approved, construction"),
        ("status", "全部通车", "it_is_one_of", "前期, 获批, 在建"),
        ("status", "立项", "it_may_mean", "'status:proposed', 'status:approved'"),
        ("status", "立项了", "it_may_mean", "'status:proposed', 'status:approved'"),
        ("outcome", "Delayed", "it_may_mean", "'outcome:met-late', 'outcome:overdue'"),
        ("outcome", "马马虎虎", "it_is_one_of", "按期完成, 逾期完成"),
    ],
)
def test_what_means_nothing_is_answered_with_what_there_is(
    field: str, text: str, key: str, words: str
) -> None:
    """Of several meanings none is chosen."""
    said = suggestion_for(field, text, {"status": STATUSES, "outcome": OUTCOMES}[field])
    assert isinstance(said, Message)
    assert said.key == key
    (value,) = said.values.values()
    several = value if isinstance(value, tuple) else (value,)
    listed = ", ".join(sentence(one, Language.EN) for one in several)
    assert listed.startswith(words)


def test_only_values_that_are_asked_for_are_offered() -> None:
    """A milestone is no way off the ladder."""
    said = suggestion_for("status", "canceled", {"partial", "operating"})
    assert isinstance(said, Message)
    assert sentence(said, Language.EN) == "; it is one of partial, operating"


def test_each_of_several_meanings_is_a_term_of_a_value() -> None:
    """That there is."""
    for word, terms in synonyms.AMBIGUOUS_WORDS.items():
        assert folded(word) == word
        assert len(terms) > 1
        for term in terms:
            if term == "slip_days>0":
                continue
            field, _, value = term.replace("!=", ":").partition(":")
            assert all(value_of(field, part) == part for part in value.split(","))
    for word, values in synonyms.STATUS_SETS.items():
        assert folded(word) == word
        assert values_of("status", word) == values_of("status", f"{word}的") == values
        assert meanings(word) == tuple(f"status:{value}" for value in values)
        assert values_of("outcome", word) == ()
    assert values_of("status", "在建了") == ("construction",)
    assert values_of("status", "没了") == ()
    assert meanings("延期") == meanings("延期了") == synonyms.AMBIGUOUS_WORDS["延期"]
    assert meanings("在建") == ()


FIELDS = ("status", "region", "capacity_mw", "in_service_mw", "investment_bn", "due", "source")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status", FieldContext("status")),
        ("STATUS", FieldContext("status")),
        ("capacity-mw", FieldContext("capacity_mw")),
        ("Capacity", FieldContext("capacity_mw", Language.EN)),
        ("MW", FieldContext("capacity_mw", Language.EN)),
        ("in service", FieldContext("in_service_mw", Language.EN)),
        ("状态", FieldContext("status", Language.ZH)),
        ("装机", FieldContext("capacity_mw", Language.ZH)),
        ("装机（万千瓦）", FieldContext("capacity_mw", Language.ZH)),
        ("装机(兆瓦)", FieldContext("capacity_mw", Language.ZH, "兆瓦")),
        ("总投资(万元)", FieldContext("investment_bn", Language.ZH, "万元")),
        ("investment (bn)", FieldContext("investment_bn", Language.EN, "bn")),
        ("regions", FieldContext("region", Language.EN)),
        ("sources", FieldContext("source", Language.EN)),
        ("地区", FieldContext("region", Language.ZH)),
        ("deadline", FieldContext("due", Language.EN)),
        ("到期", FieldContext("due", Language.ZH)),
        ("statuses", None),
        ("length", None),
        ("长度（公里）", None),
        ("", None),
    ],
)
def test_a_field_is_called_as_tables_and_people_call_it(
    text: str, expected: FieldContext | None
) -> None:
    """In either language, among those that there are."""
    assert field_of(text, FIELDS) == expected


@pytest.mark.parametrize("keys", [PROJECT_KEYS, PROMISE_KEYS])
@pytest.mark.parametrize("language", Language)
def test_every_head_of_a_table_names_its_field(keys: tuple[str, ...], language: Language) -> None:
    """Or one of the same name that stands before it."""
    words = label_catalogue(language).WORDS
    count = 0
    for key in keys:
        head = words.get(key, "")
        if head and "{money}" not in head:
            beside = field_of(head, keys)
            assert beside is not None
            assert head in {words[beside.key], beside.key}
            count += 1
    assert count > 20


@pytest.mark.parametrize("known", [PROJECT_KEYS, PROMISE_KEYS, EVENT_KEYS, keys(SOURCE), (*ASKED,)])
def test_what_a_field_is_called_is_understood(known: Sequence[str]) -> None:
    """So that what a list of fields offers can be typed; English has the keys."""
    for key in known:
        beside = field_of(field_name(key, Language.ZH), known)
        assert beside is not None
        assert beside.key == key
        assert field_name(key, Language.EN) == key
    assert field_name("title", Language.ZH) == "标题"


def test_values_that_have_names_are_said_by_them() -> None:
    """Each of a list; of a list that has one without a name, none."""
    rows = {"region": {id_: {"name": id_, "name_zh": f"{id_}州"} for id_ in ("a", "b")}}
    for terms, english, chinese in (
        ("region:a", "region:a", "地区:a州"),
        ("region:a,b due:2023", "region:a,b due:2023", "地区:a州、b州 计划完成时限:2023"),
        ("region:a,c", "region:a,c", "地区:a、c"),
        ("region:c", "region:c", "地区:c"),
    ):
        assert sentence(terms_message(terms, rows), Language.EN) == english
        assert sentence(terms_message(terms, rows), Language.ZH) == chinese


@pytest.mark.parametrize(
    ("terms", "english", "chinese"),
    [
        ("status:operating", "status:operating", "状态:建成投运"),
        ("status!=operating", "status!=operating", "状态!=建成投运"),
        ("outcome:met-late", "outcome:met-late", "完成情况:逾期完成"),
        *(
            (term, term, chinese)
            for term, chinese in (
                ("status:construction category:road", "状态:在建 类别:road"),
                ("since<2026 due<=2027", "现状态起始时间<2026 计划完成时限<=2027"),
                ("outcome:failed", "完成情况:未按期完成"),
            )
        ),
        (
            "publisher:China News Service due:2023",
            'publisher:"China News Service" due:2023',
            '发布单位:"China News Service" 计划完成时限:2023',
        ),
        ("due:2023-05", "due:2023-05", "计划完成时限:2023-05"),
    ],
)
def test_terms_are_said_in_the_readers_language(terms: str, english: str, chinese: str) -> None:
    """As they may be typed."""
    assert sentence(terms_message(terms), Language.EN) == english
    assert sentence(terms_message(terms), Language.ZH) == chinese


@pytest.mark.parametrize(
    ("text", "statuses", "said"),
    [
        ("完成", Status, "; did you mean '建成投运'?"),
        ("批复", Status, "; it may mean '前期', '获批'; say which"),
        ("Procurement", Status, "; it may mean 'approved', 'construction'; say which"),
        ("批复", ("approved", "operating"), "; did you mean '获批'?"),
        ("招标", ("proposed",), "; it is one of 前期"),
        ("delayed", ("proposed", "partial"), "; it is one of proposed, partial"),
        ("partail", Status, "; did you mean 'partial'?"),
        ("soon", ("proposed", "partial"), "; it is one of proposed, partial"),
    ],
)
def test_what_is_recorded_is_answered_with_statuses_alone(
    text: str, statuses: Iterable[str], said: str
) -> None:
    """No outcome can be recorded."""
    suggestion = suggestion_to_record(text, [*statuses])
    assert isinstance(suggestion, Message)
    assert sentence(suggestion, Language.EN) == said
